"""What a task came of and what became of it, as far as one sees the others."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from lientich.core.actor import Actor
from lientich.core.together import Found, told
from lientich.organisations.models import Organisation

from ..models import FINISHED, RUNNING, Assignment, Descent, Task
from ..rules import owners_of
from . import parties

NAMED = 100  # tasks to merge with
DESCENT = "descent"  # the key of a part


@dataclass(frozen=True)
class Lineage:
    """Rows as lists prepare them."""

    origins: list[dict[str, Any]]
    successors: list[dict[str, Any]]


def parts(_by: Actor, task: UUID) -> list[QuerySet]:
    """Of a union: the pairs that it is one of. What is told of the other, lists decide."""
    pairs = Descent.objects.filter(Q(task=task) | Q(origin=task))
    return [told(DESCENT, pairs, task="task", origin="origin")]


def named(found: Found) -> set[UUID]:
    return {key for pair in _pairs(found) for key in pair}


def of_task(task: Task, found: Found, rows: list[dict[str, Any]]) -> Lineage:
    """`rows`: of the other tasks, those that one sees."""
    pairs = _pairs(found)
    became = {key for key, origin in pairs if origin == task.pk}
    came = {origin for key, origin in pairs if key == task.pk}
    return Lineage(
        origins=[row for row in rows if row["key"] in came],
        successors=[row for row in rows if row["key"] in became],
    )


def _pairs(found: Found) -> list[tuple[UUID, UUID]]:
    return [(UUID(one["task"]), UUID(one["origin"])) for one in found[DESCENT]]


def mergeable(by: Actor, task: Task) -> QuerySet[Task]:
    """The running tasks alike to it that `by` sees: of the same owners, field and readers."""
    found = Task.objects.visible_to(by).filter(
        programme=task.programme_id,
        field=task.field_id,
        shared=task.shared,
        open=task.open,
        classification=task.classification,
        draft=False,
        is_series=False,
        occurrence_of=None,
        owners__in=owners_of(task),
    )
    return found.exclude(pk=task.pk).exclude(state__in=FINISHED).distinct().order_by("title", "pk")


def running_units(task: Task) -> QuerySet[Organisation]:
    """The units that are still at it."""
    parts = Assignment.objects.filter(task=task.pk, state__in=RUNNING)
    return Organisation.objects.filter(pk__in=parts.values("unit")).order_by("name_key")


def takers(by: Actor, assignment: Assignment) -> QuerySet[Organisation]:
    """The units that a part may be handed to."""
    task = assignment.task
    within = parties.within_reach(task, by.today)
    tops = owners_of(task) | {side.organisation_id for side in task.programme.side_set.all()}
    found = Organisation.objects.filter(pk__in=within - tops - {assignment.unit_id})
    return found.order_by("name_key")
