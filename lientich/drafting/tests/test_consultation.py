"""Others are asked what they say of a version; each answers once, and knows of itself alone."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from conftest import act_as, make_body, make_user
from lientich.core.ids import new_id
from lientich.drafting import actions, queries
from lientich.drafting.models import (
    Asked,
    Consultation,
    Draft,
    Opinion,
    OpinionRemark,
    Remark,
    Version,
)
from lientich.journal.models import Event


def test_that_version_opens_to_whoever_is_asked(consultation, version, lan, minh, tuan):
    for by in (minh, tuan):
        assert list(Version.objects.readable_by(by)) == [version]
        assert not Draft.objects.visible_to(by).exists()
        assert [one.organisation_id for one in Asked.objects.visible_to(by)] == [by.organisation_id]
    event = Event.objects.order_by("id").last()
    assert (event.verb, event.subject_id) == ("drafting.consulted", version.draft_id)
    assert len(event.facts["organisations"]) == 2


def test_later_versions_and_remarks_stay_with_the_owners(consultation, version, lan, minh):
    draft = version.draft
    actions.save_text(draft, by=lan, text=version.text + "\n3. Báo cáo quý.", revision=1)
    second = actions.cut_version(draft, by=lan)
    actions.remark(version, by=lan, token=new_id(), place=1, text="Rõ căn cứ.")
    assert list(Version.objects.visible_to(minh)) == [version]
    assert not Remark.objects.visible_to(minh).exists()
    assert not Consultation.objects.visible_to(minh).exists()
    for deed in (
        lambda: actions.remark(version, by=minh, token=new_id(), place=1, text="Tôi"),
        lambda: actions.put_for_adoption(version, by=minh),
        lambda: actions.consult(second, by=minh, token=new_id(), organisations=[], due=minh.today),
    ):
        with pytest.raises(PermissionDenied):
            deed()


def test_what_a_unit_prepares_is_its_own_until_it_answers(of_minh, remark, lan, phong, tuan, minh):
    for by in (lan, phong, tuan):
        assert not OpinionRemark.objects.visible_to(by).exists()
    actions.answer(of_minh, by=minh, token=new_id(), stance="remarks")
    for by in (lan, phong, minh):
        (told,) = OpinionRemark.objects.visible_to(by)
        assert (told.place, told.quote) == (3, of_minh.consultation.version.text.split("\n")[2])
        assert Opinion.objects.visible_to(by).get().stance == "remarks"
    assert not OpinionRemark.objects.visible_to(tuan).exists()
    assert not Opinion.objects.visible_to(tuan).exists()


def test_a_double_click_answers_once(of_minh, minh):
    token = new_id()
    first = actions.answer(
        of_minh, by=minh, token=token, stance="disagrees", text="Chưa rõ kinh phí."
    )
    again = actions.answer(
        of_minh, by=minh, token=token, stance="disagrees", text="Chưa rõ kinh phí."
    )
    assert (again, of_minh.remarks.count()) == (first, 1)
    with pytest.raises(ValidationError, match="đã trả lời"):
        actions.answer(of_minh, by=minh, token=new_id(), stance="agrees")
    with pytest.raises(ValidationError, match="đã trả lời"):
        actions.prepare_remark(of_minh, by=minh, token=new_id(), text="Thêm")
    assert Event.objects.filter(verb="drafting.answered").count() == 1


def test_an_answer_is_what_its_remarks_say(of_minh, of_tuan, minh, tuan, remark):
    with pytest.raises(ValidationError, match="Đã ghi góp ý"):
        actions.answer(of_minh, by=minh, token=new_id(), stance="agrees")
    with pytest.raises(ValidationError, match="Chưa ghi góp ý"):
        actions.answer(of_tuan, by=tuan, token=new_id(), stance="remarks")
    with pytest.raises(ValidationError, match="vì sao không đồng ý"):
        actions.answer(of_tuan, by=tuan, token=new_id(), stance="disagrees", text="  ")
    actions.drop_remark(remark, by=minh)
    actions.drop_remark(remark, by=minh)
    actions.answer(of_minh, by=minh, token=new_id(), stance="agrees")
    assert not OpinionRemark.objects.exists()


def test_a_remark_is_of_a_paragraph_and_says_something(of_minh, minh, remark):
    for place, text, words in ((99, "Rõ", "không có đoạn"), (1, " ", "nội dung góp ý")):
        with pytest.raises(ValidationError, match=words):
            actions.prepare_remark(of_minh, by=minh, token=new_id(), place=place, text=text)
    with pytest.raises(ValidationError, match="độ mật"):
        actions.prepare_remark(of_minh, by=minh, token=new_id(), text="TỐI MẬT\nĐoạn này")
    again = actions.prepare_remark(of_minh, by=minh, token=remark.pk, place=3, text="Khác")
    assert again == remark


def test_nobody_answers_for_another(of_minh, remark, tuan, lan, ha, phong):
    for by in (tuan, lan, ha, phong):
        for deed in (
            lambda by=by: actions.answer(of_minh, by=by, token=new_id(), stance="agrees"),
            lambda by=by: actions.prepare_remark(of_minh, by=by, token=new_id(), text="Rõ"),
            lambda by=by: actions.drop_remark(remark, by=by),
        ):
            with pytest.raises(PermissionDenied):
                deed()


def test_a_leader_of_a_unit_reads_and_does_not_answer(of_minh, world):
    leader = act_as(make_user("long", "Bùi Long", "leader", world.suoi_nga))
    assert list(Asked.objects.readable_by(leader)) == [of_minh]
    with pytest.raises(PermissionDenied, match="đầu mối báo cáo"):
        actions.answer(of_minh, by=leader, token=new_id(), stance="agrees")


def test_who_is_asked(version, world, lan, phong, ha, minh):
    def ask(by, *organisations, **more):
        given = {"token": new_id(), "due": by.today} | more
        return actions.consult(version, by=by, organisations=organisations, **given)

    with pytest.raises(ValidationError, match="ít nhất một"):
        ask(lan)
    with pytest.raises(ValidationError, match="Bên soạn thảo"):
        ask(lan, world.vinh_xanh)
    with pytest.raises(ValidationError, match="từ hôm nay"):
        ask(lan, world.suoi_nga, due=lan.today - timedelta(days=1))
    with pytest.raises(ValidationError, match="tải lại trang"):
        ask(lan, world.suoi_nga, world.suoi_nga)
    world.doi_sim.exercise = True
    world.doi_sim.save()
    with pytest.raises(ValidationError, match="tải lại trang"):
        ask(lan, world.doi_sim)
    with pytest.raises(PermissionDenied, match="văn phòng"):
        ask(ha, world.suoi_nga)
    with pytest.raises(PermissionDenied):
        ask(minh, world.suoi_nga)
    made = ask(lan, world.suoi_nga)
    assert ask(lan, world.suoi_nga, token=made.pk) == made
    with pytest.raises(ValidationError, match="Đang lấy ý kiến Than Suối Ngà"):
        ask(phong, world.suoi_nga)


def test_only_the_last_version_of_an_open_draft_is_asked_about(version, world, lan):
    draft = version.draft
    actions.save_text(draft, by=lan, text=version.text + "\n3. Báo cáo quý.", revision=1)
    actions.cut_version(draft, by=lan)
    given = {"organisations": [world.suoi_nga], "due": lan.today}
    with pytest.raises(ValidationError, match="mới hơn"):
        actions.consult(version, by=lan, token=new_id(), **given)
    actions.withdraw_draft(draft, by=lan)
    with pytest.raises(ValidationError, match="không còn"):
        actions.consult(version, by=lan, token=new_id(), **given)


def test_the_silent_are_reminded_once_a_day(consultation, answered, of_tuan, lan, phong, ha, minh):
    assert actions.remind(consultation, by=lan) == 1
    assert actions.remind(consultation, by=phong) == 0
    of_tuan.refresh_from_db()
    assert (of_tuan.reminders, of_tuan.reminded_at) == (1, lan.now)
    assert Event.objects.filter(verb="drafting.reminded").count() == 1
    for by in (ha, minh):
        with pytest.raises(PermissionDenied):
            actions.remind(consultation, by=by)


def test_once_it_is_ended_nobody_answers(consultation, of_minh, minh, lan, ha):
    with pytest.raises(PermissionDenied):
        actions.end_consultation(consultation, by=ha)
    for _ in range(2):
        actions.end_consultation(consultation, by=lan)
    assert Event.objects.filter(verb="drafting.consultation_ended").count() == 1
    with pytest.raises(ValidationError, match="đã kết thúc"):
        actions.answer(of_minh, by=minh, token=new_id(), stance="agrees")
    with pytest.raises(ValidationError, match="đã kết thúc"):
        actions.remind(consultation, by=lan)
    assert not queries.opinions_due(minh).exists()


def test_nobody_is_waited_for_once_the_draft_is_withdrawn(consultation, of_minh, minh, lan):
    assert queries.opinions_due(minh).count() == 1
    actions.withdraw_draft(consultation.draft, by=lan)
    assert not queries.opinions_due(minh).exists()
    with pytest.raises(ValidationError, match="đã kết thúc"):
        actions.answer(of_minh, by=minh, token=new_id(), stance="agrees")


def test_each_remark_is_taken_or_not_and_why(answered, remark, lan, phong, ha, minh):
    with pytest.raises(ValidationError, match="giải trình"):
        actions.decide(remark, by=lan, decision="not", reason=" ")
    for by in (ha, minh):
        with pytest.raises(PermissionDenied):
            actions.decide(remark, by=by, decision="taken")
    for _ in range(2):
        made = actions.decide(remark, by=lan, decision="part", reason="Năm 2027 với mỏ hầm lò.")
    assert (made.decision, made.decided_by_id) == ("part", lan.organisation_id)
    assert Event.objects.filter(verb="drafting.opinion_weighed").count() == 1
    assert actions.decide(remark, by=phong, decision="taken").reason == ""
    actions.withdraw_draft(answered.draft, by=lan)
    with pytest.raises(ValidationError, match="không còn"):
        actions.decide(remark, by=lan, decision="part", reason="Khác")


def test_what_is_not_sent_yet_is_decided_on_by_nobody(remark, lan, minh):
    for by in (lan, minh):
        with pytest.raises(PermissionDenied):
            actions.decide(remark, by=by, decision="taken")


def test_a_specialist_decides_in_their_field(answered, remark, world):
    def specialist(name, field):
        body = make_body(world.bac_son, "management", f"Ban {name}", "B")
        body.fields.set([field])
        return act_as(make_user(name, name, "specialist", world.bac_son, body))

    with pytest.raises(PermissionDenied):
        actions.decide(remark, by=specialist("tam", world.cadres), decision="taken")
    made = actions.decide(remark, by=specialist("khoi", world.environment), decision="taken")
    assert made.decision == "taken"


def test_how_far_it_has_come(consultation, answered, remark, lan, phong):
    actions.decide(remark, by=lan, decision="taken")
    for by in (lan, phong):
        ((found, tally),) = queries.consultations(by, consultation.draft)
        assert (found, tally) == (consultation, queries.Tally(2, 1, 1, 1, 1))
        assert tally.silent == 1
    silent, gone = queries.organisations_asked(consultation)
    assert (silent.said, gone.said, gone.opinion) == (0, 1, answered)
