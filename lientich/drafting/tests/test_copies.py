"""A document is copied in the official form, and only what was copied opens to whom it is for."""

from datetime import date

import pypdfium2 as pdfium
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from conftest import make_body, make_user
from lientich.core.ids import new_id
from lientich.documents import actions as documents
from lientich.documents import storage
from lientich.documents.models import Document
from lientich.drafting import actions
from lientich.drafting.models import Copy, Draft
from lientich.drafting.official.copies import chosen
from lientich.journal.models import Event
from lientich.organisations.models import Appointment, Person, Post

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
PDF = b"%PDF-1.7 as it came"


@pytest.fixture
def chief(world, lan):
    """Chánh Văn phòng of Bắc Sơn."""
    post = Post.objects.create(body=world.office_a, title="Chánh Văn phòng")
    person = Person.objects.get(pk=lan.person_id)
    Appointment.objects.create(post=post, person=person, since=date(2025, 1, 1))
    return person


@pytest.fixture
def document(version, world, lan):
    """The joint resolution, issued."""
    issued = documents.register(
        by=lan,
        kind="Nghị quyết",
        number="33",
        symbol="NQLT/ĐUBS-ĐUVX",
        date=lan.today,
        subject="về bảo vệ môi trường giai đoạn 2026-2028",
        issuers=[world.committee_a, world.committee_b],
        joint=True,
        owners=[world.bac_son, world.vinh_xanh],
        text=version.text,
    )
    actions.put_for_adoption(version, by=lan)
    Draft.objects.filter(pk=version.draft_id).update(document=issued, state=Draft.State.ISSUED)
    return issued


def received(world, lan, **more):
    """From elsewhere, as a file."""
    stored = storage.keep(PDF, media_type="application/pdf")
    told = {
        "kind": "Công văn",
        "number": "112",
        "symbol": "BCT-AT",
        "date": date(2026, 6, 1),
        "subject": "V/v rà soát an toàn",
        "issuer_text": "Bộ Công Thương",
        "text": "Đoạn một.\nĐoạn hai.\nĐoạn ba.",
        "file": stored,
        "file_name": "cv-112.pdf",
    }
    return documents.register(by=lan, **told | more)


def copy(document, by, world, chief, **more):
    told = {
        "token": new_id(),
        "kind": "whole",
        "body": world.office_a,
        "signer": chief,
        "post": "Chánh Văn phòng",
        "place": "Bắc Sơn",
    }
    return actions.make_copy(document, by=by, **told | more)


def words(made, by, client):
    client.force_login(by.user)
    answer = client.get(reverse("drafting:copy_pdf", args=[made.pk]))
    pages = pdfium.PdfDocument(answer.content)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())


def test_the_whole_is_copied_under_a_number_of_its_own(document, lan, world, chief, client):
    made = copy(document, lan, world, chief, organisations=[world.suoi_nga], recipients="Lưu VP")
    assert (made.code, made.run) == ("01-BS/VPĐU", date.min)
    told = words(made, lan, client)
    for said in (
        *("Số 33-NQLT/ĐUBS-ĐUVX", "NGHỊ QUYẾT LIÊN TỊCH", "xử lý nước thải mỏ đạt quy chuẩn"),
        *("(Đã ký)", "Nguyễn Thu Hà", "VĂN PHÒNG ĐẢNG ỦY BẮC SƠN", "Số 01-BS/VPĐU"),
        *("SAO Y BẢN CHÍNH", "CHÁNH VĂN PHÒNG", "Trần Thị Lan", "- Than Suối Ngà", "- Lưu VP"),
    ):
        assert said in told
    event = Event.objects.get(verb="drafting.copied")
    assert event.facts["document"] == str(document.pk)
    assert copy(document, lan, world, chief).code == "02-BS/VPĐU"


