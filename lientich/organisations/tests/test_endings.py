"""What ends, and a name that was written wrongly."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conftest import LONG_AGO, NOW
from lientich.journal.models import Event
from lientich.organisations.actions import (
    appoint,
    correct_name,
    create_person,
    create_post,
    end_appointment,
    end_body,
    end_post,
)
from lientich.organisations.models import Appointment, Person, Post
from lientich.organisations.queries import vacancies
from lientich.search.models import Entry

TODAY, DAY = NOW.date(), timedelta(days=1)


@pytest.fixture
def secretary(world):
    return Post.objects.get(body=world.committee_b)


def test_a_post_that_ended_is_vacant_no_more(world, phong, secretary):
    ended = end_post(secretary, by=phong, until=TODAY, decided_by="Số 5-QĐ/ĐU")
    assert ended.until == TODAY
    assert secretary in vacancies(TODAY - DAY)
    assert secretary not in vacancies(TODAY)
    event = Event.objects.get(verb="organisations.post_ended")
    assert (event.subject_id, event.facts) == (
        world.vinh_xanh.pk,
        {"post": str(secretary.pk), "until": "2026-06-15", "decided_by": "Số 5-QĐ/ĐU"},
    )


def test_a_post_that_someone_holds_does_not_end(phong, lan, secretary):
    held = appoint(
        create_person(by=phong, name="Ngô Văn Lâm"), by=phong, post=secretary, since=TODAY
    )
    with pytest.raises(ValidationError, match="còn người giữ chức"):
        end_post(secretary, by=phong, until=TODAY + 9 * DAY)
    with pytest.raises(ValidationError, match="còn người giữ chức"):
        end_body(secretary.body, by=phong, until=TODAY + 9 * DAY)
    end_appointment(held, by=phong, until=TODAY + 9 * DAY)
    end_post(secretary, by=phong, until=TODAY + 9 * DAY)
    with pytest.raises(ValidationError, match="Đã thôi từ ngày 24-6-2026"):
        end_post(secretary, by=phong, until=TODAY + 9 * DAY)
    with pytest.raises(PermissionDenied, match="chính tổ chức đó"):
        end_post(secretary, by=lan, until=TODAY)


def test_with_a_body_its_posts_end_and_nobody_is_appointed_beyond(world, phong, lan):
    deputy = create_post(world.office_b, by=phong, title="Phó Chánh Văn phòng")
    end_body(world.office_b, by=phong, until=TODAY + DAY)
    deputy.refresh_from_db()
    assert deputy.until == TODAY + DAY
    someone = create_person(by=phong, name="Ngô Văn Lâm")
    assert appoint(someone, by=phong, post=deputy, since=TODAY).until == TODAY + DAY
    with pytest.raises(ValidationError):
        appoint(someone, by=phong, post=deputy, since=TODAY + DAY)
    with pytest.raises(PermissionDenied):
        end_body(world.office_b, by=lan, until=TODAY)
    assert Event.objects.filter(verb="organisations.body_ended").count() == 1


def test_a_name_is_corrected_by_those_who_keep_the_place(phong, lan, tuan, secretary):
    someone = create_person(by=lan, name="Ngô Văn Lam")
    assert correct_name(someone, by=lan, name="Ngô Văn Lâm").name_key > someone.name_key
    assert Entry.objects.get(object_id=someone.pk).title == "Ngô Văn Lâm"
    appoint(someone, by=phong, post=secretary, since=LONG_AGO)
    with pytest.raises(PermissionDenied, match="nơi người đó giữ chức danh"):
        correct_name(someone, by=lan, name="Ngô Văn Lắm")
    with pytest.raises(PermissionDenied):
        correct_name(someone, by=tuan, name="Ngô Văn Lắm")
    with pytest.raises(ValidationError, match="đang được ghi"):
        correct_name(someone, by=phong, name="Ngô Văn Lâm")
    correct_name(someone, by=phong, name="Ngô Văn Lắm")
    assert Person.objects.get(pk=someone.pk).name == "Ngô Văn Lắm"
    events = Event.objects.filter(verb="organisations.person_corrected", subject_id=someone.pk)
    assert events.count() == 2


def test_the_office_ends_and_corrects_by_pages(client, world, phong, lan, secretary):
    client.force_login(phong.user)
    shown = client.get(world.vinh_xanh.get_absolute_url()).content.decode()
    post, body = (
        reverse("organisations:end_post", args=[secretary.pk]),
        reverse("organisations:end_body", args=[world.office_b.pk]),
    )
    assert post in shown
    assert body in shown
    given = {"until": "15-6-2026", "sure": "on"}
    for url in (post, body):
        assert client.post(url, given, follow=True).redirect_chain[-1][0] == (
            world.vinh_xanh.get_absolute_url()
        )
    shown = client.get(world.vinh_xanh.get_absolute_url()).content.decode()
    assert post not in shown
    assert body not in shown
    person = create_person(by=phong, name="Ngô Văn Lam")
    url = reverse("organisations:correct_name", args=[person.pk])
    assert url in client.get(person.get_absolute_url()).content.decode()
    client.post(url, {"name": "Ngô Văn Lâm"})
    assert "Ngô Văn Lâm" in client.get(person.get_absolute_url()).content.decode()


def test_a_persons_page_asks_as_often_with_posts_in_more_places(client, world, lan):
    client.force_login(lan.user)
    someone = create_person(by=lan, name="Ngô Văn Lam")

    def cost():
        with CaptureQueriesContext(connection) as asked:
            client.get(someone.get_absolute_url())
        return len(asked)

    def hold(body):
        post = Post.objects.create(body=body, title="Ủy viên")
        Appointment.objects.create(person=someone, post=post, since=LONG_AGO)

    hold(world.committee_n)
    once = cost()
    for body in (world.committee_b, world.committee_s, world.office_b):
        hold(body)
    assert cost() == once
