from datetime import date, timedelta

import pytest

from conftest import LONG_AGO, NOW, make_body, make_organisation
from lientich.core.actor import Actor
from lientich.organisations.actions import appoint, create_person, dissolve, move, rename
from lientich.organisations.models import Affiliation, Appointment, Organisation, Person, Post
from lientich.organisations.queries import gaps, history, pages, tree

CONSOLE = Actor(now=NOW)
TODAY = NOW.date()


@pytest.fixture
def signed_in(client, minh):
    client.force_login(minh.user)
    return client


def grow(world, number: int) -> None:
    """More units under both sides, with bodies, posts and people."""
    for n in range(number):
        unit = make_organisation(f"Công ty Than Khe {n}", f"Than Khe {n}")
        Affiliation.objects.create(child=unit, parent=world.vinh_xanh, line="party", since=LONG_AGO)
        Affiliation.objects.create(
            child=unit, parent=world.bac_son, line="management", since=LONG_AGO
        )
        post = Post.objects.create(
            body=make_body(unit, "committee", f"Đảng ủy Khe {n}"), title="Bí thư"
        )
        Post.objects.create(body=post.body, title="Phó Bí thư")
        Appointment.objects.create(
            person=Person.objects.create(name=f"Lê Khe {n}"), post=post, since=LONG_AGO
        )


def test_the_tree_of_a_line_on_a_day(world):
    found = tree.tree("management", TODAY)
    assert [(root.name, root.below) for root in found.roots] == [("Bắc Sơn", 2)]
    assert [node.name for node in found.roots[0].children] == ["Than Đồi Sim", "Than Suối Ngà"]
    assert found.count == 3
    assert [node.name for node in found.outside] == ["Vịnh Xanh"]
    assert tree.tree("management", LONG_AGO - timedelta(days=1)).roots == []


def test_the_tree_bears_the_names_of_its_day(world):
    rename(world.suoi_nga, by=CONSOLE, name="Công ty Than Ngà", short_name="Than Ngà", since=TODAY)
    names = [node.name for node in tree.tree("party", TODAY).roots[1].children]
    assert names == ["Than Ngà"]
    before = tree.tree("party", TODAY - timedelta(days=1)).roots[1].children
    assert [node.name for node in before] == ["Than Suối Ngà"]


def test_the_tree_page(world, signed_in):
    page = signed_in.get("/organisations/?line=management&day=2026-06-15").content.decode()
    assert "Than Suối Ngà" in page
    assert "15-6-2026" in page
    assert 'aria-current="page"' in page
    assert (
        "Chưa có tổ chức nào"
        in signed_in.get("/organisations/?line=union&day=2026-06-15").content.decode()
    )
    assert signed_in.get("/organisations/?line=gì&day=31-31").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/organisations/?line=party",
        "/organisations/model/",
        "/organisations/model/?show=vacant",
        "{unit}",
    ],
)
def test_pages_cost_the_same_number_of_queries_whatever_there_is(
    world, signed_in, django_assert_max_num_queries, address
):
    address = address.format(unit=world.vinh_xanh.get_absolute_url())
    grow(world, 2)
    with django_assert_max_num_queries(30) as few:
        signed_in.get(address)
    grow_more = len(few)
    for unit in range(10, 22):
        extra = make_organisation(f"Công ty Than Nà {unit}", f"Than Nà {unit}")
        for line, parent in (("party", world.vinh_xanh), ("management", world.bac_son)):
            Affiliation.objects.create(child=extra, parent=parent, line=line, since=LONG_AGO)
        Post.objects.create(body=make_body(extra, "union", f"Công đoàn {unit}"), title="Chủ tịch")
    with django_assert_max_num_queries(30) as many:
        signed_in.get(address)
    assert len(many) == grow_more
    assert len(many) <= 20  # three of them the shell's


def test_units_whose_lines_do_not_meet(world):
    found = gaps.gaps(TODAY)
    assert [
        (row.unit.name, row.party_side.name, row.management_side.name) for row in found.splits
    ] == [("Than Suối Ngà", "Vịnh Xanh", "Bắc Sơn")]
    move(world.suoi_nga, by=CONSOLE, line="party", parent=world.bac_son, since=TODAY)
    assert gaps.gaps(TODAY).splits == []
    assert len(gaps.gaps(TODAY - timedelta(days=1)).splits) == 1


def test_lines_that_meet_higher_up_do_meet(world):
    """Its two superiors differ, but both stand under one."""
    area = make_organisation("Tỉnh Đông Hải", "Đông Hải", "area")
    move(world.vinh_xanh, by=CONSOLE, line="party", parent=area, since=LONG_AGO)
    (split,) = gaps.gaps(TODAY).splits
    assert [one.name for one in split.party] == ["Vịnh Xanh", "Đông Hải"]
    assert split.party_side.name == "Vịnh Xanh"  # an area is nobody's side
    move(world.bac_son, by=CONSOLE, line="management", parent=area, since=LONG_AGO)
    assert gaps.gaps(TODAY).splits == []


