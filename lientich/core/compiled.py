"""Long queries that pages ask again and again, put into SQL once for an actor and a day."""

from collections.abc import Callable
from copy import copy
from functools import lru_cache, wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet, UUIDField

from .actor import Actor


@lru_cache(maxsize=100)
def _marks(number: int) -> list[UUID]:
    """Each stands for an argument, any key."""
    return [UUID(int=place + 1) for place in range(number)]


def compiled(build: Callable[..., QuerySet]) -> Callable[..., list[Any]]:
    """Ask what `build(by, …)` builds, and keep what it compiles to for the next time.

    It may depend on its arguments and on the day alone, not on what is in the database: a
    condition of rights is kept, and never what it lets through. Keys among the arguments may
    serve in conditions alone, as it is compiled once for all keys.
    """

    @lru_cache(maxsize=1000)
    def kept(by: Actor, *arguments: Any) -> tuple[Any, Any, Any] | None:
        queryset = build(by, *arguments)
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            return queryset, compiler, compiler.as_sql()
        except EmptyResultSet:  # its conditions contradict each other
            return None

    @wraps(build)
    def rows(by: Actor, *arguments: Any) -> list[Any]:
        keys = [one for one in arguments if isinstance(one, UUID)]
        marks = iter(_marks(len(keys)))
        marked = [next(marks) if isinstance(one, UUID) else one for one in arguments]
        known = kept(by.of_the_day, *marked)
        if known is None:
            return []
        queryset, compiler, (sql, params) = known[0].all(), copy(known[1]), known[2]
        compiler.connection = connections[DEFAULT_DB_ALIAS]  # this thread's
        meant = {
            _stored(mark): _stored(key) for mark, key in zip(_marks(len(keys)), keys, strict=True)
        }
        meant_params = tuple(
            meant.get(one, one) if isinstance(one, str | UUID) else one for one in params
        )
        compiler.as_sql = lambda *_options, **_more: (sql, meant_params)
        queryset.query.get_compiler = lambda *_options, **_more: compiler
        return list(queryset)

    return rows


def _stored(key: UUID) -> Any:
    return UUIDField().get_db_prep_value(key, connections[DEFAULT_DB_ALIAS])
