"""What hinders the joint work, and what was found to do it better (PRODUCT, S14 and S15)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lientich.accounts.models import Mandate
from lientich.core.access import Access, Via, VisibleQuerySet
from lientich.core.models import Keyed
from lientich.organisations.models import Body, FieldOfWork, Organisation

from .programmes import Programme


class Obstacle(Keyed):
    """Khó khăn, vướng mắc, bất cập: raised by whom it hinders, owned by a body, resolved."""

    class State(models.TextChoices):
        OPEN = "open", _("Chưa giải quyết")
        RESOLVED = "resolved", _("Đã giải quyết")

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="obstacles")
    organisation = models.ForeignKey(  # that raised it
        Organisation, on_delete=models.PROTECT, related_name="obstacles"
    )
    unit = models.ForeignKey(  # that it concerns, where that is another
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    field = models.ForeignKey(
        FieldOfWork, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField()
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    owner = models.ForeignKey(  # who is to resolve it
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    resolution = models.TextField(blank=True)
    resolved_on = models.DateField(null=True, blank=True)

    # Raised to the sides of the programme; another unit's is none of a unit's.
    ACCESS = Access(own="organisation", via=Via("programme", grounds=("owner",)), field="field")
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["state", "at", "id"]  # what is open first, the oldest on top
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", resolved_on=None)
                | Q(state="resolved", resolved_on__isnull=False),
                name="resolved_on_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.text


class NewWay(Keyed):
    """Cách làm mới: told by who found it, with its result, for others to take up."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="new_ways")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="new_ways"
    )
    field = models.ForeignKey(
        FieldOfWork, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField()
    result = models.TextField(blank=True)
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    adopters = models.ManyToManyField(Organisation, through="Adoption", related_name="+")

    # Told to everyone in the programme: the sides, and the units that have work in it.
    ACCESS = Access(
        own="organisation", via=Via("programme", grounds=("owner", "granted")), field="field"
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.text


class Adoption(models.Model):
    """That an organisation took a new way up."""

    new_way = models.ForeignKey(NewWay, on_delete=models.CASCADE, related_name="adoptions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["new_way", "organisation"], name="taken_up_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.new_way_id}"
