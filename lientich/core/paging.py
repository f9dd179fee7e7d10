"""Pages of long lists by key: the cost of a page does not depend on how far in it is."""

import heapq
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.core.exceptions import BadRequest, FieldDoesNotExist, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q, QuerySet

MOST_COUNTED = 1000


@dataclass(frozen=True)
class Page:
    """Rows of one page, and the addresses of the next: a `before` or `after` parameter."""

    rows: list[Any]
    newer: str | None
    older: str | None


def page(
    queries: Sequence[QuerySet],
    order: Sequence[str],
    *,
    same: Callable[[Any], Any],
    cursor: str | None = None,
    size: int = 25,
    take: Callable[[QuerySet, list[str], int], Iterable] | None = None,
) -> Page:
    """One page of the rows of several queries together, each read along its own index.

    `order` names columns of the rows or what all queries annotate, the last one unique, all in one
    direction ("-date", "-of"). `same` is what makes two rows the same object. `cursor` comes from
    an earlier page; one that was tampered with raises BadRequest. `take` reads the first rows of a
    query in an order, where its own way is better than to ask for them at once.
    """
    if not queries:
        return Page([], None, None)
    columns = [name.lstrip("-") for name in order]
    back, values = _read(cursor, [_field(queries[0], name) for name in columns])
    downwards = order[0].startswith("-") != back
    directed = ["-" * downwards + name for name in columns]
    lists: list[list[Any]] = []
    for query in queries:
        wanted = _after(query, columns, values, downwards)
        # What comes behind the last row of a full page is not on it.
        if full := next((rows for rows in reversed(lists) if len(rows) > size), None):
            wanted = _up_to(wanted, columns[0], full[-1], downwards)
        lists.append(list((take or _first)(wanted, directed, size + 1)))
    found = list(_once(_merged(lists, columns, downwards), same, size + 1))
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    earlier, later = (more, True) if back else (cursor is not None, more)
    return Page(
        rows=found,
        newer=_write("<", found[0], columns) if found and earlier else None,
        older=_write(">", found[-1], columns) if found and later else None,
    )


def first(lists: Sequence[list], order: Sequence[str], *, same: Callable, most: int) -> list[Any]:
    """The first rows of several lists together, each in that order already."""
    columns = [name.lstrip("-") for name in order]
    return list(_once(_merged(lists, columns, order[0].startswith("-")), same, most))


def count(queries: Sequence[QuerySet], column: str) -> int:
    """How many objects there are, counted no further than one past MOST_COUNTED.

    Within one query none comes twice; across several it may.
    """
    several = [query.order_by().values_list(column, flat=True) for query in queries]
    if len(several) == 1:
        return several[0][: MOST_COUNTED + 1].count()
    found: set[Any] = set()
    for query in several:
        found.update(query[: MOST_COUNTED + 1])
    return min(len(found), MOST_COUNTED + 1)


def is_long(queries: Sequence[QuerySet]) -> bool:
    """Whether one of these alone has more than is counted."""
    return any(query.order_by()[MOST_COUNTED : MOST_COUNTED + 1].exists() for query in queries)


def _first(query: QuerySet, order: list[str], most: int) -> QuerySet:
    return query.order_by(*order)[:most]


def _after(query: QuerySet, columns: list[str], values: list[Any] | None, down: bool) -> QuerySet:
    """The rows that come behind `values`; the first column alone bounds the index."""
    if values is None:
        return query
    comparison = "lt" if down else "gt"
    condition = Q()
    for place in range(len(columns)):
        equal = {columns[i]: values[i] for i in range(place)}
        condition |= Q(**equal, **{f"{columns[place]}__{comparison}": values[place]})
    return query.filter(condition, **{f"{columns[0]}__{comparison}e": values[0]})


def _up_to(query: QuerySet, column: str, last: Any, down: bool) -> QuerySet:
    comparison = "gte" if down else "lte"
    return query.filter(**{f"{column}__{comparison}": getattr(last, _column(last, column))})


def _merged(queries: Sequence[Iterable], columns: list[str], down: bool) -> Iterator[Any]:
    def key(row: Any) -> tuple:
        return tuple(_comparable(attrgetter(_column(row, name))(row)) for name in columns)

    return heapq.merge(*queries, key=key, reverse=down)


def _once(rows: Iterable[Any], same: Callable[[Any], Any], most: int) -> Iterator[Any]:
    seen: set[Any] = set()
    for row in rows:
        if len(seen) == most:
            return
        if (identity := same(row)) not in seen:
            seen.add(identity)
            yield row


def _field(query: QuerySet, name: str) -> Any:
    added = query.query.annotations.get(name)
    return added.output_field if added else query.model._meta.get_field(name)


def _column(row: Model, name: str) -> str:
    try:
        return row._meta.get_field(name).attname  # type: ignore[union-attr]
    except FieldDoesNotExist:  # what the query added
        return name


def _comparable(value: Any) -> Any:
    return (value is not None, value)


def _write(direction: str, row: Any, columns: list[str]) -> str:
    values = [getattr(row, _column(row, name)) for name in columns]
    text = json.dumps([direction, *values], cls=DjangoJSONEncoder)
    return urlsafe_b64encode(text.encode()).decode()


def _read(cursor: str | None, columns: Sequence[Any]) -> tuple[bool, list[Any] | None]:
    """Whether it goes back, and its values as the columns keep them."""
    if not cursor:
        return False, None
    try:
        direction, *written = json.loads(urlsafe_b64decode(cursor.encode()))
        values = [column.to_python(value) for column, value in zip(columns, written, strict=True)]
        words = [value for value in values if isinstance(value, str)]
        "".join(words).encode()  # half of a pair of surrogates is no word of any database
    except (ArithmeticError, TypeError, ValueError, ValidationError, RecursionError) as error:
        raise BadRequest("cursor") from error
    if direction not in ("<", ">") or None in values or any("\0" in word for word in words):
        raise BadRequest("cursor")
    return direction == "<", values
