"""The material of public record beside the project, for the tests that read it."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("LIENTICH_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def shared(path: str) -> Path:
    """The file `path` of the shared material; skips the test where it is not laid beside us."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"needs ../shared/{path}, which is not here")
    return found
