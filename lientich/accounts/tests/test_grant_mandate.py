from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from conftest import NOW, act_as, give_mandate, make_body, make_user
from lientich.accounts.actions import confirm_mandate, end_mandate, grant_mandate
from lientich.accounts.models import Mandate
from lientich.accounts.queries import actor_of
from lientich.journal.models import Event
from lientich.organisations.models import Affiliation, Person

TODAY = NOW.date()


@pytest.fixture
def binh(world):
    """Administrator of Bắc Sơn."""
    return act_as(make_user("binh", "Hoàng Thái Bình", "administrator", world.bac_son))


@pytest.fixture
def receiver(db):
    return Person.objects.create(name="Đặng Thị Nhàn")


def grant(person, by, role, organisation, **more):
    return grant_mandate(
        person, by=by, role=role, organisation=organisation, **{"since": TODAY, **more}
    )


def test_an_ordinary_role_holds_at_once(world, binh, receiver):
    mandate = grant(receiver, binh, "office", world.bac_son, body=world.office_a)
    assert list(Mandate.objects.valid(TODAY).filter(person=receiver)) == [mandate]
    event = Event.objects.get(verb="accounts.mandate_granted")
    assert event.subject == mandate
    assert event.mandate_id == binh.mandate_id
    assert event.facts == {
        "person": str(receiver.pk),
        "role": "office",
        "organisation": str(world.bac_son.pk),
    }


@pytest.mark.parametrize("role", ["leader", "specialist"])
def test_a_signing_or_cleared_role_waits_for_the_second_person(world, binh, ha, receiver, role):
    personnel = make_body(world.bac_son, "personnel", "Ban Tổ chức Bắc Sơn")
    mandate = grant(receiver, binh, role, world.bac_son, body=personnel)
    assert not Mandate.objects.valid(TODAY).filter(person=receiver).exists()
    confirm_mandate(mandate, by=ha)
    assert Mandate.objects.valid(TODAY).filter(person=receiver).exists()
    event = Event.objects.get(verb="accounts.mandate_confirmed")
    assert event.person_id == ha.person_id


def test_a_specialist_of_an_uncleared_department_needs_one_person(world, binh, receiver):
    mass = make_body(world.bac_son, "mass", "Ban Dân vận Bắc Sơn")
    assert not grant(receiver, binh, "specialist", world.bac_son, body=mass).needs_second


def test_the_second_person_is_neither_the_first_nor_the_receiver(world, binh, ha, mai):
    mandate = grant(
        act_as(make_user("son", "Tạ Văn Sơn", "office", world.bac_son)).user.person,
        binh,
        "leader",
        world.bac_son,
    )
    son = act_as(mandate.person.user)
    for nobody in (binh, son, mai):  # the first, the receiver, the other side's leader
        with pytest.raises(PermissionDenied, match="thứ hai"):
            confirm_mandate(mandate, by=nobody)
    confirm_mandate(mandate, by=ha)
    with pytest.raises(ValidationError, match="không chờ"):
        confirm_mandate(mandate, by=ha)


def test_a_receiver_who_may_grant_still_does_not_confirm_their_own(world, binh, ha):
    """An administrator cannot clear themselves, whoever else begins it."""
    mandate = grant(binh.user.person, ha, "leader", world.bac_son)
    with pytest.raises(PermissionDenied):
        confirm_mandate(mandate, by=binh)
    with pytest.raises(ValidationError, match="tự giao"):
        grant(binh.user.person, binh, "office", world.bac_son)


def test_a_one_time_password_must_be_changed_before_the_second_person_confirms(world, binh, ha):
    user = make_user("thu", "Mai Anh Thư", "office", world.bac_son)
    user.must_change_password = True
    user.save()
    mandate = grant(user.person, binh, "leader", world.bac_son)
    with pytest.raises(ValidationError, match="dùng một lần"):
        confirm_mandate(mandate, by=ha)


def test_each_side_grants_only_its_own(world, binh, mai, lan, receiver):
    for nobody, organisation in ((binh, world.vinh_xanh), (mai, world.bac_son)):
        with pytest.raises(PermissionDenied, match="chính tổ chức đó"):
            grant(receiver, nobody, "office", organisation)
    with pytest.raises(PermissionDenied):  # an office grants nothing, not even at home
        grant(receiver, lan, "reporter", world.bac_son)


