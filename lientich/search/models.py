from datetime import date
from functools import reduce
from operator import and_
from typing import Any

from django.db import models
from django.db.models import Q

from .fields import Tokens
from .text import asked, pattern

DAY = 1 << 28  # places of one day: more than there will ever be entries


def has_words(column: str, query: str) -> Q:
    """That all words of a query are in a column of normal forms; a query without words: nothing."""
    words = asked(query)
    if not words:
        return Q(pk__in=[])
    return reduce(and_, (Q(**{f"{column}__contains": pattern(word)}) for word in words))


class EntryQuerySet(models.QuerySet):
    def matching(self, query: str) -> "EntryQuerySet":
        """Entries with all the words of a query, in their title or their further words."""
        return self.filter(has_words("folded", query))

    def titled(self, query: str) -> "EntryQuerySet":
        """Entries with all the words of a query in their title alone."""
        return self.filter(has_words("folded_title", query))


class Entry(models.Model):
    """What can be found of one object. Whether it may be seen, its own model says."""

    kind = models.CharField(max_length=60)  # room.model
    object_id = models.UUIDField()
    title = models.CharField(max_length=500)
    # Title, and title with all else, in normal form (`text.normal`); of what is in the index of
    # words, as `tokens.sequence`.
    folded_title = models.TextField(default="")
    folded = models.TextField()
    at = models.DateField(null=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="one_entry")]
        indexes = [models.Index(fields=["kind", "-at"], name="entry_newest")]

    def __str__(self) -> str:
        return self.title

    @property
    def place(self) -> int:
        """Where it stands in the index of words: by day, the undated before all."""
        return place_of(self.at) + self.pk


def place_of(day: date | None) -> int:
    return (day.toordinal() if day else 0) * DAY


class IndexedQuerySet(models.QuerySet):
    """Rows of the index, of which a condition asked late leaves out few.

    It is a part of the query as any other; `queries.first` asks it of the first candidates alone.
    """

    candidates: "IndexedQuerySet | None" = None  # the same rows before that condition
    late = Q()

    def filtered_late(self, condition: Q) -> "IndexedQuerySet":
        found = self.filter(condition)
        found.candidates, found.late = self, condition
        return found

    def _filter_or_exclude(self, *how: Any) -> "IndexedQuerySet":
        found = super()._filter_or_exclude(*how)  # type: ignore[misc]
        if self.candidates is not None:
            found.candidates = self.candidates._filter_or_exclude(*how)
        return found

    def _clone(self) -> "IndexedQuerySet":
        clone = super()._clone()  # type: ignore[misc]
        clone.candidates, clone.late = self.candidates, self.late
        return clone


class Indexed(models.Model):
    """The index of words: of each object a set of tokens, at its place in time.

    On SQLite a table of FTS5, which is read by descending place without sorting.
    """

    place = models.BigIntegerField(primary_key=True, db_column="rowid")
    object_id = models.UUIDField()
    tokens = Tokens()

    objects = IndexedQuerySet.as_manager()

    class Meta:
        db_table = "search_indexed"

    def __str__(self) -> str:
        return str(self.object_id)
