"""The tasks that a person may see, as a list: filtered, in the order of their dates, by pages.

Whoever has only a part of a task reads its own part's state in every list and count: that of the
whole would tell how far the others are.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, DateField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lientich.core import access, paging
from lientich.core.actor import LEADER, OFFICE, SPECIALIST, Actor
from lientich.core.compiled import compiled
from lientich.documents.models import Document
from lientich.organisations.models import FieldOfWork, Organisation

from ..models import NO_DEADLINE, Assignment, Programme, State, Task, TaskReach
from ..timeliness import Timeliness, days_late, timeliness
from . import filters

ORDER = ("told_order", "of")  # of rows that are `ordered`
BY_DUE = ("due_order", "of")  # the same where all may be read
MOST_EXPORTED = 20_000


# The colour of a bar of progress.
TONES = {
    Timeliness.OVERDUE: "bad",
    Timeliness.DUE_SOON: "warn",
    Timeliness.COMPLETED_IN_TIME: "ok",
    Timeliness.COMPLETED_LATE: "ok",
}


def tasks(by: Actor, wanted: dict[str, Any], cursor: str | None, *, size: int = 25) -> paging.Page:
    """One page of rows, prepared for the table."""
    found = _page(by, listed(by, wanted), size, cursor)
    return paging.Page(prepared(by, found.rows), found.newer, found.older)


def some(by: Actor, wanted: dict[str, Any], most: int, only: Q | None = None) -> list[dict]:
    """The first rows of the list, of these `only` what a condition on them leaves."""
    rows = [one.filter(only or Q()) for one in listed(by, wanted)]
    return prepared(by, _page(by, rows, most).rows)


def longest_overdue(by: Actor, programme_id: UUID, most: int) -> list[dict[str, Any]]:
    """The first rows of the list of overdue tasks of a programme, without their units."""
    walks = [_overdue(by, walk, programme_id, most) for walk in range(len(access.readers(by)))]
    rows = paging.first(walks, BY_DUE, same=lambda row: row.of_id, most=most)
    return prepared(by, rows, units=False)


@compiled
def _overdue(by: Actor, walk: int, programme_id: UUID, most: int) -> QuerySet[TaskReach]:
    wanted = {"programme": programme_id, "timeliness": Timeliness.OVERDUE}
    return listed(by, wanted)[walk].order_by(*BY_DUE)[:most]


def count(by: Actor, wanted: dict[str, Any]) -> int:
    return paging.count(listed(by, wanted), "of")


def exported(by: Actor, wanted: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All rows of the list in its order, page by page, up to MOST_EXPORTED."""
    cursor, left = None, MOST_EXPORTED
    while left > 0:
        found = _page(by, listed(by, wanted), 500, cursor)
        yield from prepared(by, found.rows[:left])
        cursor, left = found.older, left - len(found.rows)
        if cursor is None:
            return


def choices(by: Actor, source: str = "") -> dict[str, list[tuple[str, str]]]:
    """What a list can be narrowed to: the programmes one sees, fields of work, who leads, units;
    and the document of this key, where it is asked for and may be seen."""
    found: dict[str, list[tuple[str, str]]] = {
        kind: [] for kind in ("programme", "field", "lead", "unit", "source")
    }
    for kind, key, name, _order in sorted(_offered(by), key=lambda row: (row[3].zfill(8), row[2])):
        found[kind].append((str(key), name))
    found["lead"] += found["unit"]
    if key := _uuid(source):
        named = Document.objects.visible_to(by).filter(pk=key).defer("text")
        found["source"] = [(str(one.pk), str(one)) for one in named]
    return found


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@compiled
def _offered(by: Actor) -> QuerySet:
    def offered(kind: str, rows: Any, name: str, order: Any) -> Any:
        return rows.order_by().values_list(Value(kind), "pk", name, order)

    programmes = Programme.objects.visible_to(by)
    units = Organisation.objects.filter(kind=Organisation.Kind.UNIT)
    others = Organisation.objects.exclude(kind=Organisation.Kind.UNIT)
    return offered("programme", programmes, "name", F("name")).union(
        offered("lead", others, "short_name", F("name_key")),
        offered("field", FieldOfWork.objects.all(), "name", Cast("order", CharField())),
        offered("unit", units, "short_name", F("name_key")),
        all=True,
    )


