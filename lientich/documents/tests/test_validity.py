"""In force on a day: by its own days, and by what replaces or repeals it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from lientich.documents import queries
from lientich.documents.actions import edit, relate, unrelate
from lientich.documents.models import Document

from .test_register import enter, joint

JANUARY, MARCH, JUNE = date(2026, 1, 1), date(2026, 3, 1), date(2026, 6, 1)


def held(by, day, **more):
    """The numbers of what is in force, by the table of reach and by the index of words alike."""
    found = []
    for filters in ({}, {"joint": "0"}, {"q": "nhiệm vụ"}, {"year": 2026}):
        what = queries.listed(by, {"in_force": day} | filters | more)
        rows = queries.register(what, None).rows
        assert queries.count(what) == len(rows)
        assert {one.pk for one in queries.exported(what)} == {one.pk for one in rows}
        found.append([one.number for one in rows])
    assert found == [found[0]] * 4
    return found[0]


@pytest.fixture
def old(world, lan):
    return enter(lan, world, number="1", date=JANUARY)


@pytest.fixture
def new(world, lan):
    return enter(lan, world, number="2", date=MARCH)


@pytest.mark.parametrize("kind", ["replaces", "repeals"])
def test_another_document_ends_it_on_the_day_it_comes_into_force(lan, old, new, kind):
    relation = relate(new, by=lan, other=old, kind=kind)
    assert held(lan, date(2026, 2, 28)) == ["1"]
    assert held(lan, MARCH) == ["2"]
    unrelate(relation, by=lan)
    assert held(lan, MARCH) == ["2", "1"]


@pytest.mark.parametrize("kind", ["amends", "cites", "implements", "based_on"])
def test_what_amends_or_cites_it_does_not_end_it(lan, old, new, kind):
    relate(new, by=lan, other=old, kind=kind)
    assert held(lan, MARCH) == ["2", "1"]


def test_a_correction_of_the_day_moves_the_end_of_the_other(world, lan, old, new):
    relate(new, by=lan, other=old, kind="replaces")
    told = {"kind": new.kind, "number": "2", "symbol": "NQ/ĐU", "issuers": [world.committee_a]}
    told |= {"subject": new.subject, "date": MARCH}
    edit(new, by=lan, **told, valid_from=JUNE)
    assert held(lan, date(2026, 5, 31)) == ["1"]
    assert held(lan, JUNE) == ["2"]


def test_the_earliest_end_counts(world, lan, old, new):
    later = enter(lan, world, number="3", date=JUNE)
    for one in (later, new):
        relate(one, by=lan, other=old, kind="replaces")
    assert held(lan, MARCH) == ["2"]


def test_one_side_alone_does_not_end_a_joint_document(world, lan, new):
    both = joint(lan, world, owners=[world.bac_son, world.vinh_xanh])
    with pytest.raises(ValidationError, match="mọi tổ chức"):
        relate(new, by=lan, other=both, kind="repeals")
    assert Document.objects.get(pk=both.pk).in_force_until is None


def test_what_holds_from_before_its_date_is_found_in_its_place(world, lan, old):
    enter(lan, world, number="3", date=JUNE, valid_from=JANUARY)
    enter(lan, world, number="4", date=JUNE, valid_from=date(2026, 7, 1))
    assert held(lan, date(2026, 2, 1)) == ["3", "1"]
    assert held(lan, JUNE) == ["3", "1"]
    assert held(lan, date.max) == ["4", "3", "1"]
    assert held(lan, date(2025, 12, 31)) == []


def test_what_has_no_day_is_never_in_force(world, lan):
    enter(lan, world, number="3", date=None)
    assert held(lan, JUNE) == []
