"""What follows in this room from what happens in others."""

from lientich.core.actor import Actor
from lientich.journal.delivery import on
from lientich.journal.models import Event
from lientich.organisations.models import Organisation

from . import actions


@on("organisations.moved", "organisations.dissolved")
def ask_about_the_parts_of(event: Event) -> None:
    """A move of today or before; one decided ahead is looked at on its day (opening.py)."""
    unit = Organisation.objects.get(pk=event.subject_id)
    actions.notice_departure(unit, by=Actor(now=event.at))
