"""What a list of tasks is narrowed to, as conditions on its rows of reach."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.lookups import Exact
from django.utils import timezone

from lientich.core import access
from lientich.core.actor import LEADER, OFFICE, SPECIALIST, Actor
from lientich.documents.models import Document
from lientich.search.models import Entry

from ..models import NO_DEADLINE, Assignment, State, Task
from ..timeliness import SOON, Timeliness, condition

LATE_OR_NEVER = (Timeliness.NO_DEADLINE, Timeliness.COMPLETED_IN_TIME, Timeliness.COMPLETED_LATE)

# What a list may show beside single states.
UNFINISHED, EVERYTHING, DRAFTS = "", "all", "draft"
NONE = "none"  # of a field of work, a lead, a source: tasks without one
COOPERATING = "cooperating"  # completed by its units, while a cooperating body is not done
DOING = "doing"  # neither completed nor known to be late or due soon
LEFT = Q(state=State.COMPLETED, cooperating_left__gt=0)


def of_list(by: Actor, wanted: dict[str, Any]) -> Q:
    """All that is asked of a list: what may not be known of a task leaves it out."""
    if wanted.get("state") == COOPERATING:
        narrowed = whole(by) & read_whole(by) & Q(of__in=Task.objects.filter(LEFT).values("pk"))
    elif wanted.get("state") == DOING:
        narrowed = _doing(by)
    else:
        narrowed = _by_state(state_asked(wanted))
    if wanted.get("timeliness"):
        narrowed &= stands(by, wanted["timeliness"], _then(by, wanted)) & _bounds(by, wanted)
    if wanted.get("at"):
        narrowed &= given_by(by, wanted["at"])
    if wanted.get("programme"):
        narrowed &= Q(programme_id=wanted["programme"])
    if wanted.get("field"):
        narrowed &= Q(field_id=None if wanted["field"] == NONE else wanted["field"])
    narrowed &= _by_day(by, wanted) & _by_origin(by, wanted)
    if wanted.get("unit"):
        narrowed &= _by_unit(by, wanted)
    if wanted.get("q"):
        narrowed &= _words(by, wanted["q"])
    return narrowed


def _doing(by: Actor) -> Q:
    """Also what is known by its title alone: how that stands nobody says."""
    calm = stands(by, Timeliness.IN_TIME) | stands(by, Timeliness.NO_DEADLINE)
    if readable := read_whole(by):
        calm |= Q(Exact(access.holds(readable), Value(False)))
    return _by_state(EVERYTHING) & ~Q(state=State.COMPLETED) & calm


def _by_day(by: Actor, wanted: dict[str, Any]) -> Q:
    """Between two days, or without any: of what may be read, whose days one may know."""
    since, until = wanted.get("due_from"), wanted.get("due_to")
    if not (since or until or wanted.get("undated")):
        return Q()
    narrowed = read_whole(by)
    if wanted.get("undated"):
        narrowed &= Q(due_order=NO_DEADLINE)
    if since:
        narrowed &= Q(due_order__gte=since, due_order__lt=NO_DEADLINE)
    return narrowed & Q(due_order__lte=until) if until else narrowed


def _by_unit(by: Actor, wanted: dict[str, Any]) -> Q:
    assigned = Assignment.objects.filter(unit=wanted["unit"])
    if wanted.get("state") != State.MOVED:
        assigned = assigned.exclude(state=State.MOVED)  # another unit's now
    if wanted.get("part"):
        assigned = assigned.filter(part_stands(by, wanted["part"], _then(by, wanted)))
    if wanted.get("at"):
        assigned = assigned.filter(assigned_at__lt=after(_then(by, wanted)))
    opened = Q(of__open=True) & ~Q(state=State.MOVED)  # to who has a part still
    known = ~access.ALONE | opened | Q(organisation=wanted["unit"])
    return known & read_whole(by) & Q(of__in=assigned.values("task"))


def part_stands(by: Actor, value: str, day: date) -> Q:
    """Units' parts that stand so against their date, or stood on an earlier `day`."""
    return condition(value, day, then=day < by.today)


