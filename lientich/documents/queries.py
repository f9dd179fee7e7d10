from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from lientich.core import access, paging
from lientich.core.actor import Actor
from lientich.organisations.models import Body

from .models import Document, Relation
from .sameness import Sought, find_all


def find_same(
    by: Actor,
    *,
    kind: str,
    number: str = "",
    symbol: str = "",
    date: date | None = None,
    subject: str = "",
    issuers: Iterable[Body] = (),
    issuer_text: str = "",
    joint: bool = False,
    own: bool = False,
) -> Document | None:
    """The one document that a text means, among those that `by` may see (`sameness`)."""
    sought = Sought(kind, number, symbol, date, subject, tuple(issuers), issuer_text, joint)
    return find_all(by, [sought], own=own)[0]


def register(by: Actor, filters: dict[str, Any], cursor: str | None) -> paging.Page:
    """A page of the register, newest first: rows of reach with their documents."""
    return paging.page(
        [rows.select_related("of") for rows in _listed(by, filters)],
        ["-date_order", "-of"],
        same=lambda row: row.of_id,
        cursor=cursor,
    )


def count(by: Actor, filters: dict[str, Any]) -> int:
    return paging.count(_listed(by, filters), "of")


def exported(by: Actor, filters: dict[str, Any]) -> QuerySet[Document]:
    """All of the register that `by` may see, in the order of the page."""
    return (
        Document.objects.visible_to(by)
        .filter(_wanted(filters))
        .prefetch_related("issuers", "owners")
        .select_related("field")
        .order_by(Coalesce("date", date.min).desc(), "-pk")
        .distinct()
    )


def is_readable(by: Actor, document: Document) -> bool:
    """Whether `by` may read it whole, and not its title alone."""
    return Document.objects.readable_by(by).filter(pk=document.pk).exists()


def relations(by: Actor, document: Document) -> list[tuple[Relation, Document, bool]]:
    """How it stands to others, both ways, with those alone that `by` may see.

    Each with the other document and whether it is this one that refers.
    """
    seen = Document.objects.visible_to(by)
    rows = Relation.objects.filter(
        Q(document=document, other__in=seen) | Q(other=document, document__in=seen)
    ).select_related("document", "other")
    return [
        (
            row,
            row.other if row.document_id == document.pk else row.document,
            row.document_id == document.pk,
        )
        for row in rows.order_by("kind", "start", "id")
    ]


def owners(document: Document) -> set[UUID]:
    return set(document.ownerships.values_list("organisation", flat=True))


def issuing_organisations(bodies: Iterable[Body]) -> set[UUID]:
    return {body.organisation_id for body in bodies}


def issuers_seen(by: Actor) -> QuerySet[Body]:
    """The bodies that issued something `by` may see."""
    seen = Document.objects.visible_to(by)
    return Body.objects.filter(issuings__document__in=seen).distinct()


def _listed(by: Actor, filters: dict[str, Any]) -> list[QuerySet]:
    wanted = _wanted(filters, "of__")
    return [rows.filter(wanted) for rows in access.walk(Document, by)]


def _wanted(filters: dict[str, Any], path: str = "") -> Q:
    """The condition of a filled filter form, on documents at `path`."""
    given = {name: value for name, value in filters.items() if value not in (None, "")}
    wanted = Q()
    if kind := given.get("kind"):
        wanted &= Q(**{f"{path}kind": kind})
    if issuer := given.get("issuer"):
        wanted &= Q(**{f"{path}issuings__body": issuer})
    if field := given.get("field"):
        wanted &= Q(**{f"{path}field": field})
    if year := given.get("year"):
        wanted &= Q(
            **{f"{path}date__gte": date(year, 1, 1), f"{path}date__lte": date(year, 12, 31)}
        )
    if given.get("joint"):
        wanted &= Q(**{f"{path}joint": True})
    if day := given.get("in_force"):
        wanted &= _in_force(day, path)
    return wanted


def _in_force(day: date, path: str) -> Q:
    """In force from the day said, else from its date, up to and without the day it ends."""
    begun = Q(**{f"{path}valid_from__lte": day}) | Q(
        **{f"{path}valid_from": None, f"{path}date__lte": day}
    )
    return begun & (Q(**{f"{path}valid_until": None}) | Q(**{f"{path}valid_until__gt": day}))
