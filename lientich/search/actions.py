from collections.abc import Iterable
from datetime import date

from django.db import models

from lientich.core import access

from .models import Entry, Indexed
from .text import normal
from .tokens import open_to, sequence, tokens


def index(instance: models.Model, *, title: str, words: str = "", at: date | None = None) -> None:
    """Let `instance` be found by its title and further words; replaces what stood before."""
    _enter(instance, title, normal(title), normal(f"{title} {words}"), at)


def index_text(
    instance: models.Model,
    *,
    title: str,
    words: str,
    body: str,
    facts: Iterable[str] = (),
    at: date | None = None,
) -> None:
    """The same with the words of its whole text, which only those find who may read it.

    `facts` (`tokens.fact`) are what its list is narrowed by. Called again whenever its reach
    changes: the index knows which organisations it is open to.
    """
    _empty(instance)
    parts = [sequence(part) for part in (title, words, body)]
    entry = _enter(instance, title, parts[0], ".".join(parts), at)
    reached = access.reach_of(type(instance))._default_manager.filter(of=instance.pk)
    reaching = [
        open_to(instance._meta.label_lower, organisation)
        for organisation in reached.values_list("organisation", flat=True)
    ]
    Indexed.objects.create(
        place=entry.place,
        object_id=instance.pk,
        tokens=[*reaching, *facts, *tokens(title, words, body)],
    )


def remove(instance: models.Model) -> None:
    _empty(instance)
    _entries(instance).delete()


def _empty(instance: models.Model) -> None:
    """Out of the index of words, which is asked by place alone."""
    places = [entry.place for entry in _entries(instance)]
    Indexed.objects.filter(pk__in=places).delete()


def _entries(instance: models.Model) -> models.QuerySet[Entry]:
    return Entry.objects.filter(kind=instance._meta.label_lower, object_id=instance.pk)


def _enter(
    instance: models.Model, title: str, folded_title: str, folded: str, at: date | None
) -> Entry:
    entry, _is_new = Entry.objects.update_or_create(
        kind=instance._meta.label_lower,
        object_id=instance.pk,
        defaults={
            "title": title[:500],
            "folded_title": folded_title,
            "folded": folded,
            "at": at,
        },
    )
    return entry
