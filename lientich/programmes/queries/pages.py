"""What single pages show, read for one actor."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import (
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
)

from lientich.core import access
from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.core.templatetags.lt import day
from lientich.documents.models import Document
from lientich.organisations.models import Organisation

from ..models import (
    FINISHED,
    Assignment,
    Objective,
    Programme,
    ProgressReport,
    Side,
    State,
    Task,
    TaskReach,
)
from ..timeliness import Timeliness
from . import filters, lists
from .tallies import Tally, by_field

SIDE_TONES = ("a", "b")


def programmes_of(by: Actor) -> list[Programme]:
    """The programmes that `by` sees, with their sides in order, the latest first."""
    return list(Programme.objects.visible_to(by).prefetch_related(_sides()))


def _sides(path: str = "side_set") -> Prefetch:
    ordered = Side.objects.select_related("organisation").order_by("order")
    return Prefetch(path, queryset=ordered)


def tones(programme: Programme) -> dict[UUID, str]:
    """The colour of each side: the first two have one of their own."""
    return {
        side.organisation_id: tone
        for side, tone in zip(programme.side_set.all(), SIDE_TONES, strict=False)
    }


def coloured_sides(programme: Programme) -> list[dict[str, str]]:
    """Name and colour of each side, in order."""
    colours = tones(programme)
    return [
        {"name": str(side.organisation), "tone": colours.get(side.organisation_id, "")}
        for side in programme.side_set.all()
    ]


def mark(programme: Programme) -> dict[str, bool]:
    """Whatever an organisation of the exercise has a side in is marked so."""
    exercise = any(side.organisation.exercise for side in programme.side_set.all())
    return {"exercise": True} if exercise else {}


def two_coloured(owners: set[UUID], colours: dict[UUID, str]) -> str:
    """The class of the two-coloured bar: of one side alone, or of both."""
    own = {colours[owner] for owner in owners if owner in colours}
    return f"only-{own.pop()}" if len(own) == 1 else ""


def programme(by: Actor, key: UUID) -> Programme | None:
    return next(iter(_programme(by, key)), None)


@compiled
def _programme(by: Actor, key: UUID) -> QuerySet:
    return Programme.objects.visible_to(by).filter(pk=key).prefetch_related(_sides())


@compiled
def basis(by: Actor, programme_id: UUID) -> QuerySet:
    """The documents it stands on that `by` may see."""
    return newest(Document.objects.visible_to(by).filter(programmes=programme_id))


def newest(documents: QuerySet[Document]) -> QuerySet[Document]:
    """The undated last: of themselves, the two databases put them at different ends."""
    return documents.order_by(F("date").desc(nulls_last=True), "-pk")


@dataclass(frozen=True)
class FieldRow:
    """A field of work in a programme."""

    name: str
    key: UUID | None
    joint: str
    sources: list[Document]
    tally: Tally
    leads: list[tuple[str, str]]  # name and colour


def fields(by: Actor, programme_id: UUID, colours: dict[UUID, str]) -> list[FieldRow]:
    """The fields of work of a programme, as far as `by` sees tasks in them.

    `colours` are those of its sides.
    """
    origins = _origins(by, programme_id)
    return [
        FieldRow(
            name=name or "",
            key=key,
            joint=two_coloured(origins[key].owners, colours),
            sources=origins[key].documents,
            tally=tally,
            leads=[(name, colours.get(of, "")) for name, of in sorted(origins[key].leads)],
        )
        for (key, name, order), tally in sorted(
            by_field(by, programme_id).items(), key=lambda row: (row[0][2] is None, row[0][2:])
        )
    ]


@dataclass
class Origin:
    """Where the tasks of a field come from, whose they are, and who leads them."""

    sources: dict[UUID, Document] = field(default_factory=dict)
    owners: set[UUID] = field(default_factory=set)
    leads: set[tuple[str, UUID]] = field(default_factory=set)

    @property
    def documents(self) -> list[Document]:
        """The newest first."""
        return sorted(self.sources.values(), key=lambda one: (one.date_order, one.pk), reverse=True)


def _origins(by: Actor, programme_id: UUID) -> dict[UUID | None, Origin]:
    found: dict[UUID | None, Origin] = defaultdict(Origin)
    for key, owner, leads, name, source_seen, source, *columns in _beginnings(by, programme_id):
        found[key].owners.add(owner)
        if leads:
            found[key].leads.add((name, leads))
        if source_seen:
            facts = dict(zip(OF_SOURCE, columns, strict=True))
            found[key].sources[source] = Document(pk=source, **facts)
    return found


OF_SOURCE = ("kind", "joint", "number", "symbol", "subject", "date")


@compiled
def _beginnings(by: Actor, programme_id: UUID) -> QuerySet:
    source = Document.objects.visible_to(by).filter(pk=OuterRef("of__source"))
    return (
        lists.seen(by)
        .filter(filters.read_whole(by), programme_id=programme_id)
        .order_by()
        .values_list(
            "field_id",
            "of__owners",
            "of__lead__organisation",
            "of__lead__organisation__short_name",
            Exists(source),
            "of__source",
            *(f"of__source__{name}" for name in OF_SOURCE),
        )
        .distinct()
    )


@compiled
def objectives(by: Actor, programme_id: UUID) -> QuerySet:
    return Objective.objects.filter(programme=programme_id).select_related("field")


@compiled
def drafts(by: Actor, programme_id: UUID, most: int = 20) -> QuerySet:
    """Drafts that wait for a person to confirm lead and date, for the owners who may."""
    mine = {hat.organisation_id for hat in by.hats}
    found = Task.objects.readable_by(by).filter(
        Exists(TaskReach.objects.filter(of=OuterRef("pk"), owner=True, organisation__in=mine)),
        draft=True,
        programme=programme_id,
    )
    return found.select_related("lead", "field", "source").order_by("created_at", "pk")[:most]


def task(by: Actor, key: UUID) -> Any:
    """A task with `whole`: all of it is open, not a part; `readable`: more than its title; and
    whether the document it comes from (`source_visible`) and its series may be seen."""
    return next(iter(_task(by, key)), None)


@compiled
def _task(by: Actor, key: UUID) -> QuerySet:
    rows = TaskReach.objects.filter(filters.whole(by), of=OuterRef("pk"))
    source = Document.objects.visible_to(by).filter(pk=OuterRef("source"))
    return (
        Task.objects.visible_to(by)
        .filter(pk=key)
        .annotate(
            whole=Exists(rows),
            readable=access.holds(access.readable(Task, by)),
            source_visible=Exists(source),
            series_visible=access.holds(access.visible_at("occurrence_of", Task, by)),
        )
        .select_related("programme", "field", "lead__organisation", "source", "follower", "series")
        .select_related("occurrence_of", "questionnaire")
        .defer("source__text")
        .prefetch_related("owners", _sides("programme__side_set"))
    )


def assignments(by: Actor, task: Task) -> list[dict[str, Any]]:
    """The parts of a task that `by` sees, with what a table shows of them."""
    return [_part(one, lists.part_timeliness(one, by)) for one in _assignments(by, task.pk)]


@compiled
def _assignments(by: Actor, task_id: UUID) -> QuerySet:
    reports = ProgressReport.objects.visible_to(by).filter(assignment=OuterRef("pk"))
    files = reports.order_by().values("assignment").values_list(Count("evidence"))
    found = Assignment.objects.visible_to(by).filter(task=task_id).select_related("unit")
    return found.annotate(files=Subquery(files)).order_by("unit__name_key")


def _part(one: Any, stands: Timeliness) -> dict[str, Any]:
    return {
        "part": one,
        "unit": str(one.unit),
        "url": one.get_absolute_url(),
        "percent": one.percent,
        "stands": stands,
        "tone": tone(one, stands),
        "files": one.files,
        "at": one.updated_at if one.updated_at != one.assigned_at else None,  # nothing came yet
    }


def tone(part: Assignment, stands: Timeliness) -> str:
    return lists.TONES.get(stands, "ok" if part.state == State.COMPLETED else "info")


def assignment(by: Actor, key: UUID) -> Any:
    """A unit's part, with `source_visible`: the document its task comes from."""
    source = Document.objects.visible_to(by).filter(pk=OuterRef("task__source"))
    found = Assignment.objects.readable_by(by).filter(pk=key)
    related = ("programme", "lead__organisation", "field", "source", "questionnaire")
    sides = _sides("task__programme__side_set")
    return (
        found.annotate(source_visible=Exists(source))
        .select_related("unit", *(f"task__{name}" for name in related))
        .defer("task__source__text")
        .prefetch_related("task__owners", sides)
        .first()
    )


