"""What a script sends from a phone, and what waited there before it arrived."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from conftest import NOW, act_as, make_user
from lientich.core.ids import new_id
from lientich.core.templatetags.lt import moment
from lientich.journal.models import Event
from lientich.programmes import actions, queries
from lientich.programmes.actions.assignments import MOST_AGE, OVERTAKEN, _earlier
from lientich.programmes.models import Evidence, ProgressReport

from .conftest import report

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
DATA = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def thao(world):
    """Minh's colleague."""
    return act_as(make_user("thao", "Lý Thị Thảo", "reporter", world.suoi_nga))


@pytest.fixture
def send(client, assignment, minh):
    """As Minh's script does; returns the status and what was told."""
    client.force_login(minh.user)

    def sent(**said):
        given = {"percent": 40, "token": new_id(), "person": minh.person_id}
        url = reverse("programmes:report_progress", args=[assignment.pk])
        answer = client.post(url, given | said, **DATA)
        return answer.status_code, answer.json()

    return sent


def test_what_a_script_sent_is_kept_with_its_picture(send):
    status, told = send(note="Đã lắp bơm", files=SimpleUploadedFile("a.png", PNG), declared="on")
    made = ProgressReport.objects.get()
    assert (status, told) == (200, {"at": moment(made.at), "words": "Đã ghi nhận tiến độ."})
    assert (made.percent, made.note, made.written_at) == (40, "Đã lắp bơm", None)
    assert Evidence.objects.get().name == "a.png"


def test_what_is_sent_again_is_kept_once_also_after_a_claim(send):
    given = {"token": new_id(), "percent": 100, "seen": NOW}
    first = send(**given)
    assert send(**given) == first
    assert ProgressReport.objects.count() == 1
    assert Event.objects.filter(verb="programmes.completion_claimed").count() == 1


def test_nobody_reports_with_a_form_of_anothers(assignment, task, minh, thao, tuan, world):
    token = new_id()
    report(assignment, minh, 40, token=token)
    others = task.assignments.get(unit=world.doi_sim)
    for part, by in ((assignment, thao), (others, tuan)):
        with pytest.raises(ValidationError, match="báo cáo khác"):
            report(part, by, 50, token=token)
    assert ProgressReport.objects.count() == 1


def test_what_is_refused_says_why(send):
    send(percent=40)
    status, told = send(percent=30)
    assert status == 400
    assert "lùi" in told["errors"][0]


def test_of_what_the_device_still_has_nothing_is_asked_for_again(send):
    files = SimpleUploadedFile("a.png", b"no picture")
    status, told = send(note="Đã lắp bơm", files=files, declared="on")
    assert (status, len(told["errors"])) == (400, 1)
    assert "chọn lại" not in told["errors"][0]
    assert not ProgressReport.objects.exists()


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "0001-01-01", "hôm qua"]
)
@pytest.mark.parametrize("name", ["seen", "written_at"])
def test_a_moment_that_no_clock_shows_is_refused(send, name, moment):
    assert send(**{name: moment})[0] == 400
    assert not ProgressReport.objects.exists()


def test_what_another_person_wrote_is_not_taken(send, lan, thao):
    for person in (lan.person_id, thao.person_id, ""):
        status, told = send(person=person)
        assert (status, told) == (403, {"errors": ["Báo cáo này do người khác viết."]})
    assert not ProgressReport.objects.exists()


def test_a_script_is_told_that_nobody_is_signed_in(client, send):
    client.logout()
    status, told = send()
    assert status == 401
    assert "CHƯA được ghi" in told["errors"][0]
    assert client.get(reverse("programmes:sender"), **DATA).status_code == 401


def test_a_script_learns_who_is_signed_in_and_a_fresh_token(client, minh):
    client.force_login(minh.user)
    told = client.get(reverse("programmes:sender"), **DATA).json()
    assert told["person"] == str(minh.person_id)
    assert len(told["token"]) == 64


def test_a_script_of_one_who_may_not_report_is_refused(client, assignment, lan):
    client.force_login(lan.user)
    url = reverse("programmes:report_progress", args=[assignment.pk])
    assert client.post(url, {"person": lan.person_id}, **DATA).status_code == 403


def test_it_says_when_it_was_written_and_when_it_arrived(send, client, assignment):
    written = timezone.now() - timedelta(days=2)
    send(written_at=written.isoformat())
    made = ProgressReport.objects.get()
    assert made.written_at == written
    page = client.get(assignment.get_absolute_url()).text
    assert f"viết lúc {moment(written)}, gửi lúc" in page


def test_the_clock_stops_on_the_day_it_arrives(assignment, minh):
    report(assignment, minh, 100, written_at=minh.now - timedelta(days=3))
    assignment.refresh_from_db()
    assert assignment.claimed_on == minh.today


