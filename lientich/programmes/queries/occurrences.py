"""What was opened of recurring tasks, and who reported in which period."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from lientich.core.actor import Actor
from lientich.core.compiled import compiled

from .. import periods
from ..models import RUNNING, Assignment, ProgressReport, State, Task
from ..timeliness import Timeliness
from . import lists

SHOWN = 6  # periods of a grid on a page, the latest
EVERYTHING = 500


@dataclass(frozen=True)
class Period:
    """A period that has been opened, as far as the reader sees its occurrence."""

    key: UUID
    name: str
    due: date | None
    url: str


@dataclass(frozen=True)
class Cell:
    """A unit's part in a period."""

    url: str
    tone: str
    words: str
    percent: int
    missing: bool  # its day has passed and nothing was reported


@dataclass
class Row:
    unit: str
    cells: list[Cell | None]

    @property
    def missing(self) -> int:
        return sum(1 for cell in self.cells if cell and cell.missing)


@dataclass(frozen=True)
class Grid:
    """Units and periods, the latest period first."""

    periods: list[Period] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    @property
    def missing(self) -> int:
        return sum(row.missing for row in self.rows)


def grid(by: Actor, series: Task, most: int = SHOWN) -> Grid:
    """Who reported in which period of a series: the parts that `by` may read. Whoever sees only
    their own part of each occurrence finds a grid of one row."""
    shown = [
        Period(one.pk, periods.name(series.recurs, one.period), one.due, one.get_absolute_url())
        for one in _opened(by, series.pk, most)
    ]
    units: dict[str, dict[UUID, Cell]] = defaultdict(dict)
    for part in _parts(by, [one.key for one in shown]):
        units[str(part.unit)][part.task_id] = _cell(part, by)
    rows = [Row(unit, [cells.get(one.key) for one in shown]) for unit, cells in units.items()]
    return Grid(shown, rows)


@compiled
def _opened(by: Actor, series: UUID, most: int) -> QuerySet[Task]:
    found = Task.objects.readable_by(by).filter(occurrence_of=series)
    return found.order_by("-period")[:most]


def _parts(by: Actor, tasks: Iterable[UUID]) -> QuerySet[Any]:
    found = Assignment.objects.readable_by(by).filter(task__in=tasks).select_related("unit")
    reported = ProgressReport.objects.filter(assignment=OuterRef("pk"))
    return found.annotate(reported=Exists(reported)).order_by("unit__name_key", "unit")


def _cell(part: Any, by: Actor) -> Cell:
    stands = lists.part_timeliness(part, by)
    return Cell(
        url=part.get_absolute_url(),
        tone=_tone(part, stands),
        words=_words(part, stands),
        percent=part.percent,
        missing=_is_missing(part, by.today),
    )


def _is_missing(part: Any, today: date) -> bool:
    late = part.due is not None and part.due < today
    return late and part.state in RUNNING and not part.reported


def _tone(part: Assignment, stands: Timeliness) -> str:
    if stands == Timeliness.COMPLETED_LATE:
        return "warn"
    quiet = "" if part.state == State.NOT_STARTED else "info"
    return lists.TONES.get(stands, "ok" if part.state == State.COMPLETED else quiet)


def _words(part: Assignment, stands: Timeliness) -> str:
    """State or, where that says more, how it stands against its date; in few words."""
    if stands == Timeliness.COMPLETED_IN_TIME:
        return _("Đúng hạn")
    if stands == Timeliness.COMPLETED_LATE:
        return _("Trễ hạn")
    late = stands == Timeliness.OVERDUE and part.state in RUNNING
    return str(stands.label if late else part.get_state_display())


@compiled
def without_report(by: Actor, programme: UUID) -> QuerySet[Assignment]:
    """Parts of recurring work whose day has passed without any report, by unit."""
    reported = ProgressReport.objects.filter(assignment=OuterRef("pk"))
    return (
        Assignment.objects.readable_by(by)
        .filter(
            ~Exists(reported),
            Q(task__occurrence_of__isnull=False),
            task__programme=programme,
            state__in=RUNNING,
            due__lt=by.today,
        )
        .select_related("unit", "task")
        .order_by("unit__name_key", "due")
    )


@compiled
def series_of(by: Actor, programme: UUID) -> QuerySet[Task]:
    """The recurring tasks of a programme, those that go on first."""
    found = Task.objects.readable_by(by).filter(programme=programme, is_series=True)
    return found.select_related("series", "lead").order_by("series__stopped_on", "title", "pk")
