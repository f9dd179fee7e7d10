from collections.abc import Iterable

from django.db import transaction

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.models import Classification
from lientich.journal.actions import record
from lientich.organisations.models import Organisation

from .. import queries, rules
from ..models import Document, Grant
from .keeping import locked, settle_entry


@transaction.atomic
def share(document: Document, *, by: Actor, organisations: Iterable[Organisation]) -> int:
    """Further organisations may read it; returns how many."""
    document = locked(document, by)
    owned_by = queries.owners(document)
    allow(rules.can_share(by, owned_by), rules.REGISTRAR_OF_IT)
    reached = {
        *owned_by,
        *document.grants.values_list("organisation", flat=True),
    }
    new = [one for one in organisations if one.pk not in reached]
    for organisation in new:
        Grant.objects.create(
            document=document,
            organisation=organisation,
            cleared=document.classification != Classification.ORDINARY,
            mandate_id=by.mandate_id,
            at=by.now,
        )
        record("documents.shared", document, by=by, organisation=organisation)
    settle_entry(document)
    return len(new)
