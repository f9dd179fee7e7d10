"""Objectives: what is to be reached, in the part "Mục tiêu" or where someone means to strive."""

from collections.abc import Iterator

from lientich.reader import fields
from lientich.reader.repeats import without_repeats
from lientich.reader.sections import Placed, place
from lientich.reader.sentences import Layout, Span, bare, clauses, lay_out, sentences
from lientich.reader.text import pattern

_STRIVES = pattern(
    r"\b(?:quyết tâm phấn đấu|phấn đấu|đặt mục tiêu|đặt ra mục tiêu|mục tiêu đề ra là|"
    r"mục tiêu (?:của [^,;.]{2,60} )?(?:năm \d{4} )?là|đề ra mục tiêu)[ ,:]{1,3}"
)
_NOT_STRIVING = pattern(
    r"(?:đã|nỗ lực|tinh thần|quá trình|thi đua|tích cực|sự|không ngừng|đã cố gắng|luôn)(?:,|"
    r" và)?\s{1,3}$"
)
_NOT_A_TARGET = pattern(
    r"(?:hoàn thành|xong|thực hiện) (?:trong|trước|chậm nhất)|trở thành người|vì "
)


def find(text: str, source: dict | None = None, layout: Layout | None = None) -> list[dict]:
    layout = layout or lay_out(text)
    found = []
    for placed in place(layout):
        if placed.is_heading or placed.kind in ("end", "results", "weaknesses", "other"):
            continue
        for span, sure in _targets(layout, placed):
            start, end = bare(layout.smoothed, *span)
            if len(text[start:end].split()) >= 4:
                found.append(_item(text, start, end, sure))
    return without_repeats(found, text)


def _item(text: str, start: int, end: int, sure: bool) -> dict:
    words = text[start:end]
    return {"start": start, "end": end, "text": words, "field": fields.of(words), "sure": sure}


def _targets(layout: Layout, placed: Placed) -> Iterator[tuple[Span, bool]]:
    for sentence in sentences(layout.smoothed, placed.start, placed.block.end):
        if placed.kind == "objectives":
            if layout.smoothed[sentence.start] != '"':
                yield sentence, True
        else:
            yield from _striving(layout, sentence)


def _striving(layout: Layout, sentence: Span) -> Iterator[tuple[Span, bool]]:
    """From "phấn đấu" to the end of its clause."""
    for clause in clauses(layout.smoothed, *sentence):
        for match in _STRIVES.finditer(layout.folded, *clause):
            before = layout.folded[max(clause.start, match.start() - 14) : match.start()]
            if _NOT_STRIVING.search(before) or _NOT_A_TARGET.match(layout.folded, match.end()):
                continue
            yield Span(match.start(), clause.end), True
            break
