"""The recipients that a paper names are those it is sent to when it is issued."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lientich.documents import actions as documents
from lientich.documents.models import Delivery
from lientich.documents.storage import keep
from lientich.drafting import actions, queries
from lientich.journal.models import Event

from .test_signing import adopted, signed, signing  # noqa: F401 -- fixtures


def meant(draft, by, *lines):
    """By the first word of each line's sender: whom it means."""
    return [
        [(str(side.organisation), str(to)) for side, to in one.to]
        for one in queries.recipients(draft, lines, by.today)
    ]


S, D = "Than Suối Ngà", "Than Đồi Sim"
A, B = "Bắc Sơn", "Vịnh Xanh"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Các chi, đảng bộ trực thuộc hai Đảng ủy", [(A, D), (B, S)]),
        ("- Các chi bộ, đảng bộ trực thuộc;", [(A, D), (B, S)]),
        ("Các đảng ủy, chi bộ cơ sở trực thuộc Đảng ủy Than Vịnh Xanh", [(B, S)]),
        ("Các đơn vị trực thuộc Tập đoàn Than Bắc Sơn", [(A, D), (A, S)]),
        ("Đảng ủy Than Suối Ngà", [(B, S)]),
        ("Công ty Than Đồi Sim", [(A, D)]),
        ("Đảng ủy Bắc Sơn", []),
        ("Các đảng ủy đơn vị được giám sát", []),
        ("Đảng ủy Bắc Sơn và các đơn vị trực thuộc", []),
        ("Các đơn vị trực thuộc Tổng công ty Lạ", []),
        ("Lưu Văn phòng hai Đảng ủy", []),
    ],
)
def test_whom_a_line_means(draft, lan, line, told):
    assert meant(draft, lan, line) == [told]


def test_as_above_means_whom_it_is_addressed_to(draft, lan):
    told = queries.recipients(draft, ["Như trên;", "Lưu VT."], lan.today, ["Than Suối Ngà", "Lạ"])
    assert [[str(to) for _side, to in one.to] for one in told] == [[S], []]


def test_nobody_is_meant_twice_nor_who_has_ended(draft, world, lan):
    both = ("Đảng ủy Than Đồi Sim", "Các chi, đảng bộ trực thuộc hai Đảng ủy")
    assert meant(draft, lan, *both) == [[(A, D)], [(B, S)]]
    world.suoi_nga.until = lan.today
    world.suoi_nga.save()
    assert meant(draft, lan, *both) == [[(A, D)], []]


def test_issued_it_is_sent_in_the_same_act(signed, world, lan, phong, minh, tuan):  # noqa: F811
    document = actions.issue(signed, by=lan, date=lan.today, number="33")
    actions.issue(signed, by=lan, date=lan.today, number="33")
    told = {(one.sender, one.organisation) for one in Delivery.objects.filter(document=document)}
    assert told == {(world.vinh_xanh, world.suoi_nga), (world.bac_son, world.doi_sim)}
    assert Event.objects.filter(verb="documents.sent").count() == 2


def test_what_is_issued_is_sealed_by_its_hash(signed, lan):  # noqa: F811
    paper = queries.last_scan(signed)
    document = actions.issue(signed, by=lan, date=lan.today, number="33")
    event = Event.objects.get(verb="drafting.issued")
    assert event.facts["file"] == document.file.sha256 == paper.file.sha256


def test_who_ends_tomorrow_is_still_sent_it(signed, world, lan):  # noqa: F811
    world.doi_sim.until = lan.today + timedelta(days=1)
    world.doi_sim.save()
    document = actions.issue(signed, by=lan, date=lan.today, number="33")
    assert document.deliveries.filter(organisation=world.doi_sim).exists()


def test_many_lines_ask_no_more_than_few(draft, lan, django_assert_max_num_queries):
    few = ["Đảng ủy Than Suối Ngà", "Các chi, đảng bộ trực thuộc hai Đảng ủy"]
    queries.recipients(draft, few, lan.today)
    with CaptureQueriesContext(connection) as asked:
        queries.recipients(draft, few, lan.today)
    with django_assert_max_num_queries(len(asked)):
        queries.recipients(draft, [*few, "Công ty Than Đồi Sim", *few], lan.today)


def test_an_entry_with_another_file_is_not_what_was_signed(signed, world, lan):  # noqa: F811
    version = signed.versions.get()
    documents.register(
        by=lan,
        kind=signed.kind,
        number="33",
        symbol=signed.symbol,
        date=lan.today,
        subject=signed.subject,
        issuers=[world.committee_a, world.committee_b],
        joint=True,
        owners=[world.bac_son, world.vinh_xanh],
        text=version.text,
        file=keep(b"another", media_type="image/png"),
        file_name="khac.png",
    )
    with pytest.raises(ValidationError, match="đã có một văn bản cùng số"):
        actions.issue(signed, by=lan, date=lan.today, number="33")
    assert Delivery.objects.count() == 0
