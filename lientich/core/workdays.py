"""Working days in Vietnam: days of the week and public holidays, but for what was swapped."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import holidays
from django.utils.translation import gettext as _

SATURDAY = 5
ONE = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """`swapped`: the days of which the Government decided otherwise, and whether one works."""

    swapped: Mapping[date, bool] = field(default_factory=dict)

    def works(self, day: date) -> bool:
        off = day.weekday() >= SATURDAY or day in _holidays(day.year)
        return self.swapped.get(day, not off or day in _made_up(day.year))

    def reason(self, day: date) -> str:
        """Why one does not work on a day: the holiday's name; empty where one works."""
        if self.works(day):
            return ""
        if day in _holidays(day.year):
            return _holidays(day.year)[day]
        return _("ngày nghỉ cuối tuần") if day.weekday() >= SATURDAY else _("ngày nghỉ hoán đổi")

    def last(self, day: date) -> date:
        """The last working day up to and with this one."""
        while not self.works(day):
            day -= ONE
        return day

    def next(self, day: date) -> date:
        """The first working day from this one on."""
        while not self.works(day):
            day += ONE
        return day


@lru_cache
def _holidays(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("VN", years=year, language="vi"))


@lru_cache
def _made_up(year: int) -> frozenset[date]:
    """The weekend days that are worked in exchange for others, as far as they are known."""
    return frozenset(holidays.country_holidays("VN", years=year).weekend_workdays)


def public_holidays(year: int) -> list[tuple[date, str]]:
    """In the order of the year, by their Vietnamese names."""
    return sorted(_holidays(year).items())
