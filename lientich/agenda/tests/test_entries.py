"""What stands in the calendar of a week, who writes there, and who reads it: page, paper, feed."""

from datetime import date, time, timedelta

import pypdfium2
import pytest
import vobject
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conftest import NOW, act_as, give_mandate, make_user
from lientich.agenda import actions, queries, weeks
from lientich.agenda.models import Entry, week_url
from lientich.conferences.models import Conference
from lientich.core import access
from lientich.core.ids import new_id
from lientich.journal.models import Event
from lientich.papers.tests.reading import pdf_blocks
from lientich.programmes import actions as programmes
from lientich.programmes.models import Task

from .conftest import TODAY, add

WEEK = weeks.name(TODAY)


def titles(by, monday=TODAY):
    return [one.title for _day, items in queries.week(by, monday).days for one in items]


def journal():
    return [one.verb for one in Event.objects.filter(verb__startswith="agenda.").order_by("id")]


def test_an_entry_is_added_changed_and_removed_once_each(lan, world):
    token = new_id()
    entry = add(lan, " Giao ban ", token=token, at=time(8))
    assert add(lan, "Giao ban", token=token) == entry
    assert (entry.title, entry.organisation, entry.programme) == ("Giao ban", world.bac_son, None)
    given = {"day": TODAY, "title": "Giao ban tuần", "at": time(9), "place": "Phòng 2"}
    for _twice in range(2):
        actions.change_entry(entry, by=lan, **given)
    assert Entry.objects.values("title", "place").get() == {
        "title": "Giao ban tuần",
        "place": "Phòng 2",
    }
    for _twice in range(2):
        actions.remove_entry(entry, by=lan)
    assert journal() == ["agenda.entry_added", "agenda.entry_changed", "agenda.entry_removed"]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"at": time(9), "until": time(9)}, "sau giờ bắt đầu"),
        ({"until": time(9)}, "sau giờ bắt đầu"),
        ({"attends": "TỐI MẬT"}, "mật"),
        ({"day": date.min}, "không có trong lịch"),
    ],
)
def test_what_cannot_be_is_refused(given, why, lan):
    with pytest.raises(ValidationError, match=why):
        add(lan, "Họp", **given)
    assert not Entry.objects.exists()


def test_the_office_writes_in_its_own_calendar_alone(entry, joint, programme, ha, phong, minh):
    for by in (ha, minh):
        with pytest.raises(PermissionDenied):
            add(by, "Họp")
    for one in (entry, joint):
        for by in (ha, phong, minh):
            with pytest.raises(PermissionDenied):
                actions.change_entry(one, by=by, day=TODAY, title="Khác")
            with pytest.raises(PermissionDenied):
                actions.remove_entry(one, by=by)
    with pytest.raises(PermissionDenied):
        add(phong, "Họp", token=entry.pk)
    assert set(Entry.objects.values_list("title", flat=True)) == {entry.title, joint.title}


def test_nobody_speaks_in_a_programme_of_others(programme, world):
    third = act_as(make_user("third", "Hồ Ba", "office", world.doi_sim))
    with pytest.raises(PermissionDenied):
        add(third, "Họp", programme=programme)


def test_the_other_side_reads_what_is_joint_and_no_unit_reads_anything(
    entry, joint, lan, ha, phong, mai, minh, tuan, client
):
    theirs = [f"Bắc Sơn: {joint.title}"]
    found = {by.user.username: titles(by) for by in (lan, ha, phong, mai, minh, tuan)}
    both = [entry.title, joint.title]
    assert found == {
        "lan": both,
        "ha": both,
        "phong": theirs,
        "mai": theirs,
        "minh": [],
        "tuan": [],
    }
    for by, told in ((phong, False), (minh, False), (ha, True)):
        client.force_login(by.user)
        page = client.get(week_url(TODAY)).text
        assert (entry.title in page, str(entry.pk) in page) == (told, told)
        assert reverse("agenda:change_entry", args=[entry.pk]) not in page
    client.force_login(lan.user)
    assert reverse("agenda:change_entry", args=[entry.pk]) in client.get(week_url(TODAY)).text


def test_under_one_mandate_nothing_of_another_is_printed(entry, joint, phong, world):
    """A person of both sides prints the calendar of the one that they act for."""
    give_mandate(phong.user, "leader", world.bac_son)
    both = act_as(phong.user)
    assert both.organisation_id == world.vinh_xanh.pk
    assert titles(both) == [f"Bắc Sơn: {joint.title}"]


