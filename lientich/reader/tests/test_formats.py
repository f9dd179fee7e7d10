"""Bytes in, text out."""

import io
import struct
import unicodedata
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lientich.reader import limits
from lientich.reader.formats import extract, is_old_word
from lientich.reader.plain import clean
from lientich.reader.tests import word
from lientich.reader.unreadable import REASONS, Unreadable, reason_code, refusal
from tests.shared import shared

FILES = Path(__file__).parent / "files"
VIETNAMESE = (
    "Đảng ủy Than Vịnh Xanh ban hành Nghị quyết số 11-NQ/ĐU ngày 5-1-2023.\n"
    "Cấp ủy cơ sở tổ chức học tập, quán triệt; kịp thời biểu dương những tập thể làm tốt.\n"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def text_of(data, name="a.txt"):
    return extract(data, name).text


def lines_of(data, name="a.docx"):
    return text_of(data, name).splitlines()


def refused(data, name="a.txt"):
    with pytest.raises(Unreadable) as caught:
        extract(data, name)
    return caught.value.reason


# --- plain text


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_in_any_encoding_and_form_comes_out_composed(encoding, form):
    assert text_of(unicodedata.normalize(form, VIETNAMESE).encode(encoding)) == VIETNAMESE


def windows_1258(text):
    """As Windows writes it: the letter with its hat composed, the tone mark after it."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    pieces = []
    for c in text:
        marks = [m for m in unicodedata.normalize("NFD", c)[1:] if m in tones]
        rest = "".join(m for m in unicodedata.normalize("NFD", c) if m not in tones)
        pieces.append(unicodedata.normalize("NFC", rest) + "".join(marks))
    return "".join(pieces).encode("cp1258")


def test_windows_1258_with_its_combining_tone_marks():
    assert text_of(windows_1258(VIETNAMESE)) == VIETNAMESE


def test_broken_utf_8_stays_utf_8():
    data = (VIETNAMESE * 20).encode()
    assert text_of(data[:-1] + "ủ".encode()[:2]).startswith(VIETNAMESE)


def test_what_nobody_sees_is_not_in_the_text():
    assert clean("Số\u00a030\u200b-NQ/\u202eĐU\ufeff\x07\r\nhai\rba\u2028bốn") == (
        "Số 30-NQ/ĐU\nhai\nba\nbốn\n"
    )


def test_icelandic_eth_is_left_for_the_matcher():
    assert clean("Ðảng ủy") == "Ðảng ủy\n"


@settings(deadline=None)
@given(st.text())
def test_cleaning_is_done_once_and_composed(text):
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_a_tower_of_marks_does_not_hold_us():
    assert len(clean("a" + "\u0323\u0301" * 500_000)) < 100


def test_letterhead_of_two_columns_in_plain_text():
    text = (
        "ĐẢNG BỘ TỈNH SƠN HẢI                    ĐẢNG CỘNG SẢN VIỆT NAM\n"
        "ĐẢNG ỦY THAN VỊNH XANH\n"
        "          *\n"
        "Số 11-NQ/ĐU                     Vịnh Xanh, ngày 05 tháng 01 năm 2023\n\n"
        "NGHỊ QUYẾT\nvề nhiệm vụ năm 2023\n"
    )
    assert text_of(text.encode()).splitlines() == [
        "ĐẢNG BỘ TỈNH SƠN HẢI",
        "ĐẢNG ỦY THAN VỊNH XANH",
        "*",
        "Số 11-NQ/ĐU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Vịnh Xanh, ngày 05 tháng 01 năm 2023",
        "",
        "NGHỊ QUYẾT",
        "về nhiệm vụ năm 2023",
    ]


def test_the_seed_article_comes_through_unharmed():
    source = next(shared("seed").glob("*.txt")).read_text(encoding="utf-8")
    assert text_of(source.encode()).split() == source.split()


# --- Word


def test_paragraphs_and_tables_in_order():
    def make(document):
        document.add_paragraph("Đoạn thứ nhất.")
        table = document.add_table(rows=2, cols=2)
        for i, text in enumerate(["Chỉ tiêu", "Năm 2023", "Trồng cây (ha)", "140"]):
            table.cell(i // 2, i % 2).text = text
        document.add_paragraph("Đoạn cuối.")

    assert lines_of(word.word(make)) == [
        "Đoạn thứ nhất.",
        "Chỉ tiêu | Năm 2023",
        "Trồng cây (ha) | 140",
        "Đoạn cuối.",
    ]


def test_letterhead_table_is_read_column_by_column():
    def make(document):
        word.letterhead(document)
        document.add_paragraph("NGHỊ QUYẾT")

    assert lines_of(word.word(make)) == [
        "ĐẢNG BỘ TỈNH SƠN HẢI",
        "ĐẢNG ỦY THAN VỊNH XANH",
        "*",
        "Số 11-NQ/ĐU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Vịnh Xanh, ngày 05 tháng 01 năm 2023",
        "NGHỊ QUYẾT",
    ]


def test_two_signature_blocks_are_each_kept_together():
    def make(document):
        document.add_paragraph("Nghị quyết này có hiệu lực từ ngày ký.")
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text = "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nPhạm Thu Sương"
        table.cell(0, 1).text = "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nTrần Quang Lâm"

    assert lines_of(word.word(make))[1:] == [
        *["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Phạm Thu Sương"],
        *["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Trần Quang Lâm"],
    ]


def level(place, form, text):
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = f"""<w:numbering {word.W}>
<w:abstractNum w:abstractNumId="7">
{level(0, "upperRoman", "%1-")}{level(1, "decimal", "%2.")}{level(2, "lowerLetter", "%3)")}
{level(3, "bullet", "-")}{level(4, "decimal", "%2.%5.")}
</w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="7"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>""".encode()


def item(text, level, number="3"):
    return (
        f'<w:p {word.W}><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
        f"</w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def numbered(*items):
    def make(document):
        for xml in items:
            word.append(document, xml)

    return word.with_part(word.word(make), "word/numbering.xml", NUMBERING)


def test_automatic_numbers_are_in_the_text():
    data = numbered(
        item("Mục tiêu", 0),
        item("Sản xuất", 1),
        item("Than", 2),
        item("Điện", 2),
        item("An toàn", 1),
        item("Người", 2),
        item("gạch đầu dòng", 3),
        item("Chi tiết", 4),
        item("Tổ chức thực hiện", 0),
        item("Giao việc", 1),
        item("Danh sách khác", 0, "4"),
    )
    assert lines_of(data) == [
        "I- Mục tiêu",
        "1. Sản xuất",
        "a) Than",
        "b) Điện",
        "2. An toàn",
        "a) Người",
        "- gạch đầu dòng",
        "2.1. Chi tiết",
        "II- Tổ chức thực hiện",
        "1. Giao việc",
        "V- Danh sách khác",
    ]


def test_a_style_numbers_its_paragraphs():
    style = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Muc"/><w:pPr><w:numPr>'
        '<w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Muc2"><w:name w:val="Muc2"/>'
        '<w:basedOn w:val="Muc"/></w:style></w:styles>'
    )
    paragraph = '<w:p {}><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:t>Mục</w:t></w:r></w:p>'
    data = numbered(paragraph.format(word.W, "Muc"), paragraph.format(word.W, "Muc2"))
    styles = word.part(data, "word/styles.xml").decode().replace("</w:styles>", style)
    assert lines_of(word.with_part(data, "word/styles.xml", styles.encode())) == [
        "I- Mục",
        "II- Mục",
    ]


def test_tracked_changes_insertions_stay_and_deletions_go():
    def make(document):
        word.append(
            document,
            f"""<w:p {word.W}><w:r><w:t xml:space="preserve">Trồng </w:t></w:r>
            <w:del w:id="1" w:author="x"><w:r><w:delText>140</w:delText></w:r></w:del>
            <w:ins w:id="2" w:author="x"><w:r><w:t xml:space="preserve">155 ha </w:t></w:r></w:ins>
            <w:del w:id="9" w:author="x"><w:r><w:t>bỏ</w:t></w:r></w:del>
            <w:moveFrom w:id="3" w:author="x"><w:r><w:t>chuyển đi</w:t></w:r></w:moveFrom>
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>cây.</w:t></w:r></w:p>""",
        )
        word.append(
            document,
            f"""<w:p {word.W}><w:pPr><w:rPr><w:del w:id="4" w:author="x"/></w:rPr></w:pPr>
            <w:r><w:t xml:space="preserve">Hai đoạn </w:t></w:r></w:p>""",
        )
        word.append(document, f"<w:p {word.W}><w:r><w:t>thành một.</w:t></w:r></w:p>")

    assert lines_of(word.word(make)) == ["Trồng 155 ha cây.", "Hai đoạn thành một."]


TEXT_BOX = f"""<w:p {word.W}
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml"><w:r><mc:AlternateContent>
 <mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>
  <w:p><w:r><w:t>{{0}}</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>
 <mc:Fallback><w:pict><v:textbox><w:txbxContent>
  <w:p><w:r><w:t>{{0}}</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback>
 </mc:AlternateContent></w:r><w:r><w:t>Sau khung.</w:t></w:r></w:p>"""


def test_a_text_box_is_read_once():
    data = word.word(lambda document: word.append(document, TEXT_BOX.format("Trong khung.")))
    assert lines_of(data) == ["Trong khung.", "Sau khung."]


def test_headers_are_not_content():
    def make(document):
        document.sections[0].header.paragraphs[0].text = "Đầu trang"
        document.sections[0].footer.paragraphs[0].text = "Chân trang"
        document.add_paragraph("Nội dung.")

    assert lines_of(word.word(make)) == ["Nội dung."]


# --- web pages

ARTICLE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<title>Thi đua ngày đêm ở Than Đồi Sim | Báo Vùng mỏ</title><script>var a = "<p>mã</p>";</script>
</head><body class="has-sidebar">
<header><h2>Báo Vùng mỏ điện tử</h2><nav><ul><li><a href="/">Trang chủ</a></li>
<li><a href="/t">Thời sự</a></li></ul></nav></header>
<div class="breadcrumb"><a href="/">Trang chủ</a> » <a href="/s">Sản xuất</a></div>
<div id="wrap"><div class="col-left">
 <h1>Thi đua ngày đêm ở Than Đồi Sim</h1>
 <span class="time">06:00 | 06/03/2023</span>
 <div class="share">Chia sẻ Facebook</div>
 <p class="sapo">Ba tháng đầu năm, thợ lò Than Đồi Sim vượt kế hoạch từng ca.</p>
 <!-- quảng cáo -->
 <figure><img src="a.jpg" alt=""><figcaption>Thợ lò chuẩn bị vào ca.</figcaption></figure>
 <p>Theo <a href="/vb">Nghị quyết số 11-NQ/ĐU</a> ngày 5-1-2023 của Đảng ủy Than Vịnh Xanh, các
 phân xưởng đã đăng ký thi đua và tổ chức sản xuất hợp lý ngay từ ngày đầu, tháng đầu.
 <p>Sản lượng quý I đạt 312 nghìn tấn, bằng 104% kế hoạch, thu nhập tăng so với cùng kỳ.
 <div class="tin-lien-quan"><h3>Tin liên quan</h3><ul><li><a href="1">Bài một rất dài về một
 chuyện không dính dáng gì đến bài này.</a></li></ul></div>
 <p>Ông Đinh Văn Gụ, Bí thư Đảng ủy Than Đồi Sim, yêu cầu các chi bộ giữ nhịp sản xuất.</p>
 <p>M.C</p>
 <h3>Bình luận (2)</h3><div><p>Bài viết rất hay và đầy đủ, tôi đọc hết từ đầu đến cuối một mạch.</p>
 </div></div>
<div class="col-right"><h3>Đọc nhiều</h3><p><a href="2">Một tin khác hẳn, dài và không liên quan gì
 đến bài chính của trang báo này cả.</a></p></div></div>
<div class="cookie-consent">Trang web này sử dụng cookie để phục vụ bạn tốt hơn. Đồng ý</div>
<footer>Bản quyền thuộc Báo Vùng mỏ.</footer><div>Loading...</div></body></html>"""

ARTICLE_LINES = [
    "Thi đua ngày đêm ở Than Đồi Sim",
    "06:00 | 06/03/2023",
    "Ba tháng đầu năm, thợ lò Than Đồi Sim vượt kế hoạch từng ca.",
    "Thợ lò chuẩn bị vào ca.",
    "Theo Nghị quyết số 11-NQ/ĐU ngày 5-1-2023 của Đảng ủy Than Vịnh Xanh, các phân xưởng đã đăng "
    "ký thi đua và tổ chức sản xuất hợp lý ngay từ ngày đầu, tháng đầu.",
    "Sản lượng quý I đạt 312 nghìn tấn, bằng 104% kế hoạch, thu nhập tăng so với cùng kỳ.",
    "Ông Đinh Văn Gụ, Bí thư Đảng ủy Than Đồi Sim, yêu cầu các chi bộ giữ nhịp sản xuất.",
    "M.C",
]


def test_a_web_page_gives_its_article_and_nothing_else():
    page = extract(ARTICLE.encode(), "bai.html")
    assert page.text.splitlines() == ARTICLE_LINES
    assert page.title == "Thi đua ngày đêm ở Than Đồi Sim"


@pytest.mark.parametrize(
    "harm",
    [
        lambda page: page.replace("</p>", "").replace("</li>", ""),
        lambda page: page.replace("</div></body></html>", ""),
        lambda page: page.replace("<!DOCTYPE html><html><head>", "").replace("</head>", ""),
        lambda page: page.replace('class="sapo"', "class=sapo <").replace("<p>M.C", "<p></b>M.C"),
    ],
)
def test_a_badly_formed_page_gives_the_same(harm):
    assert text_of(harm(ARTICLE).encode(), "bai.html").splitlines() == ARTICLE_LINES


def test_a_page_in_windows_1258():
    page = ARTICLE.replace("utf-8", "windows-1258")
    assert text_of(windows_1258(page), "bai.html").splitlines() == ARTICLE_LINES


def test_a_document_saved_as_a_page_keeps_its_letterhead_and_table():
    lines = text_of((FILES / "resolution.html").read_bytes(), "a.html").splitlines()
    assert lines[:7] == [
        "ĐẢNG BỘ TỈNH SƠN HẢI",
        "ĐẢNG ỦY TẬP ĐOÀN THAN BẮC SƠN",
        "ĐẢNG ỦY THAN VỊNH XANH",
        "Số 41-NQLT/ĐUBS-ĐUVX",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Vịnh Xanh, ngày 09 tháng 3 năm 2023",
        "NGHỊ QUYẾT LIÊN TỊCH",
    ]
    assert "Nước thải mỏ được xử lý | triệu m3 | 96 | 104" in lines


# --- PDF


KEYS = b"/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")"
LOCKED = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4" + KEYS + b">>"
PICTURE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
    b"/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream"
)
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 700]/Contents %d 0 R"
    b"/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>"
)
DRAW = b"q 200 0 0 200 0 0 cm /I Do Q"


