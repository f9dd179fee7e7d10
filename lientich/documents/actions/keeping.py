"""What every act on a document that stands begins with."""

from lientich.core.access import allow
from lientich.core.actor import Actor

from .. import queries, rules
from ..models import Document


def locked(document: Document, by: Actor) -> Document:
    allow(Document.objects.visible_to(by).filter(pk=document.pk).exists())
    return Document.objects.select_for_update().get(pk=document.pk)


def kept(document: Document, by: Actor) -> Document:
    """The same, for whoever notes down what it says; others are told who does."""
    document = locked(document, by)
    owners = queries.owners(document)
    allow(rules.can_read_out(by, owners, document.field_id), rules.REGISTRAR_OF_IT)
    return document
