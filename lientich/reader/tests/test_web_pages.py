"""Web pages of the shapes that Vietnamese sites have: only their content comes out."""

import pytest

from lientich.reader.formats import extract

TITLE = "Sơ kết công tác phối hợp giữa hai Đảng bộ"
BODY = [
    "Sáng 12-3-2023, tại hội trường Than Suối Ngà, Đảng ủy Than Vịnh Xanh tổ chức Hội nghị sơ kết "
    "công tác phối hợp năm 2022, triển khai nhiệm vụ năm 2023.",
    "Theo báo cáo tại hội nghị, sản lượng than nguyên khai đạt 1,2 triệu tấn, bằng 103% kế hoạch; "
    "thu nhập bình quân đạt 17,5 triệu đồng/người/tháng.",
    "Phát biểu tại hội nghị, ông Trần Quang Lâm - Bí thư Đảng ủy Tập đoàn Than Bắc Sơn - yêu cầu "
    "các đơn vị tiếp tục phối hợp chặt chẽ; báo cáo kết quả trước ngày 15-4-2023.",
    "Hội nghị cũng đã trao tặng giấy khen cho 12 tập thể.",
]
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in BODY)
LINKS = "".join(
    f'<li><a href="/{i}">Một tin khác số {i} về hoạt động của đơn vị bạn trong tháng</a> '
    f"<span>(0{i}/03/2023)</span></li>"
    for i in range(1, 7)
)
TEASERS = "".join(
    f'<article class="item"><h3><a href="/{i}">Tin ngắn số {i}</a></h3><p>Tóm tắt của tin ngắn số '
    f"{i}, dài một câu rưỡi và kết thúc bằng dấu chấm như một đoạn văn thật của bài.</p></article>"
    for i in range(1, 6)
)


def lines_of(page):
    return extract(page.encode(), "trang.html").text.splitlines()


def test_a_page_laid_out_by_tables():
    page = f"""<html><head><title>Trang thông tin Than Vịnh Xanh</title></head><body><table>
    <tr><td colspan=2><marquee>Chào mừng quý vị</marquee></td></tr><tr><td width=200>
    <table><tr><td><a href=1>Trang chủ</a></td></tr><tr><td><a href=2>Tin tức</a></td></tr></table>
    </td><td><table><tr><td class="TitleNews"><b>{TITLE}</b></td></tr>
    <tr><td>13/03/2023 08:15</td></tr><tr><td>{PARAGRAPHS}<p align=right><b>Thu Hà</b></td></tr>
    <tr><td><b>Các tin khác:</b><ul>{LINKS}</ul></td></tr></table></td></tr>
    <tr><td colspan=2>Bản quyền © 2023 Đảng ủy Than Vịnh Xanh.</td></tr></table></body></html>"""
    assert lines_of(page) == [TITLE, "13/03/2023 08:15", *BODY, "Thu Hà"]


def test_a_portal_page_within_one_form():
    page = f"""<!doctype html><html><head><title>Cổng thông tin - {TITLE}</title>
    <meta property="og:title" content="{TITLE}"></head><body><form id="aspnetForm">
    <div id="header"><div class="today">Thứ ba, 21/05/2023 01:28</div></div>
    <div id="menu-top"><ul>{LINKS}</ul></div><div class="main widget"><div class="left">
    <div class="title-detail">{TITLE}</div><div class="info"><span>13/03/2023 08:15</span>
    <span>Lượt xem: 125</span> <a href="#">Cỡ chữ</a></div><div class="detail">{PARAGRAPHS}</div>
    <div><a href=#>Gửi bài viết</a> <a href=#>In bài viết</a></div>
    <div class="others"><div>CÁC TIN KHÁC</div>{TEASERS}</div><div>Ý kiến bạn đọc</div>
    <div>Bài viết hay quá, xin chúc mừng các đồng chí đã làm tốt công tác này trong năm.</div></div>
    <div class="right"><h3>THÔNG BÁO</h3><ul>{LINKS}</ul><h3>Thăm dò</h3>
    <p>Bạn đánh giá thế nào về giao diện của trang thông tin điện tử này?</p></div></div></form>"""
    assert lines_of(page) == [TITLE, "13/03/2023 08:15", *BODY]


