"""What a task waits for, and what waits for it, as far as one sees both."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from lientich.core import access
from lientich.core.actor import Actor

from ..models import FINISHED, Dependency, Task
from . import lists

NAMED = 300  # tasks to choose from


@dataclass(frozen=True)
class Dependencies:
    """Rows as lists prepare them; of what it waits for, with the key of the dependency and
    whether it is due later."""

    waits_for: list[dict[str, Any]]
    awaited: list[dict[str, Any]]

    @property
    def late(self) -> bool:
        return any(row["later"] for row in self.waits_for)


def of_task(by: Actor, task: Task, due: date | None) -> Dependencies:
    """`due`: by when the task is to be done, as the reader is told it."""
    known = list(
        Dependency.objects.filter(Q(task=task.pk) | Q(waits_for=task.pk)).values_list(
            "pk", "task", "waits_for"
        )
    )
    others = {key: other for key, waiting, other in known if waiting == task.pk}
    rows = {row["key"]: row for row in lists.of_tasks(by, _keys(known) - {task.pk})}
    return Dependencies(
        waits_for=[
            rows[other] | {"dependency": key, "later": _later(rows[other], due)}
            for key, other in others.items()
            if other in rows
        ],
        awaited=[rows[one] for _key, one, other in known if other == task.pk and one in rows],
    )


def _keys(known: Iterable[tuple[UUID, UUID, UUID]]) -> set[UUID]:
    return {key for _pk, *pair in known for key in pair}


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
