from functools import reduce
from operator import and_

from django.db import models
from django.db.models import Q

from .text import asked, pattern


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
    folded_title = models.TextField(default="")  # the title in normal form (`text.normal`)
    folded = models.TextField()  # title and further words in normal form
    at = models.DateField(null=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="one_entry")]
        indexes = [models.Index(fields=["kind", "-at"], name="entry_newest")]

    def __str__(self) -> str:
        return self.title
