"""A joint resolution of the two sides, as it is drafted."""

from datetime import date, timedelta

import pytest

from lientich.core.ids import new_id
from lientich.drafting import actions
from lientich.drafting.signatures.judging import accept
from lientich.organisations.models import Appointment, Person, Post

TEXT = """Căn cứ Quy chế phối hợp giữa hai Đảng ủy;
I. MỤC TIÊU
Đến hết năm 2028, các đơn vị xử lý nước thải mỏ đạt quy chuẩn trước khi xả.
II. NHIỆM VỤ VÀ GIẢI PHÁP
1. Cấp ủy các đơn vị quán triệt nghị quyết đến từng chi bộ.
2. Đầu tư, vận hành trạm xử lý nước thải tại các mỏ hầm lò."""


@pytest.fixture(autouse=True)
def _judged_in_this_process(monkeypatch):
    """The child that judges signed files has its own tests, and is asked in a browser's story."""
    monkeypatch.setattr(actions.digital, "accept_in_child", accept)


@pytest.fixture
def draft(world, lan):
    """Of Bắc Sơn and Vịnh Xanh, the lead first; nothing written yet."""
    return actions.start_draft(
        by=lan,
        token=new_id(),
        kind="Nghị quyết",
        subject="về bảo vệ môi trường giai đoạn 2026-2028",
        issuers=[world.committee_a, world.committee_b],
        field=world.environment,
        place="Hà Nội",
        period=(2026, 2028),
        recipients="Các chi, đảng bộ trực thuộc\nLưu Văn phòng",
    )


@pytest.fixture
def written(draft, lan):
    actions.save_text(draft, by=lan, text=TEXT, revision=0)
    draft.refresh_from_db()
    return draft


def appointed(name, body, title="Bí thư"):
    """Who holds a post in a body."""
    person = Person.objects.get_or_create(name=name)[0]
    post = Post.objects.get_or_create(body=body, title=title)[0]
    Appointment.objects.create(post=post, person=person, since=date(2024, 1, 1))
    return person


@pytest.fixture
def signers(written, world, lan, phong):
    """Each side has named who signs for it: its secretary."""
    for by, side, body, name in (
        (lan, world.bac_son, world.committee_a, "Nguyễn Thu Hà"),
        (phong, world.vinh_xanh, world.committee_b, "Phạm Thị Mai"),
    ):
        signer = appointed(name, body)
        actions.name_signer(
            written, side, by=by, signer=signer, post="Bí thư", authority="T/M BAN THƯỜNG VỤ"
        )
    return written


@pytest.fixture
def version(signers, lan):
    return actions.cut_version(signers, by=lan)


@pytest.fixture
def put(version, lan):
    """The version is put to both sides: their parts, by organisation."""
    actions.put_for_adoption(version, by=lan)
    return {part.organisation_id: part for part in version.adoptions.all()}


@pytest.fixture
def consultation(version, world, lan):
    """Both units are asked within ten days."""
    return actions.consult(
        version,
        by=lan,
        token=new_id(),
        organisations=[world.suoi_nga, world.doi_sim],
        due=lan.today + timedelta(days=10),
        question="Tập trung vào mục II.",
    )


@pytest.fixture
def of_minh(consultation, world):
    return consultation.asked.get(organisation=world.suoi_nga)


@pytest.fixture
def of_tuan(consultation, world):
    return consultation.asked.get(organisation=world.doi_sim)


@pytest.fixture
def remark(of_minh, minh):
    """Written by Suối Ngà, not sent yet."""
    return actions.prepare_remark(
        of_minh, by=minh, token=new_id(), place=3, text="Nên là năm 2027."
    )


@pytest.fixture
def answered(of_minh, remark, minh):
    return actions.answer(of_minh, by=minh, token=new_id(), stance="remarks")
