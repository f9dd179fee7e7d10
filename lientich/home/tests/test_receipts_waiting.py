"""Of what was sent: what waits for whoever is to receive it, and for the office that sent it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lientich.documents import actions
from lientich.home.queries import around


@pytest.fixture
def document(world, lan):
    """Sent to both units."""
    made = actions.register(
        by=lan,
        kind="Nghị quyết",
        number="30",
        symbol="NQ/ĐU",
        date=lan.today,
        subject="về than",
        issuers=[world.committee_a],
    )
    actions.send(made, by=lan, organisations=[world.suoi_nga, world.doi_sim])
    return made


def waiting(by, days=0):
    """`days` from now."""
    by = replace(by, now=by.now + timedelta(days=days))
    return {
        group.kind.key: [(row.title, row.note, row.when) for row in group.rows]
        for group in around(by, 9).groups
    }


def test_who_was_sent_it_receives_it(document, lan, minh, tuan, phong):
    title = "Nghị quyết 30-NQ/ĐU"
    assert waiting(minh) == {"receipts": [(title, "Bắc Sơn gửi", "Mới hôm nay")]}
    actions.remind(document, by=lan)
    told = (title, "Bắc Sơn gửi · đã được nhắc", "Chờ 2 ngày")
    assert waiting(tuan, 2) == {"receipts": [told]}
    actions.receive(document.deliveries.get(organisation=minh.organisation_id), by=minh)
    assert (waiting(minh), waiting(phong)) == ({}, {})


def test_who_sent_it_hears_of_the_silent_after_days(document, lan, ha, minh):
    actions.receive(document.deliveries.get(organisation=minh.organisation_id), by=minh)
    told = [("Nghị quyết 30-NQ/ĐU", "1 nơi chưa nhận", "Chờ 3 ngày")]
    assert [waiting(by, 3) for by in (lan, ha)] == [{"not_received": told}, {}]
    assert waiting(lan, 2) == {}
