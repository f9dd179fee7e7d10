import pytest

from lientich.reader import directions, wholes
from lientich.reader.sentences import Span, lay_out

NEWS = {"form": "news"}
NOTICE = """ĐẢNG ỦY TẬP ĐOÀN THAN BẮC SƠN
*
Số 21-TB/ĐU

THÔNG BÁO
kết luận hội nghị sơ kết công tác phối hợp năm 2026

Theo Kế hoạch số 15-KH/ĐU, ngày 27-2-2027 hai Đảng ủy đã họp hội nghị sơ kết.

Đồng chí Bí thư Đảng ủy Bắc Sơn kết luận:

1- Văn phòng hai Đảng ủy rà soát, bổ sung quy chế phối hợp, trình trước ngày 31-3-2027.

2- Các đơn vị hầm lò hoàn thành trạm xử lý nước thải trong quý III năm 2027.

3- Ủy ban Kiểm tra hai bên thống nhất một chương trình kiểm tra, giám sát, mỗi đơn vị không quá \
một lần trong năm.

Đồng chí Bí thư Đảng ủy Than Vịnh Xanh đề nghị:

4- Ban Tuyên giáo hai bên xây dựng kế hoạch tuyên truyền chung, mỗi quý họp một lần với các cơ \
quan báo chí.

5- Cấp ủy cơ sở đối thoại với người lao động 6 tháng một lần, trả lời công khai các ý kiến.
"""


def said(text, source=NEWS):
    return [(one["by"], one["lead"], one["text"]) for one in directions.find(text, source)]


def only(text, source=NEWS):
    [found] = directions.find(text, source)
    assert found["text"] == text[found["start"] : found["end"]]
    return found


def test_a_notice_of_conclusions_gives_its_items_to_the_one_who_concluded():
    found = directions.find(NOTICE, {"form": "document", "kind": "Thông báo"})
    assert [(one["by"], one["lead"], one["due"], one["recurs"]) for one in found] == [
        ("Bí thư Đảng ủy Bắc Sơn", "Văn phòng hai Đảng ủy", "2027-03-31", None),
        ("Bí thư Đảng ủy Bắc Sơn", "Các đơn vị hầm lò", "2027-09-30", None),
        ("Bí thư Đảng ủy Bắc Sơn", "Ủy ban Kiểm tra hai bên", None, None),
        ("Bí thư Đảng ủy Than Vịnh Xanh", "Ban Tuyên giáo hai bên", None, "quarterly"),
        ("Bí thư Đảng ủy Than Vịnh Xanh", "Cấp ủy cơ sở", None, "half-yearly"),
    ]
    assert all(one["sure"] for one in found)


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        (
            "Đồng chí Trần Văn Khê, Bí thư Đảng ủy, yêu cầu rà soát quy chế phối hợp.",
            "Trần Văn Khê",
        ),
        ("Ông Lò Văn Pản - Giám đốc Công ty - đề nghị rà soát quy chế phối hợp.", "Lò Văn Pản"),
        ("Tổng Giám đốc Đặng Quốc Toản chỉ đạo rà soát quy chế phối hợp.", "Đặng Quốc Toản"),
        (
            "Phát biểu kết luận hội nghị, Bí thư Tỉnh ủy Nguyễn Thị Lam Hà yêu cầu rà soát quy chế "
            "phối hợp.",
            "Nguyễn Thị Lam Hà",
        ),
        ("Ban Thường vụ Đảng ủy yêu cầu rà soát quy chế phối hợp.", "Ban Thường vụ Đảng ủy"),
        ("UBND tỉnh yêu cầu rà soát quy chế phối hợp.", "UBND tỉnh"),
        (
            "Theo đồng chí Bùi Thị Sen - Bí thư Đảng ủy, thời gian tới cần rà soát quy chế "
            "phối hợp.",
            "Bùi Thị Sen",
        ),
    ],
)
def test_who_gives_it(sentence, by):
    found = only(sentence)
    assert (found["by"], found["text"]) == (by, "rà soát quy chế phối hợp")


