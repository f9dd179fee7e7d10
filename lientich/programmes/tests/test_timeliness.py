from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import NOW
from lientich.programmes.models import Assignment, Programme, State, Task
from lientich.programmes.timeliness import SOON, Timeliness, condition, timeliness

TODAY = date(2026, 6, 15)
DAY = timedelta(days=1)

days = st.integers(-6, 6).map(lambda n: TODAY + n * DAY)
maybe = st.none() | days


@pytest.mark.parametrize(
    ("state", "due", "claimed_on", "completed_on", "expected"),
    [
        ("not_started", None, None, None, "no_deadline"),
        ("in_progress", TODAY + 4 * DAY, None, None, "in_time"),
        ("in_progress", TODAY + 3 * DAY, None, None, "due_soon"),
        ("not_started", TODAY, None, None, "due_soon"),  # due today counts
        ("in_progress", TODAY - DAY, None, None, "overdue"),
        ("claimed", TODAY - DAY, TODAY - DAY, None, "in_time"),  # the clock stops at the claim
        ("claimed", TODAY - 2 * DAY, TODAY - DAY, None, "overdue"),
        ("claimed", TODAY, TODAY, None, "in_time"),  # nothing is left to hurry for
        ("completed", TODAY - DAY, TODAY - DAY, TODAY - DAY, "completed_in_time"),
        ("completed", TODAY - 2 * DAY, TODAY - DAY, TODAY - DAY, "completed_late"),
        ("completed", None, TODAY, TODAY, "no_deadline"),
        ("returned", TODAY - DAY, None, None, "overdue"),  # it runs again
        ("suspended", TODAY - DAY, None, None, "no_deadline"),
        ("declined", TODAY - DAY, None, None, "no_deadline"),
    ],
)
def test_the_cases_of_the_norm(state, due, claimed_on, completed_on, expected):
    assert timeliness(state, due, claimed_on, completed_on, TODAY) == expected


@pytest.mark.django_db
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(st.tuples(st.sampled_from(State), maybe, days, days), min_size=1, max_size=12),
    today=days,
    soon=st.integers(0, 5),
    then=st.booleans(),
)
def test_the_condition_finds_what_the_function_says(world, rows, today, soon, then):
    """Of a day of the past: as if what was claimed after it were still running."""
    Assignment.objects.all().delete()
    programme, _ = Programme.objects.get_or_create(
        name="Thử", defaults={"since": TODAY, "until": TODAY}
    )
    made = [_lay(programme, world.suoi_nga, *row) for row in rows]

    def state(one):
        stopped_on = one.completed_on if one.state == State.COMPLETED else one.claimed_on
        return State.IN_PROGRESS if then and stopped_on and stopped_on > today else one.state

    said = {
        one.pk: timeliness(state(one), one.due, one.claimed_on, one.completed_on, today, soon)
        for one in made
    }
    found = {
        key: value
        for value in Timeliness
        for key in Assignment.objects.filter(condition(value, today, soon, then=then)).values_list(
            "pk", flat=True
        )
    }
    assert found == said
    counted = sum(
        Assignment.objects.filter(condition(v, today, soon, then=then)).count() for v in Timeliness
    )
    assert counted == len(made)  # each stands under one, and under one only


def _lay(programme, unit, state, due, claimed_on, completed_on):
    task = Task.objects.create(programme=programme, title="Việc thử", created_at=NOW, due=due)
    waits = state in (State.CLAIMED, State.COMPLETED)
    return Assignment.objects.create(
        task=task,
        unit=unit,
        state=state,
        due=due,
        percent=100 if waits else 0,
        claimed_on=claimed_on if waits else None,
        completed_on=completed_on if state == State.COMPLETED else None,
        assigned_at=NOW,
        updated_at=NOW,
    )


@given(state=st.sampled_from(State), due=days, claimed_on=days, later=st.integers(0, 10))
def test_waiting_for_confirmation_never_makes_a_claim_late(state, due, claimed_on, later):
    on_the_day = timeliness("claimed", due, claimed_on, None, claimed_on)
    assert timeliness("claimed", due, claimed_on, None, claimed_on + later * DAY) == on_the_day
    confirmed = timeliness("completed", due, claimed_on, claimed_on, claimed_on + later * DAY)
    assert (confirmed == "completed_late") == (on_the_day == "overdue")


def test_due_soon_is_three_days_by_default():
    assert SOON == 3
