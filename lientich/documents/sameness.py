"""Whether a document that a text means is one that is known already.

It looks only at what the actor may see: a refusal or a match says nothing of anything else.
"""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from lientich.core.actor import Actor
from lientich.organisations import recognition
from lientich.organisations.models import Body

from .identity import code_key, number_key, words_key, year_of
from .models import Document

MOST_AT_ONCE = 200


@dataclass(frozen=True)
class Sought:
    """What a text says of a document; issuers by name, with `;` between them, where unknown."""

    kind: str
    number: str = ""
    symbol: str = ""
    date: datetime.date | None = None
    subject: str = ""
    issuers: tuple[Body, ...] = ()
    issuer_text: str = ""
    joint: bool = False

    @property
    def numbered(self) -> bool:
        return bool(self.number or self.symbol)

    @property
    def bare(self) -> str:
        return f"{number_key(self.number)}|"


def find_all(by: Actor, sought: Sequence[Sought], *, own: bool = False) -> list[Document | None]:
    """For each the one document that it means; None where there is none, or several fit.

    The own register goes first; with `own` it is the only one looked into.
    """
    if not sought:
        return []
    if len(sought) > MOST_AT_ONCE:
        head, rest = sought[:MOST_AT_ONCE], sought[MOST_AT_ONCE:]
        return find_all(by, head, own=own) + find_all(by, rest, own=own)
    seen = Document.objects.visible_to(by)
    if own:
        seen = seen.filter(ownerships__organisation=by.organisation_id)
    candidates = list(_candidates(seen, sought))
    mine = {
        document.pk
        for document in candidates
        if by.organisation_id in {one.organisation_id for one in document.ownerships.all()}
    }
    by_number: dict[str, list[Document]] = defaultdict(list)
    for document in candidates:
        by_number[document.code_key.partition("|")[0]].append(document)
    found: list[Document | None] = []
    for one in sought:
        among = by_number[number_key(one.number) if one.numbered else ""]
        fitting = [document for document in among if _fits(document, one)]
        fitting = [document for document in fitting if document.pk in mine] or fitting
        found.append(fitting[0] if len(fitting) == 1 else None)
    return found


def _candidates(seen: QuerySet[Document], sought: Sequence[Sought]) -> QuerySet[Document]:
    """All that may fit any of them, in one query."""
    wanted = Q(
        code_key__in={code_key(one.number, one.symbol) for one in sought if one.symbol}
        | {one.bare for one in sought if one.numbered}
    )
    for start in {one.bare for one in sought if one.number and not one.symbol}:
        wanted |= Q(code_key__startswith=start)
    dated = {one.date for one in sought if one.date and one.subject and not one.numbered}
    if dated:
        wanted |= Q(code_key="", date__in=dated)
    return (
        seen.filter(wanted, kind__in={one.kind for one in sought})
        .prefetch_related("issuers", "ownerships")
        .defer("text")
        .order_by("pk")
    )


def _fits(document: Document, one: Sought) -> bool:
    if document.kind != one.kind:
        return False
    if not one.numbered:
        return (
            bool(one.subject)
            and (document.code_key, document.date) == ("", one.date)
            and words_key(document.subject) == words_key(one.subject)
            and _issuers_agree(document, one)
        )
    same = document.code_key in (code_key(one.number, one.symbol), one.bare) or not one.symbol
    year = year_of(one.date, one.symbol)
    theirs = year_of(document.date, document.symbol)
    in_time = year is None or theirs is None or year == theirs
    return same and in_time and _issuers_agree(document, one)


def _issuers_agree(document: Document, one: Sought) -> bool:
    """Without an issuer it is the same only on the very same day, or as a joint act, whose symbol
    names its issuers."""
    theirs = list(document.issuers.all())
    if one.issuers and theirs:
        return set(one.issuers) == set(theirs)
    if (one.issuers or one.issuer_text) and (theirs or document.issuer_text):
        return bool(_names(one.issuers, one.issuer_text) & _names(theirs, document.issuer_text))
    if not one.numbered:
        return True
    if document.date and one.date:
        return document.date == one.date
    return one.joint and document.joint


def _names(bodies: Sequence[Body], text: str) -> set[str]:
    named = {recognition.key(part) for part in text.split(";") if part.strip()}
    for body in bodies:
        named |= {recognition.key(name) for name in (body.name, body.short_name, *body.aliases)}
    return named
