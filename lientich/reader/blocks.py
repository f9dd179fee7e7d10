"""A web page's tree cut into blocks: paragraphs, headings, list items, lines of tables."""

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from lientich.reader import columns, debris
from lientich.reader.numbering import whole, written
from lientich.reader.plain import clean

_LIST_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_ROWS = 5_000


@dataclass
class Block:
    text: str
    linked: int  # characters inside links
    element: etree._Element
    label: str = ""

    @property
    def link_share(self) -> float:
        return self.linked / max(len(self.text), 1)

    @property
    def is_prose(self) -> bool:
        long = len(self.text) >= 80 or (
            len(self.text) >= 40 and debris.SENTENCE_END.search(self.text) is not None
        )
        return long and self.link_share < 0.4

    @property
    def lines(self) -> list[str]:
        lines = [line for line in self.text.split("\n") if line.strip()]
        if self.label and lines:
            lines[0] = f"{self.label} {lines[0]}"
        return lines


def blocks_of(root: etree._Element) -> list[Block]:
    walk = _Walk()
    walk.through(root)
    return walk.found


def squeezed(element: etree._Element) -> str:
    """All text of an element on one line."""
    return " ".join(clean(_all_text(element)).split())


def _all_text(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


@dataclass
class _Place:
    owner: etree._Element  # the block that text here belongs to
    in_link: bool = False
    keeps_lines: bool = False


@dataclass
class _Walk:
    found: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    label: str = ""
    items: Counter[etree._Element] = field(default_factory=Counter)  # seen so far, by list

    def through(self, root: etree._Element) -> None:
        places = [_Place(root)]
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            if event == "start":
                places.append(self._enter(element, places[-1]))
                if element.tag == "table" and _is_plain_table(element):
                    self._table(element)
                    events.skip_subtree()
                else:
                    self._add(element.text, places[-1])
                continue
            place = places.pop()
            if element.tag in debris.BLOCKS:
                self._flush(place.owner)
            if element is not root:
                self._add(element.tail, places[-1])
        self._flush(root)

    def _enter(self, element: etree._Element, around: _Place) -> _Place:
        tag = element.tag
        if tag == "br":
            self._break(around.owner)
        if tag in debris.BLOCKS:
            self._flush(around.owner)
            self.label = self._list_label(element) if tag == "li" else self.label
        return _Place(
            element if tag in debris.BLOCKS else around.owner,
            around.in_link or (tag == "a" and element.get("href") is not None),
            around.keeps_lines or tag == "pre",
        )

    def _break(self, owner: etree._Element) -> None:
        """One line break goes on with the block; two in a row end it."""
        if "".join(self.pieces[-2:]).rstrip(" ").endswith("\n"):
            self._flush(owner)
        else:
            self.pieces.append("\n")

    def _add(self, text: str | None, place: _Place) -> None:
        if not text:
            return
        piece = text if place.keeps_lines else re.sub(r"[ \t\r\n\f]+", " ", text)
        self.pieces.append(piece)
        self.linked += len(piece.strip()) if place.in_link else 0

    def _flush(self, owner: etree._Element) -> None:
        text = clean("".join(self.pieces)).strip() if self.pieces else ""
        if text:
            self.found.append(Block(text, self.linked, owner, self.label))
        if text or owner.tag == "li":
            self.label = ""
        self.pieces, self.linked = [], 0

    def _list_label(self, item: etree._Element) -> str:
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return "-"
        self.items[parent] += 1
        place = whole(parent.get("start"), 1) + self.items[parent] - 1
        return written(place, _LIST_FORMS.get(parent.get("type", ""), "decimal")) + "."

    def _table(self, table: etree._Element) -> None:
        rows = [
            [_cell_lines(cell) for cell in row.iterchildren("td", "th")] for row in table.iter("tr")
        ]
        everything = len(_all_text(table).strip()) or 1
        share = sum(len(_all_text(a).strip()) for a in table.iter("a")) / everything
        for line in columns.table_lines(rows):
            if text := clean(line).strip():
                self.found.append(Block(text, int(len(text) * share), table))


def _cell_lines(cell: etree._Element) -> list[str]:
    return [line for block in blocks_of(cell) for line in block.lines]


def _is_plain_table(table: etree._Element) -> bool:
    """Rows and cells of data or of a letterhead, not the frame of a whole page."""
    if next(table.iterdescendants("table", "h1", "h2", "article"), None) is not None:
        return False
    cells = [sum(1 for _cell in row.iterchildren("td", "th")) for row in table.iter("tr")]
    return len(cells) < _MOST_ROWS and max(cells, default=0) > 1
