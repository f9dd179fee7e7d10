"""The rounds of reminders: of each day, none left out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from lientich.accounts.models import Mandate
from lientich.core.actor import LEADER, OFFICE, Actor
from lientich.core.workdays import Calendar
from lientich.organisations.queries.lines import above_each
from lientich.programmes.models import Assignment, Side

from .. import queries, schedule
from ..models import Item, Notice, Reminder, Round
from ..plans import Plan, Plans, plans
from ..recipients import Recipients
from .mailing import set_mail

BATCH = 200  # parts in one transaction, which lets nobody else write meanwhile


def round_of(today: date) -> Round | None:
    """The round that waits to be gone on with: one for each day, none left out; none: all done."""
    last = Round.objects.order_by("-day").first()
    if last is None:
        return Round.objects.get_or_create(day=today)[0]
    if last.ended_at is None:
        return last
    if last.day >= today:
        return None
    return Round.objects.get_or_create(day=last.day + timedelta(days=1))[0]


@transaction.atomic
def go_on(round: Round, *, by: Actor, calendar: Calendar) -> int:
    """Remind of the next parts of a round; returns how many were looked at.

    Reminders and how far the round is are written together: a worker killed at any moment leaves
    either both or neither.
    """
    round = Round.objects.select_for_update().get(pk=round.pk)
    if round.ended_at:
        return 0
    planned = plans()
    if round.dates_done:
        return _go_on_with_reports(round, planned, by, calendar)
    return _go_on_with_dates(round, planned, by, calendar)


def _go_on_with_dates(round: Round, planned: Plans, by: Actor, calendar: Calendar) -> int:
    dues = schedule.dues(planned.steps, round.day, calendar)
    parts = list(_parts(dues, round)[:BATCH])
    told = Reminder.objects.filter(assignment__in=parts, since=None)
    had = set(told.values_list("assignment", "due", "step"))
    reminders = [
        Reminder(assignment=part, due=part.due, step=step, at=by.now)
        for part, step in _steps(parts, round.day, planned, by.today, calendar)
        if (part.pk, part.due, step) not in had
    ]
    _remind(round, reminders, planned, by)
    if len(parts) == BATCH:
        round.due, round.last = parts[-1].due, parts[-1].pk
    else:
        round.dates_done, round.last = True, None
        if not _passed(round.day, planned, by.today, calendar):
            round.ended_at = by.now
    round.save(update_fields=["due", "last", "dates_done", "ended_at"])
    return len(parts) + 1


def _go_on_with_reports(round: Round, planned: Plans, by: Actor, calendar: Calendar) -> int:
    """Remind of parts without a report in a period that has passed."""
    periods = _passed(round.day, planned, by.today, calendar)
    expected = [(planned.expecting[rhythm], _midnight(since)) for rhythm, since in periods.items()]
    found = queries.unreported(expected).select_related("task").order_by("pk")
    parts = list((found.filter(pk__gt=round.last) if round.last else found)[:BATCH])
    told = Reminder.objects.filter(assignment__in=parts, since__isnull=False)
    had = set(told.values_list("assignment", "rhythm", "since"))
    reminders = []
    for part in parts:
        rhythm = planned.of(part.task.programme_id).reports
        if (part.pk, rhythm, periods[rhythm]) not in had:
            reminders.append(
                Reminder(assignment=part, rhythm=rhythm, since=periods[rhythm], at=by.now)
            )
    _remind(round, reminders, planned, by)
    if len(parts) == BATCH:
        round.last = parts[-1].pk
    else:
        round.ended_at = by.now
    round.save(update_fields=["last", "ended_at"])
    return len(parts) + 1


def _passed(day: date, planned: Plans, today: date, calendar: Calendar) -> dict[str, date]:
    """How often reports are expected, where a period has passed: its first day."""
    found = {rhythm: schedule.passed(rhythm, day, today, calendar) for rhythm in planned.expecting}
    return {rhythm: since for rhythm, since in found.items() if since}


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _parts(dues: list[date], round: Round) -> QuerySet[Assignment]:
    """Units' parts that are still to be done by these dates, after the last that was looked at."""
    running = queries.to_be_done().filter(due__in=dues)
    if round.last:
        running = running.filter(Q(due__gt=round.due) | Q(due=round.due, pk__gt=round.last))
    return running.select_related("task").order_by("due", "pk")


