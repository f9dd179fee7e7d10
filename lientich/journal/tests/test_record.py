import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from conftest import NOW
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.journal.models import Event

SOMEBODY = Actor(now=NOW)


def test_an_event_says_who_what_on_what_and_when(lan, world):
    event = record("tests.looked_at", world.suoi_nga, by=lan, percent=40, unit=world.doi_sim)
    event.refresh_from_db()
    assert (event.verb, event.subject, event.at) == ("tests.looked_at", world.suoi_nga, NOW)
    assert (event.user_id, event.person_id, event.mandate_id, event.organisation_id) == (
        lan.user_id,
        lan.person_id,
        lan.mandate_id,
        world.bac_son.pk,
    )
    assert event.facts == {"percent": 40, "unit": str(world.doi_sim.pk)}


def test_an_event_holds_no_text(world):
    with pytest.raises(ValueError, match="identifiers"):
        record("tests.written", world.suoi_nga, by=SOMEBODY, note="một câu dài " * 20)


@pytest.mark.django_db(transaction=True)
def test_an_event_is_written_only_inside_an_act():
    with pytest.raises(RuntimeError):
        record("tests.acted", Event(), by=SOMEBODY)


@pytest.mark.django_db
def test_what_is_rolled_back_leaves_no_event(world):
    with transaction.atomic():
        record("tests.acted", world.suoi_nga, by=SOMEBODY)
        transaction.set_rollback(True)
    assert not Event.objects.filter(verb="tests.acted").exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_event SET verb = 'x'",
        "UPDATE journal_event SET facts = '{}' WHERE verb = 'tests.acted'",
        "DELETE FROM journal_event",
        "DELETE FROM journal_event WHERE verb = 'tests.acted'",
    ],
)
def test_raw_sql_cannot_change_an_event(world, statement):
    record("tests.acted", world.suoi_nga, by=SOMEBODY)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        connection.cursor().execute(statement)
    assert Event.objects.filter(verb="tests.acted").count() == 1


@pytest.mark.skipif(connection.vendor != "postgresql", reason="TRUNCATE is PostgreSQL's")
def test_raw_sql_cannot_truncate_events(world):
    record("tests.acted", world.suoi_nga, by=SOMEBODY)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        connection.cursor().execute("TRUNCATE journal_event CASCADE")
    assert Event.objects.filter(verb="tests.acted").count() == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is SQLite's")
def test_raw_sql_cannot_replace_an_event(world):
    event = record("tests.acted", world.suoi_nga, by=SOMEBODY)
    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(
            "INSERT OR REPLACE INTO journal_event SELECT id, 'x', subject_type, subject_id, at,"
            " user_id, person_id, mandate_id, organisation_id, facts FROM journal_event"
        )
    event.refresh_from_db()
    assert event.verb == "tests.acted"
