"""A due date on a day off is asked about, with the working day before it, and never moved."""

from datetime import timedelta

import pytest
from django.urls import reverse

from lientich.core import clock
from lientich.core.actor import Actor
from lientich.core.workdays import Calendar
from lientich.organisations.actions import swap_day
from lientich.programmes.models import Assignment

WORDS = "Vẫn lấy ngày này làm hạn"


@pytest.fixture
def sunday(lan):
    """The Sunday after next, as it really is: pages know no other day."""
    today = clock.today()
    return today + timedelta(days=13 - today.weekday())


def assign(client, draft, world, day, **more):
    given = {"lead": world.committee_a.pk, "due": day.isoformat(), "units": [world.suoi_nga.pk]}
    return client.post(reverse("programmes:assign_task", args=[draft.pk]), given | more)


def test_it_is_asked_about_and_kept_once_meant(client, draft, world, lan, sunday):
    client.force_login(lan.user)
    asked = assign(client, draft, world, sunday)
    before = Calendar().last(sunday)
    (told,) = asked.context["form"].errors["due"]
    assert "ngày nghỉ cuối tuần" in told
    assert f"{before.day}-{before.month}-{before.year}" in told
    assert WORDS in asked.content.decode()
    assert not Assignment.objects.exists()
    assert assign(client, draft, world, sunday, on_day_off="on").status_code == 302
    assert Assignment.objects.get().due == sunday


def test_a_working_day_is_not_asked_about(client, draft, world, lan, sunday):
    swap_day(by=Actor(now=lan.now), day=sunday, works=True)
    client.force_login(lan.user)
    assert (
        WORDS not in client.get(reverse("programmes:assign_task", args=[draft.pk])).content.decode()
    )
    assert assign(client, draft, world, sunday).status_code == 302


def test_so_is_a_day_of_more_time(client, assignment, minh, sunday):
    Assignment.objects.update(due=clock.today())
    client.force_login(minh.user)
    address = reverse("programmes:ask_for_time", args=[assignment.pk])
    sent = {"until": sunday.isoformat(), "reason": "Chờ thiết bị."}
    assert WORDS in client.post(address, sent).content.decode()
    assert client.post(address, sent | {"on_day_off": "on"}).status_code == 302
    assert Assignment.objects.get(pk=assignment.pk).asked_until == sunday
