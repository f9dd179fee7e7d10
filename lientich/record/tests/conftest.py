from datetime import date

import pytest

from lientich.reader import read
from lientich.record.build import bring, build
from tests.shared import shared

TODAY = date(2019, 3, 6)


@pytest.fixture
def record(db):
    return build(TODAY)


@pytest.fixture
def article():
    (path,) = shared("seed").glob("*.txt")
    return path


@pytest.fixture
def brought(record, article, monkeypatch):
    """The article's intake; read in this process."""
    monkeypatch.setattr("lientich.intake.reception.read_in_child", read)
    return bring(article, record.now)
