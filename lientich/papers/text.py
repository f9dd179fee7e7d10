"""The text of an official paper: plain lines, one for each paragraph, as such texts are written.

A number stands in the line as people write it (Điều 1., I., 1., a), -); **bold** and *italic*
are marked as shown, and a row of a table stands between bars: | Chỉ tiêu | Kế hoạch |. Pure.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from unicodedata import normalize

from .blocks import Block, Heading, Paragraph, Run, Table
from .blocks import runs as plain_runs


class Style(StrEnum):
    PART = "part"  # Phần
    CHAPTER = "chapter"  # Chương
    SECTION = "section"  # Mục
    ARTICLE = "article"  # Điều
    HEADING = "heading"  # I.
    CLAUSE = "clause"  # 1. (khoản)
    POINT = "point"  # a) (điểm)
    ITEM = "item"  # -
    ROW = "row"  # of a table
    BODY = "body"


@dataclass(frozen=True)
class Line:
    style: Style
    text: str


_ORDINAL = r"(?:thứ [^\W\d_]+|[IVXL]+|\d+)"
_STYLES = (
    (Style.ROW, re.compile(r"\|.*\|$")),
    (Style.PART, re.compile(rf"phần {_ORDINAL}\b", re.IGNORECASE)),
    (Style.CHAPTER, re.compile(rf"chương {_ORDINAL}\b", re.IGNORECASE)),
    (Style.SECTION, re.compile(r"mục (?:\d+|[IVXL]+)\b", re.IGNORECASE)),
    (Style.ARTICLE, re.compile(r"điều \d+[a-zđ]?\b\s*[.:]", re.IGNORECASE)),
    (Style.HEADING, re.compile(r"[IVXL]+\s*[.\-–/]\s*\S")),
    (Style.CLAUSE, re.compile(r"\d{1,2}(?:\.\d{1,2})*\s*[.\-–)/]\s*\S")),
    (Style.POINT, re.compile(r"(?:[a-zđ]|[a-z]{2})\s*\)\s*\S")),
    (Style.ITEM, re.compile(r"[-–+•*]\s+\S")),
)
CENTRED = (Style.PART, Style.CHAPTER, Style.SECTION)
LEVELS = {Style.PART: 1, Style.CHAPTER: 1, Style.SECTION: 2, Style.ARTICLE: 2, Style.HEADING: 1}
LONGEST_TITLE = 160  # of an article: what is longer is its provision
_SPACES = re.compile(r"[^\S\n]+")
# What cannot be seen, and would make two texts that look alike different ones.
_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xAD]
)
_MARKED = re.compile(r"\*\*(?=\S)(?P<bold>.+?)(?<=\S)\*\*|\*(?=\S)(?P<italic>[^*]+?)(?<=\S)\*")


def canonical(text: str) -> str:
    """The one form in which a text is kept, compared and agreed on: NFC, single spaces between
    words, a line for each paragraph, no empty ones."""
    text = normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\x0b", "\n")
    text = "".join(char for char in text.translate(_INVISIBLE) if char in "\n\t" or ord(char) >= 32)
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def lines(text: str) -> list[Line]:
    """The paragraphs of a text in canonical form, each with what its beginning makes it."""
    return [Line(style_of(line), line) for line in text.split("\n") if line]


def style_of(line: str) -> Style:
    return next((style for style, pattern in _STYLES if pattern.match(line)), Style.BODY)


def cells(line: str) -> list[str]:
    """What stands in the columns of a row: | a | b |."""
    return [cell.strip() for cell in line.strip("|").split("|")]


def runs(text: str) -> tuple[Run, ...]:
    """The words of a line with the marks of bold and italic made such."""
    found, done = [], 0
    for match in _MARKED.finditer(text):
        found.append(Run(text[done : match.start()]))
        words = match["bold"] or match["italic"]
        found.append(Run(words, bold=bool(match["bold"]), italic=bool(match["italic"])))
        done = match.end()
    found.append(Run(text[done:]))
    return tuple(run for run in found if run.text)


def words_of(line: str) -> str:
    """A line without its marks."""
    return "".join(run.text for run in runs(line))


def blocks_of(text: str) -> Iterator[tuple[int, Block]]:
    """The blocks of a text, each with the place of its first paragraph, from 1."""
    return _nested(_blocks_of(text))


def _nested(blocks: Iterable[tuple[int, Block]]) -> Iterator[tuple[int, Block]]:
    """An outline begins at level 1 and goes down one level at a time (PDF/UA-1), whatever heads the
    text: Điều 1 without a chapter above it is of the first level."""
    above: list[int] = []
    for place, block in blocks:
        if isinstance(block, Heading):
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            block = replace(block, level=len(above))
        yield place, block


def _blocks_of(text: str) -> Iterator[tuple[int, Block]]:
    numbered = enumerate(_titled(lines(text)), 1)
    for is_row, group in groupby(numbered, key=lambda one: one[1].style == Style.ROW):
        found = list(group)
        if is_row:
            yield found[0][0], _table([line for _place, line in found])
        else:
            yield from ((place, _block(line)) for place, line in found)


def _titled(found: list[Line]) -> Iterator[Line]:
    """A line in capitals below Chương I is that chapter's title, and stands as it does."""
    above: Style | None = None
    for line in found:
        if above in CENTRED and line.style == Style.BODY and line.text.isupper():
            line = Line(above, line.text)
        yield line
        above = line.style


def _block(line: Line) -> Block:
    level = LEVELS.get(line.style)
    if level is None or len(line.text) > LONGEST_TITLE:
        return Paragraph(runs(line.text))
    return Heading(words_of(line.text), level, plain=True, centred=line.style in CENTRED)


def _table(rows: Iterable[Line]) -> Table:
    found = [cells(row.text) for row in rows]
    width = max(map(len, found))
    found = [row + [""] * (width - len(row)) for row in found]
    head = tuple(words_of(cell) for cell in found[0]) if len(found) > 1 else ()
    body = found[1:] if head else found
    return Table(
        "",
        head,
        tuple(tuple(runs(cell) or plain_runs("") for cell in row) for row in body),
        (1.0,) * width,
    )
