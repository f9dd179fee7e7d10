"""The tasks that a person may see, as a list: filtered, in the order of their dates, by pages.

Whoever has only a part of a task reads its own part's state in every list and count: that of the
whole would tell how far the others are.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lientich.core import access, paging
from lientich.core.actor import LEADER, OFFICE, SPECIALIST, Actor
from lientich.core.compiled import compiled
from lientich.documents.models import Document
from lientich.organisations.models import FieldOfWork, Organisation
from lientich.search.models import Entry

from ..models import NO_DEADLINE, Assignment, Programme, State, Task, TaskReach
from ..timeliness import SOON, Timeliness, condition, days_late, timeliness

ORDER = ("due_order", "of")
MOST_EXPORTED = 20_000
LATE_OR_NEVER = (Timeliness.NO_DEADLINE, Timeliness.COMPLETED_IN_TIME, Timeliness.COMPLETED_LATE)

# The colour of a bar of progress.
TONES = {
    Timeliness.OVERDUE: "bad",
    Timeliness.DUE_SOON: "warn",
    Timeliness.COMPLETED_IN_TIME: "ok",
    Timeliness.COMPLETED_LATE: "ok",
}

# What a list may show beside single states.
UNFINISHED, EVERYTHING, DRAFTS = "", "all", "draft"
COOPERATING = "cooperating"  # completed by its units, while a cooperating body is not done
LEFT = Q(state=State.COMPLETED, cooperating_left__gt=0)


def tasks(by: Actor, wanted: dict[str, Any], cursor: str | None, *, size: int = 25) -> paging.Page:
    """One page of rows, prepared for the table."""
    rows = listed(by, wanted)
    found = paging.page(rows, ORDER, same=lambda row: row.of_id, cursor=cursor, size=size)
    return paging.Page(prepared(by, found.rows), found.newer, found.older)


def some(by: Actor, wanted: dict[str, Any], most: int, only: Q | None = None) -> list[dict]:
    """The first rows of the list, of these `only` what a condition on them leaves."""
    rows = [one.filter(only or Q()) for one in listed(by, wanted)]
    found = paging.page(rows, ORDER, same=lambda row: row.of_id, size=most)
    return prepared(by, found.rows)


def longest_overdue(by: Actor, programme_id: UUID, most: int) -> list[dict[str, Any]]:
    """The first rows of the list of overdue tasks of a programme, without their units."""
    walks = [_overdue(by, walk, programme_id, most) for walk in range(len(access.readers(by)))]
    rows = paging.first(walks, ORDER, same=lambda row: row.of_id, most=most)
    return prepared(by, rows, units=False)


@compiled
def _overdue(by: Actor, walk: int, programme_id: UUID, most: int) -> QuerySet[TaskReach]:
    wanted = {"programme": programme_id, "timeliness": Timeliness.OVERDUE}
    return listed(by, wanted)[walk].order_by(*ORDER)[:most]


def count(by: Actor, wanted: dict[str, Any]) -> int:
    return paging.count(listed(by, wanted), "of")


def exported(by: Actor, wanted: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All rows of the list in its order, page by page, up to MOST_EXPORTED."""
    cursor, left = None, MOST_EXPORTED
    while left > 0:
        found = paging.page(
            listed(by, wanted), ORDER, same=lambda row: row.of_id, cursor=cursor, size=500
        )
        yield from prepared(by, found.rows[:left])
        cursor, left = found.older, left - len(found.rows)
        if cursor is None:
            return


def choices(by: Actor) -> dict[str, list[tuple[str, str]]]:
    """What a list can be narrowed to: the programmes one sees, fields of work, units."""
    found: dict[str, list[tuple[str, str]]] = {"programme": [], "field": [], "unit": []}
    for kind, key, name, _order in sorted(_offered(by), key=lambda row: (row[3].zfill(8), row[2])):
        found[kind].append((str(key), name))
    return found


@compiled
def _offered(by: Actor) -> QuerySet:
    def offered(kind: str, rows: Any, name: str, order: Any) -> Any:
        return rows.order_by().values_list(Value(kind), "pk", name, order)

    programmes = Programme.objects.visible_to(by)
    units = Organisation.objects.filter(kind=Organisation.Kind.UNIT)
    return offered("programme", programmes, "name", F("name")).union(
        offered("field", FieldOfWork.objects.all(), "name", Cast("order", CharField())),
        offered("unit", units, "short_name", F("name_key")),
        all=True,
    )


def from_source(by: Actor, document: Document, most: int = 50) -> list[dict[str, Any]]:
    """The tasks that came of a document, drafts too; of recurring ones the series, once, and for
    a unit what it has to do of them now."""
    once = Q(of__occurrence_of=None) | (access.ALONE & Q(unfinished=True))
    rows = [with_tasks(rows.filter(once, of__source=document)) for rows in walked(by)]
    found = paging.page(rows, ORDER, same=lambda row: row.of_id, size=most)
    return prepared(by, found.rows)


def of_tasks(by: Actor, keys: Collection[UUID]) -> list[dict[str, Any]]:
    """Those of these tasks that `by` sees, drafts too, as a table shows them."""
    if not keys:
        return []
    rows = [with_tasks(rows.filter(of__in=keys)) for rows in walked(by)]
    found = paging.page(rows, ORDER, same=lambda row: row.of_id, size=len(keys))
    return prepared(by, found.rows, units=False)


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
    elsewhere = TaskReach.objects.filter(whole(by), of=OuterRef("of"))
    return [rows.filter(whole(by) | ~Exists(elsewhere)) for rows in walks]


