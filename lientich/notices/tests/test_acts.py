"""What was done is told to whom it waits for, and to who asked; once, and to nobody else."""

from dataclasses import replace
from random import Random

import pytest
from django.core import mail
from django.urls import reverse

from conftest import NOW, give_mandate
from lientich.accounts.models import Mandate
from lientich.core import access
from lientich.core.ids import new_id
from lientich.documents.actions import remind, send
from lientich.documents.tests.test_register import enter
from lientich.drafting import actions as drafting
from lientich.drafting.tests.conftest import (  # noqa: F401 -- fixtures of that room
    consultation,
    draft,
    put,
    signers,
    version,
    written,
)
from lientich.journal.delivery import deliver
from lientich.notices import mailing, queries, rounds
from lientich.notices.actions import set_preference
from lientich.notices.models import Act, Notice, Round
from lientich.programmes import actions
from lientich.programmes.models import Assignment, Cooperation, Task

from .conftest import TODAY, days
from .test_mail import HOURS
from .test_year import Killed, kill_at

INDEX = reverse("notices:index")
SOON = NOW + days(1)


def news(now=NOW) -> list[tuple[str, str]]:
    """What is told now, and by account to whom."""
    before = list(Notice.objects.values_list("pk", flat=True))
    while deliver(now):
        pass
    rows = Notice.objects.exclude(pk__in=before)
    return sorted(rows.values_list("act__kind", "person__user__username"))


@pytest.fixture
def people(lan, ha, phong, mai, minh, tuan):
    """Everyone of the cast is there to be told too much."""


@pytest.fixture
def part(people, give):
    """Given out by Lan, its lead a body of her side; that is told already."""
    (part,) = give(due=30)
    news()
    return Assignment.objects.get(pk=part.pk)


def report(part, by, percent=100):
    return actions.report_progress(part, by=by, percent=percent, token=new_id())


def test_units_and_bodies_are_told_of_what_was_given_to_them(people, programme, lan, world):
    task = actions.draft_task(programme, by=lan, title="Quan trắc", token=new_id())
    actions.assign_task(
        task,
        by=lan,
        lead=world.committee_a,
        due=TODAY + days(9),
        units=[world.suoi_nga, world.doi_sim],
        cooperating=[world.committee_b],
    )
    assert news() == [("given", "minh"), ("given", "tuan"), ("help", "phong")]
    helping = Cooperation.objects.get()
    actions.set_cooperation(helping, by=lan, duty="Hướng dẫn")
    assert news() == []  # who has not read the first needs no second
    Notice.objects.update(read_at=NOW)
    actions.remind_cooperation(helping, by=lan)
    assert news() == [("pressed", "phong")]


def test_who_leads_is_told_that_a_cooperating_part_is_done(part, lan, phong, world):
    helping = Cooperation.objects.create(task=part.task, body=world.committee_b, duty="Hướng dẫn")
    access.refresh(Task, [part.task_id])
    for percent, told in ((50, []), (100, [("done", "lan")])):
        actions.report_cooperation(helping, by=phong, percent=percent, token=new_id())
        assert news() == told
    assert queries.unread(lan).count() == 1
    actions.reopen_cooperation(helping, by=lan, reason="Chưa đủ")
    assert queries.unread(lan).count() == 0


def test_what_waits_is_told_to_who_answers_and_the_answer_to_who_asked(part, minh, lan):
    report(part, minh)
    assert news() == [("claimed", "lan")]
    actions.return_for_rework(part, by=lan, reason="Chưa đủ")
    assert news() == [("returned", "minh")]
    for answer, told in ((actions.extend, "extended"), (actions.keep_due, "kept")):
        part.refresh_from_db()
        until = part.due + days(5)
        actions.ask_for_time(part, by=minh, until=until, reason="Mưa bão")
        assert news() == [("asked", "lan")]
        given = {"until": until} if told == "extended" else {"reason": "Đã gia hạn một lần"}
        answer(part, by=lan, **given)
        assert news() == [(told, "minh")]
    actions.suspend(part, by=lan, reason="Chờ kinh phí")
    actions.resume(part, by=lan)
    report(part, minh)
    actions.confirm_completion(part, by=lan)
    assert news() == [
        ("claimed", "lan"),
        ("confirmed", "minh"),
        ("resumed", "minh"),
        ("suspended", "minh"),
    ]


