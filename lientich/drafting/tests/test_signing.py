"""Signed by every side over what was agreed on, and issued once under the lead's next number."""

from datetime import date, timedelta
from io import BytesIO

import docx
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lientich.core.ids import new_id
from lientich.documents import actions as documents
from lientich.documents.models import Document, Number
from lientich.drafting import actions
from lientich.drafting.models import Draft, Signing

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def adopted(put, world, lan, ha, phong, mai, version):
    for side, office, leader in ((world.bac_son, lan, ha), (world.vinh_xanh, phong, mai)):
        actions.check(put[side.pk], by=office)
        actions.approve(put[side.pk], by=leader, digest=version.digest)
    return Draft.objects.get(pk=version.draft_id)


@pytest.fixture
def signing(adopted, lan):
    """On its way to be signed on paper: each side's part, by organisation."""
    actions.begin_signing(adopted, by=lan, way="paper")
    return {one.organisation_id: one for one in adopted.signings.all()}


def scan(draft, by, data=PNG):
    file = SimpleUploadedFile("ban-ky.png", data)
    return actions.add_scan(draft, by=by, file=file, declared=True)


@pytest.fixture
def signed(signing, adopted, world, lan, phong):
    paper = scan(adopted, lan)
    for side, by in ((world.bac_son, lan), (world.vinh_xanh, phong)):
        actions.confirm_scan(signing[side.pk], by=by, scan=paper, signed_on=by.today)
    return Draft.objects.get(pk=adopted.pk)


def state(draft):
    return Draft.objects.get(pk=draft.pk).state


def test_what_is_not_agreed_on_is_not_signed(version, lan):
    with pytest.raises(ValidationError, match="thông qua"):
        actions.begin_signing(version.draft, by=lan, way="paper")


def test_the_lead_sends_it_to_be_signed(adopted, phong):
    with pytest.raises(PermissionDenied, match="chủ trì"):
        actions.begin_signing(adopted, by=phong, way="paper")


def test_each_sides_office_confirms_the_scan_for_itself(signing, adopted, world, lan, phong):
    paper = scan(adopted, lan)
    with pytest.raises(PermissionDenied):
        actions.confirm_scan(signing[world.vinh_xanh.pk], by=lan, scan=paper, signed_on=lan.today)
    actions.confirm_scan(signing[world.bac_son.pk], by=lan, scan=paper, signed_on=lan.today)
    assert state(adopted) == "signing"
    actions.confirm_scan(signing[world.vinh_xanh.pk], by=phong, scan=paper, signed_on=lan.today)
    assert state(adopted) == "signed"


def test_confirmed_twice_it_is_confirmed_once(signed, lan, world):
    part = signed.signings.get(organisation=world.bac_son)
    again = actions.confirm_scan(part, by=lan, scan=signed.scans.get(), signed_on=lan.today)
    assert again.at == part.at


def test_the_days_of_signing_and_of_issue_follow_each_other(signing, adopted, world, lan, phong):
    paper, day = scan(adopted, lan), timedelta(days=1)
    for by, on, words in ((lan, lan.today + day, "sau hôm nay"), (lan, lan.today - day, "đưa đi")):
        with pytest.raises(ValidationError, match=words):
            actions.confirm_scan(signing[world.bac_son.pk], by=by, scan=paper, signed_on=on)
    for by in (lan, phong):
        part = signing[by.organisation_id]
        actions.confirm_scan(part, by=by, scan=paper, signed_on=by.today)
    for on, words in ((lan.today + day, "sau hôm nay"), (lan.today - day, "trước ngày ký")):
        with pytest.raises(ValidationError, match=words):
            actions.issue(adopted, by=lan, date=on, number="33")
    assert not Document.objects.exists()


def test_who_does_not_sign_says_why(signing, adopted, world, mai):
    with pytest.raises(ValidationError, match="vì sao không ký"):
        actions.refuse_signing(signing[world.vinh_xanh.pk], by=mai, words=" \n ")
    actions.refuse_signing(signing[world.vinh_xanh.pk], by=mai, words="Sai chức danh.")
    part = adopted.signings.get(organisation=world.vinh_xanh)
    assert (part.state, part.words) == ("refused", "Sai chức danh.")
    told = set(adopted.adoptions.values_list("state", "undone_for"))
    assert told == {("undone", "Sai chức danh.")}