def written(*lines):
    """A page's drawing: lines of (x, y, text), without tone marks."""
    return b"\n".join(b"BT /F 12 Tf %d %d Td (%s) Tj ET" % (x, y, t.encode()) for x, y, t in lines)


def pdf(*pages, trailer=b""):
    """A PDF by hand, of pages given by their drawing."""
    numbers = range(5, 5 + 2 * len(pages), 2)
    kids = b" ".join(b"%d 0 R" % n for n in numbers)
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages))
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", tree, FONT, PICTURE]
    for number, drawing in zip(numbers, pages, strict=True):
        stream = b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing)
        bodies += [PAGE % (number + 1), stream]
    parts = [b"%d 0 obj%s\nendobj\n" % (i, body) for i, body in enumerate(bodies, 1)]
    end = b"trailer<</Root 1 0 R/Size %d%s>>\n%%%%EOF" % (len(bodies) + 1, trailer)
    return b"%PDF-1.4\n" + b"".join(parts) + end


@pytest.mark.parametrize("name", ["resolution", "letter"])
def test_pdf_gives_the_same_lines_as_the_page_it_was_printed_from(name):
    """Two pages each; the letter has page numbers, running feet and a letterhead set close."""
    pdf = text_of((FILES / f"{name}.pdf").read_bytes(), "a.pdf").splitlines()
    html = text_of((FILES / f"{name}.html").read_bytes(), "a.html").splitlines()
    assert [line for line in pdf if line not in ("*", "-----")] == html


