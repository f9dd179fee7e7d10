"""On which working day which due dates are reminded of."""

from collections.abc import Iterable
from datetime import date, timedelta

from lientich.core.workdays import Calendar
from lientich.programmes import periods

MOST_OFF = 31  # days; no run of days off is longer


def day_of(step: int, due: date, calendar: Calendar) -> date:
    """The working day of a reminder so many days after a due date.

    What is told before the day or on it comes no later; what is told after it, no sooner.
    """
    day = due + timedelta(days=step)
    return calendar.next(day) if step > 0 else calendar.last(day)


def dues(steps: Iterable[int], day: date, calendar: Calendar) -> list[date]:
    """The due dates of which some reminder falls on a day."""
    if not calendar.works(day):
        return []
    found = set()
    for step in steps:
        usual, back = day - timedelta(days=step), -1 if step > 0 else 1
        for off in range(MOST_OFF):
            due = usual + timedelta(days=back * off)
            if day_of(step, due, calendar) == day:
                found.add(due)
    return sorted(found)


def passed(rhythm: str, day: date, today: date, calendar: Calendar) -> date | None:
    """The first day of the period of which is told on a day that it has passed, if of any.

    Of none where today, the worker having rested, the next one has passed as well.
    """
    begun = periods.beginning(rhythm, day)
    if calendar.next(begun) != day or calendar.next(periods.moved(rhythm, begun, 1)) <= today:
        return None
    return periods.moved(rhythm, begun, -1)


def step_on(
    steps: Iterable[int], due: date, day: date, today: date, calendar: Calendar
) -> int | None:
    """What is to be told of a due date in the round of a day, of these steps.

    Of several the most pressing; nothing where today, the worker having rested, a more pressing
    one is to be told as well.
    """
    days = {step: day_of(step, due, calendar) for step in steps}
    coming = [step for step, its_day in days.items() if day <= its_day <= today]
    last = max(coming, default=None)
    return last if last is not None and days[last] == day else None
