from datetime import date

import pytest

from lientich.conferences import actions
from lientich.programmes.tests.conftest import (  # noqa: F401 -- fixtures
    draft,
    internal,
    programme,
    resolution,
    task,
)


@pytest.fixture
def conference(programme, lan):  # noqa: F811 -- the fixture
    """The half-year review of the joint programme."""
    return actions.call_conference(
        programme,
        by=lan,
        kind="half_year",
        since=date(2026, 1, 1),
        until=date(2026, 6, 30),
        held_on=date(2026, 7, 18),
        place="Hạ Sơn",
    )