LONG = "Cac chi bo quan triet nghi quyet, phan cong dang vien va bao"


def test_a_symbol_broken_at_the_end_of_a_line_is_whole_again():
    lines = [
        (40, 500, "1. Theo Nghi quyet lien tich cua hai Dang uy so 33-NQLT/DUTKV-"),
        (40, 484, "DUTQN ngay 18-4-2018 va Quyet dinh cua Giam doc, so 77/QD-TDS"),
        (40, 468, "-KT, tat ca cac don vi cung thuc hien muc tieu An toan - Doi moi -"),
        (40, 452, "Phat trien; thuc hien tot cac nhiem vu cua giai doan 2018-2020."),
        (40, 436, "-Tang cuong kiem tra, giam sat."),
    ]
    assert lines_of(pdf(written(*lines)), "a.pdf") == [
        "1. Theo Nghi quyet lien tich cua hai Dang uy so 33-NQLT/DUTKV-DUTQN ngay 18-4-2018 va "
        "Quyet dinh cua Giam doc, so 77/QD-TDS-KT, tat ca cac don vi cung thuc hien muc tieu An "
        "toan - Doi moi - Phat trien; thuc hien tot cac nhiem vu cua giai doan 2018-2020.",
        "-Tang cuong kiem tra, giam sat.",
    ]


