"""What a cooperating body does of a task: its own part, beside those of the assigned units."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lientich.accounts.models import Mandate
from lientich.core.access import Access, Via, VisibleQuerySet
from lientich.core.models import Keyed
from lientich.organisations.models import Body

from .tasks import STOPPED, State, Task


class Cooperation(Keyed):
    """A body that helps with a task: what it does, by when, how far it is."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="cooperations")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="cooperations")
    duty = models.CharField(max_length=300, blank=True)
    due = models.DateField(null=True, blank=True)  # its own; where it has none, the task's
    percent = models.PositiveSmallIntegerField(default=0)
    done_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)  # for which it was taken up again
    said_at = models.DateTimeField(null=True, blank=True)  # when the body last reported
    reminded_at = models.DateTimeField(null=True, blank=True)  # since it last reported

    # Nothing of it is open before the task is assigned: the body itself comes by its grant.
    ACCESS = Access(
        via=Via("task", open="task__open"),
        classification="task__classification",
        field="task__field",
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "body"], name="cooperates_once"),
            models.CheckConstraint(
                condition=Q(done_on=None, percent__lt=100) | Q(done_on__isnull=False, percent=100),
                name="cooperation_done_is_100_percent",
            ),
        ]
        indexes = [
            models.Index(fields=["body"], condition=Q(done_on=None), name="cooperation_open"),
        ]

    def __str__(self) -> str:
        return f"{self.task}: {self.body}"

    def get_absolute_url(self) -> str:
        return reverse("programmes:cooperation", args=[self.pk])

    @property
    def runs_until(self) -> date | None:
        return self.due or self.task.due

    @property
    def state(self) -> State:
        """As of a unit's part; while the task rests, so does what helps with it."""
        if self.done_on:
            return State.COMPLETED
        if self.task.state in STOPPED:
            return State(self.task.state)
        if self.reason:
            return State.RETURNED
        return State.IN_PROGRESS if self.said_at else State.NOT_STARTED

    def get_state_display(self) -> str:
        return str(self.state.label)


class CooperationNote(Keyed):
    """What was said of a body's part, and by whom."""

    class Kind(models.TextChoices):
        SET = "set", _("giao phần phối hợp")
        REPORTED = "reported", _("báo cáo phần phối hợp")
        DONE = "done", _("báo cáo xong phần phối hợp")
        REOPENED = "reopened", _("đề nghị làm tiếp phần phối hợp")
        REMINDED = "reminded", _("nhắc phần phối hợp")

    cooperation = models.ForeignKey(Cooperation, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=12, choices=Kind)
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    percent = models.PositiveSmallIntegerField(default=0)
    words = models.TextField(blank=True)
    until = models.DateField(null=True, blank=True)  # the day set for it
    token = models.UUIDField(unique=True, null=True)  # of a form: sent twice, it is kept once

    ACCESS = Access(
        via=Via("cooperation__task", open="cooperation__task__open"),
        classification="cooperation__task__classification",
        field="cooperation__task__field",
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.get_kind_display()
