"""What a file of any kind says: its text read, an old one converted, and of a scan its pages drawn
and, where a machine can, read as well."""

import logging
import re
from typing import Any

from lientich.reader.formats import is_old_word, is_pdf, picture_kind
from lientich.reader.sandbox import (
    Scan,
    convert_in_child,
    read_in_child,
    recognise_in_child,
    render_in_child,
)
from lientich.reader.secrecy import is_marked_name
from lientich.reader.tools import soffice, tesseract
from lientich.reader.unreadable import Unreadable, nothing_read, reason_code, refusal

Facts = dict[str, Any]
log = logging.getLogger(__name__)
_ENDING = re.compile(r"\.doc$", re.IGNORECASE)
_AT_ONCE = 5.0  # seconds for drawing pages
_PICTURES_ONLY = ("scan", "image")
_NOTHING_FOUND = ("scan", "failed", "too_hard")  # the picture itself is good, and stays


def read_in(data: bytes, name: str) -> tuple[Facts, Scan | None]:
    """The reading of a file, or its refusal; with the pages where it is a scan."""
    reading = read(data, name)
    if not is_scan(reading, data):
        return reading, None
    scan = render_in_child(data)
    if scan.refused:
        return refusal(scan.refused), None
    recognised = recognise(data, name)
    return recognised, None if recognised["refused"] else scan


def read_at_once(data: bytes, name: str) -> tuple[Facts | None, Scan | None]:
    """The same while a person waits: what takes longer, and what another program has to read or
    convert, is left for later and has no reading yet."""
    if is_old_word(data) and soffice():
        return None, None
    reading = read_in_child(data, name)
    if not is_scan(reading, data):
        return reading, None
    scan = render_in_child(data, seconds=_AT_ONCE)
    if scan.refused and scan.refused != "too_hard":
        return refusal(scan.refused), None
    return (None, None) if scan.refused or tesseract() else (nothing_read(), scan)


def read(data: bytes, name: str) -> Facts:
    """The reading of a file with words of its own; an old Word file is converted where it can be,
    and is refused with what to do where it cannot."""
    tool = soffice() if is_old_word(data) else None
    if tool is None:
        return read_in_child(data, name)
    if is_marked_name(name):
        return refusal("secret")
    try:
        return read_in_child(convert_in_child(data, tool), _ENDING.sub(".docx", name))
    except Unreadable as error:
        if error.reason == "old_doc":  # it is installed, and was not started
            log.warning("an old Word file is refused: LibreOffice may not leave the network here")
        return refusal(error.reason)


def recognise(data: bytes, name: str) -> Facts:
    """What a machine reads from a scan. It is nothing where there is no such machine, and a refusal
    where it meets a mark of secrecy."""
    tool = tesseract()
    if tool is None:
        return nothing_read()
    reading = recognise_in_child(data, name, tool)
    if reading["refused"] and reason_code(reading["reason"]) in _NOTHING_FOUND:
        return nothing_read()
    return reading


def is_scan(reading: Facts, data: bytes) -> bool:
    """Refused for want of words alone, and its pictures can be shown."""
    wordless = reading["refused"] and reason_code(reading["reason"]) in _PICTURES_ONLY
    return bool(wordless) and (is_pdf(data) or picture_kind(data) is not None)
