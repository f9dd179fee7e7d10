"""A book is opened, and changed, by the office of its own house."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lientich.documents.actions import edit_series, reserve_number
from lientich.documents.models import Master, Number, Series
from lientich.documents.queries import gaps, next_value, series_for, unplaced
from lientich.journal.models import Event

from .conftest import TERM

CHANGES = ("until", "symbol", "padding", "first", "master", "timing")


def change(series, by, **more):
    return edit_series(series, by=by, **({n: getattr(series, n) for n in CHANGES} | more))


def test_a_book_begins_at_its_first_number(series, world, lan):
    assert (str(series), next_value(series)) == ("Nghị quyết, Đảng ủy Tập đoàn Than Bắc Sơn", 1)
    event = Event.objects.get(verb="documents.series_opened")
    assert (event.subject, event.facts) == (
        series,
        {"body": str(world.committee_a.pk), "entered": 0},
    )


def test_what_the_register_already_holds_stands_in_its_places(enter, open_book, world):
    for number in ("17", "19", "30c"):
        enter(number)
    enter("5", kind="Chỉ thị", symbol="CT/ĐU")
    enter("9", date=date(2025, 6, 30))  # of the term before
    enter("8", issuers=[world.committee_b])
    series = open_book(first=17)
    assert [one.text for one in series.numbers.order_by("value")] == ["17", "19", "30c"]
    assert (gaps(series), next_value(series)) == ([(18, 18), (20, 29)], 31)


def test_of_two_entries_with_one_number_the_second_is_told_of(enter, open_book, lan):
    first = enter("17", date=date(2026, 1, 5))
    second = enter("17", date=date(2027, 1, 5))  # another year: another document, the same term
    series = open_book(first=17)
    assert [one.document for one in series.numbers.all()] == [first]
    assert list(unplaced(series, lan)) == [second]


def test_a_book_with_much_in_it_is_opened_with_as_few_questions(enter, open_book):
    def asked(**more):
        with CaptureQueriesContext(connection) as queries:
            open_book(**more)
        return len(queries)

    enter("1", kind="Chỉ thị", symbol="CT/ĐU")
    for number in range(1, 9):
        enter(number)
    assert asked() == asked(kind="Chỉ thị")
    assert Number.objects.count() == 9


def test_a_book_of_a_kind_takes_its_documents_over_from_the_one_of_all_kinds(enter, open_book):
    every = open_book(kind="")
    document, other = enter("3"), enter("4", kind="Chỉ thị", symbol="CT/ĐU")
    own = open_book()
    assert [one.document for one in own.numbers.all()] == [document]
    assert [one.document for one in every.numbers.all()] == [other]


def test_a_number_far_beyond_the_last_waits_beside_the_book_that_is_opened(enter, open_book, lan):
    near, far = enter("12"), enter("99999")
    series = open_book()
    assert [one.document for one in series.numbers.all()] == [near]
    assert list(unplaced(series, lan)) == [far]


def test_the_first_number_may_be_a_later_one(open_book):
    series = open_book(first=33)
    assert (next_value(series), gaps(series)) == (33, [])


def test_the_series_of_a_kind_goes_before_the_one_of_all_kinds(world, open_book):
    all_kinds = open_book(kind="")
    own = open_book()
    day = date(2026, 4, 18)
    assert series_for(world.committee_a, "Nghị quyết", day) == own
    assert series_for(world.committee_a, "Chỉ thị", day) == all_kinds
    assert series_for(world.committee_b, "Nghị quyết", day) is None
    assert series_for(world.committee_a, "Nghị quyết", TERM[1]) is None  # the day a term ends


def test_a_congress_numbers_all_kinds_in_one_series(world, open_book, enter):
    series = open_book(kind="")
    enter("1")
    enter("2", kind="Chỉ thị", symbol="CT/ĐU")
    assert [one.document.kind for one in series.numbers.order_by("value")] == [
        "Nghị quyết",
        "Chỉ thị",
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({}, "đã có sổ"),
        ({"since": date(2030, 6, 30), "until": None}, "đã có sổ"),
        ({"since": date(2020, 1, 1), "until": date(2025, 7, 2)}, "đã có sổ"),
        ({"since": date(2031, 1, 1), "until": date(2031, 1, 1)}, "kết thúc sau"),
    ],
)
def test_one_day_has_one_series(series, open_book, wrong, said):
    with pytest.raises(ValidationError, match=said):
        open_book(**wrong)
    assert Series.objects.get() == series


def test_terms_follow_each_other(series, open_book):
    assert open_book(since=TERM[1], until=None) != series


def test_how_numbers_are_given_may_change(series, lan):
    change(series, lan, padding=3, timing="before")
    series.refresh_from_db()
    assert (series.padding, series.timing) == (3, "before")
    event = Event.objects.get(verb="documents.series_changed")
    assert event.facts == {"changed": ["padding", "timing"]}
    change(series, lan)
    assert Event.objects.filter(verb="documents.series_changed").count() == 1


def test_a_term_does_not_end_before_its_documents(series, lan, enter):
    enter("1")
    with pytest.raises(ValidationError, match="ngày kết thúc"):
        change(series, lan, until=date(2026, 4, 18))
    assert change(series, lan, until=date(2026, 4, 19)).until == date(2026, 4, 19)


def test_where_numbers_are_given_changes_when_none_is_held(series, lan):
    reserve_number(series, by=lan, key="a")
    with pytest.raises(ValidationError, match="Còn số đang giữ"):
        change(series, lan, master=Master.ELSEWHERE)


def test_nobody_else_opens_or_changes_it(series, open_book, ha, phong, mai, minh):
    for by in (ha, phong, mai, minh):
        with pytest.raises(PermissionDenied):
            open_book(by=by, kind="Chỉ thị")
        with pytest.raises(PermissionDenied):
            change(series, by, padding=4)


def test_books_are_seen_by_the_leaders_and_the_office_of_the_house(
    series, lan, ha, phong, mai, minh
):
    reserve_number(series, by=lan, key="a")
    for by, count in ((lan, 1), (ha, 1), (phong, 0), (mai, 0), (minh, 0)):
        assert Series.objects.open_to(by).count() == count
        assert Number.objects.open_to(by).count() == count