def test_who_gave_it_is_told_that_it_was_declined_and_two_units_that_it_moved(
    part, minh, lan, world
):
    actions.decline(part, by=minh, reason="Không thuộc nhiệm vụ")
    assert news() == [("declined", "lan")]
    actions.reassign(part, by=lan, unit=world.doi_sim, reason="Đúng chức năng")
    assert news() == [("given", "tuan"), ("moved", "minh")]


def test_what_was_entered_as_done_is_no_news(people, programme, lan, world):
    task = actions.draft_task(programme, by=lan, title="Quan trắc", token=new_id())
    actions.take_over_task(
        task,
        by=lan,
        lead=world.committee_a,
        due=None,
        units=[world.suoi_nga],
        cooperating=[world.committee_b],
        state="completed",
        percent=100,
        completed_on=TODAY,
    )
    assert news() == []


def test_whoever_acts_is_not_told_of_it_under_any_other_mandate(part, lan, world):
    give_mandate(lan.user, "reporter", world.suoi_nga)
    actions.suspend(part, by=lan, reason="Chờ kinh phí")
    assert news() == [("suspended", "minh")]


def test_an_obstacle_is_told_to_the_sides_then_to_who_resolves_it_and_to_who_raised_it(
    part, programme, minh, lan, phong, world
):
    one = actions.raise_obstacle(programme, by=minh, text="Thiếu máy bơm")
    assert news() == [("raised", "lan"), ("raised", "phong")]
    actions.own_obstacle(one, by=lan, owner=world.committee_b)
    assert news() == [("owned", "minh"), ("owned", "phong")]
    actions.resolve_obstacle(one, by=phong, resolution="Đã cấp")
    assert news() == [("resolved", "minh")]


def test_whoever_is_mentioned_is_told_until_it_is_withdrawn(part, minh, lan, client):
    said = actions.comment(
        part, by=lan, text="@Đỗ Quang Minh gửi ảnh", internal=False, token=new_id()
    )
    assert news() == [("mentioned", "minh")]
    actions.edit_comment(said, by=lan, text="@Đỗ Quang Minh gửi thêm ảnh")
    assert news() == []
    client.force_login(minh.user)
    (row, _given) = client.get(INDEX).context["rows"]
    assert (row["title"], row["act"].settled) == (part.task.title, False)
    assert client.post(reverse("notices:read", args=[row["notice"].pk])).url == (
        said.get_absolute_url()
    )
    actions.withdraw_comment(said, by=lan)
    assert client.get(INDEX).context["rows"][0]["act"].settled


def test_a_paper_is_told_to_those_whose_move_it_is(people, put, lan, ha, phong, mai):  # noqa: F811
    assert news() == [("adopt", "phong")]  # the other side's office, to check the form
    ours, theirs = (put[one.organisation_id] for one in (lan, phong))
    drafting.check(ours, by=lan)
    assert news() == [("adopt", "ha")]
    drafting.check(theirs, by=phong)
    drafting.refuse(theirs, by=mai, words="Cần rõ nguồn vốn")
    assert news() == [("refused", "lan"), ("refused", "phong")]


def test_units_are_asked_what_they_say_of_a_draft_and_asked_again_until_they_answer(
    people,
    consultation,  # noqa: F811
    lan,
    minh,
    tuan,
):
    asked = [("consulted", "minh"), ("consulted", "tuan")]
    assert news() == asked
    drafting.remind(consultation, by=lan)
    assert news() == asked
    for by in (minh, tuan):
        one = consultation.asked.get(organisation=by.organisation_id)
        drafting.answer(one, by=by, token=new_id(), stance="agrees")
    assert news() == [("answered", "lan")]  # who has not read of the first needs no second


