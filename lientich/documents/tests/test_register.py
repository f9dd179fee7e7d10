from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError

from conftest import act_as, make_body, make_user
from lientich.documents.actions import entries, register, share
from lientich.documents.models import Document
from lientich.documents.storage import keep
from lientich.journal.models import Event
from lientich.search.models import Entry

DAY = date(2026, 1, 11)


def enter(by, world, **more):
    given = {
        "kind": "Nghị quyết",
        "number": "30",
        "symbol": "NQ/ĐU",
        "date": DAY,
        "subject": "về nhiệm vụ năm 2026",
        "issuers": [world.committee_a],
    }
    return register(by=by, **(given | more))


def joint(by, world, **more):
    given = {
        "number": "33",
        "symbol": "NQLT/ĐUBS-ĐUVX",
        "issuers": [world.committee_a, world.committee_b],
        "joint": True,
    }
    return enter(by, world, **(given | more))


def seen(by):
    return set(Document.objects.visible_to(by))


def test_a_document_stands_in_the_own_register(world, lan):
    document = enter(lan, world)
    assert document.title == "Nghị quyết 30-NQ/ĐU"
    assert list(document.owners.all()) == [world.bac_son]
    assert list(document.issuers.all()) == [world.committee_a]
    event = Event.objects.get(verb="documents.registered")
    assert (event.subject, event.facts) == (document, {"owners": [str(world.bac_son.pk)]})
    assert Entry.objects.get(object_id=document.pk).title == (
        "Nghị quyết 30-NQ/ĐU. về nhiệm vụ năm 2026"
    )


def test_its_own_house_sees_it_and_nobody_else(world, lan, ha, phong, mai, minh, tuan):
    document = enter(lan, world)
    assert [seen(by) for by in (lan, ha)] == [{document}, {document}]
    assert [seen(by) for by in (phong, mai, minh, tuan)] == [set()] * 4


def test_entered_twice_it_is_there_once(world, lan):
    document = enter(lan, world)
    assert enter(lan, world) == document
    assert enter(lan, world, number="030", symbol="NQ / ĐU", subject="") == document
    assert Event.objects.filter(verb="documents.registered").count() == 1


@pytest.mark.parametrize(
    "other",
    [
        {"number": "31"},
        {"kind": "Chỉ thị"},
        {"date": date(2025, 1, 11)},
        {"symbol": "NQ/BTV"},
    ],
)
def test_another_number_kind_year_or_symbol_is_another_document(world, lan, other):
    assert enter(lan, world) != enter(lan, world, **other)


def test_the_same_letters_of_another_committee_are_another_document(world, lan):
    assert enter(lan, world) != enter(lan, world, issuers=[world.committee_b])


def test_what_was_only_cited_is_filled_in_when_the_paper_comes(world, lan):
    cited = enter(lan, world, date=None, subject="")
    file = keep(b"Nghi quyet", media_type="text/plain")
    complete = enter(lan, world, text="Điều 1", file=file, file_name="nq.txt")
    assert complete == cited
    assert (complete.date, complete.text, complete.file) == (DAY, "Điều 1", file)
    assert Event.objects.get(verb="documents.completed").facts == {
        "filled": ["date", "subject", "text", "file", "file_name"]
    }
    again = enter(lan, world, text="khác", subject="khác")
    assert (again.text, again.subject) == ("Điều 1", "về nhiệm vụ năm 2026")
    assert complete.ownerships.get().identity == enter(lan, world).ownerships.get().identity


def test_what_the_other_side_holds_as_internal_is_a_new_record_without_a_hint(world, lan, phong):
    theirs = enter(phong, world)
    ours = enter(lan, world)
    assert ours != theirs
    assert (seen(lan), seen(phong)) == ({ours}, {theirs})


def test_a_joint_document_belongs_to_all_who_issued_it(world, lan, phong, minh):
    document = joint(lan, world, owners=[world.bac_son, world.vinh_xanh])
    assert (seen(lan), seen(phong), seen(minh)) == ({document}, {document}, set())
    assert joint(phong, world, owners=[world.bac_son, world.vinh_xanh]) == document


