from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from conftest import NOW, act_as, give_mandate
from lientich.core.templatetags.lt import day
from lientich.core.workdays import Calendar
from lientich.journal.models import Event
from lientich.programmes import actions
from lientich.programmes.models import Assignment, Decision, State, TaskReach

from .conftest import DUE, report

LATER = DUE + timedelta(days=20)


def ask(assignment, by, until=LATER):
    return actions.ask_for_time(assignment, by=by, until=until, reason="Chờ thiết bị.")


def test_a_unit_asks_and_is_given_more_time(assignment, task, minh, lan):
    asked = ask(assignment, minh)
    assert (asked.due, asked.asked_until) == (DUE, LATER)  # until it is answered the day stays
    extended = actions.extend(assignment, by=lan, until=LATER)
    assert (extended.due, extended.original_due, extended.asked_until) == (LATER, DUE, None)
    kinds = Decision.objects.order_by("id").values_list("kind", "until")
    assert list(kinds) == [("asked", LATER), ("extended", LATER)]
    verbs = Event.objects.filter(verb__in=["programmes.time_asked", "programmes.extended"])
    assert verbs.count() == 2


def test_lists_go_by_the_new_day_where_it_holds(assignment, task, minh, lan, world):
    actions.extend(assignment, by=lan, until=LATER)
    task.refresh_from_db()
    assert task.due == DUE  # Đồi Sim's part still runs out then
    rows = TaskReach.objects.filter(of=task)
    assert rows.get(organisation=world.suoi_nga).due_order == LATER
    assert rows.get(organisation=world.bac_son).due_order == DUE
    actions.extend(task.assignments.get(unit=world.doi_sim), by=lan, until=LATER)
    task.refresh_from_db()
    assert task.due == LATER
    assert rows.get(organisation=world.bac_son).due_order == LATER


def test_one_request_at_a_time(assignment, minh):
    ask(assignment, minh)
    ask(assignment, minh)  # a second click
    assert Decision.objects.count() == 1
    with pytest.raises(ValidationError, match="Đang có"):
        ask(assignment, minh, LATER + timedelta(days=1))
    actions.withdraw_request(assignment, by=minh)
    assert ask(assignment, minh, LATER + timedelta(days=1)).asked_until > LATER


def test_the_giver_may_keep_the_day_and_says_why(assignment, minh, lan):
    ask(assignment, minh)
    with pytest.raises(ValidationError, match="lý do"):
        actions.keep_due(assignment, by=lan, reason=" ")
    kept = actions.keep_due(assignment, by=lan, reason="Đã đủ thiết bị.")
    assert (kept.due, kept.asked_until) == (DUE, None)
    with pytest.raises(ValidationError, match="Không có đề nghị"):
        actions.keep_due(assignment, by=lan, reason="Lần nữa.")


def test_no_mark_of_secrecy_stands_beside_a_granted_day(assignment, minh, lan):
    ask(assignment, minh)
    with pytest.raises(ValidationError):
        actions.extend(assignment, by=lan, until=LATER, reason="Theo công văn.\nMẬT")
    assert Assignment.objects.get(pk=assignment.pk).due == DUE


@pytest.mark.parametrize("until", [DUE, DUE - timedelta(days=1), date(2026, 6, 14)])
def test_no_earlier_day_is_asked_for(assignment, minh, lan, until):
    with pytest.raises(ValidationError):
        ask(assignment, minh, until)
    if until != DUE:
        with pytest.raises(ValidationError):
            actions.extend(assignment, by=lan, until=until)


def test_what_is_late_is_not_extended_to_a_day_that_has_passed(assignment, minh, world):
    late = act_as(minh.user, NOW + timedelta(days=60))
    with pytest.raises(ValidationError, match="đã qua"):
        ask(assignment, late, late.today - timedelta(days=1))
    assert ask(assignment, late, late.today).asked_until == late.today


def test_a_claim_or_a_rest_makes_the_request_moot(assignment, minh, lan):
    ask(assignment, minh)
    report(assignment, minh, 100)
    assert Assignment.objects.get(pk=assignment.pk).asked_until is None
    actions.return_for_rework(assignment, by=lan, reason="Thiếu biên bản.")
    ask(assignment, minh)
    actions.suspend(assignment, by=lan, reason="Chờ vốn.")
    assert Assignment.objects.get(pk=assignment.pk).asked_until is None
    with pytest.raises(ValidationError, match="Tạm dừng"):
        ask(assignment, minh)


