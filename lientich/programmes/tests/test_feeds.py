"""Calendars to subscribe to: by a secret address, as the person may see on the day of reading."""

import logging
from dataclasses import replace
from datetime import date, timedelta

import pytest
import vobject
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from conftest import NOW
from lientich.accounts.models import Mandate
from lientich.core import access
from lientich.core.addresses import Unkeyed
from lientich.core.calendars import Entry, Status, calendar
from lientich.journal.models import Event
from lientich.programmes import actions
from lientich.programmes.models import Feed, Task

from .conftest import DUE, report


@pytest.fixture(autouse=True)
def _on_the_day_of_the_cast(monkeypatch):
    monkeypatch.setattr("lientich.core.clock.now", lambda: NOW)


def address(feed: Feed) -> str:
    return reverse("programmes:feed", args=[feed.secret])


def opened(by, programme=None) -> str:
    return address(actions.open_feed(programme, by=by, language="vi"))


def read(url: str) -> dict:
    """What a second library finds there: the events by their UID."""
    answer = Client().get(url)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    found = vobject.readOne(answer.content.decode())
    return {one.uid.value: one for one in found.contents.get("vevent", [])}


def titles(url: str) -> list[str]:
    return sorted(one.summary.value for one in read(url).values())


words = st.text(
    st.one_of(st.sampled_from(';,:\\"\n ăđộ'), st.characters(codec="utf-8", categories=["L", "P"])),
    min_size=1,
    max_size=120,
).filter(lambda text: text.strip() and "\\N" not in text)  # icalendar takes that for a new line


