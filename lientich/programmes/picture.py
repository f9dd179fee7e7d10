"""Work along a year as a drawing: a line for each task, by field of work. Pure.

All measures are whole numbers, so that no language writes a decimal comma into an attribute.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

NAMES, PLOT, EDGE = 330, 640, 10  # the width of the names, of the year, of what is left beside it
WIDTH = NAMES + PLOT + EDGE
HEAD, LINE, FIELD = 28, 24, 30  # heights
THICK = 10
LEAST = 4  # the width of a bar, however short the time
LETTERS = 46  # of a name


@dataclass(frozen=True)
class Bar:
    row: dict[str, Any]
    x: int
    y: int
    width: int
    thick: int = THICK

    @property
    def middle(self) -> int:
        return self.y + THICK

    @property
    def name(self) -> str:
        title = self.row["title"]
        return title if len(title) <= LETTERS else title[: LETTERS - 1].rstrip() + "…"


@dataclass(frozen=True)
class Heading:
    name: str
    y: int


@dataclass(frozen=True)
class Picture:
    """`months`: where each begins, and its number; `today`: where it is, if within the year."""

    height: int
    months: list[tuple[int, int]]
    headings: list[Heading]
    bars: list[Bar]
    today: int | None
    width: int = WIDTH
    names: int = NAMES
    head: int = HEAD


def picture(fields: Sequence[tuple[str, list[dict[str, Any]]]], year: int, today: date) -> Picture:
    """Bars from the day a task began to its last; all are due within the year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    days = (last - first).days + 1

    def place(day: date) -> int:
        return NAMES + (day - first).days * PLOT // days

    headings, bars, y = [], [], HEAD
    for name, rows in fields:
        headings.append(Heading(name, y + 20))
        y += FIELD
        for row in rows:
            begun = min(row["since"], row["due"])
            left, right = place(max(begun, first)), place(row["due"]) + PLOT // days + 1
            width = max(right - left, LEAST)
            bars.append(Bar(row, right - width, y + 6, width))
            y += LINE
    return Picture(
        height=y + 8,
        months=[(place(date(year, month, 1)), month) for month in range(1, 13)],
        headings=headings,
        bars=bars,
        today=place(today) if first <= today <= last else None,
    )
