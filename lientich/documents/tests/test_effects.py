"""What one document does to another: from which day, by whom, and how it is taken back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from conftest import NOW, give_mandate
from lientich.accounts.queries import actor_of
from lientich.documents.actions import (
    agree_relation,
    correct_relation,
    edit,
    relate,
    relate_as_read,
    share,
    unrelate,
)
from lientich.documents.models import Document, Relation
from lientich.documents.queries import in_force
from lientich.journal.models import Event

from .test_register import DAY, enter, joint

LATER = date(2026, 3, 1)


@pytest.fixture
def old(world, lan):
    return enter(lan, world)


@pytest.fixture
def new(world, lan):
    return enter(lan, world, number="31", date=LATER)


@pytest.fixture
def both(world, lan):
    """Two joint documents of Bắc Sơn and Vịnh Xanh, the later one first."""
    owners = [world.bac_son, world.vinh_xanh]
    first = joint(lan, world, owners=owners)
    return joint(lan, world, number="35", date=LATER, owners=owners), first


def verbs():
    return list(Event.objects.order_by("id").values_list("verb", flat=True))


def test_what_is_replaced_ends_on_the_day_the_other_begins(lan, old, new):
    relate(new, by=lan, other=old, kind="replaces")
    old.refresh_from_db()
    assert (old.in_force_until, old.valid_until) == (LATER, None)
    eve = LATER - timedelta(days=1)
    assert Document.objects.filter(in_force(eve)).get() == old
    assert Document.objects.filter(in_force(LATER)).get() == new
    assert verbs()[-2:] == ["documents.related", "documents.ended"]


def test_the_first_end_counts_and_is_taken_back_with_its_relation(world, lan, old, new):
    newer = enter(lan, world, number="32", date=date(2026, 4, 1))
    relate(newer, by=lan, other=old, kind="repeals")
    first = relate(new, by=lan, other=old, kind="replaces", since=date(2026, 3, 15))
    old.refresh_from_db()
    assert old.in_force_until == date(2026, 3, 15)
    unrelate(first, by=lan)
    old.refresh_from_db()
    assert old.in_force_until == newer.date
    correct_relation(Relation.objects.get(), by=lan, kind="cites")
    old.refresh_from_db()
    assert old.in_force_until is None
    assert verbs()[-2:] == ["documents.relation_corrected", "documents.end_taken_back"]


def test_its_own_end_stays_what_its_text_says(world, lan, old, new):
    own = {"kind": old.kind, "number": "30", "symbol": "NQ/ĐU", "date": DAY, "issuers": []}
    edit(old, by=lan, **own, subject="về", valid_until=date(2026, 2, 1))
    relate(new, by=lan, other=old, kind="replaces")
    old.refresh_from_db()
    assert (old.valid_until, old.in_force_until) == (date(2026, 2, 1), date(2026, 2, 1))


def test_a_clause_ends_without_the_document(lan, old, new):
    for clause in ("Khoản 2 Điều 5", "mục ii.2"):
        relate(new, by=lan, other=old, kind="repeals", clause=clause)
    old.refresh_from_db()
    assert old.in_force_until is None
    told = [
        (one.clause, one.clause_key, one.begins, one.in_effect)
        for one in Relation.objects.order_by("pk")
    ]
    assert told == [
        ("khoản 2, Điều 5", "d5/2/", LATER, True),
        ("mục II.2", "ii/2/", LATER, True),
    ]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": "amends", "clause": "toàn bộ"}, "clause"),
        ({"kind": "amends", "since": LATER - timedelta(days=1)}, "since"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(lan, old, new, given, field):
    with pytest.raises(ValidationError) as refused:
        relate(new, by=lan, other=old, **given)
    assert list(refused.value.message_dict) == [field]


def test_an_earlier_document_changes_no_later_one(lan, old, new):
    with pytest.raises(ValidationError, match="ban hành trước"):
        relate(old, by=lan, other=new, kind="repeals")


@pytest.mark.parametrize(
    ("first", "turned"),
    [("implements", "implements"), ("implements", "based_on"), ("amends", "replaces")],
)
def test_two_documents_never_stand_above_each_other(world, lan, first, turned):
    one, other = enter(lan, world), enter(lan, world, number="31")
    relate(one, by=lan, other=other, kind=first)
    relate(other, by=lan, other=one, kind="cites")
    with pytest.raises(ValidationError, match="Văn bản kia"):
        relate(other, by=lan, other=one, kind=turned)


def test_only_a_document_of_all_owners_changes_one_of_several(world, lan, phong, both):
    own = enter(lan, world, number="40", date=LATER)
    with pytest.raises(ValidationError, match="mọi tổ chức"):
        relate(own, by=lan, other=both[1], kind="amends")
    # Bắc Sơn's own entry of what both issued is the act of both as well.
    alone = joint(lan, world, number="36")
    with pytest.raises(ValidationError, match="mọi tổ chức"):
        relate(own, by=lan, other=alone, kind="repeals")


def test_what_binds_both_waits_for_both(lan, phong, both):
    relation = relate(both[0], by=lan, other=both[1], kind="repeals")
    both[1].refresh_from_db()
    assert (relation.in_effect, both[1].in_force_until) == (False, None)
    for _again in range(2):
        agree_relation(relation, by=phong)
    relation.refresh_from_db()
    both[1].refresh_from_db()
    assert (relation.in_effect, both[1].in_force_until) == (True, LATER)
    assert verbs()[-2:] == ["documents.ended", "documents.relation_agreed"]
    with pytest.raises(PermissionDenied, match="một bên"):
        unrelate(relation, by=lan)
    with pytest.raises(PermissionDenied, match="một bên"):
        correct_relation(relation, by=phong, kind="cites")


def test_saying_it_again_for_the_other_side_is_its_part(lan, phong, both):
    for by in (lan, lan, phong):
        relation = relate(both[0], by=by, other=both[1], kind="amends", clause="mục II")
    assert relation.in_effect
    assert Relation.objects.count() == 1


def test_what_is_corrected_waits_for_the_other_again(lan, phong, both):
    relation = relate(both[0], by=lan, other=both[1], kind="amends")
    relation = correct_relation(relation, by=phong, kind="amends", clause="mục II", wording="Mới")
    assert not relation.in_effect
    assert [part.organisation_id for part in relation.parts.all()] == [phong.organisation_id]
    assert agree_relation(relation, by=lan).in_effect


def test_a_correction_that_says_nothing_new_writes_nothing(lan, old, new):
    relation = relate(new, by=lan, other=old, kind="amends", clause="mục II")
    correct_relation(relation, by=lan, kind="amends", clause="Mục II")
    assert verbs()[-1] == "documents.related"
    relate(new, by=lan, other=old, kind="amends", clause="mục III")
    with pytest.raises(ValidationError, match="đã được ghi"):
        correct_relation(relation, by=lan, kind="amends", clause="mục III")


def test_one_person_does_not_say_it_for_both(world, lan, both):
    mandate = give_mandate(lan.user, "office", world.vinh_xanh)
    relation = relate(both[0], by=lan, other=both[1], kind="repeals")
    for_the_other = actor_of(lan.user, NOW, mandate.pk)
    with pytest.raises(ValidationError, match="Một người"):
        agree_relation(relation, by=for_the_other)
    with pytest.raises(ValidationError, match="Một người"):
        relate(both[0], by=for_the_other, other=both[1], kind="repeals")


def test_another_day_is_no_part_in_what_the_other_side_said(lan, phong, both):
    relate(both[0], by=lan, other=both[1], kind="repeals")
    day = LATER + timedelta(days=9)
    relation = relate(both[0], by=phong, other=both[1], kind="repeals", since=day)
    assert (relation.since, relation.in_effect, relation.parts.count()) == (None, False, 1)


def test_whose_office_says_it(world, lan, ha, phong, mai, minh, old, new, both):
    share(old, by=lan, organisations=[world.vinh_xanh, world.suoi_nga])
    share(new, by=lan, organisations=[world.vinh_xanh, world.suoi_nga])
    relation = relate(new, by=lan, other=old, kind="amends")
    for by in (ha, phong, mai, minh):
        with pytest.raises(PermissionDenied):
            agree_relation(relation, by=by)
        with pytest.raises(PermissionDenied):
            unrelate(relation, by=by)
    # Vịnh Xanh keeps the joint document that changes one of Bắc Sơn's alone: not theirs to say.
    with pytest.raises(PermissionDenied, match="được sửa đổi"):
        relate(both[0], by=phong, other=old, kind="amends")


def test_what_a_text_cannot_do_it_cites(world, lan, both):
    own = enter(lan, world, number="40", date=LATER)
    text = "Bãi bỏ Nghị quyết 33-NQLT/ĐUBS-ĐUVX"
    given = {"by": lan, "other": both[1], "text": text, "start": text.index("Nghị"), "end": 30}
    assert relate_as_read(own, **given).kind == "cites"


def test_a_text_names_the_clause_it_amends_and_how_it_reads(lan, old, new):
    text = "Sửa đổi mục II.2 của Nghị quyết 30-NQ/ĐU như sau: “2. Mỗi quý một lần.”\n"
    relation = relate_as_read(new, by=lan, other=old, text=text, start=text.index("Nghị"), end=40)
    assert (relation.kind, relation.clause, relation.wording) == (
        "amends",
        "mục II.2",
        "2. Mỗi quý một lần.",
    )


def test_a_removed_relation_is_not_corrected(lan, old, new):
    relation = relate(new, by=lan, other=old, kind="cites")
    unrelate(Relation.objects.get(), by=lan)
    with pytest.raises(ValidationError, match="vừa được bỏ"):
        unrelate(relation, by=lan)
