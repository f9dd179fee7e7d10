from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lientich.journal.models import Event
from lientich.programmes import actions
from lientich.programmes.models import Decision, State, TaskReach

from .conftest import report


def test_a_unit_declines_before_it_has_begun(assignment, task, minh):
    declined = actions.decline(assignment, by=minh, reason="Không có trạm xử lý.")
    assert (declined.state, declined.reason) == (State.DECLINED, "Không có trạm xử lý.")
    assert Event.objects.filter(verb="programmes.declined").count() == 1
    task.refresh_from_db()
    assert task.state == State.NOT_STARTED


def test_a_task_that_everyone_declined_is_declined(assignment, task, minh, tuan, world):
    actions.decline(assignment, by=minh, reason="Không có trạm.")
    actions.decline(task.assignments.get(unit=world.doi_sim), by=tuan, reason="Không có trạm.")
    task.refresh_from_db()
    assert task.state == State.DECLINED
    assert set(TaskReach.objects.filter(of=task).values_list("unfinished", flat=True)) == {False}


def test_what_has_begun_is_not_declined(assignment, minh):
    report(assignment, minh, 0, note="Đã nhận việc.")
    with pytest.raises(ValidationError, match="Đang thực hiện"):
        actions.decline(assignment, by=minh, reason="Quá khó.")


def test_a_refusal_names_its_reason(assignment, minh):
    with pytest.raises(ValidationError, match="lý do"):
        actions.decline(assignment, by=minh, reason="")


def test_only_the_unit_declines(assignment, lan, tuan):
    for one in (lan, tuan):
        with pytest.raises(PermissionDenied, match="đơn vị được giao"):
            actions.decline(assignment, by=one, reason="Không làm.")


def test_the_owner_lets_a_part_rest_and_go_on(assignment, minh, lan):
    report(assignment, minh, 30)
    rests = actions.suspend(assignment, by=lan, reason="Chờ vốn.")
    assert (rests.state, rests.percent, rests.reason) == (State.SUSPENDED, 30, "Chờ vốn.")
    with pytest.raises(ValidationError, match="Tạm dừng"):
        report(assignment, minh, 40)
    goes_on = actions.resume(assignment, by=lan)
    assert (goes_on.state, goes_on.percent) == (State.IN_PROGRESS, 30)
    assert list(Decision.objects.order_by("id").values_list("kind", flat=True)) == [
        "suspended",
        "resumed",
    ]
    assert (
        Event.objects.filter(verb__in=["programmes.suspended", "programmes.resumed"]).count() == 2
    )


def test_what_had_not_begun_has_not_begun_after_its_rest(assignment, lan):
    actions.suspend(assignment, by=lan, reason="Chờ vốn.")
    assert actions.resume(assignment, by=lan).state == State.NOT_STARTED


def later(by, minutes):
    return replace(by, now=by.now + timedelta(minutes=minutes))


def test_what_was_returned_is_still_returned_after_its_rest(assignment, minh, lan):
    report(assignment, minh, 100)
    actions.return_for_rework(assignment, by=later(lan, 1), reason="Thiếu biên bản.")
    actions.suspend(assignment, by=later(lan, 2), reason="Chờ vốn.")
    assert actions.resume(assignment, by=later(lan, 3)).state == State.RETURNED
    report(assignment, later(minh, 4), 50)
    actions.suspend(assignment, by=later(lan, 5), reason="Chờ vốn.")
    assert actions.resume(assignment, by=later(lan, 6)).state == State.IN_PROGRESS


def test_only_what_moves_is_suspended_and_only_what_rests_resumed(assignment, minh, lan):
    with pytest.raises(ValidationError):
        actions.resume(assignment, by=lan)
    report(assignment, minh, 100)
    with pytest.raises(ValidationError, match="Chờ xác nhận"):
        actions.suspend(assignment, by=lan, reason="Chờ vốn.")


def test_only_the_owner_suspends_and_resumes(assignment, minh, phong, lan):
    for one in (minh, phong):
        with pytest.raises(PermissionDenied):
            actions.suspend(assignment, by=one, reason="Chờ vốn.")
    actions.suspend(assignment, by=lan, reason="Chờ vốn.")
    for one in (minh, phong):
        with pytest.raises(PermissionDenied):
            actions.resume(assignment, by=one)
