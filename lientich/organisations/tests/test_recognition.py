import pytest

from conftest import make_body, make_organisation
from lientich.organisations.models import Appointment, Person, Post
from lientich.organisations.recognition import directory, key, people, person


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Đảng ủy Tập đoàn Than Bắc Sơn", "committee_a"),
        ("ĐẢNG UỶ TẬP ĐOÀN THAN BẮC SƠN", "committee_a"),
        ("Đảng ủy Bắc Sơn", "committee_a"),
        ("Đảng bộ Than Bắc Sơn", "committee_a"),
        ("Đảng ủy Than Vịnh Xanh (ĐUVX)", "committee_b"),
        ("Văn phòng Đảng ủy Bắc Sơn", "office_a"),
        ("Đảng ủy Công ty Than Suối Ngà", "committee_n"),
        ("hai Đảng ủy", None),
        ("ĐU", None),
        ("Đảng ủy", None),
        ("", None),
        (None, None),
    ],
)
def test_a_body_is_known_by_its_names(world, written, meant):
    assert directory().body(written) == (getattr(world, meant) if meant else None)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Than Suối Ngà", "suoi_nga"),
        ("Công ty Than Suối Ngà", "suoi_nga"),
        ("Suối Ngà", None),
        ("Đảng bộ Than Vịnh Xanh", "vinh_xanh"),
        ("Đảng ủy Than Vịnh Xanh", "vinh_xanh"),
        ("Bắc Sơn", "bac_son"),
    ],
)
def test_an_organisation_is_known_by_its_own_names_and_its_bodies(world, written, meant):
    assert directory().organisation(written) == (getattr(world, meant) if meant else None)


def test_a_name_of_two_is_nobodys(world):
    other = make_organisation("Công ty Vận tải Bắc Sơn", "Bắc Sơn")
    make_body(other, "committee", "Đảng ủy Vận tải Bắc Sơn", "ĐU")
    known = directory()
    assert known.organisation("Bắc Sơn") is None
    assert known.body("Đảng ủy Bắc Sơn") is None
    assert known.is_shared("Đảng ủy Bắc Sơn")
    assert known.body("Đảng ủy Tập đoàn Than Bắc Sơn") == world.committee_a


def test_letters_name_all_who_sign_with_them(world):
    assert set(directory().with_symbol("đu")) == {
        world.committee_a,
        world.committee_b,
        world.committee_n,
        world.committee_s,
    }


def test_former_names_are_known(world):
    world.suoi_nga.names.create(name="Mỏ than Hòn Gấu", short_name="Hòn Gấu", since="2000-01-01")
    assert directory().organisation("Mỏ than Hòn Gấu") == world.suoi_nga


def test_namesakes_are_told_apart_by_where_they_hold_posts(world):
    here, there = (Person.objects.create(name="Nguyễn Thu Hà") for _ in range(2))
    for one, body in ((here, world.committee_a), (there, world.committee_b)):
        post = Post.objects.create(body=body, title="Phó Bí thư")
        Appointment.objects.create(person=one, post=post, since="2020-01-01")
    among = people(["NGUYỄN THU HÀ", "Lê Lan"])
    assert person(among, "Nguyễn Thu Hà", world.committee_a) == here
    assert person(among, "Nguyễn Thu Hà", world.office_b) == there
    assert person(among, "Nguyễn Thu Hà", world.committee_n) is None
    assert person(among, "Nguyễn Thu Hà", None) is None
    assert person(among, "Lê Lan", None) is None


def test_names_are_compared_without_marks_and_brackets():
    assert key("Đảng uỷ  Than (ĐUT)") == key("Đảng ủy Than") == "dang uy than"


def test_only_words_before_a_name_are_its_legal_form(world):
    make_organisation("Trường Đào tạo Tập đoàn Than Bắc Sơn", "Trường Đào tạo")
    known = directory()
    assert known.organisation("Trường Đào tạo Tập đoàn Than Bắc Sơn") is not None
    assert known.organisation("Trường Đào tạo Than Bắc Sơn") is None
