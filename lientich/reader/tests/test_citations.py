"""Citations in all the forms that real texts write, and what only looks like one."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lientich.reader import citations

ISSUERS = [
    "Đảng ủy Tập đoàn Than Bắc Sơn",
    "Đảng ủy Than Vịnh Xanh",
    "Ban Thường vụ Tỉnh ủy",
    "BTV Tỉnh ủy",
    "Ban Chấp hành Đảng bộ tỉnh",
    "Bộ Chính trị",
    "Ủy ban nhân dân tỉnh Sơn Hải",
    "Ban Tổ chức Trung ương",
]
PARTY = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Quy định": "QĐ",
    "Chỉ thị": "CT",
    "Kết luận": "KL",
    "Kế hoạch": "KH",
    "Hướng dẫn": "HD",
    "Thông báo": "TB",
    "Chương trình hành động": "CTr",
    "Tờ trình": "TTr",
    "Công văn": "CV",
}


def facts(one):
    return one["kind"], one["number"], one["symbol"], one["date"], one["issuers"]


def dated(day: datetime.date, form: int) -> str:
    d, m, y = day.day, day.month, day.year
    return [
        f"ngày {d}-{m}-{y}",
        f"ngày {d:02d}/{m:02d}/{y}",
        f"ngày {d}.{m}.{y}",
        f"ngày {d} tháng {m:02d} năm {y}",
        f"({d}/{m}/{y})",
        f"ngày {d} – {m} – {y}",
    ][form]


@st.composite
def written(draw):
    """A citation in some written form, with the facts it states."""
    kind = draw(st.sampled_from(sorted(PARTY)))
    number = draw(st.sampled_from(["01", "7", "33", "218", "1110", "30c"]))
    letters = PARTY[kind]
    body = draw(st.sampled_from(["ĐU", "TU", "TW", "HU", "BTCTW", "ĐUTBS"]))
    symbol = f"{letters}/{body}"
    hyphen = draw(st.sampled_from(["-", " - ", "–", " -", "- ", "-\n"]))
    slash = draw(st.sampled_from(["/", "/", "/\n"]))
    so = draw(st.sampled_from([" số ", " ", " số", " số: ", "\nsố "]))
    name = draw(st.sampled_from([kind, kind.lower(), kind.capitalize()]))
    text = f"{name}{so}{number}{hyphen}{letters}{slash}{body}"
    day = draw(st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 12, 31)))
    form = draw(st.integers(0, 5))
    issuer = draw(st.sampled_from(ISSUERS))
    order = draw(st.sampled_from(["date issuer", "issuer date", "date", "issuer", ""]))
    for part in order.split():
        comma = draw(st.sampled_from(["", ","]))
        if part == "date":
            text += (" " if form == 4 else f"{comma} ") + dated(day, form)
        else:
            text += f" của {issuer}"
    kind = "Chương trình" if kind.startswith("Chương trình") else kind
    date = day.isoformat() if "date" in order else None
    return text, (kind, number, symbol, date, [issuer] if "issuer" in order else [])


@given(
    written(),
    st.sampled_from(["Thực hiện ", "Căn cứ ", "theo Điều 3 ", "- ", ""]),
    st.sampled_from([".", ";", ", các đơn vị đã triển khai.", " và các văn bản liên quan.", ""]),
)
@settings(max_examples=300)
def test_a_citation_is_read_in_every_written_form(cited, before, after):
    text, expected = cited
    whole = before + text + after
    found = citations.find(whole)
    assert [facts(one) for one in found] == [expected]
    for one in found:
        assert whole[one["start"] : one["end"]] == one["text"]


STATE = [
    ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ", "Nghị định", "30", "2020/NĐ-CP"),
    ("Quyết định 2006/QĐ-TTg", "Quyết định", "2006", "QĐ-TTg"),
    ("Quyết định số 1122/QĐ-HĐQT", "Quyết định", "1122", "QĐ-HĐQT"),
    ("Quyết định số 3098/QĐUBND", "Quyết định", "3098", "QĐUBND"),
    ("Nghị quyết 30c/NQ-CP", "Nghị quyết", "30c", "NQ-CP"),
    ("Nghị quyết 30a/2008/NQ-CP", "Nghị quyết", "30a", "2008/NQ-CP"),
    ("Thông tư 80/2022", "Thông tư", "80", "2022"),
    ("Quyết định số 84 QĐ/TWĐTN", "Quyết định", "84", "QĐ/TWĐTN"),
    ("Công văn số 1355/UBND-CN", "Công văn", "1355", "UBND-CN"),
    ("công văn 673/SNgV-VP", "Công văn", "673", "SNgV-VP"),
    ("Tờ trình số 473/TTr -\nNN&PTNT", "Tờ trình", "473", "TTr-NN&PTNT"),
    ("Nghị quyết số 130/2024/QH15", "Nghị quyết", "130", "2024/QH15"),
    ("Bộ luật Lao động số 45/2019/QH14", "Bộ luật", "45", "2019/QH14"),
    ("Thông tư liên tịch số 11/2004/TTLT-BNN-BNV", "Thông tư", "11", "2004/TTLT-BNN-BNV"),
    ("Số: 16 - HD/BTCTW", "Hướng dẫn", "16", "HD/BTCTW"),
    ("HD 36-HD/VPTW", "Hướng dẫn", "36", "HD/VPTW"),
    ("NQLT 33", "Nghị quyết", "33", None),
    ("Kết luận 13 của Đảng ủy Than Vịnh Xanh", "Kết luận", "13", None),
    ("Thông báo kết luận số 123-TB/TU", "Thông báo", "123", "TB/TU"),
    ("Thông báo Kết luận số 15-KL/TU", "Kết luận", "15", "KL/TU"),
    ("Công văn 5053-CV/VPTW/nb", "Công văn", "5053", "CV/VPTW/nb"),
    ("Điểm 1.3 Khoản 1 Mục II Hướng dẫn 36-HD/VPTW năm 2018", "Hướng dẫn", "36", "HD/VPTW"),
    ("nghị quyết số 30-nq/đu", "Nghị quyết", "30", "NQ/ĐU"),
    ("Nghị quyết số 30-NQĐU", "Nghị quyết", "30", "NQĐU"),
    ("Quy định của Ban Bí thư số31-QĐ/TW", "Quy định", "31", "QĐ/TW"),
    ("Văn bản số 12-CV/TU", "Công văn", "12", "CV/TU"),
    ("thực hiện 33-KH/ĐU", "Kế hoạch", "33", "KH/ĐU"),
    ("Kế hoạch thực hiện Nghị quyết Đại hội số 12-KH/ĐU", "Kế hoạch", "12", "KH/ĐU"),
    ("Quyết định phê duyệt quy hoạch số 3098/QĐ-UBND", "Quyết định", "3098", "QĐ-UBND"),
    ("Nghị quyết: 30-NQ/ĐU", "Nghị quyết", "30", "NQ/ĐU"),
    ("Nghị quyết 30 NQ/ĐU", "Nghị quyết", "30", "NQ/ĐU"),
    ("Nghị quyết số 30 - NQ / ĐU", "Nghị quyết", "30", "NQ/ĐU"),
    ("NGHỊ QUYẾT SỐ 30-NQ/ĐU", "Nghị quyết", "30", "NQ/ĐU"),
    ("Nghị quyết “Về công tác an toàn” số 18-NQ/ĐU", "Nghị quyết", "18", "NQ/ĐU"),
    ("Nghị quyết số 18-NQ/T.Ư", "Nghị quyết", "18", "NQ/T.Ư"),
    ("Công văn hỏa tốc số 15-CV/ĐU", "Công văn", "15", "CV/ĐU"),
    ("Kế hoạch liên tịch số 45/KHLT-MTTQ-CĐ", "Kế hoạch", "45", "KHLT-MTTQ-CĐ"),
    ("Biên bản họp số 27/BBHĐTV", "Biên bản", "27", "BBHĐTV"),
    ("Quy định số 08-QĐi/TW", "Quy định", "08", "QĐi/TW"),
    ("Quy chế phối hợp công tác số 4417/QCPH-BQP-HND", "Quy chế", "4417", "QCPH-BQP-HND"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "number", "symbol"), STATE)
def test_other_forms(text, kind, number, symbol):
    assert [(one["kind"], one["number"], one["symbol"]) for one in citations.find(text)] == [
        (kind, number, symbol)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "giai đoạn 2018-2020, tầm nhìn đến năm 2030",
        "nhiệm kỳ 2015 - 2020",
        "kế hoạch 5 năm 2016-2020",
        "Kế hoạch năm 2019 đạt 104%",
        "Kế hoạch 2020 của Công ty",
        "944/944 chi bộ",
        "5/5 chỉ tiêu đạt kế hoạch 37 triệu tấn",
        "1.760/4.500 học sinh",
        "11,5 triệu đồng/người/tháng",
        "vận chuyển 120 m3/ngày, 60 km/h",
        "làm việc 24/7",
        "kỷ niệm 19/8 và 2/9",
        "kỳ họp thứ 11, Hội nghị lần thứ 4",
        "điện thoại 0203.3.825.666, số máy lẻ 112/114",
        "xe 14C-123.45, biển số 29B-678.90",
        "500.000/1.000.000 đồng",
        "Điều 12, khoản 3, điểm a",
        "số nhà 45/2 đường Lê Lợi",
        "https://vidu.vn/tin-tuc/123-NQ-456.htm",
        "tin số 123456, mã bài 7890",
        "quyết định 3 nội dung quan trọng",
        "Hội nghị quyết định 2 vấn đề",
        "báo cáo 6 tháng đầu năm",
        "kết luận 5 nội dung",
        "Quyết định này có hiệu lực từ ngày ký",
        "chương trình 135 hộ nghèo",
        "Đại hội đã quyết nghị 12 chỉ tiêu",
        "tỷ số 3-1",
        "phòng học 4-B/T2",
        "tải trọng 120 kg/m2",
        "COVID-19",
        "QCVN 09:2023/BTNMT",
        "Nghị quyết 100% đảng viên học tập",
        "kỳ họp thứ 11-HĐND tỉnh",
        "biểu số 01/TH, mẫu số 02-ĐG",
        "xe buýt số 30-TH, máy xúc số 15-HĐ, lô B1-05, lò -150/+30",
        "mã số 0100100079, số 3/2019 của tạp chí, bài số 5",
        "KH 2019, KH 37 triệu tấn, TB 5 triệu đồng",
        "vỉa 9b, EBH-45, TCVN 5945:2005, quốc lộ 18A, km 12+300",
    ],
)
def test_what_only_looks_like_a_citation(text):
    assert citations.find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết ngày 11-1-2018 số 30-NQ/ĐU",
        "Nghị quyết số 30-NQ/ĐU đề ngày 11/1/2018",
        "Nghị quyết số 30-NQ/ĐU được ban hành ngày 11/1/2018",
        "Nghị quyết số 30-NQ/ĐU, 11/1/2018",
        "Nghị quyết số 30-NQ/ĐU của Đảng ủy Than Vịnh Xanh (khóa V), ngày 11/1/2018",
        "Nghị quyết của Đảng ủy Than Vịnh Xanh số 30-NQ/ĐU ngày 11-1-2018",
    ],
)
def test_the_date_stands_where_it_will(text):
    assert [one["date"] for one in citations.find(text)] == ["2018-01-11"]


def test_a_month_is_no_date_of_a_document():
    assert [one["date"] for one in citations.find("Kế hoạch số 5-KH/ĐU tháng 4 năm 2018")] == [None]


def test_laws_are_cited_by_title_and_date():
    [one] = citations.find("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;")
    assert facts(one) == ("Luật", None, None, "2015-06-19", [])
    assert one["subject"] == "Tổ chức chính quyền địa phương"


def test_a_list_shares_what_is_said_once():
    found = citations.find("các Nghị quyết số 18, 19-NQ/TW ngày 25-10-2017 của Bộ Chính trị")
    assert [facts(one) for one in found] == [
        ("Nghị quyết", "18", "NQ/TW", "2017-10-25", ["Bộ Chính trị"]),
        ("Nghị quyết", "19", "NQ/TW", "2017-10-25", ["Bộ Chính trị"]),
    ]


def test_two_documents_of_one_kind_share_the_date_and_the_issuer_named_last():
    found = citations.find(
        "Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị"
    )
    assert [facts(one) for one in found] == [
        ("Quyết định", "217", "QĐ/TW", "2013-12-12", ["Bộ Chính trị"]),
        ("Quyết định", "218", "QĐ/TW", "2013-12-12", ["Bộ Chính trị"]),
    ]


def test_two_kinds_share_no_date():
    found = citations.find("Chỉ thị số 05-CT/TW, Kết luận số 01-KL/TW ngày 18/5/2021")
    assert [one["date"] for one in found] == [None, "2021-05-18"]


def test_numbers_in_a_row_take_the_kind_of_the_first():
    found = citations.find(
        "các Quyết định số 12/QĐ-UBND ngày 5/1/2020, số 15/QĐ-UBND ngày 7/2/2020 và số "
        "19/QĐ-UBND ngày 9/3/2020 của UBND tỉnh Sơn Hải"
    )
    assert [(one["kind"], one["number"], one["date"]) for one in found] == [
        ("Quyết định", "12", "2020-01-05"),
        ("Quyết định", "15", "2020-02-07"),
        ("Quyết định", "19", "2020-03-09"),
    ]
    assert {tuple(one["issuers"]) for one in found} == {("UBND tỉnh Sơn Hải",)}


def test_bare_numbers_in_a_row():
    found = citations.find("các kết luận 13, 14 và 16 của Đảng ủy Than Vịnh Xanh")
    assert [facts(one) for one in found] == [
        ("Kết luận", number, None, None, ["Đảng ủy Than Vịnh Xanh"])
        for number in ("13", "14", "16")
    ]


def test_the_issuer_before_the_verb_and_its_date():
    [one] = citations.find(
        "Ngày 14-11-2016, Ban Chấp hành Đảng bộ tỉnh khóa XIII đã ban hành Nghị quyết số 10-NQ/TU "
        "về huy động nguồn lực giai đoạn 2016-2020."
    )
    assert facts(one) == (
        "Nghị quyết", "10", "NQ/TU", "2016-11-14", ["Ban Chấp hành Đảng bộ tỉnh"],
    )  # fmt: skip
    assert (one["subject"], one["period"]) == (
        "huy động nguồn lực giai đoạn 2016-2020",
        ["2016", "2020"],
    )


def test_a_joint_document_takes_its_issuers_from_the_letters_the_text_spells():
    text = (
        "Đảng ủy TBS và Đảng ủy Than Vịnh Xanh phối hợp xây dựng Nghị quyết liên tịch số "
        "33-NQLT/ĐUTBS-ĐUTVX ngày 18-4-2018 về “bảo vệ môi trường giai đoạn 2018-2020”."
    )
    [one] = citations.find(text)
    assert one["joint"]
    assert not one["ambiguous"]
    assert one["issuers"] == ["Đảng ủy TBS", "Đảng ủy Than Vịnh Xanh"]
    assert one["subject"] == "bảo vệ môi trường giai đoạn 2018-2020"


def test_letters_shared_by_many_leave_the_issuer_open():
    [one] = citations.find("Thực hiện Kế hoạch số 88-KH/ĐU ngày 5-1-2020, các chi bộ đã họp.")
    assert one["issuers"] == []
    assert one["ambiguous"]


def test_qd_alone_never_gives_a_kind():
    [one] = citations.find("Văn bản số 85-QĐ/ĐUK ngày 25/5/2007")
    assert one["kind"] is None
    assert one["ambiguous"]


def test_words_and_symbol_that_contradict_each_other_are_kept_and_flagged():
    [one] = citations.find("Công văn số 09-QC/TW của Ban Bí thư")
    assert (one["kind"], one["symbol"]) == ("Công văn", "QC/TW")
    assert one["ambiguous"]
    assert not one["sure"]


def test_a_document_cited_twice_is_there_twice():
    text = (
        "Nghị quyết số 30-NQ/ĐU của Đảng ủy Than Vịnh Xanh được triển khai; sau một năm, Nghị "
        "quyết số 30-NQ/ĐU đã đi vào cuộc sống."
    )
    first, second = citations.find(text)
    assert first["issuers"] == second["issuers"] == ["Đảng ủy Than Vịnh Xanh"]
    assert not second["ambiguous"]


@given(
    st.text(
        alphabet='Nghị quyết số 30-NQ/ĐU,.;:()\n" của Đảng ủy ngày tháng năm 1234567890–',
        max_size=200,
    )
)
@settings(max_examples=200)
def test_no_text_breaks_the_reader_and_every_place_is_right(text):
    for one in citations.find(text):
        assert text[one["start"] : one["end"]] == one["text"]


@pytest.mark.parametrize("so", ["số 12", "số: 12", "số : 12", "số12", "số hiệu:12"])
def test_a_bare_number_stands_behind_its_kind_however_it_is_spaced(so):
    text = f"Thực hiện Nghị quyết {so} của Đảng ủy Than Vịnh Xanh về an toàn."
    found = [(one["kind"], one["number"]) for one in citations.find(text)]
    assert found == [("Nghị quyết", "12")]
