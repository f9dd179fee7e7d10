"""Tasks, and the rows by which lists of them are read."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lientich.core.access import Access, VisibleQuerySet
from lientich.core.models import Classification, Keyed, Reach
from lientich.documents import clauses
from lientich.documents.models import Document, Relation
from lientich.organisations.models import Body, FieldOfWork, Organisation, Person
from lientich.reader import pinpoints

from .programmes import Objective, Programme

NO_DEADLINE = date.max  # sorts behind every deadline, on both databases


class State(models.TextChoices):
    """Whose move it is (NORMS §6). How it stands against its date is timeliness, never here."""

    NOT_STARTED = "not_started", _("Chưa bắt đầu")
    IN_PROGRESS = "in_progress", _("Đang thực hiện")
    CLAIMED = "claimed", _("Chờ xác nhận")
    COMPLETED = "completed", _("Hoàn thành")
    SUSPENDED = "suspended", _("Tạm dừng")
    DECLINED = "declined", _("Từ chối")
    RETURNED = "returned", _("Trả lại làm tiếp")
    MOVED = "moved", _("Đã chuyển")  # to another unit, or to the tasks it was split or merged into


# States in which a deadline no longer runs; a claim stops the clock at its own day.
GONE = (State.DECLINED, State.MOVED)  # no longer counted
FINISHED = (State.COMPLETED, *GONE)
RUNNING = (State.NOT_STARTED, State.IN_PROGRESS, State.RETURNED)  # its deadline runs
STOPPED = (State.SUSPENDED, *GONE)  # no date counts


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
    place_key = models.CharField(max_length=80, default="", editable=False)  # as it is compared
    directed_by = models.CharField(max_length=200, blank=True)  # who said it, where someone did
    lead = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="leads")
    cooperating = models.ManyToManyField(
        Body, through="Cooperation", blank=True, related_name="cooperates"
    )
    follower = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    product = models.CharField(max_length=300, blank=True)  # expected product
    recurs = models.CharField(max_length=12, blank=True)
    # A series is a template: what is done stands in its occurrences, one for each period.
    is_series = models.BooleanField(default=False)
    occurrence_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="occurrences"
    )
    period = models.DateField(null=True, blank=True)  # its first day
    due = models.DateField(null=True, blank=True)
    draft = models.BooleanField(default=True)  # until a person confirms lead and date
    state = models.CharField(max_length=12, choices=State, default=State.NOT_STARTED)
    # State, percent and day follow from the assignments by the one rule of standing.py.
    percent = models.PositiveSmallIntegerField(default=0)
    completed_on = models.DateField(null=True, blank=True)  # the last claim's day, once all claim
    cooperating_left = models.PositiveSmallIntegerField(default=0)  # bodies that are not done
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
        gone=("state", State.MOVED),
        draft="draft",
        classification="classification",
        order=("due_order", "unfinished", "state", "stopped_on", "programme_id", "field_id"),
        field="field",
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["occurrence_of", "period"], name="occurs_once_a_period")
        ]
        indexes = [
            models.Index(fields=["programme", "field"], name="task_of_programme"),
            models.Index(fields=["source"], name="task_of_source"),
            models.Index(fields=["created_at"], condition=Q(draft=True), name="task_draft"),
            models.Index(
                fields=["state"], condition=Q(cooperating_left__gt=0), name="task_cooperating_left"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs) -> None:
        self.place_key = pinpoints.key(self.place)
        super().save(*args, **kwargs)

    @property
    def place_told(self) -> str:
        """The place of its clause, in the language of the page."""
        return clauses.told(self.place)

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
        return not (self.draft or self.is_series) and self.state not in FINISHED

    @property
    def stopped_on(self) -> date | None:
        return self.completed_on


class SourceReview(models.Model):
    """That an owner of a task has looked at what another document changed of its clause."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="source_reviews")
    relation = models.ForeignKey(Relation, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    mandate_id = models.UUIDField(null=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["task", "relation", "organisation"], name="source_reviewed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.relation_id}"


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
