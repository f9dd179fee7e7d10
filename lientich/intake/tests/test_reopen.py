import pytest
from django.core.exceptions import ValidationError

from lientich.documents.actions import withdraw
from lientich.documents.models import Document, Relation, Statement
from lientich.intake import actions
from lientich.intake.models import Proposal
from lientich.journal.models import Event
from lientich.organisations.models import Person
from lientich.programmes.actions import assign_task
from lientich.programmes.models import Task

from .test_accept import cited, proposal


@pytest.fixture
def intake(bring, lan, programme):
    intake = bring(programme=programme).intake
    actions.accept_sure(intake, by=lan)
    return intake


def reopen(one, lan):
    return actions.reopen(Proposal.objects.get(pk=one.pk), by=lan)


def test_a_citation_taken_back_takes_its_entry_with_it(lan, intake):
    one = reopen(cited("30"), lan)
    assert (one.state, one.result_id) == ("open", None)
    assert not Document.objects.filter(number="30").exists()
    assert not Relation.objects.filter(other__number="30").exists()
    assert Event.objects.get(verb="intake.reopened").facts["kind"] == "citation"
    assert reopen(one, lan) == one
    actions.accept(one, by=lan)
    assert Document.objects.filter(number="30").exists()


def test_a_statement_and_a_draft_are_gone(lan, intake):
    reopen(proposal("event"), lan)
    reopen(proposal("direction"), lan)
    assert not Statement.objects.exists()
    assert Task.objects.count() == 1


def test_a_task_that_was_assigned_stays(world, lan, intake):
    one = proposal("direction")
    task = Task.objects.get(pk=one.result_id)
    assign_task(task, by=lan, lead=world.office_a, due=None, units=[world.doi_sim])
    with pytest.raises(ValidationError, match="đã giao"):
        reopen(one, lan)
    assert Proposal.objects.get(pk=one.pk).state == "accepted"


def test_the_document_goes_last(lan, intake):
    with pytest.raises(ValidationError, match="hoàn tác các mục đó trước"):
        reopen(proposal("source"), lan)


def test_what_was_discarded_and_came_in_again_is_decided_there(bring, lan):
    first = bring().intake
    actions.discard(first, by=lan)
    again = bring().intake
    with pytest.raises(ValidationError, match="nhập lại sau khi bỏ"):
        reopen(first.proposals.first(), lan)
    actions.discard(again, by=lan)
    assert reopen(first.proposals.first(), lan).state == "open"


def test_a_citation_whose_entry_was_withdrawn_by_hand_is_taken_back(bring, lan):
    intake = bring().intake
    actions.reject(proposal("source"), by=lan)
    one = actions.accept(cited("30"), by=lan)
    withdraw(Document.objects.get(number="30"), by=lan)
    assert reopen(one, lan).state == "open"
    assert intake.proposals.filter(state="accepted").count() == 0


def test_what_others_may_use_is_mended_at_its_own_page(lan, intake):
    one = proposal("person", existed=False)
    with pytest.raises(ValidationError, match="trang của nó"):
        reopen(one, lan)
    assert Person.objects.filter(pk=one.result_id).exists()


def test_what_was_only_recognised_stays_as_it_was(lan, intake):
    one = proposal("organisation", existed=True)
    assert reopen(one, lan).state == "open"
