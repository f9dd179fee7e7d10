"""What is to become of a row: worked out without writing anything, and written the same way."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from lientich.core.actor import Actor
from lientich.core.models import Keyed
from lientich.core.templatetags.lt import day as shown

from . import cells
from .columns import Cells, Column
from .faults import Fault, fault
from .models import Row

Standing = Row.Standing
Reader = Callable[[str], Any]  # a value; raises Wrong


class Wrong(Exception):
    """A cell that cannot be read: the code of a fault and what its words tell of."""

    def __init__(self, code: str, **told: object) -> None:
        super().__init__(code)
        self.code, self.told = code, told


@dataclass
class Plan:
    standing: str = Standing.SAME
    changes: list[list[str]] = field(default_factory=list)  # column, before, after
    faults: list[Fault] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)  # of what is new or changes
    subject: Any = None

    def refuse(self, column: str, code: str, **told: object) -> None:
        self.faults.append(fault(column, code, **told))

    def settled(self, new: bool) -> "Plan":
        """With the standing that follows from what was found."""
        if self.faults:
            self.standing = Standing.WRONG
        elif new:
            self.standing = Standing.NEW
        elif self.changes:
            self.standing = Standing.CHANGED
        return self

    def kept_faults(self) -> list[list[Any]]:
        return [one.kept() for one in self.faults]


class Desk(Protocol):
    """All that some rows of a sheet are planned with, read at once."""

    def plan(self, row: Row, given: Cells) -> Plan: ...

    def again(self, row: Row, given: Cells) -> Plan:
        """The same, with what the row is about read anew and locked."""
        ...

    def carry_out(self, row: Row, plan: Plan) -> Keyed:
        """Through the actions of its room; returns what came of the row."""
        ...


@dataclass(frozen=True)
class Kind:
    """`identity` of a row within its sheet; empty where it has none. `least`: how many names of
    columns make a head. `grouped`: its rows may stand under names of groups. `mapped`: a person
    says which of its columns is which. `most_whole`: rows that are written in one transaction, for
    whose length nobody else writes on SQLite."""

    columns: tuple[Column, ...]
    needed: tuple[str, ...]
    identity: Callable[[Cells], str]
    desk: Callable[[Any, Actor, list[tuple[Row, Cells]]], Desk]
    least: int = 2
    grouped: bool = False
    mapped: bool = False
    most_whole: int = 500

    @property
    def labels(self) -> dict[str, Any]:
        return {one.key: one.label for one in self.columns}


def text(most: int, required: bool = False) -> Reader:
    """On one line, as the field of a form has it, whatever the lines of its cell."""

    def read(cell: str) -> str:
        told = cells.squeezed(cell)
        if required and not told:
            raise Wrong("required")
        if len(told) > most:
            raise Wrong("too_long", most=most)
        if not cells.is_clean(told):
            raise Wrong("control")
        return told

    return read


def day(cell: str) -> Any:
    if not cell.strip():
        return None
    found = cells.day(cell)
    if found is None:
        raise Wrong("day", text=cell[:40])
    return found


def flag(cell: str) -> bool:
    found = cells.flag(cell)
    if found is None:
        raise Wrong("flag", text=cell[:40])
    return found


def among(names: dict[str, list[Any]], *, empty: Any = None, code: str = "nobody") -> Reader:
    """One of those who go by a name; `names` as `cells.name_key` writes them."""

    def read(cell: str) -> Any:
        if not cell.strip():
            return empty
        found = list(dict.fromkeys(names.get(cells.name_key(cell), ())))
        if not found:
            raise Wrong(code, text=cell[:80], among=_some(names) if code == "choice" else "")
        if len(found) > 1:
            raise Wrong("several", text=cell[:80], among="; ".join(map(told, found)))
        return found[0]

    return read


def several(one: Reader) -> Reader:
    return lambda cell: [one(part) for part in cells.parts(cell)]


def by_name(objects: Iterable[Any], *names: str) -> dict[str, list[Any]]:
    """Objects by each of their names."""
    found: dict[str, list[Any]] = {}
    for one in objects:
        for name in {cells.name_key(getattr(one, attribute)) for attribute in names}:
            found.setdefault(name, []).append(one)
    return found


def told(value: Any) -> str:
    """A value as a cell shows it."""
    if value is None:
        return ""
    if hasattr(value, "isoformat"):
        return shown(value)
    if isinstance(value, list):
        return "; ".join(sorted(told(one) for one in value))
    return str(getattr(value, "name", value))


def identifier(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _some(names: dict[str, list[Any]]) -> str:
    return "; ".join(told(one[0]) for one in list(names.values()))