def test_a_second_sentence_belongs_to_the_same_speaker():
    text = (
        "Đồng chí Trần Văn Khê, Bí thư Đảng ủy, ghi nhận kết quả đạt được. Đồng chí đề nghị các "
        "chi bộ đổi mới sinh hoạt. Bên cạnh đó, hai bên cần chăm lo đời sống người lao động."
    )
    assert said(text) == [
        ("Trần Văn Khê", "các chi bộ", "các chi bộ đổi mới sinh hoạt"),
        ("Trần Văn Khê", "hai bên", "chăm lo đời sống người lao động"),
    ]


def test_coordinated_clauses_are_orders_of_their_own_and_share_the_subject():
    text = (
        "Đồng chí Trần Văn Khê yêu cầu Công ty Than Suối Ngà đẩy nhanh tiến độ đào lò; chăm lo bữa "
        "ăn ca cho thợ lò; hoàn thành trạm xử lý nước thải trước ngày 30/6/2027."
    )
    assert [(lead, words.split()[0]) for _, lead, words in said(text)] == [
        ("Công ty Than Suối Ngà", "Công"),
        ("Công ty Than Suối Ngà", "chăm"),
        ("Công ty Than Suối Ngà", "hoàn"),
    ]


def test_one_verb_with_several_objects_is_one_order():
    assert (
        len(said("Đồng chí Trần Văn Khê yêu cầu rà soát kế hoạch, quy chế và chương trình.")) == 1
    )


def test_first_second_and_third_in_running_text():
    text = (
        "Đồng chí Bùi Thị Sen, Bí thư Đảng ủy đề nghị Đảng ủy xã: Một là, rà soát các chỉ tiêu đạt "
        "thấp. Hai là, đổi mới sinh hoạt chi bộ."
    )
    assert said(text) == [
        ("Bùi Thị Sen", "Đảng ủy xã", "rà soát các chỉ tiêu đạt thấp"),
        ("Bùi Thị Sen", None, "đổi mới sinh hoạt chi bộ"),
    ]


PLAN = """KẾ HOẠCH
thực hiện nghị quyết về bảo vệ môi trường

I. MỤC TIÊU
- Trồng mới 40 ha cây xanh.

II. NHIỆM VỤ, GIẢI PHÁP
1. Công tác tuyên truyền
- Tăng cường tuyên truyền về bảo vệ môi trường.
2. Công tác kiểm tra: Ủy ban Kiểm tra Đảng ủy xây dựng chương trình giám sát.

III. TỔ CHỨC THỰC HIỆN
1. Giao Ban Tuyên giáo Đảng ủy chủ trì, phối hợp với Văn phòng Đảng ủy, Công đoàn và các đơn vị \
liên quan tham mưu kế hoạch, xong trước ngày 15/5/2026.
2. Văn phòng Đảng ủy
a) Theo dõi, đôn đốc việc thực hiện; định kỳ hằng quý báo cáo Ban Thường vụ.
b) Tổng hợp số liệu. Hoàn thành trong tháng 6/2026.
3. Đoàn Thanh niên: Ra quân trồng cây, mỗi năm một lần.
Kế hoạch này được phổ biến đến chi bộ.

Nơi nhận:
- Các chi bộ trực thuộc,
- Lưu Văn phòng Đảng ủy.
"""


def test_a_plan_orders_in_its_parts_on_tasks_and_their_carrying_out():
    source = {"form": "document", "kind": "Kế hoạch", "issuers": ["Đảng ủy Than Vịnh Xanh"]}
    found = directions.find(PLAN, source)
    assert [(one["lead"], one["due"], one["recurs"], one["text"][:22]) for one in found] == [
        (None, None, None, "Tăng cường tuyên truyề"),
        ("Ủy ban Kiểm tra Đảng ủy", None, None, "Ủy ban Kiểm tra Đảng ủ"),
        ("Ban Tuyên giáo Đảng ủy", "2026-05-15", None, "Giao Ban Tuyên giáo Đả"),
        ("Văn phòng Đảng ủy", None, "quarterly", "Theo dõi, đôn đốc việc"),
        ("Văn phòng Đảng ủy", "2026-06-30", None, "Tổng hợp số liệu. Hoàn"),
        ("Đoàn Thanh niên", None, "yearly", "Ra quân trồng cây, mỗi"),
    ]
    assert {one["by"] for one in found} == {"Đảng ủy Than Vịnh Xanh"}
    assert found[2]["cooperating"] == ["Văn phòng Đảng ủy", "Công đoàn", "các đơn vị liên quan"]


