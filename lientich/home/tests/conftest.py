"""A programme of the two sides with work in it, of each side alone and of both."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from conftest import NOW
from lientich.core.ids import new_id
from lientich.documents import actions as documents
from lientich.programmes import actions

TODAY = NOW.date()


@pytest.fixture
def programme(world, lan):
    return actions.start_programme(
        by=lan,
        name="Chương trình phối hợp 2026",
        goal="Kỷ cương - An toàn - Xanh",
        since=date(2026, 1, 1),
        until=date(2099, 12, 31),
        sides=[world.bac_son, world.vinh_xanh],
        lines=["party", "management"],
    )


@pytest.fixture
def draft(programme, lan, world):
    """Makes a draft task; of Bắc Sơn and shared, unless told otherwise."""

    def make(title, *, by=lan, **given):
        given = {"field": world.environment, "token": new_id()} | given
        return actions.draft_task(programme, by=by, title=title, **given)

    return make


@pytest.fixture
def give(draft, lan, world):
    """Makes a task and gives it to units."""

    def make(title, units, *, by=lan, lead=None, due=TODAY + timedelta(days=30), **given):
        lead = lead or (world.committee_a if by.organisation_id == lan.organisation_id else None)
        helping = given.pop("cooperating", ())
        task = draft(title, by=by, **given)
        return actions.assign_task(
            task,
            by=by,
            lead=lead or world.committee_b,
            due=due,
            units=units,
            cooperating=helping,
        )

    return make


@pytest.fixture
def report():
    """Reports for a unit on its part of a task."""

    def make(task, by, percent, **given):
        part = task.assignments.get(unit=by.organisation_id)
        return actions.report_progress(part, by=by, percent=percent, token=new_id(), **given)

    return make


@pytest.fixture
def register(world):
    """Enters a resolution in the register of whoever acts."""

    def make(by, number, subject, **given):
        ours = world.committee_a if by.organisation_id == world.bac_son.pk else world.committee_b
        given = {"issuers": [ours], "date": date(2026, 4, 18)} | given
        return documents.register(
            by=by, kind="Nghị quyết", number=number, symbol="NQ/ĐU", subject=subject, **given
        )

    return make


@pytest.fixture
def secrets(world, programme, give, draft, register, report, lan, phong, minh, tuan):
    """What each house keeps to itself, by a word that stands nowhere else, and what they share."""
    for by, word in ((lan, "Zebra"), (phong, "Quagga")):
        mine = give(f"{word} việc riêng", [world.suoi_nga], by=by, shared=False)
        report(mine, minh, 40)
        given = give(f"{word} đã nhận xong", [world.suoi_nga], by=by, shared=False)
        report(given, minh, 100)
        draft(f"{word} dự thảo", by=by, shared=False)
        register(by, "7", f"{word} nội bộ")
    joint = give("Chung trạm xử lý", [world.suoi_nga, world.doi_sim])
    report(joint, minh, 100)
    report(joint, tuan, 30)
    only_tuan = give("Okapi của Đồi Sim", [world.doi_sim])
    report(only_tuan, tuan, 100)
    return SimpleNamespace(joint=joint, only_tuan=only_tuan)
