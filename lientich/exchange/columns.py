"""The columns of a kind of sheet, and which column of a file is which. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from . import cells

HEAD_WITHIN = 30  # rows
_LETTER = re.compile(r"[IVXLC]+\.?|[A-Z\u0110][.)]?")

Cells = dict[str, str]


@dataclass(frozen=True)
class Column:
    """`label` stands at its head in our own sheets, `names` are what others call it, as
    `cells.name_key` writes them. A column that is not `ours` to change is there to be read."""

    key: str
    label: Any
    names: str = ""
    required: bool = False
    ours: bool = True
    most: int = 0  # characters, where it is text
    width: int = 16
    hidden: bool = False

    @property
    def known_as(self) -> set[str]:
        return {cells.name_key(str(self.label)), *filter(None, self.names.split("|"))}


@dataclass(frozen=True)
class Head:
    """The row of names: its place from 0, its cells, and the key of each column that is known."""

    place: int
    cells: list[str]
    keys: list[str]

    @property
    def unknown(self) -> list[str]:
        pairs = zip(self.cells, self.keys, strict=True)
        return [cell for cell, key in pairs if cell and not key]


@dataclass
class Line:
    """A row below the head: its number as the spreadsheet counts, and all its cells."""

    number: int
    cells: list[str]
    heading: bool = False  # one cell alone: the name of a group


@dataclass
class Table:
    head: Head
    lines: list[Line] = field(default_factory=list)


def find_head(rows: Sequence[Sequence[str]], columns: Iterable[Column], least: int) -> Head | None:
    """The row that has most names of columns, if it has at least so many."""
    names = _names(columns)
    best, most = None, least - 1
    for place, row in enumerate(rows[:HEAD_WITHIN]):
        keys = _keys(row, names)
        if (known := sum(map(bool, keys))) > most:
            best, most = Head(place, [cells.squeezed(cell) for cell in row], keys), known
    return best


def guess_head(rows: Sequence[Sequence[str]]) -> Head | None:
    """Where nothing is known by name: the first row with several words and no figure."""
    for place, row in enumerate(rows[:HEAD_WITHIN]):
        filled = [cell for cell in row if cell]
        if len(filled) > 1 and not any(cell[:1].isdigit() for cell in filled):
            return Head(place, [cells.squeezed(cell) for cell in row], [""] * len(row))
    return None


def table(rows: Sequence[Sequence[str]], head: Head, *, grouped: bool = False) -> Table:
    """The rows below the head that hold anything; `grouped`: one cell alone names a group."""
    found = Table(head)
    width = len(head.cells)
    for place, row in enumerate(rows[head.place + 1 :], start=head.place + 2):
        filled = [cell for cell in row if cell]
        if not filled or _counts(filled, place == head.place + 2) or _repeats(row, head):
            continue
        padded = [*row[:width], *[""] * (width - len(row))]
        extra = [cell for cell in row[width:] if cell]
        line = Line(place, padded + extra, heading=grouped and _groups(filled))
        found.lines.append(line)
    return found


def named(row: Sequence[str], keys: Sequence[str]) -> Cells:
    """The cells of a row by the keys of their columns."""
    return {key: cell for key, cell in zip(keys, row, strict=False) if key}


def _names(columns: Iterable[Column]) -> dict[str, list[str]]:
    """By each name, the columns that are called so, as they stand."""
    found: dict[str, list[str]] = {}
    for one in columns:
        for name in one.known_as:
            found.setdefault(name, []).append(one.key)
    return found


def _keys(row: Sequence[str], names: dict[str, list[str]]) -> list[str]:
    """The first of two columns of one name is meant. A name that may mean two columns means the
    first of them that no other name does."""
    keys = [""] * len(row)
    meant = [names.get(cells.name_key(cell), []) for cell in row]
    for place in sorted(range(len(row)), key=lambda place: len(meant[place]) > 1):
        keys[place] = next((key for key in meant[place] if key not in keys), "")
    return keys


def _groups(filled: list[str]) -> bool:
    """The name of a group, alone or behind its letter: II, Công tác cán bộ."""
    return len(filled) == 1 or (len(filled) == 2 and bool(_LETTER.fullmatch(filled[0])))


def _repeats(row: Sequence[str], head: Head) -> bool:
    """The names of columns once more: the second row of a tall head, or the top of a page."""
    pairs = [
        (cells.squeezed(cell), name) for cell, name in zip(row, head.cells, strict=False) if cell
    ]
    same = sum(cell == name for cell, name in pairs)
    return same > 1 and 2 * same > len(pairs)


def _counts(filled: list[str], below_head: bool) -> bool:
    """The numbers of columns, which some forms have below their head: 1, 2, 3 or (1), (2), (3)."""
    return below_head and len(filled) > 1 and all(one.strip("()").isdigit() for one in filled)
