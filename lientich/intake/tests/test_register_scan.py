"""A scan beside its picture: five fields, and the next one."""

import io
import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from conftest import act_as, make_user
from lientich.core.ids import new_id
from lientich.documents.actions import register, share
from lientich.documents.models import Document
from lientich.documents.storage import keep, open_file
from lientich.intake import actions, queries
from lientich.intake.models import Intake, Page
from lientich.journal.models import Event
from lientich.reader.tests.scan import pages, picture

from .scans import scanned
from .test_pages import send

FIELDS = {
    "kind": "Nghị quyết",
    "number": "33",
    "symbol": "NQ/ĐU",
    "date": date(2026, 4, 18),
    "issuers": ["Đảng ủy Tập đoàn Than Bắc Sơn"],
    "subject": "về bảo vệ môi trường",
}
SENT = {
    "kind": "Nghị quyết",
    "code": "33-NQ/ĐU",
    "date": "18-4-2026",
    "issuers": ["Đảng ủy Tập đoàn Than Bắc Sơn", ""],
    "subject": "về bảo vệ môi trường",
}


def page_of(intake):
    return reverse("intake:register_scan", args=[intake.pk])


def registered(by, intake, **more):
    return actions.register_scan(intake, by=by, **(FIELDS | more))


def test_what_stands_on_the_picture_stands_in_the_register(world, lan):
    intake = scanned(lan)
    assert (intake.state, intake.scanned, intake.text) == ("read", 1, "")
    proposal = registered(lan, intake)
    document = Document.objects.get()
    intake.refresh_from_db()
    assert (intake.state, intake.document) == ("done", document)
    assert (document.title, document.date) == ("Nghị quyết 33-NQ/ĐU", date(2026, 4, 18))
    assert list(document.issuers.all()) == [world.committee_a]
    with open_file(document.file) as original:
        assert original.read() == picture()
    assert (document.file.media_type, document.file_name) == ("image/png", "quet.png")
    assert list(document.owners.all()) == [world.bac_son]
    assert (proposal.result_id, proposal.existed) == (document.pk, False)
    assert str(intake) == "Về bảo vệ môi trường"
    assert [one.verb for one in Event.objects.order_by("id")] == [
        "intake.received",
        "intake.read",
        "intake.corrected",
        "documents.registered",
        "intake.accepted",
    ]


def test_sent_twice_it_is_registered_once(world, lan):
    intake = scanned(lan)
    assert registered(lan, intake) == registered(lan, intake, subject="khác")
    assert Document.objects.get().subject == "về bảo vệ môi trường"


def test_of_a_document_known_already_it_becomes_the_original(world, lan):
    known = register(
        by=lan,
        kind="Nghị quyết",
        number="33",
        symbol="NQ/ĐU",
        date=date(2026, 4, 18),
        issuers=[world.committee_a],
        text="Điều 1. Trồng cây.",
    )
    intake = scanned(lan)
    assert registered(lan, intake).existed is True
    known.refresh_from_db()
    assert (known.file, known.text) == (intake.file, "Điều 1. Trồng cây.")
    assert known.subject == "về bảo vệ môi trường"
    again = scanned(lan, picture(seed=3))
    assert registered(lan, again).existed is True
    known.refresh_from_db()
    assert known.file == intake.file
    assert Document.objects.count() == 1


def test_several_issuers_make_it_joint_and_a_basis_of_the_programme(world, lan, programme):
    registered(
        lan,
        scanned(lan, programme=programme),
        symbol="NQLT/ĐUBS-ĐUVX",
        issuers=["Đảng ủy Tập đoàn Than Bắc Sơn", "Đảng ủy Than Vịnh Xanh"],
    )
    document = Document.objects.get()
    assert document.joint is True
    assert list(document.issuers.order_by("issuings__order")) == [
        world.committee_a,
        world.committee_b,
    ]
    assert set(document.owners.all()) == {world.bac_son, world.vinh_xanh}
    assert list(programme.basis.all()) == [document]


