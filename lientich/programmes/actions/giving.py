"""What acts on tasks have in common: the lock, to whom work may be given, and giving it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from lientich.core import access
from lientich.core.actor import Actor
from lientich.organisations.models import Body, Organisation
from lientich.search.actions import index

from .. import queries
from ..models import Assignment, Programme, ProgrammeReach, Task


def locked_task(task: Task) -> Task:
    """The task under lock: all that is derived from its assignments changes one act at a time."""
    return Task.objects.select_for_update(no_key=True).get(pk=task.pk)


def give(task: Task, units: list[Organisation], *, by: Actor, due: date | None) -> None:
    """Each of these units has a part of the task, and sees it and its programme."""
    Assignment.objects.bulk_create(
        Assignment(
            task=task,
            unit=unit,
            due=due,
            original_due=due,
            assigned_at=by.now,
            updated_at=by.now,
        )
        for unit in units
    )
    access.refresh(Task, [task.pk])
    open_programme(task.programme_id, units)


def refuse_outsiders(
    task: Task, by: Actor, bodies: Iterable[Body | None], units: Iterable[Organisation]
) -> None:
    """Being given a task opens it: only those whom its owners lead, or its sides, are given it."""
    within = queries.within_reach(task, by.today)
    for body in bodies:
        if body and body.organisation_id not in within:
            raise ValidationError(
                _("%(body)s không thuộc các bên của nhiệm vụ hay đơn vị trực thuộc.")
                % {"body": body}
            )
    for unit in units:
        if unit.pk not in within:
            raise ValidationError(
                _("%(unit)s không trực thuộc bên nào của nhiệm vụ trên các tuyến của chương trình.")
                % {"unit": unit}
            )


def index_task(task: Task) -> None:
    words = " ".join((task.text, task.place, task.product))
    index(task, title=task.title, words=words, at=timezone.localdate(task.created_at))


def open_programme(programme_id: UUID, units: list[Organisation]) -> None:
    """Units see the programme that gives them work."""
    granted = ProgrammeReach.objects.filter(of=programme_id, organisation__in=units, granted=True)
    if granted.count() < len(units):
        # Tasks of one programme may be assigned at once: who sees it is worked out one by one.
        Programme.objects.select_for_update(no_key=True).get(pk=programme_id)
        access.refresh(Programme, [programme_id])
