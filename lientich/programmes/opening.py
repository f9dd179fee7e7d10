"""What the days bring by themselves: periods of recurring tasks, units that move as decided."""

from datetime import date

from lientich.core import clock
from lientich.core.actor import Actor
from lientich.core.work import step, take

from . import actions
from .models import Series
from .queries import departures

AT_ONCE = 20
_looked: set[date] = set()  # the days on which this process has looked for units that left


@step
def open_occurrences() -> int:
    """Found by their day, so that nothing is lost when the worker is killed."""
    now = Actor(now=clock.now())
    waiting = Series.objects.filter(opens_on__lte=now.today).order_by("opens_on")
    return sum(take(_opening(one, now)) for one in waiting.select_related("task")[:AT_ONCE])


def _opening(series: Series, now: Actor):
    def open_occurrences_of_one() -> int:
        actions.open_occurrences(series.task, by=now)
        return 1

    return open_occurrences_of_one


@step
def notice_departures() -> int:
    """Once a day, and when the worker starts."""
    now = Actor(now=clock.now())
    if now.today in _looked:
        return 0
    noticed = sum(actions.notice_departure(one, by=now) for one in departures.departing(now.today))
    _looked.clear()
    _looked.add(now.today)
    return noticed