def _steps(
    parts: list[Assignment], day: date, planned: Plans, today: date, calendar: Calendar
) -> Iterator[tuple[Assignment, int]]:
    """The parts that are to be reminded of, by what their programme's plan says of the day."""
    known: dict[tuple[Plan, date], int | None] = {}
    for part in parts:
        assert part.due
        asked = planned.of(part.task.programme_id), part.due
        if asked not in known:
            plan, due = asked
            known[asked] = schedule.step_on(plan.steps, due, day, today, calendar)
        if (step := known[asked]) is not None:
            yield part, step


def _remind(round: Round, reminders: list[Reminder], planned: Plans, by: Actor) -> None:
    if not reminders:
        return
    parts = [reminder.assignment for reminder in reminders]
    over = _over(parts, planned, by.today)
    places = {part.unit_id for part in parts} | {one for of in over.values() for one in of}
    recipients = Recipients(parts, places, by.now)
    told: dict[UUID, list[Item]] = defaultdict(list)
    for reminder in reminders:
        plan = planned.of(reminder.assignment.task.programme_id)
        reached = _reached(reminder, plan, over[reminder.assignment.pk], recipients)
        for person, mandate in _by_person(reached).items():
            told[person].append(_item(reminder, mandate))
    notices = _of_round(round, set(told), by)
    for person, items in told.items():
        for item in items:
            item.notice = notices[person]
    Reminder.objects.bulk_create(reminders)
    Item.objects.bulk_create(item for items in told.values() for item in items)


def _of_round(round: Round, people: set[UUID], by: Actor) -> dict[UUID, Notice]:
    """The one notice that each gets of a round; who read it before there was more, has more."""
    there = Notice.objects.filter(round=round, person__in=people)
    there.exclude(read_at=None).update(read_at=None)
    found = {one.person_id: one for one in there}
    new = [Notice(round=round, person_id=one, at=by.now) for one in sorted(people - set(found))]
    set_mail(new, by.now)
    return found | {one.person_id: one for one in Notice.objects.bulk_create(new)}


def _over(parts: list[Assignment], planned: Plans, day: date) -> dict[UUID, list[UUID]]:
    """For each part the organisations that are told when it is late, as far as they may read it."""
    sides = _sides({part.task.programme_id for part in parts})
    lines = {part.pk: planned.of(part.task.programme_id).along for part in parts}
    units = {part.unit_id for part in parts}
    above = {line: above_each(units, day, [line]) for line in set(lines.values()) if line}
    return {
        part.pk: sorted(above[line][part.unit_id])
        if (line := lines[part.pk])
        else sides[part.task.programme_id]
        for part in parts
    }


def _reached(
    reminder: Reminder, plan: Plan, over: list[UUID], recipients: Recipients
) -> list[Mandate]:
    """Each step reaches all whom the earlier ones did, and more; a period without a report the
    unit and the offices."""
    part, step = reminder.assignment, reminder.step
    found = list(recipients.of_unit(part, part.unit_id))
    if reminder.since or (step > 0 and step >= plan.offices):
        found += [one for place in over for one in recipients.at(part, place, OFFICE)]
    if step > 0 and step >= plan.leaders:
        houses = [part.unit_id, *over]
        found += [one for place in houses for one in recipients.at(part, place, LEADER)]
    return found


def _by_person(people: Iterable[Mandate]) -> dict[UUID, Mandate]:
    found: dict[UUID, Mandate] = {}
    for mandate in people:
        found.setdefault(mandate.person_id, mandate)
    return found


def _item(reminder: Reminder, mandate: Mandate) -> Item:
    return Item(reminder=reminder, organisation_id=mandate.organisation_id, role=mandate.role)


def _sides(programmes: set[UUID]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = {one: [] for one in programmes}
    rows = Side.objects.filter(programme__in=programmes).order_by("order")
    for programme, organisation in rows.values_list("programme", "organisation"):
        found[programme].append(organisation)
    return found
