import pytest

from conftest import NOW, act_as
from lientich.documents.models import Document
from lientich.intake import actions, queries
from lientich.intake.actions import proposals
from lientich.intake.models import Intake
from lientich.programmes.models import Task
from tests.threads import at_once

from .conftest import NOTICE

DIRECTION = "Giao Văn phòng Đảng ủy Bắc Sơn chủ trì rà soát quy chế, xong trước ngày 20-12-2026."


def test_all_that_is_sure_is_accepted_and_questions_stay(world, lan, bring, programme):
    intake = bring(programme=programme).intake
    taken = actions.accept_sure(intake, by=lan)
    left = list(intake.proposals.filter(state="open"))
    assert taken == intake.proposals.count() - len(left)
    assert [one.told["number"] for one in left if one.kind == "citation"] == ["15"]
    assert all(one.asks or not one.sure for one in left)
    intake.refresh_from_db()
    assert intake.state == "read"
    assert Task.objects.count() == 2
    assert actions.accept_sure(intake, by=lan) == 0


def test_without_a_programme_its_work_waits(lan, bring):
    intake = bring().intake
    actions.accept_sure(intake, by=lan)
    waiting = set(intake.proposals.filter(state="open").values_list("kind", flat=True))
    assert "direction" in waiting
    assert not Task.objects.exists()


@pytest.mark.parametrize("text", [NOTICE, "Đảng ủy Than Suối Ngà:\n" + DIRECTION])
@pytest.mark.parametrize("answer", [None, actions.accept, actions.reject])
@pytest.mark.parametrize("chosen", [True, False])
def test_what_is_counted_as_sure_is_what_is_accepted(lan, bring, programme, text, answer, chosen):
    intake = bring(text, programme=programme if chosen else None).intake
    if answer:
        answer(intake.proposals.get(kind="source"), by=lan)
        intake.refresh_from_db()
    counted = queries.sure(intake).count()
    assert actions.accept_sure(intake, by=lan) == counted
    intake.refresh_from_db()
    assert not queries.sure(intake).exists()


def test_a_document_that_is_not_named_is_asked_for_first(lan, bring, programme, client):
    intake = bring(DIRECTION, programme=programme).intake
    client.force_login(lan.user)
    asked = "Hãy xác nhận “Văn bản này” trước"
    page = client.get(intake.get_absolute_url()).text
    assert asked in page
    assert "Nhận 1 mục đã rõ" in page  # the organisation it names
    actions.accept(intake.proposals.get(kind="source"), by=lan)
    page = client.get(intake.get_absolute_url()).text
    assert asked not in page
    assert "Nhận 2 mục đã rõ" in page


def test_of_very_many_a_number_at_a_time(lan, bring, monkeypatch):
    monkeypatch.setattr(proposals, "MOST_AT_ONCE", 2)
    intake = bring().intake
    assert actions.accept_sure(intake, by=lan) == 2
    while actions.accept_sure(intake, by=lan):
        pass
    assert Document.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_two_who_accept_at_the_same_time_make_one_of_each(transactional_db, lan, bring):
    intake = bring().intake

    def accept_all():
        by = act_as(lan.user, NOW)
        return actions.accept_sure(Intake.objects.get(pk=intake.pk), by=by)

    outcomes = at_once(accept_all, accept_all)
    assert sorted(outcomes) == [0, intake.proposals.filter(state="accepted").count()]
    assert Document.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_two_files_that_cite_the_same_make_one_entry(transactional_db, lan, bring):
    intakes = [bring(NOTICE.replace("12-TB", f"{number}-TB")).intake for number in (12, 13)]

    def accept_all(intake):
        by = act_as(lan.user, NOW)
        return actions.accept_sure(Intake.objects.get(pk=intake.pk), by=by)

    outcomes = at_once(*(lambda one=one: accept_all(one) for one in intakes))
    assert all(isinstance(one, int) for one in outcomes)
    assert Document.objects.filter(number="30").count() == 1
    assert Document.objects.count() == 4


def test_what_cannot_be_accepted_yet_stays_and_holds_up_no_other(lan, bring):
    intake = bring().intake
    intake.proposals.filter(kind="source").update(sure=False)
    taken = actions.accept_sure(intake, by=lan)
    kinds = set(intake.proposals.filter(state="accepted").values_list("kind", flat=True))
    assert (taken > 0, kinds) == (True, {"organisation", "person"})
