import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lientich.documents.actions import relate, share, state, withdraw
from lientich.documents.models import Document
from lientich.journal.models import Event
from lientich.search.models import Entry

from .test_register import enter, joint


def test_an_entry_made_by_mistake_leaves_the_register(world, lan):
    document = enter(lan, world)
    withdraw(document, by=lan)
    assert not Document.objects.exists()
    assert not Entry.objects.exists()
    assert Event.objects.get(verb="documents.withdrawn").subject_id == document.pk


def built(document, by, world):
    yield lambda: state(document, by=by, kind="goal", text="x", start=0, end=1)
    yield lambda: share(document, by=by, organisations=[world.doi_sim])
    yield lambda: relate(document, by=by, other=enter(by, world, number="9"), kind="cites")
    yield lambda: relate(enter(by, world, number="9"), by=by, other=document, kind="cites")


@pytest.mark.parametrize("place", range(4))
def test_what_something_stands_on_stays(world, lan, place):
    document = enter(lan, world)
    list(built(document, lan, world))[place]()
    with pytest.raises(ValidationError, match="Đã có việc"):
        withdraw(document, by=lan)


def test_what_the_other_side_has_worked_on_stays(world, lan, phong):
    document = joint(lan, world, owners=[world.bac_son, world.vinh_xanh])
    relation = relate(document, by=phong, other=enter(phong, world), kind="based_on")
    relation.delete()
    with pytest.raises(ValidationError, match="Đã có việc"):
        withdraw(document, by=lan)


def test_who_may_not(world, lan, ha, phong):
    document = enter(lan, world)
    for by in (ha, phong):
        with pytest.raises(PermissionDenied):
            withdraw(document, by=by)
