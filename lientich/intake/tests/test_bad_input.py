"""Each case of bad input: a clear message at the upload field, and nothing half-written."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import FileField

from lientich.documents import uploads
from lientich.documents.models import Document, StoredFile
from lientich.intake.models import Intake
from lientich.reader import read, sandbox
from lientich.reader.tests.scan import huge, picture
from lientich.reader.tests.test_formats import PIXEL, pdf, written
from lientich.reader.tests.word import paragraphs, word

from .conftest import NOTICE
from .test_pages import paper, send
from .test_receive import receive

WORD = paragraphs("Điều 1. Trồng cây.")


def zipped(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return file.getvalue()


def bomb():
    types = b"<Types/>"
    return zipped(**{"[Content_Types]_xml": types, "word__document_xml": b" " * 60_000_000})


def with_entities():
    xml = (
        b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document '
        b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        b"<w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    return zipped(**{"[Content_Types]_xml": b"<Types/>", "word__document_xml": xml})


CASES = [
    ("trong.txt", b"", "Tệp không có nội dung"),
    ("quet.docx", word(lambda document: document.add_picture(io.BytesIO(PIXEL))),
     "chỉ có hình ảnh"),
    ("anh.docx", b"\x89PNG\r\n\x1a\n" + bytes(50), "Tệp hình ảnh bị hỏng"),
    ("cut.jpg", picture("JPEG")[:400], "Tệp hình ảnh bị hỏng"),
    ("to.png", huge(), "quá nhiều điểm ảnh"),
    ("tuyet-mat.png", picture("PNG"), "dấu chỉ độ mật"),
    ("anh.gif", b"GIF89a" + bytes(50), "Đây là tệp hình ảnh"),
    ("hong.docx", WORD[:300], "Tệp Word bị hỏng"),
    ("hong.pdf", b"%PDF-1.7\nrubbish", "Tệp PDF bị hỏng"),
    ("khoa.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
     "mật khẩu"),
    ("bom.docx", bomb(), "Tệp nén bất thường"),
    ("thuc-the.docx", with_entities(), "XML không an toàn"),
    ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
     "Word kiểu cũ"),
    ("bang.xlsx", zipped(**{"[Content_Types]_xml": b"<Types/>", "xl__workbook_xml": b"<x/>"}),
     "Loại tệp này không đọc được"),
    ("mat.txt", ("MẬT\n" + NOTICE).encode(), "dấu chỉ độ mật"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "said"), CASES, ids=[case[0] for case in CASES])
def test_what_cannot_be_read_is_said_at_the_field(lan, client, settings, name, data, said):
    client.force_login(lan.user)
    page = send(client, SimpleUploadedFile(name, data))
    (error,) = page.context["form"].errors["uploads"]
    assert error.startswith(f"{name}: ")
    assert said in error
    assert "Hãy" in error or "Không đưa" in error  # and what to do
    assert not Intake.objects.exists()
    assert not StoredFile.objects.exists()
    assert not settings.FILES_DIR.exists() or not [*settings.FILES_DIR.rglob("*")]


def test_a_wrong_ending_is_read_by_its_content_and_said(lan, client):
    client.force_login(lan.user)
    page = send(client, SimpleUploadedFile("nghi-quyet.pdf", WORD))
    assert "đã đọc theo nội dung" in page.text
    assert Intake.objects.get().state == "read"


def test_a_text_without_any_fact_shows_itself_and_one_row(lan, client):
    client.force_login(lan.user)
    page = send(client, SimpleUploadedFile("tho.txt", "Trời xanh mây trắng.".encode()))
    assert "Trời xanh mây trắng." in page.text
    assert page.text.count('class="proposal"') == 1


def test_what_cannot_be_seen_is_neither_in_the_text_nor_in_the_name(lan, client):
    client.force_login(lan.user)
    text = NOTICE.replace("Căn cứ", "Că\u200bn \u202ecứ\u202c")
    send(client, SimpleUploadedFile("gui\u202e\u200bfdp.txt", text.encode()))
    intake = Intake.objects.get()
    assert "Căn cứ" in intake.text
    assert intake.name == "guifdp.txt"


def test_ten_thousand_citations_come_in_and_are_shown_page_by_page(lan, client):
    line = "Căn cứ Quyết định số {:5}-QĐ/ĐU ngày 3-2-2026 của Đảng ủy Than Vịnh Xanh.\n"
    reading = read("Trời xanh.".encode(), "a.txt")
    reading["text"] = "".join(line.format(n) for n in range(10_000))
    length = len(line.format(0))
    one = {"kind": "Quyết định", "symbol": "QĐ/ĐU", "joint": False, "date": "2026-02-03"}
    one |= {"issuers": ["Đảng ủy Than Vịnh Xanh"], "subject": None, "period": None}
    reading["citations"] = [
        one
        | {"start": n * length + 7, "end": n * length + 70, "text": str(n), "number": str(n)}
        | {"ambiguous": False, "sure": True}
        for n in range(10_000)
    ]
    intake = receive(lan, reading=reading)
    assert intake.proposals.filter(kind="citation").count() == 10_000
    client.force_login(lan.user)
    last = intake.proposals.order_by("-order").first()
    for address in ("", "?page=70", "?part=15&page=99", f"?row={last.pk}"):
        page = client.get(intake.get_absolute_url() + address)
        assert page.text.count('class="proposal"') <= 100
    assert f'id="p-{last.pk}"' in page.text


def test_a_file_that_holds_the_reader_is_given_up(lan, client, monkeypatch):
    def slow(data, name):
        return sandbox.read_in_child(data, name, seconds=0.01)

    monkeypatch.setattr("lientich.intake.recognising.read_in_child", slow)
    client.force_login(lan.user)
    page = send(client, SimpleUploadedFile("cham.txt", NOTICE.encode()))
    assert "Tệp quá phức tạp" in page.text
    assert not Intake.objects.exists()


def test_too_large_a_file_is_refused_while_it_arrives(lan, client, monkeypatch):
    monkeypatch.setattr(uploads, "FILE_BYTES", 1000)
    client.force_login(lan.user)
    page = send(
        client, SimpleUploadedFile("lon.txt", b"x" * 5000), SimpleUploadedFile("tb.txt", b"Xin")
    )
    assert "lon.txt: Tệp lớn hơn 50 MB" in page.text
    assert Document.objects.count() == 0


def test_on_no_page_is_a_file_of_too_large_a_request_kept(rf, monkeypatch):
    def sent():
        return rf.post("/verify/", {"file": SimpleUploadedFile("to.pdf", b"x" * 5000), "a": "1"})

    assert sent().FILES["file"].size == 5000
    monkeypatch.setattr(uploads, "MOST_BYTES", 1000)
    request = sent()
    with pytest.raises(ValidationError, match=r"to.pdf: Mỗi lần không quá .* 100 MB"):
        FileField().clean(request.FILES["file"])
    assert request.POST["a"] == "1"


@pytest.mark.parametrize(
    ("more", "told"),
    [({"uploads": 101}, "không quá 100 tệp"), ({"text": "x" * 5_000_000}, "dài hơn 4 MB")],
)
def test_too_much_at_once_is_said_and_not_kept(lan, client, more, told):
    client.force_login(lan.user)
    files = [paper(f"{place}.txt", b"a") for place in range(more.get("uploads", 0))]
    page = send(client, *files, text=more.get("text", ""))
    assert page.status_code == 400
    assert told in page.text
    assert not Intake.objects.exists()


@pytest.mark.parametrize("length", [200 * 1024 * 1024, 100])
def test_what_is_too_large_is_handed_on_to_nobody(monkeypatch, length):
    monkeypatch.setattr(uploads, "FILE_BYTES", 10)
    guard = uploads.SizeGuard()
    guard.handle_raw_input(None, {}, length, None)
    guard.new_file("uploads", "to.pdf", "application/pdf", None)
    small = length == 100
    assert guard.receive_data_chunk(b"x" * 10, 0) == (b"x" * 10 if small else None)
    assert guard.receive_data_chunk(b"x", 10) is None
    assert isinstance(guard.file_complete(11), uploads.Refused)
    guard.new_file("uploads", "vua.pdf", "application/pdf", None)
    guard.receive_data_chunk(b"x" * 10, 0)
    assert isinstance(guard.file_complete(10), uploads.Refused) != small


def test_a_written_pdf_is_read(lan, client):
    client.force_login(lan.user)
    send(client, SimpleUploadedFile("tb.pdf", pdf(written((72, 700, "Thong bao so 5")))))
    assert Intake.objects.get().file.media_type == "application/pdf"
