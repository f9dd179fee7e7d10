"""A mark of state secrecy is refused; text that speaks of secrets is not."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lientich.reader.formats import extract
from lientich.reader.secrecy import is_marked, is_marked_name
from lientich.reader.tests import word
from lientich.reader.tests.test_formats import LONG, TEXT_BOX, pdf, refused, written

BODY = [
    "ĐẢNG BỘ TỈNH SƠN HẢI",
    "ĐẢNG ỦY THAN VỊNH XANH",
    "Số 11-NQ/ĐU",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Vịnh Xanh, ngày 05 tháng 01 năm 2023",
    "NGHỊ QUYẾT",
    "về công tác bảo vệ bí mật nhà nước trong Đảng bộ",
    "Căn cứ Luật Bảo vệ bí mật nhà nước; xét đề nghị của Văn phòng, Ban Thường vụ quyết nghị.",
    "1. Văn bản Mật được soạn thảo trên máy tính không nối mạng.",
    "2. Việc xác định độ Mật, Tối mật, Tuyệt mật do người đứng đầu quyết định.",
    "3. Mật độ dân cư quanh khai trường tăng; ong lấy mật ở rừng trồng.",
]

STAMPS = [
    "MẬT",
    "TỐI MẬT",
    "TUYỆT MẬT",
    "  MẬT  ",
    "M Ậ T",
    "T Ố I   M Ậ T",
    "T U Y Ệ T  M Ậ T",
    "M.Ậ.T",
    "Mật",
    "Tối mật",
    "(Mật)",
    "[TUYỆT MẬT]",
    "“MẬT”",
    "*** TỐI MẬT ***",
    "| MẬT |",
    "Độ mật: Mật",
    "ĐỘ MẬT: TỐI MẬT",
    "Mức độ mật: Tuyệt mật",
    "Độ mật : Mật; độ khẩn: Thượng khẩn",
    "MẬT - KHẨN",
    "HỎA TỐC - TỐI MẬT",
    "TỐI MẬT Bản số: 03",
    "TÀI LIỆU MẬT",
    "TOI MAT",
    "TUYET MAT",
    "MAT",
    "MẬТ",  # its last letter is Cyrillic
    "ＭẬＴ",
    "Số 11-NQ/ĐU MẬT",
    "ĐẢNG ỦY THAN VỊNH XANH | MẬT",
]

NO_STAMPS = [
    "MẶT",
    "MẤT",
    "MẮT",
    "BẢO MẬT",
    "BÍ MẬT NHÀ NƯỚC",
    "MẬT ĐỘ",
    "Mật độ: 12 người/ha",
    "Độ mật: Không",
    "Độ mật: Thường",
    "Độ mật: Mật, Tối mật, Tuyệt mật",
    "LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "QUY CHẾ BẢO VỆ TÀI LIỆU MẬT",
    "Danh mục bí mật nhà nước độ Tối mật",
    "Văn bản Mật",
    "a) Tuyệt mật",
    "1. Tối mật",
    "Mật ong",
    "Đóng dấu “MẬT” ở góc trái, phía trên trang đầu.",
    "MẬT KHẨU",
]


def page(*lines):
    return "\n".join(lines) + "\n"


@settings(deadline=None)
@given(st.sampled_from(STAMPS), st.integers(0, len(BODY)), st.sampled_from(["NFC", "NFD"]))
def test_a_stamp_line_anywhere_near_the_head_is_refused(stamp, place, form):
    text = unicodedata.normalize(form, page(*BODY[:place], stamp, *BODY[place:]))
    if stamp == "TÀI LIỆU MẬT" and place and BODY[place - 1].isupper():
        return  # may be the second line of a title, "QUY CHẾ BẢO VỆ / TÀI LIỆU MẬT"
    assert refused(text.encode()) == "secret"


@settings(deadline=None)
@given(st.lists(st.sampled_from(NO_STAMPS), max_size=4), st.permutations(BODY))
def test_a_text_that_speaks_of_secrets_is_read(extra, body):
    text = page(*extra, *body)
    assert extract(text.encode(), "a.txt").text == text


@settings(max_examples=20, deadline=None)
@given(st.permutations((BODY + NO_STAMPS) * 2))
def test_capital_stamps_are_refused_on_any_page(lines):
    assert not is_marked(page(*lines))
    assert is_marked(page(*lines, "TỐI MẬT", "Trang này là phụ lục."))
    assert not is_marked(page(*lines, "Tối mật", "là một trong ba độ."))


def test_a_word_broken_at_the_line_end_is_no_stamp():
    assert not is_marked("QUY ĐỊNH VỀ BẢO VỆ BÍ\nMẬT\nNHÀ NƯỚC\n")


@pytest.mark.parametrize(
    "name",
    [
        "12-BC TOI MAT.docx",
        "tuyet_mat-03.pdf",
        "Kế hoạch (Mật).docx",
        "[MAT] phuong an.txt",
        "MẬT.docx",
        "mat 12.pdf",
        "hồ sơ/TỐI MẬT.docx",
        "C:\\ho so\\Phuong an TUYET MAT.docx",
        "12-KH MẬT.docx",
    ],
)
def test_a_marked_name(name):
    assert is_marked_name(name)
    assert is_marked_name(unicodedata.normalize("NFD", name))


@pytest.mark.parametrize(
    "name",
    [
        "Luat bao ve bi mat nha nuoc.docx",
        "LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC.docx",
        "Mat tran To quoc.docx",
        "be mat.pdf",
        "Mật độ dân số.docx",
        "MẬT ĐỘ DÂN SỐ.docx",
        "ky hop bat mat.txt",
        "Bảo mật thông tin.docx",
        "BẢO MẬT.docx",
    ],
)
def test_a_name_that_speaks_of_secrets(name):
    assert not is_marked_name(name)


# --- where Word keeps a mark out of the text


def marked_header(document):
    document.sections[0].header.paragraphs[0].text = "MẬT"
    document.add_paragraph("Nội dung.")


def marked_footer(document):
    document.sections[0].footer.paragraphs[0].text = "Độ mật: Tối mật"
    document.add_paragraph("Nội dung.")


def marked_text_box(document):
    document.add_paragraph("Nội dung.")
    word.append(document, TEXT_BOX.format("TUYỆT MẬT"))


def marked_cell(document):
    document.add_table(rows=1, cols=1).cell(0, 0).text = "Mật"
    document.add_paragraph("Nội dung.")


def marked_by_capitals(document):
    document.add_paragraph().add_run("Tối mật").font.all_caps = True


def marked_letterhead(document):
    word.letterhead(document)
    document.tables[0].cell(1, 0).add_paragraph("MẬT")


@pytest.mark.parametrize(
    "make",
    [
        marked_header,
        marked_footer,
        marked_text_box,
        marked_cell,
        marked_by_capitals,
        marked_letterhead,
    ],
)
def test_word_files_are_searched_where_a_mark_may_stand(make):
    assert refused(word.word(make), "a.docx") == "secret"


def test_the_name_alone_is_enough():
    assert refused("Nội dung.".encode(), "TỐI MẬT 01.txt") == "secret"


def test_a_marked_web_page():
    html = "<html><body><div>MẬT</div><h1>NGHỊ QUYẾT</h1><p>Nội dung của nghị quyết này.</p></body>"
    assert refused(html.encode(), "a.html") == "secret"


@pytest.mark.parametrize("y", [690, 400, 15])
@pytest.mark.parametrize("pages", [1, 3])
def test_every_page_of_a_pdf_is_searched_its_edges_too(pages, y):
    plain = written((40, 500, LONG))
    marked = written((40, 500, LONG), (200, y, "TOI MAT"))
    assert extract(pdf(*[plain] * pages), "a.pdf").text
    assert refused(pdf(*[plain] * (pages - 1), marked), "a.pdf") == "secret"
    assert refused(pdf(*[marked] * pages), "a.pdf") == "secret"
