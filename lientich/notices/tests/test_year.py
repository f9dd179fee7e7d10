"""A clock moved through a year, a worker killed at random: each reminder exactly once, of dates
and of months without a report."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from uuid import UUID

from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from conftest import NOW, Member
from lientich.core.ids import new_id
from lientich.core.workdays import Calendar
from lientich.notices import rounds, schedule
from lientich.notices.actions import set_rule
from lientich.notices.models import Item, Reminder
from lientich.notices.plans import USUAL
from lientich.programmes import periods
from lientich.programmes.models import Assignment, ProgressReport

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


def on(reminder: Reminder) -> date:
    return timezone.localdate(reminder.at)


def report(part: Assignment, by: Member, at: datetime) -> None:
    ProgressReport.objects.create(
        assignment=part, mandate_id=by.mandate_id, at=at, percent=0, token=new_id()
    )


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


def expected_of_months(
    done: date, reported: list[date], ran: list[date]
) -> dict[tuple[int, int], date]:
    """Each whole month without a report on the first working day after it, else when the worker
    next ran, if until then nothing was reported and the next month had not passed."""
    told = {}
    for place in range(TODAY.month, TODAY.month + 12):  # from the next month on
        month = (TODAY.year + place // 12, place % 12 + 1)
        its_day, next_day = (
            CALENDAR.next(date(TODAY.year + after // 12, after % 12 + 1, 1))
            for after in (place + 1, place + 2)
        )
        day = next((one for one in ran if one >= its_day), None)
        reported_then = [one for one in reported if day and date(*month, 1) <= one <= day]
        if day and day < min(done, next_day) and not reported_then:
            told[month] = day
    return told


def test_each_reminder_exactly_once(give, programme, minh, lan, phong, monkeypatch):
    chance = Random(2026)
    monkeypatch.setattr("lientich.notices.actions.rounds.BATCH", 3)
    usual = vars(USUAL) | {"reports": "monthly"}
    set_rule(programme, by=lan, **usual)
    parts, done = [], {}
    reported: dict[UUID, list[date]] = defaultdict(list)
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
            if chance.random() < 0.03:
                report(part, minh, NOW + days(number))
                reported[part.pk].append(day)
        if number and chance.random() < 0.15:
            continue  # the machine is off
        ran.append(day)
        work_and_die(NOW + days(number), chance)
    told = {(one.assignment_id, one.step): on(one) for one in Reminder.objects.filter(since=None)}
    wanted = {
        (part.pk, step): day
        for part in parts
        for step, day in expected(part.due, done[part.pk], ran).items()
    }
    assert told == wanted
    of_dates = Item.objects.filter(reminder__since=None)
    people = Counter(of_dates.values_list("reminder__assignment", "reminder__step"))
    assert people == {key: 3 if key[1] > 0 else 1 for key in wanted}
    of_months = Reminder.objects.filter(since__isnull=False)
    months = {
        (part.pk, *month): day
        for part in parts
        for month, day in expected_of_months(done[part.pk], reported[part.pk], ran).items()
    }
    assert len(months) > 20
    assert {
        (one.assignment_id, one.since.year, one.since.month): on(one) for one in of_months
    } == months
    assert Item.objects.filter(reminder__in=of_months).count() == 3 * len(months)


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


@given(
    st.sampled_from(["weekly", "monthly", "quarterly"]),
    dates,
    st.dictionaries(dates, st.booleans(), max_size=9),
    st.lists(st.integers(1, 50), min_size=3, max_size=30),
)
def test_of_each_period_at_most_once_and_of_the_last_that_has_passed_surely(
    rhythm, begin, swapped, rests
):
    calendar, told, day, round = Calendar(swapped), [], begin, begin
    for rest in rests:
        at_once = 0
        while round <= day:
            since = schedule.passed(rhythm, round, day, calendar)
            told += [] if since is None else [since]
            at_once += since is not None
            round += timedelta(days=1)
        day += timedelta(days=rest)
        assert at_once <= 1
    now = round - timedelta(days=1)
    last = periods.beginning(rhythm, now)
    if calendar.next(last) > now:
        last = periods.moved(rhythm, last, -1)
    assert told == sorted(set(told))
    if calendar.next(last) >= begin:
        assert told[-1] == periods.moved(rhythm, last, -1)
