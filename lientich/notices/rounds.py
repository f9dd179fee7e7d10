"""The worker's step that makes the reminders of the day, and of days on which it rested."""

from datetime import datetime

from lientich.core import clock
from lientich.core.actor import Actor
from lientich.core.work import step
from lientich.organisations.queries import calendar

from . import actions


@step
def remind(now: datetime | None = None) -> int:
    """A part of the round that waits; returns how much was looked at."""
    by = Actor(now or clock.now())
    round = actions.round_of(by.today)
    return actions.go_on(round, by=by, calendar=calendar()) if round else 0
