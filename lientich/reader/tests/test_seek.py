"""Looking only where a word stands that begins a pattern finds what looking everywhere finds."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lientich.reader.reading  # noqa: F401 -- its finders make the patterns known
from lientich.reader.seek import Index, Seek, openings
from lientich.reader.text import fold

TEXTS = [
    fold(path.read_text()) for path in sorted((Path(__file__).parent / "texts").rglob("*.txt"))
]
STARTS = sorted({opening for seek in Seek.known for opening in seek.openings})
PIECES = [
    " ",
    "\n",
    ", ",
    ". ",
    "; ",
    "(",
    "-",
    "/",
    "%",
    "năm ",
    "kế hoạch",
    "2025",
    "5,5",
    "★",
    "x",
]


def everywhere(seek, text, start, end):
    regex = seek.regex
    return [found.span() for found in regex.finditer(text, start, end)]


def by_words(seek, index, start, end):
    found = [found.span() for found in seek.finditer(index, start, end)]
    first = seek.search(index, start, end)
    assert ([first.span()] if first else []) == found[:1]
    return found


def test_the_texts_hold_matches_of_most_patterns():
    found = {seek for seek in Seek.known for text in TEXTS if by_words(seek, Index(text), 0, 9999)}
    assert len(found) > 0.7 * len(Seek.known)


@pytest.mark.parametrize("seek", Seek.known, ids=lambda seek: sorted(seek.openings)[0])
def test_a_pattern_is_found_where_the_texts_hold_it(seek):
    for text in TEXTS:
        index, middle = Index(text), len(text) // 2
        for start, end in ((0, len(text)), (0, middle), (middle, len(text)), (middle, middle + 90)):
            assert by_words(seek, index, start, end) == everywhere(seek, text, start, end)


@given(st.lists(st.sampled_from([*STARTS, *PIECES]), max_size=60).map("".join), st.data())
def test_a_pattern_is_found_in_any_mixture_of_words(text, data):
    index = Index(text)
    start = data.draw(st.integers(0, len(text)))
    for seek in Seek.known:
        assert by_words(seek, index, start, len(text)) == everywhere(seek, text, start, len(text))


def test_what_a_pattern_can_begin_with_is_read_from_it():
    assert openings(r"\b(?:giao|(?<!x)yêu cầu|đạt (?:và|hay))") == {
        "giao",
        "yêu cầu",
        "đạt và",
        "đạt hay",
    }
    assert openings(r"(?:rất )?(?P<a>tốt|kém)?x") == {
        *("rất tốtx", "rất kémx", "rất x"),
        *("tốtx", "kémx", "x"),
    }
    assert openings(r"(?:\d|một){1,2} lần") == {"0", "một"}
    assert openings(r"\d{1,2} tháng|1\d quý|đ/c") == {"0 tháng", "0 quý", "đ c"}
    assert openings(r"ab*c|de?f+") == {"ac", "ab", "def", "df"}


@pytest.mark.parametrize("source", [r"\w+", "[ab]c", "(?:a|.)b", "a?", "", " a"])
def test_a_pattern_that_can_begin_with_anything_is_refused(source):
    with pytest.raises(ValueError, match="begin with anything"):
        openings(source)