def whole(by: Actor) -> Q:
    """The rows of reach that open all of a task, not a part alone."""
    general = {hat.organisation_id for hat in by.hats if hat.role in (LEADER, OFFICE, SPECIALIST)}
    mine = {hat.organisation_id for hat in by.hats}
    opened = Q(owner=True) | Q(granted=True)
    return (opened & Q(organisation__in=mine)) | Q(shared=True, organisation__in=general)


def stands(value: str, today: date, soon: int = SOON) -> Q:
    """Rows whose task, or whose own part of it, stands so against its date."""
    return condition(
        value,
        today,
        soon,
        due="due_order",
        undated=Q(due_order=NO_DEADLINE),
        claimed_on="stopped_on",
        completed_on="stopped_on",
    )


def listed(by: Actor, wanted: dict[str, Any]) -> list[QuerySet[TaskReach]]:
    filters = _filters(by, wanted)
    return [with_tasks(rows.filter(filters)) for rows in walked(by)]


def with_tasks(rows: QuerySet[TaskReach]) -> QuerySet[TaskReach]:
    """With what a table shows of their tasks, and no more columns."""
    shown = ("title", "draft", "state", "percent", "due", "completed_on", "created_at")
    lead = ("lead__short_name", "lead__name", "field__name", "field__order")
    grounds = ("organisation", "owner", "shared", "granted", "due_order", "state")
    series = ("is_series", "recurs", "cooperating_left")
    return rows.select_related("of__field", "of__lead").only(
        *grounds, *(f"of__{name}" for name in (*shown, *series, *lead))
    )


def _filters(by: Actor, wanted: dict[str, Any]) -> Q:
    if wanted.get("state") == COOPERATING:
        filters = whole(by) & Q(of__in=Task.objects.filter(LEFT).values("pk"))
    else:
        filters = _by_state(wanted.get("state") or UNFINISHED, wanted.get("timeliness"))
    if wanted.get("timeliness"):
        filters &= stands(wanted["timeliness"], by.today) & _bounds(by.today, wanted["timeliness"])
    if wanted.get("programme"):
        filters &= Q(programme_id=wanted["programme"])
    if wanted.get("field"):
        filters &= Q(field_id=wanted["field"])
    filters &= _by_day(by, wanted)
    if wanted.get("unit"):
        assigned = Assignment.objects.filter(unit=wanted["unit"])
        if wanted.get("state") != State.MOVED:
            assigned = assigned.exclude(state=State.MOVED)  # another unit's now
        if wanted.get("part"):
            assigned = assigned.filter(condition(wanted["part"], by.today))
        opened = Q(of__open=True) & ~Q(state=State.MOVED)  # to who has a part still
        known = ~access.ALONE | opened | Q(organisation=wanted["unit"])
        filters &= known & read_whole(by) & Q(of__in=assigned.values("task"))
    if wanted.get("q"):
        filters &= _words(by, wanted["q"])
    return filters


def _by_day(by: Actor, wanted: dict[str, Any]) -> Q:
    """Between two days, or without any: of what may be read, whose days one may know."""
    since, until = wanted.get("due_from"), wanted.get("due_to")
    if not (since or until or wanted.get("undated")):
        return Q()
    filters = read_whole(by)
    if wanted.get("undated"):
        filters &= Q(due_order=NO_DEADLINE)
    if since:
        filters &= Q(due_order__gte=since, due_order__lt=NO_DEADLINE)
    return filters & Q(due_order__lte=until) if until else filters


def _by_state(state: str, stands_so: str | None) -> Q:
    if state == DRAFTS:
        return Q(of__in=Task.objects.filter(draft=True).values("pk"))
    assigned = Q(of__draft=False, of__is_series=False)
    if state == EVERYTHING or (state == UNFINISHED and stands_so in LATE_OR_NEVER):
        return assigned & ~Q(state=State.MOVED)  # told by its successors
    if state != UNFINISHED:
        return assigned & Q(state=state)
    return Q(unfinished=True)


def _bounds(today: date, value: str) -> Q:
    """What follows for the columns of the index, so that only rows of these days are walked."""
    if value == Timeliness.OVERDUE:
        return Q(unfinished=True, due_order__lt=today)
    if value == Timeliness.DUE_SOON:
        last = today + timedelta(days=SOON)
        return Q(unfinished=True, due_order__gte=today, due_order__lte=last)
    if value == Timeliness.NO_DEADLINE:
        return Q()
    completed = value in (Timeliness.COMPLETED_IN_TIME, Timeliness.COMPLETED_LATE)
    return Q(state=State.COMPLETED) if completed else Q(unfinished=True)


def _words(by: Actor, text: str) -> Q:
    """By all the words of the task where it may be read, else by its title alone."""
    entry = Entry.objects.filter(kind="programmes.task", object_id=OuterRef("of"))
    titled = Q(Exists(entry.titled(text)))
    return titled | (read_whole(by) & Q(Exists(entry.matching(text))))


def read_whole(by: Actor) -> Q:
    """The rows of reach whose task may be read, and not known by title and state alone."""
    general = {hat.organisation_id for hat in by.hats if hat.role != SPECIALIST}
    readable = Q(organisation__in=general)
    for hat in by.hats:
        if hat.role == SPECIALIST:
            readable |= Q(organisation=hat.organisation_id, field_id__in=hat.fields)
    return readable


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