def test_a_paragraph_goes_on_over_the_page_and_past_the_page_number():
    first = written((40, 76, LONG), (40, 60, LONG), (240, 20, "1"))
    second = written((240, 680, "2"), (40, 620, "cao ket qua hang thang."), (40, 590, "Het."))
    assert lines_of(pdf(first, second), "a.pdf") == [
        f"{LONG} {LONG} cao ket qua hang thang.",
        "Het.",
    ]


@pytest.mark.parametrize("number", ["1", "- 1 -", "Trang 1/3", "https://vinhxanh.example/tin 1/1"])
def test_a_lone_page_number_is_dropped_at_the_edge_only(number):
    page = written((40, 500, LONG), (240, 480, "12"), (240, 20, number))
    assert lines_of(pdf(page), "a.pdf") == [LONG, "12"]


def test_pages_that_are_pictures_are_named():
    found = extract(pdf(written((40, 500, LONG)), DRAW, DRAW), "a.pdf")
    assert found.note == "Các trang sau là hình ảnh, chưa đọc được chữ: 2, 3."
    assert found.text == LONG + "\n"


# --- what is refused


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", "\u200b".encode()])
def test_an_empty_file(data):
    assert refused(data) == "empty"


def test_an_empty_word_file():
    assert refused(word.paragraphs(), "a.docx") == "empty"


