"""The lines of a text with their places: what letterheads and headlines are read by."""

from collections.abc import Iterator
from dataclasses import dataclass

from lientich.reader.page import Page
from lientich.reader.text import lazy

_FILLED = lazy(r"\S(?:[^\n]*\S)?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space around it, at `start:end` of its text.

    `text` is smoothed, `written` is as it stands there.
    """

    start: int
    end: int
    text: str
    folded: str
    written: str

    @property
    def shouted(self) -> bool:
        """All its letters are capitals."""
        return self.text.upper() == self.text and self.text.lower() != self.text


def filled(page: Page, start: int = 0) -> Iterator[Line]:
    """The lines of a text that hold something, from `start` on."""
    for line in _FILLED.finditer(page.text, start):
        at, end = line.span()
        yield Line(at, end, page.smoothed[at:end], page.folded[at:end], line[0])


def last(page: Page, most: int) -> list[Line]:
    """The last `most` filled lines of a text."""
    text = page.text
    start = len(text)
    count = 0
    while start > 0 and count < most:
        newline = text.rfind("\n", 0, start - 1) if start else -1
        count += bool(text[newline + 1 : start].strip())
        start = newline + 1
        if newline < 0:
            break
    return list(filled(page, start))
