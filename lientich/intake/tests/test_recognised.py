"""A scan that a machine reads: the fields are filled in, and nothing of it is sure."""

from datetime import date

import pytest
from django.core.management import call_command

from lientich.documents.models import Document, StoredFile
from lientich.intake import actions, queries, reading
from lientich.intake.models import Intake, Page
from lientich.journal.models import Event
from lientich.reader import sandbox, tools
from lientich.reader.unreadable import RECOGNISED, refusal

from .conftest import NOTICE
from .letters import scan
from .scans import scanned
from .test_register_scan import page_of, picture

needs_tesseract = pytest.mark.skipif(
    tools.tesseract() is None,
    reason="tesseract with Vietnamese (Debian: apt-get install tesseract-ocr tesseract-ocr-vie)",
)


@pytest.fixture
def machine(monkeypatch):
    """The machine that is installed here."""
    for room in ("recognising", "views.scans"):
        monkeypatch.setattr(f"lientich.intake.{room}.tesseract", tools.tesseract)


@pytest.fixture
def told(monkeypatch):
    """A machine that says what it is told to."""

    def tell(answer):
        monkeypatch.setattr("lientich.intake.recognising.tesseract", lambda: "/a/machine")
        monkeypatch.setattr("lientich.intake.views.scans.tesseract", lambda: "/a/machine")
        monkeypatch.setattr(
            "lientich.intake.recognising.recognise_in_child", lambda data, name, tool: answer
        )

    return tell


def worked(by, data, name="quet.pdf", capture=None):
    intake = scanned(by, data, name)
    assert intake.state == "waiting"
    while reading.read_waiting():
        pass
    intake.refresh_from_db()
    return intake


def read_facts():
    from lientich.reader import read_text

    return read_text(NOTICE) | {"reason": RECOGNISED}


@needs_tesseract
def test_a_letter_fills_its_fields_and_its_facts_wait(world, lan, client, machine):
    intake = worked(lan, scan())
    assert (intake.state, intake.scanned, intake.is_recognised) == ("read", 1, True)
    assert "31-3-2026" in intake.text
    assert not intake.proposals.filter(sure=True).exists()
    assert intake.proposals.filter(kind="citation").exists()
    client.force_login(lan.user)
    form = client.get(page_of(intake)).context["form"]
    assert {name: form[name].value() for name in form.fields} == {
        "kind": "Kế hoạch",
        "code": "15-KH/ĐU",
        "date": date(2026, 3, 5),
        "issuers": ["Đảng ủy Tập đoàn Than Bắc Sơn"],
        "subject": "trồng cây trên bãi thải năm 2026",
    }