def test_nobody_answers_their_own_request(assignment, minh, world):
    """One person with posts on both sides asked for the unit: another one answers."""
    ask(assignment, minh)
    both = give_mandate(minh.user, "office", world.bac_son)
    wearing = act_as(minh.user)
    hat = next(one for one in wearing.hats if one.mandate_id == both.pk)
    as_office = type(wearing)(wearing.now, wearing.user_id, wearing.person_id, hat, wearing.hats)
    with pytest.raises(PermissionDenied):
        actions.extend(assignment, by=as_office, until=LATER)


def test_who_asks_and_who_answers(assignment, minh, tuan, lan, phong):
    for one in (lan, tuan, phong):
        with pytest.raises(PermissionDenied):
            ask(assignment, one)
    ask(assignment, minh)
    for one in (minh, tuan, phong):
        with pytest.raises(PermissionDenied):
            actions.extend(assignment, by=one, until=LATER)
        with pytest.raises(PermissionDenied):
            actions.keep_due(assignment, by=one, reason="Không.")
    for one in (lan, tuan, phong):
        with pytest.raises(PermissionDenied):
            actions.withdraw_request(assignment, by=one)


def test_the_pages_lead_from_asking_to_the_answer(client, assignment, minh, lan):
    later = Calendar().next(timezone.localdate() + timedelta(days=40))
    client.force_login(minh.user)
    page = client.get(assignment.get_absolute_url()).content.decode()
    url = reverse("programmes:ask_for_time", args=[assignment.pk])
    assert url in page
    refused = client.post(url, {"until": "2026-07-31", "reason": "Chờ thiết bị."})
    assert "Hạn mới phải sau" in refused.content.decode()
    client.post(url, {"until": later, "reason": "Chờ thiết bị."})
    page = client.get(assignment.get_absolute_url()).content.decode()
    assert f"Xin gia hạn đến {day(later)}" in page
    assert reverse("programmes:extend", args=[assignment.pk]) not in page

    client.force_login(lan.user)
    url = reverse("programmes:extend", args=[assignment.pk])
    assert url in client.get(assignment.get_absolute_url()).content.decode()
    for answer in (url, reverse("programmes:keep_due", args=[assignment.pk])):
        page = client.get(answer).content.decode()
        assert (day(later) in page, "Chờ thiết bị." in page) == (True, True)
    client.post(url, {"until": later})
    page = client.get(assignment.get_absolute_url()).content.decode()
    assert "giao lúc đầu: 31-7-2026" in page
    assert "giao lúc đầu" not in client.get(assignment.task.get_absolute_url()).text, (
        "another's runs"
    )
    client.force_login(minh.user)
    assert "giao lúc đầu: 31-7-2026" in client.get(assignment.task.get_absolute_url()).text
    assert Assignment.objects.get(pk=assignment.pk).state == State.NOT_STARTED


def test_a_unit_reads_its_own_day_and_not_that_of_another(
    client, assignment, task, minh, tuan, lan
):
    """Đồi Sim has claimed; the task now runs as long as Suối Ngà's part."""
    other = task.assignments.get(unit=tuan.organisation_id)
    report(other, tuan, 100)
    actions.extend(assignment, by=lan, until=LATER)
    client.force_login(tuan.user)
    for url in (task.get_absolute_url(), reverse("programmes:tasks")):
        page = client.get(url).content.decode()
        assert (day(DUE) in page, day(LATER) in page) == (True, False), url


def test_the_day_that_stands_is_no_answer_to_a_request(assignment, minh, lan):
    actions.extend(assignment, by=lan, until=LATER)
    actions.extend(assignment, by=lan, until=LATER)  # a second click
    assert Decision.objects.count() == 1
    ask(assignment, minh, LATER + timedelta(days=5))
    with pytest.raises(ValidationError, match="Hạn mới phải sau"):
        actions.extend(assignment, by=lan, until=LATER)
