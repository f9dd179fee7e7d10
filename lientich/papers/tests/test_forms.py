"""A paper of the State or an enterprise stands on its page as Nghị định 30 wants (Phụ lục I), one
of the Party as 36-HD does; a copy has below it what makes it one."""

from datetime import date

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from lientich.papers import Form, Paragraph, to_docx, to_pdf
from lientich.papers.blocks import runs
from lientich.papers.tests.reading import (
    MM,
    centre,
    docx_blocks,
    face,
    pdf_blocks,
    place,
    rules,
    size,
)
from lientich.papers.tests.samples import (
    GROUP,
    PLACE_TO_ASK,
    SECRETARY,
    copied,
    decision,
    joint_report,
    letter,
)

MIDDLE = (30 + 195) / 2  # of the text
STATE_COPY = {"form": Form.STATE, "words": "SAO Y", "number": "02/SY-TBS", "issuer": GROUP}
PAPERS = {
    "a decision": decision(),
    "a letter": letter(),
    "a letter to one": letter(addressees=("Bộ Công nghiệp Hạ Sơn",)),
    "a draft": decision(draft=3, number="", dated=False, check=None),
    "of two": decision(issuers=(GROUP, GROUP), signatures=(SECRETARY, SECRETARY)),
    "a copy": decision(copied=copied(**STATE_COPY)),
    "a page to be added": decision(
        blocks=(), signatures=(), recipients=(), copied=copied(**STATE_COPY, alone=True)
    ),
    "an extract of the Party": joint_report(annexes=(), copied=copied(), check=PLACE_TO_ASK),
    "a submission": joint_report(kind="Tờ trình", addressees=("Tỉnh ủy", "Ban Tổ chức")),
}


def first_page(paper):
    return pdfium.PdfDocument(to_pdf(paper))[0]


@pytest.mark.parametrize("name", PAPERS)
def test_pdf_and_docx_hold_the_same_blocks(name):
    assert pdf_blocks(to_pdf(PAPERS[name])) == docx_blocks(to_docx(PAPERS[name]))


