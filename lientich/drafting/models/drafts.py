from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lientich.core.access import Access, VisibleQuerySet
from lientich.core.models import Keyed, Reach
from lientich.documents.models import Document, Relation
from lientich.documents.models import Kind as DocumentKind
from lientich.organisations.models import Body, FieldOfWork, Organisation, Person


class Draft(Keyed):
    """A paper on its way, of one organisation or of several jointly, from the first line to issue.

    The text is worked on here; what is compared, put for opinion and agreed on is a `Version`.
    """

    class State(models.TextChoices):
        DRAFTING = "drafting", _("Đang soạn")
        ADOPTING = "adopting", _("Chờ thông qua")
        ADOPTED = "adopted", _("Đã thông qua")
        SIGNING = "signing", _("Đang ký")
        SIGNED = "signed", _("Đã ký, chờ ban hành")
        ISSUED = "issued", _("Đã ban hành")
        WITHDRAWN = "withdrawn", _("Đã thôi soạn")

    class Way(models.TextChoices):
        PAPER = "paper", _("Ký trên giấy, đóng dấu rồi quét")
        DIGITAL = "digital", _("Ký số")

    class Order(models.TextChoices):
        ANY = "any", _("Các bên ký theo thứ tự bất kỳ")
        LEAD_LAST = "lead_last", _("Bên chủ trì ký sau cùng")

    class Effect(models.TextChoices):
        """What it does to the document it acts on."""

        AMENDS = Relation.Kind.AMENDS, _("sửa đổi, bổ sung")
        REPLACES = Relation.Kind.REPLACES, _("thay thế")
        REPEALS = Relation.Kind.REPEALS, _("bãi bỏ")

    class Urgency(models.TextChoices):
        """NORMS §4; Nghị định 30, Phụ lục I, mục III, 2. The value is what the paper says."""

        URGENT = "Khẩn", _("Khẩn")
        MORE_URGENT = "Thượng khẩn", _("Thượng khẩn")
        MOST_URGENT = "Hỏa tốc", _("Hỏa tốc")

    kind = models.CharField(max_length=40, choices=DocumentKind)
    subject = models.CharField(max_length=1000)  # trích yếu
    symbol = models.CharField(max_length=80, blank=True)  # NQLT/ĐUBS-ĐUVX
    field = models.ForeignKey(
        FieldOfWork, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    place = models.CharField(max_length=120, blank=True)  # Hà Nội
    period_from = models.PositiveSmallIntegerField(null=True, blank=True)  # years
    period_to = models.PositiveSmallIntegerField(null=True, blank=True)
    acts_on = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="drafts_on_it"
    )
    effect = models.CharField(max_length=12, choices=Effect, blank=True)
    clauses = models.TextField(blank=True)  # of what it acts on, a line each; none: all of it
    urgency = models.CharField(max_length=12, choices=Urgency, blank=True)
    addressees = models.TextField(blank=True)  # kính gửi, a line each
    recipients = models.TextField(blank=True)  # nơi nhận, a line each
    text = models.TextField(blank=True)  # as it is worked on, in canonical form
    revision = models.PositiveIntegerField(default=0)  # of the text; each save is the next
    state = models.CharField(max_length=12, choices=State, default=State.DRAFTING)
    way = models.CharField(max_length=10, choices=Way, blank=True)  # of signing, once chosen
    order = models.CharField(max_length=10, choices=Order, default=Order.ANY)
    owners = models.ManyToManyField(Organisation, through="Side", related_name="+")
    document = models.OneToOneField(  # what it became, once issued
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="draft"
    )
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    ACCESS = Access(owners="owners", order=("changed_at",), field="field")
    objects = VisibleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(acts_on=None, effect="") | (Q(acts_on__isnull=False) & ~Q(effect="")),
                name="acts_on_something_in_some_way",
            ),
            models.CheckConstraint(
                condition=Q(state="issued", document__isnull=False)
                | (~Q(state="issued") & Q(document=None)),
                name="issued_as_a_document",
            ),
        ]

    def __str__(self) -> str:
        return capfirst(self.subject)

    def get_absolute_url(self) -> str:
        return reverse("drafting:detail", args=[self.pk])

    @property
    def joint(self) -> bool:
        return len(self.sides.all()) > 1

    @property
    def kind_name(self) -> str:
        """Nghị quyết, and Nghị quyết liên tịch where several issue it."""
        kind = self.get_kind_display()
        return gettext("%(kind)s liên tịch") % {"kind": kind} if self.joint else str(kind)

    @property
    def is_open(self) -> bool:
        """Whether its text and particulars may still be written."""
        return self.state == Draft.State.DRAFTING


class Side(models.Model):
    """An organisation that drafts it, the body that issues it there, and who is to sign."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="sides")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)  # the lead is 0
    superior = models.CharField(max_length=200, blank=True)  # printed above it; empty: none is
    authority = models.CharField(max_length=200, blank=True)  # T/M BAN THƯỜNG VỤ
    post = models.CharField(max_length=120, blank=True)  # Bí thư
    signer = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "organisation"], name="draft_side_once"),
            models.UniqueConstraint(fields=["draft", "order"], name="one_side_in_a_place"),
        ]

    def __str__(self) -> str:
        return str(self.body)


class DraftReach(Reach):
    of = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="reach")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "organisation"], name="draft_reach_once")
        ]
        indexes = [
            models.Index(fields=["organisation", "-changed_at", "-of"], name="draft_reach_newest")
        ]


class Saved(models.Model):
    """The text as somebody saved it: what a second writer's changes are measured against."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="saves")
    revision = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "revision"], name="saved_once_as_a_revision")
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.revision}"
