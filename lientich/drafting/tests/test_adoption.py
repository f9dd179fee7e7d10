"""A joint act: agreed on when every side has done its part over the same bytes."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from conftest import act_as, give_mandate
from lientich.drafting import actions, queries
from lientich.drafting.content import content_of, digest
from lientich.drafting.models import Adoption, Draft, Step
from lientich.journal.models import Event


@pytest.fixture
def agree(put, world, lan, ha, phong, mai, version):
    def agree(side):
        office, leader = (lan, ha) if side == world.bac_son else (phong, mai)
        actions.check(put[side.pk], by=office)
        return actions.approve(put[side.pk], by=leader, digest=version.digest)

    return agree


def state(draft):
    return Draft.objects.get(pk=draft.pk).state


def test_both_sides_agree_over_the_same_bytes(agree, version, world):
    assert agree(world.bac_son).state == "adopted"
    assert state(version.draft) == "adopting"
    assert agree(world.vinh_xanh).state == "adopted"
    assert state(version.draft) == "adopted"
    assert digest(version.content) == version.digest
    assert digest(content_of(version.draft, queries.sides(version.draft))) == version.digest
    verbs = [event.verb for event in Event.objects.order_by("id")]
    assert verbs[-2:] == ["drafting.adopted", "drafting.agreed"]


def test_one_side_alone_never_agrees_for_all(put, world, lan, ha, version):
    for _ in range(2):
        actions.check(put[world.bac_son.pk], by=lan)
        actions.approve(put[world.bac_son.pk], by=ha, digest=version.digest)
    assert state(version.draft) == "adopting"
    assert Step.objects.filter(kind="approve").count() == 1
    for by in (lan, ha):
        with pytest.raises(PermissionDenied):
            actions.approve(put[world.vinh_xanh.pk], by=by, digest=version.digest)


def test_the_office_checks_before_a_leader_agrees(put, world, ha, version):
    with pytest.raises(ValidationError, match="thể thức"):
        actions.approve(put[world.bac_son.pk], by=ha, digest=version.digest)


def test_only_leaders_agree(put, world, lan, version):
    actions.check(put[world.bac_son.pk], by=lan)
    with pytest.raises(PermissionDenied, match="lãnh đạo bên mình"):
        actions.approve(put[world.bac_son.pk], by=lan, digest=version.digest)


def test_other_bytes_than_were_read_are_not_agreed_to(put, world, lan, ha):
    actions.check(put[world.bac_son.pk], by=lan)
    with pytest.raises(ValidationError, match="thay đổi"):
        actions.approve(put[world.bac_son.pk], by=ha, digest="0" * 64)


def test_one_person_never_does_two_sides_parts(put, world, lan, ha, phong, version):
    give_mandate(ha.user, "leader", world.vinh_xanh)
    both = act_as(ha.user)
    of_a = next(hat for hat in both.hats if hat.organisation_id == world.bac_son.pk)
    of_b = next(hat for hat in both.hats if hat.organisation_id == world.vinh_xanh.pk)
    for office, side in ((lan, world.bac_son), (phong, world.vinh_xanh)):
        actions.check(put[side.pk], by=office)
    actions.approve(put[world.bac_son.pk], by=replace(both, hat=of_a), digest=version.digest)
    worn = replace(both, hat=of_b)
    for deed in (
        lambda: actions.approve(put[world.vinh_xanh.pk], by=worn, digest=version.digest),
        lambda: actions.refuse(put[world.vinh_xanh.pk], by=worn, words="Chưa được"),
    ):
        with pytest.raises(ValidationError, match="hai bên"):
            deed()
    assert state(version.draft) == "adopting"


def test_a_quorum_is_waited_for(version, world, lan, ha):
    actions.set_procedure(world.bac_son, by=ha, office_checks=False, approvals=2)
    actions.put_for_adoption(version, by=lan)
    part = version.adoptions.get(organisation=world.bac_son)
    part = actions.approve(part, by=ha, digest=version.digest)
    assert part.state == "waiting"
    give_mandate(lan.user, "leader", world.bac_son)
    second = act_as(lan.user)
    hat = next(hat for hat in second.hats if hat.role == "leader")
    part = actions.approve(part, by=replace(second, hat=hat), digest=version.digest)
    assert part.state == "adopted"


def test_a_procedure_changed_meanwhile_is_of_the_next_text(put, world, lan, ha, version):
    actions.reopen(version.draft, by=lan, reason="")
    actions.set_procedure(world.bac_son, by=ha, office_checks=False, approvals=2)
    actions.put_for_adoption(version, by=lan)
    part = version.adoptions.get(organisation=world.bac_son, state="waiting")
    actions.approve(part, by=ha, digest=version.digest)
    actions.set_procedure(world.bac_son, by=ha, office_checks=False, approvals=1)
    assert actions.approve(part, by=ha, digest=version.digest).state == "waiting"


def test_what_was_given_up_is_taken_up_again(written, lan):
    actions.withdraw_draft(written, by=lan)
    assert actions.reopen(written, by=lan, reason="").state == "drafting"


def test_a_change_after_one_side_agreed_reopens_both(agree, put, version, world, lan, phong):
    agree(world.bac_son)
    with pytest.raises(ValidationError, match="mở lại"):
        actions.save_text(version.draft, by=lan, text="khác", revision=1)
    actions.reopen(version.draft, by=phong, reason="Thêm mốc thời gian")
    assert state(version.draft) == "drafting"
    assert set(Adoption.objects.values_list("state", flat=True)) == {"undone"}
    with pytest.raises(ValidationError, match="mở lại"):
        actions.check(put[world.vinh_xanh.pk], by=phong)
    actions.save_text(version.draft, by=lan, text=version.text + "\n3. Báo cáo quý.", revision=1)
    second = actions.cut_version(version.draft, by=lan)
    assert (second.number, second.digest == version.digest) == (2, False)
    with pytest.raises(ValidationError, match="dự thảo mới"):
        actions.put_for_adoption(version, by=lan)
    actions.put_for_adoption(second, by=lan)
    assert second.adoptions.filter(state="waiting").count() == 2


def test_a_refusal_tells_every_side_why(put, world, mai, lan):
    part = put[world.vinh_xanh.pk]
    with pytest.raises(ValidationError, match="vì sao"):
        actions.refuse(part, by=mai, words=" ")
    actions.refuse(part, by=mai, words="Chưa rõ nguồn kinh phí.")
    seen = Adoption.objects.visible_to(lan).get(pk=part.pk)
    assert (seen.state, seen.words) == ("refused", "Chưa rõ nguồn kinh phí.")


def test_inner_steps_are_their_own_sides_matter(agree, world, lan, phong):
    agree(world.bac_son)
    assert Step.objects.visible_to(lan).count() == 2
    assert Step.objects.visible_to(phong).count() == 0


def test_put_twice_it_is_put_once(put, version, lan):
    actions.put_for_adoption(version, by=lan)
    assert version.adoptions.count() == 2


def test_units_and_outsiders_know_of_nothing(put, version, minh, tuan):
    for by in (minh, tuan):
        assert not Draft.objects.visible_to(by).exists()
        assert not Adoption.objects.visible_to(by).exists()
        with pytest.raises(PermissionDenied):
            actions.reopen(version.draft, by=by, reason="")