def _by_origin(by: Actor, wanted: dict[str, Any]) -> Q:
    """By who leads, and by the document it comes of: known of what may be read."""
    narrowed = Q()
    if wanted.get("lead"):
        lead = None if wanted["lead"] == NONE else wanted["lead"]
        narrowed &= Q(of__lead__organisation=lead) & read_whole(by)
    if wanted.get("source"):
        known = Document.objects.visible_to(by)
        if wanted["source"] == NONE:
            narrowed &= ~Q(Exists(known.filter(pk=OuterRef("of__source")))) & read_whole(by)
        else:
            source = known.filter(pk=wanted["source"])
            narrowed &= Q(of__source__in=source.values("pk")) & read_whole(by)
    return narrowed


def _then(by: Actor, wanted: dict[str, Any]) -> date:
    """The day as of which it is asked; never one to come."""
    return min(wanted.get("at") or by.today, by.today)


def state_asked(wanted: dict[str, Any]) -> str:
    """What is finished is among what stood so on a day, or may be late."""
    state = wanted.get("state") or UNFINISHED
    past = wanted.get("at") or wanted.get("timeliness") in LATE_OR_NEVER
    return EVERYTHING if state == UNFINISHED and past else state


def _by_state(state: str) -> Q:
    if state == DRAFTS:
        return Q(of__in=Task.objects.filter(draft=True).values("pk"))
    assigned = Q(of__draft=False, of__is_series=False)
    if state == EVERYTHING:
        return assigned & ~Q(state=State.MOVED)  # told by its successors
    if state != UNFINISHED:
        return assigned & Q(state=state)
    return Q(unfinished=True)


def _bounds(by: Actor, wanted: dict[str, Any]) -> Q:
    """What follows for the columns of the index, so that only rows of these days are walked."""
    value, today = wanted["timeliness"], by.today
    if _then(by, wanted) < today:
        return Q()
    if value == Timeliness.OVERDUE:
        return Q(unfinished=True, due_order__lt=today)
    if value == Timeliness.DUE_SOON:
        last = today + timedelta(days=SOON)
        return Q(unfinished=True, due_order__gte=today, due_order__lte=last)
    if value == Timeliness.NO_DEADLINE:
        return Q()
    completed = value in (Timeliness.COMPLETED_IN_TIME, Timeliness.COMPLETED_LATE)
    return Q(state=State.COMPLETED) if completed else Q(unfinished=True)


def _words(by: Actor, text: str) -> Q:
    """By all the words of the task where it may be read, else by its title alone."""
    entry = Entry.objects.filter(kind="programmes.task", object_id=OuterRef("of"))
    titled = Q(Exists(entry.titled(text)))
    return titled | (read_whole(by) & Q(Exists(entry.matching(text))))


def whole(by: Actor) -> Q:
    """The rows of reach that open all of a task, not a part alone."""
    general = {hat.organisation_id for hat in by.hats if hat.role in (LEADER, OFFICE, SPECIALIST)}
    mine = {hat.organisation_id for hat in by.hats}
    opened = Q(owner=True) | Q(granted=True)
    return (opened & Q(organisation__in=mine)) | Q(shared=True, organisation__in=general)


def stands(by: Actor, value: str, day: date | None = None) -> Q:
    """Rows whose task, or whose own part of it, stands so against its date, or stood on an earlier
    `day`; of what may not be read whole, nobody knows."""
    day = day or by.today
    so = condition(
        value,
        day,
        due="due_order",
        undated=Q(due_order=NO_DEADLINE),
        claimed_on="stopped_on",
        completed_on="stopped_on",
        then=day < by.today,
    )
    return so & read_whole(by)


def given_by(by: Actor, day: date) -> Q:
    """Rows whose task, or whose own part of it, had been given out on `day`, as far as they may be
    read."""
    if day >= by.today:
        return read_whole(by)
    given = Assignment.objects.filter(task=OuterRef("of"), assigned_at__lt=after(day))
    own = given.filter(unit=OuterRef("organisation"))
    parts = (~access.ALONE & Q(Exists(given))) | (access.ALONE & Q(Exists(own)))
    return parts & read_whole(by)


def after(day: date) -> datetime:
    """The first moment behind it."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def read_whole(by: Actor) -> Q:
    """The rows of reach whose task may be read, and not known by title and state alone."""
    return access.readable_rows(Task, by)
