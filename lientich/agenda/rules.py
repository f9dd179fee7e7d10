"""Who may write in a calendar. What may be seen, ACCESS says."""

from django.utils.translation import gettext_lazy as _

from lientich.core.actor import OFFICE, Actor
from lientich.programmes.models import Programme
from lientich.programmes.rules import sides_of

from .models import Entry

KEEPER = _("Việc này của văn phòng cơ quan có lịch.")


def can_add(by: Actor) -> bool:
    return by.role == OFFICE


def can_change(by: Actor, entry: Entry) -> bool:
    return can_add(by) and entry.organisation_id == by.organisation_id


def can_join(by: Actor, programme: Programme) -> bool:
    """Whether the other sides of a programme may be told in its name."""
    return by.organisation_id in sides_of(programme)
