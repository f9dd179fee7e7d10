"""Work that comes again: what a recurring task opens, and until when."""

from django.db import models
from django.db.models import Q

from lientich.organisations.models import Organisation

from .tasks import Task


class Series(models.Model):
    """How a recurring task comes again. Whoever sees the task sees it."""

    task = models.OneToOneField(
        Task, on_delete=models.CASCADE, primary_key=True, related_name="series"
    )
    units = models.ManyToManyField(Organisation, related_name="+")  # of what is opened from now on
    first = models.DateField()  # the first day of its first period
    until = models.DateField()  # the last period is the one that this day lies in
    next = models.DateField()  # the first day of the period that is opened next
    opens_on = models.DateField(null=True)  # the day for that; None once nothing is opened any more
    stopped_on = models.DateField(null=True)
    reason = models.CharField(max_length=500, blank=True)  # why it was stopped

    class Meta:
        indexes = [
            models.Index(
                fields=["opens_on"], condition=Q(opens_on__isnull=False), name="series_opens_on"
            )
        ]

    def __str__(self) -> str:
        return str(self.task)
