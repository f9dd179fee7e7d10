"""What may be read in two ways is given, and not called sure."""

import pytest

from lientich.reader import read_text

HEAD = "Hai đảng bộ giao ban công tác phối hợp\n12/07/2024\n\nTại hội nghị, "
NOTICE = """ĐẢNG BỘ TỈNH SƠN VÂN
HUYỆN ỦY NÀ LẠNG
*
Số 14-TB/HU

Nà Lạng, ngày 19 tháng 8 năm 2024

THÔNG BÁO
kết luận của Ban Thường vụ Huyện ủy

Ban Thường vụ Huyện ủy kết luận:
"""


def sure(kind: str, text: str) -> list[str]:
    found = read_text(text)
    return [found["text"][one["start"] : one["end"]] for one in found[kind] if one["sure"]]


@pytest.mark.parametrize(
    "item",
    [
        "Trường hợp hộ dân không nhận tiền thì lập hồ sơ cưỡng chế theo quy định",
        "Nếu tồn kho xuống dưới 7 ngày, Văn phòng Huyện ủy báo cáo ngay",
        "Đào tạo nghề. Mỗi năm mở lớp cho con em trong vùng dự án",
        "Văn phòng Huyện ủy cụ thể hóa Thông báo thành kế hoạch hằng năm",
        "Văn phòng Huyện ủy kiểm tra ít nhất 3 đợt/năm",
    ],
)
def test_an_order_that_may_be_none_is_not_sure(item):
    told = sure("directions", f"{NOTICE}1. {item}.\n2. Văn phòng Huyện ủy theo dõi, đôn đốc.\n")
    assert [one for one in told if one in item.split(". ")[0]] == []
    assert "Văn phòng Huyện ủy theo dõi, đôn đốc" in told


def test_who_is_told_by_a_post_alone_is_not_surely_the_speaker_of_a_news_item():
    asks = "Bí thư Huyện ủy yêu cầu Văn phòng Huyện ủy rà soát hồ sơ trước ngày 30/8/2024."
    assert sure("directions", HEAD + asks) == []
    named = "đồng chí Nguyễn Văn Hải, Bí thư Huyện ủy phát biểu. " + asks
    assert len(sure("directions", HEAD + named)) == 1


@pytest.mark.parametrize(
    "who",
    ["anh Đặng Quốc Toản, thợ lò", "ông Phùn Chí Mằn, thợ lò bậc 5/6", "đại biểu Hoàng Thị Sen"],
)
def test_who_holds_no_post_wishes_and_does_not_surely_order(who):
    asks = f"{who} đề nghị Văn phòng Công ty tổ chức lớp trông trẻ ngoài giờ."
    assert sure("directions", HEAD + asks) == []


def test_a_heading_that_asks_many_names_them_whole():
    text = NOTICE + "1. Đề nghị các công ty khai thác than:\na) Lập danh sách lao động hầm lò;\n"
    [one] = read_text(text)["directions"]
    assert (one["lead"], one["sure"]) == ("các công ty khai thác than", True)


def test_a_letter_needs_no_motto():
    text = (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH SƠN VÂN\nSố: 96/LĐLĐ-CSPL\nV/v chăm lo đoàn viên dịp hè\n"
        "Sơn Vân, ngày 03 tháng 6 năm 2024\n\nKính gửi: Công đoàn các đơn vị\n\n"
        "Liên đoàn Lao động tỉnh đề nghị các công đoàn tặng quà đoàn viên khó khăn.\n"
    )
    source = read_text(text)["source"]
    assert (source["form"], source["kind"], source["number"]) == ("document", "Công văn", "96")


def test_another_named_beside_the_speaker_or_of_the_other_sex_may_be_meant():
    said = "ông Nguyễn Văn Hải, Giám đốc Công ty Than Nà Lạng đề nghị các xã tuyên truyền tốt hơn. "
    asks = "{} cũng yêu cầu các phòng rà soát hồ sơ trước ngày 30/8/2024."
    assert len(sure("directions", HEAD + said + asks.format("Ông"))) == 2
    assert len(sure("directions", HEAD + said + asks.format("Bà"))) == 1


