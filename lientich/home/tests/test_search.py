"""Finding documents, tasks, organisations and people, and nothing one may not see."""

from datetime import date

import pytest
from django.urls import reverse

from conftest import act_as, make_body, make_user
from lientich.documents.actions import register as enter
from lientich.documents.actions import withdraw
from lientich.home.queries import finding
from lientich.organisations.actions import create_person
from lientich.search import queries as search
from lientich.search.actions import index


def titles(by, words):
    return {
        group.kind.key: ["".join(piece for piece, _asked in hit.pieces) for hit in group.hits]
        for group in finding(by, words)
    }


def test_everything_is_found_without_marks(programme, give, register, lan, world):
    give("Tổ chức đại hội điểm", [world.suoi_nga])
    register(lan, "8", "Về công tác đại hội")
    create_person(by=lan, name="Lê Đại Hội")
    index(world.suoi_nga, title=world.suoi_nga.name)
    assert titles(lan, "dai hoi") == {
        "documents": ["Nghị quyết 8-NQ/ĐU. Về công tác đại hội"],
        "tasks": ["Tổ chức đại hội điểm"],
        "people": ["Lê Đại Hội"],
    }
    assert titles(lan, "suoi nga") == {"organisations": ["Công ty Than Suối Ngà"]}


@pytest.mark.parametrize("words", ["33 NQLT", "nqlt33", "33-NQLT/ĐUBS-ĐUVX", "33nqlt", "số 33"])
def test_a_joint_resolution_is_found_by_any_spelling_of_its_number(lan, world, words):
    enter(
        by=lan,
        kind="Nghị quyết",
        number="33",
        symbol="NQLT/ĐUBS-ĐUVX",
        subject="Về môi trường",
        issuers=[world.committee_a, world.committee_b],
        joint=True,
        date=date(2026, 4, 18),
    )
    assert list(titles(lan, words)) == ["documents"]


def test_the_newest_comes_first(register, lan):
    for number, year in (("1", 2024), ("2", 2026), ("3", 2025)):
        register(lan, number, "Về an toàn", date=date(year, 1, 1))
    assert [title[11:15] for title in titles(lan, "an toan")["documents"]] == [
        "2-NQ",
        "3-NQ",
        "1-NQ",
    ]


def test_each_finds_what_they_may_see(secrets, lan, ha, phong, mai, minh, tuan):
    found = {
        (word, by.user.username): set(titles(by, word))
        for word in ("Zebra", "Quagga", "Okapi")
        for by in (lan, ha, phong, mai, minh, tuan)
    }
    both, tasks = {"documents", "tasks"}, {"tasks"}
    expected = dict.fromkeys(found, set()) | {
        ("Zebra", "lan"): both,
        ("Zebra", "ha"): both,
        ("Zebra", "minh"): tasks,
        ("Quagga", "phong"): both,
        ("Quagga", "mai"): both,
        ("Quagga", "minh"): tasks,
    }
    expected |= {("Okapi", who): tasks for who in ("lan", "ha", "phong", "mai", "tuan")}
    assert found == expected


def test_a_draft_is_not_found_by_the_unit_it_may_be_given_to(secrets, minh):
    assert "Zebra dự thảo" not in titles(minh, "Zebra")["tasks"]


@pytest.fixture
def thu(world):
    """Specialist of Bắc Sơn's personnel board: cadres is its field."""
    board = make_body(world.bac_son, "other", "Ban Tổ chức Bắc Sơn")
    board.fields.add(world.cadres)
    return act_as(make_user("thu", "Lý Thị Thu", "specialist", world.bac_son, board))


def test_a_specialist_finds_other_fields_by_title_alone(give, thu, world):
    give("Trạm xử lý nước thải", [world.suoi_nga], text="có hệ thống quan trắc")
    give("Quy hoạch cán bộ", [world.suoi_nga], text="quan trắc", field=world.cadres)
    assert titles(thu, "tram xu ly")["tasks"] == ["Trạm xử lý nước thải"]
    assert titles(thu, "quan trac")["tasks"] == ["Quy hoạch cán bộ"]


def test_the_page_marks_the_words_and_escapes_the_rest(client, register, lan):
    register(lan, "9", "Về <b>an toàn</b> lao động")
    client.force_login(lan.user)
    shown = client.get(reverse("home:search"), {"q": "an toan"}).content.decode()
    assert "&lt;b&gt;<mark>an</mark> <mark>toàn</mark>&lt;/b&gt;" in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "Gõ có dấu hay không dấu"),
        ("-./", "Không tìm thấy"),
        ("không có gì", "Không tìm thấy"),
        ("x" * 201, "Gõ có dấu hay không dấu"),
        ("a\0b", "Gõ có dấu hay không dấu"),
    ],
)
def test_nothing_found_says_what_to_do(client, lan, words, said):
    client.force_login(lan.user)
    shown = client.get(reverse("home:search"), {"q": words})
    assert shown.status_code == 200
    assert said in shown.content.decode()


def test_a_kind_is_shown_whole_and_its_count_stops(client, register, lan):
    for number in range(1, 53):
        register(lan, str(number), "Về an toàn")
    client.force_login(lan.user)
    few = client.get(reverse("home:search"), {"q": "an toan"})
    assert [len(group.hits) for group in few.context["shown"]] == [5]
    assert [tab["count"] for tab in few.context["tabs"]] == ["", "50+"]
    many = client.get(reverse("home:search"), {"q": "an toan", "kind": "documents"})
    assert [len(group.hits) for group in many.context["shown"]] == [50]


def test_the_number_of_queries_is_fixed(
    client, register, give, lan, world, django_assert_max_num_queries
):
    client.force_login(lan.user)

    def cost():
        with django_assert_max_num_queries(16) as asked:
            client.get(reverse("home:search"), {"q": "an toan"})
        return len(asked)

    register(lan, "1", "Về an toàn")
    give("Việc an toàn", [world.suoi_nga])
    few = cost()
    for number in range(2, 30):
        register(lan, str(number), "Về an toàn")
        give(f"Việc an toàn {number}", [world.suoi_nga])
    assert cost() == few


def test_what_is_withdrawn_while_it_is_found_is_left_out(register, lan, monkeypatch):
    gone = register(lan, "1", "Về an toàn")
    register(lan, "2", "Về an toàn")
    ranked = search.ranked

    def found(*args):
        rows = ranked(*args)
        withdraw(gone, by=lan)
        return rows

    monkeypatch.setattr("lientich.search.queries.ranked", found)
    assert titles(lan, "an toan") == {"documents": ["Nghị quyết 2-NQ/ĐU. Về an toàn"]}
