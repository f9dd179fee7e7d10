import pytest

from lientich.reader import events, goals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ngày 5-3-2027, Đảng ủy Than Vịnh Xanh tổ chức Hội nghị tổng kết công tác năm 2026.",
            ("Hội nghị tổng kết", "Hội nghị tổng kết công tác năm 2026", "2027-03-05"),
        ),
        (
            "Chiều 24/10, hai bên tổ chức lễ ký kết Quy chế phối hợp về bảo vệ môi trường.",
            ("Lễ ký kết", "lễ ký kết Quy chế phối hợp về bảo vệ môi trường", "2027-10-24"),
        ),
        (
            "Hội nghị giao ban công tác đảng vùng Suối Ngà diễn ra ngày 12 tháng 5 năm 2027.",
            ("Hội nghị giao ban", "Hội nghị giao ban công tác đảng vùng Suối Ngà", "2027-05-12"),
        ),
        (
            "Đảng bộ Than Đồi Sim đã tổ chức thành công Đại hội đại biểu lần thứ V, nhiệm kỳ "
            "2025-2030.",
            ("Đại hội đại biểu", "Đại hội đại biểu lần thứ V, nhiệm kỳ 2025-2030", None),
        ),
    ],
)
def test_what_was_held_and_when(text, expected):
    [found] = events.find(text, {"form": "news", "date": "2027-10-25"})
    assert (found["kind"], found["name"], found["date"]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Phát biểu tại hội nghị, các đại biểu đánh giá cao kết quả đạt được.",
        "Thực hiện Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVI.",
        "Căn cứ Nghị quyết Hội nghị lần thứ 11 Ban Chấp hành Đảng bộ ngày 5-3-2027.",
    ],
)
def test_a_bare_mention_is_no_event(text):
    assert events.find(text) == []


def test_an_event_told_of_twice_is_one():
    text = (
        "Ngày 5-3-2027 diễn ra Hội nghị sơ kết công tác phối hợp năm 2026.\n\n"
        "Hai bên tổ chức Hội nghị sơ kết công tác phối hợp tại trụ sở."
    )
    assert len(events.find(text)) == 1


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        (
            "với mục tiêu “An toàn - Hiệu quả - Đoàn kết” bằng nhiều nghị quyết",
            "An toàn - Hiệu quả - Đoàn kết",
        ),
        ('Chủ đề năm 2026 là "Kỷ cương, sáng tạo"', "Kỷ cương, sáng tạo"),
        ('phương châm hành động của năm là "Trách nhiệm - Chia sẻ"', "Trách nhiệm - Chia sẻ"),
        ("Chủ đề năm 2027: Kỷ luật - Đồng tâm - Phát triển.", "Kỷ luật - Đồng tâm - Phát triển"),
    ],
)
def test_the_goal_of_the_year_stands_without_its_quotation_marks(text, goal):
    [found] = goals.find(text)
    assert found["text"] == text[found["start"] : found["end"]] == goal


@pytest.mark.parametrize(
    "text",
    [
        'Nghị quyết về "tăng cường sự lãnh đạo của cấp ủy"',
        'Chương trình mục tiêu "Nước sạch nông thôn"',
        "mục tiêu của kế hoạch là bảo vệ môi trường",
    ],
)
def test_subjects_and_names_of_programmes_are_no_goals(text):
    assert goals.find(text) == []
