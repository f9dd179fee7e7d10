"""Documents found by number, subject and body: fed by the acts, and nothing one may not read."""

from datetime import date
from unicodedata import normalize

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import act_as, make_body, make_user
from lientich.documents import queries
from lientich.documents.actions import edit, share, withdraw
from lientich.documents.models import Document
from lientich.search import queries as search
from lientich.search.models import Entry, Indexed
from lientich.search.tokens import question

from .test_register import enter, joint

INDEX = "/documents/"
DAY, OLD = date(2026, 5, 1), date(2019, 1, 1)
BODY = "Các mỏ bảo vệ môi trường; hoà giải ở Thịnh Vượng. Nghị quyết 12-NQ/TW."


def found(by, words):
    asked = search.settled(Document, by, question(words))
    return [hit.object_id for hit in search.ranked(Document, by, asked, 50)]


@pytest.fixture
def hoa(world):
    """Specialist of another field than the environment."""
    board = make_body(world.bac_son, "communications", "Ban Tuyên giáo Bắc Sơn")
    board.fields.add(world.cadres)
    return act_as(make_user("hoa", "Ngô Hoa", "specialist", world.bac_son, board))


@pytest.mark.parametrize(
    "words",
    ["moi truong", "Môi Trường", "hòa giải", "thinh vuong", '"bảo vệ môi trường"', "12 NQ",
     "nq12", "12-NQ/TW", "nhiệm vụ năm 2026", "giải ở thịnh vư"],
)  # fmt: skip
def test_a_document_is_found_by_its_body_and_its_entry(world, lan, words):
    document = enter(lan, world, text=BODY)
    assert found(lan, words) == [document.pk]


@pytest.mark.parametrize("words", ["33 NQLT", "nqlt33", "33-NQLT/ĐUBS-ĐUVX", "33nqlt", "số 33"])
def test_a_joint_resolution_is_found_by_any_spelling_of_its_number(world, lan, words):
    enter(lan, world, number="34", text="33 mỏ theo NQLT cũ")
    resolution = joint(lan, world)
    assert found(lan, words)[0] == resolution.pk


def test_a_phrase_is_found_where_it_stands_as_one(world, lan):
    apart = enter(lan, world, number="1", text="bảo vệ rừng, vệ môi sinh, môi trường")
    whole = enter(lan, world, number="2", text="bảo vệ môi trường")
    across = enter(lan, world, number="3", subject="bảo vệ", text="môi trường")
    pairs = enter(lan, world, number="4", text="bảo vệ, vệ môi, môi trường")
    assert found(lan, '"bảo vệ môi trường"') == [whole.pk]
    assert set(found(lan, "bảo vệ môi trường")) == {apart.pk, whole.pk, across.pk, pairs.pk}


def test_marks_as_typed_go_first_and_titles_before_texts(world, lan):
    in_text = enter(lan, world, number="1", subject="a", text="cây mạ")
    folded = enter(lan, world, number="2", subject="b", text="con má", date=date(2026, 5, 1))
    titled = enter(lan, world, number="3", subject="về má", date=date(2020, 1, 1))
    exact = enter(lan, world, number="4", subject="về mạ", date=date(2019, 1, 1))
    assert found(lan, "mạ") == [exact.pk, titled.pk, in_text.pk, folded.pk]
    assert found(lan, "ma") == [titled.pk, exact.pk, folded.pk, in_text.pk]


def test_what_is_corrected_is_found_as_it_is_now(world, lan):
    document = enter(lan, world, subject="về than", text=BODY)
    told = {"kind": document.kind, "number": "30", "symbol": "NQ/ĐU", "issuers": []}
    edit(document, by=lan, **told, date=None, subject="về gỗ")
    assert (found(lan, "than"), found(lan, "gỗ")) == ([], [document.pk])
    assert found(lan, "thịnh vượng") == [document.pk]
    assert Indexed.objects.count() == 1


