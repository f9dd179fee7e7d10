"""A unit's part goes to another unit: nothing is lost, and neither reads the other's."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from conftest import LONG_AGO, act_as, make_organisation, make_user
from lientich.journal.models import Event
from lientich.organisations.models import Affiliation, Line
from lientich.programmes import actions
from lientich.programmes.models import Assignment, Programme, ProgressReport, State, Task
from lientich.programmes.queries import lists, tallies

from .conftest import DUE, report

WHY = "Đơn vị thiếu người."


@pytest.fixture
def khe_lim(world):
    """A third unit, under Bắc Sơn."""
    made = make_organisation("Công ty Than Khe Lim", "Than Khe Lim")
    Affiliation.objects.create(
        child=made, parent=world.bac_son, line=Line.MANAGEMENT, since=LONG_AGO
    )
    return made


@pytest.fixture
def luc(khe_lim):
    return act_as(make_user("luc", "Phan Văn Lực", "reporter", khe_lim))


def test_the_part_goes_on_elsewhere_and_its_history_stays(
    assignment, task, khe_lim, lan, minh, luc
):
    later = DUE + timedelta(days=20)
    report(assignment, minh, 40, note="Đã khảo sát.")
    actions.extend(assignment, by=lan, until=later)
    taken = actions.reassign(assignment, by=lan, unit=khe_lim, reason=WHY)
    assert (taken.unit, taken.state, taken.percent) == (khe_lim, State.NOT_STARTED, 0)
    assert (taken.due, taken.original_due) == (later, DUE)
    assignment.refresh_from_db()
    assert (assignment.state, assignment.percent, assignment.reason) == (State.MOVED, 40, WHY)
    for by in (minh, lan):
        assert ProgressReport.objects.visible_to(by).filter(assignment=assignment).exists()
    assert not ProgressReport.objects.visible_to(luc).exists()
    assert list(Assignment.objects.visible_to(luc)) == [taken]
    assert list(Assignment.objects.visible_to(minh)) == [assignment]
    assert list(Task.objects.visible_to(luc)) == [task]
    assert Programme.objects.visible_to(luc).exists()
    event = Event.objects.get(verb="programmes.reassigned")
    assert event.facts == {"to": str(khe_lim.pk), "taken": str(taken.pk)}
    report(taken, luc, 30)


def test_what_moved_on_no_longer_counts(assignment, task, khe_lim, lan, minh, luc, tuan, world):
    report(task.assignments.get(unit=world.doi_sim), tuan, 50)
    report(assignment, minh, 90)
    taken = actions.reassign(assignment, by=lan, unit=khe_lim, reason=WHY)
    task.refresh_from_db()
    assert (task.state, task.percent) == (State.IN_PROGRESS, 25)
    assert tallies.by_programme(minh, [task.programme_id]) == {}
    report(taken, luc, 10)
    task.refresh_from_db()
    assert task.percent == 30


def test_a_part_that_comes_back_goes_on_where_it_was(assignment, khe_lim, lan, minh):
    report(assignment, minh, 40)
    taken = actions.reassign(assignment, by=lan, unit=khe_lim, reason=WHY)
    back = actions.reassign(taken, by=lan, unit=assignment.unit, reason="Đơn vị đã đủ người.")
    assert back == assignment
    assert (back.state, back.percent, back.reason) == (State.IN_PROGRESS, 40, "")


def test_what_was_declined_can_be_given_to_another(assignment, khe_lim, lan, minh):
    actions.decline(assignment, by=minh, reason="Không có trạm.")
    assert actions.reassign(assignment, by=lan, unit=khe_lim, reason=WHY).unit == khe_lim


def test_each_refusal(assignment, khe_lim, lan, phong, minh, world):
    for by in (phong, minh):
        with pytest.raises(PermissionDenied):
            actions.reassign(assignment, by=by, unit=khe_lim, reason=WHY)
    with pytest.raises(ValidationError, match="lý do"):
        actions.reassign(assignment, by=lan, unit=khe_lim, reason=" ")
    for unit in (world.suoi_nga, world.doi_sim):
        with pytest.raises(ValidationError, match="đã có phần"):
            actions.reassign(assignment, by=lan, unit=unit, reason=WHY)
    outside = make_organisation("Công ty ngoài", "Ngoài")
    with pytest.raises(ValidationError, match="không trực thuộc"):
        actions.reassign(assignment, by=lan, unit=outside, reason=WHY)
    report(assignment, minh, 100)
    with pytest.raises(ValidationError, match="Chờ xác nhận"):
        actions.reassign(assignment, by=lan, unit=khe_lim, reason=WHY)


def test_the_page(assignment, khe_lim, lan, minh, luc, client):
    client.force_login(lan.user)
    url = reverse("programmes:reassign", args=[assignment.pk])
    assert url in client.get(assignment.get_absolute_url()).content.decode()
    assert "Than Khe Lim" in client.get(url).content.decode()
    assert client.post(url, {"unit": khe_lim.pk, "reason": WHY}).status_code == 302
    client.force_login(minh.user)
    page = client.get(assignment.get_absolute_url()).content.decode()
    assert "Đã chuyển" in page
    assert WHY in page
    assert "Khe Lim" not in page
    client.force_login(luc.user)
    page = client.get(assignment.task.get_absolute_url()).content.decode()
    assert "Suối Ngà" not in page


def test_who_had_a_part_reads_no_more_of_what_is_open(assignment, task, khe_lim, lan, minh, tuan):
    Task.objects.filter(pk=task.pk).update(open=True)
    report(assignment, minh, 40)
    other = report(task.assignments.get(unit__short_name="Than Đồi Sim"), tuan, 20)
    assert ProgressReport.objects.visible_to(minh).filter(pk=other.pk).exists()
    actions.reassign(assignment, by=lan, unit=khe_lim, reason=WHY)
    assert list(ProgressReport.objects.visible_to(minh)) == list(assignment.reports.all())
    assert list(Assignment.objects.visible_to(minh)) == [assignment]
    assert lists.count(minh, {"unit": other.assignment.unit_id, "state": "moved"}) == 0
    assert {one.unit.short_name for one in Assignment.objects.visible_to(tuan)} == {
        "Than Đồi Sim",
        "Than Khe Lim",
        "Than Suối Ngà",
    }
