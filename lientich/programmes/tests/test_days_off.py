"""A due date on a day off is asked about, with the working days next to it, and never moved."""

from datetime import timedelta

import pytest
from django.urls import reverse

from lientich.core import clock
from lientich.core.actor import Actor
from lientich.core.ids import new_id
from lientich.core.templatetags.lt import day as shown
from lientich.core.workdays import Calendar
from lientich.organisations.actions import swap_day
from lientich.programmes import forms
from lientich.programmes.models import Assignment, Task

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
    (told,) = asked.context["form"].errors["due"]
    assert "ngày nghỉ cuối tuần" in told
    near = (Calendar().last(sunday), Calendar().next(sunday))
    assert ", ".join(shown(day) for day in near) in told
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


def test_a_working_day_that_has_passed_is_not_proposed(sunday):
    form = forms.AssignForm({"due": sunday.isoformat()})
    form.today, form.under = sunday, {}
    (told,) = form.errors["due"]
    assert f"gần nhất: {shown(Calendar().next(sunday))}. " in told


def test_so_it_is_in_a_draft_and_where_a_draft_is_mended(client, programme, lan, sunday):
    client.force_login(lan.user)
    address = reverse("programmes:draft_task", args=[programme.pk])
    sent = {"title": "Nộp báo cáo", "due": sunday.isoformat(), "token": new_id()}
    assert WORDS in client.post(address, sent).content.decode()
    assert client.post(address, sent | {"on_day_off": "on"}).status_code == 302
    task = Task.objects.get()
    assert task.due == sunday
    address = reverse("programmes:edit_task", args=[task.pk])
    # It was meant then, and is not asked about again; another such day is.
    assert client.post(address, sent | {"title": "Khác"}).status_code == 302
    other = sent | {"due": (sunday + timedelta(days=7)).isoformat()}
    assert WORDS in client.post(address, other).content.decode()
    assert client.post(address, other | {"on_day_off": "on"}).status_code == 302


def test_so_is_the_date_of_a_cooperating_body(client, task, world, lan, sunday):
    client.force_login(lan.user)
    part = task.cooperations.get(body=world.committee_b)
    address = reverse("programmes:set_cooperation", args=[part.pk])
    sent = {"duty": "Vận động", "due": sunday.isoformat()}
    assert WORDS in client.post(address, sent).content.decode()
    assert client.post(address, sent | {"on_day_off": "on"}).status_code == 302
    assert client.post(address, sent | {"duty": "Tuyên truyền"}).status_code == 302


def test_so_is_a_day_of_more_time(client, assignment, minh, sunday):
    Assignment.objects.update(due=clock.today())
    client.force_login(minh.user)
    address = reverse("programmes:ask_for_time", args=[assignment.pk])
    sent = {"until": sunday.isoformat(), "reason": "Chờ thiết bị."}
    assert WORDS in client.post(address, sent).content.decode()
    assert client.post(address, sent | {"on_day_off": "on"}).status_code == 302
    assert Assignment.objects.get(pk=assignment.pk).asked_until == sunday
