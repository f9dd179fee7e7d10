"""Facts from several rooms in one statement: rows of a key and of what it tells, as JSON."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db.models import Count, DateTimeField, F, Model, QuerySet, Subquery, Value
from django.db.models.functions import JSONObject

Facts = dict[str, Any]
Found = dict[str, list[Facts]]


def told(key: str, rows: QuerySet, /, **facts: Any) -> QuerySet:
    """A part of a union: under `key`, of each row these facts."""
    return rows.order_by().values_list(Value(key), JSONObject(**facts))


def summed(key: str, rows: QuerySet, /, **sums: Any) -> QuerySet:
    """A part of a union: under `key`, one row of sums over all rows, if there are any."""
    over_all = rows.order_by().values(told_under=Value(key))
    return over_all.annotate(told=JSONObject(**sums)).values_list("told_under", "told")


def number_of(rows: QuerySet, of: str) -> Subquery:
    """Beside a row: how many there are of these, which are `of` it by an OuterRef; None where there
    are none."""
    return Subquery(rows.order_by().values(of).annotate(n=Count("pk")).values("n"))


def grouped(key: str, rows: QuerySet, by: dict[str, str], /, **sums: Any) -> QuerySet:
    """A part of a union: under `key`, for each group its columns, by the names they are told under,
    and its sums."""
    columns = {f"by_{name}": F(path) for name, path in by.items()}
    groups = rows.order_by().values(told_under=Value(key), **columns)
    told = JSONObject(**{name: f"by_{name}" for name in by}, **sums)
    return groups.annotate(told=told).values_list("told_under", "told")


def united(parts: Iterable[QuerySet]) -> QuerySet:
    first, *others = parts
    return first.union(*others, all=True) if others else first


def by_key(rows: Iterable[tuple[str, Facts]]) -> Found:
    """What a union of such parts found."""
    found: Found = defaultdict(list)
    for key, facts in rows:
        found[key].append(facts)
    return found


def first(rows: QuerySet, most: int) -> QuerySet:
    """The first of these rows, for a part of a union: SQLite takes no LIMIT there itself."""
    return rows.model._default_manager.filter(pk__in=rows.values("pk")[:most])


def moment(text: str) -> datetime:
    """A moment that was told: SQLite tells it in UTC, and does not say so."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def of(model: type[Model], facts: Facts, path: str, columns: Iterable[str]) -> Any:
    """An object with the columns that were told, its others empty."""
    fields = {name: model._meta.get_field(name) for name in columns}
    return model(**{name: _meant(field, facts[path + name]) for name, field in fields.items()})


def _meant(field: Any, value: Any) -> Any:
    return moment(value) if value and isinstance(field, DateTimeField) else field.to_python(value)
