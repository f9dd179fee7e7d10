"""Books that the tests of several files keep."""

from datetime import date

import pytest

from lientich.documents.actions import open_series, register

TERM = (date(2025, 7, 1), date(2030, 7, 1))


@pytest.fixture
def open_book(world, lan):
    """A function that opens a series of Bắc Sơn's committee, of resolutions where none is said."""

    def open_book(**more):
        given = {"body": world.committee_a, "by": lan, "kind": "Nghị quyết", "since": TERM[0]}
        given |= {"until": TERM[1]} | more
        return open_series(given.pop("body"), **given)

    return open_book


@pytest.fixture
def series(open_book):
    """Resolutions of Bắc Sơn's committee, from 1."""
    return open_book()


@pytest.fixture
def enter(world, lan):
    """A function that registers a resolution of Bắc Sơn's committee under a number."""

    def enter(number, **more):
        given = {
            "by": lan,
            "kind": "Nghị quyết",
            "number": str(number),
            "symbol": "NQ/ĐU",
            "date": date(2026, 4, 18),
            "issuers": [world.committee_a],
        }
        return register(**(given | more))

    return enter
