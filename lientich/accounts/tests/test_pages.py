import re
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from conftest import LONG_AGO, act_as, give_mandate, make_user
from lientich.accounts.models import Mandate, User
from lientich.accounts.queries import free_username
from lientich.core.actor import Actor
from lientich.organisations.actions import create_person
from lientich.organisations.models import Organisation, Person


@pytest.fixture
def binh(world):
    """Administrator of Bắc Sơn."""
    return act_as(make_user("binh", "Hoàng Thái Bình", "administrator", world.bac_son))


@pytest.fixture
def nhan(db):
    return create_person(by=Actor(now=timezone.now()), name="Đặng Thị Nhàn")


def test_from_a_name_to_one_who_leads(world, binh, ha, nhan, client):
    """An account, a mandate, the second person's word: the whole way by pages."""
    today = timezone.localdate()
    client.force_login(binh.user)
    assert "Đặng Thị Nhàn" in client.get("/accounts/people/?q=nhan").content.decode()
    page = client.post(f"/accounts/people/{nhan.pk}/new/", {"username": "nhan"})
    user = User.objects.get(username="nhan")
    shown = page.context["user_made"].one_time_password
    assert user.check_password(shown)
    assert page.content.decode().count(shown) == 1
    assert "no-store" in page.headers["Cache-Control"]
    User.objects.filter(pk=user.pk).update(must_change_password=False)

    home = f"/accounts/mandates/{world.bac_son.pk}/"
    grant = client.post(
        f"{home}grant/?q=nhan",
        {"person": nhan.pk, "role": "leader", "since": today.isoformat()},
    )
    assert grant.headers["Location"] == home
    mandate = Mandate.objects.get(person=nhan)
    page = client.get(home)
    assert page.context["confirmable"] == set()  # not by the first
    assert "Chờ người thứ hai" in page.content.decode()
    confirm = f"/accounts/mandates/{mandate.pk}/confirm/"
    assert client.get(confirm).status_code == 403

    client.force_login(ha.user)
    assert client.get(home).context["confirmable"] == {mandate.pk}
    assert "Hoàng Thái Bình" in client.get(confirm).content.decode()
    assert client.post(confirm).headers["Location"] == home
    assert Mandate.objects.valid(today).filter(person=nhan).exists()

    end = client.post(f"/accounts/mandates/{mandate.pk}/end/", {"until": today.isoformat()})
    assert end.headers["Location"] == home
    assert not Mandate.objects.valid(today).filter(person=nhan).exists()


def test_who_may_not_is_told_who_may(world, lan, nhan, client):
    client.force_login(lan.user)
    page = client.get(f"/accounts/mandates/{world.bac_son.pk}/grant/")
    assert page.status_code == 403
    assert "lãnh đạo hoặc quản trị" in page.content.decode()
    assert client.get(f"/accounts/people/{nhan.pk}/new/").status_code == 403


def test_mandates_are_known_to_those_of_the_house_alone(world, lan, mai, binh, minh, client):
    home = f"/accounts/mandates/{world.bac_son.pk}/"
    unit = f"/accounts/mandates/{world.suoi_nga.pk}/"
    for member, address, status in (
        (lan, home, 200),
        (mai, home, 404),
        (minh, home, 404),
        (minh, unit, 200),
        (binh, unit, 200),  # administrator above
        (lan, unit, 404),
    ):
        client.force_login(member.user)
        assert client.get(address).status_code == status
    client.force_login(mai.user)
    ended = f"/accounts/mandates/{lan.mandate_id}/end/"
    assert client.get(ended).status_code == 404
    shown = client.get(world.bac_son.get_absolute_url()).content.decode()
    assert "Vai trò được giao" not in shown


def test_an_administrator_above_is_offered_reporters_only(world, binh, client):
    client.force_login(binh.user)
    page = client.get(f"/accounts/mandates/{world.suoi_nga.pk}/grant/?q=a")
    assert page.context["form"].fields["role"].choices[1:] == [("reporter", "Đầu mối báo cáo")]


def test_a_password_is_given_anew_where_it_opens_nothing_else(world, binh, ha, client):
    user = make_user("son", "Tạ Văn Sơn", "office", world.bac_son)
    client.force_login(binh.user)
    page = client.post(f"/accounts/{user.pk}/password/")
    user.refresh_from_db()
    assert user.check_password(page.context["user_made"].one_time_password)
    assert user.must_change_password
    Mandate.objects.filter(person=ha.person_id).update(needs_second=True, confirmed_at=ha.now)
    refused = client.post(f"/accounts/{ha.user.pk}/password/")
    assert "vai trò ký" in refused.content.decode()
    ha.user.refresh_from_db()
    assert ha.user.check_password("mot-hai-ba-4")


