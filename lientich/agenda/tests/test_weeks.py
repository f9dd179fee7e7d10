"""Names of weeks, at the edges of years too."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lientich.agenda import weeks


@given(st.dates(date(1970, 1, 5), date(2100, 12, 26)))
def test_a_week_is_found_by_its_name_from_any_of_its_days(day):
    monday = weeks.named(weeks.name(day))
    assert monday == weeks.monday(day)
    assert monday <= day < monday + timedelta(days=7)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
    ],
)
def test_a_week_belongs_to_the_year_of_its_thursday(day, name):
    assert weeks.name(day) == name


@pytest.mark.parametrize(
    "name", ["", "2026", "2026-W54", "2026-W00", "0001-W01", "2026W25", "٢٠٢٦-W25"]
)
def test_what_names_no_week_is_none(name):
    assert weeks.named(name) is None
