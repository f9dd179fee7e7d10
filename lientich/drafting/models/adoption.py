from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lientich.core.access import Access, Via, VisibleQuerySet
from lientich.core.models import Keyed
from lientich.organisations.models import Organisation, Person

from .drafts import Draft
from .versions import Version


class Procedure(models.Model):
    """How one organisation comes to its yes; by default the office checks, one leader approves."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="+", primary_key=True
    )
    office_checks = models.BooleanField(default=True)
    approvals = models.PositiveSmallIntegerField(default=1)  # leaders who must agree

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(approvals__gte=1), name="somebody_approves")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.approvals}"


class Adoption(Keyed):
    """One side's part in agreeing on one version: not yet, done, or refused with words for all."""

    class State(models.TextChoices):
        WAITING = "waiting", _("chưa thông qua")
        ADOPTED = "adopted", _("đã thông qua")
        REFUSED = "refused", _("chưa đồng ý")
        UNDONE = "undone", _("hết hiệu lực do văn bản mở lại")

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="adoptions")
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="adoptions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField()
    office_checks = models.BooleanField(default=True)  # its procedure, as it stood on that day
    approvals = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField(null=True)  # when its part was done, or refused
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.TextField(blank=True)  # of a refusal, addressed to every side
    undone_at = models.DateTimeField(null=True)
    undone_for = models.TextField(blank=True)  # why it was opened again

    ACCESS = Access(via=Via("draft", grounds=("owner",)))
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "organisation"],
                condition=~Q(state="undone"),
                name="one_part_of_a_side",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", at=None) | ~Q(state="waiting"),
                name="a_waiting_part_has_no_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_state_display()}"


class Step(Keyed):
    """A step of a side's own people towards its part. Internal to it."""

    class Kind(models.TextChoices):
        CHECK = "check", _("kiểm tra thể thức")
        APPROVE = "approve", _("đồng ý")

    adoption = models.ForeignKey(Adoption, on_delete=models.CASCADE, related_name="steps")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    mandate_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    ACCESS = Access(own="organisation")
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["adoption", "kind", "person"], name="a_step_once_by_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_kind_display()}"
