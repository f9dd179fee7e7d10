from collections.abc import Iterable
from uuid import UUID

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
    """Further organisations may read it, with nothing to receive; returns how many."""
    document = locked(document, by)
    allow(rules.can_share(by, queries.owners(document)), rules.REGISTRAR_OF_IT)
    given = list(organisations)
    new = open_to(document, by, given)
    for organisation in given:
        if organisation.pk in new:
            record("documents.shared", document, by=by, organisation=organisation)
    settle_entry(document)
    return len(new)


def open_to(document: Document, by: Actor, organisations: Iterable[Organisation]) -> set[UUID]:
    """The right to read it, for those who have none; returns whom it was given to.

    Under the lock of the document; who calls this makes the rows of reach anew.
    """
    reached = {
        *queries.owners(document),
        *document.grants.values_list("organisation", flat=True),
    }
    new = {one.pk for one in organisations} - reached
    Grant.objects.bulk_create(
        Grant(
            document=document,
            organisation_id=key,
            cleared=document.classification != Classification.ORDINARY,
            mandate_id=by.mandate_id,
            at=by.now,
        )
        for key in new
    )
    return new
