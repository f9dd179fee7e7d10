"""What an administrator looks after: who acts for the organisation, and what was done of late."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, QuerySet

from lientich.accounts.models import Mandate
from lientich.core.actor import ADMINISTRATOR, Actor
from lientich.core.compiled import compiled
from lientich.core.together import summed

SOON = 30  # days
KEY = "mandates"


@dataclass(frozen=True)
class Administration:
    """Mandates in force at the actor's organisation; of these, whose person has no open account,
    and which end within SOON days."""

    n: int
    without: int
    ending: int


def administration(by: Actor) -> Administration | None:
    if by.role != ADMINISTRATOR:
        return None
    _key, told = next(iter(_counted(by)))  # the actor's own mandate is one of them
    return Administration(**told)


@compiled
def _counted(by: Actor) -> QuerySet:
    closed = Q(person__user=None) | Q(person__user__is_active=False)
    return summed(
        KEY,
        Mandate.objects.valid(by.today).filter(organisation=by.organisation_id),
        n=Count("pk"),
        without=Count("pk", filter=closed),
        ending=Count("pk", filter=Q(until__lte=by.today + timedelta(days=SOON))),
    )
