"""What moves a card of the board: the acts that its state and the reader's rights leave."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Subquery

from lientich.core.actor import Actor

from .. import rules
from ..models import Assignment, ProgressReport, State, Task

ASSIGN = "assign_task"
ACTS = (
    "report_progress",
    "decline",
    "confirm_completion",
    "return_for_rework",
    "resume",
    "suspend",
)


@dataclass(frozen=True)
class Move:
    """An act on a task's part, or on the task where several parts are ready for it."""

    act: str
    part: UUID | None = None
    parts: int = 1


def of_tasks(by: Actor, keys: Collection[UUID]) -> dict[UUID, list[Move]]:
    """By task, in the order of ACTS."""
    ready: dict[UUID, dict[str, list[UUID]]] = defaultdict(lambda: defaultdict(list))
    for part in _parts(by, keys):
        for act in _acts(by, part):
            ready[part.task_id][act].append(part.pk)
    return {
        key: [_move(act, acts[act]) for act in ACTS if act in acts] for key, acts in ready.items()
    }


def of_drafts(by: Actor, keys: Collection[UUID]) -> dict[UUID, list[Move]]:
    if not keys:
        return {}
    drafts = Task.objects.readable_by(by).filter(pk__in=keys, draft=True).prefetch_related("owners")
    return {one.pk: [Move(ASSIGN)] for one in drafts if rules.can_manage(by, one)}


def _parts(by: Actor, keys: Collection[UUID]) -> Iterator[Assignment]:
    said = ProgressReport.objects.filter(assignment=OuterRef("pk"), claims=True)
    claimed_by = said.order_by("-at", "-id").values("mandate__person")[:1]
    parts = (
        Assignment.objects.visible_to(by)
        .filter(task__in=keys)
        .exclude(state__in=(State.COMPLETED, State.MOVED))
        .annotate(claimed_by=Subquery(claimed_by))
        .select_related("task__lead")
        .prefetch_related("task__owners")
        .order_by()
    )
    of_task = ("field", "classification", "lead__organisation")
    return parts.only("state", "unit", *(f"task__{name}" for name in of_task)).iterator(
        chunk_size=2000
    )


def _acts(by: Actor, part: Assignment) -> Iterator[str]:
    said_by = part.claimed_by if part.state == State.CLAIMED else None  # type: ignore[attr-defined]
    may = {
        ("report_progress", "decline"): rules.can_report(by, part),
        ("confirm_completion", "return_for_rework"): rules.can_judge(by, part, said_by),
        ("suspend", "resume"): rules.can_manage(by, part.task),
    }
    for acts, permitted in may.items():
        yield from (act for act in acts if permitted and rules.is_ready(act, part))


def _move(act: str, parts: list[UUID]) -> Move:
    return Move(act, parts[0] if len(parts) == 1 else None, len(parts))
