"""Where a document stands: in force on a day and by which other; what implements what."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from lientich.documents.actions import relate, share
from lientich.documents.models import Document, Relation
from lientich.documents.picture import branches, drawn
from lientich.documents.queries import in_force, lineage
from lientich.documents.queries.lineage import MOST
from lientich.documents.validity import Force, force

from .test_register import enter, joint

LATER = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("given", "on", "stands"),
    [
        ({}, date(2026, 1, 10), "not_yet"),
        ({}, date(2026, 1, 11), "in_force"),
        ({"valid_from": LATER}, LATER - timedelta(days=1), "not_yet"),
        ({"valid_from": LATER}, LATER, "in_force"),
        ({"valid_until": LATER}, LATER - timedelta(days=1), "in_force"),
        ({"valid_until": LATER}, LATER, "ended"),
        ({"date": None}, LATER, "unknown"),
        ({"date": None, "valid_until": LATER}, LATER, "ended"),
    ],
)
def test_it_is_in_force_from_its_first_day_until_its_last_has_passed(world, lan, given, on, stands):
    document = enter(lan, world, **given)
    assert force(document, on) == stands
    listed = Document.objects.filter(in_force(on)).exists()
    assert listed is (stands == Force.IN_FORCE)


@pytest.fixture
def old(world, lan):
    return enter(lan, world)


@pytest.fixture
def new(world, lan):
    return enter(lan, world, number="31", date=LATER)


def card(client, document, **asked):
    return client.get(document.get_absolute_url(), asked).context["standing"]


def test_the_page_says_by_which_other_it_ends_on_the_day_asked_for(lan, old, new, client):
    relate(new, by=lan, other=old, kind="replaces")
    client.force_login(lan.user)
    shown = card(client, old)
    assert (shown["state"], shown["span"]) == ("ended", "từ 11-1-2026, đến hết 28-2-2026")
    assert shown["ended"] == {
        "words": "Được thay thế từ 1-3-2026 bởi",
        "other": new,
        "url": new.get_absolute_url(),
    }
    assert card(client, old, on="2026-02-28")["state"] == "in_force"
    assert card(client, old, on="2026-03-01")["state"] == "ended"
    assert card(client, old, on="x")["asked"] is None


def test_who_does_not_see_the_other_is_not_told_that_there_is_one(
    world, lan, minh, old, new, client
):
    relate(new, by=lan, other=old, kind="repeals")
    relate(new, by=lan, other=old, kind="amends", clause="mục II")
    share(old, by=lan, organisations=[world.suoi_nga])
    client.force_login(minh.user)
    shown = card(client, old)
    assert shown["state"] == "ended"
    assert (shown["ended"], shown["changes"], shown["groups"]) == (None, [], [])


def test_a_clause_that_is_amended_is_told_before_and_after_its_day(lan, old, new, client):
    relate(new, by=lan, other=old, kind="amends", clause="mục II.2", since=date(2026, 7, 1))
    client.force_login(lan.user)
    told = [card(client, old, on=day)["changes"][0] for day in ("2026-06-30", "2026-07-01")]
    assert [(one["clause"], one["to_come"]) for one in told] == [
        ("mục II.2", True),
        ("mục II.2", False),
    ]


def test_what_waits_for_an_owner_is_shown_to_owners_alone(world, lan, phong, minh, client):
    owners = [world.bac_son, world.vinh_xanh]
    first = joint(lan, world, owners=owners)
    second = joint(lan, world, number="35", date=LATER, owners=owners)
    relation = relate(second, by=lan, other=first, kind="repeals")
    for document in (first, second):
        share(document, by=lan, organisations=[world.suoi_nga])
    for by, can_agree in ((lan, False), (phong, True)):
        client.force_login(by.user)
        ((_words, (row,)),) = card(client, first)["groups"]
        assert (row["waits_for"], row["can_agree"]) == (["Vịnh Xanh"], can_agree)
    agree = reverse("documents:agree_relation", args=[relation.pk])
    client.force_login(minh.user)
    assert card(client, first)["groups"] == []
    assert client.post(agree).status_code == 404
    client.force_login(phong.user)
    assert client.post(agree).url == first.get_absolute_url()
    assert card(client, first)["state"] == "ended"


def test_a_relation_is_corrected_and_removed_from_the_page(lan, old, new, client):
    relation = relate(new, by=lan, other=old, kind="amends")
    client.force_login(lan.user)
    address = reverse("documents:correct_relation", args=[relation.pk])
    wrong = client.post(address, {"kind": "amends", "clause": "cả bài"})
    assert wrong.context["form"].errors["clause"]
    client.post(address, {"kind": "amends", "clause": "Khoản 2, Điều 5"})
    relation.refresh_from_db()
    assert relation.clause == "khoản 2, Điều 5"
    client.post(reverse("documents:unrelate", args=[relation.pk]))
    assert not Relation.objects.exists()


def around(by, document):
    """Numbers of the documents by level."""
    found = lineage(by, document)
    return {level.step: [one.number for one in level.documents] for level in found.levels}


def chain(lan, world, *numbers):
    """Each implements the one before."""
    made = [enter(lan, world, number=number) for number in numbers]
    for above, below in zip(made, made[1:], strict=False):
        relate(below, by=lan, other=above, kind="implements")
    return made


def test_two_steps_up_and_two_down(world, lan):
    made = chain(lan, world, "1", "2", "3", "4", "5", "6", "7")
    assert around(lan, made[3]) == {-2: ["2"], -1: ["3"], 0: ["4"], 1: ["5"], 2: ["6"]}
    found = lineage(lan, made[3])
    keys = [one.pk for one in made]
    assert set(found.edges) == set(zip(keys[1:5], keys[2:6], strict=True))
    assert [one.document.number for one in branches(found, -1)] == ["3"]
    assert [one.number for one in branches(found, 1)[0].beyond] == ["6"]
    assert lineage(lan, enter(lan, world, number="9")) is None


def test_a_circle_is_drawn_once(world, lan):
    made = chain(lan, world, "1", "2", "3")
    relate(made[0], by=lan, other=made[2], kind="implements")
    found = lineage(lan, made[0])
    shown = [one.pk for level in found.levels for one in level.documents]
    assert sorted(shown) == sorted(one.pk for one in made)
    drawn(found)


def test_what_is_hidden_leads_nowhere_and_is_not_counted(world, lan, minh):
    made = chain(lan, world, "1", "2", "3")
    for document in (made[0], made[2]):
        share(document, by=lan, organisations=[world.suoi_nga])
    assert lineage(minh, made[2]) is None
    share(made[1], by=lan, organisations=[world.suoi_nga])
    assert around(minh, made[2]) == {-2: ["1"], -1: ["2"], 0: ["3"]}


def test_a_picture_shows_a_few_and_counts_the_rest(world, lan, client, django_assert_num_queries):
    base = enter(lan, world)

    def below(number):
        one = enter(lan, world, number=str(number), date=LATER + timedelta(days=number))
        relate(one, by=lan, other=base, kind="implements")

    below(31)
    with django_assert_num_queries(2):
        lineage(lan, base)
    for number in range(32, 32 + MOST + 1):
        below(number)
    with django_assert_num_queries(2):
        found = lineage(lan, base)
    assert (len(found.levels[1].documents), found.more) == (MOST, 2)
    assert found.levels[1].documents[0].number == "38"  # the newest first
    picture = drawn(found)
    assert len({(box.x, box.y) for box in picture.boxes}) == MOST + 1
    assert all(box.x >= 0 and box.x + box.width <= picture.width for box in picture.boxes)
    assert all(box.y + box.height <= picture.height for box in picture.boxes)
    client.force_login(lan.user)
    assert client.get(base.get_absolute_url()).text.count("và 2 văn bản khác") == 2
