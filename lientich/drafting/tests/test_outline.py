"""Whatever heads a text, its paper can be made: the outline begins at the first level."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lientich.papers import Heading, Issuer, Paper, to_pdf
from lientich.papers.text import blocks_of

TITLES = ["Phần thứ nhất", "Chương I", "Mục 1", "Điều 1. Phạm vi", "I. MỤC TIÊU", "1. Một việc."]


def levels(text):
    return [block.level for _place, block in blocks_of(text) if isinstance(block, Heading)]


@given(st.lists(st.sampled_from([*TITLES, "Căn cứ Điều lệ Đảng;", "a) Một điểm"]), max_size=12))
@settings(max_examples=100)
def test_no_level_is_skipped(told):
    found = levels("\n".join(told))
    assert all(1 <= level <= above + 1 for above, level in zip([0, *found], found, strict=False))


def test_what_stands_below_stays_below():
    text = "Điều 1. Phạm vi\nChương I\nĐiều 2. Đối tượng\nMục 1\nĐiều 3. Cách làm"
    assert levels(text) == [1, 1, 2, 2, 2]


@pytest.mark.parametrize("first", TITLES)
def test_a_paper_can_begin_with_any(first):
    text = f"Căn cứ Điều lệ Đảng;\n{first}\nĐiều 2. Đối tượng\nI. MỤC TIÊU\n1. Một việc."
    paper = Paper(
        kind="Nghị quyết",
        subject="về an toàn",
        issuers=(Issuer("Đảng ủy Bắc Sơn"),),
        place="Hạ Sơn",
        date=date(2026, 12, 1),
        blocks=tuple(block for _place, block in blocks_of(text)),
    )
    assert to_pdf(paper).startswith(b"%PDF")
