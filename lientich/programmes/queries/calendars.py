"""What stands in the calendar that a secret address opens: days of work, nothing of any class."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from lientich.accounts.queries import actor_of
from lientich.core.actor import LEADER, OFFICE, SPECIALIST, Actor, Hat
from lientich.core.calendars import Entry, Status
from lientich.core.models import Classification
from lientich.journal.models import Event

from ..models import Assignment, Feed, Programme, State, Task, TaskReach
from ..rules import REPORTERS
from . import filters, judging, lists

PAST, AHEAD = timedelta(days=90), timedelta(days=730)
MOST = 1000  # of each kind
STATUS = {State.DECLINED: Status.CANCELLED, State.SUSPENDED: Status.TENTATIVE}
ORDINARY = Q(task__classification=Classification.ORDINARY)


@dataclass(frozen=True)
class Asked:
    """Whose calendar is read, of which programme (None: their own days), between which days."""

    by: Actor
    programme: Programme | None
    address: Callable[[str], str]  # of a page, whole

    @property
    def since(self) -> date:
        return self.by.today - PAST

    @property
    def until(self) -> date:
        return self.by.today + AHEAD


# What upper rooms have to add.
SOURCES: list[Callable[[Asked], Iterable[Entry]]] = []


def digest(secret: str) -> str:
    """What is kept of a secret: it is long and random, so that nobody finds it from this."""
    return hashlib.sha256(secret.encode()).hexdigest()


def feed(secret: str) -> Feed | None:
    """What this address opens, while its person has not revoked it and their account is open."""
    living = Feed.objects.filter(revoked_at=None, person__user__is_active=True)
    found = living.filter(digest=digest(secret))
    return found.select_related("person__user", "programme").first()


def feeds_of(by: Actor) -> QuerySet[Feed]:
    living = Feed.objects.filter(person=by.person_id, revoked_at=None)
    return living.select_related("programme")


def reader(feed: Feed, now: datetime) -> Actor:
    """Its person, with the mandates they hold at the moment of the reading."""
    return actor_of(feed.person.user, now)


def entries(asked: Asked) -> list[Entry]:
    own = _of_programme(asked) if asked.programme else _of_person(asked)
    found = [*own, *(entry for source in SOURCES for entry in source(asked))]
    return sorted(found, key=lambda one: (one.day, one.key))


def _of_programme(asked: Asked) -> Iterator[Entry]:
    """The rows of the list of its tasks, as far as they may be read and have a date."""
    wanted = (
        {"programme": asked.programme.pk, "state": filters.EVERYTHING} if asked.programme else {}
    )
    wanted |= {"due_from": asked.since, "due_to": asked.until}
    only = Q(classification=Classification.ORDINARY)
    rows = [row for row in lists.some(asked.by, wanted, MOST, only) if row["readable"]]
    changed = last_changed(row["key"] for row in rows)
    for row in rows:
        yield _entry(
            asked,
            f"task-{row['key']}",
            row["due"],
            row["title"],
            url=row["url"],
            state=row["state"],
            told=[row["field"], _leads(row["lead"]), row["get_state_display"]],
            changes=[changed.get(row["key"])],
        )


def _of_person(asked: Asked) -> Iterator[Entry]:
    """What they report on for their unit, what waits for their word, and what they lead."""
    parts, claims, led = _parts(asked), _claims(asked), _led(asked)
    own = {one.task_id for one in parts}
    tasks = [one for one in led if one.pk not in own]
    keys = [key for one in (*parts, *claims) for key in (one.pk, one.task_id)]
    changed = last_changed([*keys, *(one.pk for one in tasks)])
    for part in parts:
        yield _part(asked, part, part.due_order, part.task.title, "part", changed)
    for claim in claims:
        title = _("Chờ xác nhận: %(task)s") % {"task": claim.task.title}
        yield _part(asked, claim, claim.claimed_on or claim.due_order, title, "claim", changed)
    for task in tasks:
        yield _entry(
            asked,
            f"task-{task.pk}",
            task.due_order,
            task.title,
            url=task.get_absolute_url(),
            state=task.state,
            told=[str(task.programme), _leads(task.lead), task.get_state_display()],
            changes=[changed.get(task.pk)],
        )


def _parts(asked: Asked) -> list[Assignment]:
    units = {hat.organisation_id for hat in asked.by.hats if hat.role in REPORTERS}
    found = Assignment.objects.readable_by(asked.by).filter(
        ORDINARY, unit__in=units, due__gte=asked.since, due__lte=asked.until
    )
    return list(_told(found).exclude(state=State.MOVED).order_by("due", "pk")[:MOST])


def _claims(asked: Asked) -> list[Assignment]:
    by = asked.by
    found: list[Assignment] = []
    for hat in by.hats:
        if hat.role in (OFFICE, SPECIALIST, LEADER):
            waiting = judging.claims(replace(by, hat=hat)).filter(ORDINARY)
            found += _told(waiting)[:MOST]
    return list({one.pk: one for one in found}.values())


def _told(parts: QuerySet[Assignment]) -> QuerySet[Assignment]:
    return parts.select_related("unit", "task__programme", "task__lead")


def _led(asked: Asked) -> list[Task]:
    """Tasks that they follow, or that their organisation leads, where all of these is open."""
    by = asked.by
    theirs = reduce(or_, (_leading(hat) for hat in by.hats), Q(follower=by.person_id))
    rows = TaskReach.objects.filter(filters.whole(by), of=OuterRef("pk"))
    found = (
        Task.objects.readable_by(by)
        .filter(
            theirs,
            Exists(rows),
            draft=False,
            is_series=False,
            classification=Classification.ORDINARY,
            due__gte=asked.since,
            due__lte=asked.until,
        )
        .exclude(state=State.MOVED)
    )
    return list(found.select_related("programme", "lead").order_by("due", "pk")[:MOST])


def _leading(hat: Hat) -> Q:
    leads = Q(lead__organisation=hat.organisation_id)
    if hat.role == SPECIALIST:
        return leads & Q(field__in=hat.fields)
    return leads if hat.role in (OFFICE, LEADER) else Q(pk__in=[])


def _part(
    asked: Asked, part: Assignment, day: date, title: str, kind: str, changed: dict[UUID, Any]
) -> Entry:
    task = part.task
    return _entry(
        asked,
        f"{kind}-{part.pk}",
        day,
        title,
        url=part.get_absolute_url(),
        state=part.state,
        told=[str(part.unit), str(task.programme), _leads(task.lead), part.get_state_display()],
        changes=[changed.get(part.pk), changed.get(part.task_id)],
    )


def _entry(
    asked: Asked,
    key: str,
    day: date,
    title: str,
    *,
    url: str,
    state: str,
    told: list[str],
    changes: list[tuple[datetime, int] | None],
) -> Entry:
    known = [one for one in changes if one]
    return Entry(
        key=key,
        day=day,
        title=title,
        url=asked.address(url),
        changed=max((at for at, _n in known), default=asked.by.of_the_day.now),
        changes=sum(n for _at, n in known),
        words="\n".join(filter(None, told)),
        status=STATUS.get(State(state), Status.CONFIRMED),
    )


def _leads(lead: Any) -> str:
    return _("Chủ trì: %(lead)s") % {"lead": lead} if lead else ""


def last_changed(
    keys: Iterable[UUID], kinds: Sequence[str] = ("programmes.task", "programmes.assignment")
) -> dict[UUID, tuple[datetime, int]]:
    """When acts last changed what has these keys and is of these kinds, and how many did."""
    acts = Event.objects.filter(subject_type__in=kinds, subject_id__in=set(keys))
    counted = acts.order_by().values_list("subject_id").annotate(Max("at"), Count("pk"))
    return {key: (at, n) for key, at, n in counted}
