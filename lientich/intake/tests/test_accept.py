from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lientich.documents.actions import register
from lientich.documents.models import Document, Statement
from lientich.intake import actions
from lientich.intake.models import Proposal
from lientich.journal.models import Event
from lientich.organisations.models import Appointment, Person
from lientich.programmes.models import Task

from .conftest import NOTICE


@pytest.fixture
def intake(bring):
    return bring().intake


def proposal(kind, **more):
    return Proposal.objects.filter(kind=kind, **more).first()


def cited(number):
    return next(
        one for one in Proposal.objects.filter(kind="citation") if one.told["number"] == number
    )


def test_the_document_itself_enters_the_register_with_its_original(world, lan, intake):
    accepted = actions.accept(proposal("source"), by=lan)
    intake.refresh_from_db()
    document = Document.objects.get()
    assert (accepted.state, accepted.existed) == ("accepted", False)
    assert (accepted.result_type, accepted.result_id) == ("documents.document", document.pk)
    assert intake.document == document
    assert (document.code, document.date) == ("12-TB/VPĐU", date(2026, 3, 2))
    assert (document.text, document.file, document.file_name) == (
        intake.text,
        intake.file,
        "thong-bao.txt",
    )
    assert list(document.issuers.all()) == [world.office_a]
    event = Event.objects.get(verb="intake.accepted")
    assert event.subject == intake
    assert event.facts == {
        "proposal": str(accepted.pk),
        "kind": "source",
        "result": str(document.pk),
        "existed": False,
    }


def test_accepted_twice_it_is_there_once(lan, intake):
    for _ in range(2):
        actions.accept(proposal("source"), by=lan)
    assert Document.objects.count() == 1
    assert Event.objects.filter(verb="intake.accepted").count() == 1


def test_what_it_cites_is_registered_and_related(world, lan, intake):
    actions.accept(proposal("source"), by=lan)
    actions.accept(cited("30"), by=lan)
    intake.refresh_from_db()
    relation = intake.document.relations.get()
    assert (relation.other.code, relation.kind) == ("30-NQ/ĐU", "based_on")
    assert intake.text[relation.start : relation.end].startswith("Nghị quyết số 30-NQ/ĐU")
    assert list(relation.other.issuers.all()) == [world.committee_a]


def test_what_one_has_is_recognised(world, lan, intake):
    known = register(
        by=lan,
        kind="Nghị quyết",
        number="30",
        symbol="NQ/ĐU",
        date=date(2026, 1, 11),
        issuers=[world.committee_a],
    )
    actions.accept(proposal("source"), by=lan)
    accepted = actions.accept(cited("30"), by=lan)
    assert (accepted.existed, accepted.result_id) == (True, known.pk)


def test_what_the_other_side_holds_as_internal_is_new_without_a_hint(world, lan, phong, intake):
    theirs = register(
        by=phong,
        kind="Nghị quyết",
        number="11",
        symbol="NQ/ĐU",
        date=date(2026, 1, 5),
        issuers=[world.committee_b],
        subject="của riêng Vịnh Xanh",
    )
    actions.accept(proposal("source"), by=lan)
    accepted = actions.accept(cited("11"), by=lan)
    assert (accepted.existed, accepted.result_id == theirs.pk) == (False, False)
    assert Document.objects.get(pk=accepted.result_id).subject == ""


def test_whose_it_is_must_be_told_first(world, lan, intake):
    actions.accept(proposal("source"), by=lan)
    with pytest.raises(ValidationError, match="của cơ quan nào"):
        actions.accept(cited("15"), by=lan)


def test_the_document_itself_goes_before_what_leads_back_to_it(lan, intake, programme):
    for kind in ("citation", "event"):
        with pytest.raises(ValidationError, match="Văn bản này") as raised:
            actions.accept(proposal(kind), by=lan)
        assert raised.value.code == "source"
    assert not Document.objects.exists()


def test_of_no_document_at_all_the_cited_is_still_registered(lan, intake):
    actions.reject(proposal("source"), by=lan)
    actions.accept(cited("30"), by=lan)
    assert Document.objects.get().number == "30"


def test_a_direction_asks_for_its_programme_and_becomes_a_draft(world, lan, intake, programme):
    actions.accept(proposal("source"), by=lan)
    direction = proposal("direction")
    with pytest.raises(ValidationError, match="chương trình") as raised:
        actions.accept(direction, by=lan)
    assert raised.value.code == "programme"
    actions.choose_programme(intake, by=lan, programme=programme)
    actions.accept(Proposal.objects.get(pk=direction.pk), by=lan)
    task = Task.objects.get()
    intake.refresh_from_db()
    assert (task.draft, task.programme, task.source) == (True, programme, intake.document)
    assert task.title == "Rà soát, bổ sung quy chế phối hợp, trình trước ngày 31-3-2026"
    assert (task.lead, task.due, task.place) == (world.office_a, date(2026, 3, 31), "mục 1")
    assert task.directed_by == "Nguyễn Thu Hà"
    assert intake.text[task.start : task.end] == task.text


def test_what_it_states_is_kept_with_its_place(lan, intake):
    actions.accept(proposal("source"), by=lan)
    actions.accept(proposal("event"), by=lan)
    statement = Statement.objects.get()
    intake.refresh_from_db()
    assert (statement.kind, statement.document) == ("event", intake.document)
    assert intake.text[statement.start : statement.end] == statement.text


