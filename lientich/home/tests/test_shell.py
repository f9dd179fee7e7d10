"""What stands around every page."""

from datetime import date

import pytest
from django.urls import reverse

from conftest import give_mandate
from lientich.accounts.queries import held
from lientich.core import access
from lientich.home.shell import shell
from lientich.programmes.models import Programme, Side


def make_programme(name, *sides, since=date(2026, 1, 1), until=date(2026, 12, 31), **given):
    programme = Programme.objects.create(name=name, since=since, until=until, **given)
    for order, side in enumerate(sides):
        Side.objects.create(programme=programme, organisation=side, order=order)
    access.refresh(Programme, [programme.pk])
    return programme


@pytest.fixture
def programmes(world):
    """Three joint ones, of which the newest does not run yet, and one without Bắc Sơn."""
    sides = (world.bac_son, world.vinh_xanh)
    return (
        make_programme("Chương trình 2025", *sides, since=date(2025, 1, 1)),
        make_programme("Chương trình 2026", *sides),
        make_programme("Chương trình 2027", *sides, since=date(2027, 1, 1), state="draft"),
        make_programme("Việc riêng", world.vinh_xanh, world.suoi_nga),
    )


def page(client, member):
    client.force_login(member.user)
    return client.get(reverse("home:overview"))


def test_the_rail_marks_where_one_is(client, lan):
    rail = page(client, lan).context["rail"]
    assert [(item["label"], item["current"]) for item in rail[0]["items"]] == [
        ("Tổng quan", True),
        ("Việc của tôi", False),
    ]
    for view, label in (
        ("organisations:index", "Tổ chức"),
        ("programmes:index", "Chương trình"),
        ("programmes:tasks", "Nhiệm vụ"),
        ("home:my_work", "Việc của tôi"),
    ):
        rail = client.get(reverse(view)).context["rail"]
        items = [item for group in rail for item in group["items"]]
        assert [item["label"] for item in items if item["current"]] == [label]


def test_a_reporter_has_the_work_of_the_unit_at_hand(client, minh):
    client.force_login(minh.user)
    rail = client.get(reverse("programmes:unit")).context["rail"]
    items = [item for group in rail for item in group["items"]]
    assert [item["label"] for item in items if item["current"]] == ["Việc của đơn vị"]


def test_a_visitor_gets_nothing_of_the_house(client, db):
    page = client.get(reverse("account_login"))
    assert not {"rail", "who", "hats", "programme_switch"} & page.context.keys()


def test_it_says_who_acts_and_for_whom(client, lan, world, programmes):
    shown = page(client, lan).context["who"]
    assert shown == {
        "key": lan.person_id,
        "name": "Trần Thị Lan",
        "hat": "Văn phòng · Văn phòng Đảng ủy Bắc Sơn",
        "side": "a",
    }


def test_hats_are_those_held_today(client, lan, world):
    give_mandate(lan.user, "reporter", world.suoi_nga)
    hats = page(client, lan).context["hats"]
    assert [(hat["label"], hat["note"], hat["current"]) for hat in hats] == [
        ("Văn phòng", "Văn phòng Đảng ủy Bắc Sơn", True),
        ("Đầu mối báo cáo", "Than Suối Ngà", False),
    ]


def test_the_running_programme_that_began_last_is_looked_at(client, lan, programmes):
    shown = page(client, lan).context["programme_switch"]
    assert shown["label"] == "Chương trình 2026"
    assert [item["label"] for item in shown["items"]] == [
        "Chương trình 2027",
        "Chương trình 2026",
        "Chương trình 2025",
    ]


def test_another_programme_is_chosen_and_kept(client, lan, programmes):
    client.force_login(lan.user)
    answer = client.post(reverse("home:choose_programme", args=[programmes[0].pk]))
    assert answer.url == reverse("home:overview")
    shown = client.get(reverse("organisations:index")).context["programme_switch"]
    assert shown["label"] == "Chương trình 2025"


def test_a_programme_of_others_cannot_be_chosen(client, lan, programmes):
    client.force_login(lan.user)
    choose = reverse("home:choose_programme", args=[programmes[3].pk])
    assert client.post(choose).status_code == 404
    assert client.get(choose).status_code == 405


def test_the_exercise_is_marked_on_every_page_of_its_people(client, lan, world):
    assert page(client, lan).context["exercise"] is False
    world.bac_son.exercise = True
    world.bac_son.save()
    assert "MINH HỌA - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in page(client, lan).content.decode()


def test_somebody_without_mandates_is_told_so(client, lan):
    lan.user.person.mandates.all().delete()
    shown = page(client, lan)
    assert shown.context["who"]["hat"] == ""
    assert shown.status_code == 200


def test_the_shell_costs_one_query(rf, lan, world, programmes, django_assert_num_queries):
    give_mandate(lan.user, "reporter", world.suoi_nga)
    request = rf.get("/")
    request.user, request.actor, request.session = lan.user, lan, {}
    request.resolver_match = None
    request.mandates = held(lan.person_id, lan.now)
    with django_assert_num_queries(1):
        shell(request)
        shell(request)


def test_a_unit_has_its_programme_also_while_others_of_its_tasks_are_drafts(
    client, programme, give, draft, minh, world
):
    draft("Chưa giao")
    give("Đã giao", [world.suoi_nga])
    client.force_login(minh.user)
    shown = client.get(reverse("home:my_work")).context["programme_switch"]
    assert shown["label"] == programme.name
