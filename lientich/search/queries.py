from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import StrIndex, Substr
from django.db.models.lookups import GreaterThan

from lientich.core import access
from lientich.core.access import readable, visible
from lientich.core.actor import ADMINISTRATOR, SPECIALIST, Actor

from .models import Entry, Indexed, IndexedQuerySet, place_of
from .snippets import Pieces, Snippet, pieces, snippet
from .tokens import Condition, Question, fact, open_to

LOOKED_THROUGH = 200_000  # letters of a text, for a snippet
SPARE = 10  # candidates beyond what is asked for, should some of them not do


@dataclass(frozen=True)
class Hit:
    """One object found; the lower its rank, the nearer it is to what was asked for."""

    object_id: UUID
    rank: int


def found(model: type[models.Model], by: Actor, query: str) -> QuerySet[Entry]:
    """Entries of `model` that `by` may find, newest first.

    What may be read whole is found by all its words; what is known by its title alone, by those:
    a hit on anything else would tell what stands in it.
    """
    entries = Entry.objects.filter(kind=model._meta.label_lower)
    of_entry = model._default_manager.filter(pk=OuterRef("object_id"))
    if not hasattr(model, "ACCESS"):
        hits = entries.matching(query).filter(Exists(of_entry))
    else:
        read = entries.matching(query).filter(Exists(of_entry.filter(readable(model, by))))
        known = entries.titled(query).filter(Exists(of_entry.filter(visible(model, by))))
        hits = read | known
    return hits.order_by(F("at").desc(nulls_last=True), "-id")


@dataclass(frozen=True)
class Narrowed:
    """What a list is narrowed to: tokens of facts that keep the walk short, and the condition on
    the objects that decides."""

    facts: tuple[tuple[str, ...], ...] = ()
    condition: Q = field(default_factory=Q)


EVERYTHING = Narrowed()


def newest(
    model: type[models.Model],
    by: Actor,
    asked: Question | None,
    narrowed: Narrowed = EVERYTHING,
    *,
    apart: bool = False,
) -> list[QuerySet[Indexed]]:
    """What `by` may find in the index of words: queries that are each read by descending place; an
    object may come in several. `asked` None: all that there is. `apart`: as it is counted best, and
    not as it is walked."""
    if asked is None:
        late = _late(model, by, visible(model, by), narrowed)
        return [_rows(model, by, Condition(), late, narrowed)]
    fields = _fields(by)
    if fields and asked and not apart and connections[DEFAULT_DB_ALIAS].vendor == "postgresql":
        return [_by_fields(model, by, asked, narrowed, fields)]
    read = _holding(model, by, asked, readable(model, by), _within_fields(by, narrowed))
    if all(hat.role != SPECIALIST for hat in by.hats):
        return [read]
    return [read, _holding(model, by, asked, visible(model, by), narrowed, title=True)]


def between(rows: QuerySet[Indexed], since: date | None, until: date | None) -> QuerySet[Indexed]:
    """Those of days from `since` up to and without `until`: a part of the walk."""
    if since:
        rows = rows.filter(place__gte=place_of(since))
    return rows.filter(place__lt=place_of(until)) if until else rows


def first(rows: QuerySet[Indexed], order: Sequence[str], most: int) -> Sequence[Indexed]:
    """The first in an order of places, up or down: how `paging.page` is to take these rows.

    PostgreSQL asks what a query has for its condition before it sorts, of each row that holds the
    tokens. So the first of those are looked at first, of which nearly all will do; only where they
    do not, what comes after them is asked as it stands.
    """
    assert isinstance(rows, IndexedQuerySet)
    ordered = rows.only("place", "object_id").order_by(*order)
    if rows.candidates is None or connections[rows.db].vendor != "postgresql":
        return list(ordered[:most])
    nearest = rows.candidates.order_by(*order).values("pk")[: most + SPARE]
    looked_at = list(
        Indexed.objects.filter(pk__in=nearest)
        .annotate(is_seen=ExpressionWrapper(rows.late, output_field=BooleanField()))
        .only("place", "object_id")
        .order_by(*order)
    )
    found = [row for row in looked_at if row.is_seen][:most]
    if len(found) == most or len(looked_at) < most + SPARE:
        return found
    beyond = "place__lt" if order[0].startswith("-") else "place__gt"
    rest = ordered.filter(**{beyond: looked_at[-1].place})
    return [*found, *rest[: most - len(found)]]


def ranked(model: type[models.Model], by: Actor, asked: Question, most: int) -> list[Hit]:
    """The nearest first: by where the words stand and whether their marks are those typed.

    Within a rank the newest first. Each rank is a walk along the index that ends at `most`: no
    more is looked at, however many there are.
    """
    hits: dict[UUID, int] = {}
    for rank, (title, marks) in enumerate(
        [(True, True), (True, False), (False, True), (False, False)]
    ):
        if len(hits) < most and (asked.marked or not marks):
            seen = visible(model, by) if title else readable(model, by)
            narrowed = EVERYTHING if title else _within_fields(by, EVERYTHING)
            rows = _holding(model, by, asked, seen, narrowed, title=title, marks=marks)
            for row in first(rows, ["-place"], most):
                hits.setdefault(row.object_id, rank)
    return [Hit(key, rank) for key, rank in hits.items()][:most]


