"""A paper that amends another, clause by clause: agreed on by all, and in effect with its issue."""

import pytest
from django.core.exceptions import ValidationError

from lientich.core.ids import new_id
from lientich.documents import actions as documents
from lientich.documents.models import Document, Relation
from lientich.documents.queries import beside
from lientich.drafting import actions
from lientich.drafting.actions.issuing import _act_on
from lientich.drafting.content import content_of
from lientich.drafting.panels import of_document
from lientich.drafting.queries import sides

TEXT = (
    "Điều 1. Sửa đổi Quy chế 7-QC/ĐUBS-ĐUVX\n"
    "1. Khoản 2 Điều 5 được sửa đổi như sau:\n“2. Mỗi quý một lần.”\n"
    "2. Bãi bỏ điểm a khoản 1 Điều 6.\n"
)


@pytest.fixture
def statute(world, lan):
    return documents.register(
        by=lan,
        kind="Quy chế",
        number="7",
        symbol="QC/ĐUBS-ĐUVX",
        date=lan.today,
        issuers=[world.committee_a, world.committee_b],
        owners=[world.bac_son, world.vinh_xanh],
        joint=True,
    )


@pytest.fixture
def begin(world, lan, statute):
    def begin(clauses, **more):
        given = {"acts_on": statute, "effect": "amends"} | more
        return actions.start_draft(
            by=lan,
            token=new_id(),
            kind="Quyết định",
            subject="sửa đổi Quy chế",
            issuers=[world.committee_a, world.committee_b],
            clauses=clauses,
            **given,
        )

    return begin


def test_its_clauses_are_part_of_what_is_agreed_on(begin, lan):
    draft = begin("Khoản 2 Điều 5\n\nĐiều 6, khoản 1, điểm a\nĐiều 5 khoản 2")
    assert draft.clauses == "khoản 2, Điều 5\nđiểm a, khoản 1, Điều 6"
    assert content_of(draft, sides(draft))["clauses"] == draft.clauses.splitlines()
    plain = begin("")
    assert "clauses" not in content_of(plain, sides(plain))
    draft = actions.edit_draft(draft, by=lan, kind=draft.kind, subject="x", clauses="mục II")
    assert draft.clauses == "mục II"


def test_what_is_no_clause_is_refused_at_its_field(begin):
    with pytest.raises(ValidationError, match="“cả bài”"):
        begin("cả bài")


def test_what_acts_on_nothing_names_no_clauses(begin):
    assert begin("Điều 5", acts_on=None, effect="").clauses == ""


def test_with_its_issue_each_clause_is_amended_for_both_sides(begin, statute, world, lan):
    draft = begin("Khoản 2 Điều 5\nđiểm a khoản 1 Điều 6")
    document = documents.register(
        by=lan,
        kind="Quyết định",
        number="9",
        symbol="QĐ/ĐUBS-ĐUVX",
        date=lan.today,
        issuers=[world.committee_a, world.committee_b],
        owners=[world.bac_son, world.vinh_xanh],
        joint=True,
        text=TEXT,
    )
    _act_on(draft, document, lan)
    told = Relation.objects.order_by("pk").values_list("clause", "wording", "in_effect", "start")
    assert list(told) == [
        ("khoản 2, Điều 5", "2. Mỗi quý một lần.", True, TEXT.index("Khoản 2")),
        ("điểm a, khoản 1, Điều 6", "", True, TEXT.index("điểm a")),
    ]
    assert Document.objects.get(pk=statute.pk).in_force_until is None


def test_who_reads_the_document_is_not_told_what_is_drafted_on_it(begin, statute, world, lan, minh):
    draft = begin("")
    documents.share(statute, by=lan, organisations=[world.suoi_nga])
    told = {by: of_document(statute, by, beside(by, statute)) for by in (lan, minh)}
    assert told[lan]["changing"] == [draft]
    assert told[minh] is None
