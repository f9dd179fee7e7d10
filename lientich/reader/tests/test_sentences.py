from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lientich.reader import fields
from lientich.reader.sentences import clauses, lay_out, sentences

KINDS = ("events", "goals", "objectives", "results", "directions", "figures")
PIECES = [
    "Đồng chí Trần Văn Khê, Bí thư Đảng ủy, yêu cầu ",
    "các đơn vị ",
    "rà soát ",
    "quy chế; ",
    "\n\n",
    "I. MỤC TIÊU\n",
    "- ",
    "1. ",
    "a) ",
    "trước ngày 31-3-2027",
    "trong quý III năm 2027",
    "“",
    "”",
    '"',
    "(",
    ")",
    ": ",
    "; ",
    ". ",
    "…",
    "phấn đấu ",
    "đạt 36,8 triệu tấn, ",
    "bằng 104% kế hoạch ",
    "năm 2026 ",
    "với mục tiêu ",
    "Hội nghị sơ kết công tác ",
    "tổ chức ",
    "phối hợp với Sở Tài chính ",
    "Điều 2. ",
    "Giao ",
    "Văn phòng Đảng ủy ",
    "NƠI NHẬN",
    "\t",
    "\u200b",
    "0",
    "12/8",
    "Ð",
    "é",
    "kết luận:\n",
]


def cut(text, splitter):
    return [text[start:end] for start, end in splitter(text, 0, len(text))]


def test_sentences_end_at_stops_before_a_capital():
    text = "Ngày 4.10.2023, TP. Hạ Long họp. Đạt 1.760 tấn… Đồng chí A. Khê nói. Hết"
    assert cut(text, sentences) == [
        "Ngày 4.10.2023, TP. Hạ Long họp.",
        "Đạt 1.760 tấn…",
        "Đồng chí A. Khê nói.",
        "Hết",
    ]


def test_clauses_end_at_semicolons_outside_brackets_and_quotes():
    text = 'rà soát (một; hai); tuyên truyền "ba; bốn"; trình.'
    assert cut(text, clauses) == ["rà soát (một; hai)", 'tuyên truyền "ba; bốn"', "trình"]


@pytest.mark.parametrize(
    ("text", "marker", "words"),
    [
        ("1- Văn phòng", "1-", "Văn phòng"),
        ("2.1. Giao Ban", "2.1.", "Giao Ban"),
        ("a) Theo dõi", "a)", "Theo dõi"),
        ("- Doanh thu", "-", "Doanh thu"),
        ("III- TỔ CHỨC", "III-", "TỔ CHỨC"),
        ("Điều 2. Hai bên", "Điều 2.", "Hai bên"),
        ("31-3-2027 là hạn", "", "31-3-2027 là hạn"),
        ("2026, hai bên", "", "2026, hai bên"),
    ],
)
def test_the_marker_of_an_item_is_none_of_its_words(text, marker, words):
    [block] = lay_out(text).blocks
    assert (block.marker, text[block.body : block.end]) == (marker, words)


def test_lines_broken_by_a_page_make_one_paragraph_and_items_stay_apart():
    text = "Điều 1. Ban hành kèm theo\nquy chế quản lý tàu\nkéo của Tổng công ty.\n- Một\n- Hai"
    assert [text[block.start : block.end].count("\n") for block in lay_out(text).blocks] == [
        2,
        0,
        0,
    ]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("trồng cây trên bãi thải, xử lý nước thải", "Bảo vệ môi trường"),
        ("tăng cường kiểm tra, giám sát", "Kiểm tra, giám sát"),
        ("quy hoạch, bổ nhiệm cán bộ", "Công tác cán bộ"),
        ("nắm bắt dư luận, định hướng tư tưởng", "Dư luận, tư tưởng"),
        ("Ban Tuyên giáo họp", None),
        ("Ban Môi trường rà soát quy chế phối hợp", "Công tác phối hợp"),
        ("có những đổi mới trong cách thức làm việc", None),
    ],
)
def test_the_field_is_named_by_its_vocabulary_or_open(text, field):
    assert fields.of(lay_out(text), 0, len(text)) == field


@given(st.lists(st.sampled_from(PIECES), max_size=60))
@settings(max_examples=150, deadline=None)
def test_whatever_is_found_stands_in_the_text_and_is_found_again(pieces):
    text = "".join(pieces)
    for kind in KINDS:
        find = import_module(f"lientich.reader.{kind}").find
        found = find(text, {"form": "document", "date": "2026-05-01"})
        assert found == find(text, {"form": "document", "date": "2026-05-01"})
        for one in found:
            assert 0 <= one["start"] < one["end"] <= len(text)
            assert (
                one.get("text", text[one["start"] : one["end"]]) == text[one["start"] : one["end"]]
            )
            assert isinstance(one["sure"], bool)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_text_is_too_strange(text):
    for kind in KINDS:
        import_module(f"lientich.reader.{kind}").find(text)
