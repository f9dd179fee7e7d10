"""The periods of recurring work: calendar weeks, months, quarters, half-years and years; pure.

A period is named by its first day. Its due day is the first one moved on by as many periods: a day
of the month is kept, clipped at the end of a shorter month and never drifting (31-1, 28-2, 31-3).
"""

from calendar import monthrange
from datetime import date, timedelta

from django.utils.translation import gettext as _

WEEKLY = "weekly"
MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}
QUARTERS = ("I", "II", "III", "IV")
AHEAD = {WEEKLY: timedelta(days=2)}  # how long before its period begins work is opened
LONG_AHEAD = timedelta(days=7)
YEARS = range(1970, 2101)  # of which work is planned and looked at


def beginning(rhythm: str, day: date) -> date:
    """The first day of the period that a day lies in. Weeks begin on Monday."""
    if rhythm == WEEKLY:
        return day - timedelta(days=day.weekday())
    months = MONTHS[rhythm]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def moved(rhythm: str, day: date, periods: int) -> date:
    """That day, so many periods later or, below zero, earlier."""
    if rhythm == WEEKLY:
        return day + timedelta(weeks=periods)
    count = day.year * 12 + day.month - 1 + MONTHS[rhythm] * periods
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def between(rhythm: str, first: date, start: date) -> int:
    """How many periods after the one that begins on `first` the one from `start` comes."""
    if rhythm == WEEKLY:
        return (start - first).days // 7
    return ((start.year - first.year) * 12 + start.month - first.month) // MONTHS[rhythm]


def last_day(rhythm: str, start: date) -> date:
    return moved(rhythm, start, 1) - timedelta(days=1)


def opens_on(rhythm: str, start: date) -> date:
    return start - AHEAD.get(rhythm, LONG_AHEAD)


def name(rhythm: str, start: date) -> str:
    """As people say it: tháng 5/2026, quý II/2026."""
    if rhythm == WEEKLY:
        year, week, _day = start.isocalendar()
        return _("tuần %(n)s/%(year)s") % {"n": week, "year": year}
    given = {"n": start.month, "year": start.year}
    if rhythm == "monthly":
        return _("tháng %(n)s/%(year)s") % given
    if rhythm == "quarterly":
        return _("quý %(n)s/%(year)s") % (given | {"n": QUARTERS[start.month // 3]})
    if rhythm == "half-yearly":
        half = _("6 tháng đầu năm %(year)s") if start.month == 1 else _("6 tháng cuối năm %(year)s")
        return half % given
    return _("năm %(year)s") % given


def year_before(on: date) -> date:
    """The same day a year before; of 29 February, the 28th."""
    return moved("yearly", on, -1)
