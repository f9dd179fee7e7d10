"""Named slots in a lower room's pages, filled by the rooms above that know more of the object."""

from collections import defaultdict
from collections.abc import Callable
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
