"""The reminders of the last weeks, as the worker made them day by day; some are read, some went by
mail."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from lientich.notices import actions, mailing, rounds

from . import cast

if TYPE_CHECKING:
    from .build import Stage

DAYS = 21
CLOCK = "06:50"
READ_BY = ("ha", "chau", "bao")  # what they were told until the day before yesterday
HOURS = {"daily_at": time(6, 45), "quiet_since": time(20), "quiet_until": time(6, 30)}


def plan(stage: Stage) -> None:
    begin = stage.today - timedelta(days=DAYS)
    for place, player in enumerate(cast.PLAYERS):
        if player.role in ("office", "leader", "reporter"):
            way = "immediate" if place % 2 else "daily"
            stage.plan(begin, "06:00", partial(prefer, stage, player.username, way, begin))
    for ago in range(DAYS + 1):
        day = stage.today - timedelta(days=ago)
        stage.plan(day, CLOCK, partial(pass_day, stage, day))
    day = stage.today - timedelta(days=2)
    for username in READ_BY:
        stage.plan(day, "08:40", partial(read, stage, username, day))


def prefer(stage: Stage, username: str, way: str, day: date) -> None:
    by = stage.actor(username, day, "06:00")
    actions.set_preference(by=by, mail=way, address=f"{username}@lientich.example", **HOURS)


def pass_day(stage: Stage, day: date) -> None:
    """What the worker does on a morning."""
    now = stage.console(day).now.replace(hour=6, minute=50)
    while rounds.remind(now) or mailing.write(now) or mailing.send(now):
        pass


def read(stage: Stage, username: str, day: date) -> None:
    actions.read_all(by=stage.actor(username, day, "08:40"))
