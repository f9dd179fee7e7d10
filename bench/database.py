"""A database of its own for a benchmark: SQLite in a folder, or the server of DATABASE_URL."""

import argparse
import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def add_databases(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--on",
        choices=["here", "sqlite", "postgresql", "both"],
        default="here",
        help="a throwaway database of this kind, or of each; here: the server of DATABASE_URL, "
        "else SQLite",
    )


def elsewhere(options: argparse.Namespace) -> bool:
    """Run this script anew for each database that `--on` names; False where it is to run here."""
    if options.on == "here":
        return False
    told = [sys.executable, sys.argv[0], *_without_on(sys.argv[1:])]
    for kind in ("sqlite", "postgresql"):
        if options.on in (kind, "both"):
            server = [str(ROOT / ".ci" / "with-postgresql")] if kind == "postgresql" else []
            free = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
            subprocess.run([*server, *told], check=True, env=free)
    return True


def _without_on(words: list[str]) -> list[str]:
    kept, skip = [], False
    for word in words:
        if not skip and word != "--on" and not word.startswith("--on="):
            kept.append(word)
        skip = word == "--on"
    return kept


def spent() -> float:
    """Seconds of processor time so far of this process and of the server's that works for it:
    other work on the machine takes none of it. By the clock where the server is out of sight."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return time.process_time()
    server = Path(f"/proc/{connection.connection.info.backend_pid}")
    try:
        if not (server / "comm").read_text().startswith("postgres"):
            return time.perf_counter()
        return time.process_time() + int((server / "schedstat").read_text().split()[0]) / 1e9
    except OSError:
        return time.perf_counter()


def open_empty() -> str:
    """Set Django up on an empty migrated database; returns the vendor's name."""
    sys.path.insert(0, str(ROOT))
    place = tempfile.mkdtemp(prefix="lientich-bench-")
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    os.environ["LIENTICH_VAR"] = place
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    call_command("migrate", verbosity=0)
    return connection.vendor


@contextmanager
def without_indexes(table: str):
    """Drop the table's indexes (but those of constraints) for a load, and make them again."""
    from django.db import connection

    find = {
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s"
        " AND sql IS NOT NULL",
        "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND"
        " indexname NOT IN (SELECT conname FROM pg_constraint)",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(find, [table])
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for _, statement in indexes:
            cursor.execute(statement)


def load(table: str, columns: list[str], rows) -> None:
    """Put rows into a table, as fast as the database takes them."""
    from django.db import connection

    names = ", ".join(columns)
    with without_indexes(table), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join("?" * len(columns))
            cursor.connection.execute("PRAGMA foreign_keys = OFF")
            cursor.connection.execute("BEGIN")
            cursor.connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
            cursor.connection.execute("COMMIT")


def settle() -> None:
    """Let the database know what it holds."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def copy(name: str) -> str:
    """Keep the database as it stands beside the one at hand; returns the name for `at`."""
    from django.db import connection, connections

    of = connection.settings_dict
    if connection.vendor == "postgresql":
        place = f"{of['NAME']}_{name}"
        with connection._nodb_cursor() as cursor:  # a database is copied while nobody uses it
            connection.close()
            connection.close_pool()
            cursor.execute(f'DROP DATABASE IF EXISTS "{place}"')
            cursor.execute(f'CREATE DATABASE "{place}" TEMPLATE "{of["NAME"]}"')
    else:
        place = f"{of['NAME']}-{name}"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(place)])
    connections.settings[name] = {**of, "NAME": place}
    return name


@contextmanager
def at(name: str):
    """Everything that asks the database asks this one meanwhile."""
    from django.db import connections

    usual = connections["default"]
    connections["default"] = connections[name]
    yield
    connections["default"] = usual
