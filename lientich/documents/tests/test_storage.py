import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lientich.documents import storage
from lientich.documents.models import StoredFile


@pytest.fixture
def files(settings):
    return settings.FILES_DIR


def on_disk(root: Path) -> list[str]:
    return sorted(path.name for path in root.rglob("*") if path.is_file())


def test_bytes_are_kept_once_under_their_hash(db, files):
    first = storage.keep(b"abc", media_type="text/plain")
    assert storage.keep(io.BytesIO(b"abc"), media_type="text/plain") == first
    with storage.open_file(first) as kept:
        assert kept.read() == b"abc"
    assert first.size == 3
    assert on_disk(files) == [first.sha256]
    assert first.sha256.startswith("ba7816bf8f01cfea")


def test_a_file_and_its_new_folder_are_on_the_disk_before_it_is_said(db, files, monkeypatch):
    synced = []
    monkeypatch.setattr(os, "fsync", lambda one: synced.append(os.readlink(f"/proc/self/fd/{one}")))
    kept = storage.keep(b"abc", media_type="text/plain")
    file, *folders = synced
    assert file.endswith(storage.HALF)
    assert folders == [str(files / kept.sha256[:2]), str(files)]


def test_a_write_that_fails_leaves_no_half_file_under_the_name(db, files, monkeypatch):
    def full(_):
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="disk full"):
        storage.keep(b"abc", media_type="text/plain")
    assert not StoredFile.objects.exists()
    assert on_disk(files) == []


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\Nghị quyết 30.docx", "Nghị quyết 30.docx"),
        ("a\r\nb\x00\u202ecod.exe", "a bcod.exe"),
        ("  .. ", ""),
        ("x" * 400 + ".pdf", "x" * 146 + ".pdf"),
    ],
)
def test_names_are_made_harmless(given_name, kept):
    assert storage.safe_name(given_name) == kept


@given(st.text())
def test_no_name_keeps_a_folder_or_what_cannot_be_seen(name):
    kept = storage.safe_name(name)
    assert len(kept) <= storage.LONGEST_NAME
    assert not set(kept) & set('/\\:*?"<>|\n\r\t\0\u202e\u200b')
    assert storage.safe_name(kept) == kept


def test_a_download_is_never_a_page(db):
    stored = storage.keep(b"<script>alert(1)</script>", media_type="text/html")
    response = storage.download(stored, "Nghị quyết.html", exercise=False)
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''Ngh%E1%BB%8B%20quy%E1%BA%BFt.html"
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    response.close()


def test_a_file_of_the_exercise_says_so_in_its_name(db):
    stored = storage.keep(b"x", media_type="text/plain")
    response = storage.download(stored, "kh.txt", exercise=True)
    assert response["Content-Disposition"] == (
        'attachment; filename="MINH HOA - KHONG CO GIA TRI PHAP LY - kh.txt"'
    )
    response.close()


def test_a_file_says_whether_it_still_has_the_bytes_that_were_kept(db, files):
    kept = storage.keep(b"abc", media_type="text/plain")
    assert storage.seal(kept) == "intact"
    (path,) = files.rglob(kept.sha256)
    path.write_bytes(b"abd")
    os.utime(path, ns=(1, 1))
    assert storage.seal(kept) == "changed"
    path.unlink()
    assert storage.seal(kept) == "missing"