def test_what_cannot_be_is_refused(world, lan, bring):
    intake = scanned(lan)
    with pytest.raises(ValidationError, match="dấu chỉ độ mật"):
        registered(lan, intake, subject="TUYỆT MẬT")
    with pytest.raises(ValidationError, match="không phải là bản quét"):
        registered(lan, bring().intake)
    actions.discard(intake, by=lan)
    with pytest.raises(ValidationError, match="đã được quyết định"):
        registered(lan, intake)
    assert not Document.objects.exists()


def test_who_may_not(world, lan, ha, phong, minh):
    intake = scanned(lan)
    for by in (ha, phong, minh):
        with pytest.raises(PermissionDenied, match="văn phòng"):
            registered(by, intake)


def test_the_same_picture_comes_in_once(lan):
    assert scanned(lan) == scanned(lan, name="lai.png")
    assert Page.objects.count() == 1


def test_it_is_taken_back_as_any_other(world, lan):
    intake = scanned(lan)
    actions.reopen(registered(lan, intake), by=lan)
    assert not Document.objects.exists()
    intake.refresh_from_db()
    assert queries.waits_to_be_registered(intake) is True


def test_the_office_goes_through_its_scans_with_the_keyboard(world, lan, client):
    client.force_login(lan.user)
    files = [
        SimpleUploadedFile("a.pdf", pages("PDF", 3)),
        SimpleUploadedFile("b.jpg", picture("JPEG")),
        SimpleUploadedFile("c.tif", pages("TIFF", 2, seed=5)),
    ]
    page = send(client, *files)
    assert "Đăng ký các bản quét" in page.text
    assert [one.scanned for one in Intake.objects.order_by("place")] == [3, 1, 2]
    assert "3 bản quét chờ đăng ký" in client.get("/intake/").text

    first, second, third = Intake.objects.order_by("place")
    assert page_of(first) in client.get("/intake/").text
    page = client.get(page_of(first))
    assert "còn 2 bản chờ sau bản này" in page.text
    assert page.text.count("<img ") == 3
    assert re.search(r'<select name="kind"[^>]* autofocus', page.text)
    assert '<option value="Đảng ủy Than Vịnh Xanh">' in page.text
    assert "cài tesseract-ocr" in page.text
    assert client.get(first.get_absolute_url()).url == page_of(first)

    page = client.post(page_of(first), SENT, follow=True)
    assert page.redirect_chain == [(page_of(second), 302)]
    assert "Nghị quyết 33-NQ/ĐU đã vào sổ" in page.text
    assert "còn 1 bản chờ sau bản này" in page.text

    page = client.post(page_of(second), SENT | {"code": "34-NQ/ĐU", "then": "stay"}, follow=True)
    assert page.redirect_chain == [(second.get_absolute_url(), 302)]
    assert page.text.count("<img ") == 1

    page = client.post(page_of(third), SENT, follow=True)
    assert "đã có trong sổ với tệp gốc khác" in page.text
    assert Document.objects.count() == 2
    assert "bản quét chờ đăng ký" not in client.get("/intake/").text


def test_a_document_says_that_a_machine_read_its_words(world, lan, client):
    client.force_login(lan.user)
    intake = scanned(lan)
    client.post(page_of(intake), SENT)
    address = Document.objects.get().get_absolute_url()
    said = "do máy đọc từ hình"
    assert said not in client.get(address).text
    Intake.objects.filter(pk=intake.pk).update(text="Số 33-NQ/ĐU")
    assert said in client.get(address).text


def test_whoever_registers_what_a_colleague_has_is_told_so(world, lan, client):
    client.force_login(lan.user)
    intake = scanned(lan)
    client.post(page_of(intake), SENT)
    page = client.post(page_of(intake), SENT | {"code": "99-NQ/ĐU", "subject": "khác"}, follow=True)
    assert "đã được đăng ký trước đó là Nghị quyết 33-NQ/ĐU" in page.text
    assert Document.objects.count() == 1


