"""A draft goes out to Word and comes back: the same text, or what was changed in it."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from lientich.drafting import actions
from lientich.drafting.models import Draft, Version
from lientich.drafting.official.incoming import body_of, spelled_as
from lientich.drafting.official.papers import kind_of, paper_of
from lientich.drafting.uploads import arrived
from lientich.papers import to_docx
from lientich.papers.text import canonical
from lientich.reader import drafted
from lientich.reader.sandbox import draft_in_child
from lientich.reader.unreadable import Unreadable

pytestmark = pytest.mark.any_database  # the files, not the tables

WORDS = st.sampled_from(
    [
        "mỏ than",
        "**an toàn**",
        "*kịp thời*",
        "Điều 1.",
        "I.",
        "2.",
        "a)",
        "-",
        "Chương II",
        "Bí thư",
    ]
)
LINES = st.lists(WORDS, min_size=1, max_size=7).map(" ".join)
ROWS = st.lists(LINES, min_size=1, max_size=3).map(lambda row: "| " + " | ".join(row) + " |")
TEXTS = (
    st.lists(st.one_of(LINES, LINES, ROWS), min_size=1, max_size=9).map("\n".join).map(canonical)
)


def content(text, sides=2, named=True, recipients=("Các đảng ủy đơn vị", "Lưu Văn phòng"), **more):
    issuers = [
        {
            "name": f"Đảng ủy {n}",
            "authority": "T/M BAN THƯỜNG VỤ" if named else "",
            "post": "Bí thư" if named else "",
            "signer_name": f"Nguyễn Văn {n}" if named else "",
        }
        for n in range(sides)
    ]
    given = {"kind": "Nghị quyết", "symbol": "NQ/ĐU", "subject": "về môi trường", "place": ""}
    return given | {"issuers": issuers, "recipients": list(recipients), "text": text} | more


def back(text, number=3, **more):
    """A version out to Word and back again: its text, and which draft it says it is."""
    told = content(text, **more)
    version = Version(number=number, content=told, at=timezone.now())
    found = drafted.read(to_docx(paper_of(version, exercise=True)), "du-thao.docx")
    names = [one["signer_name"] for one in told["issuers"]]
    body = body_of(
        found["lines"],
        title=(kind_of(told), told["subject"]),
        signers=names,
        addressees=told.get("addressees", ()),
    )
    return spelled_as(body.text, text), body.number


@given(TEXTS, st.integers(1, 3), st.booleans(), st.sampled_from([(), ("Lưu Văn phòng",)]))
@settings(max_examples=60, deadline=None)
def test_what_goes_out_to_word_comes_back_the_same(text, sides, named, recipients):
    assert back(text, sides=sides, named=named, recipients=recipients) == (text, 3)


@pytest.mark.parametrize("kind", ["Công văn", "Tờ trình", "Quyết định"])
@pytest.mark.parametrize("form", [{}, {"form": "state"}])
@pytest.mark.parametrize("addressees", [[], ["Tỉnh ủy"], ["Than Suối Ngà", "Than Đồi Sim;"]])
def test_what_stands_round_the_text_of_any_form_is_no_part_of_it(kind, form, addressees):
    text = canonical("Kính gửi lời chào.\n- Than Suối Ngà\nNội dung.")
    more = {"kind": kind, "urgency": "Khẩn", **form}
    if addressees:
        more["addressees"] = addressees
    assert back(text, sides=1, **more) == (text, 3)


@pytest.mark.parametrize(
    "text",
    [
        "I. **MỤC** TIÊU\n**1. Nhóm** sau\n**a****b**",
        "| **A** | B |\n| 1 |\n| *x* y |  |\n| cuối | bảng |",
        "- mục đầu\n- mục cuối",
    ],
)
def test_marks_that_word_does_not_show_are_kept(text):
    assert back(canonical(text)) == (canonical(text), 3)


def file_of(build):
    document = docx.Document()
    build(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def read(build, name="van-ban.docx"):
    return draft_in_child(file_of(build), name)


def tracked(document):
    line = document.add_paragraph("Giảm ")
    for tag, part, words in (("w:del", "w:delText", "5%"), ("w:ins", "w:t", "10%")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(part)
        change.set(qn("w:id"), "1")
        change.set(qn("w:author"), "A")
        text.text = words
        run.append(text)
        change.append(run)
        line._p.append(change)


def test_of_tracked_changes_the_final_text_is_taken_and_told():
    found = read(tracked)
    assert (found.lines, found.tracked) == (["Giảm 10%"], 2)


def test_what_is_no_text_is_left_out_and_told():
    def build(document):
        document.add_paragraph("Nội dung")

    data = BytesIO(file_of(build))
    with ZipFile(data, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")
        archive.writestr("word/embeddings/oleObject1.bin", b"object")
    found = draft_in_child(data.getvalue(), "co-macro.docm")
    assert (found.lines, found.left_out) == (["Nội dung"], ["macros", "objects"])


def test_structure_set_by_word_is_written_out():
    def build(document):
        document.add_paragraph().add_run("I. MỤC TIÊU").bold = True
        document.add_paragraph("Cấp ủy quán triệt", style="List Number")
        line = document.add_paragraph("Hoàn thành ")
        line.add_run("trong quý I ").bold = True
        line.add_run("năm 2027").italic = True
        table = document.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text = "Đợt | 1"

    body = body_of(read(build).lines, title=("", ""), signers=())
    assert spelled_as(body.text, "").split("\n") == [
        "I. MỤC TIÊU",
        "1. Cấp ủy quán triệt",
        "Hoàn thành **trong quý I** *năm 2027*",
        "| Đợt / 1 | |",
    ]


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"%PDF-1.7 ...", "a.pdf", "unsupported"),
        (b"PK\x03\x04 hong", "a.docx", "broken_docx"),
        ("TỐI MẬT\nNội dung".encode(), "a.txt", "secret"),
        (b"  \n ", "a.txt", "empty"),
        (b"", "a.docx", "empty"),
    ],
)
def test_files_that_are_no_drafts_are_refused(data, name, reason):
    with pytest.raises(Unreadable) as error:
        draft_in_child(data, name)
    assert error.value.reason == reason


def test_a_mark_of_secrecy_in_a_header_is_seen():
    def build(document):
        document.add_paragraph("Nội dung")
        document.sections[0].header.paragraphs[0].text = "MẬT"

    with pytest.raises(Unreadable) as error:
        read(build)
    assert error.value.reason == "secret"


def test_a_paper_without_a_letterhead_is_all_text():
    lines = ["Nghị quyết", "-----", "Nội dung", "Nơi nhận:", "- Lưu"]
    assert (
        body_of(lines, title=("Nghị quyết", ""), signers=()).text == "Nghị quyết\n-----\nNội dung"
    )


def test_a_title_without_a_rule_below_is_known_by_its_words():
    lines = [
        "| ĐẢNG ỦY A * | ĐẢNG CỘNG SẢN VIỆT NAM |",
        "",
        "NGHỊ QUYẾT",
        "Về môi trường",
        "Nội dung",
    ]
    found = body_of(lines, title=("Nghị quyết", "về môi trường"), signers=())
    assert (found.text, found.number) == ("Nội dung", 0)


def test_headings_lose_the_marks_that_their_place_sets_anyway():
    text = "**Điều 1.** Phạm vi\n**1.** Đơn vị\n**2. Nhóm**\n**Chữ đậm**"
    assert spelled_as(text, "") == "Điều 1. Phạm vi\n1. Đơn vị\n2. Nhóm\n**Chữ đậm**"


def test_plain_text_is_taken_line_by_line():
    found = draft_in_child("I. MỤC TIÊU\r\n\r\n1. Giảm tai nạn".encode("utf-16"), "a.txt")
    body = body_of(found.lines, title=("", ""), signers=())
    assert (body.text, found.left_out) == ("I. MỤC TIÊU\n1. Giảm tai nạn", [])


def edited(version, before, after):
    """The version as Word gives it back with some words changed."""
    document = docx.Document(BytesIO(to_docx(paper_of(version, exercise=False))))
    for line in document.paragraphs:
        for run in line.runs:
            run.text = run.text.replace(before, after)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_what_was_written_meanwhile_is_kept(version, lan):
    draft = version.draft
    later = version.text + "\n3. Báo cáo quý."
    actions.save_text(draft, by=lan, text=later, revision=1)
    draft.refresh_from_db()
    came = arrived(draft, draft_in_child(edited(version, "2028", "2027"), "a.docx"))
    assert (came.number, came.revision, came.clashes) == (1, 1, 0)
    assert came.after == later.replace("2028", "2027")
    kept = actions.save_text(draft, by=lan, text=came.text, revision=came.revision)
    assert kept.text == came.after


def test_what_was_written_in_the_same_place_is_chosen_at_saving(version, lan):
    draft = version.draft
    actions.save_text(draft, by=lan, text=version.text.replace("2028", "2030"), revision=1)
    draft.refresh_from_db()
    came = arrived(draft, draft_in_child(edited(version, "2028", "2027"), "a.docx"))
    assert (came.clashes, came.replaces) == (1, False)
    assert len(actions.save_text(draft, by=lan, text=came.text, revision=1).clashes) == 1


def test_a_version_whose_saves_are_gone_is_joined_or_replaces(version, lan):
    draft = version.draft
    actions.save_text(draft, by=lan, text=version.text + "\n3. Báo cáo quý.", revision=1)
    draft.saves.filter(text=version.text).delete()
    draft.refresh_from_db()
    joined = arrived(draft, draft_in_child(edited(version, "2028", "2027"), "a.docx"))
    assert (joined.revision, joined.replaces) == (2, False)
    assert joined.text.endswith("3. Báo cáo quý.")
    actions.save_text(draft, by=lan, text=draft.text.replace("2028", "2030"), revision=2)
    draft.refresh_from_db()
    other = arrived(draft, draft_in_child(edited(version, "2028", "2027"), "a.docx"))
    assert (other.revision, other.replaces) == (3, True)


@pytest.fixture
def send(client, lan):
    def send(draft, data, name="du-thao.docx", **more):
        client.force_login(lan.user)
        url = reverse("drafting:upload_text", args=[draft.pk])
        return client.post(url, {"file": SimpleUploadedFile(name, data), "declared": "1"} | more)

    return send


def test_it_is_shown_before_it_is_saved(version, send, client, monkeypatch):
    draft = version.draft
    page = send(draft, edited(version, "2028", "2027"))
    shown = page.content.decode()
    assert "Được sửa từ dự thảo lần 1." in shown
    assert "<del>2028</del>" in shown
    assert Draft.objects.get().text == version.text
    form = page.context["form"].initial
    answer = client.post(reverse("drafting:save_text", args=[draft.pk]), form)
    assert answer.url == draft.get_absolute_url()
    assert Draft.objects.get().text == version.text.replace("2028", "2027")


def test_what_is_wrong_with_a_file_is_said_at_its_field(version, send, client, monkeypatch):
    draft = version.draft
    assert "Chỉ nhận tệp .docx" in send(draft, b"%PDF-1.7", "a.pdf").content.decode()
    assert "file" in send(draft, b"x", "a.txt", file="").context["form"].errors
    undeclared = send(draft, b"x", "a.txt", declared="")
    assert "declared" in undeclared.context["form"].errors
    monkeypatch.setattr("lientich.documents.uploads.FILE_BYTES", 10)
    assert "50 MB" in send(draft, b"x" * 100, "a.txt").content.decode()


def test_the_page_says_what_the_file_held_beside_its_text(version, send):
    shown = send(version.draft, file_of(tracked)).content.decode()
    assert "theo dõi thay đổi ở 2 chỗ" in shown
    assert "Tệp không ghi là dự thảo lần nào" in shown


def test_units_do_not_send_files(version, client, minh, ha):
    url = reverse("drafting:upload_text", args=[version.draft_id])
    for by, status in ((minh, 404), (ha, 403)):
        client.force_login(by.user)
        assert client.get(url).status_code == status
