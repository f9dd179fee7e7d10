"""The PDF and the DOCX say the same, block by block, and stand on the page as the rules want."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import docx
import pypdfium2 as pdfium
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from lientich.papers import (
    Annex,
    Bar,
    Chart,
    Form,
    Heading,
    Items,
    Paragraph,
    Run,
    Table,
    to_docx,
    to_pdf,
)
from lientich.papers.blocks import numbered, roman, runs
from lientich.papers.head import letterhead
from lientich.papers.rules import rule_set
from lientich.papers.tests.reading import MM, centre, docx_blocks, pdf_blocks, place
from lientich.papers.tests.samples import BAC_SON, MARK, SECRETARY, joint_report, units


@pytest.fixture(scope="module")
def pdf():
    return to_pdf(joint_report())


PAPERS = {
    "joint": joint_report(),
    "of one issuer": joint_report(issuers=(BAC_SON,), signatures=(SECRETARY,)),
    "a công văn": joint_report(kind="", subject="V/v báo cáo tiến độ", annexes=()),
    "a draft": joint_report(draft=2, number="", dated=False, urgency="Hỏa tốc", mark=""),
    "of three": joint_report(signatures=(SECRETARY, SECRETARY, SECRETARY)),
    "unsigned": joint_report(signatures=(), recipients=()),
    "of 2019": joint_report(date(2019, 2, 27)),
}


@pytest.mark.parametrize("name", PAPERS)
def test_pdf_and_docx_hold_the_same_blocks(name):
    read = pdf_blocks(to_pdf(PAPERS[name]))
    assert read == docx_blocks(to_docx(PAPERS[name]))
    assert len(read) > 20


def test_what_is_said_is_read_back_whole(pdf):
    read = pdf_blocks(pdf)
    assert read[:7] == [
        ("P", "ĐẢNG BỘ KHỐI DOANH NGHIỆP"),
        ("P", "ĐẢNG ỦY TẬP ĐOÀN THAN BẮC SƠN"),
        ("P", "ĐẢNG BỘ TỈNH QUẢNG HÀ"),
        ("P", "ĐẢNG ỦY THAN VỊNH XANH"),
        ("P", "*"),
        ("P", "Số 12-BCLT/ĐUBS-ĐUVX"),
        ("P", "ĐẢNG CỘNG SẢN VIỆT NAM"),
    ]
    assert ("P", "Hai Đảng ủy giao 15 nhiệm vụ & <việc>.") in read
    assert ("P", "#let x = $1$ *không* phải là lệnh _nào_.") in read  # nothing is evaluated
    assert ("H3", "a) Về môi trường") in read
    assert ("LBody", "Nước thải đạt 96,1%.") in read
    assert ("Figure", "Nhiệm vụ theo mặt công tác. Môi trường: 15; Tuyên truyền: 0.") in read
    assert [text for role, text in read if role == "TH"] == ["TT", "Đơn vị", "Giao", "Xong"] * 2
    assert sum(role == "TD" for role, _text in read) == 62 * 4


WORDS = st.text(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyÀẢẤặỄụỳ #$*_<&>@\\\"'[]{}()/-.,;:%0123456789", min_size=1
)
TOLD = WORDS.map(lambda text: text.strip() or "x").map(lambda text: f"n{text}n")
RUN = st.builds(Run, TOLD, st.booleans(), st.booleans())
RUNS = st.lists(RUN, min_size=1, max_size=3).map(tuple)
BLOCK = st.one_of(
    st.builds(Heading, TOLD, st.sampled_from([1, 2, 3])),
    st.builds(Paragraph, RUNS),
    st.builds(Items, st.lists(RUNS, min_size=1, max_size=3).map(tuple)),
    st.builds(
        Table,
        TOLD,
        st.just(("A", "B")),
        st.lists(st.tuples(RUNS, RUNS), min_size=1, max_size=3).map(tuple),
        st.just((1.0, 2.0)),
        st.sampled_from([frozenset(), frozenset({1})]),
    ),
    st.builds(
        Chart,
        TOLD,
        st.lists(st.builds(Bar, TOLD, st.floats(0, 1e9), RUN), min_size=1, max_size=3).map(tuple),
    ),
)


WIDER_THAN_ITS_COLUMN = (Run("n0n"), Run("n0000000000n"), Run("n0000000000n"))
OVERFULL = Table("", ("A", "B"), ((WIDER_THAN_ITS_COLUMN, (Run("n0n"),)),), (1.0, 2.0))


@settings(max_examples=25, deadline=None)
@given(st.lists(BLOCK, max_size=6).map(tuple))
@example((OVERFULL,))
def test_any_tree_is_the_same_in_both(blocks):
    assume(_steps(blocks))  # PDF/UA wants no level of heading left out
    paper = joint_report(blocks=blocks, annexes=())
    assert pdf_blocks(to_pdf(paper)) == docx_blocks(to_docx(paper))


def _steps(blocks):
    levels = [0, *(block.level for block in blocks if isinstance(block, Heading))]
    return all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_the_same_paper_is_the_same_file(pdf):
    assert to_pdf(joint_report()) == pdf
    assert to_pdf(joint_report(number="13-BCLT/ĐUBS-ĐUVX")) != pdf


def test_it_says_that_it_keeps_to_both_standards(pdf):
    assert b"<pdfaid:part>3</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_the_paper_s_date_chooses_the_rules():
    assert rule_set(Form.PARTY, date(2017, 1, 10)).name == "36-HD/VPTW"
    assert rule_set(Form.PARTY, date(2026, 5, 26)).name == "36-HD/VPTW"
    assert rule_set(Form.PARTY, date(2026, 5, 27)).name == "05-HD/VPTW"
    assert rule_set(Form.STATE, date(2018, 1, 1)).name == "30/2020/NĐ-CP"
    assert rule_set(Form.STATE, date(2026, 5, 27)).name == "30/2020/NĐ-CP"


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 2, 5), "Hạ Sơn, ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 15), "Hạ Sơn, ngày 15 tháng 3 năm 2026"),
        (date(2026, 12, 9), "Hạ Sơn, ngày 09 tháng 12 năm 2026"),
    ],
)
def test_a_date_is_written_as_offices_write_it(on, said):
    ((_agencies, (_party, day)),) = letterhead(joint_report(on), rule_set(Form.PARTY, on))
    assert day.text == said


def test_headings_are_numbered_each_level_anew():
    levels = [1, 2, 3, 3, 2, 3, 1, 2]
    blocks = [Heading("x", level) for level in levels]
    assert [number for number, _block in numbered(blocks)] == [
        *("I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."),
    ]
    many = [number for number, _block in numbered([Heading("x", 3)] * 25)]
    assert many[3:6] == ["d)", "đ)", "e)"]
    assert many[21:25] == ["x)", "y)", "aa)", "ab)"]
    assert [roman(n) for n in (4, 9, 14, 40, 49)] == ["IV", "IX", "XIV", "XL", "XLIX"]


def test_the_mark_stands_on_every_page(pdf):
    for page in pdfium.PdfDocument(pdf):
        assert MARK in page.get_textpage().get_text_bounded()
    section = docx.Document(BytesIO(to_docx(joint_report()))).sections[0]
    for footer in (section.footer, section.first_page_footer):
        assert footer.paragraphs[0].text == MARK


def test_where_things_stand_on_the_page(pdf):
    first, second, *_rest = pdfium.PdfDocument(pdf)
    assert [round(side / MM) for side in first.get_size()] == [210, 297]
    issuer, party = place(first, "THAN VỊNH XANH"), place(first, "ĐẢNG CỘNG SẢN VIỆT NAM")
    kind, day = place(first, "BÁO CÁO"), place(first, "Hạ Sơn, ngày")
    middle = (30 + 195) / 2  # of the text
    assert issuer[2] < middle < party[0]
    assert centre(kind) == pytest.approx(middle, abs=1)
    assert kind[3] < day[1] < party[1]
    assert place(first, "I. Kết quả")[0] == pytest.approx(40, abs=0.5)  # the first line's indent
    lead, other = place(first, "Nguyễn Thị Hạnh"), place(first, "Trần Ðức Uý")
    assert other[2] < middle < lead[0]  # the lead signs at the right
    assert other[1] == pytest.approx(lead[1], abs=0.5)
    number = place(second, "2")
    assert centre(number) == pytest.approx((15 + 180) / 2, abs=0.5)  # margins mirrored, 05-HD
    assert number[1] > 297 - 20
    assert "1" not in first.get_textpage().get_text_bounded(bottom=297 * MM - 20 * MM).split()


def test_nothing_runs_into_the_margins(pdf):
    for number, page in enumerate(pdfium.PdfDocument(pdf)):
        left, right = (30, 15) if number % 2 == 0 else (15, 30)
        text = page.get_textpage()
        boxes = [text.get_charbox(n) for n in range(text.count_chars())]
        assert min(box[0] for box in boxes) / MM >= left - 0.2
        assert max(box[2] for box in boxes) / MM <= 210 - right + 0.5


def lines_of(page):
    """The lines of a page without its number and mark, from the top."""
    text = page.get_textpage().get_text_bounded(bottom=20 * MM, top=277 * MM)
    return [line for line in text.splitlines() if line.strip()]


LAST = {
    "a paragraph": (Paragraph(runs("Câu cuối cùng dài hơn một dòng. " * 12)),),
    "a line": (Paragraph(runs("Câu trước đó.")), Paragraph(runs("Câu cuối."))),
    "a list": (Items(tuple(runs(f"Việc thứ {n}.") for n in range(6))),),
}


@pytest.mark.parametrize("last", LAST)
def test_signatures_begin_no_page_alone(last):
    for filler in range(10, 24):
        blocks = (*(Paragraph(runs(f"Đoạn {n}.")) for n in range(filler)), *LAST[last])
        pages = list(pdfium.PdfDocument(to_pdf(joint_report(blocks=blocks, annexes=()))))
        (signed,) = [page for page in pages if "Nguyễn Thị Hạnh" in "".join(lines_of(page))]
        lines = lines_of(signed)
        above = next(n for n, line in enumerate(lines) if line.startswith("T/M BAN"))
        assert above >= 2, (filler, lines)
        assert lines[-1].endswith("Lưu Văn phòng Đảng ủy.")


def test_in_word_the_last_lines_stay_with_the_signatures():
    document = docx.Document(BytesIO(to_docx(joint_report(blocks=LAST["a list"], annexes=()))))
    kept = {line.text for line in document.paragraphs if line.paragraph_format.keep_with_next}
    assert kept == {"Việc thứ 4.", "Việc thứ 5.", ""}
    (_letterhead, signing) = document.tables
    lines = [line for cell in signing.rows[0].cells for line in cell.paragraphs]
    assert all(line.paragraph_format.keep_with_next for line in lines)


def test_words_fill_the_page_that_has_no_room_for_a_chart():
    bars = tuple(Bar(f"Mặt {n}", n, Run(str(n))) for n in range(20))
    drawn_on = set()
    for filler in range(4, 24):
        before = [Paragraph(runs(f"Đoạn {n}.")) for n in range(filler)]
        after = [Paragraph(runs(f"Sau {n}.")) for n in range(40)]
        paper = joint_report(blocks=(*before, Chart("Theo mặt", bars), *after), annexes=())
        pages = [lines_of(page) for page in pdfium.PdfDocument(to_pdf(paper))]
        (place,) = [n for n, lines in enumerate(pages) if "Theo mặt" in lines]
        drawn_on.add(place)
        told = [line for page in pages for line in page if line.startswith(("Đoạn", "Sau"))]
        assert told == [f"Đoạn {n}." for n in range(filler)] + [f"Sau {n}." for n in range(40)]
        assert "Sau 0." in pages[0] or place == 0 or filler > 20, (filler, pages[0][-3:])
    assert drawn_on == {0, 1}


def test_an_annex_of_one_line_takes_no_page_of_its_own():
    none = Annex("Nhiệm vụ quá hạn", (Paragraph(runs("Không có nhiệm vụ quá hạn.")),))
    listed = Annex("Theo đơn vị", (units(2),))
    for annexes, pages in (((listed, none), 2), ((none, none), 2), ((none, listed), 3)):
        paper = joint_report(annexes=annexes)
        assert len(pdfium.PdfDocument(to_pdf(paper))) == pages
        document = docx.Document(BytesIO(to_docx(paper)))
        breaks = [line for line in document.paragraphs if line.paragraph_format.page_break_before]
        assert len(breaks) == pages - 1


def test_margins_change_sides_since_2026_alone():
    for on, mirrored in ((date(2019, 2, 27), False), (date(2026, 12, 5), True)):
        page = pdfium.PdfDocument(to_pdf(joint_report(on)))[1]
        assert place(page, "TT")[0] < 30 if mirrored else place(page, "TT")[0] > 30
        settings = ZipFile(BytesIO(to_docx(joint_report(on)))).read("word/settings.xml")
        assert (b"mirrorMargins" in settings) == mirrored