def test_units_missing_on_a_line(world):
    alone = make_organisation("Công ty Than Lạc", "Than Lạc")
    Affiliation.objects.create(child=alone, parent=world.bac_son, line="management", since=LONG_AGO)
    assert [(row.unit.name, row.lines) for row in gaps.gaps(TODAY).missing] == [
        ("Than Lạc", ["Tuyến Đảng"])
    ]
    assert gaps.gaps(TODAY, under=world.vinh_xanh.pk).missing == []
    assert len(gaps.gaps(TODAY, under=world.bac_son.pk, words="LAC").missing) == 1


def test_posts_vacant_that_day(world):
    post = Post.objects.get(body=world.committee_a)
    someone = create_person(by=CONSOLE, name="Nguyễn Thu Hà")
    appoint(someone, by=CONSOLE, post=post, since=TODAY)
    vacant = [one.body.organisation for one in gaps.gaps(TODAY).vacant]
    assert vacant == [world.vinh_xanh]
    assert len(gaps.gaps(TODAY - timedelta(days=1)).vacant) == 2


def test_the_model_page_explains_each_row(world, signed_in):
    page = signed_in.get("/organisations/model/?day=2026-06-15").content.decode()
    assert "Tuyến Đảng: Vịnh Xanh; tuyến chuyên môn: Bắc Sơn" in page
    assert world.suoi_nga.get_absolute_url() in page
    for show in ("missing", "vacant"):
        assert signed_in.get(f"/organisations/model/?show={show}&under=x&q=a").status_code == 200


def test_the_page_of_an_organisation(world, signed_in):
    someone = create_person(by=CONSOLE, name="Phạm Thị Mai")
    post = Post.objects.get(body=world.committee_b)
    appoint(someone, by=CONSOLE, post=post, since=date(2024, 3, 5), decided_by="Số 9-QĐ/TU")
    page = signed_in.get(world.vinh_xanh.get_absolute_url()).content.decode()
    for words in ("Đảng ủy Than Vịnh Xanh", "Phạm Thị Mai", "5-3-2024", "Than Suối Ngà"):
        assert words in page
    assert "ghi Phạm Thị Mai giữ chức Bí thư" in page
    assert "Đổi tên" not in page  # a reporter keeps nothing
    earlier = signed_in.get(f"{world.vinh_xanh.get_absolute_url()}?day=2024-03-04")
    assert "Khuyết" in earlier.content.decode()


def test_the_page_of_a_person(world, signed_in):
    someone = create_person(by=CONSOLE, name="Phạm Thị Mai")
    post = Post.objects.get(body=world.committee_b)
    appoint(someone, by=CONSOLE, post=post, since=date(2024, 3, 5))
    page = signed_in.get(someone.get_absolute_url()).content.decode()
    assert "Bí thư" in page
    assert "Đang giữ" in page
    assert "Đã giữ" not in page


def test_strangers_are_asked_to_sign_in(world, client):
    assert client.get("/organisations/").status_code == 302


def test_the_history_tells_names_places_and_the_end(world):
    rename(world.suoi_nga, by=CONSOLE, name="Than Ngà", short_name="Ngà", since=date(2024, 1, 1))
    move(world.suoi_nga, by=CONSOLE, line="party", parent=None, since=date(2025, 1, 1))
    move(
        world.suoi_nga,
        by=CONSOLE,
        line="management",
        parent=world.vinh_xanh,
        since=date(2025, 6, 1),
        decided_by="Số 4-QĐ/TU",
    )
    dissolve(world.suoi_nga, by=CONSOLE, until=TODAY)
    unit = Organisation.objects.get(pk=world.suoi_nga.pk)
    turns = pages.organisation(unit, TODAY).history
    assert [(turn.text, turn.note) for turn in turns[:5]] == [
        ("Tuyến chuyên môn: thôi trực thuộc Vịnh Xanh", "15-6-2026"),
        ("Giải thể, chấm dứt hoạt động", "15-6-2026"),
        ("Tuyến chuyên môn: trực thuộc Vịnh Xanh", "1-6-2025 · Số 4-QĐ/TU"),
        ("Tuyến Đảng: thôi trực thuộc Vịnh Xanh", "1-1-2025"),
        ("Đổi tên thành Than Ngà", "1-1-2024"),
    ]
    assert {turn.text for turn in turns[5:]} == {
        "Thành lập: Công ty Than Suối Ngà",
        "Tuyến chuyên môn: trực thuộc Bắc Sơn",
        "Tuyến Đảng: trực thuộc Vịnh Xanh",
    }
    said = [(act.who, act.text) for act in history.activity(unit)]
    assert said == [
        ("Dòng lệnh", "ghi việc giải thể"),
        ("Dòng lệnh", "ghi trực thuộc Vịnh Xanh từ 1-6-2025 (Tuyến chuyên môn)"),
        ("Dòng lệnh", "ghi thôi trực thuộc Vịnh Xanh từ 1-1-2025 (Tuyến Đảng)"),
        ("Dòng lệnh", "đổi tên thành Than Ngà"),
    ]


def test_the_committee_stands_before_the_boards(world):
    make_body(world.vinh_xanh, "personnel", "Ban Tổ chức Vịnh Xanh")
    found = pages.organisation(world.vinh_xanh, TODAY).offices
    assert [office.body.kind for office in found] == ["committee", "office", "personnel"]
