"""Tasks that are split into several, or merged into one.

What was reported and decided stays with the old tasks, which are marked as moved on and lead to the
new ones. A unit's part goes on with its days. Where a unit had a part in several merged tasks, the
new one has the earliest day and the least progress of them: it is done when all of it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core import access
from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.ids import new_id
from lientich.journal.actions import record
from lientich.organisations.models import Organisation

from .. import rules
from ..models import RUNNING, Assignment, Decision, Dependency, Descent, State, Task
from ..queries import dependencies
from .assignments import decide, settle
from .bodies import inherit_bodies
from .giving import give, index_task, locked_task, refuse_outsiders
from .programmes import locked_programme
from .questionnaires import inherit_form

COPIED = (
    *("programme", "field", "objective", "source", "start", "end", "place"),
    *("directed_by", "lead", "follower", "product", "shared", "open", "classification"),
)


class Piece(NamedTuple):
    """One of the tasks that a task is split into."""

    title: str
    units: Sequence[Organisation]


@transaction.atomic
def split_task(task: Task, *, by: Actor, pieces: Iterable[Piece]) -> list[Task]:
    """The task becomes several. Each unit that is still at it has a part in one of them or more."""
    locked_programme(task.programme)
    task = locked_task(task)
    parts = _open_parts(task, by)
    given = [Piece(title.strip(), list(units)) for title, units in pieces]
    if len(given) < 2 or not all(title and units for title, units in given):
        raise ValidationError(_("Hãy nêu ít nhất hai việc mới, mỗi việc có tên và đơn vị."))
    units = dict.fromkeys(unit for _title, chosen in given for unit in chosen)
    at_it = {part.unit_id for part in parts}  # also who has left, and was left its part
    if left := [part.unit for part in parts if part.unit not in units]:
        raise ValidationError(_("%(unit)s chưa có trong việc mới nào.") % {"unit": left[0]})
    refuse_outsiders(task, by, [], [unit for unit in units if unit.pk not in at_it])

    made = [_successor([task], title, by) for title, _chosen in given]
    for new, (_title, chosen) in zip(made, given, strict=True):
        Descent.objects.create(task=new, origin=task, kind=Descent.Kind.SPLIT)
        _give_on(new, chosen, {part.unit_id: [part] for part in parts}, by)
        record("programmes.task_succeeded", new, by=by, origins=[task])
    _inherit([task], made)
    _move_on(parts, by)
    record("programmes.task_split", task, by=by, into=made)
    return made


@transaction.atomic
def merge_tasks(tasks: Iterable[Task], *, by: Actor, title: str) -> Task:
    """Several tasks of one programme, alike in whose they are and who reads them, become one."""
    named = list(dict.fromkeys(tasks))
    if len(named) < 2:
        raise ValidationError(_("Hãy chọn ít nhất hai nhiệm vụ."))
    locked_programme(named[0].programme)
    old = [locked_task(task) for task in sorted(named, key=lambda one: one.pk)]
    old.sort(key=lambda one: named.index(one))
    parts = [part for task in old for part in _open_parts(task, by)]
    _refuse_unlike(old)
    _refuse_circle(old)

    new = _successor(old, title.strip(), by)
    Descent.objects.bulk_create(
        Descent(task=new, origin=task, kind=Descent.Kind.MERGED) for task in old
    )
    of_unit: dict[object, list[Assignment]] = defaultdict(list)
    for part in parts:
        of_unit[part.unit_id].append(part)
    _give_on(new, list(dict.fromkeys(part.unit for part in parts)), of_unit, by)
    record("programmes.task_succeeded", new, by=by, origins=old)
    _inherit(old, [new])
    _move_on(parts, by)
    for task in old:
        record("programmes.task_merged", task, by=by, into=new)
    return new


def _open_parts(task: Task, by: Actor) -> list[Assignment]:
    """What still runs of a task that its owner may split or merge."""
    allow(rules.can_manage(by, task), rules.OWNER)
    if task.draft or task.is_series or task.occurrence_of_id:
        raise ValidationError(
            _("“%(task)s” là dự thảo hoặc việc định kỳ, không tách, gộp.") % {"task": task}
        )
    parts = list(task.assignments.select_related("unit"))
    if any(part.state in (State.CLAIMED, State.SUSPENDED) for part in parts):
        raise ValidationError(
            _("“%(task)s” có phần việc đang chờ xác nhận hoặc tạm dừng: hãy trả lời trước.")
            % {"task": task}
        )
    running = [part for part in parts if part.state in RUNNING]
    if not running:
        raise ValidationError(_("“%(task)s” không còn phần việc nào đang làm.") % {"task": task})
    for part in running:
        part.task = task  # one object, whose state all of them settle
    return running


def _refuse_unlike(tasks: list[Task]) -> None:
    """A merged task is read by whoever read one of the old ones, and by nobody else."""
    alike = {
        (task.programme_id, task.shared, task.open, task.classification, task.field_id)
        for task in tasks
    }
    owners = {frozenset(rules.owners_of(task)) for task in tasks}
    if len(alike) > 1 or len(owners) > 1:
        raise ValidationError(
            _("Chỉ gộp các nhiệm vụ cùng chương trình, mặt công tác, bên giao và phạm vi chia sẻ.")
        )


def _refuse_circle(tasks: list[Task]) -> None:
    """One that waits for another through a third would wait, merged, for what waits for it."""
    merged = {task.pk for task in tasks}
    outside = Dependency.objects.filter(task__in=merged).exclude(waits_for__in=merged)
    for one in outside.select_related("waits_for"):
        if merged & dependencies.awaited_by(one.waits_for):
            raise ValidationError(_("Một nhiệm vụ khác vừa chờ vừa được chờ, nên không gộp được."))


def _successor(origins: Sequence[Task], title: str, by: Actor) -> Task:
    """It says what the first of them says, with the words, bodies and questions of all."""
    if not title:
        raise ValidationError(_("Hãy nêu tên nhiệm vụ mới."))
    origin = origins[0]
    new = Task.objects.create(
        pk=new_id(),
        title=title,
        due=origin.due,
        draft=False,
        created_at=by.now,
        text="\n\n".join(dict.fromkeys(task.text for task in origins if task.text)),
        **{name: getattr(origin, name) for name in COPIED},
    )
    new.owners.set(origin.owners.all())
    leads = [task.lead for task in origins if task.lead and task.lead != new.lead]
    inherit_bodies(new, origins, leads, with_days=True)
    inherit_form(new, origins)
    index_task(new)
    return new


def _give_on(new: Task, units: Sequence[Organisation], of_unit: dict, by: Actor) -> None:
    """Give the new task to these units; what a unit had before goes on in it."""
    give(new, list(units), by=by, due=new.due)
    one_old = len({part.task_id for parts in of_unit.values() for part in parts}) == 1
    for part in new.assignments.all():
        before = of_unit.get(part.unit_id, [])
        if not before:
            continue
        part.task = new
        part.due = _earliest(one.due for one in before)
        part.original_due = _earliest(one.original_due for one in before)
        if not one_old:
            part.percent = min(one.percent for one in before)
            part.state = _joined({one.state for one in before})
        settle(part, by)
    new.refresh_from_db()
    access.refresh(Task, [new.pk])


def _joined(states: set[str]) -> State:
    if State.RETURNED in states:
        return State.RETURNED
    return State.NOT_STARTED if states == {State.NOT_STARTED} else State.IN_PROGRESS


def _earliest(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day), default=None)


def _inherit(old: list[Task], new: list[Task]) -> None:
    """What waited for the old tasks waits for the new ones, and they for what was waited for."""
    keys = {task.pk for task in old}
    rows = Dependency.objects.filter(task__in=keys) | Dependency.objects.filter(waits_for__in=keys)
    for row in list(rows.distinct()):
        if row.task_id in keys and row.waits_for_id in keys:
            row.delete()
            continue
        for one in new:
            ends: dict[str, Any] = (
                {"task": one, "waits_for_id": row.waits_for_id}
                if row.task_id in keys
                else {"task_id": row.task_id, "waits_for": one}
            )
            Dependency.objects.get_or_create(**ends)
        row.delete()


def _move_on(parts: list[Assignment], by: Actor) -> None:
    for part in parts:
        part.state = State.MOVED
        decide(part, by, Decision.Kind.MOVED)
