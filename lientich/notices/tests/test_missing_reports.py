"""A month without a report: of which parts, who is told, what is said of it."""

from dataclasses import replace
from datetime import datetime, time

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from conftest import NOW
from lientich.core.ids import new_id
from lientich.notices import mailing
from lientich.notices.actions import set_preference, set_rule
from lientich.notices.models import Notice, Reminder, Round
from lientich.notices.plans import USUAL
from lientich.programmes import actions
from lientich.programmes.models import Assignment

from .conftest import days, told, work

AUGUST = NOW + days(49)  # its first working day; July passed


@pytest.fixture
def monthly(programme, lan):
    return set_rule(programme, by=lan, **vars(USUAL) | {"reports": "monthly"})


@pytest.fixture
def part(give, minh, lan, phong, ha, mai):
    """Nothing is due for a year."""
    rest(AUGUST)
    (part,) = give("Giữ ổn định tình hình", due=365)
    return part


def rest(until: datetime) -> None:
    """The worker has gone on with every day before this one."""
    Round.objects.create(day=until.date() - days(1), ended_at=until)


def report(part, by, at, percent=20):
    return actions.report_progress(part, by=replace(by, now=at), percent=percent, token=new_id())


def test_nobody_is_told_where_the_programme_expects_none(part):
    work(AUGUST)
    assert not Notice.objects.exists()


def test_the_unit_and_both_sides_offices_are_told_once(part, monthly):
    for later in range(20):
        work(AUGUST + days(later))
    reminder = Reminder.objects.get()
    assert (reminder.rhythm, f"{reminder.since}") == ("monthly", "2026-07-01")
    assert timezone.localdate(reminder.at) == AUGUST.date()
    assert told() == [("lan", "Bắc Sơn"), ("minh", "Than Suối Ngà"), ("phong", "Vịnh Xanh")]


def test_not_of_what_was_given_or_reported_or_rested_in_that_month(part, give, monthly, minh, lan):
    (reported,) = give("Có báo cáo", due=365)
    (suspended,) = give("Có lúc tạm dừng", due=365)
    (given,) = give("Mới giao", due=365)
    report(reported, minh, NOW + days(20))
    actions.suspend(suspended, by=lan, reason="Chờ kinh phí")
    actions.resume(suspended, by=replace(lan, now=NOW + days(20)))
    Assignment.objects.filter(pk=given.pk).update(assigned_at=NOW + days(17))
    work(AUGUST)
    assert [one.assignment for one in Reminder.objects.all()] == [part]


def test_of_a_sides_own_work_the_other_side_is_told_nothing(give, monthly, minh, lan, phong):
    rest(AUGUST)
    give("Việc nội bộ", due=365, shared=False)
    work(AUGUST)
    assert told() == [("lan", "Bắc Sơn"), ("minh", "Than Suối Ngà")]


def test_what_was_reported_since_is_said_so_and_not_written_of(client, part, monthly, minh):
    hours = {"daily_at": time(7, 30), "quiet_since": time(20), "quiet_until": time(6, 30)}
    set_preference(by=minh, mail="daily", address="minh@suoinga.example", **hours)
    work(AUGUST)
    client.force_login(minh.user)
    (row,) = client.get(reverse("notices:index")).context["rows"]
    assert (row["words"], row["tone"]) == ("Chưa báo cáo tháng 7/2026", "bad")
    assert post_next(AUGUST) == ["Chưa báo cáo tháng 7/2026: Giữ ổn định tình hình"]
    later = AUGUST + days(32)
    rest(AUGUST + days(28))
    work(later)
    report(part, minh, later)
    assert post_next(later) == []
    (_new, row) = client.get(reverse("notices:index")).context["rows"]
    assert (row["words"], row["tone"]) == ("Đang thực hiện", "")
    assert "Chưa báo cáo tháng 7/2026" in client.get(part.get_absolute_url()).content.decode()


def post_next(now: datetime) -> list[str]:
    """The subjects of what goes by mail on the next day."""
    mail.outbox.clear()
    now += days(1)
    work(now)
    mailing.write(now)
    mailing.send(now)
    return [one.subject for one in mail.outbox]