def test_too_large_is_known_by_size_alone():
    with pytest.raises(Unreadable) as caught:
        limits.check_size(limits.FILE_BYTES + 1)
    assert caught.value.reason == "too_large"
    assert f"{limits.FILE_BYTES // limits.MB} MB" in str(caught.value)


def test_text_beyond_all_measure():
    assert refused(b"a b " * (limits.TEXT_CHARACTERS // 4 + 1)) == "too_long"


def _chunk(kind, body):
    checked = kind + body
    return struct.pack(">I", len(body)) + checked + struct.pack(">I", zlib.crc32(checked))


PIXEL = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\0"))
    + _chunk(b"IEND", b"")
)


@pytest.mark.parametrize("data", [PIXEL, b"\xff\xd8\xff\xe0\0\x10JFIF", b"II*\0\x08\0\0\0"])
@pytest.mark.parametrize("name", ["a.png", "a.pdf", "a.docx"])
def test_an_image(data, name):
    assert refused(data, name) == "image"


def test_a_word_file_of_scans():
    data = word.word(lambda document: document.add_picture(io.BytesIO(PIXEL)))
    assert refused(data, "a.docx") == "scan"


def test_old_word_and_locked_word():
    assert refused(OLE + "WordDocument".encode("utf-16-le"), "a.doc") == "old_doc"
    assert is_old_word(OLE + "WordDocument".encode("utf-16-le")) is True
    assert is_old_word(OLE + "Workbook".encode("utf-16-le")) is False
    assert is_old_word(b"WordDocument") is False
    assert refused(OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx") == "protected"
    assert refused(OLE + "Workbook".encode("utf-16-le"), "a.xls") == "unsupported"


def zipped(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(
                name.replace("__", "/").replace("_types", "[Content_Types].xml"), content
            )
    return file.getvalue()


def test_other_packages_are_not_word():
    assert refused(zipped(readme="xin chào"), "a.docx") == "unsupported"
    assert refused(zipped(_types="", xl__workbook="x"), "a.xlsx") == "unsupported"
    assert refused(zipped(_types=""), "a.docx") == "broken_docx"


def test_broken_word_files():
    whole = word.paragraphs(VIETNAMESE)
    assert refused(whole[: len(whole) // 2], "a.docx") == "broken_docx"
    assert refused(word.with_part(whole, "word/document.xml", b"<w:doc"), "a.docx") == "broken_docx"
    assert refused(word.with_part(whole, "word/document.xml", None), "a.docx") == "broken_docx"


def test_zip_bombs_by_ratio_total_size_part_and_entries(monkeypatch):
    whole = word.paragraphs(VIETNAMESE)
    bomb = word.with_part(whole, "word/document.xml", b" " * (8 * limits.MB))
    assert refused(bomb, "a.docx") == "zip_bomb"
    monkeypatch.setattr(limits, "ZIP_RATIO", 10**6)
    assert refused(bomb, "a.docx") == "broken_docx"
    monkeypatch.setattr(limits, "ZIP_PART_BYTES", limits.MB)
    assert refused(bomb, "a.docx") == "zip_bomb"
    monkeypatch.setattr(limits, "ZIP_PART_BYTES", 10 * limits.MB)
    monkeypatch.setattr(limits, "ZIP_TOTAL_BYTES", limits.MB)
    assert refused(bomb, "a.docx") == "zip_bomb"
    monkeypatch.setattr(limits, "ZIP_ENTRIES", 5)
    assert refused(whole, "a.docx") == "zip_bomb"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_declares_entities_is_never_resolved(encoding, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("KHÔNG ĐƯỢC LỘ")
    body = word.part(word.paragraphs("Nội dung &lt;x&gt;"), "word/document.xml").decode()
    declared = body.split("?>", 1)[1].replace("Nội dung", "Nội dung &x;")
    evil = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{declared}'.encode(encoding)
    data = word.with_part(word.paragraphs("a"), "word/document.xml", evil)
    assert refused(data, "a.docx") == "unsafe_xml"
    assert refused(b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x "y">]><d>&x;</d>') == (
        "unsafe_xml"
    )


def test_a_broken_pdf_and_a_locked_one():
    whole = (FILES / "resolution.pdf").read_bytes()
    assert refused(b"%PDF-1.7\n" + bytes(100), "a.pdf") == "broken_pdf"
    assert refused(whole[:3000], "a.pdf") == "broken_pdf"
    assert refused(pdf(DRAW, trailer=LOCKED), "a.pdf") == "protected"


def test_a_scanned_pdf():
    assert refused(pdf(DRAW), "a.pdf") == "scan"


@pytest.mark.parametrize("start", [b"MZ", b"\x7fELF", b"\x1f\x8b\x08", b"", b"BM"])
def test_binary_junk(start):
    junk = bytes((i * 37 + i // 7) % 256 for i in range(5000))
    assert refused(start + junk, "a.txt") in ("binary", "unsupported")


def test_fonts_of_before_unicode():
    tcvn3 = "§¶ng uû Than VÞnh Xanh ban hµnh NghÞ quyÕt vÒ c«ng t¸c b¶o vÖ m«i tr­êng vïng má. " * 5
    assert text_of(tcvn3.encode()).startswith("Đảng uỷ Than Vịnh Xanh ban hành Nghị quyết")
    # What a Word file says in a font of today is not guessed at.
    assert refused(word.paragraphs(tcvn3), "a.docx") == "legacy_font"


def test_the_name_claims_another_kind():
    assert extract(VIETNAMESE.encode(), "a.docx").note == (
        "Tên tệp có đuôi .docx nhưng nội dung là .txt; đã đọc theo nội dung."
    )
    page = extract(word.paragraphs("Nội dung."), "a.pdf")
    assert (page.text, page.format, page.note is not None) == ("Nội dung.\n", "docx", True)
    assert extract(VIETNAMESE.encode(), "a.TXT").note is None
    assert extract(VIETNAMESE.encode(), "../..\\\x00khong duoi").note is None


def test_text_that_only_begins_like_another_kind():
    for start in ("BM hoạt động tốt. ", "PK là phòng khám. ", "MZ là ký hiệu. "):
        assert extract((start + VIETNAMESE).encode(), "a.txt").format == "txt"


def test_text_without_any_fact_is_no_error():
    assert text_of(b"xin chao") == "xin chao\n"


def test_each_reason_has_its_own_sentence_and_a_refusal_carries_it():
    assert len(set(REASONS.values())) == len(REASONS)
    answer = refusal("scan")
    assert (answer["refused"], answer["text"], answer["citations"]) == (True, "", [])
    assert reason_code(answer["reason"]) == "scan"
    assert reason_code(None) is None
