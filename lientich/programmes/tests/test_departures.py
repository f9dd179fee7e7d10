"""A unit moves or is dissolved: its open parts stay with it, and their owner is asked."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from conftest import make_organisation
from lientich.journal.delivery import deliver
from lientich.journal.models import Event
from lientich.organisations import actions as organisations
from lientich.organisations.models import Line
from lientich.programmes import actions, opening
from lientich.programmes.models import Departure, State
from lientich.programmes.queries import departures

from .conftest import report

WHY = "Đơn vị làm nốt phần này."


@pytest.fixture
def part(task, world):
    return task.assignments.get(unit=world.doi_sim)


@pytest.fixture
def elsewhere(lan):
    return make_organisation("Tập đoàn khác", "Tập đoàn khác", "group")


def leave(world, lan, elsewhere, since):
    for line in (Line.PARTY, Line.MANAGEMENT):
        organisations.move(world.doi_sim, by=lan, line=line, parent=None, since=since)


def test_who_left_is_asked_about_once(part, task, world, lan, phong, minh, elsewhere):
    leave(world, lan, elsewhere, lan.today)
    deliver()
    deliver()
    departure = Departure.objects.get()
    assert (departure.assignment, departure.since) == (part, lan.today)
    assert Event.objects.filter(verb="programmes.departure_noticed").count() == 1
    part.refresh_from_db()
    assert part.state == State.NOT_STARTED
    assert departures.asked(lan, task.programme_id) == [part]
    for by in (phong, minh):
        assert departures.asked(by, task.programme_id) == []


def test_a_move_that_leaves_it_under_a_side_asks_nothing(part, world, lan):
    organisations.move(
        world.doi_sim, by=lan, line=Line.PARTY, parent=world.vinh_xanh, since=lan.today
    )
    deliver()
    assert not Departure.objects.exists()


def test_a_move_decided_ahead_is_asked_about_on_its_day(part, world, lan, elsewhere, settings):
    leave(world, lan, elsewhere, lan.today + timedelta(days=10))
    deliver()
    assert not Departure.objects.exists()
    settings.DEMONSTRATION = True
    for day, noticed in (("2026-06-24", 0), ("2026-06-25", 1), ("2026-06-25", 0)):
        settings.ASSUMED_NOW = day
        assert opening.notice_departures() == noticed
    assert Departure.objects.get().since == date(2026, 6, 25)


def test_what_a_dissolved_unit_had_is_asked_about(part, world, lan, tuan):
    report(part, tuan, 30)
    organisations.dissolve(world.doi_sim, by=lan, until=lan.today)
    deliver()
    assert Departure.objects.get().assignment == part


def test_who_left_twice_is_asked_about_once(part, task, world, lan, elsewhere):
    leave(world, lan, elsewhere, lan.today)
    deliver()
    Departure.objects.create(
        assignment=part, since=lan.today - timedelta(days=9), noticed_at=lan.now
    )
    assert departures.asked(lan, task.programme_id) == [part]


def test_the_owner_keeps_it_or_hands_it_on(part, world, lan, phong, elsewhere, task, assignment):
    with pytest.raises(ValidationError, match="không chờ trả lời"):
        actions.keep_part(part, by=lan, reason=WHY)
    leave(world, lan, elsewhere, lan.today)
    deliver()
    with pytest.raises(PermissionDenied):
        actions.keep_part(part, by=phong, reason=WHY)
    with pytest.raises(ValidationError, match="lý do"):
        actions.keep_part(part, by=lan, reason=" ")
    actions.keep_part(part, by=lan, reason=WHY)
    later = replace(lan, now=lan.now + timedelta(days=1))
    assert actions.notice_departure(world.doi_sim, by=later) == 0
    assert departures.asked(lan, task.programme_id) == []
    Departure.objects.update(settled_at=None)
    actions.reassign(part, by=lan, unit=world.bac_son, reason=WHY)
    assert not Departure.objects.filter(settled_at=None).exists()


def test_the_pages(part, task, world, lan, minh, elsewhere, client):
    leave(world, lan, elsewhere, lan.today)
    deliver()
    client.force_login(lan.user)
    page = client.get(task.programme.get_absolute_url()).content.decode()
    assert "Đơn vị đã chuyển, giải thể" in page
    url = reverse("programmes:keep_part", args=[part.pk])
    assert url in client.get(part.get_absolute_url()).content.decode()
    assert client.get(url).status_code == 200
    assert client.post(url, {"reason": WHY}).status_code == 302
    assert url not in client.get(part.get_absolute_url()).content.decode()
    client.force_login(minh.user)
    page = client.get(task.programme.get_absolute_url()).content.decode()
    assert "Đơn vị đã chuyển, giải thể" not in page
