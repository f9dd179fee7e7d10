"""A database of its own for a benchmark: SQLite in a folder, or the server of DATABASE_URL."""

import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def open_empty() -> str:
    """Set Django up on an empty migrated database; returns the vendor's name."""
    sys.path.insert(0, str(ROOT))
    os.environ["LIENTICH_VAR"] = tempfile.mkdtemp(prefix="lientich-bench-")
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
