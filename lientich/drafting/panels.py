"""What the pages of documents show of how one came to be, and of what is to become one."""

from typing import Any

from django.db.models import Q

from lientich.core.actor import Actor
from lientich.core.panels import panel
from lientich.documents import queries as documents
from lientich.documents.models import Document
from lientich.documents.queries import MINE

from . import queries, rules
from .models import Draft


def of_document(document: Document, by: Actor) -> dict[str, Any] | None:
    of_it = Q(document=document) | Q(acts_on=document, document=None)
    found = list(Draft.objects.visible_to(by).filter(of_it).defer("text"))
    draft = next((one for one in found if one.document_id), None)
    changing = [one for one in found if one.document_id is None]
    return {"draft": draft, "changing": changing} if draft or changing else None


def copies_of(document: Document, by: Actor) -> dict[str, Any] | None:
    copies = queries.copies_of(by, document)
    can_copy = rules.can_copy(by, documents.owners(document))
    shown = {"document": document, "copies": copies, "can_copy": can_copy}
    return shown if copies or can_copy else None


def waiting(whom: str, by: Actor) -> dict[str, Any] | None:
    """Beside what waits in the register: the papers that are no documents yet."""
    count = queries.count(by, {"awaiting": True}) if whom == MINE else 0
    return {"count": count} if count else None


panel("documents.awaiting", waiting, "drafting/_awaiting.html")
panel("documents.aside", of_document, "drafting/_of_document.html")
panel("documents.aside", copies_of, "drafting/_copies_of_document.html")