def test_an_account_is_closed_by_page(world, binh, client):
    user = make_user("son", "Tạ Văn Sơn", "office", world.bac_son)
    client.force_login(binh.user)
    assert client.get(f"/accounts/{user.pk}/deactivate/").status_code == 200
    client.post(f"/accounts/{user.pk}/deactivate/")
    assert not User.objects.get(pk=user.pk).is_active
    client.post(f"/accounts/{user.pk}/reactivate/")
    assert User.objects.get(pk=user.pk).is_active
    give_mandate(user, "office", world.vinh_xanh)
    assert client.post(f"/accounts/{user.pk}/deactivate/").status_code == 403


@pytest.mark.parametrize("address", ["/accounts/", "/accounts/mandates/{0}/", "{1}"])
def test_pages_cost_the_same_number_of_queries_whatever_there_is(
    world, binh, client, django_assert_max_num_queries, address
):
    address = address.format(world.bac_son.pk, world.bac_son.get_absolute_url())
    client.force_login(binh.user)

    def cost():
        with django_assert_max_num_queries(30) as queries:
            client.get(address)
        return len(queries)

    few = cost()
    for n in range(8):
        user = make_user(f"moi{n}", f"Lê Mới {n}", "office", world.bac_son, world.office_a)
        give_mandate(user, "leader", world.bac_son)
        Mandate.objects.create(
            person=binh.user.person,
            role="reporter",
            organisation=world.doi_sim,
            since=LONG_AGO,
            until=LONG_AGO + timedelta(days=n + 1),
            granted_by=user.person.mandates.first(),
            granted_at=timezone.now(),
        )
    assert cost() == few
    assert few <= 20  # three of them the shell's


def test_found_from_the_command_line(db, capsys):
    call_command(
        "found", "Đảng bộ Than Vịnh Xanh", "--create", "--short-name=Vịnh Xanh",
        "--leader=Phạm Thị Mai", "--leader=Ngô Văn Lâm",
    )  # fmt: skip
    place = Organisation.objects.get(short_name="Vịnh Xanh")
    assert Mandate.objects.valid(timezone.localdate()).filter(organisation=place).count() == 2
    printed = capsys.readouterr().out
    user = User.objects.get(username="maipt")
    line = next(line for line in printed.splitlines() if "maipt" in line)
    assert user.check_password(line.split()[-1])
    assert user.must_change_password


def test_found_refuses_and_leaves_nothing_behind(db):
    for arguments in (
        ["Không Có", "--leader=A B", "--leader=C D"],
        ["Mới", "--create", "--leader=A B"],
        ["Mới", "--create", "--leader=A B", "--leader=01a20e86-8210-7557-be28-09521a5f5d20"],
    ):
        with pytest.raises(CommandError):
            call_command("found", *arguments)
    assert not Organisation.objects.exists()
    assert not Person.objects.exists()
    Person.objects.create(name="A B")
    with pytest.raises(CommandError, match="hãy dùng mã"):
        call_command("found", "Mới", "--create", "--leader=A B", "--leader=C D")


def test_usernames_are_given_name_and_initials(db):
    ha = Person.objects.create(name="Nguyễn Thu Hà")
    assert free_username(ha) == "hant"
    User.objects.create(username="hant")
    assert free_username(ha) == "hant2"
    assert free_username(Person.objects.create(name="Đ")) == "d"


def test_a_double_click_shows_the_one_time_password_again(binh, nhan, client):
    client.force_login(binh.user)
    page = f"/accounts/people/{nhan.pk}/new/"
    token = client.get(page).context["form"]["token"].value()
    sent = {"username": "nhan", "token": str(token)}
    first, second = (client.post(page, sent).context["user_made"] for _click in "12")
    assert first.one_time_password == second.one_time_password
    assert User.objects.get(person=nhan).check_password(second.one_time_password)


def test_who_is_added_can_be_given_an_account_and_a_mandate_at_once(world, binh, client):
    client.force_login(binh.user)
    people = client.get("/accounts/people/").content.decode()
    address = re.search(r'href="([^"]*/people/new/[^"]*)"', people)[1]
    form = client.get(address).context["form"]
    sent = {"name": "Lê Thị Vân", "token": str(form["token"].value())}
    landed = client.post(address, sent, follow=True)
    person = Person.objects.get(name="Lê Thị Vân")
    assert landed.redirect_chain == [(person.get_absolute_url(), 302)]
    shown = landed.content.decode()
    assert f'href="/accounts/people/{person.pk}/new/"' in shown
    grant = re.search(r'href="(/accounts/mandates/[^"]*/grant/[^"]*)"', shown)[1]
    offered = client.get(grant).context["form"].fields["person"].queryset
    assert list(offered) == [person]
