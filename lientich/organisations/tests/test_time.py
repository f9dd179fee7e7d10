"""The matrix in time, by properties: random moves on random days against a naive reference."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lientich.core.actor import Actor
from lientich.journal.models import Event
from lientich.organisations.actions import create_organisation, dissolve, move, rename
from lientich.organisations.models import Affiliation, Line, Organisation
from lientich.organisations.queries import above, chains, subtree, superiors

CONSOLE = Actor(now=datetime(2026, 6, 15, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")))
START, DAYS, UNITS = date(2025, 1, 1), 12, 5


def day(number: int) -> date:
    return START + timedelta(days=number)


numbers = st.integers(0, UNITS - 1)
days = st.integers(0, DAYS - 1)
moves = st.lists(
    st.tuples(numbers, st.one_of(st.none(), numbers), days, st.sampled_from(["party", "union"])),
    max_size=14,
)
by_properties = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def units(count: int = UNITS) -> list[Organisation]:
    return [
        create_organisation(
            by=CONSOLE, name=f"Than Suối {n}", short_name=f"Suối {n}", kind="unit", since=START
        )
        for n in range(count)
    ]


class Reference:
    """The same, the naive way: for every line, unit and day, who is above."""

    def __init__(self) -> None:
        self.over: dict[tuple[str, int, int], tuple[int, int] | None] = {}  # (parent, since)

    def at(self, line: str, child: int, on: int) -> tuple[int, int] | None:
        return self.over.get((line, child, on))

    def move(self, line: str, child: int, parent: int | None, since: int) -> bool:
        """False where it cannot be: nothing would change, or a circle on some day."""
        held = self.at(line, child, since)
        if (held and held[0]) == parent if held else parent is None:
            return False
        tried = dict(self.over)
        for on in range(since, DAYS):
            if self.at(line, child, on) != held:
                break  # the next decision that was already taken stands
            tried[line, child, on] = None if parent is None else (parent, since)
            if parent is not None and child in self.chain(line, parent, on) | {parent}:
                return False
        self.over = tried
        return True

    def chain(self, line: str, unit: int, on: int) -> set[int]:
        found: set[int] = set()
        while above_it := self.at(line, unit, on):
            unit = above_it[0]
            found.add(unit)
        return found


@pytest.mark.django_db
@by_properties
@given(moves=moves)
def test_moves_agree_with_the_naive_reference_on_every_day(moves):
    with transaction.atomic():
        all_units, reference = units(), Reference()
        for child, parent, since, line in moves:
            try:
                with transaction.atomic():
                    move(
                        all_units[child],
                        by=CONSOLE,
                        line=line,
                        parent=None if parent is None else all_units[parent],
                        since=day(since),
                    )
                done = True
            except ValidationError:
                done = False
            assert done == reference.move(line, child, parent, since)
        number = {unit.pk: n for n, unit in enumerate(all_units)}
        changes = {0, *(since for _, _, since, _ in moves)}  # between them nothing is different
        for line in ("party", "union"):
            for on in sorted(changes):
                standing = Affiliation.objects.on(day(on)).filter(line=line)
                rows = {number[a.child_id]: number[a.parent_id] for a in standing}
                assert len(rows) == standing.count()  # at most one superior
                for n, unit in enumerate(all_units):
                    expected = reference.chain(line, n, on)
                    found = superiors(unit.pk, line, day(on))
                    assert [number[one] for one in found] == walk(rows, n)
                    assert {number[one] for one in found} == expected
                    assert n not in expected
                    assert {
                        (number[one], number[over], depth)
                        for one, over, depth in subtree(unit.pk, line, day(on))
                    } == {
                        (m, rows[m], walk(rows, m).index(n) + 1)
                        for m in range(UNITS)
                        if n in walk(rows, m)
                    }
        transaction.set_rollback(True)


def walk(rows: dict[int, int], unit: int) -> list[int]:
    path = []
    while (unit := rows.get(unit)) is not None:
        path.append(unit)
    return path


@pytest.mark.django_db
@by_properties
@given(names=st.lists(st.tuples(st.sampled_from("ABC"), days), max_size=8))
def test_one_name_on_every_day_and_none_forgotten_but_the_same_days(names):
    with transaction.atomic():
        [unit] = units(1)
        expected = dict.fromkeys(range(DAYS), "Than Suối 0")
        for name, since in names:
            changed = expected[since] != name
            if changed:
                begin = expected[since], unit.names.on(day(since)).get().pk
                for on in range(since, DAYS):
                    if (expected[on], unit.names.on(day(on)).get().pk) != begin:
                        break
                    expected[on] = name
            try:
                with transaction.atomic():
                    rename(unit, by=CONSOLE, name=name, short_name=name, since=day(since))
                assert changed
            except ValidationError:
                # The same name twice is refused; so is only its short form being another.
                assert not changed
        for on in range(DAYS):
            assert [n.name for n in unit.names.on(day(on))] == [expected[on]]
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_a_move_ends_the_old_place_and_keeps_it():
    a, b, c, *_ = units()
    move(c, by=CONSOLE, line="party", parent=a, since=day(0), decided_by="Số 01-QĐ/ĐU")
    move(c, by=CONSOLE, line="party", parent=b, since=day(5), decided_by="Số 02-QĐ/ĐU")
    rows = Affiliation.objects.filter(child=c).values_list("parent", "since", "until", "decided_by")
    assert list(rows) == [
        (a.pk, day(0), day(5), "Số 01-QĐ/ĐU"),
        (b.pk, day(5), None, "Số 02-QĐ/ĐU"),
    ]
    assert superiors(c.pk, "party", day(4)) == [a.pk]
    assert superiors(c.pk, "party", day(5)) == [b.pk]
    events = Event.objects.filter(verb="organisations.moved").order_by("id")
    assert [event.facts["before"] for event in events] == [None, str(a.pk)]


@pytest.mark.django_db
def test_a_back_dated_move_lasts_until_the_next_decision():
    a, b, c, d, _ = units()
    move(d, by=CONSOLE, line="party", parent=a, since=day(0))
    move(d, by=CONSOLE, line="party", parent=b, since=day(8))
    move(d, by=CONSOLE, line="party", parent=c, since=day(4))
    assert [superiors(d.pk, "party", day(on)) for on in (3, 4, 7, 8)] == [
        [a.pk],
        [c.pk],
        [c.pk],
        [b.pk],
    ]


@pytest.mark.django_db
def test_a_second_move_on_one_day_takes_the_place_of_the_first():
    a, b, c, *_ = units()
    move(c, by=CONSOLE, line="party", parent=a, since=day(3))
    move(c, by=CONSOLE, line="party", parent=b, since=day(3))
    assert list(Affiliation.objects.values_list("parent", "since", "until")) == [
        (b.pk, day(3), None)
    ]
    assert Event.objects.filter(verb="organisations.moved").count() == 2


@pytest.mark.django_db
def test_a_circle_on_a_later_day_is_refused():
    a, b, *_ = units()
    move(a, by=CONSOLE, line="party", parent=b, since=day(9))
    with pytest.raises(ValidationError, match="trực thuộc"):
        move(b, by=CONSOLE, line="party", parent=a, since=day(2))
    move(b, by=CONSOLE, line="union", parent=a, since=day(2))  # another line is another matter
    assert above(b.pk, Line.values, day(9)) == {a.pk}


@pytest.mark.django_db
def test_what_never_holds_on_one_day_closes_no_circle():
    a, b, c, *_ = units()
    move(a, by=CONSOLE, line="party", parent=b, since=day(0))
    move(a, by=CONSOLE, line="party", parent=None, since=day(5))
    move(b, by=CONSOLE, line="party", parent=c, since=day(5))
    move(c, by=CONSOLE, line="party", parent=a, since=day(0))  # a is under b, or b under c
    for on in (4, 5):
        for unit in (a, b, c):
            assert unit.pk not in superiors(unit.pk, "party", day(on))


@pytest.mark.django_db
def test_a_walk_ends_even_where_the_table_holds_a_circle():
    a, b, c, *_ = units()
    for child, parent in ((a, b), (b, c), (c, a)):
        Affiliation.objects.create(child=child, parent=parent, line="party", since=START)
    assert superiors(a.pk, "party", START) == [b.pk, c.pk]
    assert {row[0] for row in subtree(a.pk, "party", START)} == {b.pk, c.pk}


@pytest.mark.django_db
def test_all_lines_are_read_in_one_query(django_assert_num_queries):
    a, b, c, *_ = units()
    move(b, by=CONSOLE, line="party", parent=a, since=START)
    move(c, by=CONSOLE, line="party", parent=b, since=START)
    move(c, by=CONSOLE, line="management", parent=a, since=START)
    with django_assert_num_queries(1):
        found = chains(c.pk, START)
    assert {line: chain for line, chain in found.items() if chain} == {
        "party": [b.pk, a.pk],
        "management": [a.pk],
    }
    assert chains(c.pk, START, []) == {}


@pytest.mark.django_db
def test_under_a_superior_that_ends_it_ends_too():
    a, b, *_ = units()
    dissolve(a, by=CONSOLE, until=day(6))
    move(b, by=CONSOLE, line="party", parent=a, since=day(2))
    assert superiors(b.pk, "party", day(5)) == [a.pk]
    assert superiors(b.pk, "party", day(6)) == []
    with pytest.raises(ValidationError, match="không tồn tại"):
        move(b, by=CONSOLE, line="union", parent=a, since=day(6))
