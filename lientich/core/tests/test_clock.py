"""The clock, and the day that the demonstration alone may assume."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from lientich.core import clock

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def assume(settings, client, db):
    client.get("/accounts/login/")  # the addresses are those of a house without a demonstration

    def assume(words, demonstration=True):
        settings.DEMONSTRATION, settings.ASSUMED_NOW = demonstration, words

    return assume


def test_in_the_demonstration_it_is_the_day_assumed(assume):
    assume("2019-03-06")
    assert (clock.today(), clock.assumed_day()) == (date(2019, 3, 6), date(2019, 3, 6))
    assert clock.now() <= clock.now()
    assume("2019-03-06T14:30")
    assert clock.now() == datetime(2019, 3, 6, 14, 30, tzinfo=HERE)
    assume("2019-03-06T23:30:00+00:00")
    assert clock.today() == date(2019, 3, 7)


def test_outside_of_the_demonstration_no_day_is_assumed(assume, client, db):
    assume("2019-03-06", demonstration=False)
    assert clock.assumed_day() is None
    assert abs((clock.now() - timezone.now()).total_seconds()) < 60
    assert "giả định" not in client.get("/accounts/login/").content.decode()


def test_every_page_tells_it_and_the_actor_lives_on_it(assume, client, lan):
    assume("2026-06-14")
    told = "Ngày giả định 14-6-2026"
    for path in ("/accounts/login/", "/khong-co/"):
        assert told in client.get(path).content.decode()
    client.force_login(lan.user)
    answer = client.get("/")
    assert told in answer.content.decode()
    assert answer.wsgi_request.actor.today == date(2026, 6, 14)
    client.cookies["django_language"] = "en"
    assert "Assumed day" in client.get("/").content.decode()
