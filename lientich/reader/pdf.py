"""PDF files with a text layer: characters with their places on the page, laid out by `printed`."""

import ctypes
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from lientich.reader import limits
from lientich.reader.legacy import Font
from lientich.reader.pdf_fonts import fonts_of, shown
from lientich.reader.plain import clean
from lientich.reader.printed import Page, Segment, in_lines, lay_out
from lientich.reader.unreadable import Unreadable

_NARROW_GAP = 0.8  # of the height of letters: may divide the columns of a letterhead
_HYPHENS = (0x02, 0xFFFE)  # how the engine hands on a hyphen at the end of a line


@dataclass
class Pdf:
    lines: list[str]
    margins: str  # what was dropped as running heads
    has_pictures: bool
    blank_pages: list[int]  # pages with pictures and no text, from 1


def read(data: bytes) -> Pdf:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise Unreadable("protected" if locked else "broken_pdf") from error
    try:
        if len(document) > limits.PDF_PAGES:
            raise Unreadable("too_long")
        pages = _pages(document)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("broken_pdf") from error
    finally:
        document.close()
    blank = [i for i, page in enumerate(pages, 1) if page.has_pictures and not page.had_text]
    lines, margins = lay_out(pages)
    return Pdf(lines, margins, any(p.has_pictures for p in pages), blank)


def _pages(document: pypdfium2.PdfDocument) -> list[Page]:
    pages = []
    characters = 0
    for i in range(len(document)):
        page = document[i]
        try:
            text = page.get_textpage()
            characters += text.count_chars()
            if characters > limits.TEXT_CHARACTERS:
                raise Unreadable("too_long")
            segments = _segments(text.raw, text.count_chars())
            has_pictures = _has_pictures(page)
            width, height = page.get_size()
            pages.append(Page(width, height, in_lines(segments), has_pictures))
            text.close()
        finally:
            page.close()
    return pages


def _has_pictures(page: pypdfium2.PdfPage) -> bool:
    return (
        next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None
    )


def _segments(text: ctypes.c_void_p, count: int) -> list[Segment]:
    """The page's characters in its own order, cut where the pen jumps."""
    segments: list[Segment] = []
    letters: list[tuple[str, Font | None]] = []
    font_of = fonts_of(text, count)
    x0 = x1 = y = size = 0.0
    box = raw.FS_RECTF()
    ox, oy = ctypes.c_double(), ctypes.c_double()
    space = False

    def close() -> None:
        if joined := clean(shown(letters)).strip():
            segments.append(Segment(joined, x0, x1, y, size))
        letters.clear()

    for i in range(count):
        code = raw.FPDFText_GetUnicode(text, i)
        if code in _HYPHENS:
            code = 0x2D
        if code in (0x0A, 0x0D, 0x20, 0x09, 0xA0) or code == 0:
            space = True
            continue
        raw.FPDFText_GetLooseCharBox(text, i, box)
        raw.FPDFText_GetCharOrigin(text, i, ox, oy)
        tall = abs(box.top - box.bottom) or 10.0
        same_line = bool(letters) and abs(oy.value - y) < 0.45 * max(tall, size)
        gap = box.left - x1
        if not same_line or gap > _NARROW_GAP * tall or gap < -tall:
            close()
            x0, y, size = box.left, oy.value, tall
        elif space or gap > 0.25 * tall:
            letters.append((" ", letters[-1][1]))
        letters.append((_character(code), font_of(i)))
        x1, space = box.right, False
        size = max(size, tall)
    close()
    return segments


def _character(code: int) -> str:
    return "\ufffd" if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)