def test_what_is_filled_in_later_is_found(world, lan):
    document = enter(lan, world)
    assert found(lan, "thịnh vượng") == []
    assert enter(lan, world, text=BODY) == document
    assert found(lan, "thịnh vượng") == [document.pk]


def test_what_is_withdrawn_leaves_nothing_behind(world, lan):
    kept, gone = enter(lan, world, number="1", text=BODY), enter(lan, world, number="2", text=BODY)
    withdraw(gone, by=lan)
    assert found(lan, "thịnh vượng") == [kept.pk]
    assert list(Indexed.objects.values_list("object_id", flat=True)) == [kept.pk]
    assert Entry.objects.filter(kind="documents.document").count() == 1


def test_whom_it_is_sent_to_finds_it(world, lan, minh, phong):
    document = enter(lan, world, text=BODY)
    assert found(minh, "thịnh vượng") == []
    share(document, by=lan, organisations=[world.suoi_nga])
    assert found(minh, "thịnh vượng") == [document.pk]
    assert found(phong, "thịnh vượng") == []


def test_a_text_of_another_field_is_found_by_its_title_alone(world, lan, hoa, client):
    other = enter(lan, world, subject="về rừng", text=BODY, field=world.environment)
    own = enter(lan, world, number="31", text="Thịnh Vượng", field=world.cadres)
    assert found(hoa, "rừng") == [other.pk]
    assert found(hoa, "thịnh vượng") == [own.pk]
    assert found(hoa, "rừng thịnh vượng") == []
    client.force_login(hoa.user)
    page = client.get(INDEX, {"q": "rừng"})
    assert page.context["count"] == 1
    assert page.context["rows"][0]["snippet"] is None
    assert client.get(INDEX, {"q": "thịnh vượng"}).context["count"] == 1


def test_one_document_in_two_ways_is_counted_once(world, lan, hoa, client):
    enter(lan, world, subject="về rừng", text="rừng", field=world.cadres)
    client.force_login(hoa.user)
    page = client.get(INDEX, {"q": "rừng"})
    assert (page.context["count"], len(page.context["rows"])) == (1, 1)


def test_matches_are_shown_in_their_place_and_escaped(world, lan, client):
    document = enter(lan, world, text=f"<b>Mở đầu</b>\n{BODY}")
    client.force_login(lan.user)
    shown = client.get(INDEX, {"q": "mo dau"}).text
    assert "&lt;b&gt;<mark>Mở</mark> <mark>đầu</mark>&lt;/b&gt;" in shown
    place = client.get(INDEX, {"q": "thịnh vượng"}).context["rows"][0]["place"]
    assert place == f"{document.get_absolute_url()}?at={document.text.index('Thịnh')}#at"
    assert "<mark>Các mỏ bảo vệ" in client.get(place).text


@pytest.mark.parametrize(
    "asked",
    ['"', 'a" OR "b', "NOT * AND (", "a NEAR b", "a\0b", "x " * 5000, "^@=~.", "';--", "%"],
)
def test_hostile_questions_are_answered(world, lan, client, asked):
    enter(lan, world, text=BODY)
    client.force_login(lan.user)
    for address in (INDEX, f"{INDEX}print/", f"{INDEX}export/", reverse("home:search")):
        answer = client.get(address, {"q": asked})
        assert answer.status_code == 200
        assert b"".join(answer)  # read to its end
    assert isinstance(found(lan, asked), list)


SIGNS = [*"\"*-()^:+~=@.%_\\'/&|!<>", " ", "NEAR", "AND", "OR", "NOT", "hoà", "mỏ", "12", "NQ/TW"]
SIGNS += ["\u0301", "\u2019", "“", "Ð", "ß", "İ", "\u200b", "x" * 300]
TYPED = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=12).map("".join)


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(asked=TYPED | st.text(min_size=1, max_size=30))
def test_whatever_is_typed_is_answered(world, lan, asked):
    wanted = search.settled(Document, lan, question(asked))
    nearest = search.ranked(Document, lan, wanted, 50)
    what = queries.listed(lan, {"q": asked})
    rows = queries.register(what, None).rows
    assert {hit.object_id for hit in nearest} == {row.pk for row in rows}
    assert queries.count(what) == len(rows)
    queries.snippets(what, rows)
    search.told("Nghị quyết 12-NQ/TW", wanted)


