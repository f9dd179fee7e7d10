"""What hinders the work is raised, owned, resolved; what makes it better is told and taken up."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from lientich.journal.models import Event
from lientich.programmes import actions
from lientich.programmes.models import Adoption, NewWay, Obstacle
from lientich.programmes.queries import matters


def verbs(subject):
    found = Event.objects.filter(subject_id=subject.pk).order_by("id")
    return list(found.values_list("verb", flat=True))


@pytest.fixture
def obstacle(task, programme, minh):
    return actions.raise_obstacle(programme, by=minh, text=" Thiếu xe tưới nước ")


def test_a_unit_raises_it_and_the_sides_read_it(obstacle, lan, mai, minh, tuan):
    assert (obstacle.text, obstacle.organisation_id) == ("Thiếu xe tưới nước", minh.organisation_id)
    assert verbs(obstacle) == ["programmes.obstacle_raised"]
    for by in (lan, mai, minh):
        assert list(matters.obstacles(by)) == [obstacle]
    assert list(matters.obstacles(tuan)) == []


def test_a_form_sent_twice_raises_it_once(task, programme, minh):
    token = uuid4()
    for _time in range(2):
        actions.raise_obstacle(programme, by=minh, text="Thiếu xe", token=token)
    assert Obstacle.objects.count() == 1


def test_who_has_no_work_in_the_programme_raises_nothing(programme, tuan, minh):
    for by in (tuan, minh):  # Suối Ngà was given none yet
        with pytest.raises(PermissionDenied):
            actions.raise_obstacle(programme, by=by, text="x")
        with pytest.raises(PermissionDenied):
            actions.tell_new_way(programme, by=by, text="x")


def test_a_unit_speaks_of_itself_alone(task, programme, minh, lan, world):
    with pytest.raises(PermissionDenied):
        actions.raise_obstacle(programme, by=minh, text="x", unit=world.doi_sim)
    raised = actions.raise_obstacle(programme, by=lan, text="Hai tuyến", unit=world.doi_sim)
    assert raised.unit == world.doi_sim
    assert list(matters.obstacles(minh)) == []


def test_a_side_says_who_resolves_it_and_that_it_is(obstacle, mai, minh, world):
    actions.own_obstacle(obstacle, by=mai, owner=world.committee_b)
    actions.own_obstacle(obstacle, by=mai, owner=world.committee_b)
    resolved = actions.resolve_obstacle(obstacle, by=mai, resolution=" Đã mua xe ")
    actions.resolve_obstacle(obstacle, by=mai, resolution="khác")
    obstacle.refresh_from_db()
    assert (obstacle.owner, obstacle.resolution) == (world.committee_b, "Đã mua xe")
    assert resolved.resolved_on == mai.today == date(2026, 6, 15)
    with pytest.raises(ValidationError, match="đã giải quyết"):
        actions.own_obstacle(obstacle, by=mai, owner=world.committee_a)
    actions.reopen_obstacle(obstacle, by=mai)
    actions.reopen_obstacle(obstacle, by=mai)
    obstacle.refresh_from_db()
    assert (obstacle.state, obstacle.resolved_on) == ("open", None)
    assert verbs(obstacle)[1:] == [
        "programmes.obstacle_owned",
        "programmes.obstacle_resolved",
        "programmes.obstacle_reopened",
    ]


def test_a_body_of_a_stranger_resolves_nothing(obstacle, lan, world):
    with pytest.raises(ValidationError, match="không thuộc bên nào"):
        actions.own_obstacle(obstacle, by=lan, owner=world.committee_s)


def test_a_unit_settles_nothing(obstacle, minh, tuan, world):
    for by in (minh, tuan):
        for act in (
            lambda by=by: actions.own_obstacle(obstacle, by=by, owner=world.committee_a),
            lambda by=by: actions.resolve_obstacle(obstacle, by=by, resolution="x"),
            lambda by=by: actions.reopen_obstacle(obstacle, by=by),
        ):
            with pytest.raises(PermissionDenied):
                act()


def test_a_new_way_is_told_to_all_in_the_programme_and_taken_up_once(
    task, programme, lan, mai, minh, tuan
):
    token = uuid4()
    told, again = (
        actions.tell_new_way(
            programme, by=lan, text="Giao ca 5 phút", result="Không sự cố", token=token
        )
        for _time in range(2)
    )
    assert told == again == NewWay.objects.get()
    for by in (lan, mai, minh, tuan):  # both units have work in it
        assert list(matters.new_ways(by)) == [told]
    for _time in range(2):
        actions.take_up(told, by=minh)
    assert Adoption.objects.count() == 1
    assert verbs(told) == ["programmes.new_way_told", "programmes.new_way_taken_up"]
    with pytest.raises(ValidationError, match="chính đơn vị"):
        actions.take_up(told, by=lan)


def test_without_work_in_the_programme_one_reads_no_new_way(programme, lan, minh):
    told = actions.tell_new_way(programme, by=lan, text="Giao ca 5 phút")
    assert list(matters.new_ways(minh)) == []
    with pytest.raises(PermissionDenied):
        actions.take_up(told, by=minh)


def test_the_page_raises_from_a_gap_of_the_model(task, obstacle, lan, world, client):
    client.force_login(lan.user)
    gaps = client.get(reverse("organisations:gaps")).content.decode()
    assert f"/programmes/obstacles/raise/?unit={world.suoi_nga.pk}" in gaps
    url = f"/programmes/obstacles/raise/?unit={world.suoi_nga.pk}&text=Hai+tuyến"
    page = client.get(url).content.decode()
    assert "Hai tuyến" in page
    answer = client.post(
        "/programmes/obstacles/raise/",
        {"programme": task.programme_id, "text": "Hai tuyến", "unit": world.suoi_nga.pk,
         "token": uuid4()},
    )  # fmt: skip
    assert answer.status_code == 302
    assert Obstacle.objects.filter(unit=world.suoi_nga, text="Hai tuyến").count() == 1
    listed = client.get("/programmes/matters/").content.decode()
    assert listed.index("Thiếu xe tưới nước") < listed.index("Hai tuyến")


def test_another_unit_finds_nothing_of_it(obstacle, tuan, client):
    client.force_login(tuan.user)
    assert "Thiếu xe" not in client.get("/programmes/matters/").content.decode()
    assert client.get(f"/programmes/obstacles/{obstacle.pk}/own/").status_code == 404
