import pytest
from django.core.exceptions import PermissionDenied

from lientich.documents.actions import share
from lientich.journal.models import Event

from .test_register import enter, joint, seen


def test_those_it_was_opened_to_see_it(world, lan, minh, tuan, phong):
    document = enter(lan, world)
    assert share(document, by=lan, organisations=[world.suoi_nga]) == 1
    assert (seen(minh), seen(tuan), seen(phong)) == ({document}, set(), set())
    assert Event.objects.get(verb="documents.shared").facts == {
        "organisation": str(world.suoi_nga.pk)
    }


def test_opened_twice_it_is_open_once(world, lan):
    document = enter(lan, world)
    share(document, by=lan, organisations=[world.suoi_nga])
    assert share(document, by=lan, organisations=[world.suoi_nga, world.bac_son]) == 0
    assert Event.objects.filter(verb="documents.shared").count() == 1


def test_each_owner_may_open_a_joint_document(world, lan, phong, minh, tuan):
    document = joint(lan, world, owners=[world.bac_son, world.vinh_xanh])
    share(document, by=phong, organisations=[world.suoi_nga])
    share(document, by=lan, organisations=[world.doi_sim])
    assert (seen(minh), seen(tuan)) == ({document}, {document})


def test_who_may_not(world, lan, ha, minh, phong):
    document = enter(lan, world)
    share(document, by=lan, organisations=[world.suoi_nga])
    for by in (ha, minh, phong):
        with pytest.raises(PermissionDenied):
            share(document, by=by, organisations=[world.doi_sim])
