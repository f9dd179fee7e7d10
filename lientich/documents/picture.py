"""The lineage of a document as a drawing: boxes in rows, from the top down. Pure."""

from dataclasses import dataclass
from uuid import UUID

from .models import Document
from .queries.lineage import Level, Lineage

WIDTH = 760
IN_A_ROW = 3
BOX, HEIGHT = 236, 46
BETWEEN = (WIDTH - IN_A_ROW * BOX) // (IN_A_ROW - 1)
ROW, LEVEL = 10, 34  # the space between rows of a level, and between levels
WORDS = 31  # letters of a line that a box holds


@dataclass(frozen=True)
class Box:
    """Where a document stands; `own`: it is the one that the page is of."""

    document: Document
    x: int
    y: int
    own: bool
    width: int = BOX
    height: int = HEIGHT

    @property
    def name(self) -> str:
        """Its title; where that is too long, what tells it apart: 33-NQLT/ĐUBS-ĐUVX."""
        title = self.document.title
        return _cut((len(title) > WORDS and self.document.code) or title)

    @property
    def subject(self) -> str:
        return _cut(self.document.subject) if self.document.code else ""

    @property
    def text_x(self) -> int:
        return self.x + 12

    @property
    def name_y(self) -> int:
        return self.y + (20 if self.subject else 28)

    @property
    def subject_y(self) -> int:
        return self.y + 36


@dataclass(frozen=True)
class Note:
    """How many others stand on a level."""

    count: int
    x: int
    y: int


@dataclass(frozen=True)
class Picture:
    boxes: list[Box]
    paths: list[str]
    notes: list[Note]
    height: int
    width: int = WIDTH


@dataclass(frozen=True)
class Branch:
    """The same for a list: a document and what stands beyond it."""

    document: Document
    beyond: list[Document]


def drawn(lineage: Lineage) -> Picture:
    boxes: dict[UUID, Box] = {}
    notes: list[Note] = []
    y = 1
    for level in lineage.levels:
        for first in range(0, len(level.documents), IN_A_ROW):
            row = level.documents[first : first + IN_A_ROW]
            boxes |= {box.document.pk: box for box in _row(row, y, own=level.step == 0)}
            y += HEIGHT + ROW
        if level.more:
            notes.append(Note(level.more, WIDTH // 2, y + 6))
            y += 16
        y += LEVEL - ROW
    paths = [_path(boxes[above], boxes[below]) for above, below in lineage.edges]
    return Picture(list(boxes.values()), paths, notes, y - LEVEL + 1)


def branches(lineage: Lineage, way: int) -> list[Branch]:
    """Those right above (-1) or below (1), each with what it leads to, every one once."""
    documents = {one.pk: one for level in lineage.levels for one in level.documents}
    near = _level(lineage.levels, way)
    told: set[UUID] = set()
    found = []
    for one in near.documents if near else ():
        ends = [
            (above if way < 0 else below)
            for above, below in lineage.edges
            if one.pk == (below if way < 0 else above)
        ]
        beyond = [key for key in ends if key not in told]
        told.update(beyond)
        found.append(Branch(one, [documents[key] for key in beyond]))
    return found


def _level(levels: list[Level], step: int) -> Level | None:
    return next((level for level in levels if level.step == step), None)


def _row(documents: list[Document], y: int, *, own: bool) -> list[Box]:
    taken = len(documents) * BOX + (len(documents) - 1) * BETWEEN
    left = (WIDTH - taken) // 2
    return [Box(one, left + place * (BOX + BETWEEN), y, own) for place, one in enumerate(documents)]


def _path(above: Box, below: Box) -> str:
    """From under the one to over the other, as a curve that leaves and comes upright."""
    x, y = above.x + BOX // 2, above.y + HEIGHT
    to_x, to_y = below.x + BOX // 2, below.y
    middle = (y + to_y) // 2
    return f"M{x} {y} C{x} {middle} {to_x} {middle} {to_x} {to_y}"


def _cut(words: str) -> str:
    return words if len(words) <= WORDS else words[: WORDS - 1].rstrip() + "…"
