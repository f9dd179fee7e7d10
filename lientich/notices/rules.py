"""Who sets when a programme reminds."""

from lientich.core.actor import Actor
from lientich.programmes.models import Programme
from lientich.programmes.rules import SIDE, can_lead

__all__ = ["SIDE", "can_set_rule"]


def can_set_rule(by: Actor, programme: Programme) -> bool:
    return can_lead(by, programme)
