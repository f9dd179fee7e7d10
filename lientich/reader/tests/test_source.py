"""What a text is and what it says of itself, by its head and foot."""

from lientich.reader import read_text

RESOLUTION = """ĐẢNG ỦY TẬP ĐOÀN THAN BẮC SƠN
ĐẢNG ỦY THAN VỊNH XANH
*
Số 33-NQLT/ĐUTBS-ĐUTVX

ĐẢNG CỘNG SẢN VIỆT NAM
Hạ Lâm, ngày 18 tháng 4 năm 2018

NGHỊ QUYẾT LIÊN TỊCH
về tăng cường sự lãnh đạo của các cấp ủy Đảng trong công tác bảo vệ môi trường
giai đoạn 2018-2020
-----

Căn cứ Quy chế phối hợp; hai Đảng ủy thống nhất ban hành Nghị quyết liên tịch:
1. 100% nước thải mỏ được xử lý.

T/M ĐẢNG ỦY THAN VỊNH XANH          T/M ĐẢNG ỦY TẬP ĐOÀN THAN BẮC SƠN
BÍ THƯ                              PHÓ BÍ THƯ THƯỜNG TRỰC

Vũ Hải Đăng                         Trần Quang Bảo
"""


def source(text):
    return read_text(text)["source"]


def test_a_joint_resolution_has_both_issuers_and_both_signers():
    assert source(RESOLUTION) == {
        "form": "document",
        "title": None,
        "kind": "Nghị quyết",
        "number": "33",
        "symbol": "NQLT/ĐUTBS-ĐUTVX",
        "joint": True,
        "issuers": ["Đảng ủy Tập đoàn Than Bắc Sơn", "Đảng ủy Than Vịnh Xanh"],
        "date": "2018-04-18",
        "subject": "tăng cường sự lãnh đạo của các cấp ủy Đảng trong công tác bảo vệ môi trường "
        "giai đoạn 2018-2020",
        "period": ["2018", "2020"],
        "signers": [
            {"name": "Vũ Hải Đăng", "post": "Bí thư"},
            {"name": "Trần Quang Bảo", "post": "Phó Bí thư Thường trực"},
        ],
    }


def test_its_own_number_is_no_citation():
    assert read_text(RESOLUTION)["citations"] == []


def test_a_decision_of_the_state():
    found = source(
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN HẢI\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n---------------\nSố: 853/QĐ-UBND\n"
        "Sơn Hải, ngày 07 tháng 5 năm 2018\n\nQUYẾT ĐỊNH\nVề việc phê duyệt quy hoạch mạng lưới\n\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SƠN HẢI\n\nCăn cứ Luật Tổ chức chính quyền địa phương ngày "
        "19 tháng 6 năm 2015;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Phê duyệt quy hoạch.\n\n"
        "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nĐoàn Văn Khê\n"
    )
    assert (found["kind"], found["number"], found["symbol"], found["date"]) == (
        "Quyết định",
        "853",
        "QĐ-UBND",
        "2018-05-07",
    )
    assert found["issuers"] == ["Ủy ban nhân dân tỉnh Sơn Hải"]
    assert found["subject"] == "phê duyệt quy hoạch mạng lưới"
    assert found["signers"] == [{"name": "Đoàn Văn Khê", "post": "Phó Chủ tịch"}]


def test_who_speaks_right_under_the_subject_is_none_of_it():
    found = source(
        "ĐẢNG ỦY THAN SÔNG HỒNG\n*\nSố 7-TB/ĐU\n\nTHÔNG BÁO\nkết luận hội nghị giao ban\n"
        "Đồng chí Đoàn Văn Khê, Bí thư Đảng ủy kết luận:\n1. Tập trung sản xuất.\n"
    )
    assert found["subject"] == "kết luận hội nghị giao ban"


def test_a_letter_has_its_subject_under_the_number():
    found = source(
        "TẬP ĐOÀN THAN BẮC SƠN\nCÔNG TY THAN SUỐI NGÀ\n-------\nSố: 15/TSN-KH\n"
        "V/v báo cáo kết quả năm 2020\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nSuối Ngà, ngày 5 tháng 1 năm 2021\n\n"
        "Kính gửi: Tập đoàn Than Bắc Sơn\n\nCông ty báo cáo như sau.\n\nGIÁM ĐỐC\n\nPhạm Đức Khê\n"
    )
    assert (found["kind"], found["number"], found["issuers"], found["subject"]) == (
        "Công văn",
        "15",
        ["Công ty Than Suối Ngà"],
        "báo cáo kết quả năm 2020",
    )


