"""Named slots in a lower room's pages, filled by the rooms above that know more of the object."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from .actor import Actor
from .together import Found

Query = Callable[..., dict[str, Any] | None]
Parts = Callable[[Actor, UUID], Iterable[QuerySet]]


@dataclass(frozen=True)
class Panel:
    query: Query
    template: str
    parts: Parts | None = None

    def shown(self, subject: Any, by: Actor, found: Found) -> dict[str, Any] | None:
        return self.query(subject, by, found) if self.parts else self.query(subject, by)


PANELS: dict[str, list[Panel]] = defaultdict(list)


def panel(slot: str, query: Query, template: str, parts: Parts | None = None) -> None:
    """Fill `slot` with `template`, given what `query(object, actor)` returns; None: nothing.

    Called in `AppConfig.ready`. The query applies the rights of the actor, and counts in the
    page's budget of queries. Of a page that asks in a union (ADR 7), `parts(actor, key)` are its
    own in it, with their rights, and `query(object, actor, found)` is given what was found.
    """
    PANELS[slot].append(Panel(query, template, parts))


@dataclass(frozen=True)
class Margin:
    """What stands beside the lines of a text: what came of a place in it, and an address to which
    the place of a line is sent (`act`, where the actor may), as its `label` says."""

    notes: list[tuple[int, str, str]] = field(default_factory=list)  # place, words, address
    act: str = ""
    label: str = ""


MARGINS: dict[str, tuple[Callable[[Any, Actor, Found], Margin], Parts]] = {}


def margin(slot: str, query: Callable[[Any, Actor, Found], Margin], parts: Parts) -> None:
    """Write beside a text of a lower room. As with panels, the parts apply the actor's rights."""
    MARGINS[slot] = query, parts


def margin_of(slot: str, subject: Any, by: Actor, found: Found) -> Margin:
    return MARGINS[slot][0](subject, by, found) if slot in MARGINS else Margin()


def parts_of(slots: Iterable[str], by: Actor, key: UUID) -> list[QuerySet]:
    """What the upper rooms ask for in these slots, for the union of a page."""
    asked = [one.parts for slot in slots for one in PANELS[slot] if one.parts]
    asked += [MARGINS[slot][1] for slot in slots if slot in MARGINS]
    return [part for parts in asked for part in parts(by, key)]
