"""Word files: the text a person sees in print, from the XML alone. Macros are never touched."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from zipfile import ZipFile

from lxml import etree

from lientich.reader import columns, legacy, package, xml
from lientich.reader.docx_fonts import Fonts
from lientich.reader.numbering import Lists, W, read_lists, value, whole
from lientich.reader.plain import composed
from lientich.reader.unreadable import Unreadable

_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_DELETED = {f"{W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "rt", "pPr")}
_PICTURES = ("}blip", "}imagedata")
_OFF = ("0", "false", "off")


@dataclass
class Word:
    lines: list[str]
    margins: str  # headers and footers: not content, but a mark of secrecy may stand there
    has_pictures: bool


@dataclass
class Pieces:
    """One paragraph under way: its own text, and text boxes anchored in it."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)


def read(data: bytes) -> Word:
    with package.open_zip(data) as archive:
        return _read(archive)


def _read(archive: ZipFile) -> Word:
    main = main_part(archive)
    document = part(archive, main)
    if document is None:
        raise Unreadable("broken_docx")
    folder = main.rpartition("/")[0]
    styles, numbering = (part(archive, f"{folder}/{x}.xml") for x in ("styles", "numbering"))
    body = document.find(f"{W}body")
    if body is None:
        raise Unreadable("broken_docx")
    fonts = Fonts(styles)
    fonts.believe(document)
    reading = Reading(read_lists(numbering, styles), fonts)
    lines = composed("\n".join(reading.blocks(body))).split("\n")
    lines = columns.unfold(lines)
    lines += _footnotes(archive, folder, reading)
    pictures = any(isinstance(e.tag, str) and e.tag.endswith(_PICTURES) for e in document.iter())
    return Word(lines, margins_of(archive, reading), pictures)


def main_part(archive: ZipFile) -> str:
    """Nearly always word/document.xml; the package's relations say so where it is not."""
    names = set(archive.namelist())
    if "word/document.xml" in names:
        return "word/document.xml"
    relations = part(archive, "_rels/.rels")
    for relation in relations if relations is not None else ():
        target = relation.get("Target", "").lstrip("/")
        if relation.get("Type", "").endswith("/officeDocument") and target in names:
            return target
    raise Unreadable("broken_docx")


def part(archive: ZipFile, name: str) -> etree._Element | None:
    content = package.read_part(archive, name)
    return None if content is None else xml.parse(content, broken="broken_docx")


def margins_of(archive: ZipFile, reading: "Reading") -> str:
    lines: list[str] = []
    for name in sorted(archive.namelist()):
        around = name.startswith(("word/header", "word/footer")) and name.endswith(".xml")
        if around and (root := part(archive, name)) is not None:
            reading.fonts.believe_here(root)
            lines += reading.blocks(root)
    return "\n".join(lines)


def _footnotes(archive: ZipFile, folder: str, reading: "Reading") -> list[str]:
    lines: list[str] = []
    for kind in ("footnote", "endnote"):
        root = part(archive, f"{folder}/{kind}s.xml")
        if root is None:
            continue
        reading.fonts.believe_here(root)
        for note in root.iterchildren(f"{W}{kind}"):
            if note.get(f"{W}type", "normal") == "normal":
                lines += reading.blocks(note)
    return lines


