import io
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lientich.core.ids import new_id
from lientich.documents.attachments import MOST_BYTES, MOST_FILES, check
from lientich.documents.models import StoredFile
from lientich.documents.storage import open_file
from lientich.journal.models import Event
from lientich.programmes.actions import return_for_rework
from lientich.programmes.models import Evidence, ProgressReport

from .conftest import report

JPEG = b"\xff\xd8\xff\xe0" + bytes(40)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def upload(name, data):
    return SimpleUploadedFile(name, data)


def zipped(*names):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return data.getvalue()


def test_a_zip_with_names_that_nobody_can_read_is_said_not_to_be_taken():
    broken = zipped("đ/x").replace("đ".encode(), b"\xff\xfe")
    with pytest.raises(ValidationError, match="không phải ảnh"):
        check([upload("a.docx", broken)])


def test_files_are_kept_with_the_report(assignment, minh, settings, tmp_path):
    settings.FILES_DIR = tmp_path
    made = report(assignment, minh, 40, files=[upload("../a\\tram 1.jpg", JPEG)])
    (kept,) = Evidence.objects.all()
    assert (kept.report, kept.name, kept.file.media_type) == (made, "tram 1.jpg", "image/jpeg")
    with open_file(kept.file) as file:
        assert file.read() == JPEG


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.bin", PNG, "image/png"),
        ("a.bin", b"RIFF\x00\x00\x00\x00WEBP", "image/webp"),
        ("a.bin", b"\x00\x00\x00\x18ftypheic", "image/heic"),
        ("a.bin", zipped("xl/workbook.xml"), "spreadsheetml.sheet"),
    ],
)
def test_what_a_file_is_its_content_tells(name, data, media_type):
    (checked,) = check([upload(name, data)])
    assert checked.media_type.endswith(media_type)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("trang.png", b"<html><script>alert(1)</script>", "không phải ảnh"),
        ("may.exe", b"MZ\x90\x00", "không phải ảnh"),
        ("hong.docx", b"PK\x03\x04 hong", "không phải ảnh"),
        ("tep.zip", zipped("a.txt"), "không phải ảnh"),
        ("macro.xlsx", zipped("xl/workbook.xml", "xl/vbaProject.bin"), "không phải ảnh"),
        ("rong.png", b"", "không có nội dung"),
        ("to.png", PNG + bytes(MOST_BYTES), "20 MB"),
        ("BB-01 (MẬT).png", PNG, "độ mật"),
    ],
)
def test_other_files_are_refused_with_what_to_do(name, data, words):
    with pytest.raises(ValidationError, match=words):
        check([upload(name, data)])


def test_a_document_with_a_mark_of_secrecy_is_refused_and_nothing_of_it_kept(
    assignment, minh, settings, tmp_path
):
    docx = pytest.importorskip("docx")
    settings.FILES_DIR = tmp_path
    document, data = docx.Document(), io.BytesIO()
    document.add_paragraph("TUYỆT MẬT")
    document.add_paragraph("Báo cáo trữ lượng")
    document.save(data)
    with pytest.raises(ValidationError, match="độ mật"):
        report(assignment, minh, 40, files=[upload("bao-cao.docx", data.getvalue())])
    assert not ProgressReport.objects.exists()
    assert not StoredFile.objects.exists()
    assert list(tmp_path.iterdir()) == []


def test_what_nobody_can_open_is_no_evidence():
    with pytest.raises(ValidationError, match="Tệp PDF bị hỏng"):
        check([upload("hong.pdf", b"%PDF-1.7\nrubbish")])


def test_there_is_an_end_to_files():
    with pytest.raises(ValidationError, match="10 tệp"):
        check(upload(f"{n}.png", PNG) for n in range(MOST_FILES + 1))


def test_a_refused_report_keeps_no_row_of_its_files(assignment, minh, settings, tmp_path):
    settings.FILES_DIR = tmp_path
    report(assignment, minh, 60)
    with pytest.raises(ValidationError, match="lùi"):
        report(assignment, minh, 40, files=[upload("tram.png", PNG)])
    assert not StoredFile.objects.exists()


SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
DRAWN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def workbook(**parts):
    """An XLSX of these parts: `sharedStrings`, `drawings_drawing1` and so on."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, content in ({"workbook": f"<workbook {SPACE}/>"} | parts).items():
            archive.writestr(f"xl/{name.replace('_', '/')}.xml", content)
    return data.getvalue()


def cells(*words):
    return f"<sst {SPACE}>{''.join(f'<si><r><t>{one}</t></r></si>' for one in words)}</sst>"


@pytest.mark.parametrize(
    "parts",
    [
        {"sharedStrings": cells("Sản lượng", "TUYỆT MẬT")},
        {"sharedStrings": f"<sst {SPACE}><si><r><t>TỐI </t></r><r><t>MẬT</t></r></si></sst>"},
        {"worksheets_sheet1": f"<worksheet {SPACE}><c><is><t>TỐI MẬT</t></is></c></worksheet>"},
        {
            "worksheets_sheet1": f"<worksheet {SPACE}><headerFooter>"
            '<oddHeader>&amp;LĐảng ủy&amp;R&amp;"Arial"&amp;12MẬT</oddHeader>'
            "</headerFooter></worksheet>"
        },
        {"drawings_drawing1": f"<x {DRAWN}><a:p><a:r><a:t>MẬT</a:t></a:r></a:p></x>"},
        {"workbook": f'<workbook {SPACE}><sheets><sheet name="TỐI MẬT"/></sheets></workbook>'},
    ],
    ids=["cells", "runs", "inline", "header", "text box", "tab"],
)
def test_a_workbook_with_a_mark_of_secrecy_is_refused(parts):
    with pytest.raises(ValidationError, match="độ mật"):
        check([upload("so-lieu.xlsx", workbook(**parts))])


def test_a_workbook_without_a_mark_is_taken_as_it_is():
    data = workbook(sharedStrings=cells("Mật độ bụi", "bí mật nhà nước", "12,5"))
    (checked,) = check([upload("so-lieu.xlsx", data)])
    assert checked.file.read() == data


@pytest.mark.parametrize(
    ("strings", "words"),
    [
        ("<sst", "Excel bị hỏng"),
        (f'<!DOCTYPE x [<!ENTITY e "MẬT">]><sst {SPACE}>&e;</sst>', "XML không an toàn"),
        (cells("a" * 30_000_000), "nén bất thường"),
    ],
    ids=["broken", "entities", "bomb"],
)
def test_a_workbook_built_to_harm_is_no_evidence(strings, words):
    with pytest.raises(ValidationError, match=words):
        check([upload("so-lieu.xlsx", workbook(sharedStrings=strings))])


def test_a_report_sent_again_from_a_new_page_is_the_same_report(assignment, minh):
    def send(percent=40, note="Đã lắp máy bơm.", name="tram.png"):
        return report(assignment, minh, percent, note=note, files=[upload(name, PNG)])

    first = send()
    assert send() == first
    assert send(name="ten-khac.png") == first  # the content tells
    assert ProgressReport.objects.count() == Evidence.objects.count() == 1
    assert Event.objects.filter(verb="programmes.progress_reported").count() == 1
    assert send(percent=60) != first
    assert (ProgressReport.objects.count(), Evidence.objects.count()) == (2, 1)


def test_what_was_answered_or_is_of_another_day_is_a_report_of_its_own(assignment, minh, lan):
    words = {"note": "Đã xong."}
    report(assignment, minh, 100, **words)
    return_for_rework(assignment, by=lan, reason="Thiếu biên bản")
    report(assignment, minh, 100, **words)
    return_for_rework(assignment, by=lan, reason="Vẫn thiếu")
    report(assignment, minh, 40, **words)
    later = replace(minh, now=minh.now + timedelta(days=1))
    report(assignment, later, 40, **words)
    assert ProgressReport.objects.count() == 4


def test_the_same_file_is_kept_once_on_a_part(assignment, task, minh, tuan, world, client):
    twice = [upload("a.png", PNG), upload("b.png", PNG), upload("c.jpg", JPEG)]
    made = report(assignment, minh, 40, files=twice)
    assert {one.name for one in made.evidence.all()} == {"a.png", "c.jpg"}
    later = replace(minh, now=minh.now + timedelta(days=1))
    with pytest.raises(ValidationError, match="không có gì mới"):
        report(assignment, later, 40, files=[upload("d.png", PNG)])
    other = task.assignments.get(unit=world.doi_sim)  # another unit's part is another's
    assert report(other, tuan, 40, files=[upload("a.png", PNG)]).evidence.count() == 1
    client.force_login(minh.user)
    sent = {"percent": 60, "token": new_id(), "declared": "on", "files": upload("e.png", PNG)}
    address = reverse("programmes:report_progress", args=[assignment.pk])
    page = client.post(address, sent, follow=True)
    assert "không giữ thêm một bản nữa" in page.text
    assert Evidence.objects.filter(report__assignment=assignment).count() == 2
