import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from lientich.core.access import Access, VisibleQuerySet
from lientich.core.models import Classification, Keyed, Reach
from lientich.organisations.models import Body, FieldOfWork, Organisation

from ..identity import code_key

UNDATED = datetime.date.min  # sorts behind every date, newest first


class Kind(models.TextChoices):
    """The 25 kinds of Quy định 399-QĐ/TW, those of the State, and papers (NORMS §1).

    The value is the Vietnamese name itself: it is what documents carry and readers find.
    """

    RESOLUTION = "Nghị quyết", _("Nghị quyết")
    DECISION = "Quyết định", _("Quyết định")
    DIRECTIVE = "Chỉ thị", _("Chỉ thị")
    CONCLUSION = "Kết luận", _("Kết luận")
    STATUTE = "Quy chế", _("Quy chế")
    RULE = "Quy định", _("Quy định")
    CIRCULAR = "Thông tri", _("Thông tri")
    GUIDANCE = "Hướng dẫn", _("Hướng dẫn")
    NOTICE = "Thông báo", _("Thông báo")
    COMMUNIQUE = "Thông cáo", _("Thông cáo")
    STATEMENT = "Tuyên bố", _("Tuyên bố")
    APPEAL = "Lời kêu gọi", _("Lời kêu gọi")
    REPORT = "Báo cáo", _("Báo cáo")
    PLAN = "Kế hoạch", _("Kế hoạch")
    PLANNING = "Quy hoạch", _("Quy hoạch")
    PROGRAMME = "Chương trình", _("Chương trình")
    SCHEME = "Đề án", _("Đề án")
    OPTION = "Phương án", _("Phương án")
    PROJECT = "Dự án", _("Dự án")
    SUBMISSION = "Tờ trình", _("Tờ trình")
    LETTER = "Công văn", _("Công văn")
    MINUTES = "Biên bản", _("Biên bản")
    INVITATION = "Giấy mời", _("Giấy mời")
    TRANSFER = "Phiếu chuyển", _("Phiếu chuyển")
    PLATFORM = "Cương lĩnh chính trị", _("Cương lĩnh chính trị")
    CHARTER = "Điều lệ Đảng", _("Điều lệ Đảng")
    STRATEGY = "Chiến lược", _("Chiến lược")
    LAW = "Luật", _("Luật")
    CODE = "Bộ luật", _("Bộ luật")
    ORDINANCE = "Pháp lệnh", _("Pháp lệnh")
    DECREE = "Nghị định", _("Nghị định")
    MINISTERIAL = "Thông tư", _("Thông tư")
    TELEGRAM = "Công điện", _("Công điện")
    AGREEMENT = "Bản thỏa thuận", _("Bản thỏa thuận")
    MEMORANDUM = "Bản ghi nhớ", _("Bản ghi nhớ")
    CONSOLIDATED = "Văn bản hợp nhất", _("Văn bản hợp nhất")
    NEWS = "Bài báo", _("Bài báo")
    OTHER = gettext_noop("Văn bản"), _("Văn bản khác")


