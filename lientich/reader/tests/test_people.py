"""People with the post and organisation given where they are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lientich.reader import people, read_text

FIRST = ["Nguyễn", "Trần", "Lê", "Vũ", "Phạm", "Đoàn", "Hoàng"]
MIDDLE = ["Văn", "Thị", "Hải", "Đình", "Quang", "Minh Khánh"]
LAST = ["Khê", "Đăng", "Bảo", "Hà", "Thịnh", "Sơn"]
POSTS = ["Bí thư", "Phó Bí thư Thường trực", "Giám đốc", "Phó Tổng Giám đốc", "Chủ tịch"]
PLACES = ["Đảng ủy Than Vịnh Xanh", "Công ty Than Suối Ngà", "Tỉnh ủy", "UBND tỉnh Sơn Hải"]
person = st.tuples(st.sampled_from(FIRST), st.sampled_from(MIDDLE), st.sampled_from(LAST)).map(
    " ".join
)


def found(text):
    return [(one["name"], one["post"], one["organisation"]) for one in people.find(text)]


@given(person, st.sampled_from(POSTS), st.sampled_from(PLACES), st.integers(0, 5))
def test_a_person_is_read_in_every_usual_form(name, post, place, form):
    text = [
        f"Ông {name} - {post} {place} - nhấn mạnh, thời gian tới cần đổi mới.",
        f"Đồng chí {name}, {post} {place} chủ trì hội nghị.",
        f"Phát biểu tại hội nghị, {post} {place} {name} cho biết kết quả.",
        f"Dự có các đồng chí: {name}, {post} {place}; cùng các đại biểu.",
        f"bà {name} ({post} {place}) nói",
        f"{name} – {post} {place} đã kết luận.",
    ][form]
    assert found(text) == [(name, post, place)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "đồng chí Vũ Hải Đăng, Ủy viên Ban Thường vụ Tỉnh ủy, Bí thư Đảng ủy Than Vịnh Xanh",
            ("Vũ Hải Đăng", "Bí thư", "Đảng ủy Than Vịnh Xanh"),
        ),
        (
            "Trưởng Ban Tuyên giáo Tỉnh ủy Nguyễn Văn Khê",
            ("Nguyễn Văn Khê", "Trưởng Ban", "Ban Tuyên giáo Tỉnh ủy"),
        ),
        ("đồng chí Trần Văn Khê nhấn mạnh", ("Trần Văn Khê", None, None)),
        (
            "PGS, TS Võ Minh Đường - Hiệu trưởng Trường Đại học Mỏ Bắc Sơn",
            ("Võ Minh Đường", "Hiệu trưởng", "Trường Đại học Mỏ Bắc Sơn"),
        ),
        ("Phó Tổng Giám đốc TBS Nguyễn Huy Khê", ("Nguyễn Huy Khê", "Phó Tổng Giám đốc", "TBS")),
        ("Đại tá Vi Văn Thuận", ("Vi Văn Thuận", None, None)),
    ],
)
def test_posts_and_titles(text, expected):
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "thị trấn Lê Lợi, Chủ tịch xã cho biết",
        "các đồng chí trong Ban Thường vụ",
        "ông ấy nói; bà con phấn khởi",
        "Bí thư Đảng ủy yêu cầu",
        "tỉnh Hà Nam, Giám đốc Sở",
    ],
)
def test_who_is_no_person(text):
    assert found(text) == []


def test_where_a_post_is_held_is_told_whole_or_not_surely():
    [one] = people.find("Chị Giàng Thị Dở, Trưởng bản Háng Đồng, phấn khởi.")
    assert not one["sure"]
    [one] = people.find("Ông Đinh Văn Sơn, Chủ nhiệm Hợp tác xã Nông nghiệp sạch Bản Lầu, chia sẻ.")
    assert one["organisation"] == "Hợp tác xã Nông nghiệp sạch Bản Lầu"


def test_two_words_that_end_the_name_of_a_thing_are_nobody():
    told = read_text("Trước tình hình bệnh Dịch tả lợn Châu Phi, Chủ tịch UBND tỉnh yêu cầu họp.")
    assert told["people"] == []
    named = read_text("Tham dự có Châu Phi, Chủ tịch UBND xã; công nhân Lê Văn Tám, Quản đốc.")
    assert [person["name"] for person in named["people"]] == ["Châu Phi", "Lê Văn Tám"]