@pytest.mark.parametrize(
    "told",
    [
        "Doanh thu tháng 10 đạt 118 tỷ đồng, lũy kế 10 tháng 1.092 tỷ đồng, bằng 84,5% kế hoạch",
        "Hằng năm Công ty chi khoảng 1.100 tỷ đồng cho môi trường",
        "Tỷ lệ điều tra khám phá án đạt 91,3%, vượt chỉ tiêu 6,3%",
    ],
)
def test_a_figure_whose_comparison_or_year_is_open_is_not_sure(told):
    assert sure("figures", f"{HEAD}báo cáo nêu rõ kết quả. {told}.") == []


@pytest.mark.parametrize(
    "told",
    [
        "Than Khe Ngát chỉ đạt 66%",
        "Công ty trồng mới 15 ha cây xanh tại bãi thải, hoàn thành trước 30/9/2026",
        "Công ty tài trợ 30 triệu đồng",
    ],
)
def test_a_number_of_no_indicator_or_still_to_be_reached_is_not_sure(told):
    assert sure("figures", f"{HEAD}báo cáo nêu rõ kết quả. {told}.") == []


def test_an_event_whose_name_may_go_on_or_that_is_only_ordered_is_not_sure():
    held = "hai đơn vị tổ chức Lễ ký kết Kế hoạch phối hợp {}"
    assert sure("events", HEAD + held.format("bảo vệ rừng năm 2024.")) != []
    assert sure("events", HEAD + held.format("tuyên truyền, phòng chống cháy rừng.")) == []
    asked = "1. Văn phòng Huyện ủy tổ chức Hội nghị tổng kết năm 2024 trước ngày 30/12/2024."
    assert sure("events", NOTICE + asked) == []


@pytest.mark.parametrize(
    "name",
    [
        "Ban Quản lý Khu kinh tế Vân Đài",
        "Vụ Dầu khí và Than",
        "Ban Chỉ đạo 35 Đảng ủy Tập đoàn",
        "Tập đoàn Than Việt Nam TKV",
    ],
)
def test_a_part_of_a_name_is_not_sure(name):
    assert [one for one in sure("organisations", f"{HEAD}{name} tham dự.") if one != name] == []


def test_posts_side_by_side_belong_to_the_names_beneath():
    text = (
        "SỞ CÔNG THƯƠNG - CỤC THUẾ TỈNH SƠN VÂN\nSố 02/QCPH-SCT-CT\n\nQUY CHẾ PHỐI HỢP\n"
        "trong quản lý thuế tài nguyên\n\nĐiều 1. Hai cơ quan họp mỗi quý một lần.\n\n"
        "CỤC TRƯỞNG CỤC THUẾ        GIÁM ĐỐC SỞ\n(đã ký)        (đã ký)\n"
        "Nhữ Đình Phong        La Thị Bích\n"
    )
    signers = {one["name"]: one["post"] for one in read_text(text)["source"]["signers"]}
    assert signers == {"Nhữ Đình Phong": "Cục trưởng", "La Thị Bích": "Giám đốc"}


def test_a_table_of_numbers_tells_what_was_done():
    text = (
        "ĐẢNG ỦY THAN NÀ LẠNG\nSố 211-BC/ĐU\nNà Lạng, ngày 10 tháng 10 năm 2023\n\nBÁO CÁO\n"
        "kết quả công tác 9 tháng năm 2023\n\nI. Kết quả\n\n"
        "Chỉ tiêu\tĐVT\tKH năm\tTH 9 tháng\t% KH\t% cùng kỳ\n"
        "Than nguyên khai\tnghìn tấn\t6.100\t4.758\t78,0\t104,6\n"
        "Doanh thu\ttỷ đồng\t11.900\t9.472\t79,6\t110,3\n"
    )
    found = [one for one in read_text(text)["figures"] if one["sure"]]
    assert [(one["indicator"], one["value"], one["unit"]) for one in found] == [
        ("Than nguyên khai", 4758, "nghìn tấn"),
        ("Doanh thu", 9472, "tỷ đồng"),
    ]
    assert found[0]["comparisons"] == [
        {"with": "plan", "percent": 78.0},
        {"with": "same_period", "percent": 104.6},
    ]


