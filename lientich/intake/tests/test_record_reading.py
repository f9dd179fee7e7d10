import threading

import pytest
from django.db import connection

from lientich.core.ids import new_id
from lientich.documents import storage
from lientich.documents.models import StoredFile
from lientich.intake import actions, reading, waiting
from lientich.intake.models import Intake, Proposal
from lientich.intake.reception import bring_in
from lientich.journal import delivery
from lientich.journal.models import Event
from lientich.reader import read
from lientich.reader.tests.scan import pages

from .conftest import NOTICE
from .test_receive import receive


def files(settings):
    return [path.name for path in settings.FILES_DIR.rglob("*") if path.is_file()]


@pytest.fixture(autouse=True)
def _worker_reads_here(monkeypatch):
    monkeypatch.setattr("lientich.intake.recognising.read_in_child", read)


def test_what_was_read_is_proposed_and_the_original_kept(
    lan, settings, django_capture_on_commit_callbacks
):
    intake = receive(lan)
    with django_capture_on_commit_callbacks(execute=True):
        actions.record_reading(intake, by=lan, reading=read(NOTICE.encode(), "tb.txt"), seconds=0.1)
    intake.refresh_from_db()
    assert (intake.state, intake.seconds) == ("read", 0.1)
    assert files(settings) == [intake.file.sha256]
    assert intake.source["number"] == "12"
    kinds = list(intake.proposals.order_by("order").values_list("kind", flat=True))
    assert kinds[0] == "source"
    assert kinds.count("citation") == 3
    event = Event.objects.get(verb="intake.read")
    assert event.facts == {"proposals": len(kinds)}


def test_every_mention_of_one_thing_is_one_proposal(lan):
    intake = receive(lan)
    actions.record_reading(intake, by=lan, reading=read(NOTICE.encode(), "tb.txt"))
    (committee,) = [
        one
        for one in intake.proposals.filter(kind="organisation")
        if one.told["name"] == "ĐẢNG ỦY TẬP ĐOÀN THAN BẮC SƠN"
    ]
    intake.refresh_from_db()
    words = {intake.text[start:end] for start, end in committee.places}
    assert len(committee.places) >= 3
    assert "Đảng ủy Tập đoàn Than Bắc Sơn" in words


def test_a_second_reading_changes_nothing(lan):
    intake = receive(lan)
    for _ in range(2):
        actions.record_reading(intake, by=lan, reading=read(NOTICE.encode(), "tb.txt"))
    assert Event.objects.filter(verb="intake.read").count() == 1
    assert Proposal.objects.filter(kind="source").count() == 1


@pytest.mark.parametrize(
    ("data", "name", "reason", "kept_name"),
    [
        ("TUYỆT MẬT\n" + NOTICE, "kế hoạch riêng.txt", "secret", ""),
        ("\x00\x01\x02" * 500, "hỏng.txt", "binary", "hỏng.txt"),
    ],
)
def test_of_what_is_refused_nothing_is_kept(
    lan, settings, data, name, reason, kept_name, django_capture_on_commit_callbacks
):
    intake = receive(lan, data=data.encode(), name=name)
    with django_capture_on_commit_callbacks(execute=True):
        assert reading.read_waiting() == 1
    intake.refresh_from_db()
    assert (intake.state, intake.reason, intake.name) == ("refused", reason, kept_name)
    assert (intake.text, intake.sha256, intake.source) == ("", "", {})
    assert files(settings) == []
    assert not StoredFile.objects.exists()
    assert Event.objects.get(verb="intake.refused").facts == {"reason": reason}


def test_the_worker_reads_what_waits_oldest_first(lan, django_capture_on_commit_callbacks):
    batch = new_id()
    for place in range(3):
        receive(lan, data=f"{NOTICE}\n{place}".encode(), batch=batch, place=place)
    with django_capture_on_commit_callbacks(execute=True):
        assert reading.read_waiting() == 1
        states = [one.state for one in Intake.objects.order_by("place")]
        assert states == ["read", "waiting", "waiting"]
        while reading.read_waiting():
            pass
    assert set(Intake.objects.values_list("state", flat=True)) == {"read"}
    assert reading.read_waiting() == 0
    assert {event.person_id for event in Event.objects.filter(verb="intake.read")} == {
        lan.person_id
    }


