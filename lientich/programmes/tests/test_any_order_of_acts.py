"""Whatever is done, in any order, by anyone, on one task: no illegal state, no right exceeded."""

from copy import copy
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import LONG_AGO, act_as, make_organisation, make_user
from lientich.core.ids import new_id
from lientich.journal.models import Event
from lientich.organisations.models import Affiliation, Line
from lientich.programmes import actions
from lientich.programmes.models import GONE, Assignment, State, TaskReach
from lientich.programmes.standing import standing

ACTORS = ("lan", "ha", "phong", "minh", "tuan", "luc", "hoang")
UNITS = ("suoi_nga", "doi_sim", "khe_lim")  # the third has no part until it is handed one
NEXT = {"suoi_nga": "khe_lim", "doi_sim": "khe_lim", "khe_lim": "suoi_nga"}

# Written from RIGHTS and the states of NORMS §6, and sharing nothing with the rules: for each act,
# who may do it on a unit's part, from which states, and where it leads.
RUNNING = {"not_started", "in_progress", "returned"}
ANY = RUNNING | {"claimed", "completed", "suspended", "declined", "moved"}
GIVERS = {"lan", "ha"}
DOERS = {"suoi_nga": {"minh"}, "doi_sim": {"tuan"}, "khe_lim": {"luc"}}
MOVES = {
    "report": (DOERS, {"not_started", "in_progress", "returned"}, {"in_progress", "claimed"}),
    "decline": (DOERS, {"not_started"}, {"declined"}),
    "confirm": (GIVERS, {"claimed"}, {"completed"}),
    "send_back": (GIVERS, {"claimed", "declined"}, {"returned"}),
    "suspend": (GIVERS, {"not_started", "in_progress", "returned"}, {"suspended"}),
    "resume": (GIVERS, {"suspended"}, {"not_started", "in_progress"}),
    "ask": (DOERS, RUNNING, RUNNING),
    "withdraw": (DOERS, ANY, ANY),
    "extend": (GIVERS, RUNNING, RUNNING),
    "keep": (GIVERS, RUNNING, RUNNING),
    "hand_on": (GIVERS, RUNNING | {"suspended", "declined"}, {"moved"}),
}
MORE = timedelta(days=30)

steps = st.lists(
    st.tuples(
        st.sampled_from(sorted(MOVES)),
        st.sampled_from(ACTORS),
        st.sampled_from(UNITS),
        st.sampled_from([0, 20, 50, 99, 100, 100]),
        st.integers(0, 20),
    ),
    min_size=1,
    max_size=25,
)


class Undo(Exception):
    """Takes the example's acts back."""


@pytest.fixture
def cast(world, lan, ha, phong, minh, tuan):
    hoang = act_as(make_user("hoang", "Đinh Văn Hoàng", "administrator", world.bac_son))
    world.khe_lim = make_organisation("Công ty Than Khe Lim", "Than Khe Lim")
    Affiliation.objects.create(
        child=world.khe_lim, parent=world.bac_son, line=Line.MANAGEMENT, since=LONG_AGO
    )
    luc = act_as(make_user("luc", "Phan Văn Lực", "reporter", world.khe_lim))
    cast = {"lan": lan, "ha": ha, "phong": phong, "minh": minh, "tuan": tuan, "hoang": hoang}
    return cast | {"luc": luc}


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=steps)
def test_by_no_order_of_acts_an_illegal_state(task, cast, world, steps):
    with pytest.raises(Undo):
        _take(steps, task, cast, world)


@transaction.atomic
def _take(steps, task, cast, world):
    now = cast["lan"].now
    parts, events = _checked(task), Event.objects.count()
    for act, who, unit, percent, days in steps:
        now += timedelta(days=days)
        to = getattr(world, NEXT[unit])
        before = parts.get(getattr(world, unit).pk)
        if before is None:
            continue
        taken = to.pk in parts and parts[to.pk].state not in GONE
        outcome = _try(act, copy(before), replace(cast[who], now=now), percent, to)
        parts, today = _checked(task), timezone.localdate(now)
        after = parts[before.unit_id]
        _check_step(act, who, unit, percent, before, after, outcome, today, taken)
        events += outcome == "done" and not _said_before(act, before, today)
        assert Event.objects.count() == events
    raise Undo


