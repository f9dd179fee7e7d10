"""The tables as the migrations make them, made once for each state of those and copied since.

Django renders every model anew at each step of a migration: some ten seconds, for each worker of
each run.
"""

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import django
import psycopg
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
KEPT = ROOT / "var" / "tests"
# What migrations call; a change of these changes what they make.
CALLED = ["core/ids.py", "core/models.py", "journal/triggers.py", "search/fields.py"]


def on_sqlite() -> Path:
    """The file of a migrated database, to be copied."""
    found = KEPT / f"{_digest()}.sqlite3"
    with _alone():
        if not found.exists():
            made = found.with_suffix(".new")
            made.unlink(missing_ok=True)
            _migrate(f"sqlite:///{made}")
            made.rename(found)
    return found


def in_memory(name: str) -> sqlite3.Connection:
    """Fill the database of this address; it lasts as long as someone is connected."""
    held = sqlite3.connect(name, uri=True)
    with closing(sqlite3.connect(on_sqlite())) as source:
        source.backup(held)
    return held


def on_postgresql(server: str) -> str:
    """The name of a migrated database there, to be given as a template."""
    found = f"lientich_{_digest()}"
    with _alone(), psycopg.connect(server, autocommit=True) as admin:
        asked = "SELECT 1 FROM pg_database WHERE datname = %s"
        if not admin.execute(asked, [found]).fetchone():
            admin.execute(f"DROP DATABASE IF EXISTS {found}_new")
            admin.execute(f"CREATE DATABASE {found}_new")
            _migrate(urlsplit(server)._replace(path=f"/{found}_new").geturl())
            admin.execute(f"ALTER DATABASE {found}_new RENAME TO {found}")
    return found


def _migrate(address: str) -> None:
    environment = os.environ | {
        "DATABASE_URL": address,
        "LIENTICH_VAR": str(KEPT),
        "LIENTICH_SECRET_KEY": settings.SECRET_KEY,
    }
    asked = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(asked, cwd=ROOT, env=environment, check=True)


def _digest() -> str:
    files = [*ROOT.glob("lientich/*/migrations/*.py"), *(ROOT / "lientich" / one for one in CALLED)]
    seen = hashlib.sha256(django.__version__.encode())
    for file in sorted(files):
        seen.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return seen.hexdigest()[:16]


@contextmanager
def _alone() -> Iterator[None]:
    """Of several workers the first makes it."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
