"""What the page of a document tells beside it, of this room and those above, in one statement."""

from uuid import UUID

from django.db.models import QuerySet

from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.core.panels import parts_of
from lientich.core.together import Found, by_key, united

from ..models import Document
from . import books, deliveries, entries, relations

# A key that upper rooms fill: the text was written here, in lines as `papers.text` reads them.
WRITTEN = "written"
SLOTS = ("documents.text", "documents.detail", "documents.aside")


def beside(by: Actor, document: Document) -> Found:
    """As far as `by` sees: each room makes of its own keys what it shows."""
    return by_key(_told(by, document.pk))


@compiled
def _told(by: Actor, document: UUID) -> QuerySet:
    own = [room.parts(by, document) for room in (relations, books, deliveries, entries)]
    return united([*(part for parts in own for part in parts), *parts_of(SLOTS, by, document)])