def test_a_decision_stands_as_the_decree_wants():
    page = first_page(decision())
    nation = place(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    motto = place(page, "Độc lập - Tự do - Hạnh phúc")
    superior, issuer = place(page, "BỘ CÔNG NGHIỆP HẠ SƠN"), place(page, "TẬP ĐOÀN THAN BẮC SƠN")
    number, day = place(page, "Số: 07/QĐ-TBS"), place(page, "Hạ Sơn, ngày 05 tháng 02 năm 2026")
    assert issuer[2] < nation[0]  # agencies left, the nation right
    assert nation[2] < 195.2
    assert centre(motto) == pytest.approx(centre(nation), abs=0.5)
    assert centre(day) == pytest.approx(centre(nation), abs=0.5)
    assert centre(superior) == pytest.approx(centre(issuer), abs=0.5)
    assert centre(number) == pytest.approx(centre(issuer), abs=0.5)
    assert superior[1] > issuer[1] > number[3]
    assert motto[1] > day[3]
    assert number[3] == pytest.approx(day[3], abs=1)  # on one line
    kind, subject = place(page, "QUYẾT ĐỊNH"), place(page, "Về việc ban hành Quy chế an toàn mỏ")
    assert centre(kind) == pytest.approx(MIDDLE, abs=0.5)
    assert number[1] > kind[3] > kind[1] > subject[1]
    assert place(page, "Nơi nhận:")[0] == pytest.approx(30, abs=0.5)
    assert centre(place(page, "Lê Quốc Bảo")) > MIDDLE
    assert place(page, "Quy chế này áp dụng")[0] == pytest.approx(40, abs=0.5)


def test_lines_are_as_long_as_the_decree_wants():
    page = first_page(decision(check=None))
    below_motto, below_issuer, below_subject = rules(page)
    motto = place(page, "Độc lập - Tự do - Hạnh phúc")
    assert below_motto[0] == pytest.approx(motto[0], abs=0.5)
    assert below_motto[2] == pytest.approx(motto[2], abs=0.5)
    for rule, words in (
        (below_issuer, "TẬP ĐOÀN THAN BẮC SƠN"),
        (below_subject, "Về việc ban hành Quy chế an toàn mỏ hầm lò"),
    ):
        told = place(page, words)
        share = (rule[2] - rule[0]) / (told[2] - told[0])
        assert 1 / 3 <= share <= 1 / 2
        assert centre(rule) == pytest.approx(centre(told), abs=0.5)
        assert rule[3] < told[1]


@pytest.mark.parametrize(
    ("words", "points", "set_in"),
    [
        ("CỘNG HÒA XÃ HỘI", 12, "Bold"),
        ("Độc lập - Tự do", 13, "Bold"),
        ("BỘ CÔNG NGHIỆP", 13, "Regular"),
        ("TẬP ĐOÀN THAN", 13, "Bold"),
        ("Số: 07", 13, "Regular"),
        ("Hạ Sơn, ngày", 13, "Italic"),
        ("QUYẾT ĐỊNH", 14, "Bold"),
        ("Về việc ban hành", 14, "Bold"),
        ("Căn cứ Luật", 14, "Italic"),
        ("Quy chế này", 14, "Regular"),
        ("KT. TỔNG GIÁM ĐỐC", 14, "Bold"),
        ("PHÓ TỔNG GIÁM ĐỐC", 14, "Bold"),
        ("Lê Quốc Bảo", 14, "Bold"),
        ("Nơi nhận:", 12, "BoldItalic"),
        ("Như Điều 2", 11, "Regular"),
    ],
)
def test_types_of_a_decision(words, points, set_in, decided):
    assert (round(size(decided, words)), face(decided, words)) == (points, set_in)


@pytest.fixture(scope="module")
def decided():
    return first_page(decision())


@pytest.fixture(scope="module")
def of_the_party():
    return first_page(
        joint_report(urgency="Khẩn", draft=2, annexes=(), blocks=(Paragraph(runs("Nội dung.")),))
    )


@pytest.mark.parametrize(
    ("words", "points", "set_in"),
    [
        ("ĐẢNG CỘNG SẢN", 15, "Bold"),
        ("ĐẢNG BỘ KHỐI", 14, "Regular"),
        ("ĐẢNG ỦY TẬP ĐOÀN", 14, "Bold"),
        ("Số 12-BCLT", 14, "Regular"),
        ("Hạ Sơn, ngày", 14, "Italic"),
        ("KHẨN", 14, "Bold"),
        ("BÁO CÁO", 16, "Bold"),
        ("sơ kết công tác", 15, "Bold"),
        ("Nội dung", 14, "Regular"),
        ("T/M BAN THƯỜNG VỤ", 14, "Bold"),
        ("BÍ THƯ", 14, "Regular"),
        ("Nguyễn Thị Hạnh", 14, "Bold"),
        ("Nơi nhận:", 14, "Regular"),
        ("Các đơn vị,", 12, "Regular"),
    ],
)
def test_types_of_a_paper_of_the_party(words, points, set_in, of_the_party):
    assert (round(size(of_the_party, words)), face(of_the_party, words)) == (points, set_in)


def test_below_the_number_of_a_paper_of_the_party(of_the_party):
    """Superiors above agencies, the lead first; asterisk, number, urgency, which draft."""
    lines = (
        *("KHỐI DOANH NGHIỆP", "TẬP ĐOÀN THAN", "ĐẢNG BỘ TỈNH", "THAN VỊNH XANH"),
        *("*", "Số 12-BCLT", "KHẨN", "Dự thảo lần 2"),
    )
    boxes = [place(of_the_party, words) for words in lines]
    assert [box[1] for box in boxes] == sorted((box[1] for box in boxes), reverse=True)
    assert all(box[2] < MIDDLE for box in boxes)
    party, rule = place(of_the_party, "ĐẢNG CỘNG SẢN VIỆT NAM"), rules(of_the_party)[0]
    assert rule[0] == pytest.approx(party[0], abs=0.5)  # ruled at its own length
    assert rule[2] == pytest.approx(party[2], abs=0.5)
    hyphens = place(of_the_party, "-----")
    assert centre(hyphens) == pytest.approx(MIDDLE, abs=0.5)


@pytest.mark.parametrize(
    ("paper", "subject_in"),
    [
        (letter(), (12, "Regular")),
        (
            joint_report(
                kind="", subject="V/v báo cáo", urgency="Khẩn", addressees=("Mỏ A", "Mỏ B")
            ),
            (12, "Italic"),
        ),
    ],
)
def test_a_letter_has_its_subject_under_the_number(paper, subject_in):
    page = first_page(paper)
    number, subject = place(page, "Số"), place(page, "V/v")
    urgent, opening = place(page, "KHẨN"), place(page, "Kính gửi:")
    assert number[1] > subject[3]
    assert subject[2] < MIDDLE
    assert subject[1] > urgent[1] > opening[1]
    assert (round(size(page, "V/v")), face(page, "V/v")) == subject_in
    assert "QUYẾT ĐỊNH" not in page.get_textpage().get_text_bounded()


def test_urgency_stands_in_a_frame_in_state_papers():
    page = first_page(letter(check=None))
    urgent = place(page, "THƯỢNG KHẨN")
    boxes = [
        [side / MM for side in one.get_bounds()]
        for one in page.get_objects([raw.FPDF_PAGEOBJ_PATH])
    ]
    (frame,) = [box for box in boxes if box[3] - box[1] > 5]
    assert frame[2] - frame[0] == pytest.approx(40, abs=0.5)
    assert frame[3] - frame[1] == pytest.approx(8, abs=0.5)
    assert frame[0] < urgent[0] < urgent[2] < frame[2]


def test_addressees_stand_one_below_the_other():
    page = first_page(letter())
    opening = place(page, "Kính gửi:")
    first, second = place(page, "- Công ty Than Suối Ngà;"), place(page, "- Công ty Than Đồi Sim.")
    assert opening[1] > first[1] > second[1]
    assert first[0] == second[0] == pytest.approx(opening[2] - 1, abs=1.5)  # below the colon
    alone = first_page(letter(addressees=("Bộ Công nghiệp Hạ Sơn.",)))
    assert centre(place(alone, "Kính gửi: Bộ Công nghiệp Hạ Sơn")) == pytest.approx(MIDDLE, abs=0.5)


def test_a_submission_of_the_party_says_so():
    said = [words for _role, words in pdf_blocks(to_pdf(PAPERS["a submission"]))]
    opening = said.index("Kính trình:")
    assert said[opening + 1 : opening + 3] == ["- Tỉnh ủy,", "- Ban Tổ chức."]
    of_state = pdf_blocks(to_pdf(decision(kind="Tờ trình", addressees=("Bộ Công Thương",))))
    assert ("P", "Kính gửi: Bộ Công Thương") in of_state


@pytest.mark.parametrize("paper", [decision(), joint_report(annexes=(), check=PLACE_TO_ASK)])
def test_the_code_to_verify_stands_over_no_words(paper):
    page = first_page(paper)
    codes = [
        [side / MM for side in one.get_bounds()]
        for one in page.get_objects([raw.FPDF_PAGEOBJ_PATH])
    ]
    (code,) = [box for box in codes if box[3] - box[1] > 15]
    assert code[2] - code[0] == pytest.approx(code[3] - code[1], abs=1)
    text = page.get_textpage()
    for n in range(text.count_chars()):
        left, bottom, right, top = (side / MM for side in text.get_charbox(n))
        beside = right <= code[0] or left >= code[2]
        assert beside or top <= code[1] or bottom >= code[3], text.get_text_range(n, 1)
    read = pdf_blocks(to_pdf(paper))
    assert ("Figure", f"Mã QR để kiểm tra văn bản: {PLACE_TO_ASK.address}") in read
    assert ("P", f"Kiểm tra văn bản này tại {PLACE_TO_ASK.shown}") in read


def test_a_copy_is_one_below_a_line_across_the_page():
    paper = decision(copied=copied(**STATE_COPY))
    page = first_page(paper)
    (across,) = [rule for rule in rules(page) if rule[2] - rule[0] > 160]
    assert across[0] == pytest.approx(30, abs=0.5)
    assert across[2] == pytest.approx(195, abs=0.5)
    words, number = place(page, "SAO Y"), place(page, "Số: 02/SY-TBS")
    day, signed = place(page, "Bắc Sơn, ngày 09"), place(page, "CHÁNH VĂN PHÒNG")
    assert place(page, "Lê Quốc Bảo")[1] > across[3] > words[3]
    assert words[0] > MIDDLE > number[2]
    assert number[3] == pytest.approx(day[3], abs=1)
    assert signed[0] > MIDDLE
    assert day[1] > signed[3]


def test_a_copy_of_the_party_names_its_agency_number_and_day_first():
    document = pdfium.PdfDocument(to_pdf(joint_report(annexes=(), copied=copied())))
    page = document[len(document) - 1]
    agency, number = place(page, "VĂN PHÒNG ĐẢNG ỦY"), place(page, "Số 24-BS/VPĐU")
    day, words = place(page, "Bắc Sơn, ngày 09"), place(page, "TRÍCH SAO")
    left = 15 if len(document) % 2 == 0 else 30  # margins change sides on even pages
    assert agency[0] >= left - 0.2
    assert agency[1] > number[1]
    assert number[2] < day[0]
    assert day[1] > words[3]


def test_a_rule_set_of_the_state_keeps_its_margins_on_every_page():
    blocks = tuple(Paragraph(runs(f"Đoạn {n}.")) for n in range(60))
    document = pdfium.PdfDocument(to_pdf(decision(date=date(2026, 12, 5), blocks=blocks)))
    second = document[1]
    assert place(second, "Đoạn")[0] == pytest.approx(40, abs=0.5)
    number = place(second, "2")
    assert centre(number) == pytest.approx(MIDDLE, abs=0.5)
    assert number[1] > 297 - 20
    assert round(size(second, "2")) == 14
