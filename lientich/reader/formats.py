"""Bytes in, text out: what a file is, by its content, and the clean text it holds."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lientich.reader import aligned, columns, legacy, plain, secrecy
from lientich.reader.limits import check_size
from lientich.reader.text import lazy
from lientich.reader.unreadable import Unreadable, _

_NAMES = {
    "txt": ("txt", "text", "md", "log"),
    "html": ("html", "htm", "xhtml", "xht"),
    "docx": ("docx", "docm", "dotx", "dotm"),
    "pdf": ("pdf",),
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PICTURES = {
    "png": (b"\x89PNG\r\n",),
    "jpg": (b"\xff\xd8\xff",),
    "tif": (b"II*\0", b"MM\0*"),
}
_OTHER_IMAGES = (b"GIF87a", b"GIF89a", b"\0\0\1\0")
_OTHER_KINDS = (
    b"{\\rtf", b"\x7fELF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!\x1a", b"\xfd7zXZ", b"%!PS-Adobe",
    b"SQLite format 3", b"OggS\0", b"AT&TFORM",
)  # fmt: skip
_HTML = lazy(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,4000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|table|article|h1|span|main|section)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(r"<(?:html|body|head|div|p|table|br|span)\b[^>]{0,500}>", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{3,20})", re.IGNORECASE)
_GAP = lazy(r"\t+| {3,}")
_CHARSETS = {"windows-1258": "cp1258", "cp1258": "cp1258", "windows-1252": "cp1252"}


@dataclass(frozen=True)
class Extracted:
    """`format` is txt, html, docx or pdf; `title` what a web page calls itself.

    `note` is a Vietnamese sentence for the person where the file was read with a reserve: its name
    claims another kind of file, or some of its pages are pictures.
    """

    text: str
    format: str
    title: str | None = None
    note: str | None = None


def extract(data: bytes, name: str) -> Extracted:
    """The clean text of a file of any origin. Raises Unreadable, and nothing else."""
    check_size(len(data))
    kind = kind_of(data)
    if kind in _PICTURES:
        secrecy.refuse_marked("", name=name)
        raise Unreadable("image")
    found = _READERS[kind](data)
    note = _note_on_name(name, kind) or _note_on_pages(found.blank_pages)
    return Extracted(_accepted(found, name), kind, found.title, note)


def extract_text(text: str) -> Extracted:
    """The same for text already decoded, such as pasted text."""
    return Extracted(_accepted(_found_in(text), ""), "txt")


def recognised(lines: list[str], margins: str, name: str) -> str:
    """The clean text of lines that a machine read from pictures. Raises Unreadable."""
    return _accepted(_Found(_text(lines), margins, has_pictures=True), name)


def _accepted(found: "_Found", name: str) -> str:
    plain.refuse_too_long(found.text)
    secrecy.refuse_marked(found.text, margins=found.margins, name=name)
    if not found.text:
        raise Unreadable("scan" if found.has_pictures else "empty")
    plain.refuse_old_font(found.text)
    return found.text


def kind_of(data: bytes) -> str:
    """txt, html, docx, pdf, png, jpg or tif, by content. Raises Unreadable for all else."""
    if is_pdf(data):
        return "pdf"
    if data.startswith(_ZIP):
        return _kind_of_zip(data)
    if data.startswith(_OLE):
        raise Unreadable(_reason_of_ole(data))
    if picture := picture_kind(data):
        return picture
    if _is_other_image(data):
        raise Unreadable("image")
    if data.startswith(_OTHER_KINDS):
        raise Unreadable("unsupported")
    return _kind_of_text(data)


def picture_kind(data: bytes) -> str | None:
    """png, jpg or tif: the pictures that a scan may be, by their first bytes alone."""
    return next((kind for kind, heads in _PICTURES.items() if data.startswith(heads)), None)


def is_old_word(data: bytes) -> bool:
    """A Word file of before 2007 that no password locks."""
    return data.startswith(_OLE) and _reason_of_ole(data) == "old_doc"


def is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _is_other_image(data: bytes) -> bool:
    return (
        data.startswith(_OTHER_IMAGES)
        or (data.startswith(b"BM") and data[6:10] == bytes(4))
        or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")
        or data[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif")
    )


def _kind_of_zip(data: bytes) -> str:
    from lientich.reader import package  # loads much that most files do not need

    with package.open_zip(data) as archive:
        names = archive.namelist()
        if "xl/workbook.xml" in names:
            from lientich.reader import sheets

            secrecy.refuse_marked(plain.clean("\n".join(sheets.words(archive))))
    if "[Content_Types].xml" not in names:
        raise Unreadable("unsupported" if names else "broken_docx")
    if any(name.startswith(("xl/", "ppt/", "visio/")) for name in names):
        raise Unreadable("unsupported")
    return "docx"


def _reason_of_ole(data: bytes) -> str:
    """Old Word, a DOCX locked by a password, or another old format."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "protected"
    return "old_doc" if "WordDocument".encode("utf-16-le") in data else "unsupported"