def news(head):
    return source(head + "\n\n" + "Ngày 12/7, Đảng ủy Than Vịnh Xanh tổ chức hội nghị sơ kết. " * 8)


def test_the_line_of_the_day_stands_under_the_title():
    found = news("Sơ kết công tác sáu tháng đầu năm\n\n14:20 | 15/07/2019")
    assert (found["form"], found["title"], found["date"]) == (
        "news",
        "Sơ kết công tác sáu tháng đầu năm",
        "2019-07-15",
    )


def test_the_page_has_a_day_of_its_own_and_a_way_to_the_page():
    found = news(
        "Thứ ba 21/05/2019 01:28\nTrang chủ » Tin tức\nĐảng bộ Than Vịnh Xanh\n\n"
        "Sơ kết công tác sáu tháng đầu năm\n\n06:00 | 06/03/2019"
    )
    assert (found["title"], found["date"]) == ("Sơ kết công tác sáu tháng đầu năm", "2019-03-06")


def test_no_day_is_invented_from_that_of_the_page():
    assert news("Thứ tư, 27/01/2021\n\nSơ kết công tác sáu tháng đầu năm")["date"] is None


def test_a_letterhead_that_a_narrow_column_broke_is_read_whole():
    found = source(
        "ỦY\nBAN NHÂN DÂN\nTỈNH SƠN HẢI\n--------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n|\nSố:\n14/2007/QĐ-UBND\n|\nTam\nSơn, ngày 19 tháng 6 "
        "năm 2007\n|\nQUYẾT ĐỊNH\nBAN HÀNH QUY ĐỊNH CHỨC NĂNG, NHIỆM VỤ VÀ\n"
        "CƠ CẤU TỔ CHỨC CỦA SỞ NỘI VỤ\nỦY BAN NHÂN DÂN TỈNH SƠN HẢI\n"
        "Căn cứ Luật Tổ chức HĐND\nvà UBND ngày 26/11/2003;\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Đức Khê\n"
    )
    assert (found["number"], found["symbol"], found["date"], found["issuers"]) == (
        "14",
        "2007/QĐ-UBND",
        "2007-06-19",
        ["Ủy ban nhân dân tỉnh Sơn Hải"],
    )
    assert found["subject"] == (
        "BAN HÀNH QUY ĐỊNH CHỨC NĂNG, NHIỆM VỤ VÀ CƠ CẤU TỔ CHỨC CỦA SỞ NỘI VỤ"
    )
    assert found["signers"] == [{"name": "Nguyễn Đức Khê", "post": "Chủ tịch"}]


def test_a_company_s_name_is_its_own_whatever_word_ends_it():
    text = (
        "ĐẢNG BỘ TỈNH NAM KHÊ\nĐẢNG ỦY CÔNG TY CỔ PHẦN THÉP GIA HỘI\n*\nSố 12-NQ/ĐU\n\n"
        "NGHỊ QUYẾT\nlãnh đạo nhiệm vụ năm 2025\n"
    )
    assert read_text(text)["source"]["issuers"] == ["Đảng ủy Công ty cổ phần Thép Gia Hội"]


def test_issuers_are_told_where_as_many_sign():
    head = (
        "ĐẢNG BỘ TỈNH SƠN VÂN\nHUYỆN ỦY NÀ LẠNG\n*\nSố 15-QC/HU\n\nQUY CHẾ\nphối hợp công tác\n\n"
        "Hai bên thống nhất.\n\n"
    )
    foot = "T/M HUYỆN ỦY\nBÍ THƯ\n\n\nLê Văn Bình\n\n"
    one = read_text(head + foot)["source"]
    two = read_text(head + foot + foot.replace("Lê Văn Bình", "Trần Thị Hoa"))["source"]
    assert [len(one["issuers"]), len(one["signers"])] == [1, 1]
    assert [len(two["issuers"]), len(two["signers"])] == [0, 2]


def test_two_committees_in_one_name_are_no_issuer():
    head = "ĐẢNG ỦY THAN PHÚC YÊN HẠ\nCÁC ĐẢNG BỘ VÙNG ĐÔNG TRÀNG\n*\nBIÊN BẢN\ngiao ban quý II\n\n"
    found = read_text(f"{head}Thời gian: 8 giờ, ngày 10-7-2015.\n")
    assert found["source"]["issuers"] == []
    assert not any(one["sure"] for one in found["organisations"])
