"""What the pages of documents show of how one came to be, and of what is to become one."""

from operator import attrgetter, itemgetter
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from lientich.core.actor import Actor
from lientich.core.panels import panel
from lientich.core.together import Found, of, told
from lientich.documents.models import Document, Ownership
from lientich.documents.queries import MINE, WRITTEN
from lientich.organisations.models import Organisation

from . import queries, rules
from .models import Copy, CopySent, Draft

PAPER, COPY, SENT, COPIER = "paper", "copy", "copy.sent", "copier"  # keys of parts
DRAFT = ("id", "subject", "effect", "document_id")
COPIED = ("id", "kind", "code", "on", "at")


def papers(by: Actor, document: UUID) -> list[QuerySet]:
    """Of a union: the papers that became a document, and those that are to act on it; and that its
    text was written here."""
    of_it = Q(document=document) | Q(acts_on=document, document=None)
    return [
        told(PAPER, Draft.objects.visible_to(by).filter(of_it), **_named(DRAFT)),
        told(WRITTEN, Draft.objects.filter(document=document), id="id"),  # by whom, it says not
    ]


def of_document(document: Document, _by: Actor, found: Found) -> dict[str, Any] | None:
    papers = [of(Draft, facts, "", DRAFT) for facts in found[PAPER]]
    draft = next((one for one in papers if one.document_id == document.pk), None)
    changing = sorted((one for one in papers if one.document_id is None), key=attrgetter("pk"))
    return {"draft": draft, "changing": changing} if draft or changing else None


def copies(by: Actor, document: UUID) -> list[QuerySet]:
    """Of a union: the copies of a document that `by` may read, whom they were made for, and
    whether it is the own house's to copy."""
    made = Copy.objects.readable_by(by).filter(document=document)
    sent = CopySent.objects.filter(copy__in=made.order_by().values("pk"))
    house = {"name": "organisation__name", "short_name": "organisation__short_name"}
    owners = Ownership.objects.filter(document=document)
    return [
        told(COPY, made, **_named(COPIED)),
        told(SENT, sent, copy="copy", order="organisation__name_key", **house),
        told(COPIER, owners, organisation="organisation"),
    ]


def copies_of(document: Document, by: Actor, found: Found) -> dict[str, Any] | None:
    made = [of(Copy, facts, "", COPIED) for facts in found[COPY]]
    made.sort(key=attrgetter("at", "pk"), reverse=True)
    sent: dict[UUID, list[Organisation]] = {one.pk: [] for one in made}
    for facts in sorted(found[SENT], key=itemgetter("order")):
        house = Organisation(name=facts["name"], short_name=facts["short_name"])
        sent[UUID(facts["copy"])].append(house)
    can_copy = rules.can_copy(by, {UUID(facts["organisation"]) for facts in found[COPIER]})
    rows = [(one, sent[one.pk]) for one in made]
    shown = {"document": document, "copies": rows, "can_copy": can_copy}
    return shown if rows or can_copy else None


def _named(columns: tuple[str, ...]) -> dict[str, str]:
    return {name: name for name in columns}


def waiting(whom: str, by: Actor) -> dict[str, Any] | None:
    """Beside what waits in the register: the papers that are no documents yet."""
    count = queries.count(by, {"awaiting": True}) if whom == MINE else 0
    return {"count": count} if count else None


panel("documents.awaiting", waiting, "drafting/_awaiting.html")
panel("documents.aside", of_document, "drafting/_of_document.html", papers)
panel("documents.aside", copies_of, "drafting/_copies_of_document.html", copies)
