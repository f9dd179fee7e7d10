"""Scans that came beside a sheet: kept aside until they are entered, and looked at before."""

import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings

from lientich.reader import package
from lientich.reader.formats import is_pdf, picture_kind
from lientich.reader.limits import FILE_BYTES, ZIP_TOTAL_BYTES
from lientich.reader.sandbox import read_in_child, recognise_in_child
from lientich.reader.secrecy import is_marked_name
from lientich.reader.tools import tesseract
from lientich.reader.unreadable import Unreadable, reason_code

from . import sheets, storage

LEFT_ALONE = 7 * 24 * 3600  # seconds; by then whoever brought them has looked at the sheet
_WORDLESS = ("scan", "image", "failed", "too_hard")  # the picture itself is good, and stays
MEDIA = {"png": "image/png", "jpg": "image/jpeg", "tif": "image/tiff"}


def unpacked(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The scans among these files, and in those that are zips; of all zips together no more is
    unpacked than of one. Raises Unreadable."""
    left = ZIP_TOTAL_BYTES
    for name, data in files:
        if not data.startswith(b"PK"):
            if is_scan(data):
                yield name, data
            continue
        for inner, found in _inside(data):
            left -= len(found)
            if left < 0:
                raise Unreadable("zip_bomb")
            if is_scan(found):
                yield inner, found


def _inside(data: bytes) -> Iterator[tuple[str, bytes]]:
    with package.open_zip(data) as archive:
        for entry in archive.infolist():
            hidden = entry.filename.startswith(("__MACOSX/", "."))
            if entry.is_dir() or hidden or entry.file_size > FILE_BYTES:
                continue
            yield entry.filename, package.read_part(archive, entry.filename) or b""


def is_scan(data: bytes) -> bool:
    return is_pdf(data) or picture_kind(data) is not None


def read(data: bytes, name: str) -> tuple[str, str]:
    """Why a scan is refused, as a code, or nothing; and its words, where it has any of its own."""
    if is_marked_name(name):
        return "secret", ""
    reading = read_in_child(data, name)
    if not reading["refused"]:
        return "", reading["text"]
    code = reason_code(reading["reason"]) or "failed"
    if code not in ("scan", "image"):
        return code, ""
    tool = tesseract()
    if tool is None:
        return "", ""
    recognised = recognise_in_child(data, name, tool)
    code = reason_code(recognised["reason"]) or "" if recognised["refused"] else ""
    return ("" if code in _WORDLESS else code), ""


def media_type(data: bytes) -> str:
    return MEDIA.get(picture_kind(data) or "", "application/pdf")


def put(sheet: UUID, key: str, data: bytes) -> None:
    storage.write_durably(_path(sheet, key), data)


def get(sheet: UUID, key: str) -> bytes | None:
    try:
        return _path(sheet, key).read_bytes()
    except FileNotFoundError:  # left too long, and taken away
        return None


def drop(sheet: UUID) -> None:
    shutil.rmtree(folder() / str(sheet), ignore_errors=True)


def drop_left(now: float | None = None) -> int:
    """Take away what was never entered; returns of how many sheets."""
    before, gone = (now or time.time()) - LEFT_ALONE, 0
    for place in folder().glob("*"):
        with suppress(FileNotFoundError):
            if place.stat().st_mtime < before:
                shutil.rmtree(place, ignore_errors=True)
                gone += 1
    return gone


def folder() -> Path:
    return Path(settings.FILES_DIR, "sheets")


def _path(sheet: UUID, key: str) -> Path:
    return folder() / str(sheet) / storage.digest_of(key.encode())[:32]


def named(files: Iterable[tuple[str, bytes]]) -> dict[str, tuple[str, bytes]]:
    """By the key of their name; the first of two of one name."""
    found: dict[str, tuple[str, bytes]] = {}
    for name, data in files:
        found.setdefault(sheets.name_key(name), (storage.safe_name(name), data))
    return {key: file for key, file in found.items() if key}
