from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.test import override_settings

from lientich.reader import read
from lientich.record.build import bring, build
from tests.shared import shared

NOW = datetime(2019, 3, 6, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(scope="package")
def files(tmp_path_factory):
    return tmp_path_factory.mktemp("record")


@pytest.fixture(scope="package")
def record(django_db_setup, django_db_blocker, files):
    """Written once for the tests of this folder, in a transaction that is never committed.

    One worker takes them all: see `tests/conftest.py`.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(FILES_DIR=files):
            made = build(NOW)
        yield made
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _files_of_one_test(record, db, settings, files):
    settings.FILES_DIR = files


@pytest.fixture
def article():
    (path,) = shared("seed").glob("*.txt")
    return path


@pytest.fixture
def brought(record, article, monkeypatch):
    """The article's intake; read in this process."""
    monkeypatch.setattr("lientich.intake.recognising.read_in_child", read)
    return bring(article, record.now)