def test_of_two_issuers_none_is_the_giver():
    source = {"form": "document", "kind": "Kế hoạch", "issuers": ["Đảng ủy A", "Đảng ủy B"]}
    assert {one["by"] for one in directions.find(PLAN, source)} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Trần Văn Khê nhấn mạnh vai trò của công tác bảo vệ môi trường.",
        "Đồng chí Trần Văn Khê khẳng định những kết quả hai bên đã đạt được.",
        "Thực hiện ý kiến chỉ đạo của đồng chí Trần Văn Khê, các đơn vị đã rà soát quy chế.",
        "Hội nghị đã nghe báo cáo kết quả phối hợp và bàn giao hồ sơ.",
        "Các đại biểu đã thảo luận, đề nghị xem xét một số nội dung.",
        "Công ty đã bàn giao 12 ha đất; đào lò được 500 m.",
    ],
)
def test_praise_reports_and_wishes_from_below_are_no_orders(text):
    assert directions.find(text, NEWS) == []


def test_a_lead_paragraph_repeated_below_counts_once():
    text = (
        "Đồng chí Trần Văn Khê yêu cầu các đơn vị rà soát quy chế phối hợp.\n\n"
        "Ngày 5-3-2027 hai Đảng ủy họp.\n\n"
        "Kết luận hội nghị, đồng chí Trần Văn Khê yêu cầu các đơn vị rà soát quy chế phối hợp giữa "
        "hai bên."
    )
    assert len(said(text)) == 1
    assert only(text)["start"] > 100


@pytest.mark.parametrize(
    ("order", "bodies"),
    [
        ("phối hợp với Công an tỉnh tổ chức tuần tra", ["Công an tỉnh"]),
        ("phối hợp với Sở Tài chính, Sở Nội vụ tham mưu", ["Sở Tài chính", "Sở Nội vụ"]),
        (
            "phối hợp chặt chẽ với các sở, ban, ngành liên quan rà soát",
            ["các sở, ban, ngành liên quan"],
        ),
        (
            "phối hợp với Phòng Chính trị, Bộ Chỉ huy quân sự tỉnh xây dựng mô hình",
            ["Phòng Chính trị, Bộ Chỉ huy quân sự tỉnh"],
        ),
        ("phối hợp nắm bắt dư luận", []),
        ("thực hiện quy chế phối hợp với Công an tỉnh", []),
    ],
)
def test_with_whom_it_is_to_be_done(order, bodies):
    text = f"Giao Văn phòng Đảng ủy chủ trì, {order} trong năm nay."
    assert only(text, {"form": "document"})["cooperating"] == bodies


def test_a_conclusion_goes_on_under_its_headings_and_spares_what_was_done():
    text = (
        "Ngày 3/7/2027, Giám đốc Công ty Hoàng Minh Tuệ chủ trì cuộc họp giao ban. Sau khi nghe "
        "các phòng báo cáo, Giám đốc Công ty kết luận như sau:\n\n"
        "1. Về kết quả sản xuất 6 tháng đầu năm 2027\n"
        "Đào lò thực hiện 8.450 mét, đạt 49% kế hoạch.\n\n"
        "2. Nhiệm vụ trọng tâm quý III năm 2027\n"
        "2.1. Phòng Kỹ thuật khai thác:\n"
        "- Rà soát hộ chiếu chống lò, xong trước ngày 15/7/2027.\n"
        "2.2. Về kiến nghị của Phân xưởng 5: đồng ý chủ trương, giao Phòng Vật tư cân đối vật tư."
    )
    found = directions.find(text, {"form": "document", "kind": "Thông báo"})
    assert [(one["by"], one["lead"], one["due"]) for one in found] == [
        ("Hoàng Minh Tuệ", "Phòng Kỹ thuật khai thác", "2027-07-15"),
        ("Hoàng Minh Tuệ", "Phòng Vật tư", None),
    ]


