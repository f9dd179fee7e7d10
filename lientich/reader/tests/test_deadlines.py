import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lientich.reader import dates, deadlines
from lientich.reader.seek import Index
from lientich.reader.text import fold


def due(text, year=None):
    folded = fold(text)
    return deadlines.due(Index(folded), 0, len(folded), dates.find(text), year)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("trình trước ngày 31-3-2027", "2027-03-31"),
        ("hoàn thành chậm nhất ngày 15/12/2023", "2023-12-15"),
        ("chậm nhất là ngày 5 tháng 6 năm 2027", "2027-06-05"),
        ("xong trước 30/6/2026", "2026-06-30"),
        ("báo cáo trước 17 giờ 00 ngày 10/12/2020", "2020-12-10"),
        ("hoàn thành trong quý III năm 2027", "2027-09-30"),
        ("đến hết quý II/2026", "2026-06-30"),
        ("hoàn thành trong tháng 2/2028", "2028-02-29"),
        ("hết năm 2028", "2028-12-31"),
        ("trong 6 tháng đầu năm 2026", "2026-06-30"),
        ("tổng kết vào cuối năm 2025", "2025-12-31"),
        ("thời hạn: 20/11/2026", "2026-11-20"),
    ],
)
def test_the_last_day_of_what_is_named(text, day):
    assert due(text) == (day, True)


@pytest.mark.parametrize(
    "text",
    [
        "thực hiện Nghị quyết số 30-NQ/ĐU ngày 11-1-2018",
        "nhiệm vụ chính trị năm 2019",
        "giai đoạn 2026-2030",
        "trước mùa mưa",
        "cao hơn so với năm 2017",
    ],
)
def test_other_dates_are_no_deadlines(text):
    assert due(text) == (None, True)


def test_of_two_deadlines_none_is_guessed():
    assert due("trình trước ngày 31-3-2027, hoàn thành trước ngày 30-6-2027") == (None, False)


def test_a_day_without_a_year_is_of_the_documents_year_or_open():
    assert due("trước ngày 31/3", "2027") == ("2027-03-31", True)
    assert due("hoàn thành trong quý II", "2027") == ("2027-06-30", True)
    assert due("trước ngày 31/3") == (None, True)


@pytest.mark.parametrize("day", ["31-2-2026", "30/02/2026", "29 - 2 - 2025", "12-13-2026"])
def test_a_day_that_no_calendar_has_is_a_question(day):
    assert due(f"hoàn thành trước ngày {day}") == (None, False)


@given(st.integers(2000, 2099), st.integers(1, 12), st.sampled_from(["trong", "đến hết", "hết"]))
def test_a_month_is_due_on_its_last_day(year, month, word):
    last = calendar.monthrange(year, month)[1]
    assert due(f"hoàn thành {word} tháng {month}/{year}") == (
        datetime.date(year, month, last).isoformat(),
        True,
    )


@given(st.integers(2000, 2099), st.sampled_from(["I", "II", "III", "IV"]))
def test_a_quarter_is_due_on_its_last_day(year, quarter):
    month = 3 * ["I", "II", "III", "IV"].index(quarter) + 3
    last = calendar.monthrange(year, month)[1]
    assert due(f"hoàn thành trong quý {quarter} năm {year}")[0] == f"{year}-{month:02d}-{last}"


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("hằng tuần báo cáo Đảng ủy", "weekly"),
        ("giao ban mỗi tuần một lần", "weekly"),
        ("hàng tháng gửi số liệu", "monthly"),
        ("trước ngày 25 hằng tháng", "monthly"),
        ("mỗi quý họp một lần", "quarterly"),
        ("định kỳ 3 tháng một lần", "quarterly"),
        ("đối thoại 6 tháng một lần", "half-yearly"),
        ("6 tháng báo cáo một lần", "half-yearly"),
        ("định kỳ 6 tháng báo cáo", "half-yearly"),
        ("mỗi năm hai lần", "half-yearly"),
        ("sơ kết mỗi năm một lần", "yearly"),
        ("hằng năm rà soát", "yearly"),
        ("mỗi đơn vị không quá một lần trong năm", None),
        ("mỗi năm giám sát không quá 02 chi bộ", None),
        ("bố trí trong dự toán hằng năm", None),
        ("hoàn thành trong 6 tháng đầu năm 2026", None),
        ("sửa đổi lần thứ hai", None),
        ("gửi báo cáo tháng về Văn phòng", "monthly"),
        ("rút gọn mẫu báo cáo tháng", None),
    ],
)
def test_how_often_it_comes_again(text, step):
    assert deadlines.recurrence(fold(text)) == step


def test_every_month_is_told_in_other_words_too():
    assert deadlines.recurrence("tháng nào cũng có nội dung kiểm điểm") == "monthly"
