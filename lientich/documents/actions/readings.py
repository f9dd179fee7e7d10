from typing import Any

from django.db import transaction

from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.organisations.models import FieldOfWork

from ..models import Document, Statement
from .keeping import kept


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
