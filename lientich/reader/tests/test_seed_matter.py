"""What the real article of 6-3-2019 tells, claims and calls to: the exact words."""

import pytest

from lientich.reader import directions, events, figures, goals, objectives, results
from tests.shared import shared

SOURCE = {"form": "news", "date": "2019-03-06", "title": "Tăng cường phối hợp toàn diện"}

CHUAN = [
    "tiếp tục có sự phối hợp chặt chẽ trong công tác lãnh đạo, chỉ đạo đồng bộ trên tất cả các mặt "
    "công tác",
    "khắc phục những bất cập về mô hình tổ chức hệ thống chính trị trong TKV",
    "có những đổi mới trong nội dung, cách thức làm việc",
    "tăng cường công tác tổ chức, cán bộ, kiểm tra, giám sát",
]
TUAN = [
    "nỗ lực làm tốt công tác xây dựng Đảng, luôn coi đây là nhiệm vụ then chốt",
    "đặc biệt chú trọng đến công tác tuyên truyền, giáo dục tạo sự đoàn kết, đồng thuận trong toàn "
    "TKV để thực hiện thắng lợi nhiệm vụ kế hoạch đề ra",
    "đẩy mạnh tuyên truyền về tình hình của TKV trong giai đoạn hiện nay, những nội dung nghị "
    "quyết của Đảng ủy TKV và Đảng ủy Than Quảng Ninh về lãnh đạo thực hiện nhiệm vụ chính "
    "trị năm 2019",
    "tiếp tục phối hợp nắm bắt dư luận để kịp thời định hướng tư tưởng trong cán bộ, đảng viên, "
    "công nhân viên chức lao động",
    "đẩy mạnh công tác truyền thông và phối hợp với các cơ quan thông tấn, báo chí từ Trung ương "
    "đến địa phương trong công tác tuyên truyền nhằm tạo sự ủng hộ của dư luận xã hội đối với việc "
    "xây dựng và phát triển TKV",
]


@pytest.fixture
def article():
    return shared("seed/000_cf9f2d93fb181421.txt").read_text(encoding="utf-8")


def test_each_direction_is_found_once_with_who_gave_it(article):
    found = directions.find(article, SOURCE)
    assert [(one["by"], one["text"]) for one in found] == [
        *(("Lê Minh Chuẩn", text) for text in CHUAN),
        *(("Vũ Anh Tuấn", text) for text in TUAN),
    ]
    assert all(one["sure"] for one in found)
    assert all(one["due"] is None and one["recurs"] is None for one in found)


def test_who_is_told_to_do_it_together_with_whom(article):
    found = directions.find(article, SOURCE)
    assert [one["lead"] for one in found] == [
        *["hai Đảng bộ"] * 4,
        None,
        "hai Đảng bộ",
        *[None] * 3,
    ]
    assert [one["cooperating"] for one in found] == [
        *[[]] * 8,
        ["các cơ quan thông tấn, báo chí từ Trung ương đến địa phương"],
    ]


def test_the_results_it_claims_are_of_2018(article):
    found = results.find(article, SOURCE)
    assert [(one["text"], one["period"]) for one in found] == [
        (
            "các chỉ tiêu thực hiện trong năm 2018 đều đạt và vượt kế hoạch đề ra, cao hơn so với "
            "cùng kỳ năm 2017",
            "2018",
        ),
        ("việc làm, thu nhập và đời sống của người lao động được cải thiện", "2018"),
        ("an ninh trật tự được giữ vững", "2018"),
    ]


def test_the_goal_the_review_and_nothing_else(article):
    assert [one["text"] for one in goals.find(article, SOURCE)] == [
        "An toàn - Đổi mới - Phát triển"
    ]
    assert [(one["kind"], one["date"]) for one in events.find(article, SOURCE)] == [
        ("Hội nghị sơ kết", "2019-02-27")
    ]
    assert figures.find(article, SOURCE) == []
    assert objectives.find(article, SOURCE) == []
