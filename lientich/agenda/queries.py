"""A week as a calendar shows it: entries, conferences, what falls due; as far as one may read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lientich.conferences.models import Conference
from lientich.core.actor import Actor
from lientich.core.models import Classification
from lientich.programmes.models import Programme
from lientich.programmes.queries import lists

from .models import Entry
from .weeks import WEEK

MOST_DUE = 60  # of a week
NOON = time(12)


@dataclass(frozen=True)
class Item:
    """A line of the calendar. `due`: it is a deadline; `entry`: of the calendar itself."""

    day: date
    title: str
    url: str = ""
    at: time | None = None
    until: time | None = None
    place: str = ""
    chair: str = ""
    attends: str = ""
    prepares: str = ""
    joint: bool = False
    due: bool = False
    entry: Entry | None = None

    @property
    def order(self) -> tuple[date, time, bool, str]:
        """What takes the whole day stands first, deadlines after it, then what has an hour."""
        return self.day, self.at or time.min, self.due, self.title

    @property
    def when(self) -> str:
        """Sáng 08:00–11:00."""
        if self.at is None:
            return _("Đến hạn") if self.due else _("Cả ngày")
        part = pgettext("hours", "Sáng") if self.at < NOON else pgettext("hours", "Chiều")
        ends = f"–{self.until:%H:%M}" if self.until else ""
        return f"{part} {self.at:%H:%M}{ends}"


@dataclass(frozen=True)
class Week:
    monday: date
    days: list[tuple[date, list[Item]]]
    more_due: bool  # than are shown

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)


def week(by: Actor, monday: date) -> Week:
    """Of the organisation that `by` acts for: it is printed, so what they know by another mandate
    stays out."""
    by = by.in_one_hat
    sunday = monday + WEEK - timedelta(days=1)
    ordinary = Q(classification=Classification.ORDINARY)
    due = lists.some(by, {"due_from": monday, "due_to": sunday}, MOST_DUE + 1, ordinary)
    items = [
        *_entries(by, monday, sunday),
        *_conferences(by, monday, sunday),
        *(_deadline(row) for row in due[:MOST_DUE] if row["readable"]),
    ]
    items.sort(key=lambda one: one.order)
    found = {day: list(of_day) for day, of_day in groupby(items, lambda one: one.day)}
    days = [monday + timedelta(days=n) for n in range(7)]
    return Week(monday, [(day, found.get(day, [])) for day in days], len(due) > MOST_DUE)


def programmes(by: Actor) -> QuerySet[Programme]:
    """Those whose sides an entry can be shared with."""
    return Programme.objects.visible_to(by).filter(side_set__organisation=by.organisation_id)


def entries(by: Actor) -> QuerySet[Entry]:
    return Entry.objects.visible_to(by).select_related("programme", "organisation")


def _entries(by: Actor, since: date, until: date) -> Iterator[Item]:
    for one in entries(by).filter(day__gte=since, day__lte=until):
        theirs = one.organisation_id != by.organisation_id
        yield Item(
            day=one.day,
            title=f"{one.organisation}: {one.title}" if theirs else one.title,
            at=one.at,
            until=one.until,
            place=one.place,
            chair=one.chair,
            attends=one.attends,
            prepares=one.prepares,
            joint=one.programme_id is not None,
            entry=one,
        )


def _conferences(by: Actor, since: date, until: date) -> Iterator[Item]:
    found = Conference.objects.visible_to(by).filter(held_on__gte=since, held_on__lte=until)
    for one in found.prefetch_related("chairing__person", "programme__side_set__organisation"):
        assert one.held_on
        yield Item(
            day=one.held_on,
            title=str(one),
            url=one.get_absolute_url(),
            place=one.place,
            chair="; ".join(map(str, one.chairing.all())),
            attends="; ".join(str(side.organisation) for side in one.programme.side_set.all()),
            joint=True,
        )


def _deadline(row: dict[str, Any]) -> Item:
    return Item(day=row["due"], title=row["title"], url=row["url"], chair=row["lead"], due=True)