def test_a_report_orders_neither_its_superior_nor_what_it_has_done():
    text = (
        "I. KẾT QUẢ\n- Kiểm tra 04 chi bộ, đạt 100% kế hoạch.\n"
        "II. ĐỀ XUẤT, KIẾN NGHỊ\nĐề nghị Đảng ủy Tập đoàn mở lớp bồi dưỡng cấp ủy viên."
    )
    assert directions.find(text, {"form": "document", "kind": "Báo cáo"}) == []


def test_the_paragraph_list_after_a_speech_belongs_to_the_speaker():
    text = (
        "Đồng chí Ngô Văn Hải yêu cầu các đơn vị thực hiện tốt các nhiệm vụ sau:\n\n"
        "Thứ nhất, bám sát thị trường; điều hành sản xuất linh hoạt.\n\n"
        "Thứ hai, Ban Tổ chức phối hợp với Công đoàn xây dựng phương án tuyển thợ lò.\n\n"
        "Nhân dịp này, Tập đoàn khen thưởng 15 tập thể."
    )
    assert said(text) == [
        ("Ngô Văn Hải", None, "bám sát thị trường"),
        ("Ngô Văn Hải", None, "điều hành sản xuất linh hoạt"),
        (
            "Ngô Văn Hải",
            "Ban Tổ chức",
            "Ban Tổ chức phối hợp với Công đoàn xây dựng phương án tuyển thợ lò",
        ),
    ]


def test_an_order_after_praise_keeps_its_speaker():
    text = (
        "Đồng chí Lê Văn Tạo, Bí thư Đảng ủy, biểu dương các chi bộ, đồng thời đề nghị các phân "
        "xưởng chăm lo bữa ăn ca. Theo đó, Phòng Đời sống kiểm tra bếp ăn hằng tháng."
    )
    assert said(text) == [
        ("Lê Văn Tạo", "các phân xưởng", "các phân xưởng chăm lo bữa ăn ca"),
        ("Lê Văn Tạo", "Phòng Đời sống", "Phòng Đời sống kiểm tra bếp ăn hằng tháng"),
    ]


def test_numbered_tasks_inside_a_sentence_are_orders():
    text = (
        "Đồng chí Lê Văn Tạo, Bí thư Đảng ủy, nhấn mạnh các nhiệm vụ trọng tâm: (1) đẩy nhanh "
        "tiến độ đào lò; (2) siết chặt kỷ luật an toàn."
    )
    assert [words for _, _, words in said(text)] == [
        "đẩy nhanh tiến độ đào lò",
        "siết chặt kỷ luật an toàn",
    ]


def test_what_a_body_does_to_others_is_not_its_speech():
    text = (
        "Đồng chí Lê Văn Tạo, Bí thư Đảng ủy, yêu cầu các chi bộ đổi mới sinh hoạt; Công đoàn chỉ "
        "đạo các phân xưởng chăm lo bữa ăn ca."
    )
    assert [by for by, _, _ in said(text)] == ["Lê Văn Tạo", "Lê Văn Tạo"]


def test_a_lead_ends_before_its_verb():
    text = "Giao Ban Môi trường Tập đoàn Than Bắc Sơn trồng cây phủ xanh các bãi thải."
    assert [lead for _, lead, _ in said(text, {"form": "document", "issuers": []})] == [
        "Ban Môi trường Tập đoàn Than Bắc Sơn"
    ]


WITH_ATTRIBUTES = """KẾ HOẠCH
phòng, chống thiên tai

II. NHIỆM VỤ
1. Khơi thông các tuyến mương thoát nước
- Đơn vị chủ trì: Công ty Than Suối Ngà.
- Đơn vị phối hợp: Phòng An toàn, các phân xưởng.
- Thời gian hoàn thành: Trước ngày 30/5/2027.
2. Kè chân bãi thải (chủ trì: Phòng Kỹ thuật; hoàn thành: quý II/2027).
3. Trực ban
a) Trực 24/24 giờ khi có bão.
b) Báo cáo tình hình về Tập đoàn.
c) Cơ quan chủ trì: Văn phòng Tập đoàn.
4. Lượn lờ quanh bãi thải để xua trâu bò.
"""


