import pytest

from lientich.reader import objectives, results

RESOLUTION = """NGHỊ QUYẾT
lãnh đạo thực hiện nhiệm vụ năm 2027

I. KẾT QUẢ NĂM 2026
- Doanh thu đạt 1.236 tỷ đồng, bằng 103% kế hoạch.
- Đời sống người lao động được cải thiện; an ninh trật tự được giữ vững.
- Công tác phát triển đảng viên còn chậm.

II. MỤC TIÊU NĂM 2027
1. Mục tiêu chung: Xây dựng Đảng bộ trong sạch, vững mạnh.
2. Mục tiêu cụ thể:
- Doanh thu đạt 1.320 tỷ đồng trở lên.
- Không để xảy ra tai nạn lao động nặng.

III. NHIỆM VỤ
- Đẩy mạnh cơ giới hóa khai thác.
"""


def test_a_document_sets_its_objectives_in_their_part():
    found = objectives.find(RESOLUTION, {"form": "document"})
    assert [one["text"] for one in found] == [
        "Xây dựng Đảng bộ trong sạch, vững mạnh",
        "Doanh thu đạt 1.320 tỷ đồng trở lên",
        "Không để xảy ra tai nạn lao động nặng",
    ]


def test_a_document_claims_its_results_in_theirs():
    found = results.find(RESOLUTION, {"form": "document"})
    assert [(one["text"], one["period"]) for one in found] == [
        ("Doanh thu đạt 1.236 tỷ đồng, bằng 103% kế hoạch", "2026"),
        ("Đời sống người lao động được cải thiện", "2026"),
        ("an ninh trật tự được giữ vững", "2026"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Năm 2027, hai bên phấn đấu trồng mới 40 ha cây xanh.",
            ["phấn đấu trồng mới 40 ha cây xanh"],
        ),
        (
            "Năm 2027, Đảng bộ đề ra các chỉ tiêu: kết nạp 05 đảng viên; trồng 2 ha cây xanh.",
            ["kết nạp 05 đảng viên", "trồng 2 ha cây xanh"],
        ),
        ("Các đơn vị đã nỗ lực phấn đấu hoàn thành kế hoạch.", []),
    ],
)
def test_someone_strives_for_it(text, expected):
    assert [one["text"] for one in objectives.find(text, {"form": "news"})] == expected


@pytest.mark.parametrize(
    "claim",
    [
        "Công tác cán bộ tiếp tục được củng cố",
        "các chỉ tiêu chủ yếu đều đạt và vượt kế hoạch",
        "tình trạng khai thác trái phép giảm rõ rệt",
        "Công ty đã tiếp nhận 312 lao động địa phương",
        "không để xảy ra tai nạn lao động nghiêm trọng",
    ],
)
def test_news_claims_a_result(claim):
    [found] = results.find(f"{claim}.", {"form": "news"})
    assert found["text"] == claim


@pytest.mark.parametrize(
    "text",
    [
        "Hai bên cần giữ vững an ninh trật tự.",
        "Hai Đảng bộ đã tập trung lãnh đạo, chỉ đạo tạo sự đoàn kết, đồng thuận.",
        "Tuy nhiên, công tác bàn giao mặt bằng còn chậm so với kế hoạch.",
        "Phấn đấu doanh thu đạt 1.320 tỷ đồng.",
        "Đồng chí Trần Văn Khê yêu cầu các đơn vị hoàn thành 4 dự án.",
    ],
)
def test_orders_efforts_and_weaknesses_are_no_results(text):
    assert results.find(text, {"form": "news"}) == []


def test_what_is_praised_or_discussed_is_not_surely_a_result():
    text = "Tại buổi làm việc, các đại biểu trao đổi, làm rõ kết quả đạt 95% kế hoạch."
    [one] = results.find(text, {"form": "news"})
    assert not one["sure"]


@pytest.mark.parametrize(
    "claim",
    [
        "Mưa lớn kéo dài đã làm sập 12 ngôi nhà, thiệt hại khoảng 8,5 tỷ đồng.",
        "Nợ bảo hiểm xã hội tăng 15% so với cùng kỳ, lên 84 tỷ đồng.",
        "Sản lượng chỉ bằng 82% cùng kỳ do mỏ ngập nước.",
        "Theo dự báo, nhu cầu than cho điện năm 2026 tăng 8%.",
        "Đoàn đã làm việc với 5 đơn vị.",
        "Hội nghị thống nhất mục tiêu năm 2027: khai thác 3 triệu tấn; không để xảy ra điểm nóng.",
        "Công tác quy hoạch còn chồng lấn ở 6 vị trí, đạt 40% kế hoạch.",
    ],
)
def test_a_trouble_a_forecast_or_a_mere_count_is_no_sure_result(claim):
    assert not any(one["sure"] for one in results.find(claim, {"form": "news"}))
