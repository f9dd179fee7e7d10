"""The text with every proposal marked on it in place: pure, and linear in text and marks.

Marks nest and overlap (a figure within a result, an issuer within a citation), and links cannot:
each piece of text belongs to the innermost proposal that covers it, to a name only where no other
does.
"""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Mark:
    """A proposal's place; `key` names its row, `tone` its looks."""

    start: int
    end: int
    key: str
    tone: str
    link: str = ""
    yields: bool = False  # to any other mark over it


@dataclass
class Piece:
    text: str
    mark: Mark | None = None
    anchors: list[str] = field(default_factory=list)  # keys of marks that begin here


@dataclass
class Line:
    """`item`: the place of an item in it of which nothing to do was read."""

    pieces: list[Piece]
    start: int
    item: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def paragraphs(text: str, marks: Iterable[Mark], start: int, end: int) -> list[Line]:
    """The lines of text[start:end] as pieces; empty lines are left out."""
    within = [one for one in marks if one.end > start and one.start < end]
    lines, place = [Line([], start)], start
    for piece in _joined(_pieces(text, within, start, end)):
        first, *more = piece.text.split("\n")
        lines[-1].pieces.append(Piece(first, piece.mark, piece.anchors))
        place += len(first)
        for words in more:
            lines.append(Line([Piece(words, piece.mark)], place + 1))
            place += 1 + len(words)
    for line in lines:
        line.pieces = [piece for piece in line.pieces if piece.text or piece.anchors]
    return [
        line for line in lines if any(piece.text.strip() or piece.anchors for piece in line.pieces)
    ]


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """What belongs to one mark is one link, whatever yields to it inside."""
    last: Piece | None = None
    for piece in pieces:
        if last and piece.mark is last.mark:
            last = Piece(last.text + piece.text, last.mark, last.anchors + piece.anchors)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _pieces(text: str, marks: list[Mark], start: int, end: int) -> Iterator[Piece]:
    marks.sort(key=lambda one: (one.start, -one.end))
    borders = sorted(
        {start, end}
        | {min(max(place, start), end) for one in marks for place in (one.start, one.end)}
    )
    open_marks: list[tuple[bool, int, int, Mark]] = []  # the innermost first
    place, pending, anchored = 0, [], set()
    for left, right in zip(borders, borders[1:], strict=False):
        while place < len(marks) and max(marks[place].start, start) <= left:
            one = marks[place]
            heapq.heappush(open_marks, (one.yields, one.end - one.start, place, one))
            if one.key not in anchored:
                anchored.add(one.key)
                pending.append(one.key)
            place += 1
        while open_marks and open_marks[0][-1].end <= left:
            heapq.heappop(open_marks)
        inner = open_marks[0][-1] if open_marks else None
        yield Piece(text[left:right], inner, pending)
        pending = []
