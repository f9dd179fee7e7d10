"""What every act on a document begins and ends with."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from lientich.core import access
from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.search import actions as search
from lientich.search.tokens import fact

from .. import queries, rules, terms
from ..models import Document
from .validity import settle_validity, settle_what_it_ends


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


def settle_entry(document: Document) -> None:
    """When it holds, who may see it and how it is found, after any change."""
    settle_validity(document)
    settle_what_it_ends(document)
    access.refresh(Document, [document.pk])
    issuers = " ".join(f"{body.name} {body.short_name}" for body in document.issuers.all())
    with translation.override(settings.LANGUAGE_CODE):
        title = f"{document.title}. {document.subject}" if document.code else document.title
    search.index_text(
        document,
        title=title,
        words=f"{document.number}/{document.symbol} {document.issuer_text} {issuers}",
        body=document.text,
        facts=facts_of(document),
        at=document.date,
    )


def facts_of(document: Document) -> list[str]:
    """What the list of documents is narrowed by (`queries.listing`), for the index."""
    facts = [fact("kind", document.kind), fact("joint", "1" if document.joint else "0")]
    facts += [fact("issuer", body.pk) for body in document.issuers.all()]
    facts += [fact("field", document.field_id)] if document.field_id else []
    facts += [fact("early", "1")] if document.is_early else []
    return facts + terms.of_years(
        terms.years(document.period_from, document.period_to, document.date)
    )
