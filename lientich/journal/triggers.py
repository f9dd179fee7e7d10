"""The database's own refusal to change or delete an event, on SQLite and PostgreSQL."""

from typing import Any

TABLE = "journal_event"

INSTALL = {
    "sqlite": [
        f"""CREATE TRIGGER {TABLE}_kept_{act.lower()} BEFORE {act} ON {TABLE}
        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END"""
        for act in ("UPDATE", "DELETE")
    ]
    # INSERT OR REPLACE deletes without asking the trigger above.
    + [
        f"""CREATE TRIGGER {TABLE}_kept_replace BEFORE INSERT ON {TABLE}
        WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END"""
    ],
    "postgresql": [
        f"""CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'events are never changed'; END $$""",
        f"""CREATE TRIGGER {TABLE}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE}
        FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()""",
    ],
}
REMOVE = {
    "sqlite": [f"DROP TRIGGER {TABLE}_kept_{act}" for act in ("update", "delete", "replace")],
    "postgresql": [f"DROP TRIGGER {TABLE}_kept ON {TABLE}", f"DROP FUNCTION {TABLE}_refuse()"],
}


def run(statements: dict[str, list[str]], connection: Any) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
