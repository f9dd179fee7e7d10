"""Of a consultation: what waits for whoever is asked, and for the office that asks."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lientich.core.ids import new_id
from lientich.drafting import actions
from lientich.drafting.models import Draft
from lientich.home.queries import around


@pytest.fixture
def consultation(world, lan, minh):
    """Both units are asked within ten days; Suối Ngà has agreed."""
    draft = actions.start_draft(
        by=lan,
        token=new_id(),
        kind="Nghị quyết",
        subject="về bảo vệ môi trường",
        issuers=[world.committee_a, world.committee_b],
    )
    actions.save_text(draft, by=lan, text="I. MỤC TIÊU", revision=0)
    made = actions.consult(
        actions.cut_version(draft, by=lan),
        by=lan,
        token=new_id(),
        organisations=[world.suoi_nga, world.doi_sim],
        due=lan.today + timedelta(days=10),
    )
    own = made.asked.get(organisation=world.suoi_nga)
    actions.answer(own, by=minh, token=new_id(), stance="agrees")
    return made


def waiting(by, days=0):
    """`days` from now."""
    by = replace(by, now=by.now + timedelta(days=days))
    return {group.kind.key: [row.note for row in group.rows] for group in around(by, 9).groups}


def test_who_is_asked_answers(consultation, minh, tuan, lan):
    assert waiting(tuan) == {"opinions": ["Dự thảo lần 1"]}
    assert waiting(minh) == {}
    actions.remind(consultation, by=lan)
    assert waiting(tuan) == {"opinions": ["Dự thảo lần 1 · đã được nhắc"]}


def test_who_is_asked_reads_the_title_of_that_version(consultation, tuan):
    Draft.objects.update(subject="việc chưa ai được biết")
    (group,) = around(tuan, 9).groups
    assert [row.title for row in group.rows] == ["Về bảo vệ môi trường"]


def test_who_asks_hears_of_the_silent_once_the_day_is_past(consultation, lan, phong, ha):
    assert [waiting(by, 10) for by in (lan, phong)] == [{}, {}]
    silent = {"silent": ["Dự thảo lần 1 · 1 tổ chức chưa trả lời"]}
    assert [waiting(by, 11) for by in (lan, phong, ha)] == [silent, silent, {}]


def test_what_is_ended_waits_for_nobody(consultation, lan, tuan):
    actions.end_consultation(consultation, by=lan)
    assert [waiting(by, 11) for by in (lan, tuan)] == [{}, {}]


def test_a_draft_that_is_withdrawn_waits_for_nobody(consultation, lan, tuan):
    actions.withdraw_draft(consultation.draft, by=lan)
    assert [waiting(by, 11) for by in (lan, tuan)] == [{}, {}]
