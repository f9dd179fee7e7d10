"""What the pages of documents show of how one came to be."""

from typing import Any

from lientich.core.actor import Actor
from lientich.core.panels import panel
from lientich.documents.models import Document

from .models import Draft


def of_document(document: Document, by: Actor) -> dict[str, Any] | None:
    draft = Draft.objects.visible_to(by).filter(document=document).only("id").first()
    changing = list(
        Draft.objects.visible_to(by).filter(acts_on=document, document=None).defer("text")
    )
    return {"draft": draft, "changing": changing} if draft or changing else None


panel("documents.aside", of_document, "drafting/_of_document.html")
