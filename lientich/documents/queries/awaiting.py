"""What of the register waits for somebody: as a filter of its list."""

from uuid import UUID

from django.db.models import Q, QuerySet

from lientich.core.actor import Actor
from lientich.organisations.models import Organisation

from ..models import Arrival, Delivery

MINE, RECIPIENTS = "mine", "recipients"


def awaited(by: Actor, whom: str | UUID, path: str = "") -> Q:
    """On documents at `path`: what waits for the acting house, to be received or dealt with; for
    anybody whom it was sent to, or for one of them, to be received."""
    if whom == MINE:
        received = Delivery.objects.waiting().filter(organisation=by.organisation_id)
        done = Arrival.objects.open_to(by).open().filter(book__organisation=by.organisation_id)
        return _of(received.readable_by(by), path) | _of(done.exclude(document=None), path)
    others = _sent(by)
    return _of(others if whom == RECIPIENTS else others.filter(organisation=UUID(str(whom))), path)


def waited_for(by: Actor) -> QuerySet[Organisation]:
    """Who has not received something that the acting house may follow."""
    return Organisation.objects.filter(pk__in=_sent(by).values("organisation"))


def _sent(by: Actor) -> QuerySet[Delivery]:
    return Delivery.objects.waiting().readable_by(by).exclude(organisation=by.organisation_id)


def _of(rows: QuerySet, path: str) -> Q:
    return Q(**{f"{path}pk__in": rows.values("document")})