def test_the_last_words_of_a_document_are_no_targets():
    text = NOTICE.replace("THÔNG BÁO", "HƯỚNG DẪN") + (
        "4. Chỉ tiêu\nPhấn đấu tỷ lệ đảng viên dự sinh hoạt đạt từ 95% trở lên.\n\n"
        "Trong quá trình thực hiện, có gì vướng mắc, đề nghị các cấp ủy phản ánh.\n\n"
        "Hướng dẫn này thay thế Hướng dẫn số 03-HD/BTC, ngày 18/5/2021.\n"
    )
    assert len(read_text(text)["objectives"]) == 1


def test_praise_goes_on_in_its_second_sentence():
    text = NOTICE + (
        "1. Ghi nhận hai đơn vị có nhiều cố gắng. Không để xảy ra sự cố trong mùa mưa.\n"
        "2. Văn phòng Huyện ủy theo dõi, đôn đốc.\n"
    )
    assert sure("directions", text) == ["Văn phòng Huyện ủy theo dõi, đôn đốc"]


def test_headings_in_everyday_words_open_their_parts():
    text = NOTICE.replace("THÔNG BÁO", "CHƯƠNG TRÌNH") + (
        "PHẦN A: NHỮNG ĐIỀU HƯỚNG TỚI\n1. Đến năm 2027, có 60 tổ tự quản tại 24 xã.\n"
        "PHẦN B: VIỆC CẦN LÀM\n1. Mở lớp dạy nghề trồng dược liệu cho hội viên.\n"
    )
    assert len(sure("objectives", text)) == 1
    assert sure("directions", text) == ["Mở lớp dạy nghề trồng dược liệu cho hội viên"]


def test_the_deputy_does_not_hold_the_post_itself():
    text = NOTICE.replace("Ban Thường vụ Huyện ủy kết luận", "Tổng Giám đốc kết luận") + (
        "1. Văn phòng Huyện ủy rà soát hồ sơ.\n"
        "2. Giao đồng chí Vũ Khắc Tiệm, Phó Tổng Giám đốc theo dõi, đôn đốc.\n"
    )
    assert {one["by"] for one in read_text(text)["directions"]} == {"Tổng Giám đốc"}


def test_a_heading_says_whose_duties_stand_below_it():
    text = NOTICE.replace("THÔNG BÁO", "QUY CHẾ") + (
        "Mục 2\nCÔNG VIỆC CỦA BÊN A\n2.1. Cử cán bộ tuần tra ranh giới hai lần một tháng.\n"
        "IV. PHÂN CÔNG\n* Tỉnh đoàn\n- Chỉ đạo các huyện đoàn ký kết trước ngày 15/10/2024;\n"
    )
    found = [(one["lead"], one["recurs"]) for one in read_text(text)["directions"]]
    assert found == [("BÊN A", "monthly"), ("Tỉnh đoàn", None)]


@pytest.mark.parametrize(
    "line",
    ["Ban QLDA:", "PX Vận tải", "Cụm mỏ Bắc", "Bên thứ hai (Công ty):", "- Về phía địa phương:"],
)
def test_a_line_over_a_list_may_name_who_is_to_do_it(line):
    text = NOTICE.replace("THÔNG BÁO", "QUY CHẾ") + (
        f"II. NHIỆM VỤ\n{line}\n- Rà soát các điểm than lộ vỉa, báo cáo trước ngày 30/9/2024.\n"
    )
    found = read_text(text)["directions"]
    assert found
    assert not [one for one in found if one["sure"] and not one["lead"]]


def test_what_a_conclusion_tells_of_the_time_past_is_no_order():
    text = NOTICE + (
        "I. Quý I, các đơn vị khai thác 28.300 tấn quặng, đạt 24,1% kế hoạch năm; nộp ngân sách "
        "5,3 tỷ đồng. Chi bộ Xí nghiệp mới có 4 đảng viên.\n"
        "II. Văn phòng Huyện ủy theo dõi, đôn đốc.\n"
    )
    assert sure("directions", text) == ["Văn phòng Huyện ủy theo dõi, đôn đốc"]


def test_a_number_may_stand_in_the_line_of_the_kind():
    text = (
        "TỔNG CÔNG TY XI MĂNG HOÀNH SƠN\n\nTHÔNG BÁO SỐ 77/TB-XMHS\n\n"
        "KẾT LUẬN CỦA TỔNG GIÁM ĐỐC TẠI HỘI NGHỊ GIAO BAN\n\nNgày 04/7/2023, Tổng công ty họp.\n"
    )
    found = read_text(text)
    source = found["source"]
    assert (source["kind"], source["number"], source["symbol"]) == ("Thông báo", "77", "TB-XMHS")
    assert found["citations"] == []


