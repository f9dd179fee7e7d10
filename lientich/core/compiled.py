"""Long queries that pages ask again and again, put into SQL once for an actor and a day."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from .actor import Actor

Statement = tuple[str, tuple[Any, ...]]  # for a cursor, or for `objects.raw`


def compiled(build: Callable[..., QuerySet]) -> Callable[..., Statement | None]:
    """Keep what `build(by, …)` compiles to; None where its conditions contradict each other.

    It may depend on its arguments and on the day alone, not on what is in the database.
    """

    @lru_cache(maxsize=1000)
    def kept(by: Actor, *arguments: Any) -> Statement | None:
        try:
            return build(by, *arguments).query.sql_with_params()
        except EmptyResultSet:
            return None

    @wraps(build)
    def statement(by: Actor, *arguments: Any) -> Statement | None:
        return kept(by.of_the_day, *arguments)

    return statement
