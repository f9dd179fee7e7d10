"""The hidden cell of a row that goes out: what it is of, and what each of its cells said. Pure.

By it, what changed here meanwhile is told from what was changed in the sheet.
"""

from typing import Any
from uuid import UUID

from . import cells

Marks = dict[str, str]


def mark(key: UUID, values: dict[str, Any]) -> str:
    return " ".join([key.hex, *(f"{name}:{cells.digest(value)}" for name, value in values.items())])


def read(text: str) -> tuple[UUID, Marks] | None:
    """None: somebody wrote into it."""
    first, *rest = text.split()
    pairs = [one.partition(":") for one in rest]
    if len(first) != 32 or not all(sign and name and of for name, sign, of in pairs):
        return None
    try:
        return UUID(first), {name: of for name, _sign, of in pairs}
    except ValueError:
        return None
