"""Files handed in with a report: what is taken, told by their content, never by their name."""

import struct
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lientich.reader.sandbox import read_in_child
from lientich.reader.secrecy import is_marked, is_marked_name
from lientich.reader.unreadable import REASONS, reason_code

from . import storage

MOST_FILES = 10
MOST_BYTES = 20 * 1024 * 1024

_OFFICE = "application/vnd.openxmlformats-officedocument."
_ZIPPED = {
    "word/document.xml": _OFFICE + "wordprocessingml.document",
    "xl/workbook.xml": _OFFICE + "spreadsheetml.sheet",
}
_READ_FOR_MARKS = ("application/pdf", *_ZIPPED.values())
# Of what is refused as no document, a workbook is evidence all the same.
_NO_EVIDENCE = (
    "secret",
    "protected",
    "broken_docx",
    "broken_xlsx",
    "broken_pdf",
    "zip_bomb",
    "unsafe_xml",
    "too_hard",
)


@dataclass(frozen=True)
class Checked:
    file: Any
    name: str
    media_type: str
    sha256: str


def check(files: Iterable[Any]) -> list[Checked]:
    """The files that may be kept, each with what it is; raises ValidationError on any other.

    Documents are read in a child process for marks of secrecy, so call it outside a transaction.
    """
    given = list(files)
    if len(given) > MOST_FILES:
        raise ValidationError(_("Mỗi báo cáo kèm nhiều nhất %(n)s tệp.") % {"n": MOST_FILES})
    return [_checked(file) for file in given]


def refuse_marked_words(text: str) -> None:
    if is_marked(text):
        raise ValidationError(_(REASONS["secret"]))


def _checked(file: Any) -> Checked:
    name = file.name or ""
    if file.size > MOST_BYTES:
        raise ValidationError(
            _("Tệp %(name)s lớn hơn 20 MB. Hãy giảm cỡ ảnh hoặc tách tệp rồi chọn lại.")
            % {"name": name}
        )
    if file.size == 0:
        raise ValidationError(
            _("Tệp %(name)s không có nội dung. Hãy chọn lại tệp.") % {"name": name}
        )
    media_type = _media_type(file)
    if media_type is None:
        raise ValidationError(
            _("Tệp %(name)s không phải ảnh (JPEG, PNG, WebP, HEIC), PDF, Word hay Excel.")
            % {"name": name}
        )
    if is_marked_name(name):
        raise ValidationError(_(REASONS["secret"]))
    if media_type in _READ_FOR_MARKS:
        _refuse_by_content(file)
    digest = storage.digest_of(file.read())
    file.seek(0)
    return Checked(file, name, media_type, digest)


def _media_type(file: Any) -> str | None:
    file.seek(0)
    head = file.read(16)
    file.seek(0)
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
        return "image/heic"
    if head.startswith(b"%PDF-"):
        return "application/pdf"
    return _zipped(file) if head.startswith(b"PK\x03\x04") else None


def _zipped(file: Any) -> str | None:
    """What an Office file is, from its table of contents; nothing in it is unpacked."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error):
        return None  # broken, in one of the ways that zipfile says so
    finally:
        file.seek(0)
    if any(name.endswith("vbaProject.bin") for name in names):
        return None  # macros
    return next((kind for part, kind in _ZIPPED.items() if part in names), None)


def _refuse_by_content(file: Any) -> None:
    """What bears a mark, and what nobody can open to see whether it does."""
    answer = read_in_child(file.read(), file.name or "")
    file.seek(0)
    code = reason_code(answer["reason"])
    if code in _NO_EVIDENCE:
        raise ValidationError(_(REASONS[code]))
