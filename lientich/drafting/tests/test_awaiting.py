"""Whose move it is: a paper stands in the work of those alone who can bring it on."""

from dataclasses import replace

import pytest

from lientich.drafting import actions, queries

from .test_signing import adopted, scan, signed, signing  # noqa: F401 -- fixtures


def movers(draft, *people):
    return [by.user.username for by in people if draft in queries.awaiting(by)]


@pytest.fixture
def people(lan, ha, phong, mai, minh):
    return lan, ha, phong, mai, minh


def test_the_office_checks_then_a_leader_agrees(put, version, world, people, lan, ha):
    draft, part = version.draft, put[world.bac_son.pk]
    assert movers(draft, *people) == ["lan", "phong"]
    actions.check(part, by=lan)
    assert movers(draft, *people) == ["ha", "phong"]
    actions.approve(part, by=ha, digest=version.digest)
    assert movers(draft, *people) == ["phong"]


def test_whose_office_need_not_check_its_leader_is_asked_at_once(version, world, people, lan, ha):
    actions.set_procedure(world.bac_son, by=ha, office_checks=False, approvals=2)
    actions.put_for_adoption(version, by=lan)
    assert movers(version.draft, *people) == ["ha", "phong"]
    part = version.adoptions.get(organisation=world.bac_son)
    actions.approve(part, by=ha, digest=version.digest)
    assert movers(version.draft, *people) == ["phong"]


def test_the_lead_sends_to_sign_and_issues(adopted, people, lan, phong, world):  # noqa: F811
    assert movers(adopted, *people) == ["lan"]
    actions.begin_signing(adopted, by=lan, way="paper")
    assert movers(adopted, *people) == ["lan"]
    paper = scan(adopted, lan)
    assert movers(adopted, *people) == ["lan", "phong"]
    for by in (lan, phong):
        part = adopted.signings.get(organisation=by.organisation_id)
        actions.confirm_scan(part, by=by, scan=paper, signed_on=by.today)
    assert movers(adopted, *people) == ["lan"]
    actions.issue(adopted, by=lan, date=lan.today, number="33")
    assert movers(adopted, *people) == []


def test_where_the_lead_signs_last_it_waits_for_the_others(adopted, people, lan, phong):  # noqa: F811
    actions.begin_signing(adopted, by=lan, way="paper", order="lead_last")
    paper = scan(adopted, lan)
    assert movers(adopted, *people) == ["phong"]
    part = adopted.signings.get(organisation=phong.organisation_id)
    actions.confirm_scan(part, by=phong, scan=paper, signed_on=phong.today)
    assert movers(adopted, *people) == ["lan"]


def test_the_list_narrowed_to_me_is_what_waits_for_me(put, version, world, people, lan, client):
    for by in people:
        client.force_login(by.user)
        shown = client.get("/drafts/", {"awaiting": "on"}).context["rows"]
        assert bool(shown) == bool(movers(version.draft, by))


def test_nobody_else_is_asked(put, version, world, lan):
    assert movers(version.draft, replace(lan, hat=None)) == []
