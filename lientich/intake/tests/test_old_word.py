"""A Word file of before 2007: converted where LibreOffice is, else the message says what to do."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from lientich.documents.storage import open_file
from lientich.intake import reading
from lientich.intake.models import Intake
from lientich.reader.tests import word
from lientich.reader.unreadable import Unreadable

from .conftest import NOTICE
from .test_pages import send

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")


@pytest.fixture
def office(monkeypatch):
    """LibreOffice is there, and makes this of any file."""

    def make(*lines, refused=""):
        def convert(data, tool):
            assert (data, tool) == (OLD, "/an/office")
            if refused:
                raise Unreadable(refused)
            return word.paragraphs(*lines)

        monkeypatch.setattr("lientich.intake.recognising.soffice", lambda: "/an/office")
        monkeypatch.setattr("lientich.intake.recognising.convert_in_child", convert)

    return make


def worked():
    while reading.read_waiting():
        pass
    return Intake.objects.get()


def test_it_is_read_by_the_worker_and_the_old_file_is_the_original(lan, client, office):
    office(*NOTICE.splitlines())
    client.force_login(lan.user)
    page = send(client, SimpleUploadedFile("tb.DOC", OLD))
    assert "0 / 1 tệp" in page.text
    intake = worked()
    assert (intake.state, intake.source["number"], intake.message) == ("read", "12", "")
    assert intake.proposals.filter(sure=True).exists()
    assert (intake.file.media_type, intake.name) == ("application/msword", "tb.DOC")
    with open_file(intake.file) as original:
        assert original.read() == OLD


@pytest.mark.parametrize("reason", ["broken_doc", "too_hard"])
def test_what_cannot_be_converted_is_told_on_the_page(lan, client, office, reason):
    office(refused=reason)
    client.force_login(lan.user)
    page = send(client, SimpleUploadedFile("tb.doc", OLD))
    intake = worked()
    assert (intake.state, intake.reason) == ("refused", reason)
    page = client.get(page.redirect_chain[-1][0])
    assert "chọn lại" in page.text


def test_a_mark_within_it_or_in_its_name_is_refused(lan, client, office):
    office("TUYỆT MẬT", *NOTICE.splitlines())
    client.force_login(lan.user)
    send(client, SimpleUploadedFile("tb.doc", OLD))
    assert (worked().reason, Intake.objects.get().name) == ("secret", "")
    office(*NOTICE.splitlines())
    send(client, SimpleUploadedFile("(MẬT) tb.doc", OLD))
    while reading.read_waiting():
        pass
    assert set(Intake.objects.values_list("reason", flat=True)) == {"secret"}


def test_without_libreoffice_the_message_says_what_to_do(lan, client):
    client.force_login(lan.user)
    page = send(client, SimpleUploadedFile("tb.doc", OLD))
    assert "lưu thành .docx" in page.context["form"].errors["uploads"][0]
    assert not Intake.objects.exists()


def test_the_read_command_converts_as_well(tmp_path, capsys, office):
    office(*NOTICE.splitlines())
    path = tmp_path / "tb.doc"
    path.write_bytes(OLD)
    call_command("read", str(path))
    said = capsys.readouterr().out
    assert str(path) in said
    assert "12 · TB/VPĐU" in said


@pytest.mark.parametrize(("reason", "logged"), [("old_doc", 1), ("broken_doc", 0)])
def test_where_the_network_cannot_be_left_the_log_says_so(
    lan, client, office, caplog, reason, logged
):
    office(refused=reason)
    client.force_login(lan.user)
    send(client, SimpleUploadedFile("thu-rieng.doc", OLD))
    assert worked().state == "refused"
    lines = [one for one in caplog.records if one.name == "lientich.intake.recognising"]
    assert len(lines) == logged
    for line in lines:
        assert "network" in line.getMessage()
        assert "thu-rieng" not in line.getMessage()
