"""What waits for what: never in a circle, never blocking, never told to who may not see both."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lientich.core.ids import new_id
from lientich.journal.models import Event
from lientich.programmes import actions
from lientich.programmes.models import Dependency
from lientich.programmes.queries import dependencies
from lientich.programmes.queries.beside import beside
from tests.threads import at_once

from .conftest import DUE, report


@pytest.fixture
def later(programme, lan, world):
    """Of Suối Ngà, due after the other one."""
    return given_out(programme, lan, world, "Nghiệm thu", DUE + timedelta(days=10))


def given_out(programme, lan, world, title, due, **more):
    draft = actions.draft_task(
        programme, by=lan, title=title, field=world.environment, token=new_id(), **more
    )
    return actions.assign_task(
        draft, by=lan, lead=world.committee_a, due=due, units=[world.suoi_nga]
    )


def test_a_task_waits_for_another_once(task, later, lan):
    made = actions.add_dependency(later, by=lan, waits_for=task)
    assert actions.add_dependency(later, by=lan, waits_for=task) == made
    events = Event.objects.filter(verb="programmes.dependency_added", subject_id=later.pk)
    assert [event.facts for event in events] == [{"waits_for": str(task.pk)}]
    told = dependencies.of_task(later, later.due, *beside(lan, later))
    assert [(row["title"], row["later"]) for row in told.waits_for] == [(task.title, False)]
    assert [
        row["title"] for row in dependencies.of_task(task, task.due, *beside(lan, task)).awaited
    ] == ["Nghiệm thu"]
    actions.remove_dependency(made, by=lan)
    actions.remove_dependency(made, by=lan)
    assert not Dependency.objects.exists()
    assert Event.objects.filter(verb="programmes.dependency_removed").count() == 1


def test_it_warns_and_blocks_nothing(task, later, lan, minh):
    actions.add_dependency(task, by=lan, waits_for=later)
    assert dependencies.of_task(task, task.due, *beside(lan, task)).late
    for part in task.assignments.filter(unit=minh.organisation_id):
        report(part, minh, 100)
        actions.confirm_completion(part, by=lan)
    part = later.assignments.get()
    report(part, minh, 100)
    actions.confirm_completion(part, by=lan)
    assert not dependencies.of_task(task, task.due, *beside(lan, task)).late


def test_only_owners_say_it_of_what_they_see(task, later, lan, phong, minh, programme, world):
    for by in (phong, minh):
        with pytest.raises(PermissionDenied):
            actions.add_dependency(later, by=by, waits_for=task)
    theirs = actions.draft_task(
        programme, by=phong, title="Việc nội bộ", shared=False, token=new_id()
    )
    with pytest.raises(ValidationError, match="Không tìm thấy"):
        actions.add_dependency(task, by=lan, waits_for=theirs)
    with pytest.raises(ValidationError, match="Không tìm thấy"):
        actions.add_dependency(task, by=lan, waits_for=task)
    made = actions.add_dependency(theirs, by=phong, waits_for=task)
    with pytest.raises(PermissionDenied):
        actions.remove_dependency(made, by=lan)


WAITS = "ghi một việc phải chờ"


def test_who_may_not_see_the_other_sees_nothing_of_it(
    task, later, internal, lan, phong, minh, tuan, client
):
    actions.add_dependency(task, by=lan, waits_for=internal)
    hidden = actions.add_dependency(later, by=lan, waits_for=internal)
    client.force_login(phong.user)
    page = client.get(later.get_absolute_url()).content.decode()
    assert internal.title not in page
    assert "Thứ tự công việc" not in page
    assert WAITS not in page
    remove = reverse("programmes:remove_dependency", args=[hidden.pk])
    assert client.get(remove).status_code == 404
    client.force_login(lan.user)
    assert WAITS in client.get(later.get_absolute_url()).content.decode()
    assert dependencies.of_task(task, DUE, *beside(tuan, task)).waits_for == []
    assert [
        row["title"] for row in dependencies.of_task(task, DUE, *beside(minh, task)).waits_for
    ] == [internal.title]


def test_a_unit_is_told_how_its_own_part_of_the_other_stands(task, later, lan, tuan, minh, world):
    actions.add_dependency(later, by=lan, waits_for=task)
    report(task.assignments.get(unit=world.doi_sim), tuan, 50)
    rows = {
        by: dependencies.of_task(later, DUE, *beside(by, later)).waits_for[0] for by in (lan, minh)
    }
    assert [rows[by]["state"] for by in (lan, minh)] == ["in_progress", "not_started"]


class Undo(Exception):
    """Takes the example's acts back."""


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(pairs=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=3, max_size=12))
def test_nothing_ever_waits_for_itself(five, lan, pairs):
    with pytest.raises(Undo):
        _add(five, lan, pairs)


@transaction.atomic
def _add(five, lan, pairs):
    edges = set()
    for one, other in pairs:
        closes = one == other or one in _reached(edges, other)
        try:
            actions.add_dependency(five[one], by=lan, waits_for=five[other])
        except ValidationError:
            assert closes
        else:
            assert not closes
            edges.add((one, other))
    assert Dependency.objects.count() == len(edges)
    raise Undo


@pytest.fixture
def five(programme, lan):
    titles = ("Một", "Hai", "Ba", "Bốn", "Năm")
    return [actions.draft_task(programme, by=lan, title=title) for title in titles]


def _reached(edges, start):
    found, grown = {start}, True
    while grown:
        more = {to for of, to in edges if of in found} - found
        found, grown = found | more, bool(more)
    return found


@pytest.fixture
def alive(transactional_db):
    """The fixtures write to the real tables, for the threads to see."""


@pytest.mark.django_db(transaction=True)
def test_two_acts_at_once_close_no_circle(alive, task, later, lan, ha):
    outcomes = at_once(
        lambda: actions.add_dependency(task, by=lan, waits_for=later),
        lambda: actions.add_dependency(later, by=ha, waits_for=task),
    )
    assert sum(isinstance(one, ValidationError) for one in outcomes) == 1, outcomes


def test_the_pages(task, later, client, lan):
    client.force_login(lan.user)
    url = reverse("programmes:add_dependency", args=[task.pk])
    assert "Nghiệm thu" in client.get(url).content.decode()
    assert client.post(url, {"waits_for": later.pk}).status_code == 302
    page = client.get(task.get_absolute_url()).content.decode()
    assert "Chờ xong" in page
    assert "đến hạn trước một việc mà nó phải chờ" in page
    assert "Việc chờ việc này" in client.get(later.get_absolute_url()).content.decode()
    made = Dependency.objects.get()
    url = reverse("programmes:remove_dependency", args=[made.pk])
    assert client.post(url, {"sure": "on"}).status_code == 302
    assert not Dependency.objects.exists()
