from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lientich.accounts.models import Mandate
from lientich.core.access import Access, Via, VisibleQuerySet
from lientich.core.models import Classification, Keyed, Reach
from lientich.documents.models import Document, StoredFile
from lientich.organisations.models import Body, FieldOfWork, Organisation, Person

NO_DEADLINE = date.max  # sorts behind every deadline, on both databases


class Programme(Keyed):
    """The joint work of two or more sides over a period, on a basis of documents."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        RUNNING = "running", _("Đang thực hiện")
        CLOSED = "closed", _("Đã kết thúc")

    name = models.CharField(max_length=200)
    goal = models.CharField(max_length=300, blank=True)  # mục tiêu chung
    since = models.DateField()
    until = models.DateField()  # its last day
    state = models.CharField(max_length=12, choices=State, default=State.RUNNING)
    lines = models.JSONField(default=list)  # along which units are led: party, management
    sides = models.ManyToManyField(Organisation, through="Side", related_name="programmes")
    basis = models.ManyToManyField(Document, through="Basis", related_name="programmes")

    ACCESS = Access(owners="sides", grants=("tasks__assignments__unit",))
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("programmes:detail", args=[self.pk])


class Side(models.Model):
    """An organisation that is party to a programme; the first leads."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="side_set")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "organisation"], name="a_side_once")
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class ProgrammeReach(Reach):
    of = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="reach")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "organisation"], name="programme_reach_once")
        ]
        indexes = [models.Index(fields=["organisation", "of"], name="programme_reach_of")]


