import pytest
from hypothesis import given
from hypothesis import strategies as st

from lientich.reader.text import fold, one_line, smooth


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đảng uỷ", "Đảng ủy"),
        ("ĐẢNG UỶ", "đảng ủy"),
        ("Ðảng ủy", "Đảng ủy"),
        ("hoà bình", "hòa bình"),
        ("sức khoẻ", "sức khỏe"),
        ("2018–2020", "2018-2020"),
        ("số\u00a030", "số 30"),
        ("“An toàn”", '"An toàn"'),
    ],
)
def test_two_spellings_of_one_word_fold_to_the_same(one, other):
    assert fold(one) == fold(other)


def test_words_that_only_look_alike_stay_apart():
    assert fold("quý toàn khoán huỳnh") == "quý toàn khoán huỳnh"
    assert fold("ma") != fold("mà")


@given(st.text())
def test_no_character_moves(text):
    assert len(smooth(text)) == len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_one_line_joins_what_the_page_broke():
    assert one_line(" Nghị quyết\n số  30 ") == "Nghị quyết số 30"
