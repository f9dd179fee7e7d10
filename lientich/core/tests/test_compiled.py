from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.contrib.contenttypes.models import ContentType

from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.core.ids import new_id

MORNING = datetime(2026, 6, 15, 0, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
built = []


@compiled
def named(by: Actor, name: str):
    built.append((by.today, by.person_id, name))
    return ContentType.objects.filter(model__in=[name, f"{by.today}"] if name else [])


def test_it_is_built_once_a_day_for_each_actor_and_argument():
    somebody, another = new_id(), new_id()
    for by, name in (
        (Actor(MORNING, person_id=somebody), "event"),
        (Actor(MORNING + timedelta(hours=23), person_id=somebody), "event"),
        (Actor(MORNING + timedelta(hours=24), person_id=somebody), "event"),
        (Actor(MORNING, person_id=another), "event"),
        (Actor(MORNING, person_id=somebody), "entry"),
    ):
        assert named(by, name)[1] == (name, str(by.today))
    day = MORNING.date()
    assert built == [
        (day, somebody, "event"),
        (day + timedelta(days=1), somebody, "event"),
        (day, another, "event"),
        (day, somebody, "entry"),
    ]


def test_what_can_hold_nothing_has_no_statement():
    assert named(Actor(MORNING), "") is None
