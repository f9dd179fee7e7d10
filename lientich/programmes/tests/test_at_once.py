"""Two acts at the same moment, on either database: one is done, and nothing is lost."""

import pytest
from django.core.exceptions import ValidationError

from lientich.core.ids import new_id
from lientich.journal.models import Event
from lientich.programmes import actions
from lientich.programmes.models import Programme, ProgressReport, State
from tests.threads import at_once

from .conftest import report


@pytest.fixture
def alive(transactional_db):
    """The fixtures below write to the real tables, for the threads to see."""


@pytest.mark.django_db(transaction=True)
def test_two_confirmations_at_once_confirm_once(alive, assignment, minh, lan, ha):
    report(assignment, minh, 100)
    outcomes = at_once(
        lambda: actions.confirm_completion(assignment, by=lan),
        lambda: actions.confirm_completion(assignment, by=ha),
    )
    refused = [one for one in outcomes if isinstance(one, ValidationError)]
    assert len(refused) == 1, outcomes
    assert Event.objects.filter(verb="programmes.completion_confirmed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_twice_at_once_reports_once(alive, assignment, minh):
    token = new_id()
    outcomes = at_once(*[lambda: report(assignment, minh, 40, token=token)] * 2)
    assert outcomes[0] == outcomes[1] == ProgressReport.objects.get()


@pytest.mark.django_db(transaction=True)
def test_two_units_at_once_both_count_for_the_task(alive, assignment, task, minh, tuan, world):
    other = task.assignments.get(unit=world.doi_sim)
    outcomes = at_once(lambda: report(assignment, minh, 100), lambda: report(other, tuan, 100))
    assert all(isinstance(one, ProgressReport) for one in outcomes), outcomes
    task.refresh_from_db()
    assert (task.state, task.percent) == (State.CLAIMED, 100)
    assert task.completed_on == minh.today


@pytest.mark.django_db(transaction=True)
def test_a_draft_assigned_twice_at_once_is_assigned_once(alive, draft, lan, ha, world):
    def assign(by, unit):
        return actions.assign_task(draft, by=by, lead=world.committee_a, due=None, units=[unit])

    outcomes = at_once(lambda: assign(lan, world.suoi_nga), lambda: assign(ha, world.doi_sim))
    assert sum(isinstance(one, ValidationError) for one in outcomes) == 1, outcomes
    assert draft.assignments.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_drafts_assigned_at_once_open_the_programme_to_all_their_units(
    alive, programme, lan, ha, world, minh, tuan
):
    one, other = (
        actions.draft_task(programme, by=lan, title=title, token=new_id())
        for title in ("Một", "Hai")
    )

    def assign(draft, by, unit):
        return actions.assign_task(draft, by=by, lead=world.committee_a, due=None, units=[unit])

    outcomes = at_once(
        lambda: assign(one, lan, world.suoi_nga), lambda: assign(other, ha, world.doi_sim)
    )
    assert outcomes == [one, other]
    for by in (minh, tuan):
        assert list(Programme.objects.visible_to(by)) == [programme]
