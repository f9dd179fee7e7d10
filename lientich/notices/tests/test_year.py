"""A clock moved through a year, a worker killed at random: each reminder exactly once."""

from collections import Counter
from datetime import date, timedelta
from itertools import count
from random import Random

from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from conftest import NOW
from lientich.core.workdays import Calendar
from lientich.notices import rounds, schedule
from lientich.notices.models import Notice, Reminder
from lientich.notices.plans import USUAL
from lientich.programmes.models import Assignment

from .conftest import TODAY, days

STEPS, CALENDAR = USUAL.steps, Calendar()


class Killed(BaseException):
    """No `except Exception` sees it, as none sees a kill."""


def kill_at(query: int):
    """The process ends at one of its next statements."""
    asked = count()

    def execute(run, *given):
        if next(asked) == query:
            raise Killed
        return run(*given)

    return connection.execute_wrapper(execute)


def work_and_die(now, chance: Random) -> None:
    """Killed some times, the worker is started again; at last it is left in peace."""
    for _ in range(chance.choice([0, 0, 0, 2])):
        try:
            with kill_at(chance.randrange(25)):
                while rounds.remind(now):
                    pass
        except Killed:
            pass
    while rounds.remind(now):
        pass


def expected(due: date, done: date, ran: list[date]) -> dict[int, date]:
    """By the words of the rule: each reminder on its day, else when the worker next ran, if then
    nothing more pressing was to be told and it was not yet done."""
    told = {}
    for step in STEPS:
        its_day = schedule.day_of(step, due, CALENDAR)
        day = next((one for one in ran if one >= its_day), None)
        if its_day < ran[0] or day is None or day >= done:
            continue
        later = [schedule.day_of(other, due, CALENDAR) for other in STEPS if other > step]
        if not any(other <= day for other in later):
            told[step] = day
    return told


def test_each_reminder_exactly_once(give, minh, lan, phong, monkeypatch):
    chance = Random(2026)
    monkeypatch.setattr("lientich.notices.actions.rounds.BATCH", 3)
    parts, done = [], {}
    for number in range(10):
        due = chance.choice([60, 61, 245, 246, 247, chance.randrange(1, 400)])  # Tết is among them
        (part,) = give(f"Việc {number}", due=due)
        parts.append(part)
        done[part.pk] = TODAY + days(due + chance.choice([-20, -2, 0, 5, 60, 500]))
    ran = []
    for number in range(365):
        day = TODAY + days(number)
        for part in parts:
            if done[part.pk] == day:
                Assignment.objects.filter(pk=part.pk).update(state="declined")
        if number and chance.random() < 0.15:
            continue  # the machine is off
        ran.append(day)
        work_and_die(NOW + days(number), chance)
    told = {
        (one.assignment_id, one.step): (one.at + timedelta(hours=7)).date()
        for one in Reminder.objects.all()
    }
    wanted = {
        (part.pk, step): day
        for part in parts
        for step, day in expected(part.due, done[part.pk], ran).items()
    }
    assert told == wanted
    people = Counter(Notice.objects.values_list("reminder__assignment", "reminder__step"))
    assert people == {key: 3 if key[1] > 0 else 1 for key in wanted}


dates = st.dates(date(2026, 1, 1), date(2027, 12, 31))
steps = st.sets(st.integers(-30, 60), min_size=1, max_size=6)


@given(dates, steps, st.dictionaries(dates, st.booleans(), max_size=9))
def test_the_dues_of_a_day_are_all_of_which_a_reminder_falls_on_it(day, steps, swapped):
    calendar = Calendar(swapped)
    around = [day + timedelta(days=n) for n in range(-95, 66)]
    falls = [
        due for due in around if any(schedule.day_of(one, due, calendar) == day for one in steps)
    ]
    assert schedule.dues(steps, day, calendar) == falls


@given(steps, dates, st.lists(st.integers(0, 20), min_size=5, max_size=40))
def test_in_whatever_days_the_worker_runs_the_last_word_is_told_and_none_twice(steps, due, rests):
    begin = min(schedule.day_of(one, due, CALENDAR) for one in steps)
    told, day, round = [], begin, begin
    for rest in rests:
        while round <= day:
            step = schedule.step_on(steps, due, round, day, CALENDAR)
            told += [] if step is None else [step]
            round += timedelta(days=1)
        day += timedelta(days=rest)
    passed = [one for one in steps if schedule.day_of(one, due, CALENDAR) < round]
    assert len(set(told)) == len(told)
    assert told == sorted(told)
    assert not passed or told[-1] == max(passed)
