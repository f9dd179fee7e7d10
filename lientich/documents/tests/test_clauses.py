import pytest

from lientich.documents import clauses

TEXT = (
    "Căn cứ Nghị quyết số 30-NQ/ĐU ngày 11-1-2026, Nghị quyết số 11-NQ/ĐU; theo Kế hoạch số 15. "
    "Để thực hiện Chỉ thị số 5, thay thế Quyết định số 7.\n"
    "II- NHIỆM VỤ\n"
    "2. Văn phòng hai Đảng ủy rà soát quy chế\n"
    "a) Ban Tuyên giáo cần mở hội nghị\n"
)


@pytest.mark.parametrize(
    ("cited", "kind"),
    [
        ("Nghị quyết số 30", "based_on"),
        ("Nghị quyết số 11", "based_on"),
        ("Kế hoạch số 15", "cites"),
        ("Chỉ thị số 5", "implements"),
        ("Quyết định số 7", "replaces"),
    ],
)
def test_the_clause_says_how_one_document_stands_to_another(cited, kind):
    assert clauses.relation(TEXT, TEXT.index(cited)) == kind


@pytest.mark.parametrize(
    ("words", "place"),
    [("Văn phòng", "mục II.2"), ("Ban Tuyên giáo", "điểm a, mục II.2"), ("Kế hoạch", "")],
)
def test_a_clause_is_cited_by_its_numbering(words, place):
    assert clauses.place(TEXT, TEXT.index(words)) == place


@pytest.mark.parametrize(
    ("text", "lead", "title"),
    [
        ("Văn phòng hai Đảng ủy rà soát quy chế.", "Văn phòng hai Đảng ủy", "Rà soát quy chế"),
        ("Ban Tuyên giáo cần mở hội nghị", "Ban Tuyên giáo", "Mở hội nghị"),
        ("mở hội nghị", None, "Mở hội nghị"),
        ("a" * 80 + ", " + "b" * 90, None, "A" + "a" * 79 + "…"),
    ],
)
def test_a_direction_in_a_line(text, lead, title):
    assert clauses.title(text, lead) == title


@pytest.mark.parametrize(
    ("text", "lead", "cooperating", "title"),
    [
        (
            "Giao Ban Tổ chức Đảng ủy chủ trì, phối hợp với Ban Tuyên giáo rà soát quy hoạch",
            "Ban Tổ chức Đảng ủy",
            ["Ban Tuyên giáo"],
            "Rà soát quy hoạch",
        ),
        (
            "Văn phòng phối hợp với Ban Tổ chức, Ban Dân vận và Công đoàn xây dựng kế hoạch",
            "Văn phòng",
            ["Ban Tổ chức", "Ban Dân vận", "Công đoàn"],
            "Xây dựng kế hoạch",
        ),
        # Who helps was not read whole: the words stay, rather than lose some of them.
        (
            "Văn phòng phối hợp với các ban và Công đoàn xây dựng kế hoạch",
            "Văn phòng",
            ["Công đoàn"],
            "Phối hợp với các ban và Công đoàn xây dựng kế hoạch",
        ),
        ("Các đơn vị phải báo cáo trước ngày 15-12;", "Các đơn vị", [], "Báo cáo trước ngày 15-12"),
        ("Đẩy mạnh tuyên truyền", None, [], "Đẩy mạnh tuyên truyền"),
    ],
)
def test_a_title_says_what_is_to_be_done(text, lead, cooperating, title):
    assert clauses.title(text, lead, cooperating) == title


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Giám sát việc thực hiện nghị quyết này, mỗi năm một lần",
         "Giám sát việc thực hiện Nghị quyết 30-NQ/ĐU, mỗi năm một lần"),
        ("Quán triệt Nghị quyết liên tịch này", "Quán triệt Nghị quyết 30-NQ/ĐU"),
        ("Sao gửi văn bản này", "Sao gửi Nghị quyết 30-NQ/ĐU"),
        ("Thực hiện kế hoạch này", "Thực hiện kế hoạch này"),
        ("Theo Nghị quyết 11-NQ/ĐU, sơ kết nghị quyết này",
         "Theo Nghị quyết 11-NQ/ĐU, sơ kết nghị quyết này"),
    ],
)  # fmt: skip
def test_a_line_away_from_its_document_names_it(words, named):
    assert clauses.named(words, "Nghị quyết", "Nghị quyết 30-NQ/ĐU") == named
