from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lientich.documents.identity import LONGEST, code_key, identity, number_key, year_of

words = st.text(max_size=300)


@given(st.integers(1, 9999), st.integers(0, 5), st.sampled_from(["", "a", "c", "Đ"]))
def test_zeros_in_front_change_no_number(number, zeros, suffix):
    assert number_key(f"{'0' * zeros}{number}{suffix}") == number_key(f"{number}{suffix}")


def test_dashes_spaces_and_marks_change_no_symbol():
    same = {
        code_key("5", one) for one in ("NQLT/ĐUBS-ĐUVX", "NQLT / ĐUBS – ĐUVX", "nqlt/đubs-đuvx")
    }
    assert same == {"5|nqlt/dubs-duvx"}
    assert code_key("", "") == ""


def test_the_year_is_that_of_the_date_or_of_the_symbol():
    assert year_of(date(2018, 1, 11), "NQ/ĐU") == 2018
    assert year_of(None, "2019/NĐ-CP") == 2019
    assert year_of(None, "NQ/ĐU") is None


@given(words, words, words, st.lists(words, max_size=3))
def test_an_identity_always_fits_its_column(number, symbol, subject, issuers):
    found = identity(
        kind="Nghị quyết",
        number=number,
        symbol=symbol,
        day=None,
        issuers=issuers,
        subject=subject,
        classification="ordinary",
        otherwise="x",
    )
    assert 0 < len(found) <= LONGEST
