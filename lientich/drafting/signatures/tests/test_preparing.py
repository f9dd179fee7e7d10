from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pypdfium2 import PdfDocument

from lientich.drafting.signatures.fields import Kind, name_of, role_of
from lientich.drafting.signatures.preparing import fill
from lientich.drafting.signatures.reading import fields as read_fields

from . import made


def place_of(words: str) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of words on the first page."""
    document = PdfDocument(made.prepared())
    text = document[0].get_textpage()
    found = text.search(words).get_next()
    assert found is not None, words
    boxes = [text.get_charbox(found[0] + n) for n in range(found[1])]
    document.close()
    return boxes[0][0], boxes[0][1], boxes[-1][2], boxes[0][3]


def field(name: str):
    return next(one for one in made.fields() if one.name == name)


def test_every_field_is_there_and_empty_before_anyone_signs():
    found = read_fields(PdfFileReader(BytesIO(made.prepared())))
    assert set(found) == {"ChuKy1", "ChuKy2", "Dau1", "Dau2", "So", "Ngay", "Thang", "Nam"}
    assert not any("/V" in one for one in found.values())
    assert str(found["ChuKy1"]["/TU"]) == "Bí thư, Nguyễn Thị Hạnh"
    assert str(found["Dau2"]["/TU"]) == "Dấu của Đảng ủy Than Vịnh Xanh"


def test_the_lead_signs_on_the_right_between_post_and_name():
    for name, post, person in (
        ("ChuKy1", "BÍ THƯ", "Nguyễn Thị Hạnh"),
        ("ChuKy2", "PHÓ BÍ THƯ", "Trần Ðức Uý"),
    ):
        left, bottom, right, top = field(name).box
        below, above = place_of(person), place_of(post)
        assert below[3] <= bottom
        assert top <= place_of("T/M BAN THƯỜNG VỤ")[1]
        assert left < (below[0] + below[2]) / 2 < right
        assert top <= above[1] or name == "ChuKy1"  # BÍ THƯ is found in PHÓ BÍ THƯ first
    assert field("ChuKy1").box[0] > field("ChuKy2").box[2]


def test_a_seal_covers_the_left_third_of_its_signature():
    for side in (0, 1):
        signature = field(name_of(Kind.SIGNER, side)).box
        seal = field(name_of(Kind.SEAL, side)).box
        assert seal[0] < signature[0]
        covered = (seal[2] - signature[0]) / (signature[2] - signature[0])
        assert abs(covered - 1 / 3) < 0.01


def test_number_and_date_stand_in_their_lines():
    for name, before in (("So", "Số "), ("Ngay", "ngày "), ("Thang", "tháng "), ("Nam", "năm ")):
        left, bottom, _right, top = field(name).box
        words = place_of(before)
        assert words[2] <= left < words[2] + 8
        assert bottom < words[1] + 1
        assert top > words[3] - 3


def test_what_is_filled_in_is_read_in_its_place():
    filled = fill(made.prepared(), {"number": "33", "day": "05", "month": "12", "year": "2026"})
    assert filled.startswith(made.prepared())
    found = read_fields(PdfFileReader(BytesIO(filled)))
    assert {name: str(one["/V"]) for name, one in found.items() if "/V" in one} == {
        "So": "33",
        "Ngay": "05",
        "Thang": "12",
        "Nam": "2026",
    }


def test_a_field_of_another_name_is_nobodys():
    assert role_of("ChuKy2") == (Kind.SIGNER, 1)
    assert role_of("Dau1") == (Kind.SEAL, 0)
    assert role_of("Signature1") is None
    assert role_of("ChuKy0") is None
