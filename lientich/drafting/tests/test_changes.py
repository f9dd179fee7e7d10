"""What differs between two versions, on paper to print: bảng so sánh."""

from io import BytesIO

import docx
import pytest
from django.urls import reverse
from pypdfium2 import PdfDocument

from lientich.core.text import EXERCISE_MARK
from lientich.drafting import actions
from lientich.organisations.models import Organisation

from .conftest import TEXT


@pytest.fixture
def second(version, world, phong, lan):
    """Of the text a year and a line are changed, and of the particulars who receives it."""
    draft = version.draft
    draft.refresh_from_db()
    text = TEXT.replace("năm 2028", "quý III năm 2027") + "\n3. Báo cáo mỗi quý."
    actions.save_text(draft, by=phong, text=text, revision=draft.revision)
    told = {"kind": draft.kind, "subject": draft.subject, "symbol": draft.symbol}
    actions.edit_draft(draft, by=lan, recipients="Lưu Văn phòng", **told)
    return actions.cut_version(draft, by=phong)


def file(client, by, draft, ending, query=""):
    client.force_login(by.user)
    return client.get(reverse(f"drafting:changes_{ending}", args=[draft.pk]) + query)


def rows(data):
    return [
        [cell.text for cell in row.cells]
        for table in docx.Document(BytesIO(data)).tables
        for row in table.rows
    ]


def test_in_word_what_was_taken_out_is_struck_and_what_came_is_bold(second, lan, client):
    answer = file(client, lan, second.draft, "docx")
    assert 'filename="bang-so-sanh-nghi-quyet-lien-tich-1-2.docx"' in answer["Content-Disposition"]
    document = docx.Document(BytesIO(answer.content))
    said = [
        run
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for line in cell.paragraphs
        for run in line.runs
    ]
    struck = [run.text for run in said if run.font.strike]
    assert struck == ["2028"]
    found = rows(answer.content)
    assert ["Đoạn", "Dự thảo lần 1", "Dự thảo lần 2"] in found
    assert ["7", "–", "3. Báo cáo mỗi quý."] in found
    assert any(row[0] == "Nơi nhận" and row[2] == "Lưu Văn phòng" for row in found)
    bold = [run.text for run in said if run.bold and "Báo cáo" in run.text]
    assert bold == ["3. Báo cáo mỗi quý."]


def test_as_pdf_it_is_the_paper_of_the_bodies_that_draft(second, lan, client):
    Organisation.objects.update(exercise=True)
    answer = file(client, lan, second.draft, "pdf", "?before=2&after=1")
    document = PdfDocument(answer.content)
    words = " ".join(document[0].get_textpage().get_text_range().split())
    document.close()
    for told in (EXERCISE_MARK, "BẢNG SO SÁNH", "ĐẢNG ỦY THAN VỊNH XANH", "3. Báo cáo mỗi quý."):
        assert told in words, told
    assert answer["Content-Disposition"].startswith('attachment; filename="MINH HOA')


def test_in_english_the_paper_stays_vietnamese(second, lan, client):
    client.cookies["django_language"] = "en"
    assert any(
        row[0] == "Nơi nhận" for row in rows(file(client, lan, second.draft, "docx").content)
    )


def test_the_page_leads_to_the_paper_of_the_same_two(second, lan, client):
    client.force_login(lan.user)
    page = client.get(reverse("drafting:compare", args=[second.draft_id]) + "?before=1&after=2")
    assert "compare/pdf/?before=1&amp;after=2" in page.content.decode()


def test_two_that_are_alike_say_so(second, lan, client):
    answer = file(client, lan, second.draft, "docx", "?before=2&after=2")
    lines = [line.text for line in docx.Document(BytesIO(answer.content)).paragraphs]
    assert "Hai bản giống hệt nhau." in lines


def test_which_two_must_exist_and_be_one_s_own(second, minh, lan, client):
    assert file(client, lan, second.draft, "pdf", "?before=1&after=9").status_code == 404
    assert file(client, minh, second.draft, "pdf").status_code == 404