def from_source(by: Actor, document: Document, most: int = 50) -> list[dict[str, Any]]:
    """The tasks that came of a document, drafts too; of recurring ones the series, once, and for
    a unit what it has to do of them now."""
    once = Q(of__occurrence_of=None) | (access.ALONE & Q(unfinished=True))
    rows = [with_tasks(rows.filter(once, of__source=document)) for rows in walked(by)]
    return prepared(by, _page(by, rows, most).rows)


def of_tasks(by: Actor, keys: Collection[UUID]) -> list[dict[str, Any]]:
    """Those of these tasks that `by` sees, drafts too, as a table shows them."""
    if not keys:
        return []
    rows = [with_tasks(rows.filter(of__in=keys)) for rows in walked(by)]
    return prepared(by, _page(by, rows, len(keys)).rows, units=False)


def seen(by: Actor) -> QuerySet[TaskReach]:
    """The rows by which `by` sees assigned tasks, of all their organisations together."""
    walks = walked(by)
    rows = walks[0] if walks else TaskReach.objects.none()
    for more in walks[1:]:
        rows = rows | more
    counted = rows.filter(of__draft=False, of__is_series=False)
    return counted.exclude(state=State.MOVED)


def walked(by: Actor) -> list[QuerySet[TaskReach]]:
    """The rows of reach of each organisation; a part gives way where another opens the whole."""
    walks = access.walk(Task, by)
    if len(walks) < 2:
        return walks
    elsewhere = TaskReach.objects.filter(filters.whole(by), of=OuterRef("of"))
    return [rows.filter(filters.whole(by) | ~Exists(elsewhere)) for rows in walks]


def listed(by: Actor, wanted: dict[str, Any]) -> list[QuerySet[TaskReach]]:
    narrowed = filters.of_list(by, wanted)
    return [with_tasks(rows.filter(narrowed)) for rows in walked(by)]


def ordered(by: Actor, queries: Sequence[QuerySet[TaskReach]]) -> list[QuerySet[TaskReach]]:
    """With the day by which a list is ordered. What is known by its title alone stands with what
    has none: its place, or the cursor of a page that it ends, would tell its day."""
    if not access.reads_by_field(Task, by):
        return [rows.annotate(told_order=F("due_order")) for rows in queries]
    read = Exists(TaskReach.objects.filter(filters.read_whole(by), of=OuterRef("of")))
    no_day = Value(NO_DEADLINE, output_field=DateField())
    return [
        *(rows.filter(read).annotate(told_order=F("due_order")) for rows in queries),
        *(rows.filter(~read).annotate(told_order=no_day) for rows in queries),
    ]


def _page(
    by: Actor, queries: Sequence[QuerySet[TaskReach]], size: int, cursor: str | None = None
) -> paging.Page:
    rows = ordered(by, queries)
    return paging.page(rows, ORDER, same=lambda row: row.of_id, cursor=cursor, size=size)


def with_tasks(rows: QuerySet[TaskReach]) -> QuerySet[TaskReach]:
    """With what a table shows of their tasks, and no more columns."""
    shown = ("title", "draft", "state", "percent", "due", "completed_on", "created_at")
    lead = ("lead__short_name", "lead__name", "field__name", "field__order")
    grounds = ("organisation", "owner", "shared", "granted", "due_order", "state")
    series = ("is_series", "recurs", "cooperating_left")
    return rows.select_related("of__field", "of__lead").only(
        *grounds, *(f"of__{name}" for name in (*shown, *series, *lead))
    )


def prepared(by: Actor, rows: list[TaskReach], *, units: bool = True) -> list[dict[str, Any]]:
    readable = _readable(by, [row.of_id for row in rows])
    whole_rows = [row for row in rows if _is_whole(by, row)]
    own = _own_parts([row for row in rows if row not in whole_rows])
    counted = _units_of(whole_rows) if units else {}
    shown = []
    for row in rows:
        task = row.of
        part = own.get((row.of_id, row.organisation_id))
        shown.append(row_of(by, task, part, counted.get(task.pk, 0), readable=task.pk in readable))
    return shown


