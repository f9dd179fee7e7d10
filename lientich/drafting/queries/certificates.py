from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

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


def certificates_to_confirm(by: Actor) -> QuerySet[Certificate]:
    """Those for which `by` may be the second person (rules.can_confirm_certificate)."""
    waiting = Certificate.objects.unconfirmed(by.now).filter(organisation=by.organisation_id)
    involved = Q(registered_by=by.person_id) | Q(person=by.person_id, person__isnull=False)
    return waiting.exclude(involved)


def fingerprints(organisation: UUID, person: Person | None, at: datetime) -> frozenset[str]:
    """What a person's signature for an organisation is told by; without one, the seal's."""
    found = Certificate.objects.in_force(at).filter(organisation=organisation, person=person)
    return frozenset(found.values_list("fingerprint", flat=True))
