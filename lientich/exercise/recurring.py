"""The recurring work of the exercise: what the worker opened from period to period, and how each
unit reported; of what is long past, a few reports never came."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from lientich.core.actor import Actor
from lientich.organisations.models import Body
from lientich.programmes import actions as programmes
from lientich.programmes.models import Series, Task

from . import works

if TYPE_CHECKING:
    from .build import Stage


def give_out(
    stage: Stage, task: Task, lead: Body, begun: date, due: date, units: list[str]
) -> None:
    """Assign a series, its first period at once, and plan the openings that follow."""
    programmes.assign_task(
        task,
        by=stage.actor(works.office_of(stage, lead), begun, "08:20"),
        lead=lead,
        due=due,
        units=[stage.organisations[key] for key in units],
        cooperating=list(task.cooperating.all()),
        product=task.product,
    )
    _go_on(stage, task, lead, units, begun)


def _go_on(stage: Stage, task: Task, lead: Body, units: list[str], day: date) -> None:
    """Plan how the units' parts of what was opened on `day` go, and the next opening."""
    for occurrence in task.occurrences.filter(created_at__date=day):
        _plan_parts(stage, occurrence, lead, units, day)
    opens_on = Series.objects.get(pk=task.pk).opens_on
    if opens_on and opens_on <= stage.today:
        stage.plan(opens_on, "06:00", partial(_open, stage, task, lead, units, opens_on))


def _open(stage: Stage, task: Task, lead: Body, units: list[str], day: date) -> None:
    worker = Actor(now=stage.console(day).now)
    programmes.open_occurrences(task, by=worker)
    _go_on(stage, task, lead, units, day)


def _plan_parts(stage: Stage, occurrence: Task, lead: Body, units: list[str], day: date) -> None:
    parts = {part.unit_id: part for part in occurrence.assignments.select_related("unit")}
    assert occurrence.due is not None
    office = works.office_of(stage, lead)
    for number, key in enumerate(units):
        part = parts[stage.organisations[key].pk]
        how = _fate(stage, occurrence.due, number)
        works.plan_part(stage, part, key, office, day, occurrence.due, how)


def _fate(stage: Stage, due: date, number: int) -> str:
    if due >= stage.today:
        return ("going", "fresh")[number % 2]
    return {3: "fresh", 5: "late"}.get((due.month + 2 * number) % 6, "done")