def test_what_stands_below_a_task_or_beside_it_tells_who_with_whom_and_when():
    found = directions.find(WITH_ATTRIBUTES, {"form": "document", "kind": "Kế hoạch"})
    office = ("Văn phòng Tập đoàn", [], None, True)
    assert [(one["lead"], one["cooperating"], one["due"], one["sure"]) for one in found] == [
        ("Công ty Than Suối Ngà", ["Phòng An toàn", "các phân xưởng"], "2027-05-30", True),
        ("Phòng Kỹ thuật", [], "2027-06-30", True),
        office,
        office,
        (None, [], None, False),  # whatever its verb, it stands among the tasks
    ]


def test_a_table_of_tasks_tells_them_by_its_columns():
    text = (
        "PHÂN CÔNG NHIỆM VỤ\n"
        "TT | Nội dung công việc | Đơn vị chủ trì | Đơn vị phối hợp | Thời hạn\n"
        "1 | Hiệu chỉnh quạt gió chính | Phòng Cơ điện |  | 20/6/2027\n"
        "2 | Báo cáo khí mê tan | Phòng An toàn | Phòng Cơ điện, Trung tâm Cấp cứu mỏ | Hằng tuần\n"
    )
    found = directions.find(text, {"form": "document", "issuers": ["Công ty Than Suối Ngà"]})
    assert [
        (one["text"], one["lead"], one["cooperating"], one["due"], one["recurs"]) for one in found
    ] == [
        ("Hiệu chỉnh quạt gió chính", "Phòng Cơ điện", [], "2027-06-20", None),
        (
            "Báo cáo khí mê tan",
            "Phòng An toàn",
            ["Phòng Cơ điện", "Trung tâm Cấp cứu mỏ"],
            None,
            "weekly",
        ),
    ]


@pytest.mark.parametrize(
    ("name", "after", "whole"),
    [
        ("các đơn vị khai thác hầm lò", "nạo vét mương", True),
        ("Giám đốc các công ty thành viên", "nạo vét mương", True),
        ("Ban Thường vụ các huyện ủy, thành ủy", "nạo vét mương", True),
        ("các khoa", "tổ chức hội thi", True),
        ("các đơn vị lượn lờ", "nạo vét mương", False),  # a verb that the reader does not know
        ("Văn phòng giao Phòng Kỹ thuật", "nạo vét mương", False),
        ("Tổ Thẩm", "định giá tài sản", False),
        ("Tổ Thẩm định giá", "chủ trì họp", True),  # unknown words, but a word that ends them
        ("Tổ công tác", "giải phóng mặt bằng bàn giao đất", False),
        ("Ban Chỉ đạo", "phòng, chống tội phạm họp", False),
        ("Ủy ban", "bầu cử tỉnh niêm yết", False),
        ("Hội đồng", "phối hợp phổ biến pháp luật họp", False),
        ("Hai cơ quan tổ chức", "giao ban", False),
        ("chính quyền các", "cấp nước", False),
    ],
)
def test_a_body_is_whole_only_where_it_certainly_ends(name, after, whole):
    layout = lay_out(f"{name} {after}.")
    assert wholes.is_whole(layout, Span(0, len(name))) is whole


