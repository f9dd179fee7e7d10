"""What ran before it was entered here is given out as it stands (ADR 42)."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.organisations.models import Body, Organisation

from ..models import Assignment, Decision, State, Task
from .assignments import decide
from .giving import give
from .tasks import bind

ENTERED = (State.NOT_STARTED, State.IN_PROGRESS, State.SUSPENDED, State.COMPLETED)


@transaction.atomic
def take_over_task(
    task: Task,
    *,
    by: Actor,
    lead: Body,
    due: date | None,
    units: Iterable[Organisation],
    cooperating: Iterable[Body] = (),
    state: str = State.NOT_STARTED,
    percent: int = 0,
    completed_on: date | None = None,
) -> Task:
    """A draft of what its units do already binds them as it stands: its date may have passed, and
    each part goes on from where the giver says that it is.

    What is completed is so by the giver's word, on the day `completed_on`.
    """
    chosen = list(dict.fromkeys(units))
    _refuse_unlike(by, state, percent, completed_on)
    product = task.product
    task = bind(task, by=by, lead=lead, due=due, units=chosen, bodies=cooperating, product=product)
    if task.recurs:
        raise ValidationError(_("Việc định kỳ được giao ở trang của nhiệm vụ."))
    give(task, chosen, by=by, due=due)
    if state != State.NOT_STARTED:
        for part in task.assignments.select_related("unit"):
            part.task = task
            _enter(part, by, state, percent, completed_on)
    record(
        "programmes.task_assigned",
        task,
        by=by,
        lead=lead,
        due=due,
        units=chosen,
        state=state,
        percent=percent,
    )
    return task


def _enter(
    part: Assignment, by: Actor, state: str, percent: int, completed_on: date | None
) -> None:
    part.state, part.percent = State(state), percent
    part.claimed_on = part.completed_on = completed_on
    decide(part, by, Decision.Kind.ENTERED, percent=percent)


def _refuse_unlike(by: Actor, state: str, percent: int, completed_on: date | None) -> None:
    """What a part cannot be."""
    done = state == State.COMPLETED
    if state not in ENTERED or done != (completed_on is not None):
        raise ValidationError(_("Việc đã hoàn thành cần ngày hoàn thành; việc khác thì không có."))
    if completed_on and completed_on > by.today:
        raise ValidationError(_("Ngày hoàn thành sau hôm nay."))
    most = 0 if state == State.NOT_STARTED else 99
    if (percent != 100) if done else not 0 <= percent <= most:
        raise ValidationError(_("Tiến độ không khớp với trạng thái."))
