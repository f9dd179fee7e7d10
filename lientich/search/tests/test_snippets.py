from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from lientich.search.snippets import ROOM, pieces, snippet
from lientich.search.tokens import question

LONG = "Mở đầu. " * 60 + "Các mỏ bảo vệ môi trường,\nđạt 05 chỉ tiêu." + " Kết thúc." * 60


def asked_for(found):
    return [text for text, is_asked in found if is_asked]


def test_a_title_is_marked_as_it_is_written():
    assert pieces("Kế hoạch 05-KH/ĐU của Đảng ủy", question("ke 5 uỷ")) == [
        ("Kế", True),
        (" hoạch ", False),
        ("05", True),
        ("-KH/ĐU của Đảng ", False),
        ("ủy", True),
    ]


def test_what_is_quoted_is_marked_as_one():
    assert asked_for(pieces("Môi trường và bảo vệ môi trường", question('"bao ve moi"'))) == [
        "bảo vệ môi"
    ]


def test_a_beginning_is_marked_as_far_as_it_goes():
    assert asked_for(pieces("môi trường", question("moi tru").completed)) == ["môi", "trư"]


def test_the_place_with_the_most_of_it_is_shown():
    text = "Môi sinh. " + LONG
    found = snippet(text, question("moi truong 5"))
    assert asked_for(found.pieces) == ["môi", "trường", "05"]
    shown = "".join(piece for piece, _asked in found.pieces)
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) <= ROOM + 4
    assert text[found.at :].startswith("môi trường")


def test_marks_as_typed_go_first():
    text = "Con má ở đây. " + "Chữ khác. " * 40 + "Cây mạ non."
    assert asked_for(snippet(text, question("mạ")).pieces) == ["mạ"]
    assert asked_for(snippet(text, question("ma")).pieces) == ["má"]


def test_what_is_not_there_has_no_place():
    assert snippet(LONG, question("vắng")) is None
    assert snippet("", question("x")) is None
    assert snippet(LONG, question("")) is None


@given(st.text(alphabet="aàb đ1-,\n\u0301", max_size=300), st.text(alphabet='aàbđ1 "', max_size=12))
def test_marking_loses_nothing(text, asked):
    whole = normalize("NFC", text)
    assert "".join(piece for piece, _asked in pieces(text, question(asked))) == whole
    found = snippet(text, question(asked))
    if found:
        assert asked_for(found.pieces)
        shown = "".join(piece for piece, _asked in found.pieces).strip("… ")
        assert shown in " ".join(whole.split()) or shown.split() == shown.split()
