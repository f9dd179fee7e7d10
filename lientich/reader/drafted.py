"""A paper under way that comes back from Word: its paragraphs as lines, bold and italic marked as
in **bold** and *italic*, a row of a table as | a | b |; and what of the file was left out.

Of tracked changes the final text is taken, as if all were accepted.
"""

import re
from collections.abc import Callable
from itertools import groupby
from typing import Any
from zipfile import ZipFile

from lxml import etree

from lientich.reader import formats, legacy, limits, package, plain, secrecy
from lientich.reader.docx import Pieces, Reading, is_on, main_part, margins_of, part
from lientich.reader.docx_fonts import Fonts
from lientich.reader.numbering import W, read_lists
from lientich.reader.plain import composed
from lientich.reader.unreadable import Unreadable

_TRACKED = {f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo")}
_REFERENCES = {
    "comments": {f"{W}commentReference"},
    "notes": {f"{W}footnoteReference", f"{W}endnoteReference"},
    "objects": {f"{W}object"},
}
_PICTURES = ("}blip", "}imagedata")
_MACROS = re.compile(r"vbaProject|vbaData", re.IGNORECASE)


class Run(str):
    """The words of one run of Word, with how they are set."""

    bold = italic = False


def read(data: bytes, name: str) -> dict[str, Any]:
    """ "lines", "left_out" (codes) and "tracked" (how many changes). Raises Unreadable."""
    limits.check_size(len(data))
    kind = formats.kind_of(data)
    if kind not in _READERS:
        raise Unreadable("unsupported")
    return _READERS[kind](data, name)


def _read_txt(data: bytes, name: str) -> dict[str, Any]:
    text = legacy.mended(plain.decode(data))
    return _answer(composed(text).replace("\r\n", "\n").split("\n"), "", name)


def _read_docx(data: bytes, name: str) -> dict[str, Any]:
    with package.open_zip(data) as archive:
        main = main_part(archive)
        document = part(archive, main)
        body = None if document is None else document.find(f"{W}body")
        if document is None or body is None:
            raise Unreadable("broken_docx")
        reading = _reading(archive, main, document)
        lines = composed("\n".join(reading.blocks(body))).split("\n")
        answer = _answer(lines, margins_of(archive, reading), name)
        tracked = sum(1 for one in document.iter() if one.tag in _TRACKED)
        return answer | {"tracked": tracked, "left_out": _left_out(archive, document)}


_READERS: dict[str, Callable[[bytes, str], dict[str, Any]]] = {
    "txt": _read_txt,
    "docx": _read_docx,
}


def _reading(archive: ZipFile, main: str, document: etree._Element) -> "_Marked":
    folder = main.rpartition("/")[0]
    styles, numbering = (part(archive, f"{folder}/{x}.xml") for x in ("styles", "numbering"))
    fonts = Fonts(styles)
    fonts.believe(document)
    return _Marked(read_lists(numbering, styles), fonts)


def _answer(lines: list[str], margins: str, name: str) -> dict[str, Any]:
    text = "\n".join(lines)
    plain.refuse_too_long(text)
    secrecy.refuse_marked(text.replace("*", ""), margins=margins, name=name)
    if not text.strip():
        raise Unreadable("empty")
    plain.refuse_old_font(text)
    return {"lines": lines, "left_out": [], "tracked": 0}


def _left_out(archive: ZipFile, document: etree._Element) -> list[str]:
    """Codes of what the file holds and the text does not."""
    tags = {one.tag for one in document.iter() if isinstance(one.tag, str)}
    found = {code for code, wanted in _REFERENCES.items() if tags & wanted}
    if any(tag.endswith(_PICTURES) for tag in tags):
        found.add("pictures")
    for name in archive.namelist():
        if _MACROS.search(name):
            found.add("macros")
        if "/embeddings/" in name or "/activeX/" in name:
            found.add("objects")
    return sorted(found)


class _Marked(Reading):
    """Keeps how runs are set, and tables as rows."""

    def _table(self, table: etree._Element) -> list[str]:
        """A row for each; what parts columns stands in no cell."""
        return [
            "| " + " | ".join(_cell(cell) for cell in row) + " |"
            for row in self._rows(table)
            if row
        ]

    def _child(self, child: etree._Element, paragraph: Pieces) -> None:
        if child.tag != f"{W}r":
            super()._child(child, paragraph)
            return
        start = len(paragraph.pieces)
        super()._child(child, paragraph)
        run = Run("".join(paragraph.pieces[start:]))
        run.bold, run.italic = is_on(child, "b"), is_on(child, "i")
        paragraph.pieces[start:] = [run]

    def _joined(self, pieces: list[str]) -> str:
        return "".join(
            _set("".join(run), bold, italic) for (bold, italic), run in groupby(pieces, key=_how)
        )


def _how(piece: str) -> tuple[bool, bool]:
    """Bold prevails, as the text has no mark for both."""
    bold = getattr(piece, "bold", False)
    return bold, not bold and getattr(piece, "italic", False)


def _set(words: str, bold: bool, italic: bool) -> str:
    mark = "**" if bold else "*" if italic else ""
    return "\n".join(_marked(line, mark) for line in words.split("\n")) if mark else words


def _marked(words: str, mark: str) -> str:
    """The marks stand at the words, the spaces around them outside."""
    inner = words.strip()
    if not inner:
        return words
    begin = words.index(inner)
    return f"{words[:begin]}{mark}{inner}{mark}{words[begin + len(inner) :]}"


def _cell(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split()).replace("|", "/")
