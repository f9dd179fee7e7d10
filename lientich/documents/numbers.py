"""Numbers of a series as they are typed, written and counted. Pure."""

import re
from collections.abc import Iterable, Sequence

from lientich.core.text import fold

LARGEST = 999_999  # no office comes near; what lies beyond was misread, and is no number of a book
MOST_AHEAD = 1000  # beyond the last number; what is typed further on was mistyped
FIRST_YEAR = 1930  # of a book; a day before was mistyped
_TYPED = re.compile(r"0*(\d{1,6})([^\W\d_]{0,3})")


def parsed(number: str) -> tuple[int, str] | None:
    """Value and suffix of a typed number: 05 is (5, ""), 30C is (30, "c"); None: it is neither."""
    found = _TYPED.fullmatch(fold(number).strip())
    if not found or not int(found[1]):
        return None
    return int(found[1]), found[2]


def written(value: int, suffix: str, padding: int) -> str:
    return f"{value:0{padding}d}{suffix}"


def gaps(values: Sequence[int], first: int) -> list[tuple[int, int]]:
    """What is lacking from `first` up to the highest of these ascending values: (start, end)."""
    found, expected = [], first
    for value in values:
        if value > expected:
            found.append((expected, value - 1))
        expected = max(expected, value + 1)
    return found


def within(start: int, end: int, missing: Iterable[tuple[int, int]]) -> bool:
    """Whether all from `start` to `end` lies in one of the gaps."""
    return any(low <= start <= end <= high for low, high in missing)
