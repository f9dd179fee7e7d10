"""Work of the joint programme, due when a test says; the worker, taken through its days."""

from datetime import date, datetime, timedelta

import pytest

from conftest import NOW
from lientich.core.ids import new_id
from lientich.notices import rounds
from lientich.notices.models import Item
from lientich.programmes import actions

TODAY = NOW.date()


def days(count: int) -> timedelta:
    return timedelta(days=count)


def work(now: datetime = NOW) -> None:
    """All that the worker has to do at that moment."""
    while rounds.remind(now):
        pass


def told(step: int | None = None) -> list[tuple[str, str]]:
    """Who was told, by account, and for which house."""
    rows = Item.objects.all() if step is None else Item.objects.filter(reminder__step=step)
    named = rows.values_list("notice__person__user__username", "organisation__short_name")
    return sorted(named)


@pytest.fixture
def programme(world, lan):
    return actions.start_programme(
        by=lan,
        name="Chương trình phối hợp 2026",
        goal="An toàn",
        since=date(2026, 1, 1),
        until=date(2027, 12, 31),
        sides=[world.bac_son, world.vinh_xanh],
        lines=["party", "management"],
    )


@pytest.fixture
def give(programme, lan, world):
    """Gives a task of Bắc Sơn to units, due so many days from today; returns their parts."""

    def make(title="Nộp báo cáo", *, due=0, units=None, by=lan, **given):
        draft = actions.draft_task(
            programme, by=by, title=title, field=world.environment, token=new_id(), **given
        )
        lead = world.committee_a if by.organisation_id == world.bac_son.pk else world.committee_b
        task = actions.assign_task(
            draft, by=by, lead=lead, due=None, units=units or [world.suoi_nga]
        )
        # Given out long ago: today's action refuses a date that has gone by.
        task.assignments.update(due=TODAY + days(due), original_due=TODAY + days(due))
        return list(task.assignments.select_related("task", "unit"))

    return make
