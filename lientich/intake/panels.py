"""What other rooms' pages show of what came in."""

from typing import Any

from lientich.core.actor import Actor
from lientich.core.panels import panel
from lientich.documents.models import Document

from .models import Intake


def scan_of(document: Document, by: Actor) -> dict[str, Any] | None:
    """The pages of the scan that is its original, for whoever may read the scan."""
    if document.file_id is None:
        return None
    scans = Intake.objects.readable_by(by).filter(
        document=document, file=document.file_id, scanned__gt=0
    )
    intake = scans.first()
    return {"intake": intake, "pages": list(intake.pages.all())} if intake else None


panel("documents.detail", scan_of, "intake/_scan.html")
