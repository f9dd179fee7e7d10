"""When a document is in force, kept beside it so that lists are read along an index."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from ..models import ENDS, Document, DocumentReach, Relation


def settle_validity(document: Document) -> None:
    """From the day it names, else its date; up to the day it names, or the first on which another
    document that replaces or repeals it is in force (Luật 80/2015/QH13, Điều 154).

    What binds several owners, a document of all of them ends, and none of fewer (RIGHTS).
    """
    days = {
        "in_force_from": document.valid_from or document.date,
        "in_force_until": min(filter(None, [document.valid_until, *_ends(document)]), default=None),
    }
    if days == {name: getattr(document, name) for name in days}:
        return
    for name, day in days.items():
        setattr(document, name, day)
    Document.objects.filter(pk=document.pk).update(**days)
    DocumentReach.objects.filter(of=document).update(**days)


def settle_what_it_ends(document: Document) -> None:
    """The same of all that it replaces or repeals, since its own days may have changed."""
    for other in Document.objects.filter(pk__in=_ended(document)).defer("text"):
        settle_validity(other)


def lock_with_what_it_ends(document: Document) -> None:
    lock_together([document.pk, *_ended(document)])


def lock_together(keys: Iterable[UUID]) -> set[UUID]:
    """Lock these documents in one order, so that two acts never wait for each other; returns those
    that are still there."""
    rows = Document.objects.filter(pk__in=list(keys)).order_by("pk")
    return {one.pk for one in rows.select_for_update().only("pk")}


def _ended(document: Document) -> QuerySet[Relation, UUID]:
    rows = Relation.objects.filter(document=document, kind__in=ENDS)
    return rows.values_list("other", flat=True)


def _ends(document: Document) -> list[date]:
    """From when on each other document that ends all of it does so, all its owners saying it."""
    rows = Relation.objects.filter(other=document, kind__in=ENDS, clause="", in_effect=True)
    days = rows.values_list(Coalesce("since", "document__in_force_from"), flat=True)
    return [day for day in days if day]
