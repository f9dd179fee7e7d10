"""What stands beside a document, in one statement: each sees what the rooms' own lists tell."""

import pytest

from lientich.documents.actions import enter_arrival, share
from lientich.documents.queries import beside, opened_to, places

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(world, lan, series, enter):
    """Joint, with a place in Bắc Sơn's book, and opened by Bắc Sơn to a unit."""
    given = {"issuers": [world.committee_a, world.committee_b], "joint": True}
    document = enter(5, owners=[world.bac_son, world.vinh_xanh], **given)
    enter_arrival(
        by=lan, arrived_on=lan.today, sender="Vịnh Xanh", subject="sao gửi", document=document
    )
    share(document, by=lan, organisations=[world.suoi_nga])
    return document


def test_the_own_books_alone_are_told(document, lan, phong):
    number, arrivals = places(beside(lan, document))
    assert (number.pk, len(arrivals)) == (document.place.pk, 1)
    assert places(beside(phong, document)) == (None, [])


def test_its_owners_alone_learn_to_whom_it_is_open(document, world, lan, phong, minh):
    assert opened_to(beside(lan, document)) == [world.suoi_nga]
    assert opened_to(beside(phong, document)) == [world.suoi_nga]
    assert opened_to(beside(minh, document)) == []
