"""Vietnamese is found as people type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lientich.search.text import asked, marked, normal, pattern


def finds(query: str, text: str) -> bool:
    return bool(asked(query)) and all(pattern(word) in normal(text) for word in asked(query))


RESOLUTION = "Nghị quyết liên tịch 33-NQLT/ĐUBS-ĐUVX. Về tăng cường bảo vệ môi trường"


@pytest.mark.parametrize(
    "query",
    [
        "33-NQLT/ĐUBS-ĐUVX",
        "33 NQLT",
        "nqlt33",
        "33nqlt",
        "NQLT 33",
        "số 33",
        "Số: 33-NQLT",
        "33 – NQLT / ĐUBS",
        "033-nqlt",
        "33-NQLTĐUBSĐUVX",
        "nqlt/dubs",
        "NGHI QUYET moi truong",
        "bảo vệ môi tr",
        "bao\u0309 ve\u0323\u0302",
    ],
)
def test_a_document_is_found_by_any_spelling(query):
    assert finds(query, RESOLUTION)


@pytest.mark.parametrize("query", ["3-NQLT", "333", "34 nqlt", "uong", "", "  ", "-/."])
def test_what_is_not_in_it_is_not_found(query):
    assert not finds(query, RESOLUTION)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("dai hoi", "Đại hội đại biểu"),
        ("ủy ban", "Uỷ ban Kiểm tra"),
        ("hoà bình", "Hòa Bình"),
        ("QĐUBND 15", "Quyết định 15/QĐ-UBND"),
        ("30c", "Nghị quyết 30c/NQ-CP"),
        ("05-KH", "Kế hoạch 5-KH/ĐU"),
        ("2006 qd ttg", "Quyết định 2006/QĐ-TTg"),
        ("so ket", "Hội nghị sơ kết"),
    ],
)
def test_marks_zeros_and_places_of_marks_do_not_count(query, text):
    assert finds(query, text)


def test_a_number_with_a_letter_is_another_number():
    assert not finds("30", "Nghị quyết 30c/NQ-CP")


def test_what_was_asked_for_is_marked_as_it_is_written():
    assert marked("Kế hoạch 05-KH/ĐU của Đảng ủy", asked("ke 5 dang")) == [
        ("Kế", True),
        (" hoạch ", False),
        ("05", True),
        ("-KH/ĐU của ", False),
        ("Đảng", True),
        (" ủy", False),
    ]


words = st.text(alphabet="aăâđêôơưnqlt0123456789-/. ÁỆ", max_size=30)


@given(words)
def test_a_text_finds_itself(text):
    assert finds(text, text) or not asked(text)


@given(st.text(max_size=40), words)
def test_marking_loses_nothing_and_marks_only_what_is_found(text, query):
    from unicodedata import normalize

    pieces = marked(text, asked(query))
    assert "".join(piece for piece, _hit in pieces) == normalize("NFC", text)
    assert all(asked(piece) for piece, hit in pieces if hit)


@given(st.text(max_size=200))
def test_no_text_breaks_it(text):
    assert normal(normal(text)).split() == normal(text).split()
