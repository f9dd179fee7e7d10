"""Units that left those who gave them work, while they were at it."""

from django.db import models
from django.db.models import Q

from lientich.core.models import Keyed

from .assignments import Assignment


class Departure(Keyed):
    """That a unit with an unfinished part no longer stands under who gave it, or is dissolved.

    The part stays the unit's and its date runs on; the owner of the task is asked whether it is
    kept or handed on. Told to those who manage the task.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="departures")
    since = models.DateField()
    noticed_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "since"], name="departed_once_a_day")
        ]
        indexes = [
            models.Index(
                fields=["assignment"], condition=Q(settled_at=None), name="departure_unsettled"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.since}"
