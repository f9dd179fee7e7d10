"""What the environment says to the one file of settings, in a process of its own."""

import os
import subprocess
import sys

import pytest

from tests.test_house import ROOT


def database(address, tmp_path):
    said = subprocess.run(
        [sys.executable, "-c", "from config.settings import *; print(DATABASES['default'])"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": address, "LIENTICH_VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return said.stdout


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("postgresql://lan@db.example/lt?sslmode=verify-full", "'pool': True"),
        ("sqlite:////tmp/x?check_same_thread=0", "IMMEDIATE"),
    ],
)
def test_what_the_address_asks_for_stands_beside_what_is_set_here(address, own, tmp_path):
    said = database(address, tmp_path)
    assert own in said
    assert address.rpartition("?")[2].partition("=")[0] in said


def test_processes_that_start_at_once_have_one_key(tmp_path):
    starting = [
        subprocess.Popen(
            [sys.executable, "-c", "from config.settings import *; print(SECRET_KEY)"],
            cwd=ROOT,
            env={**os.environ, "LIENTICH_VAR": str(tmp_path), "LIENTICH_SECRET_KEY": ""},
            stdout=subprocess.PIPE,
            text=True,
        )
        for _process in range(4)
    ]
    keys = {process.communicate()[0].strip() for process in starting}
    (key,) = keys
    assert len(key) > 50
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_whoever_comes_second_reads_the_key_of_the_first(tmp_path, monkeypatch):
    from config import settings

    kept = tmp_path / "secret_key"
    monkeypatch.setattr(settings, "VAR_DIR", tmp_path)
    monkeypatch.delenv("LIENTICH_SECRET_KEY", raising=False)

    def link_late(made, place):
        kept.write_text("of the first")
        raise FileExistsError

    monkeypatch.setattr(os, "link", link_late)
    assert settings._secret_key() == "of the first"
    assert list(tmp_path.iterdir()) == [kept]
