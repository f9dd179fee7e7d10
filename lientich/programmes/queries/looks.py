"""The list of tasks looked at in other ways: by state, by month, along the year.

All are the rows of the list under its own filters; each is bounded, and says where the rest is.
"""

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, groupby
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from lientich.core import paging
from lientich.core.actor import Actor
from lientich.core.together import by_key, first, summed, told, united

from ..models import FINISHED, State, TaskReach
from . import filters, lists

CARDS = 8  # of a column
MOST_OF_MONTH = 400
IN_A_DAY = 3
BARS = 40  # of a page of the timeline
ROW = "row"  # the key of a part, before its state
STATES = (
    State.NOT_STARTED,
    State.IN_PROGRESS,
    State.RETURNED,
    State.CLAIMED,
    State.COMPLETED,
    State.SUSPENDED,
    State.DECLINED,
)

Wanted = dict[str, Any]
Row = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """The tasks of one state: the first of them, and how many there are, counted so far as any
    list is."""

    state: str
    rows: list[Row]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


def board(by: Actor, wanted: Wanted) -> list[Column]:
    """Drafts, and what waits for cooperating bodies alone, are a column of their own."""
    asked = {state: _apart(lists.listed(by, wanted | {"state": state})) for state in states(wanted)}
    counts = [
        summed(state, first(rows.order_by(), paging.MOST_COUNTED + 1), n=Count("pk"))
        for state, queries in asked.items()
        for rows in queries
    ]
    cards = [
        told(f"{ROW} {state}", first(rows.order_by(*lists.ORDER), CARDS), pk="pk")
        for state, queries in asked.items()
        for rows in lists.ordered(by, queries)
    ]
    found = by_key(united([*counts, *cards])) if counts else {}
    column = {facts["pk"]: state for state in asked for facts in found.get(f"{ROW} {state}", [])}
    there = lists.ordered(by, [lists.with_tasks(TaskReach.objects.filter(pk__in=column))])
    by_state: dict[str, list[TaskReach]] = {state: [] for state in asked}
    for row in chain.from_iterable(rows.order_by(*lists.ORDER) for rows in there):
        by_state[column[row.pk]].append(row)
    shown = [row for state in asked for row in by_state[state][:CARDS]]
    told_of = {row.pk: one for row, one in zip(shown, lists.prepared(by, shown), strict=True)}
    return [
        Column(
            state,
            [told_of[row.pk] for row in by_state[state][:CARDS]],
            min(sum(facts["n"] for facts in found.get(state, [])), paging.MOST_COUNTED + 1),
        )
        for state in asked
    ]


def states(wanted: Wanted) -> list[str]:
    """The states that the filters leave, each a column."""
    state = filters.state_asked(wanted)
    if state in (filters.DRAFTS, filters.COOPERATING, filters.DOING) or state in State.values:
        return [state]
    every = state == filters.EVERYTHING
    return [str(one) for one in STATES if every or one not in FINISHED]


def _apart(queries: list[QuerySet[TaskReach]]) -> list[QuerySet[TaskReach]]:
    """The same without what an earlier one of them has, so that their counts add up."""
    return [
        rows.filter(*(~Exists(before.filter(of=OuterRef("of"))) for before in queries[:place]))
        for place, rows in enumerate(queries)
    ]


@dataclass(frozen=True)
class Day:
    day: date
    within: bool  # the month
    today: bool
    rows: list[Row]
    more: int
    cut: bool  # from here on not all was read


@dataclass(frozen=True)
class Month:
    first: date
    weeks: list[list[Day]]
    cut: bool
    undated: int

    @property
    def before(self) -> date:
        return (self.first - timedelta(days=1)).replace(day=1)

    @property
    def after(self) -> date:
        return (self.first + timedelta(days=31)).replace(day=1)


def month(by: Actor, wanted: Wanted, first_day: date) -> Month:
    """The weeks of a month, from Monday on, with what is due on each day."""
    weeks = Calendar().monthdatescalendar(first_day.year, first_day.month)
    rows = lists.some(by, _between(wanted, weeks[0][0], weeks[-1][-1]), MOST_OF_MONTH)
    cut_on = rows[-1]["due"] if len(rows) == MOST_OF_MONTH else date.max
    due = {day: list(found) for day, found in groupby(rows, lambda row: row["due"])}

    def shown(day: date) -> Day:
        there = due.get(day, [])
        kept = there[:IN_A_DAY]
        within = day.month == first_day.month
        return Day(day, within, day == by.today, kept, len(there) - len(kept), day >= cut_on)

    undated = lists.count(by, wanted | {"undated": True}) if not _dated(wanted) else 0
    days = [[shown(day) for day in week] for week in weeks]
    return Month(first_day, days, cut_on != date.max, undated)


def year(by: Actor, wanted: Wanted, number: int, cursor: str | None) -> paging.Page:
    """A page of what is due in a year, by its date."""
    return lists.tasks(by, of_year(wanted, number), cursor, size=BARS)


def of_year(wanted: Wanted, number: int) -> Wanted:
    return _between(wanted, date(number, 1, 1), date(number, 12, 31))


def by_field(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Under the name of each field of work, in their order; what has none, last."""

    def place(row: Row) -> tuple[bool, int, str]:
        order = row["field_order"]
        return order is None, order or 0, row["field"]

    ordered = sorted(rows, key=place)
    return [(name, list(found)) for (_none, _order, name), found in groupby(ordered, place)]


def _between(wanted: Wanted, since: date, until: date) -> Wanted:
    """The same between two days, no wider than it was asked for."""
    asked_since, asked_until = wanted.get("due_from"), wanted.get("due_to")
    return wanted | {
        "due_from": max(since, asked_since) if asked_since else since,
        "due_to": min(until, asked_until) if asked_until else until,
    }


def _dated(wanted: Wanted) -> bool:
    return bool(wanted.get("due_from") or wanted.get("due_to"))
