from datetime import datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Q, UUIDField, Value

from conftest import make_organisation
from lientich.core.actor import LEADER, OFFICE, Actor, Hat
from lientich.core.compiled import compiled
from lientich.core.ids import new_id
from lientich.organisations.models import FieldOfWork, Organisation, Person

MORNING = datetime(2026, 6, 15, 0, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
built = []


@compiled
def named(by: Actor, name: str):
    built.append((by.today, by.person_id, name))
    return ContentType.objects.filter(model__in=[name, f"{by.today}"] if name else [])


def test_it_is_built_once_a_day_and_argument_for_all_who_act_alike(db):
    somebody, another = new_id(), new_id()
    day, kinds = MORNING.date(), ContentType.objects.filter(model="event")
    for by, name in (
        (Actor(MORNING, person_id=somebody), "event"),
        (Actor(MORNING + timedelta(hours=23), person_id=somebody), "event"),
        (Actor(MORNING + timedelta(hours=24), person_id=somebody), "event"),
        (Actor(MORNING, person_id=another), "event"),
        (Actor(MORNING), "event"),
    ):
        assert named(by, name) == list(kinds)
    assert named(Actor(MORNING, person_id=somebody), "nothing") == []
    assert [(on, person is not None, name) for on, person, name in built] == [
        (day, True, "event"),
        (day + timedelta(days=1), True, "event"),
        (day, False, "event"),
        (day, True, "nothing"),
    ]
    assert not {somebody, another} & {person for _on, person, _name in built}


def test_each_is_answered_by_their_own_mandates(db):
    """As if nothing were kept, however mandates coincide."""
    houses = [make_organisation(name, name) for name in ("Một", "Hai", "Ba")]
    fields = [FieldOfWork.objects.create(name=one.name, key=one.name) for one in houses]
    times = []

    def seen(by, not_this):
        mine = [hat.organisation_id for hat in by.hats if hat.role == OFFICE]
        own = Q(pk__in=mine) | Q(pk=by.organisation_id)
        known = [key for hat in by.hats for key in hat.fields]
        named = Exists(FieldOfWork.objects.filter(pk__in=known))
        found = Organisation.objects.filter(own).exclude(pk=not_this).order_by("pk")
        return found.annotate(by=Value(by.person_id, UUIDField()), named=named)

    @compiled
    def kept(by, not_this):
        times.append(1)
        return seen(by, not_this)

    def hat(house, role, *fields):
        return Hat(new_id(), house.pk, role, fields=frozenset(one.pk for one in fields))

    for places in product(range(3), repeat=2):
        first, second = (houses[place] for place in places)
        hats = (hat(first, OFFICE, *fields[: places[0]]), hat(second, LEADER, *fields[:1]))
        for worn, house in product(hats, houses):
            by = Actor(MORNING, new_id(), new_id(), worn, hats)
            told = [(one, one.by, one.named) for one in kept(by, house.pk)]
            assert told == [(one, one.by, one.named) for one in seen(by, house.pk)]
            assert {one for _house, one, _named in told} <= {by.person_id}
    assert len(times) < 27


def test_it_is_asked_each_time(db):
    by = Actor(MORNING)
    assert named(by, f"{by.today}") == []
    new = ContentType.objects.create(app_label="day", model=f"{by.today}")
    assert named(by, f"{by.today}") == [new]


def test_what_can_hold_nothing_is_not_asked(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert named(Actor(MORNING), "") == []


def test_what_is_compiled_for_one_key_serves_for_all(db):
    person, other = (Person.objects.create(name=name) for name in ("Lan", "Minh"))
    times = []

    @compiled
    def either(by: Actor, first, second):
        times.append(1)
        return Person.objects.filter(pk__in=[first, second]).exclude(pk=second)

    by = Actor(MORNING)
    assert either(by, person.pk, other.pk) == [person]
    assert either(by, other.pk, person.pk) == [other]
    assert either(by, person.pk, person.pk) == []
    assert len(times) == 1