@given(title=words, told=words, day=st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_any_words_and_days_are_read_back_as_they_were_written(title, told, day):
    entry = Entry(
        "task-1",
        day,
        title,
        "https://lt.vn/a?b=1;2,3",
        NOW,
        3,
        told,
        "Hạ Long; 2",
        Status.TENTATIVE,
    )
    written = calendar("Lịch; của, tôi", [entry])
    assert written == calendar("Lịch; của, tôi", [entry])
    event = vobject.readOne(written.decode()).vevent
    assert (event.summary.value, event.description.value) == (title, told)
    assert (event.dtstart.value, event.dtend.value) == (day, day + timedelta(days=1))
    assert (event.location.value, event.status.value) == ("Hạ Long; 2", "TENTATIVE")
    assert (event.uid.value, event.sequence.value) == ("task-1@lientich", "3")
    assert event.url.value == "https://lt.vn/a?b=1;2,3"
    assert event.dtstamp.value == event.last_modified.value == NOW


def test_each_finds_their_own_days(task, internal, lan, ha, minh, tuan, phong):
    """The office leads both, Suối Ngà has a part in both; Vịnh Xanh leads neither."""
    both = ["Việc nội bộ", "Đưa trạm xử lý nước thải vào vận hành"]
    found = {by.user.username: titles(opened(by)) for by in (lan, ha, minh, tuan, phong)}
    assert found == {"lan": both, "ha": both, "minh": both, "tuan": both[1:], "phong": []}


def test_of_a_programme_each_finds_what_its_list_shows_them(
    task, internal, programme, lan, minh, tuan, phong
):
    both = ["Việc nội bộ", "Đưa trạm xử lý nước thải vào vận hành"]
    found = {by.user.username: titles(opened(by, programme)) for by in (lan, minh, tuan, phong)}
    assert found == {"lan": both, "minh": both, "tuan": both[1:], "phong": both[1:]}


def test_an_event_tells_the_day_and_where_to_find_it(task, assignment, minh):
    feed = opened(minh)
    event = read(feed)[f"part-{assignment.pk}@lientich"]
    assert event.dtstart.value == DUE
    assert event.url.value == f"http://testserver{assignment.get_absolute_url()}"
    assert event.description.value == (
        "Than Suối Ngà\nChương trình phối hợp 2026\n"
        "Chủ trì: Đảng ủy Tập đoàn Than Bắc Sơn\nChưa bắt đầu"
    )
    before = int(event.sequence.value)
    later = replace(minh, now=NOW + timedelta(hours=2))
    report(assignment, later, 40)
    event = read(feed)[f"part-{assignment.pk}@lientich"]
    assert int(event.sequence.value) == before + 1
    assert event.last_modified.value == later.now


def test_what_was_declined_is_called_off_and_a_claim_waits_for_who_judges(
    task, assignment, lan, minh, tuan, world
):
    report(assignment, minh, 100)
    declined = task.assignments.get(unit=world.doi_sim)
    feed = opened(tuan)
    actions.decline(declined, by=tuan, reason="Không có trạm")
    assert read(feed)[f"part-{declined.pk}@lientich"].status.value == "CANCELLED"
    waiting = read(opened(lan))[f"claim-{assignment.pk}@lientich"]
    assert waiting.summary.value == f"Chờ xác nhận: {task.title}"


def test_nothing_of_any_class_stands_in_a_calendar(task, programme, lan, ha, minh):
    Task.objects.filter(pk=task.pk).update(classification="cadre")
    access.refresh(Task, [task.pk])
    assert titles(opened(ha, programme)) == titles(opened(ha)) == titles(opened(minh)) == []


def test_it_is_read_with_the_mandates_of_the_day(task, programme, lan, minh):
    mine, of_all = opened(minh), opened(minh, programme)
    assert read(mine)
    assert read(of_all)
    Mandate.objects.filter(person=minh.person_id).update(until=NOW.date())
    assert read(mine) == read(of_all) == {}
    assert b"2026" not in Client().get(of_all).content, "nor the name of what is not open"
    minh.user.is_active = False
    minh.user.save()
    assert Client().get(mine).status_code == 404


def test_an_address_leads_somewhere_until_it_is_revoked_or_replaced(lan, phong, task):
    feed = actions.open_feed(by=lan, language="vi")
    assert feed.secret not in str(Feed.objects.values().get())
    assert Client().get(address(feed)).status_code == 200
    with pytest.raises(PermissionDenied):
        actions.revoke_feed(feed, by=phong)
    again = actions.open_feed(by=lan, language="vi")
    assert Client().get(address(feed)).status_code == 404
    actions.revoke_feed(again, by=lan)
    actions.revoke_feed(again, by=lan)
    assert Client().get(address(again)).status_code == 404
    told = Event.objects.filter(verb__contains="feed").order_by("id")
    assert [one.verb.partition("_")[2] for one in told] == ["opened", "opened", "revoked"]
    assert all(feed.secret not in str(one.facts) for one in told)


def test_nobody_opens_a_programme_that_they_do_not_see(programme, tuan, client):
    with pytest.raises(PermissionDenied):
        actions.open_feed(programme, by=tuan, language="vi")
    client.force_login(tuan.user)
    sent = {"programme": programme.pk}
    assert client.post(reverse("programmes:open_feed"), sent).status_code == 404


def test_what_did_not_change_is_not_sent_again(task, lan, minh, assignment):
    url = opened(lan)
    first = Client().get(url)
    asked = {"If-None-Match": first["ETag"]}
    again = Client().get(url, headers=asked)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert first["Cache-Control"] == "private, no-cache"
    report(assignment, minh, 40)
    assert Client().get(url, headers=asked).status_code == 200


def test_the_secret_is_shown_once_and_the_page_revokes_it(task, programme, lan, phong, client):
    client.force_login(lan.user)
    shown = client.post(reverse("programmes:open_feed"), {"programme": programme.pk})
    url = shown.context["address"]
    assert url in shown.text
    assert titles(url.removeprefix("http://testserver")) == [task.title]
    page = client.get(reverse("programmes:feeds"))
    assert url not in page.text
    feed = Feed.objects.get()
    revoke = reverse("programmes:revoke_feed", args=[feed.pk])
    assert revoke in page.text
    assert client.post(revoke).url == reverse("programmes:feeds")
    assert Client().get(url).status_code == 404
    client.force_login(phong.user)
    assert client.post(revoke).status_code == 404


def test_an_address_of_what_one_no_longer_sees_can_still_be_revoked(programme, phong, client):
    feed = actions.open_feed(programme, by=phong, language="vi")
    Mandate.objects.filter(person=phong.person_id).update(until=NOW.date())
    client.force_login(phong.user)
    page = client.get(reverse("programmes:feeds")).text
    revoke = reverse("programmes:revoke_feed", args=[feed.pk])
    assert revoke in page
    assert str(programme) not in page
    client.post(revoke)
    assert revoke not in client.get(reverse("programmes:feeds")).text


def test_the_log_names_no_secret_address(lan):
    feed = actions.open_feed(by=lan, language="vi")
    record = logging.LogRecord("django", 30, "", 1, "%s: %s", ("Not Found", address(feed)), None)
    assert Unkeyed().filter(record)
    assert record.getMessage() == "Not Found: /programmes/calendars/….ics"


def test_reading_costs_the_same_whatever_there_is(programme, task, lan, world):
    url, of_all = opened(lan), opened(lan, programme)
    few = [_queries(url), _queries(of_all)]
    for n in range(8):
        made = actions.draft_task(programme, by=lan, title=f"Việc {n}", field=world.cadres)
        actions.assign_task(made, by=lan, lead=world.office_a, due=DUE, units=[world.suoi_nga])
    assert len(read(of_all)) == 9
    assert [_queries(url), _queries(of_all)] == few
    assert max(few) <= 10


def _queries(url):
    with CaptureQueriesContext(connection) as captured:
        Client().get(url)
    return len(captured)


def test_it_speaks_the_language_in_which_it_was_opened(task, programme, lan):
    feed = actions.open_feed(programme, by=lan, language="en")
    told = next(iter(read(address(feed)).values())).description.value
    assert "Not started" in told
    assert timezone.localdate(NOW) < DUE
