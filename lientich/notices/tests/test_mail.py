"""Letters: to whom, when, of what; and what becomes of them while the mail server is down."""

from datetime import datetime, time, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from conftest import NOW, give_mandate
from lientich.accounts.models import Mandate
from lientich.core import access
from lientich.journal.models import Event
from lientich.notices import mailing, rounds, times
from lientich.notices.actions import set_preference
from lientich.notices.models import Letter, Notice, Preference, Round
from lientich.programmes import actions as programmes
from lientich.programmes.models import Programme, Task

from .conftest import TODAY, days, work

HOURS = {"daily_at": time(7, 30), "quiet_since": time(20), "quiet_until": time(6, 30)}
DOWN = f"{__name__}.Down"


class Down(EmailBackend):
    def open(self):
        raise ConnectionRefusedError


class Refusing(EmailBackend):
    def send_messages(self, messages):
        raise SMTPRecipientsRefused({messages[0].to[0]: (550, b"no such user")})


class Greylisting(EmailBackend):
    def send_messages(self, messages):
        raise SMTPRecipientsRefused({messages[0].to[0]: (450, b"try again later")})


class RefusingOne(EmailBackend):
    """Takes no letter to Minh."""

    fault: Exception

    def send_messages(self, messages):
        if "minh" in messages[0].to[0]:
            raise self.fault
        return super().send_messages(messages)


def at(hour: int, minute: int = 0, day: int = 0) -> datetime:
    """On the day that the tests begin on, or so many later."""
    return timezone.make_aware(datetime.combine(TODAY + days(day), time(hour, minute)))


def post(now: datetime) -> int:
    """All that the worker has to do at that moment, in its order; returns how many letters went."""
    before = len(mail.outbox)
    while sum((mailing.write(now), mailing.send(now), rounds.remind(now))):
        pass
    return len(mail.outbox) - before


@pytest.fixture
def wants(minh):
    def make(way="immediate", by=minh, **hours):
        address = f"{by.user.username}@suoinga.example"
        return set_preference(by=by, mail=way, address=address, **HOURS | hours)

    return make


def test_at_once_one_letter_tells_of_all(give, wants):
    wants()
    for number in range(3):
        give(f"Việc {number}", due=3)
    work(at(9))
    assert [post(at(9)), post(at(9)), post(at(10))] == [1, 0, 0]
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (
        ["minh@suoinga.example"],
        "3 việc đến hạn trong 3 ngày tới",
    )
    assert letter.body.count("/programmes/assignments/") == 3
    assert "Còn 3 ngày: Việc 1\nThan Suối Ngà, hạn 18-6-2026, tiến độ 0%\n" in letter.body
    assert letter.extra_headers["Message-ID"] == f"<{Letter.objects.get().pk}@lientich>"


def test_once_a_day_at_their_hour(give, wants):
    wants("daily")
    give(due=3)
    work(at(9))
    assert [post(at(9)), post(at(23)), post(at(7, 29, 1)), post(at(7, 30, 1))] == [0, 0, 0, 1]
    assert mail.outbox[0].subject == "Còn 2 ngày: Nộp báo cáo"


def test_in_quiet_hours_nothing_goes_also_over_midnight(give, wants):
    wants()
    give(due=3)
    work(at(0, 5))
    assert [post(at(0, 5)), post(at(6, 29)), post(at(6, 30))] == [0, 0, 1]


def test_who_does_not_want_it_or_never_said_so_is_not_written_to(give, wants, minh, lan):
    wants("none")
    give(due=-1)
    work()
    assert Notice.objects.filter(person__in=[minh.person_id, lan.person_id]).count() == 2
    assert post(NOW) == 0


def test_what_was_read_done_or_closed_to_them_is_not_written_of(give, wants, minh, world):
    for case in ("read", "done", "later", "closed", "ended"):
        wants("daily")
        (part,) = give(case, due=3)
        work(NOW)
        if case == "read":
            Notice.objects.update(read_at=NOW)
        elif case == "done":
            programmes.report_progress(part, by=minh, percent=100, token=part.pk)
        elif case == "later":
            part.due += days(9)
            part.save()
        elif case == "closed":
            Programme.objects.update(state="closed")
        else:
            world.suoi_nga.mandates.update(until=TODAY + days(1))
        assert post(at(7, 30, 1)) == 0, case
        Notice.objects.all().delete()
        part.reminders.all().delete()
        part.task.assignments.all().delete()
        Round.objects.all().delete()
        Programme.objects.update(state="running")


