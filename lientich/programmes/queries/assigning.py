"""Whom a task can be given to."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Q, QuerySet, Value, When

from lientich.accounts.models import Mandate
from lientich.core.text import fold
from lientich.organisations import queries as organisations
from lientich.organisations.models import Body, Organisation

from ..models import Programme, Task


@dataclass(frozen=True)
class Group:
    """Units under one superior."""

    superior: Organisation
    units: list[Organisation]


def assignable(task: Task, line: str, on: date) -> list[Group]:
    """The units that a task may be given to, by their superior along a line."""
    tops = tops_of(task)
    under: dict[UUID, list[UUID]] = defaultdict(list)
    for top in tops:
        for unit, superior, _depth in organisations.subtree(top, line, on):
            if unit not in under[superior]:
                under[superior].append(unit)
    keys = set(under) | {unit for units in under.values() for unit in units}
    known = Organisation.objects.in_bulk(keys)
    groups = [
        Group(known[superior], sorted((known[unit] for unit in units), key=lambda o: o.name_key))
        for superior, units in under.items()
        if superior in known and units
    ]
    return sorted(
        groups, key=lambda group: (group.superior.pk not in tops, group.superior.name_key)
    )


WORD = r"[^\W_]+"


def named_in(task: Task, groups: list[Group]) -> set[str]:
    """The keys of the units that the words of a task name: ticked, for a person to confirm."""
    words = f" {' '.join(re.findall(WORD, fold(f'{task.title} {task.text}')))} "
    return {
        str(unit.pk)
        for group in groups
        for unit in group.units
        if f" {fold(unit.short_name)} " in words or f" {fold(unit.name)} " in words
    }


def tops_of(task: Task) -> set[UUID]:
    """Under whom a task is given out: its owners, and its sides where they share it."""
    sides = (
        {side.organisation_id for side in task.programme.side_set.all()} if task.shared else set()
    )
    return {owner.pk for owner in task.owners.all()} | sides


def mandates_of(owners: set[UUID], on: date) -> QuerySet[Mandate]:
    return Mandate.objects.valid(on).filter(organisation__in=owners)


def leading_bodies(programme: Programme, within: set[UUID], on: date) -> QuerySet[Body]:
    """Who may lead: what acts for the sides and owners, and the committees of units."""
    tops = {side.organisation_id for side in programme.side_set.all()}
    bodies = Body.objects.standing(on).filter(organisation__in=within)
    return (
        bodies.filter(Q(organisation__in=tops) | Q(kind=Body.Kind.COMMITTEE))
        .select_related("organisation")
        .annotate(behind=Case(When(organisation__in=tops, then=Value(0)), default=Value(1)))
        .order_by("behind", "organisation__name_key", "order", "name")
    )
