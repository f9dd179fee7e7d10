"""What sheets can do, told on the pages of the rooms they are about."""

from typing import Any

from lientich.core.actor import Actor
from lientich.core.panels import panel

from . import rules
from .models import Import


def tasks(query: str, by: Actor) -> dict[str, Any] | None:
    """Beside a list of tasks, narrowed as `query` says."""
    return {"query": query} if rules.can_bring(by, Import.Kind.TASKS) else None


panel("programmes.tasks", tasks, "exchange/_tasks.html")
