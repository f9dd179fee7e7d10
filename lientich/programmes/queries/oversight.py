"""The units' parts of a programme's tasks, for who leads: by unit and field, the latest on top.

Each unit is told by its own parts, not by the tasks that others hold up; the list of tasks behind
a figure is narrowed the same way (`part`), so that both count the same.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Min, Q, QuerySet

from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.organisations.queries import short

from ..models import FINISHED, NO_DEADLINE, Assignment, State
from ..timeliness import Timeliness, condition, days_late
from . import lists
from .tallies import Tally

MOST_LATE = 300
MOST_EXPORTED = 20_000


@dataclass
class Field:
    key: UUID | None
    name: str
    tally: Tally


@dataclass
class Unit:
    """What one unit has to do, and what of it is late."""

    key: UUID
    name: str
    order: str
    fields: list[Field] = field(default_factory=list)
    late: list[dict[str, Any]] = field(default_factory=list)
    longest: int = 0  # days

    @property
    def tally(self) -> Tally:
        return sum((one.tally for one in self.fields), Tally())

    @property
    def behind(self) -> list[Field]:
        return [one for one in self.fields if one.tally.overdue]

    @property
    def others(self) -> list[Field]:
        return [one for one in self.fields if not one.tally.overdue]

    @property
    def more(self) -> int:
        """Of what is late: how much is not listed."""
        return self.tally.overdue - len(self.late)


def units(by: Actor, programme_id: UUID) -> list[Unit]:
    """As far as `by` reads their parts: who is late for longest first, then by name."""
    found: dict[UUID, Unit] = {}
    for key, name, order, field_id, field_name, _place, first_due, *counts in _counted(
        by, programme_id
    ):
        unit = found.setdefault(key, Unit(key, name, order))
        unit.fields.append(Field(field_id, field_name or "", Tally(*counts)))
        unit.longest = max(unit.longest, days_late(first_due, None, by.today))
    for one in _late(by, programme_id, MOST_LATE):
        found[one.unit_id].late.append(_row(one, by))
    for unit in found.values():
        unit.late.sort(key=lambda row: -row["days"])
        unit.longest = max([unit.longest, *(row["days"] for row in unit.late)])
    return sorted(found.values(), key=lambda unit: (-unit.longest, unit.order, unit.key))


@compiled
def _counted(by: Actor, programme_id: UUID) -> QuerySet:
    overdue = condition(Timeliness.OVERDUE, by.today)
    columns = ("unit", "unit_name", "unit__name_key")
    of_field = ("task__field", "task__field__name", "task__field__order")
    return (
        parts(by, programme_id)
        .order_by(F("task__field__order").asc(nulls_last=True))
        .annotate(unit_name=short("unit__"))
        .values_list(*columns, *of_field)
        .annotate(
            first_due=Min("due", filter=overdue & ~Q(state=State.CLAIMED)),
            total=Count("pk"),
            completed=Count("pk", filter=Q(state=State.COMPLETED)),
            soon=Count("pk", filter=condition(Timeliness.DUE_SOON, by.today)),
            overdue=Count("pk", filter=overdue),
        )
    )


@compiled
def _late(by: Actor, programme_id: UUID, most: int) -> QuerySet:
    late = parts(by, programme_id).filter(condition(Timeliness.OVERDUE, by.today))
    return late.select_related("task__lead", "task__field").order_by("due", "pk")[:most]


def parts(by: Actor, programme_id: UUID) -> QuerySet[Assignment]:
    """What moved on is another unit's, and counted there."""
    parts = Assignment.objects.readable_by(by).filter(
        task__draft=False, task__programme=programme_id
    )
    return parts.exclude(state=State.MOVED)


def exported(by: Actor, programme_id: UUID) -> Iterator[dict[str, Any]]:
    """Every part that is not finished, by unit and field, the latest first."""
    rows = (
        parts(by, programme_id)
        .exclude(state__in=FINISHED)
        .select_related("unit", "task__lead", "task__field")
        .order_by("unit__name_key", F("task__field__order").asc(nulls_last=True), "due", "pk")
    )
    grouped: dict[tuple, list[dict[str, Any]]] = defaultdict(list)
    for one in rows[:MOST_EXPORTED]:
        grouped[one.unit_id, one.task.field_id].append(_row(one, by) | {"unit": str(one.unit)})
    for group in grouped.values():
        yield from sorted(group, key=lambda row: (-row["days"], row["due"] or NO_DEADLINE))


def _row(one: Assignment, by: Actor) -> dict[str, Any]:
    stands = lists.part_timeliness(one, by)
    late = stands == Timeliness.OVERDUE
    stopped_on: date | None = one.claimed_on
    return {
        "part": one,
        "url": one.get_absolute_url(),
        "title": one.task.title,
        "field": one.task.field.name if one.task.field else "",
        "lead": str(one.task.lead or ""),
        "due": one.due,
        "state": one.get_state_display(),
        "percent": one.percent,
        "stands": stands.value,
        "words": lists.in_words(one, stands, by),
        "days": days_late(one.due, stopped_on, by.today) if late else 0,
    }
