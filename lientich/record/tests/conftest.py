from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from lientich.reader import read
from lientich.record.build import bring, build
from tests.shared import shared

NOW = datetime(2019, 3, 6, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def record(db):
    return build(NOW)


@pytest.fixture
def article():
    (path,) = shared("seed").glob("*.txt")
    return path


@pytest.fixture
def brought(record, article, monkeypatch):
    """The article's intake; read in this process."""
    monkeypatch.setattr("lientich.intake.recognising.read_in_child", read)
    return bring(article, record.now)
