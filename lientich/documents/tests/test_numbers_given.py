"""Numbers are held, confirmed by a document or void with a reason, and none is lost."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from conftest import act_as, make_body, make_user
from lientich.documents.actions import (
    edit,
    enter_void,
    explain_gap,
    note_number,
    place,
    places,
    reserve_number,
    void_number,
    withdraw,
)
from lientich.documents.models import Document, Number, Series
from lientich.documents.queries import gaps, next_value, unplaced
from lientich.journal.models import Event

State, Origin = Number.State, Number.Origin


def values(series):
    return list(series.numbers.order_by("value").values_list("value", "state"))


def test_numbers_follow_each_other(series, lan):
    taken = [reserve_number(series, by=lan, key=key) for key in "abc"]
    assert [one.text for one in taken] == ["01", "02", "03"]
    event = Event.objects.filter(verb="documents.number_reserved").latest("id")
    assert (event.subject, event.facts) == (taken[2], {"series": str(series.pk), "value": 3})


def test_a_double_click_has_the_same_number(series, lan, enter):
    taken = reserve_number(series, by=lan, key="a", reserved_for="dự thảo nghị quyết")
    assert reserve_number(series, by=lan, key="a") == taken
    enter("1", reservation=taken)
    assert reserve_number(series, by=lan, key="a") == taken
    assert Event.objects.filter(verb="documents.number_reserved").count() == 1


def test_what_was_void_is_asked_for_again_as_the_next(series, lan):
    first = void_number(reserve_number(series, by=lan, key="a"), by=lan, reason="thôi ban hành")
    again = reserve_number(series, by=lan, key="a")
    assert (first.value, again.value) == (1, 2)


def test_a_document_registered_with_its_reservation_confirms_it(series, lan, enter):
    taken = reserve_number(series, by=lan, key="a")
    document = enter("01", reservation=taken)
    taken.refresh_from_db()
    assert (taken.state, taken.document, taken.settled_at) == (
        State.CONFIRMED,
        document,
        lan.now,
    )
    assert enter("01", reservation=taken) == document  # said again


def test_a_document_that_stood_already_is_confirmed(series, lan, enter):
    document = enter("1")
    document.place.delete()
    taken = reserve_number(series, by=lan, key="a")
    assert enter("1", reservation=taken) == document
    taken.refresh_from_db()
    assert taken.document == document


def test_a_number_is_confirmed_for_one_document_alone(series, lan, enter):
    taken = reserve_number(series, by=lan, key="a")
    enter("1", reservation=taken)
    with pytest.raises(ValidationError, match="trong sổ đã cấp cho: Nghị quyết 1-NQ/ĐU"):
        enter("1", symbol="NQ/BTV", reservation=taken)
    with pytest.raises(ValidationError, match="đã cấp cho"):
        void_number(taken, by=lan, reason="nhầm")


def test_a_number_is_void_with_a_reason(series, lan):
    taken = reserve_number(series, by=lan, key="a")
    with pytest.raises(ValidationError, match="lý do"):
        void_number(taken, by=lan, reason="  ")
    void_number(taken, by=lan, reason="thôi ban hành")
    assert void_number(taken, by=lan, reason="khác").reason == "thôi ban hành"
    assert Event.objects.filter(verb="documents.number_voided").count() == 1
    assert (values(series), next_value(series)) == ([(1, State.VOID)], 2)


def test_a_number_that_is_void_is_given_to_nothing(series, lan, enter):
    taken = void_number(reserve_number(series, by=lan, key="a"), by=lan, reason="hỏng")
    with pytest.raises(ValidationError, match="đã bỏ, lý do: hỏng"):
        enter("1")
    with pytest.raises(ValidationError, match="đã bỏ"):
        enter("1", reservation=taken)


def test_what_is_held_for_a_draft_nobody_types(series, lan, enter):
    reserve_number(series, by=lan, key="a", reserved_for="dự thảo về môi trường")
    with pytest.raises(ValidationError, match="đang giữ cho: dự thảo về môi trường"):
        enter("1")
    assert not Document.objects.exists()


def test_what_the_office_took_is_confirmed_by_whatever_carries_it(series, lan, enter):
    taken = reserve_number(series, by=lan, key="a", by_hand=True)
    document = enter("1")
    taken.refresh_from_db()
    assert (taken.state, taken.document) == (State.CONFIRMED, document)


def test_a_typed_number_takes_its_place_and_what_is_below_is_a_gap(series, lan, enter):
    document = enter("5")
    assert (document.place.origin, document.place.value) == (Origin.ENTERED, 5)
    assert (gaps(series), next_value(series)) == ([(1, 4)], 6)


def test_a_typed_number_of_another_document_is_refused_clearly(series, enter):
    enter("5", subject="về than sạch")
    with pytest.raises(ValidationError, match="đã cấp cho: Nghị quyết 5-NQ/ĐU, về than sạch"):
        enter("05", symbol="NQLT/ĐUBS-ĐUVX")
    assert Document.objects.count() == 1


def test_a_document_that_is_corrected_goes_to_its_right_place(series, lan, enter):
    document = enter("50")
    correct(document, lan, number="5")
    assert values(series) == [(5, State.CONFIRMED)]
    correct(document, lan, number="5", kind="Chỉ thị")
    assert values(series) == []


def test_what_was_given_out_stays_as_void_where_its_document_goes(series, lan, enter):
    taken = reserve_number(series, by=lan, key="a")
    document = enter("1", reservation=taken)
    withdraw(document, by=lan)
    taken.refresh_from_db()
    assert (taken.state, taken.document) == (State.VOID, None)
    assert taken.reason == "Văn bản mang số này đã rút khỏi sổ hoặc được ghi lại."


def test_a_slip_in_an_entry_does_not_void_its_number_for_good(series, lan, enter):
    taken = reserve_number(series, by=lan, key="a", by_hand=True)
    document = enter("1")
    day = document.date
    correct(document, lan, date=None)
    assert values(series) == [(1, State.VOID)]
    correct(document, lan, date=day)
    taken.refresh_from_db()
    assert (taken.state, taken.document) == (State.CONFIRMED, document)


def test_a_place_is_found_by_what_holds_once_the_book_is_locked(series, enter, monkeypatch):
    """The office ended its term while this waited."""
    lock = places.lock_series

    def end_first(found):
        Series.objects.update(until=date(2026, 4, 18))
        lock(found)

    monkeypatch.setattr(places, "lock_series", end_first)
    enter("1")
    assert values(series) == []


def test_what_was_typed_by_mistake_leaves_no_trace_in_the_book(series, lan, enter):
    withdraw(enter("7"), by=lan)
    assert (values(series), next_value(series)) == ([], 1)


def test_an_entry_without_a_day_or_a_number_has_no_place_yet(series, enter, lan):
    undated = enter("3", date=None)
    enter("", symbol="", subject="về than sạch")
    enter("3/4")
    assert values(series) == []
    assert enter("3", subject="về môi trường") == undated  # the day is filled in
    assert values(series) == [(3, State.CONFIRMED)]


def test_known_already_it_is_confirmed_by_its_reservation(series, lan, enter):
    """An entry that was only cited before its number was held."""
    first = enter("1", symbol="NQ/ĐU", date=None)
    taken = reserve_number(series, by=lan, key="a")
    assert enter("1", reservation=taken) == first
    assert enter("1", reservation=taken) == first
    taken.refresh_from_db()
    assert taken.document == first


def test_gaps_are_explained(series, lan, enter):
    enter("5")
    assert explain_gap(series, by=lan, first=1, last=3, reason="sổ giấy thất lạc") == 3
    assert (gaps(series), next_value(series)) == ([(4, 4)], 6)
    event = Event.objects.get(verb="documents.gap_explained")
    assert event.facts == {"first": 1, "last": 3}
    for first, last, said in ((3, 4, "không còn trống"), (4, 6, "không còn trống")):
        with pytest.raises(ValidationError, match=said):
            explain_gap(series, by=lan, first=first, last=last, reason="thất lạc")
    with pytest.raises(ValidationError, match="lý do"):
        explain_gap(series, by=lan, first=4, last=4, reason="")


def test_a_gap_as_wide_as_a_slip_is_not_explained(series, lan, enter):
    enter("900")
    with pytest.raises(ValidationError, match="ghi nhầm"):
        explain_gap(series, by=lan, first=1, last=899, reason="thất lạc")


def test_a_number_that_was_void_on_paper_is_entered_as_that(series, lan, enter):
    enter("2")
    void = enter_void(series, by=lan, value=7, suffix="a", reason="in sai")
    assert (void.text, void.reason, next_value(series)) == ("07a", "in sai", 8)
    assert enter_void(series, by=lan, value=7, suffix="a", reason="khác") == void
    with pytest.raises(ValidationError, match="đã cấp cho"):
        enter_void(series, by=lan, value=2, reason="in sai")


def test_a_paper_that_is_found_takes_the_place_that_was_explained(series, lan, enter):
    enter("2")
    explain_gap(series, by=lan, first=1, last=1, reason="chưa tìm thấy")
    found = enter("1")
    assert series.numbers.get(value=1).document == found


def test_the_further_columns_of_the_book(series, lan, enter):
    number = enter("1").place
    note_number(number, by=lan, signer="Nguyễn Thu Hà ", copies=5, note="bản giấy")
    number.refresh_from_db()
    assert (number.signer, number.copies, number.note) == ("Nguyễn Thu Hà", 5, "bản giấy")
    note_number(number, by=lan, signer="Nguyễn Thu Hà", copies=5, note="bản giấy")
    event = Event.objects.get(verb="documents.number_noted")
    assert event.facts == {"changed": ["signer", "copies", "note"]}


def test_where_numbers_are_given_elsewhere_none_is_taken(open_book, lan, enter):
    series = open_book(master="elsewhere")
    with pytest.raises(ValidationError, match="do nơi khác cấp số"):
        reserve_number(series, by=lan, key="a")
    assert enter("12").place.series == series


def test_a_number_is_taken_in_its_term_alone(open_book, lan):
    over = open_book(since=date(2020, 1, 1), until=date(2025, 1, 1))
    with pytest.raises(ValidationError, match="nhiệm kỳ"):
        reserve_number(over, by=lan, key="a")
    ahead = open_book(since=lan.today + timedelta(days=1), until=None)
    with pytest.raises(ValidationError, match="nhiệm kỳ"):
        reserve_number(ahead, by=lan, key="a")


def test_nobody_else_takes_or_settles_a_number(series, lan, enter, ha, phong, mai, minh):
    taken = reserve_number(series, by=lan, key="a")
    enter("7")
    for by in (ha, phong, mai, minh):
        with pytest.raises(PermissionDenied):
            reserve_number(series, by=by, key="b")
        with pytest.raises(PermissionDenied):
            void_number(taken, by=by, reason="x")
        with pytest.raises(PermissionDenied):
            explain_gap(series, by=by, first=2, last=6, reason="x")
        with pytest.raises(PermissionDenied):
            note_number(taken, by=by)


def joint(enter, world, **more):
    given = {
        "symbol": "NQLT/ĐUBS-ĐUVX",
        "issuers": [world.committee_a, world.committee_b],
        "joint": True,
        "owners": [world.bac_son, world.vinh_xanh],
    }
    return enter(**({"number": "33"} | given | more))


def test_a_joint_document_takes_the_number_of_the_lead_and_none_of_the_partner(
    series, open_book, world, phong, enter
):
    partner = open_book(body=world.committee_b, by=phong)
    document = joint(enter, world)
    assert document.place.series == series
    assert values(partner) == []


def test_a_partner_writes_nothing_into_the_leads_book(series, world, lan, phong, enter):
    """Nor learns what it holds: there is no refusal either."""
    enter("33", subject="nội bộ")
    taken = reserve_number(series, by=lan, key="a", by_hand=True)
    before = values(series)
    documents = [
        joint(enter, world, by=phong),
        joint(enter, world, by=phong, number=taken.text, subject="về than sạch"),
        joint(enter, world, by=phong, number="999999", subject="về môi trường"),
    ]
    assert values(series) == before
    assert set(unplaced(series, lan)) == set(documents)
    assert set(unplaced(series, phong)) == set(documents)  # as far as one asks for what one sees
    with pytest.raises(ValidationError, match="đã cấp cho"):
        joint(enter, world, date=date(2026, 4, 19), symbol="NQLT/ĐUBS-ĐUSN")


def test_a_number_far_beyond_the_last_was_mistyped(series, lan, enter):
    with pytest.raises(ValidationError, match="cách quá xa"):
        enter("1001")
    with pytest.raises(ValidationError, match="cách quá xa"):
        enter_void(series, by=lan, value=999_999, reason="in sai")
    enter("1000")
    assert next_value(series) == 1001


def test_what_a_partner_entered_is_placed_by_the_office_of_the_book(
    series, world, lan, phong, enter
):
    document = joint(enter, world, by=phong)
    for _twice in range(2):
        place(document, by=lan)
    document.refresh_from_db()
    assert document.place.text == "33"
    event = Event.objects.get(verb="documents.placed")
    assert (event.subject, event.facts) == (document, {"number": str(document.place.pk)})


def test_what_has_no_place_in_a_book_is_refused(series, world, lan, ha, phong, enter):
    document = joint(enter, world, by=phong)
    for by in (ha, phong):
        with pytest.raises(PermissionDenied):
            place(document, by=by)
    with pytest.raises(ValidationError, match="không có sổ"):
        place(enter("3", date=None), by=lan)
    with pytest.raises(ValidationError, match="không phải là số"):
        place(enter("3/4"), by=lan)


def test_the_partners_own_record_of_a_joint_document_is_not_in_the_leads_book(
    series, world, phong, enter
):
    joint(enter, world, by=phong, owners=[world.vinh_xanh])
    assert values(series) == []


@pytest.fixture
def khanh(world):
    """A specialist of Bắc Sơn, who enters documents of a field and reads no book."""
    board = make_body(world.bac_son, "personnel", "Ban Tổ chức Bắc Sơn")
    board.fields.add(world.cadres)
    return act_as(make_user("khanh", "Bùi Khánh", "specialist", world.bac_son, board))


def test_what_the_book_holds_is_told_to_its_readers_alone(series, world, lan, khanh, enter):
    void_number(reserve_number(series, by=lan, key="a"), by=lan, reason="lý do kín")
    reserve_number(series, by=lan, key="b", reserved_for="việc kín")
    taken = reserve_number(series, by=lan, key="c", by_hand=True)
    enter("4", subject="văn bản kín")
    for number in "1234":
        with pytest.raises(ValidationError, match="Hãy hỏi văn phòng") as refused:
            enter(number, by=khanh, field=world.cadres, symbol="NQ/BTC", subject="về cán bộ")
        assert "kín" not in str(refused.value)
    taken.refresh_from_db()
    assert taken.state == State.RESERVED
    assert enter("5", by=khanh, field=world.cadres, subject="về cán bộ").place.value == 5


def test_what_may_not_be_seen_is_not_named_in_a_conflict(series, world, khanh, enter):
    enter("5", by=khanh, field=world.cadres, classification="cadre", subject="về cán bộ A")
    with pytest.raises(ValidationError, match="đã cấp cho: văn bản khác'"):
        enter("5", subject="về môi trường")


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": 1, "state": "reserved", "key": "b"},  # the same number
        {"value": 2, "state": "reserved", "key": "a"},  # the same key
        {"value": 2, "state": "void"},  # no reason
        {"value": 2, "state": "confirmed"},  # no document
    ],
)
def test_the_database_keeps_what_must_never_be_false(series, lan, wrong):
    reserve_number(series, by=lan, key="a")
    with pytest.raises(IntegrityError), transaction.atomic():
        series.numbers.create(**wrong, origin="taken", at=lan.now)


def correct(document, by, **more):
    columns = ("kind", "number", "symbol", "date", "subject", "issuer_text")
    given = {name: getattr(document, name) for name in columns}
    return edit(document, by=by, issuers=list(document.issuers.all()), **(given | more))
