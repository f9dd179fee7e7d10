"""Places in a document: one way to write each, one to compare them."""

import pytest

from lientich.reader import pinpoints

PARTY = (
    "NGHỊ QUYẾT\n"
    "I- MỤC TIÊU\n"
    "1- Đến hết năm 2026, nước thải được xử lý.\n"
    "II- NHIỆM VỤ\n"
    "2. Văn phòng rà soát:\n"
    "a) Quy chế;\n"
    "- và phụ lục\n"
    "2.1. Trước hết là Quy chế số 7.\n"
)
STATE = "Chương II\nQUY ĐỊNH CỤ THỂ\nĐiều 5. Báo cáo\n1. Hằng tháng\na) Bằng văn bản\nĐiều 6: Họp\n"


@pytest.mark.parametrize(
    ("words", "place", "key"),
    [
        ("điểm a khoản 2 Điều 5", "điểm a, khoản 2, Điều 5", "d5/2/a/"),
        ("ĐIỀU 5, Khoản 2, điểm Đ", "điểm đ, khoản 2, Điều 5", "d5/2/đ/"),
        ("mục ii.2", "mục II.2", "ii/2/"),
        ("diem a, Khoan 2, dieu 5", "điểm a, khoản 2, Điều 5", "d5/2/a/"),
        ("khoản 2 Mục II", "khoản 2, mục II", "ii/2/"),
        ("Điểm 1.3 Khoản 1 Mục II", "điểm 1.3, khoản 1, mục II", "ii/1/3/"),
        ("điểm a, mục 3", "điểm a, mục 3", "3/a/"),
        ("Điều 5a", "Điều 5a", "d5a/"),
        ("Phần thứ hai", "Phần thứ hai", ""),
        ("khoản 2", "khoản 2", ""),  # of any article
        ("Điều 5, mục 2, Chương II", "Điều 5, mục 2, Chương II", "d5/"),
    ],
)
def test_a_place_is_written_and_compared_in_one_way(words, place, key):
    assert pinpoints.read(words) == place
    assert pinpoints.key(place) == key
    assert pinpoints.read(place) == place


@pytest.mark.parametrize(
    "words",
    ["", "Điều", "khoản 2 khoản 3", "toàn bộ", "Điều 5 và Điều 6", "mục II" + " " * 9 + "x"],
)
def test_what_names_no_one_place(words):
    assert pinpoints.read(words) is None


@pytest.mark.parametrize(
    ("one", "other", "touch"),
    [
        ("Điều 5", "điểm a, khoản 2, Điều 5", True),
        ("điểm a, mục II.2", "mục II", True),
        ("mục II.2", "mục II.20", False),
        ("Điều 5", "mục 5", False),
        ("khoản 2, Điều 5", "khoản 3, Điều 5", False),
        ("mục II.2", "ý kiến tại hội nghị", True),  # not understood: it may be there
    ],
)
def test_what_lies_within_a_clause_is_touched_with_it(one, other, touch):
    assert pinpoints.touch(pinpoints.key(one), pinpoints.key(other)) is touch
    assert pinpoints.touch(pinpoints.key(other), pinpoints.key(one)) is touch


def test_the_numbered_lines_of_a_text():
    found = [(PARTY[one.start : one.start + 6], one.place) for one in pinpoints.clauses(PARTY)]
    assert found == [
        ("I- MỤC", "mục I"),
        ("1- Đến", "mục I.1"),
        ("II- NH", "mục II"),
        ("2. Văn", "mục II.2"),
        ("a) Quy", "điểm a, mục II.2"),
        ("2.1. T", "mục II.2.1"),
    ]
    assert [one.place for one in pinpoints.clauses(STATE)] == [
        "Điều 5",
        "khoản 1, Điều 5",
        "điểm a, khoản 1, Điều 5",
        "Điều 6",
    ]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Quy chế;", "điểm a, mục II.2"),
        ("và phụ lục", "điểm a, mục II.2"),
        ("NGHỊ", ""),
        ("Trước", "mục II.2.1"),
    ],
)
def test_where_a_line_stands(words, place):
    assert pinpoints.of(PARTY, PARTY.index(words)) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sửa đổi khoản 2 Điều 5 của Quy chế số 7", "khoản 2, Điều 5"),
        ("Bãi bỏ mục II.2 Quy chế số 7", "mục II.2"),
        ("Sửa đổi Quy chế số 7", ""),
        ("theo Điều 5 Luật Than và Quy chế số 7", ""),
    ],
)
def test_the_place_before_a_citation(text, place):
    assert pinpoints.before(text, text.index("Quy chế")) == place


def test_how_a_clause_reads_from_now_on():
    text = (
        "Điều 1. Sửa đổi Quy chế số 7\n1. Khoản 2 Điều 5 được sửa đổi như sau:\n"
        "“2. Báo cáo “hai tuần” một lần,\nbằng văn bản.”\n2. Bãi bỏ Điều 6.\n"
    )
    assert pinpoints.wording(text, "khoản 2, Điều 5") == (
        "2. Báo cáo “hai tuần” một lần,\nbằng văn bản."
    )
    assert pinpoints.wording(text, "Điều 6") == ""
    assert pinpoints.wording(text, "toàn bộ") == ""