def test_an_administrator_above_grants_reporters_and_nothing_else(world, binh, ha, receiver):
    grant(receiver, binh, "reporter", world.suoi_nga)
    with pytest.raises(PermissionDenied):
        grant(receiver, binh, "office", world.suoi_nga)
    with pytest.raises(PermissionDenied):  # the leader above is not its administrator
        grant(receiver, ha, "reporter", world.doi_sim)
    Affiliation.objects.filter(child=world.doi_sim).update(until=TODAY)
    with pytest.raises(PermissionDenied):  # it left today
        grant(receiver, binh, "reporter", world.doi_sim)


def test_what_cannot_be_is_refused(world, binh, receiver):
    with pytest.raises(ValidationError, match="không thuộc"):
        grant(receiver, binh, "office", world.bac_son, body=world.office_b)
    with pytest.raises(ValidationError, match="chọn cơ quan"):
        grant(receiver, binh, "specialist", world.bac_son)
    with pytest.raises(ValidationError, match="Ngày kết thúc"):
        grant(receiver, binh, "office", world.bac_son, until=TODAY)
    grant(receiver, binh, "office", world.bac_son)
    with pytest.raises(ValidationError, match="đã có vai trò"):
        grant(receiver, binh, "office", world.bac_son)
    assert Mandate.objects.filter(person=receiver).count() == 1


def test_the_same_role_may_be_given_again_for_other_days(world, binh, receiver):
    week = timedelta(days=7)
    grant(receiver, binh, "office", world.bac_son, since=TODAY + week)
    grant(receiver, binh, "office", world.bac_son, until=TODAY + week)
    with pytest.raises(ValidationError, match="đã có vai trò"):
        grant(receiver, binh, "office", world.bac_son, until=TODAY + 2 * week)


def test_a_substitute_is_dated_and_names_whom_for(world, binh, ha, receiver):
    def substitute(**more):
        return grant(
            receiver, binh, "leader", world.bac_son, **{"substitute_for": ha.user.person, **more}
        )

    with pytest.raises(ValidationError, match="ngày kết thúc"):
        substitute()
    until = TODAY + timedelta(days=10)
    with pytest.raises(ValidationError, match="đang giữ"):
        substitute(until=until, substitute_for=binh.user.person)
    mandate = substitute(until=until)
    assert mandate.substitute_for == ha.user.person
    assert mandate.needs_second


def test_ended_today_gives_nothing_today(world, binh, receiver):
    give = Mandate.objects.create(
        person=receiver,
        role="office",
        organisation=world.bac_son,
        since=date(2026, 1, 1),
        granted_at=NOW,
    )
    end_mandate(give, by=binh, until=TODAY)
    assert not Mandate.objects.valid(TODAY).filter(person=receiver).exists()
    assert Mandate.objects.valid(TODAY - timedelta(days=1)).filter(person=receiver).exists()
    event = Event.objects.get(verb="accounts.mandate_ended")
    assert event.facts == {"person": str(receiver.pk), "until": TODAY.isoformat()}


def test_what_began_today_is_taken_back_at_once(world, binh, receiver):
    mandate = grant(receiver, binh, "office", world.bac_son)
    end_mandate(mandate, by=binh, until=TODAY)
    assert not Mandate.objects.valid(TODAY).filter(person=receiver).exists()
    with pytest.raises(ValidationError, match="đã kết thúc"):
        end_mandate(mandate, by=binh, until=TODAY)
    grant(receiver, binh, "office", world.bac_son)  # it may be given anew


def test_nobody_ends_backwards_or_elsewhere(world, binh, phong, receiver):
    mandate = give_mandate(
        make_user("kim", "Ngô Kim", "office", world.bac_son), "reporter", world.bac_son
    )
    with pytest.raises(ValidationError, match="lùi ngày"):
        end_mandate(mandate, by=binh, until=TODAY - timedelta(days=1))
    with pytest.raises(PermissionDenied):
        end_mandate(mandate, by=phong, until=TODAY)


def test_yesterdays_mandate_gives_no_hat_today(world, ha):
    Mandate.objects.update(until=TODAY)
    assert actor_of(ha.user, NOW).hats == ()
    assert len(actor_of(ha.user, NOW - timedelta(days=1)).hats) == 1
