import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lientich.reader import dates


def written(day: datetime.date) -> list[str]:
    d, m, y = day.day, day.month, day.year
    return [
        f"{d}-{m}-{y}",
        f"{d:02d}/{m:02d}/{y}",
        f"{d}/{m}/{y}",
        f"{d}.{m}.{y}",
        f"{d} - {m} - {y}",
        f"{d}–{m}–{y}",
        f"ngày {d} tháng {m} năm {y}",
        f"ngày {d:02d} tháng {m:02d} năm {y}",
        f"Ngày {d} tháng {m}, năm {y}",
        f"ngày {d}\ntháng {m}\nnăm {y}",
        f"{d} tháng {m}/{y}",
    ]


@given(st.dates(datetime.date(1930, 1, 1), datetime.date(2099, 12, 31)), st.integers(0, 10))
def test_a_day_is_read_in_every_written_form(day, form):
    text = f"ban hành {written(day)[form]}, có hiệu lực."
    assert [(found.iso, found.precision) for found in dates.find(text)] == [
        (day.isoformat(), "day")
    ]


@pytest.mark.parametrize(
    ("text", "iso", "precision", "last_day"),
    [
        ("tháng 4 năm 2018", "2018-04", "month", "2018-04-30"),
        ("tháng 02/2024", "2024-02", "month", "2024-02-29"),
        ("quý I/2019", "2019-Q1", "quarter", "2019-03-31"),
        ("Quý IV năm 2019", "2019-Q4", "quarter", "2019-12-31"),
        ("quý 2-2020", "2020-Q2", "quarter", "2020-06-30"),
        ("6 tháng đầu năm 2019", "2019-H1", "half", "2019-06-30"),
        ("năm 2018", "2018", "year", "2018-12-31"),
        ("ngày 11-1-2018", "2018-01-11", "day", "2018-01-11"),
    ],
)
def test_what_is_named_is_read_no_finer_than_it_is_named(text, iso, precision, last_day):
    [found] = dates.find(text)
    assert (found.iso, found.precision, found.last_day) == (iso, precision, last_day)
    assert text[found.start : found.end] == text


@pytest.mark.parametrize(
    "text",
    [
        "giai đoạn 2018-2020",
        "nhiệm kỳ 2015 - 2020",
        "944/944 chi bộ",
        "1.760/4.500 học sinh",
        "31/2/2018",
        "45/2019/NĐ-CP",
        "ngày 19/8",
        "12.05.20191",
        "1.12.5.2019.7",
        "24/7",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert dates.find(text) == []


def test_two_dates_stand_in_order():
    found = dates.find("từ ngày 20-28/1/2016 đến ngày 5 tháng 2 năm 2016")
    assert [date.iso for date in found] == ["2016-01-28", "2016-02-05"]
