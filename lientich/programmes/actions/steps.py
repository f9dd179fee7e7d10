"""A unit's own steps towards its part of a task: they move nothing but themselves."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.ids import new_id
from lientich.journal.actions import record
from lientich.organisations.models import Person

from .. import rules
from ..models import FINISHED, Assignment, Step
from .assignments import locked, noted, refuse_used_form

MOST_STEPS = 50


@transaction.atomic
def add_step(
    assignment: Assignment,
    *,
    by: Actor,
    title: str,
    person: Person | None = None,
    named: str = "",
    due: date | None = None,
    token: UUID | None = None,
) -> Step:
    """A further step, behind the others. A form with its `token` adds one."""
    assignment = _open(assignment, by)
    if same := Step.objects.filter(pk=token).first() if token else None:
        refuse_used_form(same.assignment_id != assignment.pk)
        return same
    steps = assignment.steps.order_by("-place")
    if len(steps) >= MOST_STEPS:
        raise ValidationError(_("Mỗi phần việc có nhiều nhất %(n)s bước.") % {"n": MOST_STEPS})

    step = Step.objects.create(
        pk=token or new_id(),
        assignment=assignment,
        place=steps[0].place + 1 if steps else 1,
        title=noted(title),
        person=person,
        named="" if person else noted(named),
        due=due,
    )
    record("programmes.step_added", step, by=by, assignment=assignment)
    return step


@transaction.atomic
def edit_step(
    step: Step,
    *,
    by: Actor,
    title: str,
    person: Person | None = None,
    named: str = "",
    due: date | None = None,
) -> Step:
    """The step says this."""
    step = _locked(step, by)
    step.title, step.due, step.person = noted(title), due, person
    step.named = "" if person else noted(named)
    step.save()
    record("programmes.step_edited", step, by=by, assignment=step.assignment)
    return step


@transaction.atomic
def tick_step(step: Step, *, by: Actor) -> Step:
    """Done, today and by whoever says so."""
    step = _locked(step, by)
    if step.done_on is None:
        step.done_on, step.done_by_id = by.today, by.mandate_id
        step.save()
        record("programmes.step_ticked", step, by=by, assignment=step.assignment)
    return step


@transaction.atomic
def untick_step(step: Step, *, by: Actor) -> Step:
    """Not done after all."""
    step = _locked(step, by)
    if step.done_on:
        step.done_on, step.done_by = None, None
        step.save()
        record("programmes.step_unticked", step, by=by, assignment=step.assignment)
    return step


@transaction.atomic
def raise_step(step: Step, *, by: Actor) -> Step:
    """One place earlier; the first stays where it is."""
    step = _locked(step, by)
    before = step.assignment.steps.filter(place__lt=step.place).order_by("-place").first()
    if before:
        before.place, step.place = step.place, before.place
        Step.objects.bulk_update([before, step], ["place"])
        record("programmes.step_moved", step, by=by, assignment=step.assignment)
    return step


@transaction.atomic
def remove_step(step: Step, *, by: Actor) -> None:
    step = _locked(step, by)
    record("programmes.step_removed", step, by=by, assignment=step.assignment)
    step.assignment.steps.filter(place__gt=step.place).update(place=F("place") - 1)
    step.delete()


@transaction.atomic
def share_steps(assignment: Assignment, *, by: Actor, shared: bool) -> Assignment:
    """Whoever may read the unit's part reads its steps too, or the unit alone again."""
    assignment = locked(assignment)
    allow(rules.can_report(by, assignment), rules.UNIT)
    if assignment.steps_shared != shared:
        assignment.steps_shared = shared
        assignment.save(update_fields=["steps_shared"])
        verb = "programmes.steps_shared" if shared else "programmes.steps_kept"
        record(verb, assignment, by=by)
    return assignment


def _locked(step: Step, by: Actor) -> Step:
    assignment = _open(step.assignment, by)
    found = Step.objects.get(pk=step.pk)
    found.assignment = assignment
    return found


def _open(assignment: Assignment, by: Actor) -> Assignment:
    """The part under lock, of the actor's own unit and not finished."""
    assignment = locked(assignment)
    allow(rules.can_report(by, assignment), rules.UNIT)
    if assignment.state in FINISHED:
        raise ValidationError(_("Phần việc này đã kết thúc, các bước không sửa được nữa."))
    return assignment
