"""Accounts for all units from one sheet: people, mandates, and slips that are printed once."""

from datetime import date

import pypdfium2 as pdfium
import pytest
from django.core.exceptions import PermissionDenied

from conftest import act_as, give_mandate, make_user
from lientich.accounts import actions as accounts
from lientich.accounts.models import Mandate, User
from lientich.exchange import actions, queries, running, slips
from lientich.exchange.models import Row, Slip
from lientich.journal.models import Event
from lientich.organisations.models import Appointment, Person

from .conftest import bring, told

HEAD = ["Họ và tên", "Đơn vị", "Ban, cơ quan", "Chức vụ", "Vai trò", "Tên đăng nhập"]
UNIT = ["Ngô Thị Hiền", "than suoi nga", "", "", "Đầu mối báo cáo", ""]
OFFICE = ["Vũ Văn Tám", "Bắc Sơn", "Văn phòng Đảng ủy Bắc Sơn", "Chuyên viên", "Văn phòng", "tamvv"]


@pytest.fixture(autouse=True)
def _hash_quickly(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def quan(world):
    """Administrator of Bắc Sơn."""
    return act_as(make_user("quan", "Bùi Văn Quân", "administrator", world.bac_son))


def done(by, *rows):
    brought = bring(by, "people", HEAD, *rows)
    return running.confirm(brought, by=by, whole=False)


def words_of(answer):
    pages = pdfium.PdfDocument(answer.content)
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def password_of(username, text):
    return text.partition(f"Tên đăng nhập: {username}")[2].partition("một lần:")[2].split()[0]


def test_people_accounts_mandates_and_posts_come_of_one_sheet(world, quan):
    brought = bring(quan, "people", HEAD, UNIT, OFFICE)
    assert [one[0] for one in told(brought)] == ["new", "new"], told(brought)
    assert not Person.objects.filter(name="Ngô Thị Hiền").exists()
    running.confirm(brought, by=quan, whole=True)
    hien, tam = User.objects.get(username="hiennt"), User.objects.get(username="tamvv")
    assert hien.must_change_password
    mandates = Mandate.objects.filter(person__in=[hien.person, tam.person])
    assert sorted(mandates.values_list("role", "organisation__short_name")) == [
        ("office", "Bắc Sơn"),
        ("reporter", "Than Suối Ngà"),
    ]
    assert Appointment.objects.get(person=tam.person).post.title == "Chuyên viên"
    again = bring(quan, "people", HEAD, UNIT, OFFICE)
    assert [one[0] for one in told(again)] == ["same", "same"]


def test_a_slip_opens_the_door_once_and_its_password_stands_nowhere(world, quan, client):
    sheet = done(quan, UNIT, OFFICE)
    text = words_of(slips.printed(sheet, quan))
    password = password_of("hiennt", text)
    assert client.login(username="hiennt", password=password)
    assert client.get("/")["Location"].startswith("/accounts/password/")
    kept = [str(list(model.objects.values())) for model in (Row, Slip, User, Event)]
    assert password not in "".join(kept)

    hien = User.objects.get(username="hiennt")
    accounts.choose_password(hien, by=act_as(hien), password="mot-mat-khau-rieng")
    assert [one.user.username for one in queries.slips(sheet)] == ["tamvv"]
    accounts.reset_password(User.objects.get(username="tamvv"), by=quan)
    assert queries.slips(sheet) == []
    assert actions.hand_out_slips(sheet, by=quan) == 2
    assert not Slip.objects.exists()


def test_a_slip_that_was_lost_gives_way_to_another_until_somebody_signs_in(world, quan, client):
    sheet = done(quan, UNIT, OFFICE)
    first = words_of(slips.printed(sheet, quan))
    actions.hand_out_slips(sheet, by=quan)
    client.force_login(quan.user)
    address = f"/exchange/{sheet.pk}/slips/renew/"
    page = client.get(address).content.decode()
    assert "Ngô Thị Hiền (hiennt)" in page
    assert "Vũ Văn Tám (tamvv)" in page
    assert client.post(address, {"lines": ["2"]})["Location"].endswith("/slips/")

    again = words_of(slips.printed(sheet, quan))
    assert "tamvv" not in again
    client.logout()
    assert not client.login(username="hiennt", password=password_of("hiennt", first))
    assert client.login(username="hiennt", password=password_of("hiennt", again))
    assert client.login(username="tamvv", password=password_of("tamvv", first))
    assert Event.objects.filter(verb="accounts.password_reset").count() == 1
    kept = [str(list(model.objects.values())) for model in (Row, Slip, User, Event)]
    assert password_of("hiennt", again) not in "".join(kept)
    assert queries.without_slip(sheet, quan) == []  # both have signed in


@pytest.mark.parametrize("how", ["another administrator", "a role of another's", "two persons"])
def test_no_slip_is_given_anew_for_what_another_gave(world, quan, ha, how):
    sheet = done(quan, UNIT)
    actions.hand_out_slips(sheet, by=quan)
    [(row, user)] = queries.without_slip(sheet, quan)
    by = quan
    if how == "another administrator":
        by = act_as(make_user("q2", "Bùi Văn Hai", "administrator", world.bac_son))
    elif how == "two persons":
        accounts.grant_mandate(
            user.person, by=quan, role="leader", organisation=world.bac_son, since=quan.today
        )
    else:
        accounts.grant_mandate(
            user.person, by=ha, role="office", organisation=world.bac_son, since=quan.today
        )
    assert queries.without_slip(sheet, by) == []
    with pytest.raises(PermissionDenied):
        actions.renew_slip(row, user, by=by)
    with pytest.raises(PermissionDenied):
        accounts.renew_first_password(user, by=by, token=user.pk)


def test_only_whoever_confirmed_prints_and_only_for_a_week(world, quan, ha):
    sheet = done(quan, UNIT)
    other = act_as(make_user("q2", "Bùi Văn Hai", "administrator", world.bac_son))
    for one in (other, ha):
        with pytest.raises(PermissionDenied):
            actions.hand_out_slips(sheet, by=one)
    assert actions.forget_slips(before=quan.now) == 0
    assert actions.forget_slips(before=quan.now + running.SLIPS_KEPT) == 1


WRONG = [
    (["", *UNIT[1:]], [("name", "required")]),
    ([*UNIT[:4], "", ""], [("role", "required")]),
    ([*UNIT[:1], "Than Lạ", *UNIT[2:]], [("organisation", "nobody")]),
    ([*UNIT[:4], "Lãnh đạo", ""], [("role", "may_not")]),  # each side grants its own
    ([*UNIT[:1], "Vịnh Xanh", *UNIT[2:]], [("role", "may_not")]),
    ([*UNIT[:5], "quan"], [("username", "taken")]),
    ([*UNIT[:5], "hiền!"], [("username", "username")]),
    ([*OFFICE[:2], "", "", "Chuyên viên ban", ""], [("body", "required")]),
    (["Bùi Văn Quân", "Bắc Sơn", "", "", "Lãnh đạo", ""], [("role", "may_not")]),
]


def test_faults_by_cell(world, quan):
    for row, faults in WRONG:
        [(standing, _changes, met)] = told(bring(quan, "people", HEAD, row))
        assert (standing, met) == ("wrong", faults), row


def test_whose_roles_one_does_not_give_one_does_not_learn(world, quan, mai):
    known = told(bring(quan, "people", HEAD, ["Phạm Thị Mai", "Vịnh Xanh", "", "", "Lãnh đạo", ""]))
    other = told(bring(quan, "people", HEAD, ["Phạm Thị Mơ", "Vịnh Xanh", "", "", "Lãnh đạo", ""]))
    assert known == other == [("wrong", {}, [("role", "may_not")])]


def test_a_name_twice_waits_and_then_a_second_mandate_comes_in(world, quan):
    other = [*OFFICE[:3], "", "Quản trị", ""]
    brought = bring(quan, "people", HEAD, OFFICE, other)
    assert told(brought)[1][2] == [("name", "same_name")]
    running.confirm(brought, by=quan, whole=False)
    again = bring(quan, "people", HEAD, OFFICE, other)
    assert [one[0] for one in told(again)] == ["same", "changed"]
    running.confirm(again, by=quan, whole=False)
    person = User.objects.get(username="tamvv").person
    assert set(person.mandates.values_list("role", flat=True)) == {"office", "administrator"}


def test_what_is_there_already_is_not_changed_in_silence(world, quan):
    head = [*HEAD, "Từ ngày", "Đến trước ngày"]
    running.confirm(bring(quan, "people", head, [*OFFICE, "", ""]), by=quan, whole=False)
    [(_standing, _changes, met)] = told(
        bring(quan, "people", head, [*OFFICE[:5], "vanphong", "1/1/2026", "31/12/2026"])
    )
    assert met == [("username", "held"), ("since", "held"), ("until", "held")]


def test_whoever_left_a_post_is_appointed_again(world, quan):
    done(quan, OFFICE)
    Appointment.objects.update(since=date(2026, 1, 1), until=date(2026, 5, 1))
    brought = bring(quan, "people", HEAD, OFFICE)
    assert list(told(brought)[0][1]) == ["post"]
    running.confirm(brought, by=quan, whole=False)
    assert Appointment.objects.filter(until=None).count() == 1


def test_no_account_opens_what_another_side_gave(world, quan, phong):
    person = Person.objects.create(name="Lê Thị Sáu")
    user = User(person=person)
    give_mandate(user, "leader", world.suoi_nga)
    row = ["Lê Thị Sáu", *UNIT[1:]]
    assert told(bring(quan, "people", HEAD, row))[0][2] == [("name", "back_door")]


def test_administrators_alone(world, lan, ha, quan):
    for one in (lan, ha):
        with pytest.raises(PermissionDenied):
            bring(one, "people", HEAD, UNIT)
