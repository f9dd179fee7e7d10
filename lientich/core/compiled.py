"""Long queries that pages ask again and again, put into SQL once a day for mandates alike."""

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from functools import lru_cache, wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet, UUIDField

from .actor import Actor, Hat


def compiled(build: Callable[..., QuerySet]) -> Callable[..., list[Any]]:
    """Ask what `build(by, …)` builds, and keep what it compiles to for the next time.

    It may depend on its arguments and on the day alone, not on what is in the database: a
    condition of rights is kept, and never what it lets through. Keys of the actor and among the
    arguments may serve in conditions alone, as it is compiled once for all who hold mandates
    alike and for all keys.
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
        anyone, keys = _nameless(by.of_the_day)
        meant, marked = dict(keys), list(arguments)
        for place, one in enumerate(arguments):
            if isinstance(one, UUID):
                marked[place] = _mark(len(meant))
                meant[marked[place]] = one
        known = kept(anyone, *marked)
        if known is None:
            return []
        queryset, compiler, (sql, params) = known[0].all(), copy(known[1]), known[2]
        compiler.connection = connections[DEFAULT_DB_ALIAS]  # this thread's
        stored = {_stored(mark): _stored(key) for mark, key in meant.items()}
        meant_params = tuple(
            stored.get(one, one) if isinstance(one, str | UUID) else one for one in params
        )
        compiler.as_sql = lambda *_options, **_more: (sql, meant_params)
        queryset.query.get_compiler = lambda *_options, **_more: compiler
        return list(queryset)

    return rows


@lru_cache(maxsize=1000)
def _nameless(by: Actor) -> tuple[Actor, dict[UUID, UUID]]:
    """Whoever holds such mandates, with marks for keys; and what each mark means."""
    marks: dict[UUID, UUID] = {}

    def mark(key: UUID | None) -> Any:
        return key and marks.setdefault(key, _mark(len(marks)))

    def nameless(hat: Hat) -> Hat:
        return replace(
            hat,
            mandate_id=mark(hat.mandate_id),
            organisation_id=mark(hat.organisation_id),
            body_id=mark(hat.body_id),
            fields=frozenset(mark(one) for one in hat.fields),
        )

    hats, worn = tuple(nameless(hat) for hat in by.hats), by.hat and nameless(by.hat)
    anyone = Actor(by.now, mark(by.user_id), mark(by.person_id), worn, hats)
    return anyone, {mark: key for key, mark in marks.items()}


def _mark(place: int) -> UUID:
    """Stands for any key."""
    return UUID(int=place + 1)


def _stored(key: UUID) -> Any:
    return UUIDField().get_db_prep_value(key, connections[DEFAULT_DB_ALIAS])