@pytest.mark.parametrize(
    "text",
    [
        # a name that is not read as one: it is not the speaker before who asks
        "Ông Lê Văn Tám, Giám đốc, yêu cầu các phòng tiết kiệm điện.\n\nPhát biểu sau đó, bà"
        " Xyz đề nghị các phòng trồng cây quanh bãi thải.",
        "Ngày 14/3/2013, ông Lê Văn Tám yêu cầu các phòng trồng cây trước tháng 6-2013.",
        "Khi ấy, ông Lê Văn Tám, Giám đốc, yêu cầu các phòng trồng cây quanh bãi thải.",
        "Ông Lê Văn Tám, Giám đốc, mong muốn các phòng trồng cây quanh bãi thải.",
        "Phó Chủ tịch UBND tỉnh Lê Văn Tám yêu cầu các phòng tiết kiệm điện.\n\nPhó Chủ tịch tỉnh"
        " cũng lưu ý các phòng trồng cây quanh bãi thải.",
        # two who speak together; "ông" behind somebody who was named in between
        "Đồng chí Lê Văn Tám và đồng chí Vũ Thị Chín yêu cầu các phòng trồng cây quanh bãi thải.",
        "Ông Lê Văn Tám yêu cầu các phòng tiết kiệm điện.\n\nÔng Vũ Văn Chín coi đây là cơ hội."
        " Ông đề nghị các phòng trồng cây quanh bãi thải.",
        "Bí thư Tỉnh ủy Xyz Abc yêu cầu các phòng trồng cây quanh bãi thải.",
        "Theo ông Lê Văn Tám, mỗi năm các phòng cần trồng cây quanh bãi thải.",
        "Đối với các xã, ông Lê Văn Tám yêu cầu trồng cây quanh bãi thải.",
    ],
)
def test_who_asks_now_is_not_sure(text):
    found = directions.find(text, {"form": "news", "date": "2027-03-06"})
    assert not any(one["sure"] for one in found if "trồng cây" in one["text"])


def test_the_items_under_a_doer_that_is_not_known_are_not_sure():
    text = "II. NHIỆM VỤ\n1. {}\na) Rà soát các khoản thu.\nb) Công khai danh sách nợ.\n"
    document = {"form": "document", "kind": "Kế hoạch"}
    for heading, sure in [("Cửa hàng Vịnh Xanh", False), ("Về thu ngân sách", True)]:
        found = directions.find(text.format(heading), document)
        assert [one["sure"] for one in found] == [sure, sure]


@pytest.mark.parametrize(
    "item",
    [
        "Nếu có vấn đề phát sinh, các phòng trồng cây quanh bãi thải.",
        "Toàn mỏ phấn đấu: bóc đất 9.000 m3; trồng cây quanh bãi thải.",
        "Xí nghiệp Xyz lượn lờ quanh mỏ; trồng cây quanh bãi thải.",
        "Ban Thường vụ: phân công ủy viên trồng cây quanh bãi thải.",
        "Thư viện tỉnh: Trồng cây quanh bãi thải.",
    ],
)
def test_whose_duty_is_not_read_is_not_sure(item):
    text = f"II. NHIỆM VỤ\n1. {item}\n"
    found = directions.find(text, {"form": "document", "kind": "Kế hoạch"})
    last = [one for one in found if "rồng cây" in one["text"]][-1:]
    assert not any(one["sure"] for one in last)


def test_rows_of_a_table_whose_number_stands_before_the_task():
    head = "Nội dung\nĐơn vị chủ trì\nĐơn vị phối hợp\nThời gian\n"
    rows = (
        "1. Phun nước dập bụi trên đường 18B\nVăn phòng Huyện ủy\nPhòng Nội vụ\nHằng ngày\n"
        "2. Rà soát quy chế phối hợp\nBan Tổ chức Huyện ủy\nPhòng Nội vụ\nTrước 31/3/2027\n"
    )
    plan = {"form": "document", "kind": "Kế hoạch", "issuers": []}
    found = directions.find(f"III. NỘI DUNG PHỐI HỢP\n\n{head}{rows}", plan)
    assert [(one["lead"], one["cooperating"]) for one in found] == [
        ("Văn phòng Huyện ủy", ["Phòng Nội vụ"]),
        ("Ban Tổ chức Huyện ủy", ["Phòng Nội vụ"]),
    ]
    assert found[1]["due"] == "2027-03-31"


def test_what_both_sides_agree_on_is_given_by_nobody():
    minutes = {"form": "document", "kind": "Biên bản", "issuers": []}
    text = "3. Hai bên thống nhất\n\n3.1. Ủy ban Kiểm tra Huyện ủy báo cáo trước ngày 20/10/2027.\n"
    [one] = directions.find(text, minutes)
    assert (one["by"], one["lead"], one["sure"]) == (None, "Ủy ban Kiểm tra Huyện ủy", True)
