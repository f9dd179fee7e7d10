"""What the pages of documents show of how one came to be, and of what is to become one."""

from typing import Any

from lientich.core.actor import Actor
from lientich.core.panels import panel
from lientich.documents.models import Document
from lientich.documents.queries import MINE

from . import queries
from .models import Draft


def of_document(document: Document, by: Actor) -> dict[str, Any] | None:
    draft = Draft.objects.visible_to(by).filter(document=document).only("id").first()
    changing = list(
        Draft.objects.visible_to(by).filter(acts_on=document, document=None).defer("text")
    )
    return {"draft": draft, "changing": changing} if draft or changing else None


def waiting(whom: str, by: Actor) -> dict[str, Any] | None:
    """Beside what waits in the register: the papers that are no documents yet."""
    count = queries.count(by, {"awaiting": True}) if whom == MINE else 0
    return {"count": count} if count else None


panel("documents.awaiting", waiting, "drafting/_awaiting.html")
panel("documents.aside", of_document, "drafting/_of_document.html")
