from datetime import time

import pytest

from conftest import NOW
from lientich.agenda import actions
from lientich.conferences.tests.conftest import (  # noqa: F401 -- fixtures
    conference,
    draft,
    internal,
    programme,
    resolution,
    task,
)
from lientich.core.ids import new_id

TODAY = NOW.date()  # a Monday


@pytest.fixture(autouse=True)
def _on_the_day_of_the_cast(monkeypatch):
    monkeypatch.setattr("lientich.core.clock.now", lambda: NOW)


@pytest.fixture
def entry(programme, lan):  # noqa: F811 -- the fixture
    """Bắc Sơn's own."""
    return add(lan, "Giao ban Thường trực", at=time(8), until=time(11), place="Phòng họp 1")


@pytest.fixture
def joint(programme, lan):  # noqa: F811 -- the fixture
    """Bắc Sơn's, of the programme of both sides."""
    return add(lan, "Làm việc với Vịnh Xanh", at=time(14), programme=programme)


def add(by, title, day=TODAY, **given):
    return actions.add_entry(by=by, title=title, day=day, **{"token": new_id()} | given)