@given(st.timedeltas(timedelta(days=-40), timedelta(days=40)))
def test_a_time_of_writing_lies_within_a_month_before(ago):
    if ago > MOST_AGE:
        with pytest.raises(ValidationError, match="30 ngày"):
            _earlier(NOW - ago, NOW)
    else:
        assert _earlier(NOW - ago, NOW) == (NOW - ago if ago > timedelta(0) else None)


def test_what_a_colleague_reported_meanwhile_is_not_passed_over(send, assignment, minh, thao):
    seen = assignment.updated_at
    later = act_as(thao.user, NOW + timedelta(minutes=5))
    report(assignment, later, 35, note="Chờ vật tư")
    status, told = send(percent=50, seen=seen.isoformat())
    assert (status, told["stands"]) == (409, "35% · Đang thực hiện")
    (theirs,) = told["theirs"]
    assert theirs == {
        "who": "Lý Thị Thảo",
        "text": "báo cáo đạt 35%",
        "note": "Chờ vật tư",
        "at": moment(later.now),
    }
    assert send(percent=50, seen=told["seen"])[0] == 200


def test_what_was_suspended_meanwhile_is_told_and_refused_until_it_goes_on(send, assignment, lan):
    seen = assignment.updated_at
    later = act_as(lan.user, NOW + timedelta(minutes=5))
    actions.suspend(assignment, by=later, reason="Chờ giấy phép")
    status, told = send(seen=seen.isoformat())
    assert (status, [one["text"] for one in told["theirs"]]) == (409, ["tạm dừng"])
    status, told = send(seen=told["seen"])
    assert (status, "Tạm dừng" in told["errors"][0]) == (400, True)
    assert not ProgressReport.objects.exists()


def test_ones_own_report_and_more_time_overtake_nothing(assignment, minh, lan):
    seen = assignment.updated_at
    later = act_as(minh.user, NOW + timedelta(minutes=5))
    report(assignment, later, 20)
    until = date(2026, 9, 1)
    actions.ask_for_time(assignment, by=later, until=until, reason="Chờ")
    actions.extend(assignment, by=act_as(lan.user, later.now), until=until, reason="")
    assert queries.meanwhile(later, assignment, seen) == []
    assert report(assignment, later, 30, seen=seen).percent == 30


def test_others_units_are_not_told_of(assignment, task, minh, tuan, world):
    seen = assignment.updated_at
    later = act_as(tuan.user, NOW + timedelta(minutes=5))
    report(task.assignments.get(unit=world.doi_sim), later, 60)
    assert queries.meanwhile(minh, assignment, seen) == []


def test_overtaken_is_a_code_of_its_own(assignment, minh, thao):
    seen = assignment.updated_at
    report(assignment, act_as(thao.user, NOW + timedelta(minutes=5)), 35)
    with pytest.raises(ValidationError) as refused:
        report(assignment, minh, 50, seen=seen)
    assert refused.value.code == OVERTAKEN


def test_the_week_shows_what_is_late_first_and_a_form_for_each(programme, world, lan, minh, client):
    today = timezone.localdate()
    sunday = today + timedelta(days=6 - today.weekday())
    days = {"late": today - timedelta(1), "today": today, "later": sunday + timedelta(1)}
    if today < sunday:
        days["soon"] = sunday
    for title, due in (days | {"undated": None}).items():
        made = actions.draft_task(programme, by=lan, title=title, field=world.environment)
        actions.assign_task(made, by=lan, lead=world.committee_a, due=due, units=[world.suoi_nga])
    client.force_login(minh.user)
    page = client.get(reverse("programmes:week"))
    found = page.context["week"]
    for name in days:
        titles = [row["title"] for row in getattr(found, name)]
        assert titles == [name] + ["undated"] * (name == "later")
    assert page.text.count("Gửi báo cáo") == len(days) + 1


def test_in_the_week_of_another_unit_and_of_a_side_there_is_nothing(
    assignment, task, world, tuan, lan, client
):
    for member, parts in ((tuan, [task.assignments.get(unit=world.doi_sim)]), (lan, [])):
        client.force_login(member.user)
        assert [row["part"] for row in _rows(client)] == parts


def test_who_may_not_report_sees_no_form(assignment, world, client):
    keeper = make_user("kim", "Phan Kim", "specialist", world.suoi_nga)
    client.force_login(keeper)
    assert "Gửi báo cáo" not in client.get(reverse("programmes:week")).text


def test_the_form_of_the_week_is_the_form_of_the_part(assignment, minh, client):
    client.force_login(minh.user)
    (row,) = _rows(client)
    url = reverse("programmes:report_progress", args=[assignment.pk])
    sent = {"percent": 40, "token": row["form"]["token"].value()}
    picture = {"files": SimpleUploadedFile("a.png", PNG), "declared": "on"}
    assert client.post(url, sent | picture).status_code == 302
    assert Evidence.objects.get().report.percent == 40


def _rows(client):
    found = client.get(reverse("programmes:week")).context["week"]
    return [*found.late, *found.today, *found.soon, *found.later]