def _kind_of_text(data: bytes) -> str:
    head = plain.decode(data[:40_000])
    if _HTML.match(head) or len(_MARKUP.findall(head)) > 8:
        return "html"
    start = head.lstrip()[:200].lower()
    if start.startswith(("mime-version:", "from: <saved by")):
        raise Unreadable("unsupported")
    if start.startswith(("<?xml", "<!doctype")):
        raise Unreadable("unsafe_xml" if "<!doctype" in head.lower() else "unsupported")
    return "txt"


@dataclass(frozen=True)
class _Found:
    text: str
    margins: str = ""
    title: str | None = None
    has_pictures: bool = False
    blank_pages: Sequence[int] = ()


def _read_txt(data: bytes) -> _Found:
    return _found_in(plain.decode(data))


def _found_in(decoded: str) -> _Found:
    plain.refuse_too_long(decoded)
    # Composed first: letters whose marks stand apart are Unicode, and not of an older encoding.
    decoded = legacy.mended(plain.composed(decoded))
    lines = plain.composed(decoded).replace("\r\n", "\n").split("\n")
    laid = aligned.barred(columns.joined(columns.unfold(lines)))
    # Laying columns out moves words; a mark must be seen as it stood, and in its own column.
    margins = [part for line in lines[:200] for part in _columns(line) if part.isupper()]
    if laid != lines:
        margins += lines
    return _Found(plain.clean("\n".join(laid)), plain.clean("\n".join(margins)))


def _columns(line: str) -> list[str]:
    return _GAP.split(line) if "\t" in line or "   " in line else [line]


def _read_html(data: bytes) -> _Found:
    from lientich.reader import html  # each format's parser only when met: a child starts faster

    page = html.read(_decode_html(data))
    return _Found(_text(page.lines), page.margins, page.title, page.has_pictures)


def _decode_html(data: bytes) -> str:
    """A page's own word on its encoding counts where it is not plainly Unicode."""
    declared = _CHARSET.search(data[:4096])
    named = _CHARSETS.get(declared.group(1).decode("ascii").lower()) if declared else None
    if named is None or b"\0" in data[:4096]:
        return plain.decode(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(named, "replace")


def _read_docx(data: bytes) -> _Found:
    from lientich.reader import docx

    word = docx.read(data)
    return _Found(_text(word.lines), word.margins, None, word.has_pictures)


def _read_pdf(data: bytes) -> _Found:
    from lientich.reader import pdf

    found = pdf.read(data)
    text = _text(found.lines)
    return _Found(text, found.margins, None, found.has_pictures, found.blank_pages)


_READERS: dict[str, Callable[[bytes], _Found]] = {
    "txt": _read_txt,
    "html": _read_html,
    "docx": _read_docx,
    "pdf": _read_pdf,
}


def _text(lines: list[str]) -> str:
    return plain.clean("\n".join(line for line in lines if line.strip()))


def _note_on_name(name: str, kind: str) -> str | None:
    ending = re.search(r"\.([A-Za-z0-9]{1,8})\s*$", name)
    if ending is None or ending.group(1).lower() in _NAMES[kind]:
        return None
    sentence = _("Tên tệp có đuôi .%(ending)s nhưng nội dung là .%(kind)s; đã đọc theo nội dung.")
    return sentence % {"ending": ending.group(1).lower(), "kind": kind}


def _note_on_pages(blank: Sequence[int]) -> str | None:
    if not blank:
        return None
    sentence = _("Các trang sau là hình ảnh, chưa đọc được chữ: %(pages)s.")
    shown = ", ".join(map(str, blank[:20])) + (", …" if len(blank) > 20 else "")
    return sentence % {"pages": shown}
