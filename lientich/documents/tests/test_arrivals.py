"""What comes in is entered once, handed on as the leader says, and dealt with."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lientich.documents.actions import (
    edit_arrival,
    enter_arrival,
    instruct,
    keep_arrivals,
    settle_arrival,
    share,
    void_arrival,
    withdraw,
)
from lientich.documents.models import Arrival, ArrivalBook, Document
from lientich.documents.queries import arrival_books, arrival_gaps, arrivals, to_enter
from lientich.journal.models import Event
from tests.threads import at_once

DAY = date(2026, 6, 12)


def arrive(by, **more):
    given = {
        "arrived_on": DAY,
        "sender": "Tỉnh ủy",
        "subject": "về sắp xếp tổ chức",
        "code": "5-CV/TU",
    }
    return enter_arrival(by=by, **(given | more))


def events(verb):
    return [one.facts for one in Event.objects.filter(verb=f"documents.{verb}").order_by("id")]


def test_what_comes_has_the_next_number_of_its_year(world, lan):
    first, second = arrive(lan), arrive(lan, code="6-CV/TU")
    other = arrive(lan, arrived_on=date(2025, 12, 31))
    assert [one.text for one in (first, second, other)] == ["1", "2", "1"]
    assert [book.year for book in arrival_books(lan)] == [2026, 2025]
    assert events("arrival_entered")[:2] == [{"year": 2026, "value": 1}, {"year": 2026, "value": 2}]


def test_a_double_click_enters_it_once(lan):
    assert arrive(lan, key="a") == arrive(lan, key="a")
    assert Arrival.objects.count() == 1


def test_what_was_numbered_on_paper_keeps_its_number(world, lan):
    keep_arrivals(by=lan, year=2026, master="here", first=1501)
    old = arrive(lan, number="1499")
    new = arrive(lan)
    later = arrive(lan, number="1503")
    assert [one.value for one in (old, new, later)] == [1499, 1501, 1503]
    assert arrival_gaps(new.book) == [(1502, 1502)]
    assert events("arrival_book_changed") == [{"master": "here", "first": 1501}]
    keep_arrivals(by=lan, year=2026, master="here", first=1501)
    assert len(events("arrival_book_changed")) == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"number": "1"}, "đã ghi cho: Văn bản khác 5-CV/TU, về sắp xếp tổ chức"),
        ({"number": "x"}, "Số đến không đúng: x"),
        ({"number": "5000"}, "Số đến không đúng"),
        ({"sender": " "}, "Hãy ghi nơi gửi"),
        ({"subject": ""}, "Hãy ghi nơi gửi"),
        ({"arrived_on": date(2026, 6, 16)}, "không thể sau hôm nay"),
        ({"arrived_on": date(26, 6, 12)}, "sớm nhất là của năm 1930"),
        ({"subject": "TỐI MẬT\nvề nhân sự"}, "dấu chỉ độ mật"),
    ],
)
def test_what_cannot_be_entered(lan, wrong, said):
    arrive(lan)
    with pytest.raises(ValidationError, match=said):
        arrive(lan, **wrong)
    assert Arrival.objects.count() == 1


def test_where_another_book_gives_the_numbers_they_are_typed(lan):
    keep_arrivals(by=lan, year=2026, master="elsewhere")
    with pytest.raises(ValidationError, match="do nơi khác cấp"):
        arrive(lan)
    assert arrive(lan, number="12").value == 12


def test_what_another_organisation_opened_waits_for_the_book(world, lan, phong, enter):
    document = enter("5")
    assert list(to_enter(phong)) == []
    share(document, by=lan, organisations=[world.vinh_xanh])
    assert (list(to_enter(phong)), list(to_enter(lan))) == ([document], [])
    arrival = arrive(phong, document=document)
    assert list(to_enter(phong)) == []
    void_arrival(arrival, by=phong, reason="vào nhầm")
    assert list(to_enter(phong)) == [document]
    with pytest.raises(PermissionDenied):
        arrive(phong, document=enter("6"))


def test_a_document_stands_once_in_the_books_of_a_house(world, lan, phong, enter):
    document = enter("5")
    share(document, by=lan, organisations=[world.vinh_xanh])
    first = arrive(phong, document=document, key="a")
    assert arrive(phong, document=document, key="a") == first
    with pytest.raises(ValidationError, match="đã vào sổ, số đến 1 năm 2026"):
        arrive(phong, document=document, key="b")
    void_arrival(first, by=phong, reason="vào nhầm")
    assert arrive(phong, document=document, key="b").value == 2


@pytest.mark.django_db(transaction=True)
def test_two_clerks_enter_the_same_paper_at_once(transactional_db, lan, enter):
    document = enter("5")
    outcomes = at_once(
        lambda: arrive(lan, document=document, key="a"),
        lambda: arrive(lan, document=document, key="b"),
    )
    assert sorted(type(one).__name__ for one in outcomes) == ["Arrival", "ValidationError"]


def test_a_line_that_is_void_holds_no_document(lan, enter):
    document = enter("5")
    void_arrival(arrive(lan, document=document), by=lan, reason="vào nhầm")
    withdraw(document, by=lan)
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("tinh uy", True),
        ("TỈNH ỦY", True),
        ("sap xep 5-cv", True),
        ("cv/tu", True),
        ("số 5", True),
        ("tỉnh đoàn", False),
        ("50", False),
    ],
)
def test_a_line_is_found_by_its_words_however_they_are_typed(lan, words, found):
    arrive(lan)
    edited = arrive(lan, subject="về than sạch")
    told = {name: getattr(edited, name) for name in ("arrived_on", "sender", "kind", "code")}
    edit_arrival(edited, by=lan, subject="về sắp xếp tổ chức", **told)
    assert arrivals(lan, 2026, words=words).count() == (2 if found else 0)


def test_the_leaders_words_and_whom_it_was_handed_to(world, lan):
    arrival = arrive(lan)
    instruct(
        arrival,
        by=lan,
        instruction="Văn phòng tham mưu",
        instructed_by="Nguyễn Thu Hà",
        instructed_on=DAY,
        bodies=[world.office_a],
        units=[world.doi_sim],
        due=date(2026, 6, 20),
    )
    arrival.refresh_from_db()
    assert (arrival.instruction, arrival.due) == ("Văn phòng tham mưu", date(2026, 6, 20))
    assert (list(arrival.bodies.all()), list(arrival.units.all())) == (
        [world.office_a],
        [world.doi_sim],
    )
    assert (arrival.is_late(date(2026, 6, 20)), arrival.is_late(date(2026, 6, 21))) == (False, True)
    assert events("arrival_handed_on") == [{}]
    with pytest.raises(ValidationError, match="trước ngày đến"):
        instruct(arrival, by=lan, instruction="x", due=DAY - timedelta(days=1))
    with pytest.raises(ValidationError, match="độ mật"):
        instruct(arrival, by=lan, instruction="TUYỆT MẬT")


def test_it_is_dealt_with_and_may_be_opened_again(lan):
    arrival = arrive(lan)
    for day in (DAY - timedelta(days=1), lan.today + timedelta(days=1)):
        with pytest.raises(ValidationError, match="xử lý xong"):
            settle_arrival(arrival, by=lan, done_on=day)
    settle_arrival(arrival, by=lan, done_on=lan.today, outcome="trả lời bằng công văn 7")
    settle_arrival(arrival, by=lan, done_on=lan.today, outcome="trả lời bằng công văn 7")
    assert list(Arrival.objects.open()) == []
    settle_arrival(arrival, by=lan, done_on=None)
    assert list(Arrival.objects.open()) == [arrival]
    assert events("arrival_settled") == [{"done": True}, {"done": False}]


def test_its_line_is_corrected(lan):
    arrival = arrive(lan)
    given = {"sender": "Tỉnh ủy Quảng Bình thử", "subject": "về than", "kind": "Công văn"}
    edit_arrival(arrival, by=lan, arrived_on=date(2026, 6, 11), **given)
    arrival.refresh_from_db()
    assert (arrival.sender, str(arrival), arrival.value) == (given["sender"], "Công văn", 1)
    with pytest.raises(ValidationError, match="năm của sổ"):
        edit_arrival(arrival, by=lan, arrived_on=date(2025, 6, 11), **given)
    assert events("arrival_edited") == [{}]


def test_a_number_given_by_mistake_stays_with_its_reason(lan):
    arrival = arrive(lan)
    with pytest.raises(ValidationError, match="lý do"):
        void_arrival(arrival, by=lan, reason=" ")
    void_arrival(arrival, by=lan, reason="trùng")
    assert void_arrival(arrival, by=lan, reason="khác").reason == "trùng"
    with pytest.raises(ValidationError, match="đã bỏ, lý do: trùng"):
        settle_arrival(arrival, by=lan, done_on=DAY)
    assert arrive(lan).value == 2
    assert events("arrival_voided") == [{}]


def test_the_book_is_its_own_houses(world, lan, ha, phong, mai, minh):
    arrival = arrive(lan)
    assert [Arrival.objects.open_to(by).count() for by in (lan, ha, phong, mai, minh)] == [
        1,
        1,
        0,
        0,
        0,
    ]
    for by in (ha, minh):
        with pytest.raises(PermissionDenied):
            arrive(by)
        with pytest.raises(PermissionDenied):
            keep_arrivals(by=by, year=2026, master="here")
    for by in (ha, phong, minh):
        with pytest.raises(PermissionDenied):
            settle_arrival(arrival, by=by, done_on=DAY)
        with pytest.raises(PermissionDenied):
            void_arrival(arrival, by=by, reason="x")
    assert arrive(phong).book.organisation == world.vinh_xanh


@pytest.mark.django_db(transaction=True)
def test_many_come_at_once(transactional_db, lan):
    """The book itself begins with the first of them."""

    def desk(place):
        return lambda: [arrive(lan, key=f"{place}-{turn}").value for turn in range(10)]

    outcomes = at_once(*(desk(place) for place in range(8)))
    assert sorted(value for one in outcomes for value in one) == list(range(1, 81))
    assert ArrivalBook.objects.count() == 1


def test_what_waits_for_the_book_is_sought_document_by_document(lan):
    assert str(to_enter(lan).query).count("NOT EXISTS") == 3