def _readable(by: Actor, keys: list[UUID]) -> set[UUID]:
    """Which of these tasks may be read; only a specialist knows of any that may not."""
    if all(hat.role != SPECIALIST for hat in by.hats):
        return set(keys)
    found = Task.objects.readable_by(by).filter(pk__in=keys)
    return set(found.values_list("pk", flat=True))


def row_of(
    by: Actor, task: Task, part: Assignment | None, units: int, *, readable: bool
) -> dict[str, Any]:
    """What a table shows of a task: of a part of it, where that is all that is open."""
    shown: Task | Assignment = part or task
    row: dict[str, Any] = {
        "key": task.pk,
        "url": task.get_absolute_url(),
        "title": task.title,
        "draft": task.draft,
        "state": shown.state,
        "get_state_display": shown.get_state_display(),
        "readable": readable,
    }
    if not readable:
        return row
    if task.is_series:
        row["get_state_display"] = task.recurs_words
    stands_so = task_timeliness(task, by) if part is None else part_timeliness(part, by)
    return row | {
        "field": task.field.name if task.field else "",
        "field_order": task.field.order if task.field else None,
        "since": timezone.localdate(part.assigned_at if part else task.created_at),
        "lead": str(task.lead) if task.lead else "",
        "due": shown.due,
        "timeliness": stands_so.value,
        "timeliness_label": stands_so.label,
        "stands_words": in_words(shown, stands_so, by),
        "tone": TONES.get(stands_so, "info"),
        "percent": shown.percent,
        "units": units,
        "left_words": "" if part or task.draft else left_words(task),
        "units_words": ngettext("%(n)s đơn vị", "%(n)s đơn vị", units) % {"n": units},
    }


def in_words(shown: Task | Assignment, stands_so: Timeliness, by: Actor) -> str:
    """How it stands, with the number of days where that says more: Quá hạn 12 ngày."""
    stopped_on = shown.claimed_on if isinstance(shown, Assignment) else shown.completed_on
    return said_of(stands_so, shown.due, stopped_on, by)


def said_of(stands_so: Timeliness, due: date | None, stopped_on: date | None, by: Actor) -> str:
    if stands_so == Timeliness.OVERDUE:
        late = days_late(due, stopped_on, by.today)
        return ngettext("Quá hạn %(n)s ngày", "Quá hạn %(n)s ngày", late) % {"n": late}
    if stands_so == Timeliness.DUE_SOON and due:
        days = (due - by.today).days
        if days == 0:
            return _("Hạn hôm nay")
        return ngettext("Còn %(n)s ngày", "Còn %(n)s ngày", days) % {"n": days}
    return str(stands_so.label)


def left_words(task: Task) -> str:
    """Beside the state of a task whose units are done: how many cooperating bodies are not."""
    n = task.cooperating_left
    if not n or task.state not in (State.CLAIMED, State.COMPLETED):
        return ""
    words = ngettext("còn %(n)s phần phối hợp chưa xong", "còn %(n)s phần phối hợp chưa xong", n)
    return words % {"n": n}


def task_timeliness(task: Task, by: Actor) -> Timeliness:
    return timeliness(task.state, task.due, task.completed_on, task.completed_on, by.today)


def part_timeliness(part: Assignment, by: Actor) -> Timeliness:
    return timeliness(part.state, part.due, part.claimed_on, part.completed_on, by.today)


def _own_parts(rows: list[TaskReach]) -> dict[Any, Assignment]:
    """The parts of these tasks that are all that is open of them."""
    if not rows:
        return {}
    own = Assignment.objects.filter(
        task__in=[row.of_id for row in rows], unit__in={row.organisation_id for row in rows}
    )
    return {(one.task_id, one.unit_id): one for one in own}


def _units_of(rows: list[TaskReach]) -> dict[Any, int]:
    """How many units these tasks are given to."""
    if not rows:
        return {}
    parts = Assignment.objects.filter(task__in=[row.of_id for row in rows]).order_by()
    counted = parts.exclude(state=State.MOVED).values_list("task")
    return dict(counted.annotate(Count("pk")))


def _is_whole(by: Actor, row: TaskReach) -> bool:
    shares = any(
        hat.organisation_id == row.organisation_id and hat.role in (LEADER, OFFICE, SPECIALIST)
        for hat in by.hats
    )
    return row.owner or row.granted or (row.shared and shares)
