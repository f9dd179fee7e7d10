import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lientich.intake import actions
from lientich.intake.models import Intake
from lientich.journal.models import Event

from .test_accept import cited, proposal


@pytest.fixture
def intake(bring):
    return bring().intake


def test_what_a_person_says_stands_beside_what_was_read(lan, intake):
    source = actions.correct(proposal("source"), by=lan, facts={"number": "13"})
    assert (source.facts["number"], source.told["number"]) == ("12", "13")
    assert (source.sure, source.asks) == (True, False)
    assert Event.objects.get(verb="intake.corrected").facts == {
        "proposal": str(source.pk),
        "kind": "source",
    }


def test_the_same_correction_twice_is_one(lan, intake):
    for _ in range(2):
        actions.correct(proposal("source"), by=lan, facts={"number": "13"})
    assert Event.objects.filter(verb="intake.corrected").count() == 1


def test_what_is_decided_is_corrected_no_more(lan, intake):
    actions.accept(proposal("source"), by=lan)
    with pytest.raises(ValidationError, match="đã được quyết định"):
        actions.correct(proposal("source"), by=lan, facts={"number": "13"})


def test_what_is_rejected_makes_nothing(lan, intake):
    for _ in range(2):
        assert actions.reject(cited("30"), by=lan).state == "rejected"
    assert Event.objects.filter(verb="intake.rejected").count() == 1
    actions.accept(proposal("source"), by=lan)
    with pytest.raises(ValidationError, match="Hãy hoàn tác"):
        actions.reject(proposal("source"), by=lan)


def test_it_is_done_when_all_is_decided(lan, intake):
    for one in intake.proposals.all():
        actions.reject(one, by=lan)
    assert Intake.objects.get().state == "done"
    actions.reopen(one, by=lan)
    assert Intake.objects.get().state == "read"


def test_discarded_nothing_more_is_taken_and_what_was_taken_stays(lan, intake):
    actions.accept(proposal("source"), by=lan)
    for _ in range(2):
        actions.discard(intake, by=lan)
    intake.refresh_from_db()
    assert (intake.state, intake.document is None) == ("done", False)
    assert set(intake.proposals.values_list("state", flat=True)) == {"accepted", "rejected"}


def test_discarded_untouched_it_is_gone_from_the_list_of_what_waits(lan, intake):
    for _ in range(2):
        assert actions.discard(intake, by=lan).state == "discarded"
    assert Event.objects.filter(verb="intake.discarded").count() == 1


def test_who_may_not(lan, ha, phong, minh, intake, programme):
    source = proposal("source")
    for by in (ha, phong, minh):
        for deed in (
            lambda by=by: actions.correct(source, by=by, facts={"number": "1"}),
            lambda by=by: actions.reject(source, by=by),
            lambda by=by: actions.reopen(source, by=by),
            lambda by=by: actions.discard(intake, by=by),
            lambda by=by: actions.accept_sure(intake, by=by),
            lambda by=by: actions.choose_programme(intake, by=by, programme=programme),
        ):
            with pytest.raises(PermissionDenied, match="đã nhập văn bản"):
                deed()
