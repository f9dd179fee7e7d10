"""What the sides plan at units: known to both, to no unit, and where they would meet."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import make_organisation
from lientich.core.ids import new_id
from lientich.journal.models import Event
from lientich.programmes import actions
from lientich.programmes.models import INSPECTIONS, PlannedVisit
from lientich.programmes.queries.plans import meet, visits

APRIL = {"since": date(2026, 4, 20), "until": date(2026, 4, 24)}


def plan(programme, by, unit, **more):
    given = {"unit": unit, "kind": "inspection", "token": new_id()} | APRIL | more
    return actions.plan_visit(programme, by=by, **given)


def test_both_sides_know_and_no_unit(programme, task, world, lan, phong, minh, client):
    made = plan(programme, lan, world.suoi_nga)
    assert Event.objects.filter(verb="programmes.visit_planned").count() == 1
    known = [PlannedVisit.objects.visible_to(by).count() for by in (lan, phong, minh)]
    assert known == [1, 1, 0]
    address = reverse("programmes:plan", args=[programme.pk])
    for by, status in ((lan, 200), (phong, 200), (minh, 403)):
        client.force_login(by.user)
        assert client.get(address).status_code == status
    with pytest.raises(PermissionDenied):
        actions.cancel_visit(made, by=phong)
    for _twice in range(2):
        actions.cancel_visit(made, by=lan)
    assert Event.objects.filter(verb="programmes.visit_cancelled").count() == 1


def test_who_is_no_side_plans_nothing(programme, task, world, minh):
    with pytest.raises(PermissionDenied):
        plan(programme, minh, world.suoi_nga)


def test_what_cannot_be_planned_is_refused(programme, world, lan):
    with pytest.raises(ValidationError, match="không trực thuộc"):
        plan(programme, lan, make_organisation("Công ty khác", "Khác"))
    with pytest.raises(ValidationError, match="trước ngày"):
        plan(programme, lan, world.suoi_nga, until=date(2026, 4, 1))


def test_a_form_sent_twice_plans_once(programme, world, lan, phong):
    token = new_id()
    same = [plan(programme, lan, world.suoi_nga, token=token) for _twice in range(2)]
    assert same[0] == same[1]
    for by, unit in ((phong, world.suoi_nga), (lan, world.doi_sim)):
        with pytest.raises(ValidationError, match="tải lại"):
            plan(programme, by, unit, token=token)
    assert Event.objects.filter(verb="programmes.visit_planned").count() == 1


def test_where_both_come_in_one_month_it_is_told(programme, world, lan, phong, client):
    plan(programme, lan, world.suoi_nga)
    plan(programme, lan, world.doi_sim)
    late = {"since": date(2026, 4, 30), "until": date(2026, 5, 4)}
    plan(programme, phong, world.suoi_nga, kind="supervision", **late)
    plan(programme, phong, world.doi_sim, kind="review")  # of another table
    found = visits(lan, programme, INSPECTIONS)
    assert [(str(one.visit.unit), one.meets) for one in found] == [
        ("Than Đồi Sim", []),
        ("Than Suối Ngà", ["Vịnh Xanh"]),
        ("Than Suối Ngà", ["Bắc Sơn"]),
    ]
    client.force_login(lan.user)
    page = client.get(reverse("programmes:plan", args=[programme.pk])).text
    assert page.count("triangle-alert") == 2


days = st.integers(0, 800).map(lambda n: date(2025, 11, 15) + timedelta(days=n))


@settings(max_examples=60)
@given(st.lists(days, min_size=4, max_size=4))
def test_they_meet_where_some_day_of_each_is_in_one_month(given_days):
    first, second = (
        SimpleNamespace(unit_id=1, organisation_id=side, since=min(pair), until=max(pair))
        for side, pair in enumerate((given_days[:2], given_days[2:]))
    )

    def each_month(one):
        span = range((one.until - one.since).days + 1)
        return {(one.since + timedelta(days=n)).strftime("%Y-%m") for n in span}

    assert meet(first, second) == bool(each_month(first) & each_month(second))


def test_the_pages(programme, world, lan, client):
    client.force_login(lan.user)
    address = reverse("programmes:plan_visit", args=[programme.pk])
    sent = {"unit": world.suoi_nga.pk, "kind": "inspection", "token": new_id()} | APRIL
    assert client.post(address, sent).url.endswith("?table=inspections")
    (made,) = PlannedVisit.objects.all()
    there = reverse("programmes:plan", args=[programme.pk])
    assert there in client.get(programme.get_absolute_url()).text
    gone = client.post(reverse("programmes:cancel_visit", args=[made.pk]), {"sure": "True"})
    assert gone.url == f"{there}?table=inspections"
    assert "Chưa bên nào" in client.get(gone.url).text
