"""Numbers as they are typed, written and counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lientich.documents.numbers import LARGEST, gaps, parsed, within, written


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("33", (33, "")),
        ("05", (5, "")),
        (" 30c ", (30, "c")),
        ("30C", (30, "c")),
        ("7Đ", (7, "d")),
        ("0", None),
        ("", None),
        ("12/2", None),
        ("1234567", None),
        ("33-NQ", None),
        ("٣", (3, "")),
    ],
)
def test_what_a_typed_number_means(typed, meant):
    assert parsed(typed) == meant


@given(st.integers(1, LARGEST), st.sampled_from(["", "c", "bis"]), st.integers(1, 6))
def test_what_is_written_is_read_again(value, suffix, padding):
    assert parsed(written(value, suffix, padding)) == (value, suffix)


@given(st.sets(st.integers(1, 60)), st.integers(1, 60))
def test_gaps_are_just_what_is_lacking(values, first):
    found = gaps(sorted(values), first)
    lacking = [n for low, high in found for n in range(low, high + 1)]
    assert lacking == [n for n in range(first, max(values, default=0) + 1) if n not in values]
    assert all(within(low, high, found) for low, high in found)
    assert not any(within(value, value, found) for value in values)
