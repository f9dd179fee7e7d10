"""Names of organisations as texts write them, whole and no longer than they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lientich.reader import organisations, read_text

NAMES = [
    "Đảng ủy Tập đoàn Than Bắc Sơn",
    "Đảng ủy Than Vịnh Xanh",
    "Đảng bộ Than Vịnh Xanh",
    "Than Suối Ngà",
    "Công ty Than Suối Ngà - TBS",
    "Công ty cổ phần than Đồi Sim",
    "Công ty TNHH MTV Cơ khí Bắc Sơn",
    "Công ty Cổ phần Đầu tư và Xây dựng Sông Lam 5",
    "Tổng công ty Đông Hải",
    "Phân xưởng Khai thác 3",
    "Ban Thường vụ Tỉnh ủy",
    "BTV Tỉnh ủy",
    "BCH Đảng bộ tỉnh",
    "Ban Tuyên giáo Tỉnh ủy",
    "Ủy ban Kiểm tra Đảng ủy Than Vịnh Xanh",
    "Văn phòng Đảng ủy Than Vịnh Xanh",
    "Huyện ủy Sơn Thủy",
    "Đảng ủy xã La Bình",
    "Bộ Chính trị",
    "Ban Chấp hành Trung ương Đảng",
    "Ban Tổ chức Trung ương",
    "Bộ Công Thương",
    "Bộ Lao động - Thương binh và Xã hội",
    "Sở Tài nguyên và Môi trường tỉnh Sơn Hải",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Ủy ban nhân dân tỉnh Sơn Hải",
    "UBND thành phố Hạ Long",
    "Hội đồng nhân dân tỉnh",
    "Liên đoàn Lao động tỉnh",
    "Công đoàn Than Bắc Sơn",
    "Đoàn Thanh niên Than Vịnh Xanh",
    "Hội Cựu chiến binh tỉnh Sơn Hải",
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
    "Công an tỉnh Sơn Hải",
    "Trường Cao đẳng Than - Khoáng sản Việt Nam",
    "Đảng ủy Khối các cơ quan tỉnh Sơn Hải",
    "Đảng ủy Khối Doanh nghiệp Trung ương",
    "Ngân hàng Nông nghiệp và Phát triển nông thôn Việt Nam",
    "Phòng Kế hoạch - Vật tư",
    "Hạt Kiểm lâm huyện Mường Và",
    "Tòa án nhân dân khu vực 5 - Hải Phòng",
    "Ban Chỉ huy Phòng thủ khu vực 3",
    "Hải quan khu vực VIII",
    "Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh",
]


def found(text):
    return [one["name"] for one in organisations.find(text)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "around",
    ["Tại {}, hội nghị đã diễn ra.", "Sáng nay, {} đã tổ chức hội nghị.", "gửi {} và các đơn vị."],
)
def test_a_name_is_found_whole(name, around):
    text = around.format(name)
    [one] = organisations.find(text)
    assert one["name"] == name
    assert text[one["start"] : one["end"]] == name
    assert one["sure"]


@given(st.lists(st.sampled_from(NAMES), min_size=2, max_size=6))
def test_each_mention_is_one_item(some):
    assert found("; ".join(some) + ".") == some


@given(st.lists(st.sampled_from(NAMES), min_size=2, max_size=3, unique=True))
def test_names_joined_by_and_stay_apart(some):
    assert found(" và ".join(some) + " đã ký kết.") == some


@pytest.mark.parametrize(
    "text",
    [
        "hai Đảng bộ tiếp tục phối hợp",
        "các cơ sở đảng trực thuộc",
        "Đảng ủy yêu cầu các chi bộ",
        "Công ty đã hoàn thành kế hoạch",
        "Hội nghị thống nhất; Hội thảo kết thúc",
        "Báo cáo nêu rõ. Trường hợp này",
        "Ban hành kèm theo Quyết định này",
        "Bộ phận tổng hợp",
        "Phòng chống thiên tai",
        "huyện Trường Khê, xã Hội An",
        "Công văn số 1355/UBND-CN",
    ],
)
def test_common_nouns_and_places_are_no_names(text):
    assert found(text) == []


def test_a_person_after_a_name_is_no_part_of_it():
    assert found("Bí thư Tỉnh ủy Nguyễn Xuân Khê và Bí thư Đảng ủy Than Vịnh Xanh Vũ Hải Đăng") == [
        "Tỉnh ủy",
        "Đảng ủy Than Vịnh Xanh",
    ]


def test_letters_given_in_brackets_are_a_name_from_then_on():
    text = "Tập đoàn Than Bắc Sơn (TBS) họp; trong TBS, mọi đơn vị đều đạt."
    assert found(text) == ["Tập đoàn Than Bắc Sơn (TBS)", "TBS"]


@pytest.mark.parametrize("end", ["", " ", "  ", " \n"])
def test_a_name_may_be_the_last_word_of_a_text(end):
    text = f"Nơi gửi: Phòng Kế hoạch{end}"
    assert [one["name"] for one in organisations.find(text)] == ["Phòng Kế hoạch"]


@pytest.mark.parametrize(
    "text",
    [
        "Ban Chỉ đạo Chương trình mục tiêu quốc gia tỉnh họp.",
        "Ban Chỉ đạo phong trào Toàn dân đoàn kết xây dựng đời sống văn hóa họp.",
        "Trường THPT chuyên Lê Hồng Phong có 12 học sinh giỏi.",
        "Phòng An ninh mạng và phòng, chống tội phạm công nghệ cao vào cuộc.",
        "Chi cục Thuế khu vực Văn Bàn - Bảo Yên thu 45 tỷ đồng.",
        "Trường Mầm non 1/6 đón trẻ.",
        "Bộ Tư lệnh Vùng 3 Hải quân tuần tra.",
        "Lữ đoàn 147 Hải quân luyện tập.",
        "Ngân hàng Nông nghiệp và Phát triển nông thôn Việt Nam chi nhánh huyện Đà Bắc cho vay.",
        "Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ kiểm tra.",
        "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh tổ chức hội thi.",
        "Ủy ban Bầu cử xã Đăk Hà niêm yết danh sách.",
        "Phòng Người có công chi trả trợ cấp.",
        "Phòng Hậu cần - Kỹ thuật cấp phát quân trang.",
        "Chi cục Giám định xây dựng thẩm tra.",
        "Phòng Quản lý bảo vệ rừng tuần tra.",
        "Phòng Đầu tư và Xây dựng cơ bản tham mưu.",
        "Cụm Cảng Đông Bắc bốc xếp.",
    ],
)
def test_a_name_that_may_go_on_is_not_sure(text):
    assert not any(one["sure"] for one in organisations.find(text))


def test_a_name_goes_on_after_a_trade_of_two_words():
    assert found("Cục Quản lý thị trường Bình Lâm kiểm tra 20 cửa hàng.") == [
        "Cục Quản lý thị trường Bình Lâm"
    ]


def test_a_unit_is_named_through_small_words_to_its_own_capitals():
    told = {
        one["name"]: one["sure"]
        for one in organisations.find("Giao Xí nghiệp Tuyển quặng Tà Mè rà soát.")
    }
    assert told == {"Xí nghiệp Tuyển quặng Tà Mè": True}
    [company] = organisations.find("Công ty Sửa chữa tặng Nguyễn Văn An một suất quà.")
    assert company["name"] == "Công ty Sửa chữa"


def test_what_is_named_once_and_may_be_cut_is_not_sure():
    once = read_text("Cổng Trường Tiểu học Hồng Thái 2 bị sạt lở.")["organisations"]
    assert [one["sure"] for one in once] == [False]
    lone = "Kiểm tra tại Chi bộ Phân xưởng Sơn\nKết luận như sau."
    assert [one["sure"] for one in read_text(lone)["organisations"]] == [False]
    twice = read_text(f"{lone}\n\nHọp với Chi bộ Phân xưởng Sơn.")["organisations"]
    assert [one["sure"] for one in twice] == [True, True]
