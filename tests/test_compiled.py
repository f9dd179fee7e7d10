from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.contrib.contenttypes.models import ContentType

from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.core.ids import new_id
from lientich.organisations.models import Person

MORNING = datetime(2026, 6, 15, 0, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
built = []


@compiled
def named(by: Actor, name: str):
    built.append((by.today, by.person_id, name))
    return ContentType.objects.filter(model__in=[name, f"{by.today}"] if name else [])


def test_it_is_built_once_a_day_for_each_actor_and_argument(db):
    somebody, another = new_id(), new_id()
    day, kinds = MORNING.date(), ContentType.objects.filter(model="event")
    for by, name in (
        (Actor(MORNING, person_id=somebody), "event"),
        (Actor(MORNING + timedelta(hours=23), person_id=somebody), "event"),
        (Actor(MORNING + timedelta(hours=24), person_id=somebody), "event"),
        (Actor(MORNING, person_id=another), "event"),
    ):
        assert named(by, name) == list(kinds)
    assert named(Actor(MORNING, person_id=somebody), "nothing") == []
    assert built == [
        (day, somebody, "event"),
        (day + timedelta(days=1), somebody, "event"),
        (day, another, "event"),
        (day, somebody, "nothing"),
    ]


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
