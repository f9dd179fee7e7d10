import subprocess
import sys
import tempfile
import time
from pathlib import Path
from uuid import uuid4

import pytest

from conftest import NOW
from lientich.accounts.models import Mandate
from lientich.documents import storage
from lientich.intake import reading, waiting
from lientich.intake.models import Intake


@pytest.fixture(autouse=True)
def folder(settings, tmp_path, monkeypatch):
    """The files' own, and beside it one for what is temporary: not that of other tests."""
    settings.FILES_DIR = tmp_path / "files"
    temporary = tmp_path / "temporary"
    for path in (settings.FILES_DIR, temporary):
        path.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    return settings.FILES_DIR


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


CONVERTING = """
import sys, tempfile, time
from pathlib import Path
from lientich.reader import sandbox

def hang(task, data, seconds, memory, *, place, **more):
    Path(place, "old.doc").write_bytes(data)
    print(place, flush=True)
    time.sleep(60)

tempfile.tempdir, sandbox._ask = sys.argv[1], hang
sandbox.convert_in_child(b"an old file", "soffice")
"""


def test_what_was_being_converted_when_a_worker_was_killed_is_taken_away(db):
    asked = [sys.executable, "-c", CONVERTING, tempfile.gettempdir()]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, text=True) as worker:
        left = Path(worker.stdout.readline().strip())
        worker.kill()
    assert (left / "old.doc").read_bytes() == b"an old file"
    other = Path(tempfile.gettempdir(), "other")
    other.mkdir()
    assert reading.sweep() == 0
    assert left.exists()
    assert reading.sweep(time.time() + 2 * reading.LEFT_ALONE) == 1
    assert (left.exists(), other.exists()) == (False, True)


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