def _try(act, part, by, percent, to):
    try:
        with transaction.atomic():
            _do(act, part, by, percent, to)
    except PermissionDenied:
        return "forbidden"
    except ValidationError:
        return "refused"
    return "done"


def _do(act, part, by, percent, to):
    later = by.today + MORE
    acts = {
        "report": (actions.report_progress, {"percent": percent, "token": new_id()}),
        "decline": (actions.decline, {"reason": "Không nhận."}),
        "confirm": (actions.confirm_completion, {}),
        "send_back": (actions.return_for_rework, {"reason": "Chưa đạt."}),
        "suspend": (actions.suspend, {"reason": "Chờ vốn."}),
        "resume": (actions.resume, {}),
        "ask": (actions.ask_for_time, {"until": later, "reason": "Chờ vật tư."}),
        "withdraw": (actions.withdraw_request, {}),
        "extend": (actions.extend, {"until": part.asked_until or later}),
        "keep": (actions.keep_due, {"reason": "Không lùi."}),
        "hand_on": (actions.reassign, {"unit": to, "reason": "Thiếu người."}),
    }
    action, given = acts[act]
    action(part, by=by, **given)


def _said_before(act, before, today):
    """What is so already is not told again."""
    return {
        "ask": before.asked_until == today + MORE,
        "withdraw": before.asked_until is None,
        "extend": before.due == (before.asked_until or today + MORE),
    }.get(act, False)


def _may_follow(act, percent, before, today, taken):
    """Of acts that ask for more than a state; `taken`: the next unit has a part already."""
    if act == "hand_on":
        return not taken
    if act == "report":
        return percent > before.percent  # without words or files
    if act == "ask":
        return before.asked_until == today + MORE or (
            before.asked_until is None and before.due < today + MORE
        )
    if act == "extend":
        until = before.asked_until or today + MORE
        return until == before.due or until > before.due and until >= today
    return act != "keep" or before.asked_until is not None


def _check_step(act, who, unit, percent, before, after, outcome, today, taken):
    people, sources, targets = MOVES[act]
    permitted = who in (people[unit] if isinstance(people, dict) else people)
    onward = _may_follow(act, percent, before, today, taken)
    expected = "done" if before.state in sources and onward else "refused"
    assert outcome == (expected if permitted else "forbidden")
    if outcome != "done":
        for kept in ("state", "percent", "due", "asked_until"):
            assert getattr(after, kept) == getattr(before, kept)
        return
    assert after.state in targets
    assert after.original_due == before.original_due
    assert after.due == before.due or (act == "extend" and after.due > before.due)
    if after.state not in RUNNING or act in ("withdraw", "extend", "keep"):
        assert after.asked_until is None or _said_before(act, before, today)
    if act != "send_back":
        assert after.percent >= before.percent


def _checked(task):
    """The parts as they are now, by unit, once they and what follows from them agree."""
    parts = list(Assignment.objects.filter(task=task).select_related("task"))
    for part in parts:
        waits = part.state in (State.CLAIMED, State.COMPLETED)
        assert (part.percent == 100) == waits
        assert (part.claimed_on is not None) == waits
        assert (part.completed_on is not None) == (part.state == State.COMPLETED)
    task = parts[0].task
    now = standing((part.state, part.percent, part.claimed_on) for part in parts)
    assert (task.state, task.percent, task.completed_on) == (
        now.state,
        now.percent,
        now.completed_on,
    )
    running = [part.due for part in parts if part.state in RUNNING]
    live = [part.due for part in parts if part.state not in GONE]
    assert task.due == (min(running) if running else max(live or [part.due for part in parts]))
    columns = ("organisation", "state", "unfinished", "stopped_on")
    rows = {key: told for key, *told in TaskReach.objects.filter(of=task).values_list(*columns)}
    for part in parts:  # a unit's row tells of its own part, a side's of the whole
        assert rows.pop(part.unit_id) == [part.state, part.unfinished, part.claimed_on]
    whole = [task.state, task.unfinished, task.completed_on]
    assert list(rows.values()) == [whole] * len(rows) != []
    return {part.unit_id: part for part in parts}
