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

from .conftest import NOTICE
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


def add(intake, kind, text, **facts):
    return Proposal.objects.create(
        intake=intake,
        kind=kind,
        start=len(text),
        end=len(text) + 1,
        facts={"text": text, "field": None} | facts,
        sure=True,
    )


def test_the_goal_becomes_the_programmes_where_it_has_none(lan, intake, programme):
    goal = actions.accept(add(intake, "goal", "An toàn - Xanh"), by=lan)
    programme.refresh_from_db()
    assert programme.goal == "An toàn - Xanh"
    other = actions.accept(add(intake, "goal", "Một mục tiêu khác"), by=lan)
    programme.refresh_from_db()
    assert programme.goal == "An toàn - Xanh"
    reopen(other, lan)
    programme.refresh_from_db()
    assert programme.goal == "An toàn - Xanh"
    reopen(goal, lan)
    programme.refresh_from_db()
    assert programme.goal == ""
    assert not Statement.objects.filter(kind="goal").exists()


def test_an_objective_stands_once_in_its_programme(lan, intake, programme):
    first = actions.accept(add(intake, "objective", "Xử lý 100% nước thải"), by=lan)
    again = actions.accept(add(intake, "objective", "Xử lý 100% nước thải."), by=lan)
    objective = programme.objectives.get()
    intake.refresh_from_db()
    assert (objective.text, objective.source) == ("Xử lý 100% nước thải", intake.document)
    assert (first.existed, again.existed) == (False, True)
    with pytest.raises(ValidationError, match="trang của nó"):
        reopen(first, lan)
    assert reopen(again, lan).state == "open"


def test_a_result_stated_before_stays(lan, intake):
    add(intake, "result", "đạt 9 tấn", period="2025")
    first, again = (
        actions.accept(add(intake, "result", words, period="2025"), by=lan)
        for words in ("vượt kế hoạch", "Vượt kế hoạch")
    )
    assert again.existed
    reopen(again, lan)
    assert Statement.objects.filter(pk=first.result_id).exists()


def test_a_draft_there_before_stays(lan, intake):
    one = proposal("direction")
    Proposal.objects.filter(pk=one.pk).update(existed=True)
    reopen(one, lan)
    assert Task.objects.filter(pk=one.result_id).exists()


def test_the_document_alone_is_taken_back_whole(lan, bring):
    intake = bring().intake
    one = actions.accept(proposal("source"), by=lan)
    reopen(one, lan)
    intake.refresh_from_db()
    assert intake.document is None
    assert not Document.objects.exists()


def test_a_document_that_a_programme_stands_on_stays(lan, bring, programme):
    bring(programme=programme)
    one = actions.accept(proposal("source"), by=lan)
    with pytest.raises(ValidationError, match="Đã có việc"):
        reopen(one, lan)
    assert Document.objects.exists()


def test_a_source_that_was_there_before_stays(lan, bring):
    actions.accept(proposal_of(bring().intake), by=lan)
    other = bring("Trang bìa\n" + NOTICE, "khac.txt").intake
    Proposal.objects.filter(intake=other, kind="source").update(facts=proposal("source").facts)
    one = actions.accept(proposal_of(other), by=lan)
    assert one.existed
    reopen(one, lan)
    assert Document.objects.count() == 1


def proposal_of(intake):
    return intake.proposals.get(kind="source")


def test_a_direction_that_is_a_task_already_is_recognised_and_stays(lan, intake):
    one = proposal("direction")
    again = Proposal.objects.create(
        intake=intake, kind="direction", start=one.start, end=one.end, facts=one.facts, sure=True
    )
    tasks = Task.objects.count()
    accepted = actions.accept(again, by=lan)
    assert (accepted.existed, accepted.result_id) == (True, one.result_id)
    assert Task.objects.count() == tasks
    reopen(accepted, lan)
    assert Task.objects.filter(pk=one.result_id).exists()


def test_a_cited_document_that_was_there_before_stays_without_the_relation(lan, bring, intake):
    other = bring(NOTICE.replace("Số 12", "Số 14"), "khac.txt").intake
    actions.accept(proposal_of(other), by=lan)
    one = other.proposals.filter(kind="citation", facts__number="30").get()
    accepted = actions.accept(one, by=lan)
    assert accepted.existed
    relations = Relation.objects.filter(other=accepted.result_id)
    assert relations.count() == 2
    reopen(accepted, lan)
    assert relations.count() == 1
    assert Document.objects.filter(pk=accepted.result_id).exists()
