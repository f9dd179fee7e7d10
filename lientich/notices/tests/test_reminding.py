"""Whom a reminder reaches, and whom it does not."""

from datetime import date

import pytest

from conftest import give_mandate, make_user
from lientich.core import access
from lientich.core.actor import Actor
from lientich.core.ids import new_id
from lientich.notices.models import Item, Reminder, Round
from lientich.programmes import actions
from lientich.programmes.models import Programme, Task

from .conftest import NOW, days, told, work

UNIT = ("minh", "Than Suối Ngà")
OFFICES = [("lan", "Bắc Sơn"), ("phong", "Vịnh Xanh")]
LEADERS = [("ha", "Bắc Sơn"), ("mai", "Vịnh Xanh")]


@pytest.fixture(autouse=True)
def people(lan, phong, ha, mai, minh, tuan):
    """The whole cast can be told."""


@pytest.mark.parametrize("due", [15, 3, 0])
def test_before_its_day_the_unit_is_told_and_nobody_else(give, due):
    give(due=due)
    work()
    assert told(-due) == told() == [UNIT]


def test_a_day_late_both_sides_offices_are_told_at_once(give):
    give(due=-1)
    work()
    assert told(1) == sorted([UNIT, *OFFICES])


def test_long_late_their_leaders_are_told_too(give):
    give(due=-17)  # the fifteenth day after it was a Saturday
    work()
    assert told(15) == sorted([UNIT, *OFFICES, *LEADERS])


@pytest.mark.parametrize("due", [16, 14, 4, 1, -4, -14, -40])
def test_on_other_days_nobody_is(give, due):
    give(due=due)
    work()
    assert told() == []


def test_each_unit_of_a_task_is_told_of_its_own_part(give, world):
    give(units=[world.suoi_nga, world.doi_sim])
    work()
    found = Item.objects.values_list(
        "notice__person__user__username", "reminder__assignment__unit__short_name"
    )
    assert sorted(found) == [("minh", "Than Suối Ngà"), ("tuan", "Than Đồi Sim")]


def test_of_one_sides_own_task_the_other_side_is_told_nothing(give):
    give(due=-1, shared=False)
    work()
    assert told() == sorted([UNIT, ("lan", "Bắc Sơn")])


def test_of_a_restricted_class_only_the_cleared_are_told(give, world):
    (part,) = give(due=-17)
    Task.objects.filter(pk=part.task_id).update(classification="cadre")
    access.refresh(Task, [part.task_id])
    work()
    assert told() == [("ha", "Bắc Sơn")]


def test_a_person_with_two_roles_is_told_once(give, minh, world):
    give_mandate(minh.user, "office", world.bac_son)
    give(due=-1)
    work()
    assert told() == sorted([UNIT, *OFFICES])


def test_a_unit_without_a_reporter_is_reached_through_its_office(give, world):
    make_user("son", "Lý Thái Sơn", "office", world.suoi_nga)
    give(due=0)
    world.suoi_nga.mandates.filter(role="reporter").update(until=date(2026, 6, 1))
    work()
    assert told() == [("son", "Than Suối Ngà")]


def test_a_closed_account_is_told_nothing(give, minh):
    minh.user.is_active = False
    minh.user.save()
    give()
    work()
    assert told() == []


def test_what_is_done_or_rests_is_not_reminded_of(give, minh, lan):
    for number, act in enumerate(("report", "decline", "suspend", "close")):
        (part,) = give(f"Việc {number}")
        if act == "report":
            actions.report_progress(part, by=minh, percent=100, token=part.pk)
        elif act == "decline":
            actions.decline(part, by=minh, reason="Không thuộc nhiệm vụ")
        elif act == "suspend":
            actions.suspend(part, by=lan, reason="Chờ kinh phí")
        else:
            Programme.objects.update(state="closed")
            give("Việc của chương trình đã đóng")
    work()
    assert told() == []


def test_a_later_day_is_reminded_of_anew(give):
    (part,) = give(due=0)
    work()
    part.due += days(3)
    part.save()
    work(NOW + days(3))
    assert list(Reminder.objects.order_by("at").values_list("step", flat=True)) == [0, 0]


def test_what_the_worker_missed_is_told_once_as_it_stands(give):
    give("Sắp đến", due=18)  # told on the third day
    give("Đến hạn", due=4)  # three days before it, and on it, in the days of rest
    (part,) = give("Xong", due=4)
    work()
    assert told() == []
    part.state, part.claimed_on, part.percent = "claimed", NOW.date(), 100
    part.save()
    work(NOW + days(4))
    steps = Reminder.objects.order_by("step").values_list("assignment__task__title", "step")
    assert list(steps) == [("Sắp đến", -15), ("Đến hạn", 0)]
    assert Round.objects.exclude(ended_at=None).count() == 5


def test_each_period_of_recurring_work_is_reminded_of_by_its_own_date(programme, lan, world):
    """The series itself, a template with the date of its first period, never is."""
    draft = actions.draft_task(
        programme, by=lan, title="Báo cáo tháng", recurs="monthly", token=new_id()
    )
    series = actions.assign_task(
        draft, by=lan, lead=world.committee_a, due=date(2026, 6, 30), units=[world.suoi_nga]
    )
    for number in range(48):
        now = NOW + days(number)
        actions.open_occurrences(series, by=Actor(now))
        work(now)
    rows = Reminder.objects.order_by("at", "due", "step")
    found = rows.values_list("assignment__task__period__month", "due", "step", "at__date")
    assert [(month, due.isoformat(), step, on.isoformat()) for month, due, step, on in found] == [
        (6, "2026-06-30", -15, "2026-06-15"),
        (6, "2026-06-30", -3, "2026-06-26"),
        (6, "2026-06-30", 0, "2026-06-30"),
        (6, "2026-06-30", 1, "2026-07-01"),
        (6, "2026-06-30", 15, "2026-07-15"),
        (7, "2026-07-30", -15, "2026-07-15"),
        (7, "2026-07-30", -3, "2026-07-27"),
        (7, "2026-07-30", 0, "2026-07-30"),
        (7, "2026-07-30", 1, "2026-07-31"),
    ]
    assert not Reminder.objects.filter(assignment__task=series).exists()


def test_a_batch_ends_where_the_next_begins(give, monkeypatch):
    monkeypatch.setattr("lientich.notices.actions.rounds.BATCH", 2)
    for number in range(5):
        give(f"Việc {number}", due=0)
        give(f"Việc sau {number}", due=3)
    work()
    work()
    assert Reminder.objects.count() == Item.objects.count() == 10


def test_a_round_with_nothing_left_costs_one_query(give, django_assert_num_queries):
    give()
    work()
    with django_assert_num_queries(1):
        work()