def test_entering_jointly_tells_nothing_of_what_the_other_side_has_for_itself(world, lan, phong):
    theirs = joint(phong, world)
    both = joint(lan, world, owners=[world.bac_son, world.vinh_xanh])
    assert both != theirs
    assert (seen(lan), seen(phong)) == ({both}, {theirs, both})


def test_a_document_of_a_class_tells_nothing_to_who_is_not_cleared(world, lan, ha):
    personnel = make_body(world.bac_son, "personnel", "Ban Tổ chức Bắc Sơn")
    khanh = act_as(make_user("khanh", "Bùi Khánh", "specialist", world.bac_son, personnel))
    personnel.fields.add(world.cadres)
    khanh = act_as(khanh.user)
    kept = enter(khanh, world, field=world.cadres, classification="cadre")
    ordinary = enter(lan, world)
    assert kept != ordinary
    assert (seen(lan), seen(ha)) == ({ordinary}, {kept, ordinary})


def test_a_specialist_enters_within_the_own_field(world):
    board = make_body(world.bac_son, "communications", "Ban Tuyên giáo Bắc Sơn")
    board.fields.add(world.environment)
    hoa = act_as(make_user("hoa", "Ngô Hoa", "specialist", world.bac_son, board))
    assert enter(hoa, world, field=world.environment).field == world.environment
    for field in (None, world.cadres):
        with pytest.raises(PermissionDenied, match="mặt công tác"):
            enter(hoa, world, number="31", field=field)


def test_who_may_not(world, ha, minh, lan):
    for by in (ha, minh):
        with pytest.raises(PermissionDenied, match="văn phòng"):
            enter(by, world)
    with pytest.raises(PermissionDenied):
        enter(lan, world, owners=[world.vinh_xanh])
    with pytest.raises(PermissionDenied):  # nobody enters into the register of one who issued none
        enter(lan, world, owners=[world.bac_son, world.suoi_nga])
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"number": "", "symbol": "", "subject": ""}, "Hãy ghi số"),
        ({"valid_from": DAY, "valid_until": date(2025, 1, 1)}, "không thể trước"),
        ({"period": (2028, 2026)}, "không thể trước"),
    ],
)
def test_what_cannot_be(world, lan, wrong, said):
    with pytest.raises(ValidationError, match=said):
        enter(lan, world, **wrong)


def test_news_without_a_number_are_known_by_day_and_subject(world, lan):
    news = {"kind": "Bài báo", "number": "", "symbol": "", "issuers": []}
    first = enter(lan, world, **news, subject="Tăng cường phối hợp")
    assert enter(lan, world, **news, subject="“Tăng cường phối hợp”.") == first
    assert enter(lan, world, **news, subject="Tăng cường phối hợp", date=date(2026, 2, 1)) != first


def test_what_says_too_little_to_be_compared_still_stands_once(world, lan):
    vague = {"number": "7", "date": None, "issuers": [], "subject": ""}
    assert enter(lan, world, **vague) == enter(lan, world, **vague)


def test_what_is_not_ones_own_is_recognised_and_left_as_it_is(world, lan, phong):
    theirs = enter(phong, world, date=None)
    share(theirs, by=phong, organisations=[world.bac_son])
    assert enter(lan, world) == theirs
    theirs.refresh_from_db()
    assert theirs.date is None
    assert enter(lan, world, own=True) != theirs


def test_who_issued_it_is_filled_in_too(world, lan):
    cited = enter(lan, world, issuers=[])
    assert enter(lan, world) == cited
    assert list(cited.issuers.all()) == [world.committee_a]
    assert str(world.committee_a.pk) in cited.ownerships.get().identity


def test_another_owner_enters_its_own_in_this_very_moment(world, lan, phong, monkeypatch):
    look, looked = entries._free_identity, []

    def overtaken(document, bodies, owner, own):
        identity = look(document, bodies, owner, own)
        if owner == world.vinh_xanh.pk and not looked:
            looked.append(owner)
            raise IntegrityError
        return identity

    monkeypatch.setattr(entries, "_free_identity", overtaken)
    both = joint(lan, world, owners=[world.bac_son, world.vinh_xanh])
    assert (seen(lan), seen(phong)) == ({both}, {both})
