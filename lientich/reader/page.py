"""A text prepared once for all who look around in it."""

import bisect
from dataclasses import dataclass, field

from lientich.reader import organisations
from lientich.reader.dates import Date
from lientich.reader.dates import find_folded as find_dates
from lientich.reader.seek import Index
from lientich.reader.text import lower, one_line, smooth


@dataclass
class Page:
    """`names` are those of organisations, `dates` only whole days; both from left to right."""

    text: str
    smoothed: str = field(init=False)
    folded: str = field(init=False)
    index: Index = field(init=False)
    named: organisations.Names = field(init=False)
    names: list[organisations.Name] = field(init=False)
    every_date: list[Date] = field(init=False)
    dates: list[Date] = field(init=False)

    def __post_init__(self) -> None:
        self.smoothed = smooth(self.text)
        self.folded = lower(self.smoothed)
        self.index = Index(self.folded)
        self.named = organisations.Names(self.smoothed, self.folded)
        self.names = list(organisations.scan(self.named, self.index))
        self.every_date = find_dates(self.folded)
        self.dates = [date for date in self.every_date if date.precision == "day"]
        self._name_ends = [name.end for name in self.names]
        self._date_starts = [date.start for date in self.dates]

    def written(self, start: int, end: int) -> str:
        return one_line(self.text[start:end])

    def date_from(self, position: int) -> Date | None:
        at = bisect.bisect_left(self._date_starts, position)
        return self.dates[at] if at < len(self.dates) else None

    def date_before(self, position: int) -> Date | None:
        at = bisect.bisect_left(self._date_starts, position) - 1
        return self.dates[at] if at >= 0 else None

    def names_ending(self, after: int, last: int) -> list[organisations.Name]:
        """The names that end behind `after` and not behind `last`, the nearest first."""
        low = bisect.bisect_right(self._name_ends, after)
        return self.names[low : bisect.bisect_right(self._name_ends, last, low)][::-1]
