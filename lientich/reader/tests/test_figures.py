import pytest
from hypothesis import given
from hypothesis import strategies as st

from lientich.reader import figures
from lientich.reader.quantities import QUANTITY, value

PLAN, SAME = "plan", "same_period"


def written(number: float, decimals: int) -> str:
    whole, _, part = f"{number:,.{decimals}f}".partition(".")
    return whole.replace(",", ".") + ("," + part if part else "")


@given(st.integers(0, 10**9), st.integers(0, 3), st.sampled_from(["tấn", "tỷ đồng", "người", "%"]))
def test_a_written_number_is_read_back(units, decimals, unit):
    number = units / 10**decimals
    found = QUANTITY.match(f"{written(number, decimals)} {unit}")
    assert found
    assert value(found["number"]) == pytest.approx(number)
    assert found["unit"] == unit


def read(text, source=None):
    return [
        (
            one["indicator"],
            one["value"],
            one["unit"],
            one["period"],
            [(other["with"], other["percent"]) for other in one["comparisons"]],
        )
        for one in figures.find(text, source)
        if one["sure"]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Năm 2018, sản lượng than nguyên khai đạt gần 36,8 triệu tấn, bằng 104% kế hoạch, tăng "
            "15% so với cùng kỳ.",
            ("sản lượng than nguyên khai", 36.8, "triệu tấn", "2018", [(PLAN, 104), (SAME, 115)]),
        ),
        (
            "Doanh thu quý I/2018 ước đạt 30.291 tỷ đồng, đạt 26,6% kế hoạch năm, bằng 123% so với "
            "cùng kỳ năm 2017.",
            ("Doanh thu", 30291, "tỷ đồng", "Q1/2018", [(PLAN, 26.6), (SAME, 123)]),
        ),
        (
            "Trong 6 tháng đầu năm 2019, Công ty tiêu thụ 22,82 triệu tấn than, đạt 54% kế hoạch "
            "và bằng 104% so với cùng kỳ.",
            ("tiêu thụ than", 22.82, "triệu tấn", "6T/2019", [(PLAN, 54), (SAME, 104)]),
        ),
        (
            "Hai tháng đầu năm, lợi nhuận đạt 91 tỷ đồng, giảm 3% so với cùng kỳ.",
            ("lợi nhuận", 91, "tỷ đồng", None, [(SAME, 97)]),
        ),
        (
            "Tháng 7/2018, tiền lương bình quân 9,1 triệu đồng/người/tháng.",
            ("tiền lương bình quân", 9.1, "triệu đồng/người/tháng", "2018-07", []),
        ),
        (
            "Năm 2024, doanh thu đạt 1.236 tỷ đồng, tăng 8% so với năm 2023 và vượt 3% kế hoạch.",
            ("doanh thu", 1236, "tỷ đồng", "2024", [(SAME, 108), (PLAN, 103)]),
        ),
        (
            "Năm 2023, Đảng bộ kết nạp 412 đảng viên, đạt 103% chỉ tiêu.",
            ("kết nạp đảng viên", 412, "đảng viên", "2023", [(PLAN, 103)]),
        ),
        (
            "Tỷ lệ hộ nghèo còn 1,2%.",
            ("Tỷ lệ hộ nghèo", 1.2, "%", None, []),
        ),
    ],
)
def test_indicator_value_unit_period_and_comparisons(text, expected):
    assert read(text) == [expected]


def test_several_figures_in_a_sentence_keep_their_own_comparisons():
    text = (
        "Năm 2019, than sạch đạt 21,13 triệu tấn, bằng 56% kế hoạch năm; nhập khẩu 2,78 triệu tấn "
        "than, đạt 61% so với kế hoạch năm."
    )
    assert [(one[1], one[4]) for one in read(text)] == [(21.13, [(PLAN, 56)]), (2.78, [(PLAN, 61)])]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 30-NQ/ĐU ngày 11-1-2018 của Đảng ủy.",
        "Đồng chí Trần Văn Khê, 52 tuổi, công tác tại đường 18.",
        "Nhiệm kỳ 2015-2020, hội nghị lần thứ 11.",
        "Sản lượng tăng 15% so với cùng kỳ.",
        "Các chỉ tiêu đạt 104% kế hoạch.",
    ],
)
def test_dates_numbers_of_documents_and_bare_percentages_are_no_figures(text):
    assert figures.find(text) == []


def test_a_target_is_never_sure():
    [target] = figures.find("Phấn đấu sản lượng than đạt 40 triệu tấn trong năm 2027.")
    assert not target["sure"]


def test_a_figure_of_the_lead_paragraph_counts_once():
    text = (
        "Năm 2026, doanh thu đạt 1.236 tỷ đồng.\n\nNgày 5-1-2027, Đảng ủy họp.\n\n"
        "Năm 2026, doanh thu đạt 1.236 tỷ đồng, bằng 102% kế hoạch."
    )
    [found] = figures.find(text)
    assert found["comparisons"] == [{"with": "plan", "percent": 102}]


def test_a_report_is_of_the_period_in_its_subject():
    source = {
        "kind": "Báo cáo",
        "subject": "sơ kết công tác 6 tháng đầu năm 2026",
        "date": "2026-07-02",
    }
    text = "I. KẾT QUẢ\n- Doanh thu đạt 700 tỷ đồng, bằng 51% kế hoạch."
    assert read(text, source)[0][3] == "6T/2026"


def test_first_months_without_their_year_are_those_of_the_document():
    source = {"kind": "Thông báo", "subject": "kết luận giao ban quý III", "date": "2026-10-02"}
    text = "Trong 9 tháng, doanh thu đạt 700 tỷ đồng, bằng 71% kế hoạch."
    assert read(text, source)[0][3] == "9T/2026"
