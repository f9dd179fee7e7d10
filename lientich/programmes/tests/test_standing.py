from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lientich.programmes.models import State
from lientich.programmes.standing import Standing, standing

DAY = date(2026, 6, 15)


def of(*states):
    percent = {"claimed": 100, "completed": 100, "in_progress": 50}
    return standing((s, percent.get(s, 0), DAY if percent.get(s) == 100 else None) for s in states)


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([], "not_started"),
        (["not_started", "not_started"], "not_started"),
        (["not_started", "suspended"], "not_started"),
        (["not_started", "in_progress"], "in_progress"),
        (["not_started", "completed"], "in_progress"),
        (["returned", "completed"], "returned"),
        (["returned", "in_progress"], "in_progress"),
        (["suspended", "completed"], "suspended"),
        (["claimed", "completed"], "claimed"),
        (["completed", "completed"], "completed"),
        (["completed", "declined"], "completed"),
        (["declined", "declined"], "declined"),
        (["declined", "moved"], "moved"),
        (["completed", "moved"], "completed"),
    ],
)
def test_whose_move_it_is(states, expected):
    assert of(*states).state == expected


def test_percent_is_the_mean_of_those_who_take_part_rounded_down():
    parts = [("claimed", 100, DAY), ("claimed", 100, DAY), ("in_progress", 99, None)]
    assert standing([*parts, ("declined", 0, None)]).percent == 99


def test_the_day_is_the_last_claims():
    parts = [("completed", 100, DAY), ("claimed", 100, date(2026, 6, 20))]
    assert standing(parts) == Standing(State.CLAIMED, 100, date(2026, 6, 20))


parts = st.sampled_from(State).flatmap(
    lambda state: st.tuples(
        st.just(state),
        st.just(100) if state in ("claimed", "completed") else st.integers(0, 99),
        st.dates() if state in ("claimed", "completed") else st.none(),
    )
)


@given(st.lists(parts, max_size=6))
def test_whatever_the_parts_the_whole_agrees_with_them(parts):
    whole, states = standing(parts), [state for state, *_ in parts]
    live = [state for state in states if state not in ("declined", "moved")]
    assert (whole.percent == 100) == (bool(live) and set(live) <= {"claimed", "completed"})
    assert (whole.completed_on is not None) == (whole.percent == 100)
    assert (whole.state == "completed") == (bool(live) and set(live) == {"completed"})
    assert (whole.state in ("declined", "moved")) == (bool(states) and not live)
    assert (whole.state == "moved") == ("moved" in states and not live)
    assert whole == standing(reversed(parts))
