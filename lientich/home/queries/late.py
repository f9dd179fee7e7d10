"""Who is late and why: the units that still have to do their parts of the longest overdue tasks.

What a unit claims to have done waits for those who confirm, not for the unit.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.text import Truncator

from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.organisations.queries import short
from lientich.programmes.models import Assignment, ProgressReport, State
from lientich.programmes.queries import lists
from lientich.programmes.timeliness import RUNNING

NAMED = 3  # units of a task
MOST_OF_A_NOTE = 120  # letters


@dataclass(frozen=True)
class Late:
    unit: str
    percent: int
    why: str  # of what was returned, for which reason; else the unit's own last words


def longest(by: Actor, programme_id: UUID, most: int) -> list[dict[str, Any]]:
    """The first rows of the list of overdue tasks, with `late`: the units that are furthest
    behind, and `more`: how many others are late."""
    rows = lists.longest_overdue(by, programme_id, most)
    late: dict[UUID, list[Late]] = defaultdict(list)
    for part in _late(by, *(row["key"] for row in rows)) if rows else ():
        returned = part.reason if part.state == State.RETURNED else ""
        why = Truncator(returned or part.why or "").chars(MOST_OF_A_NOTE)
        late[part.task_id].append(Late(part.unit_name, part.percent, why))
    return [
        row | {"late": late[row["key"]][:NAMED], "more": len(late[row["key"]][NAMED:])}
        for row in rows
    ]


@compiled
def _late(by: Actor, *tasks: UUID) -> QuerySet:
    reports = ProgressReport.objects.readable_by(by).filter(assignment=OuterRef("pk"))
    told = reports.exclude(note="").order_by("-at", "-id").values("note")[:1]
    return (
        Assignment.objects.readable_by(by)
        .filter(task__in=tasks, state__in=RUNNING, due__lt=by.today)
        .annotate(unit_name=short("unit__"), why=Subquery(told))
        .only("task", "percent", "state", "reason")
        .order_by("percent", "unit__name_key")
    )
