"""The review conferences of the exercise: last year's is held, this year's is in preparation."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from lientich.conferences import actions, periods
from lientich.conferences.models import Conference
from lientich.programmes.models import Programme

if TYPE_CHECKING:
    from .build import Stage

SECRETARIES = ("bao", "dang")


def plan(stage: Stage, programmes: dict[int, Programme]) -> None:
    """The half of each year that has come so far, and each year; the office calls them ahead."""
    for year, programme in programmes.items():
        half, whole = date(year, 7, 18), date(year + 1, 2, 27)
        if half < stage.today:
            book(stage, programme, Conference.Kind.HALF_YEAR, year, half)
        book(stage, programme, Conference.Kind.YEARLY, year, whole if year < stage.year else None)


def book(stage: Stage, programme: Programme, kind: str, year: int, held_on: date | None) -> None:
    day = min(held_on or stage.today, stage.today) - timedelta(days=15)
    stage.plan(day, "08:40", partial(call, stage, programme, kind, year, held_on, day))


def call(
    stage: Stage, programme: Programme, kind: str, year: int, held_on: date | None, day: date
) -> None:
    since, until = periods.of(kind, year)
    actions.call_conference(
        programme,
        by=stage.actor("ha", day, "08:40"),
        kind=kind,
        since=since,
        until=until,
        held_on=held_on,
        place="Vịnh Xanh" if kind == Conference.Kind.HALF_YEAR else "Bắc Sơn",
        chairs=[stage.people[name] for name in SECRETARIES],
    )
