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
