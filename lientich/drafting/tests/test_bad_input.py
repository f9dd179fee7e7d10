"""What comes in wrong, too long, or twice at once: it is answered clearly, and nothing is lost.

Signed files: test_digital.py and signatures/tests. Files from Word: test_word.py, too.
"""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from lientich.core.ids import new_id
from lientich.documents import actions as documents
from lientich.documents.models import Document, Number
from lientich.drafting import actions
from lientich.drafting.models import Draft
from lientich.organisations.models import Person
from lientich.reader.sandbox import draft_in_child
from tests.threads import at_once

from .conftest import appointed
from .test_signing import adopted, scan, signed, signing  # noqa: F401 -- fixtures

SCRIPT = '<script>alert("x")</script><img src=x onerror=alert(1)>'
PARAGRAPH = "Cấp ủy các đơn vị quán triệt nghị quyết đến từng chi bộ, báo cáo mỗi quý. "
PAGES = 500


def test_markup_that_is_pasted_is_words_and_nothing_more(version, lan, client):
    """On each page that shows a text."""
    draft = version.draft
    draft.refresh_from_db()
    actions.save_text(draft, by=lan, text=f"{draft.text}\n{SCRIPT}", revision=draft.revision)
    second = actions.cut_version(draft, by=lan)
    client.force_login(lan.user)
    for url in (
        draft.get_absolute_url(),
        second.get_absolute_url(),
        reverse("drafting:save_text", args=[draft.pk]),
        reverse("drafting:compare", args=[draft.pk]),
    ):
        answer = client.get(url)
        page = answer.content.decode()
        assert "&lt;script&gt;" in page, url
        assert "<script>alert" not in page, url
        assert "<img src=x" not in page, url
        assert "'unsafe-inline'" not in answer["Content-Security-Policy"]
    words = docx.Document(BytesIO(client.get(reverse("drafting:docx", args=[second.pk])).content))
    assert SCRIPT in [line.text for line in words.paragraphs]


def without_styles(data: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != "word/styles.xml":
                new.writestr(name, old.read(name))
    return out.getvalue()


def test_a_word_file_whose_styles_are_missing_keeps_its_text():
    made = docx.Document()
    made.add_heading("I. MỤC TIÊU", 1)
    made.add_paragraph("Giảm 10% tai nạn.", style="List Number")
    out = BytesIO()
    made.save(out)
    found = draft_in_child(without_styles(out.getvalue()), "van-ban.docx")
    words = " ".join(found.lines)
    assert "MỤC TIÊU" in words
    assert "Giảm 10% tai nạn." in words


def test_a_draft_of_500_pages_is_saved_and_compared(draft, lan, phong, client):
    """A page has some 2,500 letters. Two who write in it at once lose nothing."""
    text = "\n".join(f"{n}. {PARAGRAPH * 17}" for n in range(PAGES * 2))
    assert len(text) > PAGES * 2_400
    actions.save_text(draft, by=lan, text=text, revision=0)
    first = actions.cut_version(draft, by=lan)
    mine, theirs = (text.replace(f"\n{n}. ", f"\n{n}. Mới: ") for n in (3, 990))
    actions.save_text(draft, by=lan, text=mine, revision=1)
    assert actions.save_text(draft, by=phong, text=theirs, revision=1).joined
    draft.refresh_from_db()
    assert draft.text.count("Mới: ") == 2
    actions.cut_version(draft, by=lan)
    client.force_login(lan.user)
    assert client.get(first.get_absolute_url()).status_code == 200
    page = client.get(reverse("drafting:compare", args=[draft.pk])).content.decode()
    assert page.count("<ins>") == 2


def test_one_of_more_is_refused_and_what_stood_stands(written, lan):
    with pytest.raises(ValidationError, match="quá dài"):
        actions.save_text(written, by=lan, text="a" * 2_000_001, revision=written.revision)
    assert Draft.objects.get().text == written.text


@pytest.fixture
def alive(transactional_db):
    """Each thread sees what the others have written."""


@pytest.fixture
def book(world, lan):
    return documents.open_series(
        world.committee_a, by=lan, kind="Nghị quyết", since=lan.today, first=33
    )


def test_two_of_an_office_issue_it_at_once(alive, signed, book, lan):  # noqa: F811
    outcomes = at_once(*[lambda: actions.issue(signed, by=lan, date=lan.today)] * 2)
    assert {one.pk for one in outcomes} == {Document.objects.get().pk}
    assert [str(one) for one in Number.objects.all()] == ["33"]


def ready(world, by, leader, subject):
    """A paper of Bắc Sơn alone, agreed on, signed and waiting for its number."""
    draft = actions.start_draft(
        by=by, token=new_id(), kind="Nghị quyết", subject=subject, issuers=[world.committee_a]
    )
    actions.save_text(draft, by=by, text="I. MỤC TIÊU", revision=0)
    capacity = {"post": "Bí thư", "authority": "T/M BAN THƯỜNG VỤ"}
    signer = Person.objects.get(appointments__post__body=world.committee_a)
    actions.name_signer(draft, world.bac_son, by=by, signer=signer, **capacity)
    version = actions.cut_version(draft, by=by)
    actions.put_for_adoption(version, by=by)
    part = version.adoptions.get()
    actions.check(part, by=by)
    actions.approve(part, by=leader, digest=version.digest)
    actions.begin_signing(draft, by=by, way="paper")
    paper = scan(draft, by)
    actions.confirm_scan(draft.signings.get(), by=by, scan=paper, signed_on=by.today)
    return draft


def test_two_papers_issued_at_once_take_two_numbers(alive, world, book, lan, ha):
    appointed("Nguyễn Thu Hà", world.committee_a)
    papers = [ready(world, lan, ha, subject) for subject in ("về rừng", "về nước")]
    outcomes = at_once(
        *[lambda paper=paper: actions.issue(paper, by=lan, date=lan.today) for paper in papers]
    )
    assert sorted(one.number for one in outcomes) == ["33", "34"]
