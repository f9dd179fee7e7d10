"""How clear a task is, by the check list of the reader's own house."""

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from lientich.core.actor import Actor
from lientich.core.together import Facts, Found, told

from .. import clarity
from ..models import Checklist, Clear, Task, Tick
from ..rules import owners_of

MOST = 10  # items of a house's own
CHECKLIST, TICK = "checklist", "tick"  # keys of parts


@dataclass(frozen=True)
class Item:
    label: str
    by: str  # what fulfils it, in words; empty where people tick it
    done: bool
    number: int | None = None  # among those that people tick


@dataclass(frozen=True)
class Checked:
    items: list[Item] = field(default_factory=list)

    @property
    def done(self) -> int:
        return sum(item.done for item in self.items)


def checklist(organisation: UUID | None) -> Checklist:
    """As the house keeps it: by itself the six and no more."""
    return Checklist.objects.filter(pk=organisation).first() or _by_itself()


def parts(by: Actor, task: UUID) -> list[QuerySet]:
    """Of a union: the list of the own house, and what it ticked of the task."""
    kept = Checklist.objects.filter(pk=by.organisation_id)
    ticks = Tick.objects.filter(task=task, organisation=by.organisation_id)
    texts = {name: Cast(name, TextField()) for name in ("clear", "own")}
    return [told(CHECKLIST, kept, **texts), told(TICK, ticks, item="item")]


def of_task(by: Actor, task: Task, found: Found) -> Checked | None:
    """For whoever owns it; a unit that does the work is asked nothing of it."""
    if by.organisation_id not in owners_of(task):
        return None
    kept = next(map(_kept, found[CHECKLIST]), None) or _by_itself()
    ticked = {one["item"] for one in found[TICK]}
    six = [_told(item, clarity.is_clear(item, task)) for item in kept.clear]
    own = [Item(item, "", item in ticked, number) for number, item in enumerate(kept.own)]
    return Checked(six + own)


def asked(by: Actor) -> list[Item]:
    """What the own house asks of a task, before there is one."""
    kept = checklist(by.organisation_id)
    return [_told(item, False) for item in kept.clear] + [Item(one, "", False) for one in kept.own]


def _by_itself() -> Checklist:
    return Checklist(clear=list(Clear.values), own=[])


def _kept(facts: Facts) -> Checklist:
    return Checklist(**{name: json.loads(text) for name, text in facts.items()})


def _told(item: str, done: bool) -> Item:
    known: Any = Clear(item)
    return Item(str(known.label), str(clarity.BY_WHAT[known]), done)