def test_what_came_due_in_days_of_rest_makes_one_letter(give, wants):
    wants()
    post(at(9))
    give("Việc một", due=4)  # told tomorrow, the other on the day after
    give("Việc hai", due=5)
    assert [post(at(9, 0, 2)), post(at(10, 0, 2))] == [1, 0]
    assert mail.outbox[0].subject == "2 việc đến hạn trong 3 ngày tới"


def test_what_is_restricted_does_not_stand_in_a_letter(give, wants, minh, ha):
    wants(by=ha)
    (part,) = give("Quy hoạch ông A", due=-17)
    Task.objects.filter(pk=part.task_id).update(classification="cadre")
    access.refresh(Task, [part.task_id])
    work()
    post(NOW)
    assert "Quy hoạch" not in mail.outbox[0].subject + mail.outbox[0].body
    assert part.get_absolute_url() in mail.outbox[0].body


def test_nothing_is_lost_while_the_server_is_down_for_a_day(give, wants, phong, settings):
    wants()
    wants(by=phong)
    give(due=-1)
    usual = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = DOWN
    work(at(9))
    tries = 0
    for minute in range(0, 24 * 60, 20):
        now = at(9) + timedelta(minutes=minute)
        waiting = set(Letter.objects.values_list("attempts", flat=True))
        post(now)
        tries += set(Letter.objects.values_list("attempts", flat=True)) != waiting
    assert tries < 60
    settings.EMAIL_BACKEND = usual
    assert [post(at(9, 30, 1)), post(at(10, 0, 1))] == [2, 0]
    assert not Letter.objects.filter(sent_at=None).exists()


def test_a_refused_address_is_given_up_and_told(client, give, wants, minh, settings):
    wants()
    give(due=3)
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    work(at(9))
    post(at(9))
    client.force_login(minh.user)
    assert "Địa chỉ bị từ chối" in client.get(reverse("notices:mail")).content.decode()
    assert not mailing.send(at(9, 0, 5))


def test_who_cannot_be_written_to_just_now_is_written_to_later(give, wants, settings):
    wants()
    give(due=3)
    usual = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.Greylisting"
    assert post(at(9)) == 0
    settings.EMAIL_BACKEND = usual
    assert [post(at(9)), post(at(9, 5)), post(at(10))] == [0, 1, 0]


@pytest.mark.parametrize("fault", [SMTPDataError(554, b"not that"), ValueError("no such header")])
def test_a_letter_that_does_not_go_holds_up_no_other(give, wants, phong, settings, fault):
    wants()
    wants(by=phong)
    give(due=-1)
    settings.EMAIL_BACKEND = f"{__name__}.RefusingOne"
    RefusingOne.fault = fault
    assert post(at(9)) == 1
    assert mail.outbox[0].to == ["phong@suoinga.example"]
    assert Letter.objects.get(sent_at=None, dropped_at=None).person.user.username == "minh"


def test_a_title_of_several_lines_is_one_in_a_subject(give, wants):
    wants()
    give("Nộp báo cáo\r\nquý II", due=3)
    post(at(9))
    assert mail.outbox[0].subject == "Còn 3 ngày: Nộp báo cáo quý II"


@pytest.mark.parametrize(("way", "went"), [("immediate", ["new@suoinga.example"]), ("none", [])])
def test_a_letter_that_waits_goes_where_its_person_now_wants_it(
    give, wants, minh, settings, way, went
):
    wants()
    give(due=3)
    usual = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = DOWN
    post(at(9))
    set_preference(by=minh, mail=way, address="new@suoinga.example", **HOURS)
    settings.EMAIL_BACKEND = usual
    post(at(12))
    assert [to for letter in mail.outbox for to in letter.to] == went


def test_a_letter_that_waits_tells_no_more_than_its_person_may_still_read(
    give, wants, lan, world, settings
):
    """Of what was written of, one is closed to them before the server is up again."""
    wants(by=lan)
    give("Việc còn đọc được", due=-1)
    (part,) = give("Quy hoạch ông A", due=-1)
    usual = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = DOWN
    post(at(9))
    assert Letter.objects.get().notices.get().items.count() == 2
    Task.objects.filter(pk=part.task_id).update(classification="cadre")
    access.refresh(Task, [part.task_id])
    settings.EMAIL_BACKEND = usual
    assert post(at(12)) == 1
    (letter,) = mail.outbox
    assert letter.subject == "Quá hạn 1 ngày: Việc còn đọc được"
    assert part.get_absolute_url() not in letter.body


