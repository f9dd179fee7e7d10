"""A unit's part goes to another unit: what the first one did stays with it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core import access
from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.organisations.models import Organisation

from .. import rules
from ..models import GONE, Assignment, Decision, State, Task
from ..queries import departures
from .assignments import decide, locked, refuse_unready, state_before_rest, stated
from .giving import give, open_programme, refuse_outsiders


@transaction.atomic
def reassign(assignment: Assignment, *, by: Actor, unit: Organisation, reason: str) -> Assignment:
    """The part of one unit becomes another's; the days that were set stay as they are.

    Reports and decisions stay with the first, for it and the owners to read. The other begins, or
    goes on where it was if the part was once its own.
    """
    assignment = locked(assignment)
    task = assignment.task
    allow(rules.can_manage(by, task), rules.OWNER)
    refuse_unready("reassign", assignment)
    reason = stated(reason)
    _refuse_same(assignment, unit)
    refuse_outsiders(task, by, [], [unit])

    departures.unsettled(assignment.pk).update(settled_at=by.now)
    assignment.state, assignment.reason = State.MOVED, reason
    decide(assignment, by, Decision.Kind.MOVED, reason)
    taken = _taken_up(assignment, unit, by)
    taken.task = task
    decide(taken, by, Decision.Kind.TAKEN)
    access.refresh(Task, [task.pk])
    open_programme(task.programme_id, [unit])
    record("programmes.reassigned", assignment, by=by, to=unit, taken=taken)
    return taken


def _taken_up(assignment: Assignment, unit: Organisation, by: Actor) -> Assignment:
    task = assignment.task
    before = task.assignments.filter(unit=unit).first()
    if before is None:
        give(task, [unit], by=by, due=assignment.due)
        before = task.assignments.get(unit=unit)
    else:
        before.state, before.reason = state_before_rest(before), ""
    before.due, before.original_due = assignment.due, assignment.original_due
    return before


def _refuse_same(assignment: Assignment, unit: Organisation) -> None:
    there = assignment.task.assignments.filter(unit=unit).exclude(state__in=GONE)
    if unit.pk == assignment.unit_id or there.exists():
        raise ValidationError(
            {"unit": _("%(unit)s đã có phần trong nhiệm vụ này.") % {"unit": unit}}
        )
