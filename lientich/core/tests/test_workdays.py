from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lientich.core.workdays import Calendar

TET = [date(2026, 2, day) for day in range(14, 23)]  # with the weekends around it


def test_the_week_and_the_public_holidays_of_vietnam():
    usual = Calendar()
    off = [date(2026, 9, day) for day in range(1, 8) if not usual.works(date(2026, 9, day))]
    assert off == [date(2026, 9, day) for day in (1, 2, 5, 6)]
    assert not any(usual.works(day) for day in TET)
    assert usual.last(TET[4]) == date(2026, 2, 13)
    assert usual.next(TET[4]) == date(2026, 2, 23)


def test_a_saturday_is_worked_for_the_day_that_was_given_off():
    usual = Calendar()
    exchanged = [(date(2026, 8, 22), date(2026, 8, 31)), (date(2025, 4, 26), date(2025, 5, 2))]
    assert [(usual.works(saturday), usual.works(off)) for saturday, off in exchanged] == [
        (True, False)
    ] * 2
    assert Calendar({date(2026, 8, 22): False}).reason(date(2026, 8, 22)) == "ngày nghỉ cuối tuần"


def test_it_says_why_a_day_is_off():
    usual = Calendar({date(2026, 6, 16): False})
    told = [usual.reason(date(2026, *day)) for day in ((9, 2), (6, 14), (6, 16), (6, 15))]
    assert told == ["Quốc khánh", "ngày nghỉ cuối tuần", "ngày nghỉ hoán đổi", ""]


def test_what_was_swapped_goes_before_what_is_usual():
    swapped = Calendar({date(2026, 6, 13): True, date(2026, 6, 15): False})
    assert swapped.works(date(2026, 6, 13))
    assert swapped.last(date(2026, 6, 15)) == date(2026, 6, 13)
    assert swapped.next(date(2026, 6, 14)) == date(2026, 6, 16)


days = st.dates(date(2019, 1, 1), date(2030, 12, 31))


@given(days, st.dictionaries(days, st.booleans(), max_size=5))
def test_the_nearest_working_days_enclose_a_day(day, swapped):
    calendar = Calendar(swapped)
    before, after = calendar.last(day), calendar.next(day)
    assert before <= day <= after
    between = (before + timedelta(days=n) for n in range(1, (after - before).days))
    assert [calendar.works(before), calendar.works(after)] == [True, True]
    assert not any(calendar.works(one) for one in between)
    assert (before == after == day) == calendar.works(day)
