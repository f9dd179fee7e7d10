from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from lientich.core.access import Access, Via, VisibleQuerySet
from lientich.core.models import Keyed
from lientich.organisations.models import Organisation
from lientich.programmes.models import Programme

from . import weeks


class Entry(Keyed):
    """What stands in an organisation's calendar on a day, of its own making."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(  # whose sides read it too: it is joint
        Programme, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    day = models.DateField()
    at = models.TimeField(null=True, blank=True)  # none: the whole day
    until = models.TimeField(null=True, blank=True)
    title = models.CharField(max_length=300)
    place = models.CharField(max_length=200, blank=True)
    chair = models.CharField(max_length=200, blank=True)
    attends = models.CharField(max_length=500, blank=True)
    prepares = models.CharField(max_length=300, blank=True)

    ACCESS = Access(own="organisation", via=Via("programme", grounds=("owner",)))
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["day", "id"]
        indexes = [models.Index(fields=["organisation", "day"], name="agenda_of_a_week")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(at__isnull=False, until__gt=F("at")),
                name="an_entry_ends_later",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{week_url(self.day)}#{self.pk}"


def week_url(day: date) -> str:
    """The page of the week in which a day falls."""
    return reverse("agenda:week", args=[weeks.name(day)])