@dataclass(frozen=True)
class Duties:
    """What a unit has to do, by how urgent it is."""

    late: list[dict[str, Any]]
    soon: list[dict[str, Any]]
    running: list[dict[str, Any]]
    waiting: list[dict[str, Any]]
    done: list[dict[str, Any]]


MOST_DUTIES = 200


def duties(by: Actor, unit: Organisation) -> Duties:
    """The parts given to a unit that `by` sees, the most urgent first."""
    found = (
        Assignment.objects.readable_by(by)
        .filter(unit=unit)
        .select_related("task__programme", "task__lead")
        .order_by(F("due").asc(nulls_last=True), "pk")
    )
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in [
        *found.exclude(state__in=FINISHED)[:MOST_DUTIES],
        *found.filter(state__in=FINISHED).order_by("-updated_at")[:20],
    ]:
        stands = lists.part_timeliness(one, by)
        groups[_group(one.state, stands)].append(duty(one, stands, by))
    return Duties(*(groups[name] for name in ("late", "soon", "running", "waiting", "done")))


def open_duties(by: Actor, unit: Organisation, most: int = 10) -> list[dict[str, Any]]:
    """The most urgent of a unit's open parts that `by` sees."""
    found = (
        Assignment.objects.readable_by(by)
        .filter(unit=unit)
        .exclude(state__in=FINISHED)
        .select_related("task__programme", "task__lead")
        .order_by(F("due").asc(nulls_last=True), "pk")
    )
    return [duty(one, lists.part_timeliness(one, by), by) for one in found[:most]]


def _group(state: str, stands: str) -> str:
    if state in FINISHED:
        return "done"
    if state in (State.CLAIMED, State.SUSPENDED):
        return "waiting"
    return {"overdue": "late", "due_soon": "soon"}.get(stands, "running")


def duty(one: Assignment, stands: Timeliness, by: Actor) -> dict[str, Any]:
    tones = {"overdue": "bad", "due_soon": "warn", "completed_in_time": "ok"}
    dated = stands in (Timeliness.IN_TIME, Timeliness.NO_DEADLINE)
    return {
        "url": one.get_absolute_url(),
        "title": one.task.title,
        "lead": str(one.task.lead or ""),
        "programme": str(one.task.programme),
        "when": (day(one.due) if one.due else "") if dated else lists.in_words(one, stands, by),
        "tone": tones.get(stands.value, ""),
        "get_state_display": one.get_state_display(),
        "percent": one.percent,
        "reason": one.reason if one.state == State.RETURNED else "",
    }
