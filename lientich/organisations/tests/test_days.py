"""Days that are worked, or off, in exchange for others."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from conftest import act_as, make_user
from lientich.core.actor import Actor
from lientich.journal.models import Event
from lientich.organisations import queries
from lientich.organisations.actions import restore_day, swap_day
from lientich.organisations.models import SwappedDay

MONDAY, SATURDAY = date(2026, 8, 31), date(2026, 8, 15)


@pytest.fixture
def quan(world):
    return act_as(make_user("quan", "Cao Minh Quân", "administrator", world.bac_son))


def test_a_swapped_day_counts_from_then_on(quan):
    day = date(2026, 6, 15)
    assert queries.calendar().works(day)
    swapped = swap_day(by=quan, day=day, works=False, decided_by=" Thông báo 10 ")
    assert not queries.calendar().works(day)
    assert swap_day(by=quan, day=day, works=False) == swapped
    restore_day(swapped, by=quan)
    restore_day(swapped, by=quan)
    assert queries.calendar().works(day)
    verbs = Event.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["organisations.day_swapped", "organisations.day_restored"]


@pytest.mark.parametrize(("day", "works"), [(MONDAY, False), (SATURDAY, False)])
def test_what_is_so_anyway_is_not_swapped(quan, day, works):
    with pytest.raises(ValidationError, match="vốn đã như vậy"):
        swap_day(by=quan, day=day, works=works)


def test_the_administrator_alone_keeps_them(lan, quan, db):
    with pytest.raises(PermissionDenied):
        swap_day(by=lan, day=SATURDAY, works=True)
    swapped = swap_day(by=Actor(now=lan.now), day=SATURDAY, works=True)
    with pytest.raises(PermissionDenied):
        restore_day(swapped, by=lan)


def test_the_year_stands_on_a_page(client, quan, lan):
    client.force_login(quan.user)
    sent = {"day": "2026-08-15", "works": "1", "decided_by": "Thông báo 10"}
    answer = client.post(reverse("organisations:swap_day"), sent)
    assert SwappedDay.objects.get().works
    page = client.get(answer.url).content.decode()
    assert "Quốc khánh" in page
    assert "làm việc (làm bù) · Thông báo 10" in page
    client.force_login(lan.user)
    page = client.get(f"{reverse('organisations:days')}?year=năm nay").content.decode()
    assert reverse("organisations:swap_day") not in page
