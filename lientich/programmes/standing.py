"""Where a task stands, from where its assignments stand: the one rule, pure.

What was declined or moved on no longer counts; where nothing is left, the task is moved if some of
it is, else declined. Of the rest:
- percent is their mean, rounded down, so that 100 means all of them;
- while some of it moves, the task is not started when nobody has begun, returned when only
  returned work moves, and else in progress;
- when nothing moves, it is suspended if some of it is; else it awaits confirmation until the last
  claim is confirmed, and then it is completed on the day of the last claim.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .models import GONE, RUNNING, State


@dataclass(frozen=True)
class Standing:
    state: State
    percent: int = 0
    completed_on: date | None = None


def standing(parts: Iterable[tuple[str, int, date | None]]) -> Standing:
    """`parts`: the state, percent and day of claim of each assignment."""
    everyone = list(parts)
    live = [part for part in everyone if part[0] not in GONE]
    if not live:
        return Standing(_of_none({part[0] for part in everyone}))
    states = {state for state, _percent, _claimed_on in live}
    percent = sum(percent for _state, percent, _claimed_on in live) // len(live)
    days = [day for _state, _percent, day in live if day]
    claimed_by_all = states <= {State.CLAIMED, State.COMPLETED}
    return Standing(_state(states), percent, max(days) if claimed_by_all and days else None)


def due(parts: Iterable[tuple[str, date | None]]) -> date | None:
    """A task's day, from the state and day of each part: the next one that runs.

    Where none runs it is the last of all, by which the whole was to be done.
    """
    everyone = [(state, day) for state, day in parts if day]
    running = [day for state, day in everyone if state in RUNNING]
    live = [day for state, day in everyone if state not in GONE]
    return min(running) if running else max(live or [day for _state, day in everyone], default=None)


def _of_none(gone: set[str]) -> State:
    order = (State.MOVED, State.DECLINED)
    return next((state for state in order if state in gone), State.NOT_STARTED)


def _state(states: set[str]) -> State:
    moving = states - {State.CLAIMED, State.COMPLETED, State.SUSPENDED}
    if not moving:
        order = (State.SUSPENDED, State.CLAIMED, State.COMPLETED)
        return next(state for state in order if state in states)
    if states - {State.SUSPENDED} == {State.NOT_STARTED}:
        return State.NOT_STARTED
    return State.RETURNED if moving == {State.RETURNED} else State.IN_PROGRESS
