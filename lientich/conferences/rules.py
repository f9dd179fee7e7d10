"""Who may do what with a conference. What may be seen, ACCESS says."""

from collections.abc import Collection
from uuid import UUID

from lientich.core.actor import Actor
from lientich.programmes.models import Programme
from lientich.programmes.rules import OFFICES, SIDE, can_lead, sides_of

__all__ = ["SIDE", "can_keep", "can_open_report", "opens_report_of"]


def can_keep(by: Actor, programme: Programme) -> bool:
    """May call a conference of the programme and write down what it concluded."""
    return can_lead(by, programme)


def can_open_report(by: Actor, programme: Programme) -> bool:
    return opens_report_of(by, sides_of(programme))


def opens_report_of(by: Actor, sides: Collection[UUID]) -> bool:
    """For one of these sides. It tells of every field of work: no specialist reads them all."""
    return by.role in OFFICES and by.organisation_id in sides