def test_a_page_whose_teasers_are_articles_too():
    page = f"""<!doctype html><html><head><title>{TITLE} - Báo Vùng mỏ</title></head><body><main>
    <article><header><h1>{TITLE}</h1><time>13/03/2023</time></header><div>{PARAGRAPHS}</div>
    <footer>Đăng trong <a href=x>Tin tức</a></footer></article><section class="related-posts">
    <h2>Bài viết liên quan</h2>{TEASERS}</section><div id="comments"><h3>Bình luận</h3></div></main>
    <aside><ul>{LINKS}</ul></aside></body></html>"""
    assert lines_of(page) == [TITLE, "13/03/2023", *BODY]


def test_a_page_of_line_breaks():
    page = f"""<html><body><div id=nav><a href=1>Trang chủ</a> | <a href=2>Liên hệ</a></div>
    <center><font size=5>{TITLE.upper()}</font></center><font>{"<br><br>".join(BODY)}</font>
    <br><br><a href=1>Về trang trước</a> <a href=2>Lên đầu trang</a></body></html>"""
    assert lines_of(page) == [TITLE.upper(), *BODY]


def test_related_links_between_paragraphs():
    page = f"""<html><head><title>{TITLE}</title></head><body><div><h1>{TITLE}</h1>
    <p>{BODY[0]}</p><p>&gt;&gt; <a href=1>Xem thêm: Một tin khác đăng hôm qua</a></p>
    <div><p>Tin liên quan</p><p><a href=2>Tin khác thứ hai đăng trong tuần</a></p>
    <p><a href=3>Tin khác thứ ba đăng trong tuần</a></p></div><p>{BODY[1]}</p><p>{BODY[2]}</p>
    <p>Tags: <a href=1>than</a>, <a href=2>mỏ</a></p></div></body></html>"""
    assert lines_of(page) == [TITLE, *BODY[:3]]


def test_a_document_keeps_the_documents_it_links_to():
    page = """<html><head><title>Microsoft Word - KH 15</title></head><body><div>
    <table><tr><td><p>ĐẢNG ỦY TẬP ĐOÀN THAN BẮC SƠN<p><b>ĐẢNG ỦY THAN VỊNH XANH</b><p>Số 15-KH/ĐU
    <td><p><b>ĐẢNG CỘNG SẢN VIỆT NAM</b><p><i>Vịnh Xanh, ngày 3 tháng 2 năm 2023</i></table>
    <p><b>KẾ HOẠCH</b><p>Căn cứ <a href="x">Quy định số 22-QĐ/TW</a>;
    <p><a href="y">Hướng dẫn số 02-HD/UBKTTW</a><ol><li>Mục đích<li>Yêu cầu</ol>
    <p>Ban Thường vụ Đảng ủy xây dựng kế hoạch như sau.</div></body></html>"""
    assert lines_of(page) == [
        "ĐẢNG ỦY TẬP ĐOÀN THAN BẮC SƠN",
        "ĐẢNG ỦY THAN VỊNH XANH",
        "Số 15-KH/ĐU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Vịnh Xanh, ngày 3 tháng 2 năm 2023",
        "KẾ HOẠCH",
        "Căn cứ Quy định số 22-QĐ/TW;",
        "Hướng dẫn số 02-HD/UBKTTW",
        "1. Mục đích",
        "2. Yêu cầu",
        "Ban Thường vụ Đảng ủy xây dựng kế hoạch như sau.",
    ]


@pytest.mark.parametrize("name", ["menu", "widget", "comment", "ads"])
def test_a_page_that_names_its_content_like_debris_is_still_read(name):
    page = f'<html><body><div class="{name}"><h2>{TITLE}</h2>{PARAGRAPHS}</div></body></html>'
    assert lines_of(page) == [TITLE, *BODY]


def test_hidden_text_is_no_content():
    page = f'<html><body><p>{BODY[0]}</p><p style="display: none">{BODY[3]}</p></body></html>'
    assert lines_of(page) == [BODY[0]]
