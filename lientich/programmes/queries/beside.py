"""What the pages of a task and of a unit's part tell beside it, of this room and those above, in
one statement."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.core.panels import parts_of
from lientich.core.together import Found, by_key, united

from ..models import Assignment, Task
from . import clarity, comments, cooperations, departures, dependencies, lineage, lists

ROOMS = (comments, cooperations, dependencies, lineage, clarity)
OF_TASK, OF_PART = ("programmes.task",), ("programmes.assignment",)  # slots


def beside(by: Actor, task: Task) -> tuple[Found, list[dict[str, Any]]]:
    """As far as `by` sees; and the other tasks that are named there, as a table shows them."""
    found = by_key(_told(by, task.pk))
    others = dependencies.named(found) | lineage.named(found)
    return found, lists.of_tasks(by, others - {task.pk})


@compiled
def _told(by: Actor, task: UUID) -> QuerySet:
    own = [room.parts(by, task) for room in ROOMS]
    return united([*(part for parts in own for part in parts), *parts_of(OF_TASK, by, task)])


def beside_part(by: Actor, part: Assignment) -> Found:
    """As far as `by` sees."""
    return by_key(_told_of_part(by, part.pk, part.task_id))


@compiled
def _told_of_part(by: Actor, part: UUID, task: UUID) -> QuerySet:
    own = [*comments.parts(by, task), *departures.parts(by, part)]
    return united([*own, *parts_of(OF_PART, by, part)])
