"""How clear a task is, by the check list of the reader's own house."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from lientich.core.actor import Actor

from .. import clarity
from ..models import Checklist, Clear, Task, Tick
from ..rules import owners_of

MOST = 10  # items of a house's own


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
    kept = Checklist.objects.filter(pk=organisation).first()
    return kept or Checklist(clear=list(Clear.values), own=[])


def of_task(by: Actor, task: Task) -> Checked | None:
    """For whoever owns it; a unit that does the work is asked nothing of it."""
    if by.organisation_id not in owners_of(task):
        return None
    kept = checklist(by.organisation_id)
    ticked = set()
    if kept.own:
        ticks = Tick.objects.filter(task=task.pk, organisation=by.organisation_id)
        ticked = set(ticks.values_list("item", flat=True))
    told = [_told(item, clarity.is_clear(item, task)) for item in kept.clear]
    own = [Item(item, "", item in ticked, number) for number, item in enumerate(kept.own)]
    return Checked(told + own)


def asked(by: Actor) -> list[Item]:
    """What the own house asks of a task, before there is one."""
    kept = checklist(by.organisation_id)
    return [_told(item, False) for item in kept.clear] + [Item(one, "", False) for one in kept.own]


def _told(item: str, done: bool) -> Item:
    known: Any = Clear(item)
    return Item(str(known.label), str(clarity.BY_WHAT[known]), done)
