"""Who may do what with a conference. What may be seen, ACCESS says."""

from lientich.core.actor import Actor
from lientich.programmes.models import Programme
from lientich.programmes.rules import SIDE, can_lead

__all__ = ["SIDE", "can_keep", "can_open_report"]


def can_keep(by: Actor, programme: Programme) -> bool:
    """May call a conference of the programme and write down what it concluded."""
    return can_lead(by, programme)


def can_open_report(by: Actor, programme: Programme) -> bool:
    """The report tells of every field of work: no specialist reads them all."""
    return can_lead(by, programme)