def test_the_name_of_a_page_over_its_day_is_no_title():
    text = (
        "SỨC KHỎE ĐỜI MỎ\nThứ Hai, ngày 10 tháng 11 năm 2025\n\n"
        "Tầm soát bụi phổi: không để thợ lò quên lá phổi của mình\n\n"
        "Sở Y tế tổ chức hội thảo về phòng, chống bệnh bụi phổi nghề nghiệp trong ngành Than.\n"
    )
    assert read_text(text)["source"]["title"].startswith("Tầm soát bụi phổi")


def test_who_told_of_a_result_is_no_part_of_it():
    told = "Theo bà Tống Thị Nhã, Bệnh viện đã khám cho 31.240 lượt công nhân, đạt 89,3% kế hoạch."
    [one] = sure("results", HEAD.removesuffix("Tại hội nghị, ") + told)
    assert one.startswith("Bệnh viện")


def test_a_saying_is_not_the_goal_of_a_year():
    said = 'Công ty đề cao phương châm "4 tại chỗ" và mục tiêu "An toàn - Đổi mới - Phát triển".'
    assert sure("goals", HEAD + said) == ["An toàn - Đổi mới - Phát triển"]


def test_what_is_only_partly_done_is_no_result():
    assert sure("results", f"{HEAD}Công ty mới thực hiện 71% kế hoạch đào lò năm 2024.") == []


def test_a_pasted_conclusion_without_its_letterhead_is_a_document():
    text = "THÔNG BÁO\n\nKết luận của Bí thư Đảng ủy xã tại hội nghị giao ban\n\nNgày 02/7/2025, "
    source = read_text(text + "Đảng ủy xã họp giao ban công tác tháng 7.")["source"]
    assert (source["form"], source["kind"]) == ("document", "Thông báo")


def test_a_heading_about_the_matter_names_the_body_apart():
    text = (
        "ĐẢNG BỘ TỈNH SƠN VÂN\nĐẢNG BỘ CÔNG TY THAN NÀ LẠNG\nSố 46-NQ/ĐU\n\n"
        "Nà Lạng, ngày 28 tháng 12 năm 2023\n\nNGHỊ QUYẾT\n"
        "BAN CHẤP HÀNH ĐẢNG BỘ CÔNG TY VỀ NHIỆM VỤ NĂM 2024\n\nHội nghị họp ngày 27-12-2023.\n"
    )
    found = read_text(text)
    assert found["source"]["subject"] == "NHIỆM VỤ NĂM 2024"
    assert "BAN CHẤP HÀNH ĐẢNG BỘ CÔNG TY" in {one["name"] for one in found["organisations"]}


def test_a_name_cut_inside_a_word_is_not_sure():
    assert sure("organisations", f"{HEAD}Tổng Công ty MobiFone tham dự.") == []


def test_a_joint_paper_without_a_name_of_its_own_is_a_joint_van_ban():
    cited = "Thực hiện Văn bản liên tịch số 15/VBLT-HU-ĐU ngày 02/4/2022, hai bên phối hợp."
    [one] = read_text(HEAD + cited)["citations"]
    assert (one["kind"], one["joint"], one["number"]) == ("Văn bản", True, "15")


@pytest.mark.parametrize("line", ["* Tỉnh đoàn", "CÔNG VIỆC BÊN A", "2. Biên phòng cửa khẩu"])
def test_under_a_line_that_may_name_who_acts_no_lead_is_surely_missing(line):
    task = "Tuần tra vùng nước trước cầu cảng hằng tuần"
    found = read_text(f"{NOTICE}\nIII. PHÂN CÔNG\n\n{line}\n\n- {task}.\n")["directions"]
    assert [one["lead"] for one in found if one["sure"]] in ([], [line.strip("*2. ")])
    found = read_text(f"{NOTICE}\nIII. NHIỆM VỤ TRỌNG TÂM\n\n- {task}.\n")["directions"]
    assert [one["lead"] for one in found if one["sure"]] == [None]


