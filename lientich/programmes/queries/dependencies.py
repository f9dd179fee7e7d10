"""What a task waits for, and what waits for it, as far as one sees both."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from lientich.core import access
from lientich.core.actor import Actor
from lientich.core.together import Found, told

from ..models import FINISHED, Dependency, Task

NAMED = 300  # tasks to choose from
DEPENDENCY = "dependency"  # the key of a part


@dataclass(frozen=True)
class Dependencies:
    """Rows as lists prepare them; of what it waits for, with the key of the dependency and
    whether it is due later."""

    waits_for: list[dict[str, Any]]
    awaited: list[dict[str, Any]]

    @property
    def late(self) -> bool:
        return any(row["later"] for row in self.waits_for)


def parts(_by: Actor, task: UUID) -> list[QuerySet]:
    """Of a union: the pairs that it is one of. What is told of the other, lists decide."""
    pairs = Dependency.objects.filter(Q(task=task) | Q(waits_for=task))
    return [told(DEPENDENCY, pairs, id="id", task="task", waits_for="waits_for")]


def named(found: Found) -> set[UUID]:
    return {key for _pk, *pair in _known(found) for key in pair}


def of_task(
    task: Task, due: date | None, found: Found, others: list[dict[str, Any]]
) -> Dependencies:
    """`due`: by when the task is to be done, as the reader is told it. `others`: of the other
    tasks, the rows of those that one sees."""
    known = _known(found)
    rows = {row["key"]: row for row in others}
    waited = {key: other for key, waiting, other in known if waiting == task.pk}
    return Dependencies(
        waits_for=[
            rows[other] | {"dependency": key, "later": _later(rows[other], due)}
            for key, other in waited.items()
            if other in rows
        ],
        awaited=[rows[one] for _key, one, other in known if other == task.pk and one in rows],
    )


def _known(found: Found) -> list[tuple[UUID, UUID, UUID]]:
    """In the order in which they were said."""
    told_of = found[DEPENDENCY]
    return sorted((UUID(one["id"]), UUID(one["task"]), UUID(one["waits_for"])) for one in told_of)


def _later(row: dict[str, Any], due: date | None) -> bool:
    there = row.get("due")
    return bool(due and there and due < there and row["state"] not in FINISHED)


def others(by: Actor, task: Task) -> QuerySet[Task]:
    """The tasks that it may wait for: those of its programme that `by` sees."""
    found = Task.objects.visible_to(by).filter(programme=task.programme_id, is_series=False)
    return found.exclude(pk=task.pk)


def offered(by: Actor, task: Task) -> QuerySet[Task]:
    """Of these, what is not finished and not waited for, the first by date."""
    there = Dependency.objects.filter(task=task.pk).values("waits_for")
    open_ones = others(by, task).exclude(pk__in=there).exclude(state__in=FINISHED)
    return open_ones.order_by(F("due").asc(nulls_last=True), "title", "pk")[:NAMED]


def awaited_by(task: Task) -> set[UUID]:
    """All that a task waits for, itself or through others, whoever may see them."""
    found: set[UUID] = set()
    front = {task.pk}
    while front:
        found |= front
        rows = Dependency.objects.filter(task__in=front).values_list("waits_for", flat=True)
        front = set(rows) - found
    return found


def shown(by: Actor, key: UUID) -> Dependency | None:
    """A dependency between two tasks that `by` sees."""
    return (
        Dependency.objects.filter(
            access.visible_at("task", Task, by), access.visible_at("waits_for", Task, by), pk=key
        )
        .select_related("task__programme", "waits_for")
        .first()
    )
