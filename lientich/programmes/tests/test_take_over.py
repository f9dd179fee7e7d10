"""What ran before it was entered here is given out as it stands."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lientich.journal.models import Event
from lientich.programmes import actions
from lientich.programmes.models import Decision, State

PAST = date(2026, 3, 31)


def take_over(draft, by, world, **more):
    given = {"lead": world.committee_a, "due": PAST, "units": [world.suoi_nga]}
    return actions.take_over_task(draft, by=by, **(given | more))


def test_it_goes_on_from_where_it_is_and_is_told_so(draft, lan, world):
    task = take_over(draft, lan, world, state=State.IN_PROGRESS, percent=40)
    task.refresh_from_db()
    assert (task.draft, task.due, task.percent) == (False, PAST, 40)
    part = task.assignments.get()
    assert (part.state, part.original_due, part.reports.count()) == ("in_progress", PAST, 0)
    said = Decision.objects.get()
    assert (said.kind, said.percent, said.mandate_id) == ("entered", 40, lan.mandate_id)
    facts = Event.objects.get(verb="programmes.task_assigned").facts
    assert (facts["state"], facts["percent"]) == ("in_progress", 40)
    with pytest.raises(ValidationError, match="đã được giao"):
        take_over(draft, lan, world)


@pytest.mark.parametrize(
    "told",
    [
        {"state": State.CLAIMED, "percent": 100},
        {"state": State.COMPLETED, "percent": 100},
        {"state": State.COMPLETED, "percent": 90, "completed_on": PAST},
        {"state": State.COMPLETED, "percent": 100, "completed_on": date(2026, 6, 16)},
        {"state": State.IN_PROGRESS, "percent": 40, "completed_on": PAST},
        {"state": State.IN_PROGRESS, "percent": 100},
        {"state": State.NOT_STARTED, "percent": 5},
    ],
)
def test_no_part_is_entered_as_what_it_cannot_be(draft, lan, world, told):
    with pytest.raises(ValidationError):
        take_over(draft, lan, world, **told)
    draft.refresh_from_db()
    assert draft.draft


def test_it_is_for_whom_assigning_is_for(draft, lan, phong, minh, world):
    for by in (phong, minh):
        with pytest.raises(PermissionDenied):
            take_over(draft, by, world, state=State.IN_PROGRESS, percent=40)
    world.doi_sim.affiliations.all().delete()
    with pytest.raises(ValidationError, match="không trực thuộc"):
        take_over(draft, lan, world, units=[world.doi_sim])
    draft.recurs = "monthly"
    draft.save()
    with pytest.raises(ValidationError, match="định kỳ"):
        take_over(draft, lan, world)
