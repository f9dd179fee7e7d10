from datetime import timedelta

import pytest

from conftest import NOW
from lientich.core.actor import Actor
from lientich.journal import delivery
from lientich.journal.actions import record
from lientich.journal.models import Delivery, Failure, Mark

SOMEBODY = Actor(now=NOW)


@pytest.fixture
def had(monkeypatch):
    """A reaction to `tests.acted` that keeps what it had, and fails on what `had.fails` names."""
    monkeypatch.setattr(delivery, "REACTIONS", {})

    class Had(list):
        fails: set = set()

    had = Had()

    @delivery.on("tests.acted")
    def keep(event):
        if event.facts["n"] in had.fails:
            raise ValueError(f"secret {event.facts['n']}")
        had.append(event.facts["n"])

    return had


def acted(subject, n):
    return record("tests.acted", subject, by=SOMEBODY, n=n)


def test_an_event_is_delivered_once(had, world):
    acted(world.suoi_nga, 1)
    assert delivery.deliver(NOW) == 1
    assert delivery.deliver(NOW) == 0
    assert had == [1]


def test_other_verbs_are_not_delivered(had, world):
    record("tests.else", world.suoi_nga, by=SOMEBODY, n=1)
    assert delivery.deliver(NOW) == 0


def test_what_failed_holds_up_its_own_subject_and_no_other(had, world):
    had.fails = {1}
    for n, subject in enumerate([world.suoi_nga, world.doi_sim, world.suoi_nga], start=1):
        acted(subject, n)
    delivery.deliver(NOW)
    assert had == [2]
    had.fails = set()
    assert delivery.deliver(NOW) == 0  # not before its time
    for _ in range(2):
        delivery.deliver(NOW + timedelta(hours=2))
    assert had == [2, 1, 3]
    assert not Failure.objects.exists()


def test_a_failure_keeps_the_kind_of_error_and_none_of_its_words(had, world):
    had.fails = {1}
    acted(world.suoi_nga, 1)
    for tries in range(1, 4):
        delivery.deliver(NOW + timedelta(days=tries))
        assert Failure.objects.get().attempts == tries
    assert Failure.objects.get().error == "ValueError"
    assert not Delivery.objects.exists()


def test_a_reaction_that_fails_writes_nothing(monkeypatch, world):
    monkeypatch.setattr(delivery, "REACTIONS", {})

    @delivery.on("tests.acted")
    def half(event):
        type(world.suoi_nga).objects.create(name="Nửa chừng", short_name="Nửa chừng")
        raise RuntimeError

    acted(world.suoi_nga, 1)
    delivery.deliver(NOW)
    assert not type(world.suoi_nga).objects.filter(name="Nửa chừng").exists()


def test_an_event_that_commits_late_is_delivered_too(had, world):
    """Found by the absence of a delivery, not by the last id: an older id may appear later."""
    late = acted(world.suoi_nga, 1)
    acted(world.doi_sim, 2)
    Delivery.objects.create(event=late, reaction="another", at=NOW)
    assert delivery.deliver(NOW) == 2


def test_what_was_had_is_not_looked_through_again_and_what_failed_is(had, world, monkeypatch):
    monkeypatch.setattr(delivery, "SETTLED", timedelta(hours=-1))  # all is old enough
    monkeypatch.setattr(delivery, "MARK_MOVES", timedelta(0))
    had.fails = {2}
    first, second = acted(world.suoi_nga, 1), acted(world.doi_sim, 2)
    for _ in range(2):
        delivery.deliver(NOW)
    mark = Mark.objects.get()
    assert first.pk < mark.passed < second.pk
    had.fails = set()
    for _ in range(2):
        delivery.deliver(NOW + timedelta(hours=2))
    mark.refresh_from_db()
    assert (had, mark.passed > second.pk) == ([1, 2], True)


def test_what_may_still_be_committed_is_looked_for(had, world):
    delivery.deliver(NOW)
    assert Mark.objects.get().passed < acted(world.suoi_nga, 1).pk
    assert delivery.deliver(NOW) == 1
