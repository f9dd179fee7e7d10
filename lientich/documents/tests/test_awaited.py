"""The register narrowed to what waits, and for whom."""

import pytest

from conftest import act_as, make_user
from lientich.documents import queries
from lientich.documents.actions import keep_arrivals, receive, send, settle_arrival
from lientich.documents.models import Arrival

from .test_register import enter

INDEX = "/documents/"


@pytest.fixture
def clerk(world):
    """Office of Suối Ngà."""
    return act_as(make_user("clerk", "Lý Thị Thư", "office", world.suoi_nga))


@pytest.fixture
def sent(world, lan):
    """Three documents, the first sent to one unit, the second to both."""
    one, two, three = (enter(lan, world, number=number) for number in "123")
    send(one, by=lan, organisations=[world.suoi_nga])
    send(two, by=lan, organisations=[world.suoi_nga, world.doi_sim])
    return one, two, three


def waiting(by, whom, **more):
    what = queries.listed(by, {"awaiting": whom} | more)
    rows = queries.register(what, None).rows
    assert queries.count(what) == len(rows)
    assert set(queries.exported(what)) == set(rows)
    return {row.number for row in rows}


def names(by):
    return [name for _key, name in queries.choices(by)["awaiting"]]


def test_the_sender_sees_whom_it_waits_for(world, lan, clerk, minh, phong, sent):
    assert waiting(lan, "recipients") == {"1", "2"}
    assert waiting(lan, str(world.doi_sim.pk)) == {"2"}
    assert waiting(lan, "recipients", q="nhiệm vụ", joint="0") == {"1", "2"}
    assert names(lan) == ["Than Đồi Sim", "Than Suối Ngà"]
    for delivery in sent[0].deliveries.all():
        receive(delivery, by=clerk)
    assert waiting(lan, "recipients") == {"2"}
    assert waiting(lan, str(world.suoi_nga.pk)) == {"2"}
    assert waiting(lan, "mine") == set()


def test_a_recipient_knows_of_its_own_alone(world, lan, clerk, phong, sent):
    assert waiting(clerk, "mine") == {"1", "2"}
    assert waiting(clerk, "recipients") == set()
    assert waiting(clerk, str(world.doi_sim.pk)) == set()
    assert names(clerk) == names(phong) == []
    assert waiting(phong, "recipients") == waiting(phong, "mine") == set()


def test_what_came_waits_until_it_is_dealt_with(world, lan, clerk, sent):
    keep_arrivals(by=clerk, year=2026, master="here", first=1)
    receive(sent[0].deliveries.get(), by=clerk)
    assert waiting(clerk, "mine") == {"1", "2"}
    settle_arrival(Arrival.objects.get(), by=clerk, done_on=clerk.today, outcome="đã triển khai")
    assert waiting(clerk, "mine") == {"2"}


def test_the_page_offers_it_and_tells_it(world, lan, sent, client):
    client.force_login(lan.user)
    page = client.get(INDEX, {"awaiting": str(world.doi_sim.pk)})
    assert [row["title"] for row in page.context["rows"]] == ["Nghị quyết 2-NQ/ĐU"]
    assert "Đang chờ: <b>Chờ Than Đồi Sim nhận</b>" in page.text
    for whom in ("x", "00000000-0000-0000-0000-000000000000"):
        assert client.get(INDEX, {"awaiting": whom}).context["count"] == 3  # says nothing
