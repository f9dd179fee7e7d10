"""What a file of any kind says: its text read, and of a scan its pages drawn."""

from typing import Any

from lientich.reader.formats import is_pdf, picture_kind
from lientich.reader.sandbox import Scan, read_in_child, render_in_child
from lientich.reader.unreadable import nothing_read, reason_code, refusal

Facts = dict[str, Any]
_PICTURES_ONLY = ("scan", "image")


def read_in(data: bytes, name: str) -> tuple[Facts, Scan | None]:
    """The reading of a file, or its refusal; with the pages where it is a scan."""
    reading = read_in_child(data, name)
    if not is_scan(reading, data):
        return reading, None
    scan = render_in_child(data)
    if scan.refused:
        return refusal(scan.refused), None
    return nothing_read(), scan


def is_scan(reading: Facts, data: bytes) -> bool:
    """Refused for want of words alone, and its pictures can be shown."""
    wordless = reading["refused"] and reason_code(reading["reason"]) in _PICTURES_ONLY
    return bool(wordless) and (is_pdf(data) or picture_kind(data) is not None)
