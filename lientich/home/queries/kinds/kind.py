from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from lientich.core.actor import Actor

from ..words import Row


@dataclass(frozen=True, eq=False)
class Kind:
    """One kind of thing to do: for whom, what of it waits, and how a row of it is told."""

    key: str
    label: Promise
    icon: str
    roles: tuple[str, ...]
    rows: Callable[[Actor], QuerySet]
    tell: Callable[[dict[str, Any], date], Row]
    facts: dict[str, Any]  # by name, what `tell` is told; `order`: what the rows stand in order by
