"""What every act on a document that stands begins with."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor

from .. import queries, rules
from ..models import Document


def locked(document: Document, by: Actor) -> Document:
    allow(Document.objects.visible_to(by).filter(pk=document.pk).exists())
    found = Document.objects.select_for_update().filter(pk=document.pk).first()
    if found is None:  # withdrawn while this waited for the lock
        raise ValidationError(_("Văn bản này vừa được rút khỏi sổ."))
    return found


def kept(document: Document, by: Actor) -> Document:
    """The same, for whoever notes down what it says; others are told who does."""
    document = locked(document, by)
    owners = queries.owners(document)
    allow(rules.can_read_out(by, owners, document.field_id), rules.REGISTRAR_OF_IT)
    return document
