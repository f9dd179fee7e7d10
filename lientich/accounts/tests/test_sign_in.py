import importlib
import sys

import pytest
from django.core.cache import cache
from django.urls import NoReverseMatch, clear_url_caches, reverse
from django.utils import timezone

from conftest import LONG_AGO, give_mandate, make_user
from lientich.accounts.models import Mandate, User
from lientich.organisations.models import Organisation, Person

LOGIN, PASSWORD, PROFILE = "/accounts/login/", "/accounts/password/", "/accounts/"
ENTER = f"{LOGIN}?next={PROFILE}"


@pytest.fixture(autouse=True)
def _no_attempts_yet():
    cache.clear()


@pytest.fixture
def newcomer(world):
    """Someone with a one-time password."""
    user = make_user("nhan", "Đặng Thị Nhàn", "office", world.bac_son)
    user.must_change_password = True
    user.save()
    return user


def test_sign_in_and_out(lan, client):
    page = client.post(ENTER, {"login": "lan", "password": "mot-hai-ba-4"}, follow=True)
    assert page.redirect_chain[-1][0] == PROFILE
    assert "Trần Thị Lan" in page.content.decode()
    out = client.post("/accounts/logout/")
    assert out.status_code == 302
    assert client.get(PROFILE).status_code == 302


def test_what_was_sent_after_the_session_had_ended_is_said_not_to_have_arrived(lan, client):
    lost = "nội dung vừa gửi CHƯA được ghi"
    assert lost in client.post("/documents/register/", {"number": "1"}, follow=True).text
    assert lost not in client.get("/documents/", follow=True).text


def test_the_door_speaks_vietnamese(lan, client):
    page = client.get(LOGIN).content.decode()
    for words in ("Tên đăng nhập", "Mật khẩu", "Ghi nhớ đăng nhập"):
        assert words in page
    for words in ("Username", "Password", "Remember"):
        assert words not in page
    page = client.post(LOGIN, {"login": "lan", "password": "sai"}).content.decode()
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in page
    client.cookies["django_language"] = "en"
    assert "Username" in client.get(LOGIN).content.decode()


def test_after_five_wrong_passwords_the_right_one_waits_too(lan, client):
    for _ in range(5):
        client.post(LOGIN, {"login": "lan", "password": "sai"})
    page = client.post(LOGIN, {"login": "lan", "password": "mot-hai-ba-4"})
    assert page.status_code == 200
    assert "Đăng nhập sai quá nhiều lần" in page.content.decode()
    assert client.get(PROFILE).status_code == 302


def test_many_attempts_from_one_address_wait(lan, client):
    answers = {client.post(LOGIN, {"login": f"ai{n}", "password": "sai"}) for n in range(31)}
    assert 429 in {answer.status_code for answer in answers}


def test_nobody_signs_up_or_resets_by_mail(client, db):
    for address in ("signup", "password/reset", "email"):
        assert client.get(f"/accounts/{address}/").status_code in (302, 404)
    for name in ("account_signup", "account_reset_password", "account_email"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_a_closed_account_does_not_enter(lan, client):
    User.objects.update(is_active=False)
    client.post(ENTER, {"login": "lan", "password": "mot-hai-ba-4"})
    assert client.get(PROFILE).status_code == 302


def test_a_one_time_password_is_changed_before_anything_else(newcomer, client):
    client.force_login(newcomer)
    for address in (PROFILE, "/organisations/", "/accounts/people/"):
        assert client.get(address).headers["Location"] == PASSWORD
    assert "mật khẩu dùng một lần" in client.get(PASSWORD).content.decode()

    def change(new, again=None, old="mot-hai-ba-4"):
        data = {"oldpassword": old, "password1": new, "password2": again or new}
        return client.post(PASSWORD, data)

    assert "phải khác mật khẩu hiện tại" in change("mot-hai-ba-4").content.decode()
    assert "phải giống nhau" in change("con-duong-mo-27", "khac").content.decode()
    assert "chưa đúng" in change("con-duong-mo-27", old="sai").content.decode()
    assert change("con-duong-mo-27").headers["Location"] == PROFILE
    assert client.get(PROFILE).status_code == 200  # still signed in
    newcomer.refresh_from_db()
    assert newcomer.check_password("con-duong-mo-27")


def test_one_puts_on_only_ones_own_hats_of_today(world, lan, mai, client):
    second = give_mandate(lan.user, "reporter", world.suoi_nga)
    client.force_login(lan.user)
    answer = client.post(f"/accounts/hat/{second.pk}/", {"next": "/organisations/"})
    assert answer.headers["Location"] == "/organisations/"
    assert client.get(PROFILE).context["hat"].mandate_id == second.pk
    assert client.post(f"/accounts/hat/{mai.mandate_id}/").status_code == 404
    away = client.post(f"/accounts/hat/{second.pk}/", {"next": "https://example.org/"})
    assert away.headers["Location"] == PROFILE
    assert client.get(f"/accounts/hat/{second.pk}/").status_code == 405
    Mandate.objects.filter(pk=second.pk).update(until=timezone.localdate())
    assert client.get(PROFILE).context["hat"].mandate_id == lan.mandate_id


@pytest.fixture
def demonstration(settings):
    """The addresses as they are while the demonstration is on; as before afterwards."""
    modules = ("lientich.accounts.urls", "config.urls")

    def build(on):
        settings.DEMONSTRATION, settings.LOGIN_REDIRECT_URL = on, PROFILE
        for name in modules:
            importlib.reload(sys.modules[name])
        clear_url_caches()

    build(True)
    yield
    build(False)


def test_the_cast_exists_in_the_demonstration_alone(lan, client):
    assert client.get("/accounts/cast/").status_code in (302, 404)
    assert client.post(f"/accounts/cast/{lan.user.pk}/").status_code in (302, 404)
    assert "_auth_user_id" not in client.session
    with pytest.raises(NoReverseMatch):
        reverse("accounts:cast")


@pytest.mark.usefixtures("demonstration")
def test_a_visitor_plays_the_invented_cast_and_nobody_else(world, lan, mai, client):
    Person.objects.filter(pk=lan.person_id).update(exercise=True)
    Organisation.objects.filter(pk=world.bac_son.pk).update(exercise=True)
    page = client.get("/accounts/cast/").content.decode()
    assert "Trần Thị Lan" in page
    assert "Phạm Thị Mai" not in page
    assert "Vào bản minh họa" in client.get(LOGIN).content.decode()
    assert client.post(f"/accounts/cast/{mai.user.pk}/").status_code == 404
    assert client.get(f"/accounts/cast/{lan.user.pk}/").status_code == 405
    client.post(f"/accounts/cast/{lan.user.pk}/")
    assert client.session["_auth_user_id"] == str(lan.user.pk)


def test_the_profile_tells_what_is_and_was_mine(world, lan, client):
    Mandate.objects.create(
        person=lan.user.person,
        role="leader",
        organisation=world.vinh_xanh,
        since=LONG_AGO,
        granted_at=timezone.now(),
        needs_second=True,
    )
    client.force_login(lan.user)
    page = client.get(PROFILE).content.decode()
    assert "Chờ người thứ hai xác nhận" in page
    assert "Văn phòng Đảng ủy Bắc Sơn" in page
