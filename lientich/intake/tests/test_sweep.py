import time
from uuid import uuid4

import pytest

from conftest import NOW
from lientich.accounts.models import Mandate
from lientich.documents import storage
from lientich.intake import reading, waiting
from lientich.intake.models import Intake


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES_DIR = tmp_path
    return tmp_path


@pytest.fixture
def intake(lan, world):
    return Intake.objects.create(
        owner=world.bac_son,
        mandate=Mandate.objects.get(pk=lan.mandate_id),
        name="mot.txt",
        at=NOW,
        batch=uuid4(),
    )


def test_a_file_that_no_intake_waits_for_is_taken_away(intake):
    waiting.put(intake.pk, b"cho")
    abandoned = uuid4()
    waiting.put(abandoned, b"bo")
    later = time.time() + 2 * reading.LEFT_ALONE
    assert reading.sweep(later) == 1
    assert waiting.get(intake.pk) == b"cho"
    with pytest.raises(FileNotFoundError):
        waiting.get(abandoned)


def test_what_was_half_written_when_a_process_was_killed_is_taken_away(db, folder):
    waiting.put(uuid4(), b"whole")
    halves = [folder / f"a{storage.HALF}", waiting.folder() / f"b{storage.HALF}"]
    for path in halves:
        path.write_bytes(b"half")
    assert reading.sweep() == 0
    assert all(path.exists() for path in halves)
    reading.sweep(time.time() + 2 * reading.LEFT_ALONE)
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_a_file_is_half_until_it_has_its_name(db, folder, monkeypatch):
    seen = []
    monkeypatch.setattr(
        "os.fsync", lambda _: seen.append({path.suffix for path in folder.rglob("*.*")})
    )
    waiting.put(uuid4(), b"x")
    storage.keep(b"y", media_type="text/plain")
    assert {storage.HALF} in seen
    assert list(folder.rglob("*.*")) == []


def test_a_file_just_written_is_left_alone(db):
    key = uuid4()
    waiting.put(key, b"moi")
    assert reading.sweep() == 0
    assert waiting.get(key) == b"moi"