class Reading:
    def __init__(self, lists: Lists, fonts: Fonts) -> None:
        self.lists = lists
        self.fonts = fonts

    def blocks(self, parent: etree._Element) -> list[str]:
        """The lines of a body, cell, header or text box."""
        lines: list[str] = []
        joins_next = False
        for element in self._block_elements(parent):
            if element.tag == f"{W}tbl":
                lines += self._table(element)
                joins_next = False
                continue
            own = self._paragraph(element)
            if joins_next and lines and own:
                own[0] = lines.pop() + own[0]
            lines += own
            joins_next = _mark_is_deleted(element)
        return lines

    def _block_elements(self, parent: etree._Element) -> Iterator[etree._Element]:
        for child in parent.iterchildren(etree.Element):
            if child.tag in (f"{W}p", f"{W}tbl"):
                yield child
            elif child.tag not in _DELETED:
                yield from self._block_elements(_chosen(child))

    def _table(self, table: etree._Element) -> list[str]:
        return columns.table_lines(self._rows(table))

    def _rows(self, table: etree._Element) -> list[list[list[str]]]:
        rows = []
        for row in self._within(table, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is None:
                cells = self._within(row, f"{W}tc")
                rows.append([self.blocks(cell) for cell in cells])
        return rows

    def _within(self, parent: etree._Element, tag: str) -> Iterator[etree._Element]:
        for child in parent.iterchildren(etree.Element):
            if child.tag == tag:
                yield child
            elif child.tag not in _DELETED and child.tag != f"{W}tbl":
                yield from self._within(_chosen(child), tag)

    def _paragraph(self, element: etree._Element) -> list[str]:
        paragraph = Pieces()
        self._inline(element, paragraph)
        text = self._joined(paragraph.pieces)
        label = self._label(element) if text.strip() else ""
        text = f"{label} {text.lstrip()}" if label else text
        return [*paragraph.boxes, *text.split("\n")]

    def _joined(self, pieces: list[str]) -> str:
        return "".join(pieces)

    def _label(self, element: etree._Element) -> str:
        properties = element.find(f"{W}pPr")
        if properties is None:
            return ""
        number, level = self.lists.by_style.get(value(properties, "pStyle") or "", ("", 0))
        numbered = properties.find(f"{W}numPr")
        if numbered is not None:
            number = value(numbered, "numId") or number
            level = whole(value(numbered, "ilvl"), level)
        return self.lists.label(number, level) if number and number != "0" else ""

    def _inline(self, parent: etree._Element, paragraph: Pieces) -> None:
        for child in parent.iterchildren(etree.Element):
            if child.tag not in _DELETED and not (child.tag == f"{W}r" and _is_hidden(child)):
                self._child(child, paragraph)

    def _child(self, child: etree._Element, paragraph: Pieces) -> None:
        tag = child.tag
        if tag == f"{W}txbxContent":
            paragraph.boxes += self.blocks(child)
        elif tag == f"{W}r" and (is_on(child, "caps") or self.fonts.of(child)):
            start, font = len(paragraph.pieces), self.fonts.of(child)
            self._inline(child, paragraph)
            run = "".join(paragraph.pieces[start:])
            run = legacy.shown(run, font) if font else run
            paragraph.pieces[start:] = [run.upper() if is_on(child, "caps") else run]
        elif (text := _written(child)) is not None:
            paragraph.pieces.append(text)
        else:
            self._inline(_chosen(child), paragraph)


def _written(element: etree._Element) -> str | None:
    """What one leaf of a run prints; None for an element that only holds others."""
    tag = element.tag
    if tag in (f"{W}t", _MATH_TEXT):
        return (element.text or "").replace("\n", " ")
    if tag in (f"{W}tab", f"{W}ptab"):
        return "\t"
    if tag in (f"{W}br", f"{W}cr"):
        return "\n"
    if tag == f"{W}softHyphen":
        return "\u00ad"  # unseen, but for the letter in its place in an old font
    if tag == f"{W}noBreakHyphen":
        return "-"
    if tag == f"{W}sym":
        return "•"
    return None


def _chosen(element: etree._Element) -> etree._Element:
    """Of alternative contents (a drawing and its fallback) the first, so that none comes twice."""
    if element.tag == f"{_ALTERNATIVES}AlternateContent":
        choice = element.find(f"{_ALTERNATIVES}Choice")
        fallback = element.find(f"{_ALTERNATIVES}Fallback")
        return next((x for x in (choice, fallback) if x is not None), element)
    return element


def is_on(run: etree._Element, name: str) -> bool:
    switch = run.find(f"{W}rPr/{W}{name}")
    return switch is not None and switch.get(f"{W}val") not in _OFF


def _is_hidden(run: etree._Element) -> bool:
    return is_on(run, "vanish")


def _mark_is_deleted(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None
