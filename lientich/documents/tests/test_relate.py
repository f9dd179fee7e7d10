import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lientich.documents.actions import relate, share, unrelate
from lientich.documents.models import Relation
from lientich.documents.queries import beside, offered, relations
from lientich.journal.models import Event

from .test_register import enter, joint


def told(by, document):
    return [
        (one.relation, one.other, one.refers)
        for one in relations(by, document, beside(by, document))
    ]


def test_documents_refer_to_each_other_once(world, lan):
    plan, base = enter(lan, world, number="31"), enter(lan, world)
    for _ in range(2):
        relate(plan, by=lan, other=base, kind="based_on", start=3, end=9)
    relation = Relation.objects.get()
    assert told(lan, plan) == [(relation, base, True)]
    assert told(lan, base) == [(relation, plan, False)]
    assert Event.objects.get(verb="documents.related").facts == {
        "other": str(base.pk),
        "kind": "based_on",
        "clause": "",
    }


def test_it_can_be_taken_back(world, lan):
    relation = relate(enter(lan, world, number="31"), by=lan, other=enter(lan, world), kind="cites")
    unrelate(relation, by=lan)
    assert not Relation.objects.exists()
    assert Event.objects.filter(verb="documents.unrelated").count() == 1


def test_the_other_side_learns_of_none_it_does_not_see(world, lan, phong):
    both = joint(lan, world, owners=[world.bac_son, world.vinh_xanh])
    relate(enter(lan, world), by=lan, other=both, kind="implements")
    assert len(relations(lan, both, beside(lan, both))) == 1
    assert relations(phong, both, beside(phong, both)) == []


def test_nobody_refers_to_what_they_do_not_see(world, lan, phong):
    with pytest.raises(ValidationError, match="Không có"):
        relate(enter(phong, world), by=phong, other=enter(lan, world), kind="cites")


def test_nothing_refers_to_itself(world, lan):
    document = enter(lan, world)
    with pytest.raises(ValidationError, match="chính nó"):
        relate(document, by=lan, other=document, kind="cites")


def test_who_may_not(world, lan, ha, minh, phong):
    document, base = enter(lan, world, number="31"), enter(lan, world)
    share(document, by=lan, organisations=[world.vinh_xanh, world.suoi_nga])
    share(base, by=lan, organisations=[world.vinh_xanh, world.suoi_nga])
    for by in (ha, minh, phong):
        with pytest.raises(PermissionDenied, match="văn phòng"):
            relate(document, by=by, other=base, kind="cites")


def test_a_text_offers_what_it_cites_until_it_is_said(world, lan, phong):
    base = enter(lan, world)
    text = (
        "Căn cứ Nghị quyết số 30-NQ/ĐU ngày 11-1-2026 của Đảng ủy Tập đoàn Than Bắc Sơn;\n"
        "sửa đổi mục II.2 Nghị quyết số 30-NQ/ĐU ngày 11-1-2026; theo Chỉ thị số 05-CT/TW.\n"
    )
    plan = enter(lan, world, number="31", text=text)
    first, second = offered(lan, plan)
    assert (first.other, first.kind, first.words) == (base, "based_on", text[7 : text.index(";")])
    assert (second.kind, second.clause) == ("amends", "mục II.2")
    share(plan, by=lan, organisations=[world.vinh_xanh])
    assert offered(phong, plan) == []
    relate(plan, by=lan, other=base, kind="cites")
    assert offered(lan, plan) == []
