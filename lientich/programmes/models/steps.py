"""The steps that a unit breaks its part of a task down into."""

from django.db import models
from django.db.models import Q

from lientich.accounts.models import Mandate
from lientich.core.access import Access, Via, VisibleQuerySet
from lientich.core.models import Keyed
from lientich.organisations.models import Person

from .assignments import Assignment
from .tasks import State


class Step(Keyed):
    """One step of a unit's own, with who does it; nobody above sees it until the unit shares."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="steps")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    named = models.CharField(max_length=100, blank=True)  # who does it, by a typed name
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(Mandate, on_delete=models.PROTECT, null=True, related_name="+")

    ACCESS = Access(
        own="assignment__unit",
        via=Via(
            "assignment__task",
            open="assignment__task__open",
            only="assignment__steps_shared",
        ),
        classification="assignment__task__classification",
        field="assignment__task__field",
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on=None, done_by=None)
                | Q(done_on__isnull=False, done_by__isnull=False),
                name="step_done_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.assignment.get_absolute_url()}#steps"

    @property
    def state(self) -> State:
        return State.COMPLETED if self.done_on else State.IN_PROGRESS

    @property
    def responsible(self) -> str:
        return str(self.person) if self.person else self.named