def settled(
    model: type[models.Model], by: Actor, asked: Question, narrowed: Narrowed = EVERYTHING
) -> Question:
    """What was asked for; where nothing has its last word whole, that word as a beginning."""
    if not asked.open:
        return asked
    rows = newest(model, by, asked, narrowed)
    return asked if any(row.exists() for row in rows) else asked.completed


def titles(model: type[models.Model], keys: Iterable[UUID]) -> dict[UUID, Entry]:
    entries = Entry.objects.filter(kind=model._meta.label_lower, object_id__in=list(keys))
    return {entry.object_id: entry for entry in entries.defer("folded", "folded_title")}


def snippets(
    model: Any, by: Actor, asked: Question, keys: Iterable[UUID], text: str = "text"
) -> dict[UUID, Snippet]:
    """Where it stands, of what `by` may read: a snippet for each that has the words in its text."""
    whole = model._default_manager.filter(readable(model, by), pk__in=list(keys))
    texts = whole.values_list("pk", Substr(text, 1, LOOKED_THROUGH))
    return {key: found for key, written in texts if (found := snippet(written, asked))}


def told(title: str, asked: Question) -> Pieces:
    """A title in pieces, each with whether it was asked for."""
    return pieces(title, asked)


def _holding(
    model: type[models.Model],
    by: Actor,
    asked: Question,
    seen: Q,
    narrowed: Narrowed = EVERYTHING,
    *,
    title: bool = False,
    marks: bool = False,
) -> QuerySet[Indexed]:
    """The rows that hold what was asked for, of objects that are `seen`."""
    if not asked:
        return Indexed.objects.none()
    late = _late(model, by, seen, narrowed, asked, title=title)
    return _rows(model, by, asked.condition(title=title, marks=marks), late, narrowed)


def _by_fields(
    model: type[models.Model],
    by: Actor,
    asked: Question,
    narrowed: Narrowed,
    fields: tuple[str, ...],
) -> QuerySet[Indexed]:
    """What `newest` asks for a specialist, as one walk: the words in a text of their fields, or in
    any title. FTS5 cannot be asked so."""
    text, title = asked.condition(), asked.condition(title=True)
    # What a title holds its text holds, too: (text and field) or title.
    groups = (*text.groups, *((*group, *fields) for group in title.groups))
    read = _late(model, by, readable(model, by), narrowed, asked)
    known = _late(model, by, visible(model, by), narrowed, asked, title=True)
    late = read | (known & Q(tokens__holds=title))
    return _rows(model, by, Condition(groups), late, narrowed)


def _fields(by: Actor) -> tuple[str, ...]:
    """The tokens of what a specialist, and nothing else, reads whole; of others nothing."""
    if any(hat.role not in (SPECIALIST, ADMINISTRATOR) for hat in by.hats):
        return ()
    fields = tuple(fact("field", one) for hat in by.hats for one in hat.fields)
    return fields or (fact("field", "none"),)


def _within_fields(by: Actor, narrowed: Narrowed) -> Narrowed:
    """The walk stays within the fields of a specialist."""
    fields = _fields(by)
    return Narrowed((*narrowed.facts, fields), narrowed.condition) if fields else narrowed


def _rows(
    model: type[models.Model], by: Actor, condition: Condition, late: Q, narrowed: Narrowed
) -> QuerySet[Indexed]:
    """The tokens of organisations keep the walk among what they reach; `late` decides."""
    label = model._meta.label_lower
    places = [open_to(label, organisation) for organisation in access.readers(by)]
    if not places:
        return Indexed.objects.none()
    for tokens in (*narrowed.facts, places):
        condition = condition.among(tokens)
    return Indexed.objects.filter(tokens__holds=condition).filtered_late(late)


def _late(
    model: type[models.Model],
    by: Actor,
    seen: Q,
    narrowed: Narrowed,
    asked: Question | None = None,
    *,
    title: bool = False,
) -> Q:
    """What decides of a row: the table of reach, of what a list is narrowed to the objects, and of
    long phrases the sequence of words."""
    if narrowed.condition or access.reads_by_field(model, by):
        of_row = model._default_manager.filter(seen, narrowed.condition, pk=OuterRef("object_id"))
        late = Q(Exists(of_row))
    else:  # the same, with one step less for each row
        late = access.visible_at("object_id", model, by)
    if not (asked and asked.long_phrases):
        return late
    column = "folded_title" if title else "folded"
    entry = Entry.objects.filter(kind=model._meta.label_lower, object_id=OuterRef("object_id"))
    for phrase in asked.long_phrases:
        # Not LIKE, of which PostgreSQL expects next to no row, and then looks at all.
        entry = entry.filter(GreaterThan(StrIndex(column, Value(phrase)), 0))
    return late & Q(Exists(entry))
