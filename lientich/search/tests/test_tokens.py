"""A text as tokens, a question as a condition on them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lientich.search.tokens import MOST_BYTES, question, sequence, tokens

TITLE = "Nghị quyết liên tịch 33-NQLT/ĐUBS-ĐUVX. Về bảo vệ môi trường"
BODY = "Căn cứ Kế hoạch số 05/KH-UBND, các mỏ hoà giải, Uỷ ban kiểm tra."


def holds(asked, head=TITLE, body=BODY, **of):
    """What both databases do, in Python."""
    there = tokens(head, "", body)
    wanted = question(asked)
    wanted = wanted.completed if of.pop("begun", False) else wanted
    return bool(wanted) and all(
        any(
            one in there or (one[-1] == "*" and any(token.startswith(one[:-1]) for token in there))
            for one in group
        )
        for group in wanted.condition(**of).groups
    )


@pytest.mark.parametrize(
    "asked",
    ["33 NQLT", "nqlt33", "33nqlt", "NQLT 33", "33-NQLT/ĐUBS-ĐUVX", "33 – NQLT / ĐUBS", "số 33",
     "Số: 33-NQLT", "033-nqlt", "33-NQLTĐUBSĐUVX", "nqlt/dubs", "5-KH", "kh05", "KH-UBND",
     "5 KHUBND"],
)  # fmt: skip
def test_a_number_is_found_in_any_spelling(asked):
    assert holds(asked)


@pytest.mark.parametrize("asked", ["3-NQLT", "34 nqlt", "33-KH", "kh33", "KH 33", "5-NQLT"])
def test_a_number_goes_with_the_symbol_beside_it(asked):
    assert not holds(asked)


def test_a_number_and_a_word_apart_are_two_words():
    assert question("12 tháng").codes == ()
    assert question("33-NQLT").codes == question("nqlt33").codes == (("33", "nqlt"),)


@pytest.mark.parametrize(
    "asked",
    ["moi truong", "MÔI TRƯỜNG", "hòa giải", "ủy ban", "mo\u0302i tru\u031bo\u031b\u0300ng"],
)
def test_marks_do_not_count_and_their_place_never_does(asked):
    assert holds(asked)
    assert holds(asked, marks=True)


def test_marks_that_were_typed_are_told_from_others():
    assert holds("bao vệ", marks=True)
    assert not holds("bào vệ", marks=True)
    assert holds("bào vệ")


def test_the_title_is_told_from_the_text():
    assert holds("moi truong", title=True)
    assert not holds("kiem tra", title=True)


def test_what_is_quoted_stands_together():
    assert holds('"bảo vệ môi trường"')
    assert holds("“kiem tra”")
    assert not holds('"môi trường bảo"')
    assert question('"bảo vệ môi trường" 33').long_phrases == (" bao ve moi truong ",)


def test_a_word_that_is_not_finished_is_a_beginning():
    assert not holds("bảo vệ môi tr")
    assert holds("bảo vệ môi tr", begun=True)
    assert not question("33").open
    assert not question('"môi tr"').open


def test_a_question_is_cut_where_it_says_too_much():
    assert len(question("a b c d e f g h i k l m n o p q").words) == 12
    assert not question("x" * 10_000).words[1:]


NASTY = ['"', "“", '"a', 'a" OR "b', "* AND NOT", "a NEAR/2 b", "^dai", "@documents.document",
         "a\0b", "';--", "\\", "%_", "()", "=-~", "\ud800"]  # fmt: skip


@pytest.mark.parametrize("asked", NASTY)
def test_what_looks_like_an_operator_is_none(asked):
    for group in question(asked).condition().groups if question(asked) else ():
        for token in group:
            assert not set(token) & set("\"'()\\ \0*^@%")


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_asked_is_answered(title, asked):
    assert holds(asked, title, "") in (True, False)
    assert not sequence(title).strip() or holds(title[:40], title, "") or not question(title[:40])


def test_the_longest_text_has_its_bound():
    body = " ".join(f"tu{n:x}".translate(str.maketrans("0123456789", "ghijklmnop"))
                    for n in range(150_000))  # fmt: skip
    kept = tokens("Tên", "", body)
    assert sum(len(token.encode()) + 1 for token in kept) <= MOST_BYTES
    assert "^ten" in kept