def test_an_extract_says_what_it_leaves_out(document, lan, world, chief, client):
    made = copy(document, lan, world, chief, kind="extract", paragraphs=[3, 5])
    told = words(made, lan, client)
    source = "TRÍCH SAO từ bản chính số 33-NQLT/ĐUBS-ĐUVX, ngày 15-06-2026"
    assert source.replace(" ", "") in told.replace(" ", "")  # it goes over a line's end
    assert "Đến hết năm 2028" in told
    assert "Căn cứ Quy chế" not in told
    assert "Đầu tư, vận hành trạm" not in told
    lines = ["một", "hai", "ba", "bốn"]
    assert chosen(lines, [2, 3]) == "…\nhai\nba\n…"
    assert chosen(lines, [4, 1]) == "một\n…\nbốn"
    assert chosen(lines, [1, 2, 3, 4]) == "\n".join(lines)


def test_whom_it_is_for_reads_the_copy_and_not_the_document(
    document, lan, minh, tuan, phong, world, chief, client
):
    made = copy(
        document,
        lan,
        world,
        chief,
        kind="extract",
        paragraphs=[3],
        organisations=[world.suoi_nga],
    )
    page, whole = made.get_absolute_url(), document.get_absolute_url()
    client.force_login(minh.user)
    shown = client.get(page).content.decode()
    assert "Đến hết năm 2028" in shown
    assert "Đầu tư, vận hành trạm" not in shown
    assert whole not in shown
    assert client.get(whole).status_code == 404
    assert made.code in client.get(reverse("drafting:copies")).content.decode()
    for other in (tuan, phong):  # not even the other side: it is Bắc Sơn's own act
        client.force_login(other.user)
        assert client.get(page).status_code == 404
        assert client.get(reverse("drafting:copy_docx", args=[made.pk])).status_code == 404
        assert made.code not in client.get(reverse("drafting:copies")).content.decode()


def test_the_document_s_page_lists_copies_with_whom_they_are_for(
    document, lan, phong, world, chief, client
):
    made = copy(document, lan, world, chief, organisations=[world.doi_sim])
    client.force_login(lan.user)
    shown = client.get(document.get_absolute_url()).content.decode()
    assert made.get_absolute_url() in shown
    assert "Than Đồi Sim" in shown
    client.force_login(phong.user)
    assert made.get_absolute_url() not in client.get(document.get_absolute_url()).content.decode()


def test_a_specialist_of_another_field_is_shown_none(document, lan, world, chief, client):
    made = copy(document, lan, world, chief)
    nga = make_user("nga", "Vũ Thị Nga", "specialist", world.bac_son)
    client.force_login(nga)
    assert client.get(made.get_absolute_url()).status_code == 404
    for page in (reverse("drafting:copies"), document.get_absolute_url()):
        assert made.get_absolute_url() not in client.get(page).content.decode()


def test_a_file_that_came_gets_a_page_added(lan, minh, world, chief, client):
    document = received(world, lan)
    made = copy(document, lan, world, chief, kind="further", organisations=[world.suoi_nga])
    told = words(made, lan, client)
    assert "SAO LỤC" in told
    assert "Đoạn một" not in told
    client.force_login(minh.user)
    file = client.get(reverse("drafting:copied_file", args=[made.pk]))
    assert b"".join(file.streaming_content) == PDF
    extract = copy(document, lan, world, chief, kind="extract", paragraphs=[2])
    told = words(extract, lan, client)
    assert "Đoạn hai." in told
    assert "BỘ CÔNG THƯƠNG" in told
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in told
    assert "Số: 112/BCT-AT" in told
    assert client.get(reverse("drafting:copied_file", args=[extract.pk])).status_code == 404


def test_an_extract_opens_no_file(lan, minh, world, chief, client):
    made = copy(
        received(world, lan),
        lan,
        world,
        chief,
        kind="extract",
        paragraphs=[2],
        organisations=[world.suoi_nga],
    )
    client.force_login(minh.user)
    assert client.get(reverse("drafting:copied_file", args=[made.pk])).status_code == 404
    assert "cv-112.pdf" not in client.get(made.get_absolute_url()).content.decode()


def test_an_enterprise_numbers_copies_by_the_year(lan, world, chief):
    group = make_body(world.bac_son, "management", "Tập đoàn Than Bắc Sơn", "TBS")
    document = received(world, lan)
    first = copy(document, lan, world, chief, body=group)
    assert (first.code, first.run) == ("01/SY-TBS", date(2026, 1, 1))
    second = copy(document, lan, world, chief, body=group, kind="extract", paragraphs=[1])
    assert second.code == "02/TrS-TBS"


