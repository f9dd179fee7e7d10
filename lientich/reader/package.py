"""A DOCX file as a zip: looked into with care, never unpacked as a whole."""

import io
import zipfile
import zlib

from lientich.reader import limits
from lientich.reader.unreadable import Unreadable

_CENTRAL_HEADER = b"PK\x01\x02"
_ENCRYPTED = 0x1


def open_zip(data: bytes) -> zipfile.ZipFile:
    """Raises Unreadable where it is broken, encrypted, or built to explode."""
    if data.count(_CENTRAL_HEADER) > limits.ZIP_ENTRIES:
        raise Unreadable("zip_bomb")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
        raise Unreadable("broken_docx") from error
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > limits.ZIP_TOTAL_BYTES:
        raise Unreadable("zip_bomb")
    if any(_explodes(entry) for entry in entries):
        raise Unreadable("zip_bomb")
    return archive


def _explodes(entry: zipfile.ZipInfo) -> bool:
    ratio = entry.file_size / max(entry.compress_size, 1)
    return entry.file_size > limits.ZIP_RATIO_FROM and ratio > limits.ZIP_RATIO


def read_part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """One entry, or None if absent; the declared size is not trusted."""
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return None
    if entry.flag_bits & _ENCRYPTED:
        raise Unreadable("protected")
    try:
        with archive.open(entry) as file:
            content = file.read(limits.ZIP_PART_BYTES + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise Unreadable("broken_docx") from error
    if len(content) > limits.ZIP_PART_BYTES:
        raise Unreadable("zip_bomb")
    return content
