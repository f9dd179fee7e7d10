"""A version as the official paper it is to become: the tree that PDF and DOCX are made of."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from django.utils import timezone

from lientich.core.text import EXERCISE_MARK
from lientich.papers import Block, Form, Heading, Issuer, Paper, Paragraph, Signature, Table
from lientich.papers.blocks import runs as plain_runs

from ..models import Version
from .checking import check_of
from .symbols import LETTER, code_of
from .text import Line, Style, cells, lines, runs, words_of

CENTRED = (Style.PART, Style.CHAPTER, Style.SECTION)
LEVELS = {Style.PART: 1, Style.CHAPTER: 1, Style.SECTION: 2, Style.ARTICLE: 2, Style.HEADING: 1}
LONGEST_TITLE = 160  # of an article: what is longer is its provision


def paper_of(
    version: Version,
    *,
    exercise: bool,
    draft: bool = True,
    blanks: bool = False,
    number: str = "",
) -> Paper:
    """With room for the day, and for the number where none is held. `draft`: it says which draft it
    is (Dự thảo lần n); else it is the agreed text, to be signed, and bears its code."""
    content = version.content
    form = Form(content.get("form", Form.PARTY))
    return Paper(
        form=form,
        kind="" if content["kind"] == LETTER else kind_of(content),
        subject=content["subject"],
        issuers=tuple(issuers_of(content)),
        place=content["place"] or "…",
        date=timezone.localdate(version.at),
        dated=False,
        blanks=blanks,
        number=code_of(number or "…", content["symbol"], form),
        urgency=content.get("urgency", ""),
        draft=version.number if draft else 0,
        mark=EXERCISE_MARK if exercise else "",
        check=None if draft else check_of(version.digest),
        code="" if draft else f"Mã bản thông qua: {version.code}",
        blocks=tuple(block for _place, block in blocks_of(version.text)),
        signatures=tuple(
            Signature(one["authority"], one["post"], one["signer_name"])
            for one in content["issuers"]
        ),
        recipients=tuple(content["recipients"]),
        addressees=tuple(content.get("addressees", ())),
    )


def issuers_of(content: dict[str, Any]) -> Iterator[Issuer]:
    for one in content["issuers"]:
        yield Issuer(one["name"], one.get("superior", ""))


def kind_of(content: dict[str, Any]) -> str:
    joint = " liên tịch" if len(content["issuers"]) > 1 else ""
    return f"{content['kind']}{joint}"


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
