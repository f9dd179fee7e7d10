"""Of parts of tasks: what waits for who chases them, and the steps that a unit makes of its own."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from conftest import NOW, act_as, make_body, make_user
from lientich.core.ids import new_id
from lientich.home.queries import around
from lientich.organisations.models import Person
from lientich.programmes import actions, rules
from lientich.programmes.models import Assignment, Cooperation, Departure

TODAY = NOW.date()


def waiting(by, kind, days=0):
    """`days` from now: the rows, as many as are counted."""
    by = replace(by, now=by.now + timedelta(days=days))
    groups = [one for one in around(by, 9).groups if one.kind.key == kind]
    assert [len(one.rows) for one in groups] == [one.count for one in groups]
    return [(row.title, row.note, row.when) for one in groups for row in one.rows]


@pytest.fixture
def helped(give, world):
    """Due in thirty days, and Vịnh Xanh's committee in nine; its lead is of Bắc Sơn."""
    task = give("Cùng làm", [world.suoi_nga], cooperating=[world.committee_b])
    Cooperation.objects.update(due=TODAY + timedelta(days=9), duty="Tuyên truyền")
    return task


def test_who_coordinates_reminds_a_body_that_is_late(helped, lan, ha, phong, mai, minh, tuan):
    told = ("Cùng làm", "Đảng ủy Than Vịnh Xanh · Tuyên truyền", "Quá 1 ngày")
    everyone = (lan, ha, phong, mai, minh, tuan)
    assert all(waiting(by, "late_cooperations", 9) == [] for by in everyone)
    late = [by for by in everyone if waiting(by, "late_cooperations", 10)]
    assert late == [lan, ha]
    assert waiting(lan, "late_cooperations", 10) == [told]
    part = helped.cooperations.get()
    then = replace(lan, now=NOW + timedelta(days=10))
    actions.remind_cooperation(part, by=then)
    assert waiting(lan, "late_cooperations", 10) == []  # once a day
    assert [row[1] for row in waiting(ha, "late_cooperations", 11)] == [f"{told[1]} · đã được nhắc"]
    actions.report_cooperation(part, by=replace(phong, now=then.now), percent=100, token=new_id())
    assert waiting(lan, "late_cooperations", 12) == []


def test_a_body_that_rests_or_is_of_the_same_house_is_not_chased(helped, give, lan, world):
    give("Nhà mình", [world.doi_sim], cooperating=[world.office_a], due=TODAY)
    assert [row[0] for row in waiting(lan, "late_cooperations", 10)] == ["Cùng làm"]
    assert "Nhà mình" in [row[0] for row in waiting(lan, "cooperations", 10)]
    actions.suspend(helped.assignments.get(), by=lan, reason="Chờ vốn")
    assert waiting(lan, "late_cooperations", 10) == []


def test_bodies_are_chased_by_whom_the_rules_permit(give, ha, lan, phong, mai, minh, tuan, world):
    board = make_body(world.bac_son, "other", "Ban Tổ chức Bắc Sơn")
    board.fields.add(world.cadres)
    thu = act_as(make_user("thu", "Lý Thị Thu", "specialist", world.bac_son, board))
    helping = {"cooperating": [world.committee_b, world.office_a], "due": TODAY}
    give("Môi trường", [world.doi_sim], **helping)
    give("Cán bộ", [world.doi_sim], field=world.cadres, **helping)
    give("Vịnh Xanh chủ trì", [world.doi_sim], lead=world.committee_b, **helping)
    own = {"cooperating": [make_body(world.suoi_nga, "committee", "Đảng ủy Suối Ngà")]}
    own |= {"due": TODAY, "shared": False}
    give("Của Vịnh Xanh", [world.suoi_nga], by=phong, **own)
    give("Hồ sơ", [world.doi_sim], by=ha, classification="cadre", **own)
    for by in (lan, ha, phong, mai, thu, minh, tuan):
        then = replace(by, now=NOW + timedelta(days=1))
        seen = Cooperation.objects.readable_by(then).exclude(body__organisation=by.organisation_id)
        permitted = [one.task.title for one in seen if rules.can_coordinate(then, one.task)]
        shown = [row[0] for row in waiting(by, "late_cooperations", 1)]
        assert sorted(shown) == sorted(permitted)
        assert bool(shown) == (by not in (minh, tuan))


def test_who_gave_work_to_a_unit_that_left_is_asked(client, give, world, lan, ha, phong, minh):
    part = give("Việc", [world.suoi_nga]).assignments.get()
    Departure.objects.create(assignment=part, since=TODAY, noticed_at=NOW)
    told = [("Việc", "Than Suối Ngà đã chuyển, giải thể: để lại hay chuyển đơn vị khác")]
    for by, rows in ((lan, told), (ha, told), (phong, []), (minh, [])):
        assert [row[:2] for row in waiting(by, "departures")] == rows
    client.force_login(lan.user)
    page = client.get(reverse("home:my_work"))
    (group,) = page.context["groups"]
    assert reverse("programmes:keep_part", args=[part.pk]) in client.get(group.rows[0].url).text
    actions.keep_part(part, by=lan, reason="Làm nốt")
    assert waiting(lan, "departures") == []


@pytest.fixture
def stepped(give, minh, world):
    """Suối Ngà's part, in four steps of which one has no day and one is far off."""
    part = give("Việc", [world.suoi_nga]).assignments.get()
    for title, days in (("Gần", 3), ("Xa", 4), ("Hôm nay", 0), ("Không hạn", None)):
        due = None if days is None else TODAY + timedelta(days=days)
        actions.add_step(part, by=minh, title=title, named="Tổ cơ điện", due=due)
    return part


def test_steps_wait_for_the_unit_alone(stepped, client, lan, ha, phong, minh, tuan):
    actions.share_steps(stepped, by=minh, shared=True)
    assert waiting(minh, "steps") == [
        ("Hôm nay", "Việc · Tổ cơ điện", "Hôm nay"),
        ("Gần", "Việc · Tổ cơ điện", "18-6-2026"),
    ]
    for by in (lan, ha, phong, tuan):
        assert waiting(by, "steps", 9) == []
    actions.tick_step(stepped.steps.get(title="Hôm nay"), by=minh)
    assert [row[0] for row in waiting(minh, "steps")] == ["Gần"]
    client.force_login(minh.user)
    url = next(
        group.rows[0].url
        for group in client.get(reverse("home:my_work")).context["groups"]
        if group.kind.key == "steps"
    )
    assert reverse("programmes:tick_step", args=[stepped.steps.get(title="Gần").pk]) in (
        client.get(url).text
    )


def test_a_step_waits_for_whom_it_names(stepped, minh, world):
    son = act_as(make_user("son", "Hồ Sơn", "leader", world.suoi_nga))
    first, second = stepped.steps.filter(title__in=["Hôm nay", "Gần"]).order_by("due")
    day = {"title": "Một", "due": TODAY}
    actions.edit_step(first, by=minh, person=son.user.person, **day)
    actions.edit_step(second, by=minh, person=Person.objects.create(name="Đỗ Văn Đi"), **day)
    assert [len(waiting(by, "steps")) for by in (minh, son)] == [1, 2]  # who left, ticks nothing
    Assignment.objects.filter(pk=stepped.pk).update(state="suspended")
    assert [waiting(by, "steps") for by in (minh, son)] == [[], []]
