"""Files that wait for the worker to read them: beside the store, each under its intake's own key.

What is refused is gone from the disk again; only what was read and found fit is kept.
"""

from pathlib import Path
from uuid import UUID

from django.conf import settings

from lientich.documents.storage import write_durably


def put(key: UUID, data: bytes) -> None:
    write_durably(_path(key), data)


def get(key: UUID) -> bytes:
    return _path(key).read_bytes()


def drop(key: UUID) -> None:
    _path(key).unlink(missing_ok=True)


def left_before(moment: float) -> set[UUID]:
    """The keys of files last written before `moment`, in seconds since the epoch."""
    folder = Path(settings.FILES_DIR, "waiting")
    if not folder.exists():
        return set()
    return {
        UUID(path.name)
        for path in folder.iterdir()
        if len(path.name) == 36 and path.stat().st_mtime < moment
    }


def _path(key: UUID) -> Path:
    return Path(settings.FILES_DIR, "waiting", str(key))
