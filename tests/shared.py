"""What tests of several folders need: the material of public record, and what runs but once."""

import os
from pathlib import Path

import pytest
from django.conf import settings

# Axe, the width of a page and its words take minutes, and say nothing of a database.
LOOKS = pytest.mark.skipif(
    "sqlite" not in settings.DATABASES["default"]["ENGINE"],
    reason="how pages look and read is seen on SQLite",
)
SHARED = Path(os.environ.get("LIENTICH_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def shared(path: str) -> Path:
    """The file `path` of the shared material; skips the test where it is not laid beside us."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"needs ../shared/{path}, which is not here")
    return found
