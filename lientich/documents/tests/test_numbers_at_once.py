"""Whatever happens at once and whatever fails: no gap without a reason, and no duplicate."""

import random
from collections import Counter
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lientich.documents.actions import (
    edit_series,
    explain_gap,
    reserve_number,
    void_number,
    withdraw,
)
from lientich.documents.models import Document, Number
from lientich.documents.queries import gaps, next_value
from tests.threads import at_once

State = Number.State


class Crash(Exception):
    """The power goes, the program is killed: whatever was not committed never was."""


def issue(series, lan, enter, seed, key):
    """One office at work: it issues, changes its mind, is interrupted, clicks twice."""
    chance = random.Random(seed)
    fate = chance.random()
    try:
        with transaction.atomic():
            taken = reserve_number(series, by=lan, key=key)
            if fate < 0.2:
                raise Crash
            if fate < 0.4:  # issued in one transaction with its number
                enter(taken.text, symbol=f"NQ/{key}", reservation=taken)
                return
    except Crash:
        return
    if fate < 0.5:
        return  # nobody comes back to it: it stays in the office's work
    if fate < 0.6:
        void_number(taken, by=lan, reason="thôi ban hành")
        return
    try:
        with transaction.atomic():
            enter(taken.text, symbol=f"NQ/{key}", reservation=taken)
            if fate < 0.7:
                raise Crash
    except Crash:
        return
    assert reserve_number(series, by=lan, key=key) == taken


def persist(act):
    """Said again with the same key where a busy SQLite let it wait too long: it is safe to."""
    for _turn in range(5):
        try:
            return act()
        except OperationalError:
            continue
    return act()


def check(series):
    """Every number up to the last is there once, and each says what became of it."""
    rows = list(series.numbers.values_list("value", "state", "reason", "document", "key"))
    numbers = sorted(value for value, *_rest in rows)
    assert numbers == list(range(1, len(rows) + 1))
    assert gaps(series) == []
    assert next_value(series) == len(rows) + 1
    for _value, state, reason, document, key in rows:
        assert state != State.VOID or reason
        assert (state == State.CONFIRMED) == (document is not None)
        assert key
    assert {str(one.number) for one in Document.objects.all()} == {
        one.text for one in series.numbers.filter(state=State.CONFIRMED)
    }


@pytest.mark.django_db(transaction=True)
def test_many_at_once_with_failures(transactional_db, series, lan, enter):
    """1,000 on PostgreSQL by twenty offices at once, 200 on SQLite by ten."""
    workers, each = (20, 50) if connection.vendor == "postgresql" else (10, 20)

    def office(place):
        def work():
            for turn in range(each):
                seed, key = place * 1000 + turn, f"{place}-{turn}"
                persist(lambda seed=seed, key=key: issue(series, lan, enter, seed=seed, key=key))

        return work

    assert at_once(*(office(place) for place in range(workers))) == [None] * workers
    check(series)
    states = Counter(series.numbers.values_list("state", flat=True))
    assert len(states) == 3
    assert min(states.values()) > workers * each // 40, states  # each kind of fate was met


@pytest.mark.django_db(transaction=True)
def test_a_leaders_double_click(transactional_db, series, lan):
    outcomes = at_once(*[lambda: reserve_number(series, by=lan, key="một").value] * 8)
    assert outcomes == [1] * 8
    assert series.numbers.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_type_the_same_number_at_once(transactional_db, series, enter):
    outcomes = at_once(
        lambda: enter("5", symbol="NQ/ĐU"),
        lambda: enter("5", symbol="NQLT/ĐUBS-ĐUVX"),
    )
    assert sorted(type(one).__name__ for one in outcomes) == ["Document", "ValidationError"]
    assert series.numbers.count() == Document.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_day_has_one_series_whatever_happens_at_once(transactional_db, open_book, lan):
    for turn, kind in enumerate(["Nghị quyết", "Chỉ thị", "Kế hoạch", "Kết luận"]):
        series = open_book(kind=kind, until=date(2027, 1, 1))
        given = {name: getattr(series, name) for name in ("symbol", "padding", "first")}
        given |= {"master": series.master, "timing": series.timing}
        outcomes = at_once(
            lambda kind=kind: open_book(kind=kind, since=date(2028, 1, 1), until=None),
            lambda series=series, given=given: edit_series(
                series, by=lan, until=date(2029, 1, 1), **given
            ),
        )
        failed = [one for one in outcomes if isinstance(one, ValidationError)]
        assert len(failed) == 1, (turn, outcomes)


@pytest.mark.django_db(transaction=True)
def test_one_confirms_what_another_voids(transactional_db, series, lan, enter):
    for turn in range(1, 5):
        taken = reserve_number(series, by=lan, key=str(turn))
        entered, voided = at_once(
            lambda taken=taken: enter(taken.text, reservation=taken),
            lambda taken=taken: void_number(taken, by=lan, reason="thôi"),
        )
        assert isinstance(entered, ValidationError) != isinstance(voided, ValidationError)
        taken.refresh_from_db()
        confirmed = isinstance(entered, Document)
        assert taken.state == (State.CONFIRMED if confirmed else State.VOID)
    check(series)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["reserve", "enter", "type", "void", "withdraw", "explain"]),
        st.integers(1, 12),
    ),
    max_size=25,
)


def act(deed, n, series, lan, enter):
    """One step of an office, which may be refused."""
    number = series.numbers.filter(value=n).first()
    if deed == "reserve":
        reserve_number(series, by=lan, key=str(n))
    elif deed == "enter" and number and number.state == State.RESERVED:
        enter(number.text, symbol=f"NQ/{n}", reservation=number)
    elif deed == "type":
        enter(str(n), symbol=f"NQ/T{n}")
    elif deed == "void" and number:
        void_number(number, by=lan, reason="thôi")
    elif deed == "withdraw" and number and number.document:
        withdraw(number.document, by=lan)
    elif deed == "explain":
        for low, high in gaps(series):
            explain_gap(series, by=lan, first=low, last=high, reason="mất")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_order_of_acts_loses_or_doubles_a_number(series, lan, enter, steps):
    """What was given out never leaves the book; the rest is told as a gap until it is explained."""
    with transaction.atomic():
        given_out = set()
        for deed, n in steps:
            try:
                with transaction.atomic():
                    act(deed, n, series, lan, enter)
            except ValidationError:
                pass
            kept = series.numbers.exclude(origin=Number.Origin.ENTERED)
            now = set(kept.values_list("value", flat=True))
            assert given_out <= now
            given_out = now
            values = list(series.numbers.order_by("value").values_list("value", flat=True))
            assert len(values) == len(set(values))
            told = {m for low, high in gaps(series) for m in range(low, high + 1)}
            assert told | set(values) == set(range(1, next_value(series)))
            assert not told & set(values)
        transaction.set_rollback(True)
