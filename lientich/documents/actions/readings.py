from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.organisations.models import FieldOfWork

from ..models import Document, Relation, Statement
from .keeping import kept
from .validity import lock_together, settle_validity, settle_what_it_ends


@transaction.atomic
def relate(
    document: Document,
    *,
    by: Actor,
    other: Document,
    kind: str,
    start: int | None = None,
    end: int | None = None,
) -> Relation:
    """A document stands to another as its text says."""
    # Both are locked, so that neither is withdrawn while they are related.
    there = lock_together([document.pk, other.pk])
    document = kept(document, by)
    if document.pk == other.pk:
        raise ValidationError(_("Một văn bản không liên quan đến chính nó."))
    visible = Document.objects.visible_to(by).filter(pk=other.pk).exists()
    if other.pk not in there or not visible:
        raise ValidationError(_("Không có văn bản này."))

    relation, is_new = Relation.objects.get_or_create(
        document=document, other=other, kind=kind, defaults={"start": start, "end": end}
    )
    if is_new:
        settle_what_it_ends(document)
        record("documents.related", document, by=by, other=other, kind=kind)
    return relation


@transaction.atomic
def unrelate(relation: Relation, *, by: Actor) -> None:
    """What was noted by mistake is taken out of the register."""
    lock_together([relation.document_id, relation.other_id])
    document = kept(relation.document, by)
    relation.delete()
    settle_validity(Document.objects.get(pk=relation.other_id))
    record("documents.unrelated", document, by=by, other=relation.other_id, kind=relation.kind)


@transaction.atomic
def state(
    document: Document,
    *,
    by: Actor,
    kind: str,
    text: str,
    start: int,
    end: int,
    field: FieldOfWork | None = None,
    facts: dict[str, Any] | None = None,
) -> Statement:
    """What a document states at a place of it is known by itself, once."""
    document = kept(document, by)
    statement, is_new = Statement.objects.get_or_create(
        document=document,
        kind=kind,
        start=start,
        end=end,
        defaults={"text": text, "field": field, "facts": facts or {}},
    )
    if is_new:
        record("documents.stated", document, by=by, statement=statement, kind=kind)
    return statement


@transaction.atomic
def unstate(statement: Statement, *, by: Actor) -> None:
    """What was noted by mistake is taken out of the register."""
    document = kept(statement.document, by)
    record("documents.unstated", document, by=by, statement=statement.pk)
    statement.delete()
