import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from conftest import LONG_AGO, NOW, act_as, give_mandate, make_user
from lientich.accounts.actions import (
    choose_password,
    create_account,
    deactivate,
    found,
    grant_mandate,
    reactivate,
    reset_password,
)
from lientich.accounts.models import Mandate, User
from lientich.core.actor import Actor
from lientich.core.ids import new_id
from lientich.journal.models import Event
from lientich.organisations.models import Organisation, Person

CONSOLE = Actor(now=NOW)


@pytest.fixture
def binh(world):
    """Administrator of Bắc Sơn."""
    return act_as(make_user("binh", "Hoàng Thái Bình", "administrator", world.bac_son))


@pytest.fixture
def nhan(db):
    return Person.objects.create(name="Đặng Thị Nhàn")


def test_an_account_begins_with_a_one_time_password(binh, nhan):
    user = create_account(nhan, by=binh, username="nhan")
    assert user.check_password(user.one_time_password)
    assert user.must_change_password
    assert User.objects.get(pk=user.pk).one_time_password is None  # kept nowhere
    event = Event.objects.get(verb="accounts.account_created")
    assert event.facts == {"person": str(nhan.pk)}
    choose_password(user, by=act_as(user), password="con-duong-mo-27")
    user.refresh_from_db()
    assert not user.must_change_password
    assert user.check_password("con-duong-mo-27")


def test_a_password_is_chosen_by_its_person_alone(binh, nhan):
    user = create_account(nhan, by=binh, username="nhan")
    with pytest.raises(PermissionDenied):
        choose_password(user, by=binh, password="con-duong-mo-27")


def test_an_administrator_does_not_choose_the_password(binh, nhan):
    user = create_account(nhan, by=binh, username="nhan", password="biet-truoc-1234")
    assert not user.check_password("biet-truoc-1234")


def test_the_command_line_may_choose_it_if_it_is_a_good_one(world, nhan):
    with pytest.raises(ValidationError):
        create_account(nhan, by=CONSOLE, username="nhan", password="1234")
    user = create_account(nhan, by=CONSOLE, username="nhan", password="con-duong-mo-27")
    assert not user.must_change_password
    assert user.one_time_password is None


def test_who_may_not_create_accounts(lan, minh, nhan):
    for nobody in (lan, minh):
        with pytest.raises(PermissionDenied, match="quản trị"):
            create_account(nhan, by=nobody, username="nhan")


def test_one_account_for_a_person_and_one_person_for_a_name(binh, nhan):
    create_account(nhan, by=binh, username="nhan")
    with pytest.raises(ValidationError, match="đã có tài khoản"):
        create_account(nhan, by=binh, username="nhan2")
    other = Person.objects.create(name="Lý Nhàn")
    with pytest.raises(ValidationError, match="đã có người dùng"):
        create_account(other, by=binh, username="NHAN")
    with pytest.raises(ValidationError):
        create_account(other, by=binh, username="có dấu cách")


def test_an_account_is_no_back_door_to_mandates_given_before(world, binh, ha, mai, nhan):
    """Its maker knows the first password: elsewhere or cleared, they would act in its place."""
    grant_mandate(nhan, by=mai, role="office", organisation=world.vinh_xanh, since=LONG_AGO)
    with pytest.raises(ValidationError, match="giao lại"):
        create_account(nhan, by=binh, username="nhan")
    other = Person.objects.create(name="Lý Nhàn")
    grant_mandate(other, by=binh, role="leader", organisation=world.bac_son, since=LONG_AGO)
    with pytest.raises(ValidationError, match="giao lại"):
        create_account(other, by=binh, username="nhan")
    third = Person.objects.create(name="Vi Nhàn")
    grant_mandate(third, by=binh, role="office", organisation=world.bac_son, since=LONG_AGO)
    create_account(third, by=binh, username="nhan")


def test_an_account_is_closed_and_opened_and_never_deleted(world, binh):
    user = make_user("nhan", "Đặng Thị Nhàn", "office", world.bac_son)
    deactivate(user, by=binh)
    assert not User.objects.get(pk=user.pk).is_active
    with pytest.raises(ValidationError, match="ngừng dùng"):
        deactivate(user, by=binh)
    reactivate(user, by=binh)
    assert User.objects.get(pk=user.pk).is_active
    with pytest.raises(ValidationError, match="đang dùng"):
        reactivate(user, by=binh)
    assert list(
        Event.objects.filter(subject_id=user.pk).order_by("id").values_list("verb", flat=True)
    ) == ["accounts.account_deactivated", "accounts.account_reactivated"]


