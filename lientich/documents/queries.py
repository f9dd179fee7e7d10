from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from lientich.core import access, paging
from lientich.core.actor import Actor
from lientich.organisations import recognition
from lientich.organisations.models import Body

from .identity import code_key, number_key, words_key, year_of
from .models import Document, Relation

# What of an entry says which document it is.
TELLS_APART = ("kind", "number", "symbol", "date", "subject", "issuer_text", "joint")


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
    """The document that a text means, among those that `by` may see; None where several fit.

    What lacks its issuer is the same only on the very same day, or as a joint act, whose symbol
    names its issuers. The own register goes first; with `own` it is the only one looked into.
    """
    seen = Document.objects.visible_to(by)
    mine = seen.filter(ownerships__organisation=by.organisation_id)
    wanted: dict[str, Any] = {
        "kind": kind,
        "number": number,
        "symbol": symbol,
        "day": date,
        "subject": subject,
    }
    for among in [mine] if own else [mine, seen]:
        found = [
            document
            for document in _alike(among, **wanted)
            if _issuers_agree(document, list(issuers), issuer_text, date, joint)
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


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


def _alike(
    among: QuerySet[Document],
    *,
    kind: str,
    number: str,
    symbol: str,
    day: date | None,
    subject: str,
) -> list[Document]:
    """Those of the kind and number; of the symbol where both have one; of the year where known.

    Without a number: those of the same day and subject.
    """
    among = among.filter(kind=kind).prefetch_related("issuers").order_by("pk")
    if not (number or symbol):
        dated = among.filter(code_key="", date=day) if day and subject else among.none()
        return [one for one in dated if words_key(one.subject) == words_key(subject)]
    bare = f"{number_key(number)}|"
    same = Q(code_key=code_key(number, symbol)) if symbol else Q(code_key__startswith=bare)
    year = year_of(day, symbol)
    in_time = Q(date__year=year) | Q(date=None) if year else Q()
    return list(among.filter(same | Q(code_key=bare), in_time)[:200])


def _issuers_agree(
    document: Document, bodies: list[Body], text: str, day: date | None, joint: bool
) -> bool:
    theirs = list(document.issuers.all())
    if bodies and theirs:
        return set(bodies) == set(theirs)
    if (bodies or text) and (theirs or document.issuer_text):
        return bool(_names(bodies, text) & _names(theirs, document.issuer_text))
    if not document.code_key:
        return True  # told apart by its day and subject already
    if document.date and day:
        return document.date == day
    return joint and document.joint


def _names(bodies: list[Body], text: str) -> set[str]:
    named = {recognition.key(part) for part in text.split(";") if part.strip()}
    for body in bodies:
        named |= {recognition.key(name) for name in (body.name, body.short_name, *body.aliases)}
    return named


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
