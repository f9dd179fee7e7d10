"""A set of tokens in the database: a table of FTS5 on SQLite, a tsvector with GIN on PostgreSQL."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Lookup

from .tokens import Condition


class Tokens(models.Field):
    """Tokens of `tokens.tokens`, written and asked for, never read."""

    def db_type(self, connection: Any) -> str:
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        listed = list(value)
        return listed if connection.vendor == "postgresql" else " ".join(listed)

    def get_placeholder(self, _value: Any, _compiler: Any, connection: Any) -> str:
        return "array_to_tsvector(%s::text[])" if connection.vendor == "postgresql" else "%s"


@Tokens.register_lookup
class Holds(Lookup):
    """`tokens__holds=Condition`: the rows whose tokens fulfil it."""

    lookup_name = "holds"
    rhs: Condition

    def get_prep_lookup(self) -> Condition:
        return self.rhs

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        table = self.lhs.target.model._meta.db_table
        asked = " AND ".join(_any(map(_fts5, group), " OR ") for group in self.rhs.groups)
        # Without positions FTS5 knows no single columns: the whole table is asked.
        return f'{column.rpartition(".")[0]}."{table}" MATCH %s', [*params, asked]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        asked = " & ".join(_any(map(_tsquery, group), " | ") for group in self.rhs.groups)
        # Tokens lie apart from their rows. The planner forgets what it costs to fetch them, and
        # walks through all rows by place for what three of them hold: search_weight, always true,
        # says what a row costs.
        table = column.rpartition(".")[0]
        weighed = f'search_weight({table}."rowid") IS NOT NULL'
        return f"({column} @@ %s::tsquery AND {weighed})", [*params, asked]


def _any(terms: Iterable[str], between: str) -> str:
    return f"({between.join(terms)})"


def _fts5(token: str) -> str:
    quoted = token.rstrip("*").replace('"', '""')
    return f'"{quoted}" *' if token.endswith("*") else f'"{quoted}"'


def _tsquery(token: str) -> str:
    quoted = token.rstrip("*").replace("\\", "\\\\").replace("'", "''")
    return f"'{quoted}':*" if token.endswith("*") else f"'{quoted}'"
