"""Anyone with a document may ask what its signatures are worth, in the browser or by command."""

import json
import re
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from lientich.core.turns import turn
from lientich.drafting.checks import what_is_trusted
from lientich.drafting.signatures.preparing import fill, number_and_date
from lientich.drafting.signatures.tests import made
from lientich.drafting.views import verifying

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
MARK = "MINH HỌA - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    cache.clear()


@pytest.fixture
def roots(settings, tmp_path):
    (tmp_path / "goc.cer").write_bytes(made.root())
    settings.SIGNING_ROOTS = str(tmp_path)


def shown(client, data: bytes, **more):
    file = SimpleUploadedFile("nghi-quyet.pdf", data, content_type="application/pdf")
    return client.post("/verify/", {"file": file}, **more)


def signed() -> bytes:
    return fill(made.signed_by_both(), number_and_date("33", made.NOW.date()))


def test_the_page_is_open_to_whoever_is_not_signed_in(client):
    page = client.get("/verify/").content.decode()
    assert "Kiểm tra văn bản ký số" in page
    assert "không được lưu lại" in page


def test_who_signed_when_and_as_what(client, roots):
    page = shown(client, signed()).content.decode()
    assert MARK in page
    assert "Văn bản minh họa, không có giá trị pháp lý" in page
    assert "Chữ ký hợp lệ" not in page
    for words in (
        "Bí thư, Nguyễn Thị Hạnh",
        "Phó Bí thư, Trần Ðức Uý",
        "số 33, ngày 05-12-2026",
        "không có dấu thời gian",
        "chưa cấu hình danh sách thu hồi",
        "do MINH HỌA - Cơ quan chứng thực thử nghiệm chứng thực",
        made.LEAD.seal,
    ):
        assert words in page, words


def _past(found) -> bytes:
    return b"99991231235959Z)".ljust(len(found[0]))


def test_without_a_configured_root_it_says_so(client):
    page = shown(client, signed()).content.decode()
    assert "chưa cấu hình tổ chức chứng thực được tin cậy nào" in page
    assert "tin cậy ở đây: " not in page


def test_a_time_past_the_calendar_is_told_as_it_stands(client):
    data, times = re.subn(rb"(?<=/M \(D\\072)\d{14}([^)]+)\)", _past, signed())
    assert times == 2
    answer = shown(client, data)
    assert answer.status_code == 200
    assert "31-12-9999" in answer.content.decode()


def test_nothing_of_the_file_is_kept(client, settings):
    shown(client, signed())
    assert not settings.FILES_DIR.exists() or not list(settings.FILES_DIR.rglob("*"))


def test_one_changed_byte(client):
    data = bytearray(signed())
    data[2000] ^= 1
    page = shown(client, bytes(data)).content.decode()
    assert "Không hợp lệ" in page


@pytest.mark.parametrize("data", [b"%PDF-1.7 broken", b"\x00" * 2000, b"PK\x03\x04"], ids=range(3))
def test_what_is_no_pdf_is_told_so(client, data):
    page = shown(client, data).content.decode()
    assert "Tệp không phải PDF, hoặc đã hỏng" in page


def test_too_large_is_refused_unread(client, monkeypatch):
    monkeypatch.setattr(verifying, "FILE_BYTES", 10)
    assert "Tệp quá lớn" in shown(client, signed()).content.decode()


def test_without_a_file_it_is_asked_for(client):
    page = client.post("/verify/").content.decode()
    assert "bắt buộc" in page
    assert "Kết quả" not in page


def test_too_many_at_once_wait(client, monkeypatch):
    monkeypatch.setattr(verifying, "RATES", {"verify": "2/m/ip", "verify_all": "60/m/key"})
    statuses = [client.post("/verify/").status_code for _time in range(3)]
    assert statuses == [200, 200, 429]
    assert client.get("/verify/").status_code == 200


def test_where_two_are_verified_a_third_waits(client, monkeypatch):
    monkeypatch.setattr(verifying, "verify_in_child", None)  # is not asked
    with turn("verify", 2) as first, turn("verify", 2) as second, turn("verify", 2) as third:
        assert (first, second, third) == (True, True, False)
        answer = shown(client, signed())
    assert answer.status_code == 503
    assert "Hãy thử lại sau" in answer.content.decode()
    with turn("verify", 2) as again:
        assert again


def test_a_visitor_s_file_is_given_ten_seconds(client, monkeypatch):
    monkeypatch.setattr(verifying, "SECONDS", 0.01)
    assert "quá phức tạp" in shown(client, signed()).content.decode()


def test_in_english(client, roots):
    client.cookies["django_language"] = "en"
    page = shown(client, signed()).content.decode()
    assert "An exercise, without legal force" in page
    assert "no time stamp" in page


def run(path, *options) -> tuple[str, int]:
    out, status = StringIO(), 0
    try:
        call_command("verify", str(path), *options, stdout=out)
    except SystemExit as ended:
        status = ended.code
    return out.getvalue(), status


def test_the_command_says_the_same(tmp_path, roots):
    file = tmp_path / "van-ban.pdf"
    file.write_bytes(signed())
    words, status = run(file)
    assert words.startswith(MARK)
    assert "Tư cách: Bí thư, Nguyễn Thị Hạnh" in words
    assert "số 33, ngày 05-12-2026" in words
    assert "tin cậy ở đây: MINH HỌA - Cơ quan chứng thực thử nghiệm." in words
    assert status == 1  # an exercise is never valid
    found = json.loads(run(file, "--json")[0])
    assert (found["verdict"], found["exercise"]) == ("exercise", True)
    assert [one["standing"] for one in found["signatures"]] == ["trusted", "trusted"]


def test_the_command_names_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="Không đọc được"):
        call_command("verify", str(tmp_path / "khong-co.pdf"))


def test_what_is_named_as_trusted_and_is_none_is_told_at_the_start(settings, roots, tmp_path):
    assert what_is_trusted() == []
    (tmp_path / "broken.pem").write_bytes(b"-----BEGIN CERTIFICATE-----\nAAAA\n")
    (tmp_path / "notes.txt").write_text("not looked at")
    settings.SIGNING_REVOKED = str(tmp_path)  # a certificate is no list of revoked ones
    settings.SIGNING_INTERMEDIATES = "/there/is/no/such/folder"
    found = sorted((one.id, one.msg.split()[0]) for one in what_is_trusted())
    assert found == [
        ("drafting.E001", "LIENTICH_SIGNING_INTERMEDIATES"),
        ("drafting.E002", "LIENTICH_SIGNING_REVOKED:"),
        ("drafting.E002", "LIENTICH_SIGNING_REVOKED:"),
        ("drafting.E002", "LIENTICH_SIGNING_ROOTS:"),
    ]
