from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from lientich.core.actor import Actor
from lientich.organisations.models import Person

from ..models import Certificate


def certificates(by: Actor) -> QuerySet[Certificate]:
    """Those of one's own organisation, the newest first."""
    return (
        Certificate.objects.filter(organisation=by.organisation_id)
        .select_related("person", "registered_by", "confirmed_by", "organisation")
        .defer("der")
    )


def fingerprints(organisation: UUID, person: Person | None, at: datetime) -> frozenset[str]:
    """What a person's signature for an organisation is told by; without one, the seal's."""
    found = Certificate.objects.in_force(at).filter(organisation=organisation, person=person)
    return frozenset(found.values_list("fingerprint", flat=True))