def test_a_day_misread_by_a_machine_and_not_yet_come_is_refused(world, lan, client):
    client.force_login(lan.user)
    intake = scanned(lan)
    source = intake.proposals.get(kind="source")
    source.facts |= {"date": "2062-03-02"}
    source.save()
    Intake.objects.filter(pk=intake.pk).update(text="Số 33-NQ/ĐU")
    assert client.get(page_of(intake)).context["form"]["date"].value() == date(2062, 3, 2)
    page = client.post(page_of(intake), SENT | {"date": "02-03-2062"})
    assert (page.status_code, "date" in page.context["form"].errors) == (200, True)
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("code", "number", "symbol"),
    [
        ("33-NQLT/ĐUTKV-ĐUTQN", "33", "NQLT/ĐUTKV-ĐUTQN"),
        ("15/QĐ-UBND", "15", "QĐ-UBND"),
        ("Số: 12/2019/NĐ-CP", "12", "2019/NĐ-CP"),
        (" 30 - NQ/ĐU ", "30", "NQ/ĐU"),
        ("7", "7", ""),
    ],
)
def test_number_and_symbol_are_written_as_on_the_paper(lan, client, code, number, symbol):
    client.force_login(lan.user)
    client.post(page_of(scanned(lan)), SENT | {"code": code})
    document = Document.objects.get()
    assert (document.number, document.symbol) == (number, symbol)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("33-NQLT/ĐUBS-ĐUVX", "Nghị quyết"),
        ("15-CV/VPĐU", "Công văn"),
        ("12/2019/NĐ-CP", "Nghị định"),
        ("5/KH-UBND", "Kế hoạch"),
    ],
)
def test_a_symbol_with_one_meaning_gives_the_kind(lan, client, code, kind):
    client.force_login(lan.user)
    client.post(page_of(scanned(lan)), SENT | {"kind": "", "code": code})
    assert Document.objects.get().kind == kind


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"code": "ba mươi"}, "Không đọc được số và ký hiệu này"),
        ({"code": "30-NQ/ĐU ngày 5"}, "Không đọc được số và ký hiệu này"),
        ({"kind": "", "code": "52-QĐ/ĐU"}, "Hãy chọn loại văn bản"),
        ({"kind": "", "code": "52"}, "Hãy chọn loại văn bản"),
        ({"kind": "", "code": ""}, "Hãy chọn loại văn bản"),
        ({"code": "", "subject": ""}, "Hãy ghi số, ký hiệu hoặc trích yếu"),
        ({"date": "31-2-2026"}, "Ngày ban hành"),
        ({"issuers": ["ĐU"]}, "Có nhiều cơ quan mang tên “ĐU”"),
        ({"issuers": ["x" * 200, "y" * 200]}, "dài quá 300 ký tự"),
        ({"issuers": ["Ban\x01 lạ"]}, "ký tự điều khiển"),
        ({"subject": "TỐI MẬT"}, "dấu chỉ độ mật"),
    ],
)
def test_what_is_wrong_is_said_beside_the_picture(world, lan, client, wrong, said):
    client.force_login(lan.user)
    page = client.post(page_of(scanned(lan)), SENT | wrong)
    assert page.status_code == 200
    assert said in page.text
    assert 'role="alert"' in page.text
    assert "<img " in page.text
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "begins"),
    [
        ({"date": "31-2-2026"}, "date"),
        ({"issuers": ["ĐU", ""]}, "issuers"),
        ({"code": "?", "date": "31-2-2026"}, "code"),
        ({"code": "", "subject": ""}, None),  # the notice itself, which speaks of two
    ],
)
def test_the_keyboard_begins_at_the_first_field_that_is_wrong(lan, client, wrong, begins):
    client.force_login(lan.user)
    page = client.post(page_of(scanned(lan)), SENT | wrong)
    found = [
        re.search(r'name="(\w+)"', one)[1]
        for one in re.findall(r"<(?:input|select|textarea)[^>]*>", page.text)
        if re.search(r"\sautofocus\b", one)
    ]
    assert found == ([begins] if begins else [])
    assert page.text.count('name="issuers"') == 2


def test_a_registered_scan_leads_to_its_entry(lan, client):
    client.force_login(lan.user)
    first, last = scanned(lan), scanned(lan, pages("PDF", 1), "b.pdf")
    page = client.post(page_of(first), SENT, follow=True)  # on the page of the next one
    address = Document.objects.get().get_absolute_url()
    assert f'đã vào sổ. <a href="{address}">Xem trong sổ</a>' in page.text
    page = client.post(page_of(last), SENT | {"code": "16-CV/VPĐU"}, follow=True)
    assert "đã vào sổ." in page.text
    assert page.text.count("Xem trong sổ") == 1  # its own page leads there already


