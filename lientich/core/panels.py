"""Named slots in a lower room's pages, filled by the rooms above that know more of the object."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .actor import Actor

Query = Callable[[Any, Actor], dict[str, Any] | None]
PANELS: dict[str, list[tuple[Query, str]]] = defaultdict(list)


def panel(slot: str, query: Query, template: str) -> None:
    """Fill `slot` with `template`, given what `query(object, actor)` returns; None: nothing.

    Called in `AppConfig.ready`. The query applies the rights of the actor, and counts in the
    page's budget of queries.
    """
    PANELS[slot].append((query, template))


@dataclass(frozen=True)
class Margin:
    """What stands beside the lines of a text: what came of a place in it, and an address to which
    the place of a line is sent (`act`, where the actor may), as its `label` says."""

    notes: list[tuple[int, str, str]] = field(default_factory=list)  # place, words, address
    act: str = ""
    label: str = ""


MARGINS: dict[str, Callable[[Any, Actor], Margin]] = {}


def margin(slot: str, query: Callable[[Any, Actor], Margin]) -> None:
    """Write beside a text of a lower room. As with panels, the query applies the actor's rights."""
    MARGINS[slot] = query


def margin_of(slot: str, subject: Any, by: Actor) -> Margin:
    return MARGINS[slot](subject, by) if slot in MARGINS else Margin()
