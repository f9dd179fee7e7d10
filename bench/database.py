"""A database of its own for a benchmark: SQLite in a folder, or the server of DATABASE_URL."""

import os
import sys
import tempfile
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


def load(table: str, columns: list[str], rows) -> None:
    """Put rows into a table, as fast as the database takes them."""
    from django.db import connection

    names = ", ".join(columns)
    with connection.cursor() as cursor:
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
