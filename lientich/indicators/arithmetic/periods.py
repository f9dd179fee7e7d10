"""Months, quarters, half-years, nine months, years, and from January to a month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

YEAR = 12


@dataclass(frozen=True, order=True)
class Period:
    """Whole months from `first` on; a month is counted as year * 12 and 0 to 11."""

    first: int
    months: int

    @classmethod
    def of(cls, year: int, month: int, months: int = 1) -> Period:
        return cls(year * YEAR + month - 1, months)

    @classmethod
    def begun(cls, day: date, months: int) -> Period:
        return cls.of(day.year, day.month, months)

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.first, self.end))

    @property
    def end(self) -> int:
        """The month after the last."""
        return self.first + self.months

    @property
    def last(self) -> Period:
        """Its last month."""
        return Period(self.end - 1, 1)

    @property
    def year(self) -> int:
        return self.first // YEAR

    @property
    def month(self) -> int:
        """The number of its first month, from 1."""
        return self.first % YEAR + 1

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        return Period(self.end, 1).first_day - timedelta(days=1)

    @property
    def year_before(self) -> Period:
        """The same months of the year before."""
        return Period(self.first - YEAR, self.months)

    @property
    def whole_year_before(self) -> Period:
        return Period((self.year - 1) * YEAR, YEAR)

    def up_to(self, month: int) -> Period:
        """As much of it as is over when `month` is; perhaps none."""
        return Period(self.first, max(0, min(self.end, month + 1) - self.first))

    def is_one_of(self, months: int) -> bool:
        """Whether it is a month, quarter, half-year or year, as these make up a year."""
        return self.months == months and self.first % months == 0

    @property
    def name(self) -> str:
        """As an address names it: 2026, 2026-H1, 2026-9M, 2026-Q4, 2026-07, 2026-C07."""
        place = (self.month - 1) // self.months + 1 if self.months else 0
        exact = self.months and (self.month - 1) % self.months == 0
        named = {1: f"-{self.month:02}", 3: f"-Q{place}", 6: f"-H{place}", 9: "-9M", 12: ""}
        if exact and self.months in named and not (self.months == 9 and self.month > 1):
            return f"{self.year}{named[self.months]}"
        return f"{self.year}-C{self.months:02}"


_NAME = re.compile(r"(\d{4})(?:-(?:(\d\d)|Q([1-4])|H([12])|(9M)|C(\d\d)))?", re.ASCII)


def named(name: str) -> Period | None:
    """The period of that name; from January to a month is C and its number."""
    found = _NAME.fullmatch(name)
    if found is None or not 1900 <= int(found[1]) <= 9000:
        return None
    year, (month, quarter, half, nine, to) = int(found[1]), found.groups()[1:]
    if month:
        return Period.of(year, int(month)) if 1 <= int(month) <= YEAR else None
    if quarter:
        return Period.of(year, 3 * int(quarter) - 2, 3)
    if half:
        return Period.of(year, 6 * int(half) - 5, 6)
    if to:
        return Period.of(year, 1, int(to)) if 1 <= int(to) <= YEAR else None
    return Period.of(year, 1, 9 if nine else YEAR)
