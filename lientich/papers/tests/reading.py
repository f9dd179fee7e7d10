"""A PDF by its structure tree and a DOCX by its body, read back as (role, words) in order."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO

import docx
import pypdfium2 as pdfium
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from pypdfium2 import raw

MM = 72 / 25.4  # points
ROLES = ("P", "H1", "H2", "H3", "LBody", "TH", "TD", "Caption", "Figure")
STYLES = {"Heading 1": "H1", "Heading 2": "H2", "Heading 3": "H3", "List Bullet": "LBody"}
STYLES |= {"Caption": "Caption"}
BlockRead = tuple[str, str]


def pdf_blocks(data: bytes) -> list[BlockRead]:
    found: list[BlockRead] = []
    for page in pdfium.PdfDocument(data):
        words = _marked(page)
        tree = raw.FPDF_StructTree_GetForPage(page)
        for place in range(raw.FPDF_StructTree_CountChildren(tree)):
            found += _told(raw.FPDF_StructTree_GetChildAtIndex(tree, place), words)
        raw.FPDF_StructTree_Close(tree)
    return [(role, text) for role, text in found if text]


def _told(element, words: dict[int, str]) -> Iterator[BlockRead]:
    role = _string(raw.FPDF_StructElement_GetType, element)
    if role == "Figure":
        yield role, _string(raw.FPDF_StructElement_GetAltText, element)
    elif role in ROLES:
        yield role, _text(element, words)
    else:
        for child in _children(element):
            yield from _told(child, words)


def _children(element) -> Iterator:
    for place in range(raw.FPDF_StructElement_CountChildren(element)):
        if child := raw.FPDF_StructElement_GetChildAtIndex(element, place):
            yield child


def _text(element, words: dict[int, str]) -> str:
    told = "".join(_pieces(element, words)).replace("\x02", "-")  # pdfium: a hyphen at a line's end
    return " ".join(told.split())


def _pieces(element, words: dict[int, str]) -> Iterator[str]:
    for place in range(raw.FPDF_StructElement_CountChildren(element)):
        mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, place)
        if mark >= 0:
            yield words[mark]
        elif child := raw.FPDF_StructElement_GetChildAtIndex(element, place):
            yield from _pieces(child, words)


def _marked(page) -> dict[int, str]:
    """The words of each marked content, in the order they are drawn."""
    words: dict[int, str] = defaultdict(str)
    text_page = page.get_textpage()
    for thing in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]):
        size = raw.FPDFTextObj_GetText(thing, text_page, None, 0)
        buffer = (ctypes.c_ushort * size)()
        raw.FPDFTextObj_GetText(thing, text_page, buffer, size)
        words[raw.FPDFPageObj_GetMarkedContentID(thing)] += (
            bytes(buffer).decode("utf-16-le").rstrip("\0")
        )
    return words


def _string(ask, element) -> str:
    size = ask(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(element, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def docx_blocks(data: bytes) -> list[BlockRead]:
    document = docx.Document(BytesIO(data))
    found: list[BlockRead] = []
    for part in document.iter_inner_content():
        found += [_line(part)] if isinstance(part, Paragraph) else _cells(part)
    return [(role, text) for role, text in found if text]


def _line(line: Paragraph, role: str = "") -> BlockRead:
    for picture in line._p.iter(qn("wp:docPr")):
        return "Figure", picture.get("descr")
    return role or STYLES.get(line.style.name, "P"), " ".join(line.text.split())


def _cells(table: Table) -> Iterator[BlockRead]:
    for place, row in enumerate(table.rows):
        for cell in row.cells:
            for line in cell.paragraphs:
                role = "" if table.style.name != "Table Grid" else "TD" if place else "TH"
                yield _line(line, role)


Box = list[float]  # left, bottom, right, top in millimetres from the bottom left of the page


def place(page, words: str) -> Box:
    """Where the words stand on the page."""
    text, (start, count) = _found(page, words)
    boxes = [text.get_charbox(n, loose=True) for n in range(start, start + count)]
    left, bottom, right, top = zip(*boxes, strict=True)
    return [x / MM for x in (min(left), min(bottom), max(right), max(top))]


def size(page, words: str) -> float:
    """Of the type that the words are set in, in points."""
    text, (start, _count) = _found(page, words)
    return raw.FPDFText_GetFontSize(text, start)


def face(page, words: str) -> str:
    """Bold, Italic, BoldItalic or Regular."""
    text, (start, _count) = _found(page, words)
    buffer, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, start, buffer, 200, ctypes.byref(flags))
    return buffer.value.decode().partition("-")[2] or "Regular"


def _found(page, words: str):
    text = page.get_textpage()
    return text, text.search(words, match_case=True).get_next()


def rules(page) -> list[Box]:
    """The lines drawn across, from the top."""
    drawn = [drawing.get_bounds() for drawing in page.get_objects([raw.FPDF_PAGEOBJ_PATH])]
    boxes = [[x / MM for x in box] for box in drawn]
    return sorted((box for box in boxes if box[3] - box[1] < 1 < box[2] - box[0]), key=_top)


def _top(box: Box) -> float:
    return -box[3]


def centre(box: Box) -> float:
    return (box[0] + box[2]) / 2
