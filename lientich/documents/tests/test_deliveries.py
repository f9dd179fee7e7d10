"""A document is sent, received, opened; who has not received it is known to its owners alone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from conftest import act_as, make_user
from lientich.documents.actions import (
    distribute,
    enter_arrival,
    instruct,
    keep_arrivals,
    open_delivery,
    recall,
    receive,
    refuse,
    remind,
    send,
    share,
    withdraw,
)
from lientich.documents.models import Arrival, Delivery
from lientich.documents.queries import (
    deliveries,
    groups,
    not_received,
    sendable,
    silent,
    to_enter,
    to_receive,
)
from lientich.documents.receipts import rows
from lientich.journal.models import Event
from lientich.organisations.models import Affiliation, Line
from tests.threads import at_once

from .test_register import enter, joint, seen


@pytest.fixture
def document(world, lan):
    return enter(lan, world)


@pytest.fixture
def sent(document, world, lan):
    """Sent to both units: the delivery to Suối Ngà."""
    send(document, by=lan, organisations=[world.suoi_nga, world.doi_sim])
    return document.deliveries.get(organisation=world.suoi_nga)


@pytest.fixture
def clerk(world):
    """Office of Suối Ngà."""
    return act_as(make_user("clerk", "Lý Thị Thư", "office", world.suoi_nga))


def later(by, days):
    return replace(by, now=by.now + timedelta(days=days))


def events(verb):
    return [one.facts for one in Event.objects.filter(verb=f"documents.{verb}").order_by("id")]


def test_whoever_it_is_sent_to_reads_exactly_it(sent, document, world, lan, minh, tuan, phong):
    other = enter(lan, world, number="31")
    assert (seen(minh), seen(tuan), seen(phong)) == ({document}, {document}, set())
    assert other not in seen(minh)
    keys = [str(world.suoi_nga.pk), str(world.doi_sim.pk)]
    assert events("sent") == [{"sender": str(world.bac_son.pk), "organisations": keys}]
    assert (sent.sender, sent.sent_by_id, sent.sent_at) == (world.bac_son, lan.person_id, lan.now)


def test_sent_twice_it_is_sent_once(sent, document, world, lan):
    assert send(document, by=lan, organisations=[world.suoi_nga, world.vinh_xanh]) == 1
    assert document.deliveries.count() == document.grants.count() == 3


def test_whom_it_was_open_to_before_may_still_be_sent_it(document, world, lan):
    share(document, by=lan, organisations=[world.suoi_nga])
    assert send(document, by=lan, organisations=[world.suoi_nga]) == 1
    assert document.grants.count() == 1


def test_a_group_is_who_stands_there_on_the_day(world, lan, document):
    def group(by):
        return {
            (one.line, unit.short_name)
            for one in groups(by, sendable(document, by))
            for unit in one.units
        }

    now = {
        ("party", "Than Đồi Sim"),
        ("management", "Than Suối Ngà"),
        ("management", "Than Đồi Sim"),
    }
    assert group(lan) == now
    joins = lan.today + timedelta(days=5)
    Affiliation.objects.filter(child=world.suoi_nga, line=Line.PARTY).update(until=joins)
    Affiliation.objects.create(
        child=world.suoi_nga, parent=world.bac_son, line=Line.PARTY, since=joins
    )
    world.doi_sim.until = lan.today + timedelta(days=3)
    world.doi_sim.save()
    assert group(lan) == now
    assert group(later(lan, 5)) == {("party", "Than Suối Ngà"), ("management", "Than Suối Ngà")}
    send(document, by=lan, organisations=[world.doi_sim])
    assert document.deliveries.get().organisation == world.doi_sim  # who joins later is not added


def test_who_ends_later_may_still_be_sent_it(document, world, lan):
    world.suoi_nga.until = lan.today + timedelta(days=1)
    world.doi_sim.until = lan.today
    for one in (world.suoi_nga, world.doi_sim):
        one.save()
    assert set(sendable(document, lan)) == {world.suoi_nga, world.vinh_xanh}


def test_who_ended_before_is_not_sent_it(document, world, lan):
    world.doi_sim.until = lan.today
    world.doi_sim.save()
    with pytest.raises(ValidationError, match="không còn hoạt động"):
        send(document, by=lan, organisations=[world.doi_sim])
    with pytest.raises(ValidationError, match="ít nhất một nơi nhận"):
        send(document, by=lan, organisations=[])


def test_each_side_of_a_joint_document_sends_to_its_own(world, lan, phong, minh, tuan):
    document = joint(lan, world, owners=[world.bac_son, world.vinh_xanh])
    assert world.suoi_nga in sendable(document, lan)  # on the line of management it is both's
    with pytest.raises(ValidationError, match="chỉ trực thuộc bên kia"):
        send(document, by=phong, organisations=[world.doi_sim])
    send(document, by=phong, organisations=[world.suoi_nga])
    send(document, by=lan, organisations=[world.doi_sim])
    assert (seen(minh), seen(tuan)) == ({document}, {document})
    for owner in (lan, phong):  # as with opinions, of a joint matter both know
        assert deliveries(owner, document).count() == 2
    for unit in (minh, tuan):  # and a unit of itself alone
        assert [one.organisation_id for one in deliveries(unit, document)] == [unit.organisation_id]
    own = document.deliveries.get(organisation=world.suoi_nga)
    with pytest.raises(PermissionDenied):
        recall(own, by=lan, reason="gửi nhầm")
    assert (remind(document, by=lan), remind(document, by=phong)) == (1, 1)


def test_agreed_lists_are_sent_each_in_its_owners_name(world, lan, phong, minh):
    document = joint(lan, world, owners=[world.bac_son, world.vinh_xanh])
    lists = [(world.bac_son, [world.doi_sim]), (world.vinh_xanh, [world.suoi_nga, world.doi_sim])]
    assert distribute(document, by=lan, lists=lists) == 2
    assert distribute(document, by=lan, lists=lists) == 0
    told = {(one.sender_id, one.organisation_id) for one in Delivery.objects.all()}
    assert told == {
        (world.bac_son.pk, world.doi_sim.pk),
        (world.vinh_xanh.pk, world.suoi_nga.pk),
    }
    with pytest.raises(PermissionDenied):
        distribute(document, by=minh, lists=lists)


def test_received_by_the_focal_point_once(sent, minh, tuan, lan, ha):
    for by in (tuan, lan, ha):
        with pytest.raises(PermissionDenied):
            receive(sent, by=by)
    receive(sent, by=minh)
    again = receive(sent, by=later(minh, 1))
    assert (again.received_at, again.received_by_id) == (minh.now, minh.person_id)
    assert events("received") == [{"document": str(sent.document_id)}]
    assert Arrival.objects.count() == 0  # no book is kept here
    assert list(to_receive(minh)) == []


def test_where_a_book_is_kept_receiving_enters_it(sent, document, minh, clerk):
    keep_arrivals(by=clerk, year=2026, master="here", first=40)
    with pytest.raises(PermissionDenied):  # the book is the office's
        receive(sent, by=minh)
    received = receive(sent, by=clerk)
    receive(sent, by=clerk)
    arrival = Arrival.objects.get()
    assert (arrival.text, arrival.document, arrival.sender) == (
        "40",
        document,
        "Đảng ủy Tập đoàn Than Bắc Sơn",
    )
    assert (arrival.code, arrival.date) == (document.code, document.date)
    assert received.received_at == clerk.now
    assert list(to_enter(clerk)) == []


def test_what_is_entered_by_hand_has_been_received(sent, document, clerk):
    assert list(to_enter(clerk)) == []  # it waits to be received, not twice
    enter_arrival(
        by=clerk, arrived_on=clerk.today, sender="Bắc Sơn", subject="x", document=document
    )
    sent.refresh_from_db()
    assert sent.received_at == clerk.now
    assert receive(sent, by=clerk).received_at == clerk.now
    assert Arrival.objects.count() == 1


def test_where_numbers_are_given_elsewhere_it_is_entered_with_its_number(sent, document, clerk):
    keep_arrivals(by=clerk, year=2026, master="elsewhere")
    receive(sent, by=clerk)
    assert Arrival.objects.count() == 0
    assert list(to_enter(clerk)) == [document]


def test_the_first_opening_is_told_once(sent, minh, clerk, lan):
    open_delivery(sent, by=minh)
    open_delivery(sent, by=later(clerk, 2))
    sent.refresh_from_db()
    assert (sent.opened_at, sent.opened_by_id) == (minh.now, minh.person_id)
    assert events("opened") == [{"document": str(sent.document_id)}]
    with pytest.raises(PermissionDenied):
        open_delivery(sent, by=lan)


def test_handed_on_is_what_the_book_says(sent, document, lan, clerk):
    keep_arrivals(by=clerk, year=2026, master="here")
    receive(sent, by=clerk)

    def handed_on():
        row = deliveries(lan, document).get(organisation=clerk.organisation_id)
        return row.handed_on, row.handed_on_at

    assert handed_on() == (False, None)
    instruct(Arrival.objects.get(), by=clerk, instruction="Giao an toàn", instructed_on=clerk.today)
    assert handed_on() == (True, clerk.today)
    (told,) = (one for one in rows(deliveries(lan, document), lan.today) if one.handed_on)
    assert (told.words, told.handed_on) == ("Đã giao xử lý", "15-6-2026")


def test_refused_it_is_read_no_longer(sent, document, minh, lan):
    for wrong, said in ((" ", "Hãy ghi lý do"), ("TỐI MẬT\nkhông nhận", "mật")):
        with pytest.raises(ValidationError, match=said):
            refuse(sent, by=minh, reason=wrong)
    refuse(sent, by=minh, reason="Không thuộc đơn vị")
    refuse(sent, by=minh, reason="Không thuộc đơn vị")
    assert len(events("delivery_refused")) == 1
    assert seen(minh) == set()
    row = deliveries(lan, document).get(organisation=minh.organisation_id)
    assert (row.outcome, row.reason, row.ended_at) == ("refused", "Không thuộc đơn vị", minh.now)
    assert send(document, by=lan, organisations=[sent.organisation]) == 1
    assert seen(minh) == {document}


def test_what_was_open_before_stays_open(document, world, lan, minh):
    share(document, by=lan, organisations=[world.suoi_nga])
    send(document, by=lan, organisations=[world.suoi_nga])
    recall(document.deliveries.get(), by=lan, reason="gửi nhầm")
    assert seen(minh) == {document}


def test_the_sender_recalls_what_nobody_has_opened(sent, document, lan, phong, minh, tuan, world):
    with pytest.raises(PermissionDenied):
        recall(sent, by=phong, reason="gửi nhầm")
    recall(sent, by=lan, reason="gửi nhầm")
    recall(sent, by=lan, reason="gửi nhầm")
    assert seen(minh) == set()
    assert events("recalled") == [{"organisations": [str(world.suoi_nga.pk)]}]
    with pytest.raises(ValidationError, match="không còn chờ nhận"):
        receive(sent, by=minh)
    other = document.deliveries.get(organisation=world.doi_sim)
    open_delivery(other, by=tuan)
    with pytest.raises(ValidationError, match="đã mở hoặc đã nhận"):
        recall(other, by=lan, reason="gửi nhầm")
    receive(other, by=tuan)
    with pytest.raises(ValidationError, match="không từ chối được nữa"):
        refuse(other, by=tuan, reason="nhầm")
    with pytest.raises(ValidationError, match="không rút khỏi sổ"):
        withdraw(document, by=lan)


def test_reminded_once_a_day(sent, document, lan, minh, ha):
    receive(sent, by=minh)
    assert (remind(document, by=lan), remind(document, by=lan)) == (1, 0)
    assert remind(document, by=later(lan, 1)) == 1
    assert document.deliveries.get(received_at=None).reminders == 2
    assert len(events("receipt_reminded")) == 2
    with pytest.raises(PermissionDenied):
        remind(document, by=ha)


def test_after_so_many_days_the_sending_office_is_told(sent, document, lan, phong, tuan):
    def told(by, days):
        rows = not_received(later(by, days)).annotate(n=silent())
        return list(rows.values_list("document", "n"))

    assert told(lan, 2) == []
    assert told(lan, 3) == [(document.pk, 2)]
    receive(document.deliveries.get(organisation=tuan.organisation_id), by=tuan)
    assert told(lan, 3) == [(document.pk, 1)]
    assert told(phong, 30) == []


def test_who_may_not_send(document, world, lan, ha, minh, phong):
    send(document, by=lan, organisations=[world.suoi_nga])
    for by in (ha, minh, phong):
        with pytest.raises(PermissionDenied):
            send(document, by=by, organisations=[world.doi_sim])


@pytest.mark.django_db(transaction=True)
def test_sent_and_received_by_several_at_once_it_is_once(transactional_db, world, lan, minh, clerk):
    document = enter(lan, world)
    keep_arrivals(by=clerk, year=clerk.today.year, master="here")
    to = [world.suoi_nga, world.doi_sim]
    desks = [lambda: send(document, by=lan, organisations=to) for _desk in range(3)]
    assert sorted(at_once(*desks)) == [0, 0, 2]
    delivery = document.deliveries.get(organisation=world.suoi_nga)
    line = {"arrived_on": clerk.today, "sender": "x", "subject": "y", "document": document}
    at_once(
        lambda: receive(delivery, by=clerk),
        lambda: receive(delivery, by=clerk),
        lambda: enter_arrival(by=clerk, **line),
    )
    assert (Arrival.objects.count(), len(events("received"))) == (1, 1)