def test_who_now_works_in_another_field_is_not_written_to(give, wants, lan, world):
    wants("daily", by=lan)
    give(due=-1)
    post(at(9))
    Mandate.objects.filter(person=lan.person_id).update(until=TODAY)
    give_mandate(lan.user, "specialist", world.bac_son, world.office_a)
    assert post(at(7, 30, 1)) == 0


def test_what_is_dropped_after_the_server_was_down_says_no_address_was_refused(
    client, give, wants, minh, settings
):
    wants()
    (part,) = give(due=3)
    usual = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = DOWN
    post(at(9))
    programmes.report_progress(part, by=minh, percent=100, token=part.pk)
    settings.EMAIL_BACKEND = usual
    assert post(at(12)) == 0
    client.force_login(minh.user)
    page = client.get(reverse("notices:mail")).content.decode()
    assert "Không cần gửi nữa" in page
    assert "bị từ chối" not in page


def test_killed_while_it_sends_it_sends_that_letter_again_and_no_other(give, wants, monkeypatch):
    wants()
    give(due=3)
    work(at(9))

    class Killed(BaseException):
        pass

    def die(*_given):
        raise Killed

    monkeypatch.setattr("lientich.notices.actions.note_sent", die)
    with pytest.raises(Killed):
        post(at(9))
    monkeypatch.undo()
    assert [post(at(9, 9)), post(at(9, 10)), post(at(12))] == [0, 1, 0]
    first, again = mail.outbox
    assert first.extra_headers["Message-ID"] == again.extra_headers["Message-ID"]


def test_two_workers_send_a_letter_once(give, wants, monkeypatch):
    wants()
    give(due=3)
    work(at(9))
    mailing.write(at(9))
    (letter,) = Letter.objects.all()
    mailing.send(at(9))
    monkeypatch.setattr("lientich.notices.actions.due_letters", lambda now: [letter])
    mailing.send(at(9))
    assert len(mail.outbox) == 1


def test_who_wants_none_any_more_gets_none_though_it_was_just_looked_for(
    give, wants, minh, monkeypatch
):
    wants()
    give(due=3)
    work(at(9))
    mailing.write(at(9))
    letters = list(Letter.objects.all())
    set_preference(by=minh, mail="none", **HOURS)
    monkeypatch.setattr("lientich.notices.actions.due_letters", lambda now: letters)
    mailing.send(at(9))
    assert mail.outbox == []


def test_without_a_mail_server_nothing_is_written(give, wants, settings):
    settings.SENDS_MAIL = False
    wants()
    give(due=3)
    work(at(9))
    assert mailing.write(at(9)) == 0


def test_the_demonstration_keeps_and_shows_what_it_sends(client, give, wants, minh, lan, settings):
    settings.DEMONSTRATION = True
    wants()
    give(due=3)
    work(at(9))
    post(at(9))
    for member, shown in ((minh, True), (lan, False)):
        client.force_login(member.user)
        page = client.get(reverse("notices:mail")).content.decode()
        assert ("Còn 3 ngày: Nộp báo cáo" in page) == shown


def test_a_preference_is_set_on_a_page_and_holds_for_what_waits(client, give, wants, minh):
    wants("daily")
    give(due=3)
    work(NOW)
    client.force_login(minh.user)
    address = reverse("notices:set_preference")
    assert "minh@suoinga.example" in client.get(address).content.decode()
    sent = {"mail": "none", "daily_at": "07:30", "quiet_since": "20:00", "quiet_until": "06:30"}
    assert client.post(address, sent).status_code == 302
    assert Notice.objects.get().mail_at is None
    assert Event.objects.filter(verb="notices.preference_set").count() == 2


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"address": ""}, "địa chỉ thư"), ({"daily_at": time(23)}, "giờ yên lặng")],
)
def test_a_preference_that_cannot_be(minh, wrong, words):
    given = {"mail": "daily", "address": "m@suoinga.example"} | HOURS | wrong
    with pytest.raises(ValidationError, match=words):
        set_preference(by=minh, **given)
    assert not Preference.objects.exists()


hours = st.times().map(lambda one: one.replace(microsecond=0))


@given(st.integers(0, 365 * 24 * 60), hours, hours)
def test_a_letter_waits_for_the_first_moment_that_is_not_quiet(minutes, since, until):
    moment = NOW + timedelta(minutes=minutes)
    wanted = Preference(
        mail="immediate", address="m@x.example", quiet_since=since, quiet_until=until
    )
    at = times.mail_at(moment, wanted)
    assert moment <= at < moment + timedelta(days=1)
    assert not times.is_quiet(at, since, until)
    assert (at == moment) == (not times.is_quiet(moment, since, until))
