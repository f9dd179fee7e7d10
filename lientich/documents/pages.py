"""A long text in parts that a page can hold, cut between lines. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lientich.papers import sheet
from lientich.papers.text import blocks_of

from . import clauses

PART = 40_000  # characters


def parts(text: str, size: int = PART) -> list[tuple[int, int]]:
    """(start, end) of each part, in order; together they are the text."""
    found, start = [], 0
    while start < len(text):
        end = start + size
        if end < len(text):
            line = text.rfind("\n", start + 1, end)
            end = line + 1 if line > start else end
        end = min(end, len(text))
        found.append((start, end))
        start = end
    return found or [(0, 0)]


def place_of(text: str, asked: str | None) -> int | None:
    """The place in the text that a link leads to; None where the request makes no sense."""
    place = (
        int(asked) if asked and asked.isascii() and asked.isdigit() and len(asked) < 10 else None
    )
    return place if place is not None and place < len(text) else None


def part_with(place: int, text: str) -> int:
    """The part, from 1, that holds a place of the text."""
    return next(n for n, (_start, end) in enumerate(parts(text), start=1) if place < end)


def paragraphs(text: str, start: int, end: int, place: int | None) -> list[tuple[str, bool]]:
    """The lines of a part, each with whether it holds the place that is looked for."""
    found, here = [], start
    for line in text[start:end].split("\n"):
        found.append((line, place is not None and here <= place <= here + len(line)))
        here += len(line) + 1
    return found


def part_of(text: str, asked: str | None) -> tuple[int, list[tuple[int, int]]]:
    """Which part is asked for, from 1; the first where the request makes no sense."""
    all_parts = parts(text)
    number = int(asked) if asked and asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    return (number if 1 <= number <= len(all_parts) else 1), all_parts


@dataclass(frozen=True)
class Paragraph:
    """A line of a part; `here`: it holds the place that is looked for; `item`: where it begins, if
    it is one that says what to do; `notes`: words and addresses that stand beside it."""

    text: str
    here: bool
    item: int | None
    notes: list[tuple[str, str]] = field(default_factory=list)


def as_set(paragraphs: Iterable[Paragraph]) -> list[sheet.Shown]:
    """A part of a text that was written here, as `ui/blocks.html` draws official papers: each block
    with its lines, and whether the place that is looked for is in one of them."""
    lines = [one for one in paragraphs if one.text.strip()]
    found = list(blocks_of("\n".join(one.text for one in lines)))
    shown = sheet.blocks(block for _place, block in found)
    ends = [place - 1 for place, _block in found[1:]] + [len(lines)]
    for block, (place, _block), end in zip(shown, found, ends, strict=True):
        block["lines"] = own = lines[place - 1 : end]
        block["here"] = any(one.here for one in own)
        block["beside"] = any(one.notes or one.item is not None for one in own)
    return shown


def beside(
    lines: list[tuple[str, bool]], start: int, notes: Iterable[tuple[int, str, str]]
) -> list[Paragraph]:
    """The lines of a part that begins at `start`, each with the notes on places in it. Whom the
    paper is sent to, below it, is told to do nothing."""
    found, left, over = [], list(notes), False
    for text, here in lines:
        end = start + len(text)
        own = [(words, url) for place, words, url in left if start <= place <= end]
        over = over or clauses.is_end(text)
        item = start if clauses.item(text) is not None and not over else None
        found.append(Paragraph(text, here, item, own))
        start = end + 1
    return found
