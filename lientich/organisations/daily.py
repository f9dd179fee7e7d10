"""What a new day brings by itself: names that were decided ahead."""

from datetime import date

from lientich.core import clock
from lientich.core.work import step

from . import actions

_done: set[date] = set()  # the days on which this process has looked


@step
def take_up_names() -> int:
    """Once a day, and when the worker starts."""
    today = clock.today()
    if today in _done:
        return 0
    changed = actions.take_up_names(today)
    _done.clear()
    _done.add(today)
    return changed
