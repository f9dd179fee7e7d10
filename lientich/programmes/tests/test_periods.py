"""Calendar periods and the days on which recurring work is due, against a naive reference."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lientich.programmes import periods

RHYTHMS = ("weekly", "monthly", "quarterly", "half-yearly", "yearly")
days = st.dates(date(1999, 1, 1), date(2101, 12, 31))
rhythms = st.sampled_from(RHYTHMS)


@given(rhythm=rhythms, day=days)
def test_every_day_lies_in_one_period_and_periods_leave_no_gap(rhythm, day):
    start = periods.beginning(rhythm, day)
    last = periods.last_day(rhythm, start)
    assert start <= day <= last
    assert periods.beginning(rhythm, start) == periods.beginning(rhythm, last) == start
    assert periods.beginning(rhythm, last + timedelta(days=1)) == last + timedelta(days=1)
    assert periods.opens_on(rhythm, start) < start


@given(day=days, rhythm=rhythms)
def test_a_period_is_what_the_calendar_says(rhythm, day):
    start = periods.beginning(rhythm, day)
    last = periods.last_day(rhythm, start)
    if rhythm == "weekly":
        assert (start.weekday(), (last - start).days) == (0, 6)
        assert start.isocalendar()[:2] == last.isocalendar()[:2]
        return
    length = periods.MONTHS[rhythm]
    assert start.day == 1
    assert last.day == monthrange(last.year, last.month)[1]
    assert start.month in range(1, 13, length)
    assert (last.year, last.month) == (start.year, start.month + length - 1)


@given(rhythm=rhythms, due=days, count=st.integers(0, 60))
def test_due_days_never_drift(rhythm, due, count):
    moved = periods.moved(rhythm, due, count)
    if rhythm == "weekly":
        assert moved - due == timedelta(weeks=count)
        return
    months = due.month - 1 + count * periods.MONTHS[rhythm]
    year, month = due.year + months // 12, months % 12 + 1
    assert moved == date(year, month, min(due.day, monthrange(year, month)[1]))


@given(rhythm=rhythms, day=days, count=st.integers(-40, 40))
def test_periods_are_counted_as_they_are_moved(rhythm, day, count):
    first = periods.beginning(rhythm, day)
    assert periods.between(rhythm, first, periods.moved(rhythm, first, count)) == count


@pytest.mark.parametrize(
    ("rhythm", "due", "expected"),
    [
        ("monthly", date(2026, 1, 31), ["28-02-2026", "31-03-2026", "30-04-2026"]),
        ("monthly", date(2024, 1, 30), ["29-02-2024", "30-03-2024", "30-04-2024"]),
        ("quarterly", date(2026, 3, 31), ["30-06-2026", "30-09-2026", "31-12-2026"]),
        ("half-yearly", date(2025, 8, 31), ["28-02-2026", "31-08-2026", "28-02-2027"]),
        ("yearly", date(2024, 2, 29), ["28-02-2025", "28-02-2026", "28-02-2027"]),
        ("weekly", date(2026, 12, 25), ["01-01-2027", "08-01-2027", "15-01-2027"]),
    ],
)
def test_ends_of_months_and_leap_years(rhythm, due, expected):
    moved = [periods.moved(rhythm, due, count) for count in (1, 2, 3)]
    assert [f"{day:%d-%m-%Y}" for day in moved] == expected


@pytest.mark.parametrize(
    ("rhythm", "day", "expected"),
    [
        ("weekly", date(2027, 1, 1), "tuần 53/2026"),
        ("weekly", date(2027, 1, 4), "tuần 1/2027"),
        ("monthly", date(2026, 5, 31), "tháng 5/2026"),
        ("quarterly", date(2026, 12, 31), "quý IV/2026"),
        ("quarterly", date(2026, 1, 1), "quý I/2026"),
        ("half-yearly", date(2026, 6, 30), "6 tháng đầu năm 2026"),
        ("half-yearly", date(2026, 7, 1), "6 tháng cuối năm 2026"),
        ("yearly", date(2026, 2, 1), "năm 2026"),
    ],
)
def test_a_period_is_named_as_people_name_it(rhythm, day, expected):
    assert periods.name(rhythm, periods.beginning(rhythm, day)) == expected