def test_the_party_numbers_copies_by_the_term(document, lan, world, chief):
    documents.open_series(world.committee_a, by=lan, kind="", since=date(2025, 7, 1))
    assert copy(document, lan, world, chief).run == date(2025, 7, 1)


def test_the_same_wish_is_the_same_copy(document, lan, world, chief):
    token = new_id()
    first = copy(document, lan, world, chief, token=token)
    assert copy(document, lan, world, chief, token=token) == first
    assert Copy.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": "further"}, "kind"),
        ({"kind": "extract"}, "paragraphs"),
        ({"kind": "extract", "paragraphs": [99]}, "paragraphs"),
        ({"authority": "K/T BAN THƯỜNG VỤ"}, "authority"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(document, lan, world, chief, given, field):
    with pytest.raises(ValidationError) as refused:
        copy(document, lan, world, chief, **given)
    assert list(refused.value.message_dict) == [field]


def test_further_refusals(document, lan, world, chief):
    stranger = Person.objects.create(name="Người ngoài")
    with pytest.raises(ValidationError, match="không giữ chức vụ"):
        copy(document, lan, world, stranger)
    copy(document, lan, world, chief, number=7)
    with pytest.raises(ValidationError, match="đã cấp"):
        copy(document, lan, world, chief, number=7)
    assert copy(document, lan, world, chief).number == 8
    with pytest.raises(ValidationError, match="sao lục"):
        copy(received(world, lan), lan, world, chief, kind="whole")
    undated = received(world, lan, date=None, number="9")
    with pytest.raises(ValidationError, match="ngày ban hành"):
        copy(undated, lan, world, chief, kind="further")
    Document.objects.filter(pk=document.pk).update(classification="cadre")
    with pytest.raises((ValidationError, PermissionDenied)):
        copy(document, lan, world, chief)


def test_only_the_office_of_an_owner_copies(document, lan, ha, minh, world, chief):
    for by in (ha, minh):
        with pytest.raises(PermissionDenied):
            copy(document, by, world, chief)
    with pytest.raises(PermissionDenied):
        copy(document, lan, world, chief, body=world.office_b)


def test_the_page_asks_for_it(document, lan, world, chief, client):
    client.force_login(lan.user)
    address = reverse("drafting:make_copy", args=[document.pk])
    page = client.get(address).content.decode()
    assert "Đến hết năm 2028" in page
    told = {
        "kind": "extract",
        "paragraphs": ["3"],
        "body": world.office_a.pk,
        "signer": chief.pk,
        "post": "Chánh Văn phòng",
        "place": "Bắc Sơn",
        "token": new_id(),
    }
    made = client.post(address, told | {"paragraphs": []}).content.decode()
    assert "Hãy chọn những đoạn cần trích." in made
    answer = client.post(address, told)
    made = Copy.objects.get()
    assert answer.url == made.get_absolute_url()


def test_the_code_on_a_copy_names_it_to_whoever_may_read_it(
    document, lan, tuan, world, chief, client, settings
):
    settings.ADDRESS = "https://lientich.example.vn"
    made = copy(document, lan, world, chief)
    assert "https://lientich.example.vn/verify/" in words(made, lan, client)
    address = f"/verify/?code={made.digest[:16]}"
    assert made.get_absolute_url() in client.get(address).content.decode()
    client.force_login(tuan.user)
    assert made.get_absolute_url() not in client.get(address).content.decode()


def test_one_wish_is_not_answered_with_another_copy(document, world, lan, chief):
    token = new_id()
    copy(document, lan, world, chief, token=token)
    other = received(world, lan)
    with pytest.raises(ValidationError, match="đã cũ"):
        copy(other, lan, world, chief, token=token, kind="further")


def test_a_copy_goes_to_none_but_who_exists_in_the_same_play(document, world, lan, chief):
    world.doi_sim.exercise = True
    world.doi_sim.save()
    with pytest.raises(ValidationError, match="không gửi được"):
        copy(document, lan, world, chief, organisations=[world.doi_sim])
    assert not Copy.objects.exists()