def test_conferences_and_what_falls_due_stand_in_their_days(
    entry, joint, conference, task, internal, lan, phong, minh
):
    Conference.objects.update(held_on=TODAY)
    for one in (task, internal):
        for part in one.assignments.all():
            programmes.extend(part, by=lan, until=one.due + timedelta(days=20))
    monday = weeks.monday(task.due + timedelta(days=20))
    assert titles(lan) == [str(conference), entry.title, joint.title]
    assert [one.when for _day, items in queries.week(lan, TODAY).days for one in items] == [
        "Cả ngày",
        "Sáng 08:00–11:00",
        "Chiều 14:00",
    ]
    assert set(titles(lan, monday)) == {task.title, internal.title}
    assert titles(phong, monday) == [task.title]
    assert set(titles(minh, monday)) == {task.title, internal.title}, "of its own parts"
    Task.objects.filter(pk=internal.pk).update(classification="cadre")
    access.refresh(Task, [internal.pk])
    assert titles(lan, monday) == [task.title], "it is printed and put up"


def test_the_page_turns_from_week_to_week_and_refuses_what_is_none(entry, lan, client):
    client.force_login(lan.user)
    assert entry.title in client.get(reverse("agenda:index")).text
    page = client.get(week_url(TODAY))
    assert page.context["before"] == week_url(TODAY - timedelta(days=7))
    assert entry.title not in client.get(page.context["after"]).text
    for name in ("2026-W54", "hom-nay"):
        for page in ("agenda:week", "agenda:pdf"):
            assert client.get(reverse(page, args=[name])).status_code == 404
    assert client.get(reverse("agenda:add_entry"), {"day": "x"}).status_code == 200


def test_it_is_written_by_a_form(entry, programme, lan, phong, client):
    client.force_login(lan.user)
    change = reverse("agenda:change_entry", args=[entry.pk])
    sent = {"day": "2026-06-24", "title": "Giao ban", "at": "08:30", "programme": programme.pk}
    assert client.post(change, sent).url == f"{week_url(TODAY + timedelta(days=9))}#{entry.pk}"
    assert Entry.objects.get().programme == programme
    refused = client.post(change, sent | {"programme": new_id(), "until": "7"})
    assert {"programme", "until"} <= set(refused.context["form"].errors)
    client.force_login(phong.user)
    assert client.post(change, sent).status_code == 403
    Entry.objects.update(programme=None)
    assert client.post(change, sent).status_code == 404


def test_on_paper_each_day_stands_with_its_hours(entry, joint, phong, client):
    client.force_login(phong.user)
    answer = client.get(reverse("agenda:pdf", args=[WEEK]))
    (page,) = pypdfium2.PdfDocument(answer.content)
    assert page.get_width() > page.get_height()
    told = pdf_blocks(answer.content)
    assert told[1:3] == [("H1", "LỊCH CÔNG TÁC TUẦN"), ("P", "Từ 15-6-2026 đến 21-6-2026")]
    cells = [text for role, text in told if role == "TD"]
    assert cells[:3] == ["Thứ 2, 15-6-2026", "Chiều 14:00", f"Bắc Sơn: {joint.title}"]
    assert entry.title not in " ".join(cells)


def test_it_is_read_in_ones_own_program(entry, joint, programme, lan, phong, minh):
    def read(by, of=None):
        feed = programmes.open_feed(of, by=by, language="vi")
        text = Client().get(reverse("programmes:feed", args=[feed.secret])).text
        return {one.summary.value: one for one in vobject.readOne(text).contents.get("vevent", [])}

    assert set(read(lan)) == {entry.title, joint.title}
    assert set(read(lan, programme)) == set(read(phong, programme)) == {joint.title}
    assert read(phong) == read(minh) == {}
    event = read(lan)[entry.title]
    assert (event.dtstart.value, event.dtend.value) == (NOW.replace(hour=8), NOW.replace(hour=11))
    assert event.location.value == "Phòng họp 1"
    assert event.url.value == f"http://testserver{entry.get_absolute_url()}"
    actions.change_entry(entry, by=lan, day=TODAY, title=entry.title)
    event = read(lan)[entry.title]
    assert (event.dtstart.value, event.sequence.value) == (TODAY, "2")


def test_a_week_costs_the_same_whatever_stands_in_it(entry, joint, conference, lan):
    Conference.objects.update(held_on=TODAY)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            queries.week(lan, TODAY)
        return len(asked)

    few = cost()
    for number in range(5):
        add(lan, f"Họp {number}")
    assert cost() == few <= 10
