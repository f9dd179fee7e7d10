import pytest
from django.core.exceptions import PermissionDenied

from lientich.documents.actions import state, unstate
from lientich.documents.models import Statement
from lientich.journal.models import Event

from .test_register import enter


def say(document, by, **more):
    given = {"kind": "result", "text": "đạt kế hoạch", "start": 5, "end": 17}
    return state(document, by=by, **(given | more))


def test_what_a_document_states_is_known_once(world, lan):
    document = enter(lan, world)
    first = say(document, lan, field=world.environment, facts={"period": "2025"})
    assert say(document, lan) == first
    assert (first.field, first.facts) == (world.environment, {"period": "2025"})
    assert Event.objects.get(verb="documents.stated").facts == {
        "statement": str(first.pk),
        "kind": "result",
    }


def test_it_can_be_taken_back(world, lan):
    unstate(say(enter(lan, world), lan), by=lan)
    assert not Statement.objects.exists()
    assert Event.objects.filter(verb="documents.unstated").count() == 1


def test_who_may_not(world, lan, ha, minh, phong):
    document = enter(lan, world)
    for by in (ha, minh, phong):
        with pytest.raises(PermissionDenied):
            say(document, by)