@pytest.fixture(autouse=True)
def _one_to_be_found(request):
    if request.node.name.startswith("test_whatever"):
        world, lan = request.getfixturevalue("world"), request.getfixturevalue("lan")
        enter(lan, world, text=BODY)


@pytest.mark.parametrize(
    "written",
    ["Thủy lợi hòa giải Đông Đô", "Thuỷ lợi hoà giải Ðông Ðô", "THỦY LỢI HOÀ GIẢI ĐÔNG ĐÔ"],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_one_word_in_any_spelling_is_one_word(world, lan, written, form):
    enter(lan, world, number="1", subject="a", text="thuy loi hoa giai dong do", date=DAY)
    document = enter(lan, world, number="2", subject="b", text=normalize(form, written), date=OLD)
    for asked in ("thủy lợi", "thuỷ lợi", "hòa giải", "hoà giải", '"hoà giải Đông Đô"', "Ðông ÐÔ"):
        for typed in (asked, normalize("NFD", asked), asked.upper()):
            assert found(lan, typed)[0] == document.pk, typed  # though it is the older one
    assert len(found(lan, "thuy loi hoa giai dong do")) == 2


def test_words_go_with_filters_pages_and_tables(world, lan, client):
    for number in range(1, 31):
        enter(lan, world, number=str(number), text=BODY, date=date(2025 + number % 2, 3, number))
    enter(lan, world, number="40", subject="khác")
    client.force_login(lan.user)
    first = client.get(INDEX, {"q": "thinh vuong"})
    second = client.get(INDEX, {"q": "thinh vuong", "cursor": first.context["page"].older})
    assert [len(page.context["rows"]) for page in (first, second)] == [25, 5]
    assert first.context["count"] == 30
    days = [row["date"] for row in first.context["rows"]]
    assert days[:2] == ["29-3-2026", "27-3-2026"]
    assert client.get(INDEX, {"q": "thinh vuong", "year": "2025"}).context["count"] == 15
    answer = client.get(f"{INDEX}export/", {"q": "thinh vuong", "year": "2025"})
    assert b"".join(answer.streaming_content).count(b"\r\n") == 16


def test_a_search_costs_the_same_whatever_it_finds(
    world, lan, client, django_assert_num_queries, django_assert_max_num_queries
):
    client.force_login(lan.user)
    enter(lan, world, text=BODY)
    client.get(INDEX, {"q": "thinh vuong"})
    with django_assert_max_num_queries(14) as few:
        client.get(INDEX, {"q": "thinh vuong"})
    for number in range(31, 51):
        enter(lan, world, number=str(number), text=BODY)
    with django_assert_num_queries(len(few)):
        client.get(INDEX, {"q": "thinh vuong"})


@pytest.mark.parametrize("order", ["-place", "place"])
def test_what_is_hidden_among_the_first_makes_room_for_what_follows(world, lan, monkeypatch, order):
    monkeypatch.setattr(search, "SPARE", 0)
    several = [enter(lan, world, number=str(n), date=date(2026, 1, n)) for n in range(1, 6)]
    ordered = several if order == "place" else several[::-1]
    for hidden in (ordered[0], ordered[1]):  # the index is stale, the table of reach is not
        hidden.reach.all().delete()
    (rows,) = search.newest(Document, lan, question("nhiem vu"))
    assert [row.object_id for row in search.first(rows, [order], 2)] == [
        one.pk for one in ordered[2:4]
    ]
    assert not search.first(rows.filter(pk__in=[]), [order], 2)