def test_a_worker_that_died_leaves_the_file_to_the_next(lan, monkeypatch):
    intake = receive(lan)

    def killed(*_):
        raise SystemExit(137)

    monkeypatch.setattr("lientich.intake.recognising.read_in_child", killed)
    with pytest.raises(SystemExit):
        reading.read_waiting()
    intake.refresh_from_db()
    assert intake.state == "waiting"
    assert waiting.get(intake.pk) == NOTICE.encode()
    monkeypatch.setattr("lientich.intake.recognising.read_in_child", read)
    reading.read_waiting()
    intake.refresh_from_db()
    assert intake.state == "read"


def test_a_file_that_the_disk_lost_is_told_and_holds_up_no_other(lan):
    intake = receive(lan)
    waiting.drop(intake.pk)
    reading.read_waiting()
    intake.refresh_from_db()
    assert (intake.state, intake.reason) == ("refused", "failed")


def test_what_can_never_be_recorded_holds_up_no_other(lan, monkeypatch):
    bad = receive(lan)
    good = receive(lan, data=NOTICE.replace("Số 12", "Số 13").encode(), batch=new_id())
    record = actions.record_reading

    def fails(intake, *, reading, **more):
        if intake.pk == bad.pk and not reading["refused"]:
            raise ValueError("no such row")
        return record(intake, reading=reading, **more)

    monkeypatch.setattr(actions, "record_reading", fails)
    with pytest.raises(ValueError, match="no such row"):  # the worker says so, and goes on
        reading.read_waiting()
    assert reading.read_waiting() == 1
    good.refresh_from_db()
    assert good.state == Intake.State.READ
    for _turn in range(reading.MOST_TRIES - 1):
        with pytest.raises(ValueError, match="no such row"):
            reading.read_waiting()
    assert reading.read_waiting() == 1
    assert reading.read_waiting() == 0
    bad.refresh_from_db()
    assert (bad.state, bad.reason, bad.tries) == (Intake.State.REFUSED, "failed", 3)
    assert "Hệ thống gặp lỗi khi đọc tệp này" in bad.message


def test_while_a_scan_is_read_others_have_their_events(lan, monkeypatch):
    delivered = threading.Event()
    monkeypatch.setitem(
        delivery.REACTIONS, "test", (lambda event: delivered.set(), ("intake.received",))
    )

    def slow(data, name):
        assert delivered.wait(20), "what was received is told while this still reads"
        return read(data, name), None

    monkeypatch.setattr(reading, "read_in", slow)
    intake = receive(lan)
    assert reading.read_waiting() == 1
    intake.refresh_from_db()
    assert intake.state == "read"


def test_who_comes_second_while_files_are_written_changes_nothing(lan, monkeypatch):
    intake = receive(lan)
    facts = read(NOTICE.encode(), "tb.txt")
    write = storage.write

    def another_worker_is_first(data):
        monkeypatch.setattr(storage, "write", write)
        actions.record_reading(intake, by=lan, reading=facts)
        return write(data)

    monkeypatch.setattr(storage, "write", another_worker_is_first)
    assert actions.record_reading(intake, by=lan, reading=facts).state == "read"
    assert Event.objects.filter(verb="intake.read").count() == 1


@pytest.fixture
def alive(transactional_db):
    """The fixtures below write to the real tables, so that a transaction is seen as one."""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("at_once", [True, False])
def test_files_are_written_before_anything_is_locked(alive, lan, monkeypatch, at_once):
    locked = []
    write = storage.write

    def watched(data):
        locked.append(connection.in_atomic_block)
        return write(data)

    monkeypatch.setattr(storage, "write", watched)
    monkeypatch.setattr("lientich.intake.recognising.tesseract", lambda: None)
    came = bring_in(pages("PDF", 2), "quet.pdf", by=lan, batch=new_id(), at_once=at_once)
    while reading.read_waiting():
        pass
    assert locked == [False] * 3  # two pages and the original
    assert came.intake.pages.count() == 2
