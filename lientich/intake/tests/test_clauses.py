import pytest

from lientich.intake import clauses

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
    [("Văn phòng", "mục II.2"), ("Ban Tuyên giáo", "điểm a, mục II"), ("Kế hoạch", "")],
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
