"""What a draft says beside its text, in the form that its issuer and date want."""

import pytest
from django.urls import reverse

from conftest import make_body
from lientich.core.ids import new_id
from lientich.drafting import actions
from lientich.drafting.content import content_of, digest
from lientich.drafting.models import Draft
from lientich.drafting.official.papers import paper_of
from lientich.drafting.official.symbols import code_of, suggested
from lientich.drafting.queries import sides, superior_of
from lientich.organisations.models import Affiliation, Line
from lientich.papers import Form

from .conftest import appointed

pytestmark = pytest.mark.django_db


@pytest.fixture
def management(world):
    return make_body(world.bac_son, "management", "Tập đoàn Than Bắc Sơn", "TBS")


def start(by, body, kind="Quyết định", **more):
    given = {"subject": "về an toàn mỏ", "symbol": "QĐ-TBS", "place": "Hạ Sơn"} | more
    return actions.start_draft(by=by, token=new_id(), kind=kind, issuers=[body], **given)


def content(draft):
    draft.refresh_from_db()
    return content_of(draft, sides(draft))


def version_of(draft, by):
    actions.save_text(draft, by=by, text="Nội dung.", revision=draft.revision)
    return actions.cut_version(draft, by=by)


def test_who_issues_chooses_the_form(lan, world, management):
    """A Party body's paper keeps to the Party's rules, an enterprise's to Nghị định 30."""
    paper = paper_of(version_of(start(lan, management), lan), exercise=False)
    assert (paper.form, paper.number) == (Form.STATE, "…/QĐ-TBS")
    own = start(lan, world.committee_a, symbol="QĐ/ĐU")
    paper = paper_of(version_of(own, lan), exercise=False)
    assert (paper.form, paper.number) == (Form.PARTY, "…-QĐ/ĐU")


def test_what_is_not_set_changes_no_hash(written, lan):
    """Versions agreed on before these particulars could be set are named as they were."""
    before = content(written)
    assert not {"form", "urgency", "addressees"} & set(before)
    assert not any("superior" in one for one in before["issuers"])
    actions.edit_draft(written, by=lan, **particulars(written) | {"urgency": "Khẩn"})
    after = content(written)
    assert after == before | {"urgency": "Khẩn"}
    assert digest(after) != digest(before)


def particulars(draft):
    told = {"kind": draft.kind, "subject": draft.subject, "symbol": draft.symbol}
    told |= {"field": draft.field, "place": draft.place, "recipients": draft.recipients}
    return told | {"period": (draft.period_from, draft.period_to)}


def test_urgency_and_addressees_stand_on_the_paper(lan, world):
    draft = start(lan, world.committee_a, "Tờ trình", addressees="Tỉnh ủy\nBan Tổ chức\n")
    actions.edit_draft(
        draft, by=lan, **particulars(draft) | {"urgency": "Hỏa tốc", "addressees": "Tỉnh ủy"}
    )
    paper = paper_of(version_of(draft, lan), exercise=False)
    assert (paper.urgency, paper.addressees) == ("Hỏa tốc", ("Tỉnh ủy",))


def test_a_letter_names_no_kind(lan, management):
    paper = paper_of(version_of(start(lan, management, "Công văn"), lan), exercise=False)
    assert (paper.kind, paper.title) == ("", "về an toàn mỏ")


def test_the_superior_is_the_one_on_the_issuer_s_line(lan, world, management):
    assert superior_of(world.office_a, lan.today) == "Đảng ủy Tập đoàn Than Bắc Sơn"
    assert superior_of(world.committee_a, lan.today) == ""
    Affiliation.objects.create(
        child=world.bac_son, parent=world.vinh_xanh, line=Line.PARTY, since=lan.today
    )
    assert superior_of(world.committee_a, lan.today) == "Đảng bộ Than Vịnh Xanh"
    assert superior_of(management, lan.today) == ""
    safety = make_body(world.bac_son, "management", "Ban An toàn Tập đoàn", "AT")
    assert superior_of(safety, lan.today) == "Tập đoàn Than Bắc Sơn"
    told = content(start(lan, world.committee_a))
    assert told["issuers"][0]["superior"] == "Đảng bộ Than Vịnh Xanh"


def test_each_side_says_what_stands_above_its_name(written, world, lan, phong):
    """Of a joint paper nothing does until then."""
    signer = appointed("Phạm Thị Mai", world.committee_b)
    actions.name_signer(
        written,
        world.vinh_xanh,
        by=phong,
        signer=signer,
        post="Bí thư",
        authority="T/M BAN THƯỜNG VỤ",
        superior="Đảng bộ tỉnh Quảng Hà",
    )
    paper = paper_of(version_of(written, lan), exercise=False)
    assert [one.superior for one in paper.issuers] == ["", "Đảng bộ tỉnh Quảng Hà"]


@pytest.mark.parametrize(
    ("kind", "agencies", "form", "symbol", "code"),
    [
        ("Nghị quyết", ["ĐU"], Form.PARTY, "NQ/ĐU", "05-NQ/ĐU"),
        ("Nghị quyết", ["ĐUBS", "ĐUVX"], Form.PARTY, "NQLT/ĐUBS-ĐUVX", "05-NQLT/ĐUBS-ĐUVX"),
        ("Quyết định", ["TBS"], Form.STATE, "QĐ-TBS", "05/QĐ-TBS"),
        ("Công văn", ["TBS"], Form.STATE, "TBS", "05/TBS"),
        ("Công văn", ["ĐU"], Form.PARTY, "CV/ĐU", "05-CV/ĐU"),
    ],
)
def test_number_and_symbol_as_each_form_writes_them(kind, agencies, form, symbol, code):
    assert suggested(kind, agencies, form) == symbol
    assert code_of("05", symbol, form) == code


def test_the_form_of_settings_asks_for_them(written, lan, client):
    client.force_login(lan.user)
    address = reverse("drafting:edit_draft", args=[written.pk])
    page = client.get(address).content.decode()
    assert "Độ khẩn" in page
    assert "Kính gửi" in page
    told = {"kind": "Công văn", "subject": "V/v báo cáo", "urgency": "Rất gấp"}
    page = client.post(address, told).content.decode()
    assert "Rất gấp" in page  # said at the field
    client.post(address, told | {"urgency": "Thượng khẩn", "addressees": "Tỉnh ủy"})
    draft = Draft.objects.get(pk=written.pk)
    assert (draft.urgency, draft.addressees) == ("Thượng khẩn", "Tỉnh ủy")


def test_a_paper_to_be_signed_bears_the_way_to_verify_it(version, settings):
    settings.ADDRESS = "https://lientich.example.vn"
    assert paper_of(version, exercise=False).check is None  # a draft is nothing to verify
    check = paper_of(version, exercise=False, draft=False).check
    assert check.address == f"https://lientich.example.vn/verify/?code={version.digest[:16]}"
    settings.ADDRESS = ""
    assert paper_of(version, exercise=False, draft=False).check is None


def test_its_code_tells_nothing_to_those_who_may_not_read_it(put, version, lan, tuan, client):
    """Nobody learns from the page whether there is a text of that name."""
    address = f"/verify/?code={version.digest[:16]}"
    unknown = f"/verify/?code={'0' * 16}"

    def page(url):
        shown = client.get(url).content.decode().replace(url.partition("=")[2], "")
        return [line for line in shown.splitlines() if "csrf" not in line and "nonce" not in line]

    assert page(address) == page(unknown)
    client.force_login(tuan.user)
    assert page(address) == page(unknown)
    client.force_login(lan.user)
    assert version.get_absolute_url() in client.get(address).content.decode()