class StoredFile(Keyed):
    """Bytes as they came in, kept once by their hash. Who may have them, their holders say."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.sha256[:12]


class Document(Keyed):
    kind = models.CharField(max_length=40, choices=Kind)
    joint = models.BooleanField(default=False)  # more than one issuer, one act
    number = models.CharField(max_length=20, blank=True)  # as written: 05, 30c
    symbol = models.CharField(max_length=80, blank=True)  # NQ/ĐU
    code_key = models.CharField(
        max_length=110, default="", editable=False
    )  # both, as they are compared
    date = models.DateField(null=True, blank=True)
    subject = models.CharField(max_length=1000, blank=True)  # trích yếu
    issuer_text = models.CharField(max_length=300, blank=True)  # as written, when not in `issuers`
    issuers = models.ManyToManyField(Body, through="Issuer", related_name="documents", blank=True)
    period_from = models.PositiveSmallIntegerField(null=True, blank=True)  # years
    period_to = models.PositiveSmallIntegerField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    field = models.ForeignKey(
        FieldOfWork, on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    classification = models.CharField(
        max_length=12, choices=Classification, default=Classification.ORDINARY
    )
    text = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=255, blank=True)
    source = models.CharField(max_length=300, blank=True)  # where its entry was taken from
    owners = models.ManyToManyField(Organisation, through="Ownership", related_name="+")
    registered_at = models.DateTimeField()
    # When it holds: of its own days and of what replaces or repeals it (`actions.validity`).
    in_force_from = models.DateField(null=True, editable=False)
    in_force_until = models.DateField(null=True, editable=False)

    ACCESS = Access(
        owners="owners",
        grants=("grants__organisation",),
        cleared="grants__cleared",
        classification="classification",
        order=("date_order", "in_force_from", "in_force_until"),
        field="field",
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["date", "id"], name="document_by_date"),
            models.Index(fields=["code_key", "date"], name="document_by_code"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs) -> None:
        self.code_key = code_key(self.number, self.symbol)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("documents:detail", args=[self.pk])

    @property
    def code(self) -> str:
        """Number and symbol as the kind of issuer writes them: 30-NQ/ĐU, 2006/QĐ-TTg."""
        if not self.symbol:
            return self.number
        party = "/" in self.symbol and not self.symbol[0].isdigit()
        return f"{self.number}{'-' if party else '/'}{self.symbol}"

    @property
    def kind_told(self) -> str:
        """Nghị quyết; of several issuers: Nghị quyết liên tịch."""
        kind = self.get_kind_display()
        return gettext("%(kind)s liên tịch") % {"kind": kind} if self.joint else kind

    @property
    def title(self) -> str:
        if self.code:
            return f"{self.kind_told} {self.code}"
        return capfirst(self.subject) or self.kind_told

    @property
    def is_early(self) -> bool:
        """Whether it holds from before its date; such ones are few, and looked for apart."""
        return bool(self.date and self.in_force_from and self.in_force_from < self.date)

    @property
    def date_order(self) -> datetime.date:
        return self.date or UNDATED


class Ownership(models.Model):
    """An owner of a document, and what identifies it in that owner's register.

    Unique in one register only: what another owner holds, nobody is told by a refusal.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="ownerships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    identity = models.CharField(max_length=400)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "identity"], name="registered_once"),
            models.UniqueConstraint(fields=["document", "organisation"], name="owned_once"),
        ]

    def __str__(self) -> str:
        return self.identity


class Issuer(models.Model):
    """A body that issued a document; the lead first."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="issuings")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="issuings")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["document", "body"], name="issued_once")]

    def __str__(self) -> str:
        return str(self.body)


class Grant(models.Model):
    """An organisation that a document was opened to, by whom and when."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="grants")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    cleared = models.BooleanField(default=False)  # the grant is of the document's own class
    mandate_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "organisation"], name="document_granted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id} > {self.organisation_id}"


class DocumentReach(Reach):
    of = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="reach")
    date_order = models.DateField()
    in_force_from = models.DateField(null=True)
    in_force_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "organisation"], name="document_reach_once")
        ]
        indexes = [
            models.Index(
                fields=["organisation", "-date_order", "-of"], name="document_reach_newest"
            ),
            models.Index(
                fields=["organisation", "-date_order", "-of"],
                condition=Q(in_force_from__lt=models.F("date_order")),
                name="document_reach_early",
            ),
        ]


class Statement(Keyed):
    """What a document states, accepted by a person: a result, a figure, an event, a goal."""

    class Kind(models.TextChoices):
        RESULT = "result", _("Kết quả")
        FIGURE = "figure", _("Số liệu")
        EVENT = "event", _("Sự kiện")
        GOAL = "goal", _("Mục tiêu chung")

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="statements")
    kind = models.CharField(max_length=12, choices=Kind)
    field = models.ForeignKey(FieldOfWork, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    facts = models.JSONField(default=dict)  # value, unit, period, date, as read and corrected

    class Meta:
        ordering = ["start"]
        constraints = [
            models.UniqueConstraint(fields=["document", "kind", "start", "end"], name="stated_once")
        ]

    def __str__(self) -> str:
        return self.text
