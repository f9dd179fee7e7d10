from hypothesis import given
from hypothesis import strategies as st

from lientich.intake.marks import Mark, paragraphs

TEXT = "Căn cứ Nghị quyết của Đảng ủy A.\nHoàn thành 9 tấn."


def shown(text, marks, start=0, end=None):
    lines = paragraphs(text, marks, start, len(text) if end is None else end)
    return [[(p.text, p.mark and p.mark.key, p.anchors) for p in line.pieces] for line in lines]


def test_a_mark_stands_in_its_place():
    assert shown(TEXT, [Mark(7, 17, "a", "m-doc")]) == [
        [("Căn cứ ", None, []), ("Nghị quyết", "a", ["a"]), (" của Đảng ủy A.", None, [])],
        [("Hoàn thành 9 tấn.", None, [])],
    ]


def test_of_nested_marks_the_inner_one_is_the_link():
    marks = [Mark(33, 49, "outer", "m-fig"), Mark(44, 49, "inner", "m-fig")]
    assert shown(TEXT, marks)[1] == [
        ("Hoàn thành ", "outer", ["outer"]),
        ("9 tấn", "inner", ["inner"]),
        (".", None, []),
    ]


def test_a_name_yields_to_what_it_stands_in_and_keeps_its_anchor():
    marks = [Mark(7, 31, "a", "m-doc"), Mark(22, 31, "b", "m-who", yields=True)]
    assert shown(TEXT, marks)[0][1:] == [
        ("Nghị quyết của Đảng ủy A", "a", ["a", "b"]),
        (".", None, []),
    ]


def test_a_mark_across_lines_goes_on():
    assert [line[-1][1] for line in shown(TEXT, [Mark(7, 40, "a", "m-do")])][0] == "a"
    assert shown(TEXT, [Mark(7, 40, "a", "m-do")])[1][0] == ("Hoàn th", "a", [])


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30), st.booleans()), max_size=12)


@given(st.text(alphabet="ab \n", max_size=60), spans, st.integers(0, 60))
def test_no_letter_is_lost_and_every_mark_has_one_anchor(text, places, start):
    start = min(start, len(text))
    marks = [
        Mark(at, min(at + size, len(text)), str(n), "m-do", yields=yields)
        for n, (at, size, yields) in enumerate(places)
        if at < len(text)
    ]
    lines = paragraphs(text, marks, start, len(text))
    together = "".join(piece.text for line in lines for piece in line.pieces)
    assert together.replace(" ", "") == text[start:].replace("\n", "").replace(" ", "")
    anchors = [key for line in lines for piece in line.pieces for key in piece.anchors]
    assert sorted(anchors) == sorted(one.key for one in marks if one.end > start)
    for line in lines:
        assert text[line.start :].startswith(line.text)
        for piece in line.pieces:
            assert piece.mark is None or piece.mark.start < piece.mark.end
