"""What the worker told people in the last weeks, of acts and of dates; some is read, some went by
mail."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from lientich.journal.delivery import deliver
from lientich.notices import actions, mailing, rounds
from lientich.notices.plans import USUAL
from lientich.programmes.models import Programme

from . import cast

if TYPE_CHECKING:
    from .build import Stage

DAYS = 14
HOURS_OF_WORK = (time(6, 50), time(17, 15))
WRITTEN_TO = ("ha", "chau", "nga")  # letters to everyone would take their time
READ_BY = ("ha", "chau", "bao")  # what they were told until the day before yesterday


def plan(stage: Stage, programme: Programme) -> None:
    """Each month without a report is asked about; of many parts at once one notice tells."""
    begin = stage.today - timedelta(days=DAYS)
    stage.plan(begin, "05:30", partial(expect, stage, programme, begin))
    for place, player in enumerate(cast.PLAYERS):
        if player.username in WRITTEN_TO:
            way = "immediate" if place % 2 else "daily"
            stage.plan(begin, "06:00", partial(prefer, stage, player.username, way, begin))
    for ago in range(DAYS + 1):
        day = stage.today - timedelta(days=ago)
        for hour in HOURS_OF_WORK:
            stage.plan(day, f"{hour:%H:%M}", partial(work, stage, day, hour))
    day = stage.today - timedelta(days=2)
    for username in READ_BY:
        stage.plan(day, "08:40", partial(read, stage, username, day))


def expect(stage: Stage, programme: Programme, day: date) -> None:
    by = stage.actor("ha", day, "05:30")
    actions.set_rule(programme, by=by, **vars(USUAL) | {"reports": "monthly"})


def prefer(stage: Stage, username: str, way: str, day: date) -> None:
    by = stage.actor(username, day, "06:00")
    actions.set_preference(
        by=by,
        mail=way,
        address=f"{username}@lientich.example",
        daily_at=time(6, 45),
        quiet_since=time(20),
        quiet_until=time(6, 30),
    )


def work(stage: Stage, day: date, hour: time) -> None:
    """What the worker does at that moment. The round of the day comes first: of what was done
    before there was any, nobody is told."""
    now = datetime.combine(day, hour, stage.console(day).now.tzinfo)
    while rounds.remind(now) or deliver(now) or mailing.write(now) or mailing.send(now):
        pass


def read(stage: Stage, username: str, day: date) -> None:
    actions.read_all(by=stage.actor(username, day, "08:40"))