def test_an_issuer_that_nobody_knows_stays_as_it_is_written(lan, client):
    client.force_login(lan.user)
    client.post(page_of(scanned(lan)), SENT | {"issuers": ["Hội đồng lạ", "Hội đồng lạ"]})
    document = Document.objects.get()
    assert (document.issuer_text, document.joint) == ("Hội đồng lạ", False)


def test_a_page_is_a_picture_and_nothing_else(lan, ha, client):
    data = pages("PDF", 2)
    intake = scanned(lan, data, "a.pdf")
    client.force_login(ha.user)  # reads, and does not decide
    shown = client.get(reverse("intake:page", args=[intake.pages.last().pk]))
    image = Image.open(io.BytesIO(b"".join(shown.streaming_content)))
    assert image.format == "JPEG"
    assert shown["Content-Type"] == "image/jpeg"
    assert shown["Content-Disposition"] == 'inline; filename="2.jpg"'
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert shown["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert shown["Cache-Control"] == "private, no-store"
    whole = client.get(reverse("intake:original", args=[intake.pk]))
    assert b"".join(whole.streaming_content) == data
    assert whole["Content-Disposition"].startswith("attachment")
    page = client.get(intake.get_absolute_url())
    assert page.text.count("<img ") == 2
    assert client.get(page_of(intake)).status_code == 403


def test_others_find_neither_page_nor_picture(world, lan, phong, minh, client):
    intake = scanned(lan)
    quan = act_as(make_user("quan", "Lý Quân", "administrator", world.bac_son))
    addresses = [
        page_of(intake),
        intake.get_absolute_url(),
        reverse("intake:page", args=[intake.pages.get().pk]),
        reverse("intake:original", args=[intake.pk]),
    ]
    for by in (phong, minh, quan):
        client.force_login(by.user)
        assert [client.get(one).status_code for one in addresses] == [404] * 4
        assert client.post(page_of(intake), SENT).status_code == 404
    client.force_login(phong.user)
    page = client.get("/intake/")
    assert "bản quét chờ đăng ký" not in page.text


def test_the_document_shows_the_scan_to_its_own_house(world, lan, phong, client):
    intake = scanned(lan)
    registered(lan, intake)
    document = Document.objects.get()
    share(document, by=lan, organisations=[world.vinh_xanh])
    address = document.get_absolute_url()
    client.force_login(lan.user)
    page = client.get(address)
    assert page.text.count("<img ") == 1
    assert "Chưa có toàn văn" not in page.text
    client.force_login(phong.user)  # has the document, and its original to save
    page = client.get(address)
    assert page.status_code == 200
    assert "<img " not in page.text
    assert "Toàn văn nằm trong tệp gốc" in page.text


def test_of_what_is_no_scan_there_is_no_such_page(lan, bring, client):
    client.force_login(lan.user)
    intake = bring().intake
    assert client.get(page_of(intake)).status_code == 404
    assert client.get(reverse("intake:original", args=[intake.pk])).status_code == 404


def test_the_page_costs_the_same_however_many_wait(
    lan, client, django_assert_num_queries, django_assert_max_num_queries
):
    client.force_login(lan.user)
    intake = scanned(lan)
    scanned(lan, picture(seed=1))
    client.get(page_of(intake))
    with django_assert_max_num_queries(40) as counted:
        client.get(page_of(intake))
    batch = new_id()
    for place in range(3):
        data = pages("PDF", 4, seed=10 + place)
        scanned(lan, data, f"{place}.pdf", batch=batch, place=place)
    with django_assert_num_queries(len(counted)):
        client.get(page_of(intake))


def test_a_stored_file_is_no_picture_of_anyone_elses(lan, phong):
    """The same picture may come to two houses: each has a page of its own over the same bytes."""
    mine, theirs = scanned(lan), scanned(phong)
    assert mine.pages.get().pk != theirs.pages.get().pk
    assert keep(picture(), media_type="image/png") == mine.file == theirs.file
