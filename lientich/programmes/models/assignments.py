"""A unit's part of a task, what it submitted, and what was decided of it."""

from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lientich.accounts.models import Mandate
from lientich.core.access import Access, Via, VisibleQuerySet
from lientich.core.models import Keyed, Reach
from lientich.documents.models import StoredFile
from lientich.organisations.models import Organisation

from .tasks import FINISHED, NO_DEADLINE, RUNNING, State, Task


class Assignment(Keyed):
    """One unit's part of a task."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assignments")
    due = models.DateField(null=True, blank=True)
    original_due = models.DateField(null=True, blank=True)  # kept for statistics (NORMS §6)
    asked_until = models.DateField(null=True, blank=True)  # the one open request for more time
    state = models.CharField(max_length=12, choices=State, default=State.NOT_STARTED)
    percent = models.PositiveSmallIntegerField(default=0)
    claimed_on = models.DateField(null=True, blank=True)  # the clock stops here
    completed_on = models.DateField(null=True, blank=True)  # the confirmed claim's day
    reason = models.CharField(max_length=500, blank=True)  # of what was declined or returned
    steps_shared = models.BooleanField(default=False)  # its steps are open to whoever reads it
    updated_at = models.DateTimeField()
    assigned_at = models.DateTimeField()

    ACCESS = Access(
        own="unit",
        via=Via("task", open="task__open"),
        classification="task__classification",
        field="task__field",
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["unit__name_key"]
        constraints = [
            models.UniqueConstraint(fields=["task", "unit"], name="assigned_once"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="at_most_100_percent"),
            models.CheckConstraint(
                condition=Q(percent=100) | ~Q(state__in=["claimed", "completed"]),
                name="claimed_is_100_percent",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["claimed", "completed"]) | Q(claimed_on__isnull=False),
                name="claimed_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="completed", completed_on__isnull=False)
                | (~Q(state="completed") & Q(completed_on=None)),
                name="completed_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(asked_until=None)
                | Q(state__in=RUNNING, due__isnull=False, asked_until__gt=F("due")),
                name="asked_for_a_later_day",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "due"], name="assignment_of_unit"),
            models.Index(fields=["state", "claimed_on"], name="assignment_claimed"),
            models.Index(fields=["due", "id"], name="assignment_due"),
            models.Index(
                fields=["asked_until"],
                condition=Q(asked_until__isnull=False),
                name="assignment_asked_until",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task}: {self.unit}"

    def get_absolute_url(self) -> str:
        return reverse("programmes:assignment", args=[self.pk])

    # What lists of tasks are ordered by, for a unit that has this part of its task alone.
    @property
    def due_order(self) -> date:
        return self.due or NO_DEADLINE

    @property
    def unfinished(self) -> bool:
        return self.state not in FINISHED

    @property
    def stopped_on(self) -> date | None:
        return self.claimed_on

    @property
    def programme_id(self) -> UUID:
        return self.task.programme_id

    @property
    def field_id(self) -> UUID | None:
        return self.task.field_id


class ProgressReport(Keyed):
    """What a unit submitted on its assignment, once, for everyone it is due to."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="reports")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    written_at = models.DateTimeField(null=True)  # where it waited on the device, before it arrived
    percent = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)
    claims = models.BooleanField(default=False)  # completion
    token = models.UUIDField(unique=True)  # of the form it came on: sent twice, kept once

    # A report on a task that its owner keeps to itself goes to the side above the unit on the
    # day, whatever becomes of the unit later: `submitted` rows (RIGHTS, rule 4).
    ACCESS = Access(
        own="assignment__unit",
        via=Via("assignment__task", grounds=("shared", "granted"), open="assignment__task__open"),
        classification="assignment__task__classification",
        field="assignment__task__field",
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(written_at=None) | Q(written_at__lt=F("at")),
                name="written_before_it_arrived",
            )
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.percent}%"


class ProgressReportReach(Reach):
    of = models.ForeignKey(ProgressReport, on_delete=models.CASCADE, related_name="reach")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "organisation"], name="report_reach_once")
        ]


class Decision(Keyed):
    """What was decided of an assignment or asked for it, with the words that go with it."""

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed", _("xác nhận hoàn thành")
        RETURNED = "returned", _("trả lại làm tiếp")
        DECLINED = "declined", _("từ chối nhận việc")
        SUSPENDED = "suspended", _("tạm dừng")
        RESUMED = "resumed", _("cho làm tiếp")
        ASKED = "asked", _("xin gia hạn")
        WITHDRAWN = "withdrawn", _("rút đề nghị gia hạn")
        EXTENDED = "extended", _("cho gia hạn")
        KEPT = "kept", _("không gia hạn")
        MOVED = "moved", _("chuyển việc đi")
        LEFT = "left", _("để phần việc lại cho đơn vị đã chuyển")
        TAKEN = "taken", _("giao tiếp việc được chuyển")
        ENTERED = "entered", _("ghi theo bảng theo dõi đã có")

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=12, choices=Kind)
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=500, blank=True)
    until = models.DateField(null=True, blank=True)  # the day asked for, or granted
    percent = models.PositiveSmallIntegerField(null=True)  # of what was entered as it stood

    ACCESS = Access(
        own="assignment__unit",
        via=Via("assignment__task", open="assignment__task__open"),
        classification="assignment__task__classification",
        field="assignment__task__field",
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.get_kind_display()


class Evidence(Keyed):
    """A file handed in with a report."""

    report = models.ForeignKey(ProgressReport, on_delete=models.CASCADE, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("programmes:evidence", args=[self.pk])