def test_a_document_sent_is_told_to_its_houses_until_they_have_it(people, world, lan, minh, client):
    document = enter(lan, world)
    send(document, by=lan, organisations=[world.suoi_nga])
    assert news() == [("sent", "minh")]
    remind(document, by=lan)
    assert news() == [("sent", "minh")]  # again, as a person reminded of it
    client.force_login(minh.user)
    row, _first = client.get(INDEX).context["rows"]
    assert row["act"].about == ["Bắc Sơn"]


def test_what_one_may_not_read_is_not_told_and_no_longer_shown(part, minh, lan, phong, client):
    """Restricted to those who are cleared; another's mandate has ended."""
    report(part, minh)
    Task.objects.filter(pk=part.task_id).update(classification="cadre")
    access.refresh(Task, [part.task_id])
    assert news() == [("claimed", "ha")]  # the office is not cleared, its leader is
    Mandate.objects.filter(person=minh.person_id).update(until=TODAY - days(1))
    client.force_login(minh.user)
    shown = client.get(INDEX)
    assert (shown.context["rows"], shown.context["bell"]["unread"]) == ([], 0)


def test_of_what_was_done_before_the_first_round_nobody_is_told(part, minh):
    Round.objects.create(day=SOON.date())
    report(part, minh)
    assert news(SOON) == []


def test_a_letter_tells_reminders_and_acts_together_without_what_is_not_wanted(
    part, give, minh, lan, client
):
    wants = {"mail": "immediate", "address": "lan@bacson.example", **HOURS}
    set_preference(by=lan, **wants)
    give("Nộp báo cáo quý", due=-1)
    report(part, minh)
    news()
    while rounds.remind(NOW):
        pass
    while mailing.write(NOW) or mailing.send(NOW):
        pass
    (letter,) = mail.outbox
    assert letter.subject == "1 việc quá hạn, Chờ xác nhận hoàn thành"
    assert letter.body.count(part.get_absolute_url()) == 1
    assert "Chờ xác nhận hoàn thành: Nộp báo cáo\nThan Suối Ngà, hạn 15-7-2026" in letter.body


@pytest.mark.parametrize("case", ["muted", "answered", "read"])
def test_what_is_muted_answered_or_read_is_not_written_of(part, minh, lan, case):
    unmailed = ["answers"] if case == "muted" else []
    wants = {"mail": "daily", "address": "lan@bacson.example", **HOURS}
    set_preference(by=lan, unmailed=unmailed, **wants)
    report(part, minh)
    news()
    if case == "answered":
        actions.confirm_completion(part, by=lan)
    elif case == "read":
        Notice.objects.update(read_at=NOW)
    Round.objects.create(day=SOON.date(), ended_at=SOON)
    while mailing.write(SOON) or mailing.send(SOON):
        pass
    assert mail.outbox == []


def test_each_act_is_told_once_whenever_the_worker_is_killed(part, minh, lan):
    """Of thirty acts, each to one person; at any statement the worker may end."""
    chance, done = Random(7), []
    for number in range(15):
        then = NOW + days(number)
        report(part, replace(minh, now=then))
        actions.return_for_rework(part, by=replace(lan, now=then), reason="Chưa đủ")
        done += [("claimed", "lan"), ("returned", "minh")]
        for _ in range(chance.choice([0, 1, 3])):
            try:
                with kill_at(chance.randrange(60)):
                    while deliver(then):
                        pass
            except Killed:
                pass
    Notice.objects.filter(act__kind="given").delete()
    while deliver(NOW + days(20)):
        pass
    told = Notice.objects.values_list("act__kind", "person__user__username")
    assert sorted(told) == sorted(done)
    assert Act.objects.exclude(kind="given").count() == len(done)