def test_in_news_who_asks_is_sure_where_the_paragraph_names_one():
    told = (
        "Huyện ủy Sơn Hà giao ban\n12/07/2024\n\nHôm 5/7, đồng chí Lê Văn Bình, Bí thư Huyện ủy "
        "Sơn Hà, dự giao ban.\n\n{} yêu cầu Văn phòng Huyện ủy rà soát quy chế "
        "trước ngày 30/4/2025.\n"
    )
    assert len(sure("directions", told.format("Đồng chí Lê Văn Bình"))) == 1
    assert sure("directions", told.format("Đồng chí")) == []


def test_who_is_named_only_after_the_order_is_not_surely_who_gave_it():
    notice = NOTICE.replace("Ban Thường vụ Huyện ủy kết luận", "{}Chủ tịch UBND huyện yêu cầu")
    items = "1. Phòng Nội vụ rà soát biên chế.\n2. Đồng chí Lê Văn Bình, Chủ tịch UBND huyện, dự.\n"
    before = "Đồng chí Lê Văn Bình, Chủ tịch UBND huyện, chủ trì họp.\n"
    told = [
        [one["sure"] for one in read_text(text + items)["directions"] if one["by"] == "Lê Văn Bình"]
        for text in (notice.format(before), notice.format(""))
    ]
    assert told[0][:1] == [True]
    assert not any(told[1])


def test_who_is_told_by_a_post_right_before_the_verb_speaks_not_who_was_heard():
    opening = (
        "Dự họp có đồng chí Lê Văn Bình, Bí thư Huyện ủy; đồng chí Đặng Quốc Sỹ, Giám đốc.\n"
        "Sau khi nghe đồng chí Đặng Quốc Sỹ báo cáo, đồng chí Bí thư Huyện ủy kết luận:\n"
    )
    notice = NOTICE.replace("Ban Thường vụ Huyện ủy kết luận:\n", opening)
    [order] = read_text(f"{notice}1. Văn phòng Huyện ủy rà soát quy chế hằng quý.\n")["directions"]
    assert order["by"] == "Lê Văn Bình"


def test_text_without_marks_is_read_and_nothing_of_it_is_sure():
    bare = (
        "TONG CONG TY THAN HAI SON\nSo: 1764/CD-THS\n\nCONG DIEN\nve ung pho voi bao so 4\n\n"
        "Tong Giam doc yeu cau Phong An toan truc ban, Phong Vat tu cap du bao tai, 12 tan xi mang "
        "cho cac don vi trong ngay 06/9/2024. Dong chi Le Duy Thong truc tiep chi huy tai hien "
        "truong; cac cong ty than rut toan bo nguoi va thiet bi khoi day moong truoc 10 gio.\n"
    )
    found = read_text(bare)
    assert found["source"]["form"] == "document"
    assert found["source"]["title"] is None
    assert not any(
        one["sure"] for key in found if isinstance(found[key], list) for one in found[key]
    )


def test_a_sum_of_results_is_not_one_of_them():
    told = sure("results", f"{NOTICE}\nNhững năm qua hai Đảng bộ đã đạt được một số kết quả.\n")
    assert told == []


def test_what_the_judgement_of_a_month_tells_is_no_task():
    heading = "I. ĐÁNH GIÁ VIỆC THỰC HIỆN NGHỊ QUYẾT THÁNG 5"
    told = "- Bàn giao 02 sà lan; kết nạp 03 đảng viên."
    assert sure("directions", f"{NOTICE}\n{heading}\n\n{told}\n") == []


@pytest.mark.parametrize(
    "item",
    [
        "Công an huyện mở đợt cao điểm từ ngày 15/11/2024 đến ngày 15/02/2025",
        "Văn phòng Huyện ủy bồi dưỡng lực lượng tuần tra 18 triệu đồng/tháng",
        "Đề nghị Ủy ban MTTQ huyện và các tổ chức thành viên vận động nhân dân tố giác tội phạm",
    ],
)
def test_how_long_how_often_and_with_whom_may_be_meant_otherwise(item):
    assert sure("directions", f"{NOTICE}1. {item}.\n") == []


def test_how_it_is_there_is_no_result():
    told = "\nI. KẾT QUẢ\n\nHuyện có 5 doanh nghiệp than với 8 điểm mỏ, diện tích 1.274 ha.\n"
    assert sure("results", f"{NOTICE}{told}") == []
