from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lientich.journal.models import Event
from lientich.programmes import actions
from lientich.programmes.models import Decision, State
from lientich.programmes.timeliness import Timeliness, timeliness

from .conftest import report


def test_what_is_returned_falls_back_and_its_clock_runs(assignment, task, minh, lan):
    report(assignment, minh, 60)
    report(assignment, minh, 100)
    returned = actions.return_for_rework(assignment, by=lan, reason="Thiếu biên bản.")
    assert (returned.state, returned.percent, returned.claimed_on, returned.reason) == (
        State.RETURNED,
        60,
        None,
        "Thiếu biên bản.",
    )
    after = returned.due + timedelta(days=1)
    assert timeliness(returned.state, returned.due, None, None, after) == Timeliness.OVERDUE
    task.refresh_from_db()
    assert (task.state, task.percent) == (State.IN_PROGRESS, 30)
    assert Event.objects.get(verb="programmes.returned_for_rework").facts == {"percent": 60}
    decision = Decision.objects.get()
    assert (decision.kind, decision.reason, decision.at) == (
        "returned",
        "Thiếu biên bản.",
        lan.now,
    )


def test_the_unit_goes_on_and_claims_again(assignment, minh, lan):
    report(assignment, minh, 100)
    actions.return_for_rework(assignment, by=lan, reason="Thiếu biên bản.")
    later = replace(minh, now=minh.now + timedelta(days=3))
    report(assignment, later, 100)
    assignment.refresh_from_db()
    assert (assignment.state, assignment.claimed_on, assignment.reason) == (
        State.CLAIMED,
        later.today,
        "",
    )


def test_a_refusal_is_not_accepted(assignment, minh, lan):
    actions.decline(assignment, by=minh, reason="Không thuộc chức năng.")
    returned = actions.return_for_rework(assignment, by=lan, reason="Thuộc chức năng.")
    assert (returned.state, returned.percent) == (State.RETURNED, 0)
    with pytest.raises(ValidationError):
        actions.decline(assignment, by=minh, reason="Vẫn không.")


def test_a_reason_is_given(assignment, minh, lan):
    report(assignment, minh, 100)
    with pytest.raises(ValidationError, match="lý do"):
        actions.return_for_rework(assignment, by=lan, reason=" ")


def test_what_goes_on_is_not_returned(assignment, minh, lan):
    report(assignment, minh, 50)
    with pytest.raises(ValidationError, match="Đang thực hiện"):
        actions.return_for_rework(assignment, by=lan, reason="Chậm.")


def test_only_the_giver_returns(assignment, minh, phong):
    report(assignment, minh, 100)
    for one in (minh, phong):
        with pytest.raises(PermissionDenied):
            actions.return_for_rework(assignment, by=one, reason="Chưa xong.")
