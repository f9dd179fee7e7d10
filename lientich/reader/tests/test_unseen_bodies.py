"""Orders to bodies that the reader was not made for: what it calls sure of them is right.

A sentence is put together of a body, a deed, helpers and a day, so that what is right is known.
Many of the bodies have names that a verb goes on with ("Tổ Thẩm định giá"), of which no list tells
all: such an order may be unsure, but not wrong.
"""

import random
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from lientich.reader import read_text
from lientich.reader.tests.scoring import fold

PRECISION, RECALL = 0.99, 0.35
SENTENCES = 600
BODIES = """
Sở Dân tộc và Tôn giáo|Chi cục Chăn nuôi, Thú y và Thủy sản|Chi cục Tiêu chuẩn Đo lường Chất lượng
Chi cục Giám định xây dựng|Ban Quản lý dự án đầu tư xây dựng các công trình giao thông
Ban Quản lý rừng phòng hộ Sông Đà|Trung tâm Ứng dụng tiến bộ khoa học|Trung tâm Huấn luyện bay
Trung tâm Giới thiệu sản phẩm OCOP|Phòng Quản lý bảo vệ rừng|Phòng Quan hệ khách hàng
Phòng Người có công|Phòng Kỹ thuật an toàn|Phòng Dược|Phòng Hậu cần - Kỹ thuật
Phòng Chế độ bảo hiểm xã hội|Phòng Đầu tư và Xây dựng cơ bản|Phòng Cảnh sát kinh tế
Phòng Tuyển sinh và Giới thiệu việc làm|Ban Phong trào|Ban Chính sách - Luật pháp
Ban Chỉ huy Phòng thủ khu vực 2|Ban Chỉ đạo phòng, chống tội phạm tỉnh|Ban Chỉ đạo 389 tỉnh
Tổ công tác giải phóng mặt bằng|Tổ Thẩm định giá|Tổ Công nghệ số cộng đồng|Đoàn Kiểm tra số 3
Hội Cựu thanh niên xung phong|Hội Bảo vệ quyền trẻ em|Hội Sinh vật cảnh|Hiệp hội Du lịch
Liên hiệp các tổ chức hữu nghị tỉnh|Kho bạc Nhà nước Khu vực XI|Hải quan khu vực VIII
Thi hành án dân sự tỉnh|Bưu điện tỉnh|Công ty Điện lực Lam Kiều|Công ty Tuyển than Cửa Suốt
Phân xưởng Cơ giới hóa 1|Phân xưởng Thông gió - Đo khí|Đội Quản lý thị trường số 4|Hải đội 2
Đồn Biên phòng Cửa Nhượng|Trạm Bảo vệ thực vật|Trường Mầm non Hoa Mai|Viện Kiểm sát nhân dân tỉnh
Nhà Văn hóa Công nhân|Thư viện tỉnh|Khoa Kiểm soát nhiễm khuẩn|Công đoàn ngành Giáo dục
Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh|Ủy ban bầu cử tỉnh|Văn phòng Đăng ký đất đai
Quỹ Bảo vệ và Phát triển rừng|Cảng vụ Đường thủy nội địa khu vực II|UBND các xã vùng cao
các phòng, ban chuyên môn|các đơn vị thi công|các doanh nghiệp khai thác khoáng sản
các cấp công đoàn|các hộ kinh doanh|Giám đốc Sở Xây dựng|Bộ phận Tiếp nhận và Trả kết quả
"""
DEEDS = """
rà soát toàn bộ hồ sơ còn tồn đọng|lập danh sách các hộ có nhà dột nát|duyệt giá đất cụ thể
tổ chức tập huấn nghiệp vụ cho cán bộ cơ sở|xây dựng phương án di dời dân khỏi vùng sạt lở
kiểm đếm tài sản trên đất|thay thế các vì chống đã hỏng|mở đợt cao điểm xử lý xe quá tải
phát quang hành lang lưới điện|tham mưu văn bản hướng dẫn|làm việc với chủ đầu tư
trồng dặm cây chết trên bãi thải|quản lý chặt vật liệu nổ|hướng nghiệp cho học sinh lớp 9
"""
DAYS = [(" trước ngày 15/9/2025", "2025-09-15"), (", hoàn thành trong tháng 8/2025", "2025-08-31")]
FORMS = [  # with how many helpers
    ("1. {Body} {deed}{day}.", 0),
    ("1. {Body} chủ trì, phối hợp với {one} {deed}{day}.", 1),
    ("1. {Body} phối hợp với {one}, {two} {deed}{day}.", 2),
    ("1. {Body}\n- {Deed}{day}.", 0),
    ("1. Giao {body} {deed}{day}.", 0),
    ("1. {Body}: {Deed}{day}.", 0),
    ("1. {Deed}{day}.\na) Cơ quan chủ trì: {body}.\nb) Cơ quan phối hợp: {one}; {two}.", 2),
    ("1. Trách nhiệm của {body}\na) Chủ trì, phối hợp với {one} và {two} {deed}{day}.", 2),
]
HEAD = """ỦY BAN NHÂN DÂN
TỈNH HÒA LẠC

Số: 214/KH-UBND

Hòa Lạc, ngày 12 tháng 5 năm 2025

KẾ HOẠCH
Triển khai nhiệm vụ trọng tâm

III. TỔ CHỨC THỰC HIỆN
"""


class Said(NamedTuple):
    """A text and what it orders."""

    text: str
    deed: str
    lead: str
    helpers: list[str]
    due: str | None


def _listed(words: str) -> list[str]:
    return words.strip().replace("\n", "|").split("|")


def _opened(words: str) -> str:
    return words[0].upper() + words[1:]


def _sentences(count: int) -> Iterator[Said]:
    some = random.Random(1)
    bodies, deeds = _listed(BODIES), _listed(DEEDS)
    for _ in range(count):
        body, one, two = some.sample(bodies, 3)
        deed = some.choice(deeds)
        day, due = some.choice([*DAYS, ("", None)])
        form, helpers = some.choice(FORMS)
        text = form.format(
            body=body, Body=_opened(body), deed=deed, Deed=_opened(deed), one=one, two=two, day=day
        )
        yield Said(f"{HEAD}{text}\n", deed, body, [one, two][:helpers], due)


@pytest.fixture(scope="module")
def counted():
    """How many orders were sure and right, sure and wrong, and the wrong ones in words."""
    counts: Counter[bool] = Counter()
    wrong = []
    for said in _sentences(SENTENCES):
        for one in read_text(said.text)["directions"]:
            if not one["sure"] or fold(said.deed) not in fold(one["text"]):
                continue
            helpers = {fold(name) for name in one["cooperating"]}
            right = (
                fold(one["lead"]) == fold(said.lead)
                and helpers == {fold(name) for name in said.helpers}
                and one["due"] == said.due
            )
            counts[right] += 1
            if not right:
                told = f"{one['lead']} with {one['cooperating']}"
                wrong.append(f"{told} for {said.text[len(HEAD) :]}")
    return counts, wrong


def test_of_sure_orders_to_unseen_bodies_nearly_all_are_right(counted):
    counts, wrong = counted
    assert counts[True] / counts.total() >= PRECISION, "\n".join(wrong)


def test_more_than_a_third_of_them_are_sure(counted):
    counts, _ = counted
    assert counts[True] / SENTENCES >= RECALL