class Basis(models.Model):
    """A document that a programme stands on."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="bases")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "document"], name="a_basis_once")
        ]

    def __str__(self) -> str:
        return str(self.document)


class Objective(Keyed):
    """A concrete objective (mục tiêu cụ thể) of a programme, with its source."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="objectives")
    field = models.ForeignKey(FieldOfWork, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    source = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["field__order", "id"]

    def __str__(self) -> str:
        return self.text


class State(models.TextChoices):
    """Whose move it is (NORMS §6). How it stands against its date is timeliness, never here."""

    NOT_STARTED = "not_started", _("Chưa bắt đầu")
    IN_PROGRESS = "in_progress", _("Đang thực hiện")
    CLAIMED = "claimed", _("Chờ xác nhận")
    COMPLETED = "completed", _("Hoàn thành")
    SUSPENDED = "suspended", _("Tạm dừng")
    DECLINED = "declined", _("Từ chối")
    RETURNED = "returned", _("Trả lại làm tiếp")


# States in which a deadline no longer runs; a claim stops the clock at its own day.
FINISHED = (State.COMPLETED, State.DECLINED)


RECURRENCES = [
    ("", _("Một lần")),
    ("weekly", _("Hằng tuần")),
    ("monthly", _("Hằng tháng")),
    ("quarterly", _("Hằng quý")),
    ("half-yearly", _("Sáu tháng một lần")),
    ("yearly", _("Hằng năm")),
]


class Task(Keyed):
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="tasks")
    field = models.ForeignKey(
        FieldOfWork, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks"
    )
    objective = models.ForeignKey(
        Objective, on_delete=models.SET_NULL, null=True, blank=True, related_name="tasks"
    )
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)  # the clause, verbatim
    source = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks"
    )
    start = models.PositiveIntegerField(null=True, blank=True)  # the clause's place in the source
    end = models.PositiveIntegerField(null=True, blank=True)
    place = models.CharField(max_length=60, blank=True)  # as people cite it: mục II.2
    directed_by = models.CharField(max_length=200, blank=True)  # who said it, where someone did
    lead = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="leads")
    cooperating = models.ManyToManyField(Body, blank=True, related_name="cooperates")
    follower = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    product = models.CharField(max_length=300, blank=True)  # expected product
    recurs = models.CharField(max_length=12, blank=True)
    due = models.DateField(null=True, blank=True)
    draft = models.BooleanField(default=True)  # until a person confirms lead and date
    state = models.CharField(max_length=12, choices=State, default=State.NOT_STARTED)
    # State, percent and day follow from the assignments by the one rule of standing.py.
    percent = models.PositiveSmallIntegerField(default=0)
    completed_on = models.DateField(null=True, blank=True)  # the last claim's day, once all claim
    owners = models.ManyToManyField(Organisation, related_name="+")
    shared = models.BooleanField(default=True)  # open to the sides of its programme
    open = models.BooleanField(default=False)  # units see each other's reports
    classification = models.CharField(
        max_length=12, choices=Classification, default=Classification.ORDINARY
    )
    created_at = models.DateTimeField()

    ACCESS = Access(
        owners="owners",
        shared="shared",
        sides="programme__sides",
        grants=("lead__organisation", "cooperating__organisation"),
        parts=("assignments__unit",),
        alone="assignments",
        draft="draft",
        classification="classification",
        order=("due_order", "unfinished", "state", "stopped_on", "programme_id", "field_id"),
        field="field",
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["programme", "field"], name="task_of_programme"),
            models.Index(fields=["source"], name="task_of_source"),
            models.Index(fields=["created_at"], condition=Q(draft=True), name="task_draft"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def recurs_words(self) -> str:
        """How often it comes again, in words; empty where it does not."""
        return str(dict(RECURRENCES)[self.recurs]) if self.recurs else ""

    def get_absolute_url(self) -> str:
        return reverse("programmes:task", args=[self.pk])

    @property
    def due_order(self) -> date:
        return self.due or NO_DEADLINE

    @property
    def unfinished(self) -> bool:
        return not self.draft and self.state not in FINISHED

    @property
    def stopped_on(self) -> date | None:
        return self.completed_on


class TaskReach(Reach):
    """The columns by which lists of tasks are filtered and ordered, repeated for each reader.

    Whoever has a part alone reads those of the part (`Access.alone`).
    """

    of = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="reach")
    due_order = models.DateField()
    unfinished = models.BooleanField()  # assigned, and a date may still count
    state = models.CharField(max_length=12, choices=State)
    stopped_on = models.DateField(null=True)  # the clock, by a claim
    programme_id = models.UUIDField()
    field_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "organisation"], name="task_reach_once")
        ]
        indexes = [
            # A partial index, because SQLite does not look a bare boolean up in a compound one.
            models.Index(
                fields=["organisation", "due_order", "of"],
                condition=Q(unfinished=True),
                name="task_reach_open",
            ),
            models.Index(fields=["organisation", "due_order", "of"], name="task_reach_due"),
            models.Index(
                fields=["organisation", "state", "due_order", "of"], name="task_reach_state"
            ),
            models.Index(
                fields=["organisation", "programme_id", "due_order", "of"],
                name="task_reach_programme",
            ),
        ]


class Assignment(Keyed):
    """One unit's part of a task."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assignments")
    due = models.DateField(null=True, blank=True)
    original_due = models.DateField(null=True, blank=True)  # kept for statistics (NORMS §6)
    state = models.CharField(max_length=12, choices=State, default=State.NOT_STARTED)
    percent = models.PositiveSmallIntegerField(default=0)
    claimed_on = models.DateField(null=True, blank=True)  # the clock stops here
    completed_on = models.DateField(null=True, blank=True)  # the confirmed claim's day
    reason = models.CharField(max_length=500, blank=True)  # of what was declined or returned
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
        ]
        indexes = [
            models.Index(fields=["unit", "state", "due"], name="assignment_of_unit"),
            models.Index(fields=["state", "claimed_on"], name="assignment_claimed"),
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

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.percent}%"


class ProgressReportReach(Reach):
    of = models.ForeignKey(ProgressReport, on_delete=models.CASCADE, related_name="reach")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "organisation"], name="report_reach_once")
        ]


class Decision(Keyed):
    """What was decided of an assignment, with the words that go with it."""

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed", _("xác nhận hoàn thành")
        RETURNED = "returned", _("trả lại làm tiếp")
        DECLINED = "declined", _("từ chối nhận việc")
        SUSPENDED = "suspended", _("tạm dừng")
        RESUMED = "resumed", _("cho làm tiếp")

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=12, choices=Kind)
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=500, blank=True)

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