def test_a_person_and_the_post_that_the_text_gives(world, lan, intake):
    actions.accept(proposal("person"), by=lan)
    someone = Person.objects.get(name="Nguyễn Thu Hà")
    held = Appointment.objects.get()
    assert (held.person, held.post.title, held.post.body) == (someone, "Bí thư", world.committee_a)
    assert held.since == date(2026, 3, 2)


def test_an_organisation_that_is_not_known_is_made_when_a_person_says_which(world, lan, bring):
    bring(NOTICE + "Công ty Cổ phần Vận tải Hòn Gấu phối hợp thực hiện.\n")
    unknown = next(
        one for one in Proposal.objects.filter(kind="organisation") if "Hòn Gấu" in one.told["name"]
    )
    assert unknown.asks
    with pytest.raises(ValidationError, match="Chưa có tổ chức"):
        actions.accept(unknown, by=lan)
    actions.correct(
        unknown,
        by=lan,
        facts={
            "name": "Công ty Vận tải Hòn Gấu",
            "short_name": "Hòn Gấu",
            "kind": "unit",
            "since": "2020-01-01",
        },
    )
    accepted = actions.accept(unknown, by=lan)
    assert (accepted.result_type, accepted.existed) == ("organisations.organisation", False)


def test_who_may_not(lan, ha, phong, minh, intake):
    for by in (ha, phong, minh):
        with pytest.raises(PermissionDenied, match="đã nhập văn bản"):
            actions.accept(proposal("source"), by=by)
    assert not Document.objects.exists()


def test_what_was_rejected_is_not_accepted_by_an_old_page(lan, intake):
    actions.reject(proposal("source"), by=lan)
    with pytest.raises(ValidationError, match="đã bỏ"):
        actions.accept(proposal("source"), by=lan)


def test_the_joint_document_of_a_programmes_sides_belongs_to_both(
    world, lan, phong, bring, programme
):
    text = (
        "Tin hội nghị\n\n06:00 | 05/03/2026\n\nTheo Nghị quyết liên tịch số 33-NQLT/ĐUBS-ĐUVX ngày "
        "18-4-2026 của Đảng ủy Tập đoàn Than Bắc Sơn và Đảng ủy Than Vịnh Xanh.\n"
    )
    bring(text, programme=programme)
    actions.accept(proposal("source"), by=lan)
    actions.accept(cited("33"), by=lan)
    joint = Document.objects.get(number="33")
    assert set(joint.owners.all()) == {world.bac_son, world.vinh_xanh}
    assert list(Document.objects.visible_to(phong)) == [joint]


def test_a_joint_document_of_others_is_ones_own_entry(world, lan, bring, programme):
    text = (
        "Tin hội nghị\n\n06:00 | 05/03/2026\n\nTheo Nghị quyết liên tịch số 5-NQLT/ĐUVX-ĐUSN ngày "
        "18-4-2026 của Đảng ủy Than Vịnh Xanh và Đảng ủy Than Suối Ngà.\n"
    )
    bring(text, programme=programme)
    actions.accept(proposal("source"), by=lan)
    actions.accept(cited("5"), by=lan)
    assert list(Document.objects.get(number="5").owners.all()) == [world.bac_son]


def test_a_joint_symbol_names_its_issuers_where_the_catalogue_knows_the_letters(world, lan, bring):
    for body, letters in ((world.committee_a, "ĐUBS"), (world.committee_b, "ĐUVX")):
        body.aliases = [letters]
        body.save()
    bring("Tin\n\n06:00 | 05/03/2026\n\nTheo Nghị quyết liên tịch số 33-NQLT/ĐUBS-ĐUVX.\n")
    actions.accept(proposal("source"), by=lan)
    actions.accept(cited("33"), by=lan)
    issuers = Document.objects.get(number="33").issuers.order_by("issuings__order")
    assert list(issuers) == [world.committee_a, world.committee_b]


def test_choosing_the_same_programme_twice_is_one_choice(lan, intake, programme):
    for _ in range(2):
        actions.choose_programme(intake, by=lan, programme=programme)
    assert Event.objects.filter(verb="intake.programme_chosen").count() == 1


def test_a_programme_of_the_document_is_begun_and_stands_on_it(world, lan, intake):
    actions.accept(proposal("source"), by=lan)
    begun = actions.start_programme(
        intake,
        by=lan,
        name="Chương trình 2026",
        since=date(2026, 1, 1),
        until=date(2026, 12, 31),
        sides=[world.bac_son, world.vinh_xanh],
        lines=["party"],
    )
    assert list(begun.programme.basis.all()) == [Document.objects.get()]


def test_the_title_of_a_task_names_the_document_that_its_words_only_point_at(lan, bring, programme):
    text = NOTICE.replace("rà soát, bổ sung quy chế phối hợp", "phổ biến thông báo này")
    intake = bring(text).intake
    actions.accept(Proposal.objects.get(kind="source"), by=lan)
    actions.choose_programme(intake, by=lan, programme=programme)
    actions.accept(Proposal.objects.filter(kind="direction").order_by("order").first(), by=lan)
    task = Task.objects.get()
    assert task.title == "Phổ biến Thông báo 12-TB/VPĐU, trình trước ngày 31-3-2026"
    assert "phổ biến thông báo này" in task.text
