"""Bytes on the disk, kept once under the name of their hash.

Nothing is served by path: who holds a StoredFile says who may have it.
"""

import hashlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO, BinaryIO

from django.conf import settings
from django.db.models import TextChoices
from django.http import FileResponse
from django.utils.translation import gettext_lazy as _

from lientich.core.text import EXERCISE_FILE_MARK

from .models import StoredFile

CHUNK = 1024 * 1024
HALF = ".half"  # ends the name of what is being written
LONGEST_NAME = 150
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]+')


def keep(data: bytes | BinaryIO, *, media_type: str) -> StoredFile:
    """Have these bytes on the disk, once, whoever brings them.

    They are there before the row says so; a row that was rolled back leaves a file of no harm.
    """
    return entered(write(data), media_type=media_type)


@dataclass(frozen=True)
class Written:
    """Bytes that are on the disk, and that no row tells of yet."""

    sha256: str
    size: int


def entered(written: Written, *, media_type: str) -> StoredFile:
    """The row of bytes that are on the disk; of a moment, so it may be made under a lock."""
    kept, _ = StoredFile.objects.get_or_create(
        sha256=written.sha256, defaults={"size": written.size, "media_type": media_type}
    )
    return kept


def open_file(stored: StoredFile) -> BinaryIO:
    return _path(stored.sha256).open("rb")


class Seal(TextChoices):
    """What a look at the bytes says of those that were kept."""

    INTACT = "intact", _("Tệp trong kho còn nguyên vẹn")
    CHANGED = "changed", _("Tệp trong kho đã bị sửa đổi")
    MISSING = "missing", _("Tệp không còn trong kho")


def seal(stored: StoredFile) -> Seal:
    """Whether the file still has the bytes whose hash is its name.

    They are read once, and again as soon as the file has been written to.
    """
    path = _path(stored.sha256)
    try:
        told = path.stat()
    except FileNotFoundError:
        return Seal.MISSING
    same = _hash(path, told.st_ino, told.st_ctime_ns, told.st_size) == stored.sha256
    return Seal.INTACT if same else Seal.CHANGED


@lru_cache(maxsize=1024)
def _hash(path: Path, _inode: int, _changed: int, _size: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def safe_name(name: str) -> str:
    """A file's name without folders, control and invisible characters, and of moderate length."""
    plain = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(" " if char.isspace() else char for char in plain)
    shown = "".join(char for char in shown if unicodedata.category(char)[0] != "C")
    shown = re.sub(r"\s+", " ", _FORBIDDEN.sub("-", shown)).strip(" .")
    stem, dot, ending = shown.rpartition(".")
    if dot and len(ending) <= 8:
        return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}" if stem else ending
    return shown[:LONGEST_NAME]


def download(stored: StoredFile, name: str, *, exercise: bool) -> FileResponse:
    """The bytes as a file to save, never as a page of ours."""
    return _served(stored, name, exercise=exercise, as_attachment=True)


def show(stored: StoredFile, name: str, *, exercise: bool) -> FileResponse:
    """A picture of our own making, to stand in a page; opened alone it can do nothing."""
    return _served(stored, name, exercise=exercise, as_attachment=False)


def _served(stored: StoredFile, name: str, *, exercise: bool, as_attachment: bool) -> FileResponse:
    name = safe_name(name) or stored.sha256[:12]
    response = FileResponse(
        open_file(stored),
        as_attachment=as_attachment,
        filename=EXERCISE_FILE_MARK + name if exercise else name,
        content_type=stored.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response


def drop_halves(folder: Path, before: float) -> int:
    """Take away what processes were writing when they were killed; returns how many files."""
    halves = [path for path in folder.glob(f"*{HALF}") if is_older(path, before)]
    for path in halves:
        path.unlink(missing_ok=True)
    return len(halves)


def is_older(path: Path, moment: float) -> bool:
    """Last written before `moment`, in seconds since the epoch."""
    try:
        return path.stat().st_mtime < moment
    except FileNotFoundError:  # it was done with while it was looked at
        return False


def write_durably(path: Path, data: bytes) -> None:
    """All of `data` at `path`, or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _aside(path.parent) as aside:
        aside.write(data)
        _name(aside, path)


def write(data: bytes | BinaryIO) -> Written:
    """The bytes on the disk, whatever comes; it takes its time, so before anything is locked."""
    root = Path(settings.FILES_DIR)
    root.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with _aside(root) as aside:
        for chunk in _chunks(data):
            digest.update(chunk)
            size += aside.write(chunk)
        path = _path(digest.hexdigest())
        path.parent.mkdir(exist_ok=True)
        _name(aside, path)
    return Written(digest.hexdigest(), size)


@contextmanager
def _aside(folder: Path) -> Iterator[IO[bytes]]:
    """A file beside its later place; gone if it did not get its name."""
    with tempfile.NamedTemporaryFile(dir=folder, suffix=HALF, delete=False) as aside:
        try:
            yield aside
        finally:
            Path(aside.name).unlink(missing_ok=True)


def _name(aside: IO[bytes], path: Path) -> None:
    """On the disk before it has its name: after a power cut a name never holds half a file."""
    aside.flush()
    os.fsync(aside.fileno())
    os.replace(aside.name, path)
    _sync(path.parent)
    _sync(path.parent.parent)  # the folder may be as new as the file


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _chunks(data: bytes | BinaryIO) -> Iterator[bytes]:
    if isinstance(data, bytes):
        yield data
        return
    data.seek(0)
    while chunk := data.read(CHUNK):
        yield chunk


def _path(digest: str) -> Path:
    return Path(settings.FILES_DIR, digest[:2], digest)
