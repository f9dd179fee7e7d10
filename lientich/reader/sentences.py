"""Paragraphs, list items, sentences and clauses of a text, each with its place.

Layout is read from a smoothed text (see `text.smooth`), in one pass, linear in its length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise, zip_longest
from typing import Any, NamedTuple

from lientich.reader.names import UPPER
from lientich.reader.seek import Index
from lientich.reader.text import lazy, lower, smooth


class Span(NamedTuple):
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or list item at `start:end`; `body` is where its words begin after the marker.

    `rank` orders the markers of an outline, "I." before "1." before "a)" before "-"; a paragraph
    without a marker has none.
    """

    start: int
    end: int
    body: int
    marker: str
    rank: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A text read once for all finders: smoothed, folded and cut into blocks.

    `shared` keeps what one finder worked out of it for the next.
    """

    text: str
    smoothed: str
    folded: str
    blocks: tuple[Block, ...]
    index: Index
    shared: dict[str, Any] = field(default_factory=dict)


PLAIN, STAR, DASH, PLUS = 90, 55, 70, 80
_SMALL = "abcdefghijklmnopqrstuvwxyzđ"
# Rank, what the marker begins with (0 stands for any digit), and the marker.
_MARKERS: tuple[tuple[int, str, re.Pattern[str]], ...] = (
    (5, "P", re.compile(r"(?:PHẦN|Phần) (?!việc|lớn|mềm|quà)(?:thứ |THỨ )?\w{1,5}[.:]?(?=\s|$)")),
    (10, "CM", re.compile(r"(?:CHƯƠNG|Chương|MỤC|Mục) (?:[IVXL]{1,6}|\d{1,2})[.:]?(?=\s|$)")),
    (15, "Đ", re.compile(r"(?:ĐIỀU|Điều) \d{1,3}[a-z]?[.:]?(?=\s|$)")),
    (18, "ABCDEG", re.compile(rf"[A-EG]\s?[.\-/)]\s?(?=[{UPPER}]{{2}})")),
    (20, "IVX", re.compile(r"[IVX]{1,6}\s?[.\-/)](?!\w)")),
    (50, "(0", re.compile(r"\(?\d{1,2}\.\d{1,2}\.\d{1,2}\.?[)-]?(?=\s)")),
    (40, "(0", re.compile(r"\(?\d{1,2}\.\d{1,2}\.?[)-]?(?=\s)")),
    (30, "0", re.compile(r"\d{1,2}(?:\.-|[.)/]|\s?-)(?=\s{0,3}[^\W\d])(?!\s?-?\s?\d)")),
    (35, "(", re.compile(r"\(\d{1,2}\)")),
    (60, f"({_SMALL}", re.compile(r"\(?[a-zđ][.)]\s?-?(?=\s)|\(?[a-zđ]\)|[a-zđ]-(?=\s)")),
    (STAR, "*", re.compile(r"\*(?=\s)")),
    (DASH, "-•●▪■◦·➢✓o", re.compile(r"[-•●▪■◦·➢✓o](?=\s)|[-•●▪■◦·➢✓](?=[^\W\d_])")),
    (PLUS, "+", re.compile(r"\+\s?(?=\w)")),
)
_BEGINNING_WITH = {
    first: [(rank, regex) for rank, beginnings, regex in _MARKERS if first in beginnings]
    for first in "".join(beginnings for _, beginnings, _ in _MARKERS)
}
_LINE = lazy(r"[^\n]+")
_ENDS = lazy(r"[.;:!?…]['\")]?\s{0,3}$|[|/]\s{0,3}$")


def lay_out(text: str, smoothed: str | None = None, index: Index | None = None) -> Layout:
    """`smoothed` and `index` where they are at hand."""
    smoothed = smooth(text) if smoothed is None else smoothed
    index = index or Index(lower(smoothed))
    return Layout(text, smoothed, index.folded, tuple(_blocks(smoothed)), index)


def _blocks(text: str) -> Iterator[Block]:
    lines = [_trim(text, Span(*match.span())) for match in _LINE.finditer(text)]
    lines = [line for line in lines if line.start < line.end]
    joins = [_join(text, one, two) for one, two in pairwise(lines)]
    width = _wrapped_at(lines, joins)
    start = None
    for line, join in zip_longest(lines, joins):
        start = line.start if start is None else start
        if join == "small" or (join == "large" and 0 < width <= line.end - line.start):
            continue
        yield _block(text, start, line.end)
        start = None


def _wrapped_at(lines: list[Span], joins: list[str]) -> int:
    """The width at which the text's lines were broken by hand or by a page; 0 if they were not."""
    widths = [
        line.end - line.start for line, join in zip(lines, joins, strict=False) if join == "small"
    ]
    broken = [width for width in widths if width < 130]
    if len(broken) < max(3, len(lines) // 8):
        return 0
    return sorted(broken)[len(broken) // 2] * 3 // 4


def _join(text: str, line: Span, following: Span) -> str:
    """How the next line may go on: "small" in small letters, "large" with a capital, or ""."""
    if (
        text.count("\n", line.end, following.start) != 1
        or _ENDS.search(text, max(line.start, line.end - 6), line.end)
        or _marker(text, following.start, following.end)
    ):
        return ""
    if text[following.start].islower() or text[line.end - 1] in ",(":
        return "small"
    shouted = (
        text[following.start : following.end].isupper() or text[line.start : line.end].isupper()
    )
    return "" if shouted else "large"


def _marker(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Rank and end of the outline marker at `start`, if there is one."""
    first = text[start]
    if text[start : start + 2].isalpha() and first not in "PCMĐIVX":
        return None  # an ordinary word, as most blocks begin
    for rank, regex in _BEGINNING_WITH.get("0" if first.isdecimal() else first, ()):
        if match := regex.match(text, start, min(end, start + 30)):
            return rank, match.end()
    return None


def _block(text: str, start: int, end: int) -> Block:
    found = _marker(text, start, end)
    if found is None:
        return Block(start, end, start, "", None)
    rank, after = found
    body = min(end, after + len(text[after:end]) - len(text[after:end].lstrip(" .:-\n")))
    return Block(start, end, body, text[start:after], rank)


def _trim(text: str, span: Span) -> Span:
    start, end = span
    if start < end and not (text[start].isspace() or text[end - 1].isspace()):
        return span  # as most are
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


_STOP = lazy(
    rf"[.!?…][.!?…]{{0,8}}['\")\]]{{0,2}}(?=\s{{1,4}}['\"(\[]?[{UPPER}0-9]|\s{{1,4}}-\s|\s{{0,4}}$)"
)
_NO_STOP = lazy(
    r"(?:\b(?:TP|Tp|TS|ThS|Th\.S|PGS|GS|BS|KS|Tr|tr|St|TX|NXB|ĐH|TT|No|vv|v\.v|[A-ZĐ]))\.$"
)


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of `text[start:end]`, with their full stops."""
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match[0] == "." and _NO_STOP.search(text, max(begin, match.start() - 5), match.end()):
            continue
        span = _trim(text, Span(begin, match.end()))
        if span.start < span.end:
            yield span
        begin = match.end()
    span = _trim(text, Span(begin, end))
    if span.start < span.end:
        yield span


_CLAUSE = lazy(r"[;()\"]")


def clauses(text: str, start: int, end: int) -> list[Span]:
    """The clauses of a sentence, parted by semicolons outside brackets and quotes."""
    spans, begin, depth, quoted = [], start, 0, False
    for match in _CLAUSE.finditer(text, start, end):
        match match[0]:
            case "(":
                depth += 1
            case ")":
                depth = max(0, depth - 1)
            case '"':
                quoted = not quoted
            case _ if depth == 0 and not quoted:
                spans.append(bare(text, begin, match.start()))
                begin = match.end()
    spans.append(bare(text, begin, end))
    return [span for span in spans if span.start < span.end]


def bare(text: str, start: int, end: int) -> Span:
    """`start:end` without the white space and stops around the words."""
    if start < end and text[start].isalnum() and text[end - 1].isalnum():
        return Span(start, end)  # as most are
    while end > start and (
        text[end - 1].isspace() or text[end - 1] in ".;,:…" or text.endswith("./", start, end)
    ):
        end -= 1
    while start < end and (text[start].isspace() or text[start] in ".;,:…-"):
        start += 1
    return Span(start, end)


_WORD = lazy(r"\w+(?:[/&]\w+)*")


class Word(NamedTuple):
    text: str
    start: int
    end: int


_new = tuple.__new__  # what Word() comes to, without its call


def words(folded: str, start: int, end: int, most: int | None = None) -> list[Word]:
    """The words of a stretch, at `most` so many of them."""
    found = islice(_WORD.finditer(folded, start, end), most)
    return [_new(Word, (match[0], match.start(), match.end())) for match in found]
