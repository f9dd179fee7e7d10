"""In which capacity who may sign for a body (NORMS §4)."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from lientich.core.ids import new_id
from lientich.drafting import actions
from lientich.drafting.models import Side
from lientich.drafting.official.capacities import (
    DEPUTY_ALONE,
    FOR_A_COLLECTIVE,
    ITSELF,
    NO_COLLECTIVE,
    NOT_THE_DEPUTY,
    UNNAMED,
    WRONG_MARK,
    fault_of,
    is_held,
    usual,
)
from lientich.drafting.official.papers import paper_of
from lientich.organisations.models import Appointment, Person
from lientich.papers import Form

from .conftest import appointed

PARTY, STATE = Form.PARTY, Form.STATE


@pytest.mark.parametrize(
    ("form", "kind", "authority", "post", "fault"),
    [
        # A collective signs through one of its members, each with their own post.
        (PARTY, "committee", "T/M BAN THƯỜNG VỤ", "Bí thư", None),
        (PARTY, "committee", "T/M BAN THƯỜNG VỤ", "Phó Bí thư Thường trực", None),
        (PARTY, "committee", "t/m Ban Chấp hành", "Q. Bí thư", None),
        (PARTY, "inspection", "T/M ỦY BAN KIỂM TRA", "Phó Chủ nhiệm", None),
        (STATE, "union", "TM. BAN THƯỜNG VỤ", "Chủ tịch", None),
        (PARTY, "committee", "", "Bí thư", UNNAMED),
        (PARTY, "committee", "Q. BÍ THƯ", "Phó Bí thư", UNNAMED),
        (PARTY, "committee", "K/T BÍ THƯ", "Phó Bí thư", FOR_A_COLLECTIVE),
        (STATE, "union", "KT. CHỦ TỊCH", "Phó Chủ tịch", FOR_A_COLLECTIVE),
        (STATE, "management", "KT. HỘI ĐỒNG THÀNH VIÊN", "Phó Chủ tịch", FOR_A_COLLECTIVE),
        # Where one heads a body, they sign in their own name, and a deputy for them.
        (PARTY, "office", "", "Chánh Văn phòng", None),
        (PARTY, "office", "", "Q. Chánh Văn phòng", None),
        (PARTY, "office", "K/T CHÁNH VĂN PHÒNG", "Phó Chánh Văn phòng", None),
        (PARTY, "personnel", "k/t trưởng ban", "Phó Trưởng ban Thường trực", None),
        (STATE, "management", "KT. TỔNG GIÁM ĐỐC", "Phó Tổng Giám đốc", None),
        (STATE, "management", "Q. TỔNG GIÁM ĐỐC", "Phó Tổng Giám đốc", None),
        (PARTY, "office", "", "Phó Chánh Văn phòng", DEPUTY_ALONE),
        (PARTY, "office", "T/M VĂN PHÒNG", "Chánh Văn phòng", NO_COLLECTIVE),
        (PARTY, "office", "K/T CHÁNH VĂN PHÒNG", "Chánh Văn phòng", NOT_THE_DEPUTY),
        (PARTY, "office", "K/T CHÁNH VĂN PHÒNG", "Phó Trưởng ban", NOT_THE_DEPUTY),
        (PARTY, "office", "K/T CHÁNH VĂN PHÒNG", "Q. Chánh Văn phòng", NOT_THE_DEPUTY),
        (STATE, "management", "KT. GIÁM ĐỐC", "Phó Giám đốcx", NOT_THE_DEPUTY),
        # Some are led by a board, some by a head.
        (STATE, "management", "TM. HỘI ĐỒNG THÀNH VIÊN", "Chủ tịch", None),
        (PARTY, "other", "", "Giám đốc", None),
        # By order, or by mandate, signs somebody below.
        (PARTY, "committee", "T/L BAN THƯỜNG VỤ", "Chánh Văn phòng", None),
        (STATE, "management", "TUQ. TỔNG GIÁM ĐỐC", "Chánh Văn phòng", None),
        (PARTY, "committee", "T/L BAN THƯỜNG VỤ", "Bí thư", ITSELF),
        # Whatever else somebody writes, and what the other form writes.
        (PARTY, "committee", "Thay mặt Đảng ủy", "Bí thư", WRONG_MARK[PARTY]),
        (PARTY, "committee", "T/M", "Bí thư", WRONG_MARK[PARTY]),
        (PARTY, "committee", "TM. BAN THƯỜNG VỤ", "Bí thư", WRONG_MARK[PARTY]),
        (STATE, "management", "K/T TỔNG GIÁM ĐỐC", "Phó Tổng Giám đốc", WRONG_MARK[STATE]),
    ],
)
def test_who_signs_as_what(form, kind, authority, post, fault):
    own = ["Bí thư", "Phó Bí thư"]
    assert fault_of(authority, form, kind=kind, post=post, own_posts=own) == fault


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("kind", ["committee", "inspection", "union", "office", "personnel"])
def test_what_is_suggested_is_right(kind, form):
    authority, post = usual(kind, form)
    assert fault_of(authority, form, kind=kind, post=post) is None


def test_a_post_is_one_that_is_held():
    held = ["Phó Bí thư Thường trực", "Chánh Văn phòng"]
    told = ("Phó Bí thư", "phó bí thư thường trực", "Chánh Văn phòng Đảng ủy")
    assert all(is_held(post, held) for post in told)
    assert is_held("Q. Bí thư", held, ["Bí thư"])  # of a post that the house has
    assert not is_held("Q. Tổng Giám đốc", held, ["Bí thư"])
    assert not any(is_held(post, held) for post in ("Bí thư", "Phó Bí thư Nhì", "Chán", "Quyền"))


@pytest.fixture
def deputy(world):
    return appointed("Ngô Bá Khánh", world.committee_a, "Phó Bí thư")


def name(draft, side, by, signer, post, authority):
    return actions.name_signer(draft, side, by=by, signer=signer, post=post, authority=authority)


def test_a_deputy_signs_for_a_committee_with_their_own_post(signers, deputy, world, lan):
    with pytest.raises(ValidationError, match="Không ký thay") as refused:
        name(signers, world.bac_son, lan, deputy, "Phó Bí thư", "K/T BÍ THƯ")
    assert list(refused.value.message_dict) == ["authority"]
    with pytest.raises(ValidationError, match="đang giữ của Ngô Bá Khánh: Phó Bí thư") as refused:
        name(signers, world.bac_son, lan, deputy, "Bí thư", "T/M BAN THƯỜNG VỤ")
    assert list(refused.value.message_dict) == ["post"]
    name(signers, world.bac_son, lan, deputy, "Phó Bí thư", "T/M BAN THƯỜNG VỤ")
    printed = paper_of(actions.cut_version(signers, by=lan), exercise=False).signatures[0]
    told = (printed.authority, printed.post, printed.name)
    assert told == ("T/M BAN THƯỜNG VỤ", "Phó Bí thư", "Ngô Bá Khánh")


def test_who_left_their_post_signs_nothing(signers, deputy, world, lan):
    Appointment.objects.filter(person=deputy).update(until=lan.today)
    for nobody in (deputy, Person.objects.create(name="Người ngoài")):
        with pytest.raises(ValidationError, match="không giữ chức vụ nào") as refused:
            name(signers, world.bac_son, lan, nobody, "Phó Bí thư", "T/M BAN THƯỜNG VỤ")
        assert list(refused.value.message_dict) == ["signer"]


def test_of_an_office_the_deputy_signs_for_the_head(world, lan):
    draft = actions.start_draft(
        by=lan, token=new_id(), kind="Thông báo", subject="lịch", issuers=[world.office_a]
    )
    signer = appointed("Đỗ Thị Nga", world.office_a, "Phó Chánh Văn phòng")
    with pytest.raises(ValidationError, match="hãy ghi K/T"):
        name(draft, world.bac_son, lan, signer, "Phó Chánh Văn phòng", "")
    name(draft, world.bac_son, lan, signer, "Phó Chánh Văn phòng", "K/T CHÁNH VĂN PHÒNG")
    assert Side.objects.get(draft=draft).authority == "K/T CHÁNH VĂN PHÒNG"


def test_the_page_suggests_and_says_at_the_field_what_is_wrong(signers, deputy, lan, client):
    client.force_login(lan.user)
    url = reverse("drafting:name_signer", args=[signers.pk])
    assert client.get(url).context["form"].initial["authority"] == "T/M BAN THƯỜNG VỤ"
    sent = {"signer": deputy.pk, "post": "Phó Bí thư", "authority": "K/T BÍ THƯ"}
    assert list(client.post(url, sent).context["form"].errors) == ["authority"]
