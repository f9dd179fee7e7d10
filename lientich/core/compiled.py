"""Long queries that pages ask again and again, put into SQL once for an actor and a day."""

from collections.abc import Callable
from copy import copy
from functools import lru_cache, wraps
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

from .actor import Actor


def compiled(build: Callable[..., QuerySet]) -> Callable[..., list[Any]]:
    """Ask what `build(by, …)` builds, and keep what it compiles to for the next time.

    It may depend on its arguments and on the day alone, not on what is in the database: a
    condition of rights is kept, and never what it lets through.
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
        known = kept(by.of_the_day, *arguments)
        if known is None:
            return []
        queryset, compiler, statement = known[0].all(), copy(known[1]), known[2]
        compiler.connection = connections[DEFAULT_DB_ALIAS]  # this thread's
        compiler.as_sql = lambda *_options, **_more: statement
        queryset.query.get_compiler = lambda *_options, **_more: compiler
        return list(queryset)

    return rows