@needs_tesseract
@pytest.mark.parametrize("stamp", ["MẬT", "TUYỆT MẬT"])
def test_a_stamp_of_secrecy_that_the_machine_reads_is_refused(
    lan, settings, machine, stamp, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        intake = worked(lan, scan(kind="JPEG", stamp=stamp), "ke-hoach.jpg")
    assert (intake.state, intake.reason, intake.name) == ("refused", "secret", "")
    assert not Page.objects.exists()
    assert not StoredFile.objects.exists()
    assert [path for path in settings.FILES_DIR.rglob("*") if path.is_file()] == []
    assert Event.objects.get(verb="intake.refused").facts == {"reason": "secret"}


@needs_tesseract
def test_the_command_prints_what_a_machine_reads(tmp_path, capsys, machine):
    path = tmp_path / "quet.pdf"
    path.write_bytes(scan())
    call_command("read", str(path))
    said = capsys.readouterr().out
    assert "15 · KH/ĐU · 2026-03-05" in said
    assert "    ? " in said
    assert "      " not in said  # nothing is sure


def test_what_was_read_is_proposed_as_to_be_checked(world, lan, client, told):
    told(read_facts())
    intake = worked(lan, picture(), "quet.png")
    assert intake.message == RECOGNISED
    assert not intake.proposals.filter(sure=True).exists()
    assert intake.proposals.count() > 5
    client.force_login(lan.user)
    page = client.get(page_of(intake))
    assert page.text.count("Đọc bằng máy, cần kiểm tra.") == 5
    assert "đọc bằng máy, cần kiểm tra" in page.text
    assert "có thể sai" in page.text
    assert "cài tesseract-ocr" not in page.text

    sent = {"kind": "Thông báo", "code": "12-TB/VPĐU", "date": "2-3-2026", "subject": "kết luận"}
    page = client.post(
        page_of(intake), sent | {"issuers": ["Văn phòng Đảng ủy Bắc Sơn"]}, follow=True
    )
    assert page.redirect_chain == [(intake.get_absolute_url(), 302)]
    document = Document.objects.get()
    assert (document.subject, document.text) == ("kết luận", intake.text)
    assert page.text.count("<img ") == 1
    assert "rà soát, bổ sung quy chế phối hợp" in page.text
    assert actions.accept_sure(intake, by=lan) == 0  # each is decided on by itself
    intake.refresh_from_db()
    assert (intake.state, queries.waits_to_be_registered(intake)) == ("read", False)


@pytest.mark.parametrize("reason", ["scan", "failed", "too_hard"])
def test_what_the_machine_cannot_read_a_person_registers(lan, client, told, reason):
    told(refusal(reason))
    intake = worked(lan, picture(), "quet.png")
    assert (intake.state, intake.text, intake.scanned) == ("read", "", 1)
    client.force_login(lan.user)
    page = client.get(page_of(intake))
    assert "Máy chưa đọc được chữ nào từ hình này" in page.text
    assert page.context["form"].initial == {}


def test_words_that_are_known_stand_before_what_a_machine_reads(world, lan, told):
    told(read_facts())
    entry = {"kind": "Thông báo", "number": "12", "symbol": "TB/VPĐU", "date": date(2026, 3, 2)}
    known = actions.acceptance.documents.register(
        by=lan, **entry, issuers=[world.office_a], text="Điều 1. Trồng cây."
    )
    intake = worked(lan, picture(), "quet.png")
    issuers = ["Văn phòng Đảng ủy Bắc Sơn"]
    actions.register_scan(intake, by=lan, **entry, issuers=issuers, subject="")
    known.refresh_from_db()
    assert (known.text, known.file) == ("Điều 1. Trồng cây.", intake.file)


def test_a_broken_scan_is_refused_at_the_door_though_a_machine_would_read_it_later(lan, told):
    told(read_facts())
    assert scanned(lan, b"\x89PNG\r\n\x1a\n" + bytes(50)) is None
    assert not Intake.objects.exists()


def test_a_scan_that_takes_long_to_draw_is_left_for_the_worker(lan, monkeypatch):
    monkeypatch.setattr("lientich.intake.recognising._AT_ONCE", 0.01)
    monkeypatch.setattr("lientich.intake.recognising.render_in_child", sandbox.render_in_child)
    assert worked(lan, picture(), "quet.png").scanned == 1


def test_the_import_command_says_where_a_scan_waits(lan, told, tmp_path, capsys, monkeypatch):
    path = tmp_path / "quet.png"
    path.write_bytes(picture())
    call_command("import", str(path), username="lan")
    said = capsys.readouterr().out
    assert "bản quét: chờ đăng ký bên cạnh hình ảnh" in said
    assert page_of(Intake.objects.get()) in said
    told(read_facts())
    path.write_bytes(picture(seed=1))
    call_command("import", str(path), username="lan")
    assert "chờ máy đọc" in capsys.readouterr().out


def test_the_read_command_says_where_a_scan_goes(tmp_path, capsys):
    path = tmp_path / "quet.png"
    path.write_bytes(picture())
    with pytest.raises(SystemExit, match="1"):
        call_command("read", str(path))
    assert "được ghi vào sổ bên cạnh hình ảnh, tại trang Nhập văn bản" in capsys.readouterr().out