def test_nobody_closes_the_account_of_one_who_works_elsewhere_too(world, binh, ha, mai, lan):
    both = make_user("nhan", "Đặng Thị Nhàn", "office", world.bac_son)
    give_mandate(both, "leader", world.vinh_xanh)
    for nobody in (binh, mai):
        with pytest.raises(PermissionDenied):
            deactivate(both, by=nobody)
    with pytest.raises(PermissionDenied):  # nor one's own
        deactivate(binh.user, by=binh)
    with pytest.raises(PermissionDenied):  # an office closes none
        deactivate(ha.user, by=lan)
    deactivate(both, by=CONSOLE)


def test_the_first_two_signing_mandates_come_from_the_command_line(world):
    world.bac_son.kept_by = world.vinh_xanh
    world.bac_son.save()
    people = [Person.objects.create(name=name) for name in ("Lê Một", "Lê Hai")]
    mandates = found(world.bac_son, by=CONSOLE, leaders=people, since=NOW.date())
    assert set(Mandate.objects.valid(NOW.date())) == set(mandates)
    assert {m.role for m in mandates} == {"leader"}
    assert Organisation.objects.get(pk=world.bac_son.pk).kept_by is None
    event = Event.objects.get(verb="accounts.founded")
    assert event.facts == {"mandates": [str(m.pk) for m in mandates]}
    assert event.user_id is None
    with pytest.raises(PermissionDenied, match="dòng lệnh"):  # it can help itself now
        found(world.bac_son, by=CONSOLE, leaders=people, since=NOW.date())


def test_the_one_leader_who_is_left_is_joined_by_a_second_and_made_no_leader_twice(world, ha):
    second = Person.objects.create(name="Lê Hai")
    made = found(world.bac_son, by=CONSOLE, leaders=[ha.user.person, second], since=NOW.date())
    assert [mandate.person for mandate in made] == [second]
    assert Mandate.objects.filter(person=ha.person_id).count() == 1


def test_the_command_line_gives_any_password_anew(world, ha):
    user = reset_password(ha.user, by=CONSOLE)
    assert user.check_password(user.one_time_password)
    assert User.objects.get(pk=user.pk).must_change_password
    assert Event.objects.get(verb="accounts.password_reset").subject == user
    stranger = User.objects.create_user("la", password="khong-ai-biet-9")
    reset_password(stranger, by=ha)  # an account of nobody opens nothing
    assert not User.objects.get(pk=stranger.pk).check_password("khong-ai-biet-9")


def test_founding_is_not_for_those_who_sign_in(world, ha, nhan):
    with pytest.raises(PermissionDenied):
        found(world.vinh_xanh, by=ha, leaders=[nhan, ha.user.person], since=NOW.date())


def test_founding_takes_two_different_people(world, nhan):
    with pytest.raises(ValidationError, match="hai lãnh đạo"):
        found(world.bac_son, by=CONSOLE, leaders=[nhan, nhan], since=NOW.date())


def test_a_form_sent_twice_makes_one_account_and_tells_its_password_twice(binh, nhan):
    token = new_id()
    made, again = (create_account(nhan, by=binh, username="nhan", token=token) for _turn in "12")
    assert made == again == User.objects.get(person=nhan)
    assert made.one_time_password == again.one_time_password
    assert made.check_password(again.one_time_password)
    assert Event.objects.filter(verb="accounts.account_created").count() == 1
    with pytest.raises(ValidationError, match="đã có tài khoản"):  # of another form
        create_account(nhan, by=binh, username="nhan", token=new_id())
    choose_password(made, by=act_as(made), password="con-duong-mo-27")
    with pytest.raises(ValidationError, match="đã có tài khoản"):  # it is their own by now
        create_account(nhan, by=binh, username="nhan", token=token)


def test_one_time_passwords_differ_by_form_and_person(binh, nhan):
    other = Person.objects.create(name="Đặng Thị Nhã")
    token = new_id()
    told = {
        create_account(person, by=binh, username=name, token=token).one_time_password
        for person, name in ((nhan, "nhan"), (other, "nha"))
    }
    assert len(told) == 2
    assert all(len(one) == 14 for one in told)
