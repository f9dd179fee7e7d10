from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from lientich.core import access
from lientich.core.ids import new_id
from lientich.journal.models import Event
from lientich.programmes.models import Assignment, ProgressReport, State, Task, TaskReach

from .conftest import report


def test_a_unit_reports_how_far_it_is(assignment, task, minh):
    made = report(assignment, minh, 40, note="Đã lắp xong máy bơm.")
    assignment.refresh_from_db()
    assert (assignment.state, assignment.percent) == (State.IN_PROGRESS, 40)
    assert (made.percent, made.note, made.claims) == (40, "Đã lắp xong máy bơm.", False)
    assert made.mandate_id == minh.mandate_id
    task.refresh_from_db()
    assert (task.state, task.percent) == (State.IN_PROGRESS, 20)
    event = Event.objects.get(verb="programmes.progress_reported")
    assert event.subject_id == assignment.pk
    assert event.facts == {"report": str(made.pk), "percent": 40, "files": 0}


def test_at_100_percent_it_claims_completion_and_the_clock_stops(assignment, minh):
    report(assignment, minh, 100)
    assignment.refresh_from_db()
    assert (assignment.state, assignment.claimed_on) == (State.CLAIMED, date(2026, 6, 15))
    assert assignment.completed_on is None
    assert Event.objects.filter(verb="programmes.completion_claimed").count() == 1


def test_lists_know_the_new_state_at_once(assignment, task, minh, tuan, world):
    def rows():
        return dict(TaskReach.objects.filter(of=task).values_list("organisation__name", "state"))

    sides = (world.bac_son.name, world.vinh_xanh.name)
    told = dict.fromkeys(sides, "in_progress") | {
        world.suoi_nga.name: "claimed",
        world.doi_sim.name: "not_started",
    }
    report(assignment, minh, 100)
    assert rows() == told
    access.refresh(Task, [task.pk])
    assert rows() == told
    report(task.assignments.get(unit=world.doi_sim), tuan, 100)
    assert set(rows().values()) == {"claimed"}


def test_progress_never_goes_back(assignment, minh):
    report(assignment, minh, 40)
    with pytest.raises(ValidationError, match="lùi"):
        report(assignment, minh, 30)


@pytest.mark.parametrize("percent", [-1, 101])
def test_progress_is_between_0_and_100(assignment, minh, percent):
    with pytest.raises(ValidationError, match="từ 0 đến 100"):
        report(assignment, minh, percent)


def test_what_waits_for_confirmation_is_not_reported_again(assignment, minh):
    report(assignment, minh, 100)
    with pytest.raises(ValidationError, match="Chờ xác nhận"):
        report(assignment, minh, 100)


def test_a_form_that_came_too_late_keeps_its_words(assignment, minh, client):
    client.force_login(minh.user)
    sent = {"percent": 90, "note": "Đã nạo vét hồ lắng", "token": new_id()}
    report(assignment, minh, 100)
    page = client.post(reverse("programmes:report_progress", args=[assignment.pk]), sent)
    assert "Chờ xác nhận" in page.context["form"].non_field_errors()[0]
    assert "Đã nạo vét hồ lắng</textarea>" in page.text
    assert assignment.reports.count() == 1


def test_a_form_sent_twice_reports_once(assignment, minh):
    token = new_id()
    first = report(assignment, minh, 40, token=token)
    assert report(assignment, minh, 40, token=token) == first
    assert ProgressReport.objects.count() == 1
    assert Event.objects.filter(verb="programmes.progress_reported").count() == 1


def test_a_note_with_a_mark_of_secrecy_is_refused(assignment, minh):
    with pytest.raises(ValidationError, match="độ mật"):
        report(assignment, minh, 40, note="TUYỆT MẬT\nSố liệu khai thác")
    assert not ProgressReport.objects.exists()


@pytest.mark.parametrize("name", ["lan", "ha", "phong", "tuan"])
def test_only_the_unit_reports(assignment, name, request):
    with pytest.raises(PermissionDenied, match="đơn vị được giao"):
        report(assignment, request.getfixturevalue(name), 40)


def test_a_report_of_the_joint_task_is_seen_by_both_sides_and_not_by_the_other_unit(
    assignment, minh, lan, phong, tuan
):
    made = report(assignment, minh, 40)
    for side in (lan, phong, minh):
        assert ProgressReport.objects.visible_to(side).filter(pk=made.pk).exists()
    assert not ProgressReport.objects.visible_to(tuan).exists()
    assert not Assignment.objects.visible_to(tuan).filter(pk=assignment.pk).exists()


def test_in_an_open_task_units_see_each_others_reports(assignment, task, minh, tuan):
    made = report(assignment, minh, 40)
    Task.objects.filter(pk=task.pk).update(open=True)
    assert ProgressReport.objects.visible_to(tuan).get() == made


def test_a_report_on_an_internal_task_is_not_seen_by_the_other_side(internal, minh, lan, phong):
    made = report(internal.assignments.get(), minh, 40)
    assert ProgressReport.objects.visible_to(lan).get() == made
    for model in (Task, Assignment, ProgressReport):
        assert not model.objects.visible_to(phong).exists()


def test_a_report_that_says_nothing_new_is_refused(assignment, minh):
    report(assignment, minh, 30)
    for note in ("", "  "):
        with pytest.raises(ValidationError, match="không có gì mới"):
            report(assignment, minh, 30, note=note)
    report(assignment, minh, 30, note="Chờ vật tư")
    assert [one.note for one in assignment.reports.order_by("at", "id")] == ["", "Chờ vật tư"]
