"""Files that wait for the worker to read them: beside the store, each under its intake's own key.

What is refused is gone from the disk again; only what was read and found fit is kept.
"""

from pathlib import Path
from uuid import UUID

from django.conf import settings

from lientich.documents.storage import is_older, write_durably


def put(key: UUID, data: bytes) -> None:
    write_durably(_path(key), data)


def get(key: UUID) -> bytes:
    return _path(key).read_bytes()


def drop(key: UUID) -> None:
    _path(key).unlink(missing_ok=True)


def left_before(moment: float) -> set[UUID]:
    """The keys of files last written before `moment`, in seconds since the epoch."""
    return {
        UUID(path.name)
        for path in folder().glob("?" * len(str(UUID(int=0))))
        if is_older(path, moment)
    }


def folder() -> Path:
    return Path(settings.FILES_DIR, "waiting")


def _path(key: UUID) -> Path:
    return folder() / str(key)