def test_another_scan_is_confirmed_anew_by_all(signed, lan, phong, world):
    paper = scan(signed, phong, PNG + b"khac")
    assert state(signed) == "signing"
    assert set(signed.signings.values_list("state", flat=True)) == {"waiting"}
    with pytest.raises(ValidationError, match="mới hơn"):
        actions.confirm_scan(
            signed.signings.get(organisation=world.bac_son),
            by=lan,
            scan=signed.scans.exclude(pk=paper.pk).get(),
            signed_on=lan.today,
        )


def test_the_same_scan_sent_twice_is_kept_once(signing, adopted, lan):
    assert scan(adopted, lan).pk == scan(adopted, lan).pk


def test_a_scan_is_a_pdf_or_a_picture(signing, adopted, lan):
    with pytest.raises(ValidationError):
        scan(adopted, lan, b"MZ\x90\x00")


def test_the_lead_signs_last_where_the_paper_says_so(adopted, world, lan, phong):
    actions.begin_signing(adopted, by=lan, way="paper", order="lead_last")
    parts = {one.organisation_id: one for one in adopted.signings.all()}
    paper = scan(adopted, lan)
    with pytest.raises(ValidationError, match="sau cùng"):
        actions.confirm_scan(parts[world.bac_son.pk], by=lan, scan=paper, signed_on=lan.today)
    actions.confirm_scan(parts[world.vinh_xanh.pk], by=phong, scan=paper, signed_on=lan.today)
    actions.confirm_scan(parts[world.bac_son.pk], by=lan, scan=paper, signed_on=lan.today)
    assert state(adopted) == "signed"


def test_refused_by_one_it_is_drafted_again(signing, adopted, world, mai):
    actions.refuse_signing(signing[world.vinh_xanh.pk], by=mai, words="Sai chức danh.")
    assert state(adopted) == "drafting"
    assert set(adopted.adoptions.values_list("state", flat=True)) == {"undone"}
    assert set(Signing.objects.values_list("state", flat=True)) == {"undone", "refused"}


def test_it_is_issued_once_under_the_leads_next_number(signed, world, lan, phong):
    for by, body, first in ((lan, world.committee_a, 33), (phong, world.committee_b, 12)):
        documents.open_series(body, by=by, kind="Nghị quyết", since=date(2025, 6, 1), first=first)
    with pytest.raises(PermissionDenied, match="chủ trì"):
        actions.issue(signed, by=phong, date=lan.today)
    document = actions.issue(signed, by=lan, date=lan.today)
    assert actions.issue(signed, by=lan, date=lan.today) == document
    assert (document.number, document.joint, state(signed)) == ("33", True, "issued")
    numbers = Number.objects.values_list("series__body", "value", "state")
    assert list(numbers) == [(world.committee_a.pk, 33, "confirmed")]
    told = ("Nguyễn Thu Hà, Phạm Thị Mai", "Các chi, đảng bộ trực thuộc; Lưu Văn phòng")
    assert Number.objects.values_list("signer", "recipients").get() == told
    for by in (lan, phong):
        assert Document.objects.visible_to(by).filter(pk=document.pk).exists()
    assert document.text == signed.versions.get().text


def test_where_the_book_says_so_the_paper_is_signed_with_its_number(
    adopted, version, world, lan, phong, client
):
    documents.open_series(
        world.committee_a,
        by=lan,
        kind="Nghị quyết",
        since=date(2025, 6, 1),
        first=33,
        timing="before",
    )
    actions.begin_signing(adopted, by=lan, way="paper")
    held = Number.objects.get()
    assert (held.value, held.state) == (33, "reserved")
    documents.note_number(held, by=lan, recipients="Thường trực hai Đảng ủy")
    client.force_login(phong.user)  # the other side prints and signs the same paper
    answer = client.get(reverse("drafting:docx", args=[version.pk]))
    told = "\n".join(docx_lines(answer.content))
    assert "Số 33" in told
    scanned = scan(adopted, lan)
    for by in (lan, phong):
        part = adopted.signings.get(organisation=by.organisation_id)
        actions.confirm_scan(part, by=by, scan=scanned, signed_on=by.today)
    assert actions.issue(adopted, by=lan, date=lan.today).number == "33"
    told = Number.objects.values_list("state", "recipients").get()
    assert told == ("confirmed", "Thường trực hai Đảng ủy")  # what the office wrote stands


