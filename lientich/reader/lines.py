"""The lines of a text with their places: what letterheads and headlines are read by."""

from collections.abc import Iterator
from dataclasses import dataclass

from lientich.reader.text import lower, smooth


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


def filled(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines of `text` that hold something, from `start` on."""
    position = start
    stop = len(text) if end is None else end
    while position < stop:
        newline = text.find("\n", position, stop)
        newline = stop if newline < 0 else newline
        raw = text[position:newline]
        words = raw.strip()
        if words:
            at = position + len(raw) - len(raw.lstrip())
            smoothed = smooth(words)
            yield Line(at, at + len(words), smoothed, lower(smoothed), words)
        position = newline + 1


def last(text: str, most: int) -> list[Line]:
    """The last `most` filled lines of `text`."""
    start = len(text)
    count = 0
    while start > 0 and count < most:
        newline = text.rfind("\n", 0, start - 1) if start else -1
        count += bool(text[newline + 1 : start].strip())
        start = newline + 1
        if newline < 0:
            break
    return list(filled(text, start))