def docx_lines(data):
    document = docx.Document(BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return [*cells, *(line.text for line in document.paragraphs)]


def test_once_issued_its_page_shows_the_number_and_the_day(signed, world, lan, client):
    documents.open_series(
        world.committee_a, by=lan, kind="Nghị quyết", since=date(2025, 6, 1), first=33
    )
    actions.issue(signed, by=lan, date=lan.today)
    client.force_login(lan.user)
    page = client.get(signed.get_absolute_url()).content.decode()
    paper = page[page.index('class="sheet') :]
    assert "ngày …" not in paper
    assert "<p>Số 33</p>" in paper


def test_what_one_side_has_not_signed_is_not_issued(signing, adopted, world, lan):
    paper = scan(adopted, lan)
    actions.confirm_scan(signing[world.bac_son.pk], by=lan, scan=paper, signed_on=lan.today)
    with pytest.raises(ValidationError, match="đã ký"):
        actions.issue(adopted, by=lan, date=lan.today, number="33")


def test_without_a_book_here_the_number_is_typed(signed, lan):
    with pytest.raises(ValidationError, match="Hãy ghi số"):
        actions.issue(signed, by=lan, date=lan.today)
    assert actions.issue(signed, by=lan, date=lan.today, number="33").number == "33"


def test_a_joint_document_is_not_amended_by_one_side(signed, world, lan):
    document = actions.issue(signed, by=lan, date=lan.today, number="33")
    with pytest.raises(ValidationError, match="đúng các bên"):
        actions.start_draft(
            by=lan,
            token=new_id(),
            kind="Nghị quyết",
            subject="bãi bỏ nghị quyết liên tịch",
            issuers=[world.committee_a],
            acts_on=document,
            effect="repeals",
        )


def test_what_was_entered_before_is_not_taken_for_what_was_signed(signed, world, lan):
    documents.register(
        by=lan,
        kind="Nghị quyết",
        number="33",
        symbol=signed.symbol,
        date=lan.today,
        subject="lời của riêng một bên",
        issuers=[world.committee_a, world.committee_b],
        joint=True,
        text="Lời khác.",
    )
    with pytest.raises(ValidationError, match="cùng số"):
        actions.issue(signed, by=lan, date=lan.today, number="33")
    assert state(signed) == "signed"


def test_what_several_issued_one_side_ends_not_by_its_own_entry_of_it(world, lan):
    entry = documents.register(
        by=lan,
        kind="Nghị quyết",
        number="33",
        symbol="NQLT/ĐUBS-ĐUVX",
        date=lan.today,
        subject="về nước",
        issuers=[world.committee_a, world.committee_b],
        joint=True,
    )
    with pytest.raises(ValidationError, match="đúng các bên"):
        actions.start_draft(
            by=lan,
            token=new_id(),
            kind="Nghị quyết",
            subject="bãi bỏ",
            issuers=[world.committee_a],
            acts_on=entry,
            effect="repeals",
        )


def test_what_was_refused_is_put_and_signed_again_as_it_is(
    signing, adopted, version, world, lan, ha, phong, mai
):
    old = scan(adopted, lan)
    actions.refuse_signing(signing[world.bac_son.pk], by=ha, words="Chờ họp.")
    actions.put_for_adoption(version, by=lan)
    for part in version.adoptions.filter(state="waiting"):
        own = part.organisation_id == world.bac_son.pk
        actions.check(part, by=lan if own else phong)
        actions.approve(part, by=ha if own else mai, digest=version.digest)
    adopted.refresh_from_db()
    actions.begin_signing(adopted, by=lan, way="paper")
    fresh = adopted.signings.get(organisation=world.bac_son, state="waiting")
    for part in (signing[world.bac_son.pk], fresh):  # the refused one; the old scan
        with pytest.raises(ValidationError):
            actions.confirm_scan(part, by=lan, scan=old, signed_on=lan.today)


def test_units_know_of_nothing_before_issue(signed, minh, tuan):
    for by in (minh, tuan):
        assert not Signing.objects.visible_to(by).exists()
