import io
import struct

import pytest
from PIL import Image

from lientich.reader import limits, pictures
from lientich.reader.tests.scan import huge, pages, picture, sheet
from lientich.reader.unreadable import Unreadable


def drawn(data):
    return pictures.render(data)


def saved(image, kind, **more):
    file = io.BytesIO()
    image.save(file, kind, **more)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (pages("PDF", 3), 3),
        (pages("TIFF", 2), 2),
        (picture("PNG"), 1),
        (picture("JPEG"), 1),
        (saved(sheet().convert("1"), "TIFF", compression="group4"), 1),
        (saved(sheet().convert("CMYK"), "JPEG"), 1),
        (saved(sheet().convert("P"), "PNG"), 1),
    ],
)
def test_each_kind_gives_its_pages(data, count):
    found, told = drawn(data)
    assert (len(found), told) == (count, count)
    with Image.open(io.BytesIO(found[0].jpeg)) as page:
        assert page.size == (found[0].width, found[0].height)
        assert page.convert("L").getpixel((2, 2)) > 240  # paper


def test_of_a_long_one_the_first_pages_are_shown(monkeypatch):
    monkeypatch.setattr(limits, "SCAN_PAGES", 2)
    for kind in ("PDF", "TIFF"):
        found, count = drawn(pages(kind, 4))
        assert (len(found), count) == (2, 4)


def test_a_large_picture_is_made_smaller():
    (found,), _count = drawn(saved(Image.new("L", (6000, 3000), 255), "PNG"))
    assert (found.width, found.height) == (pictures.SHOWN, pictures.SHOWN // 2)


def test_what_lies_on_its_side_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    (found,), _count = drawn(saved(sheet(size=(60, 84)), "JPEG", exif=exif))
    assert (found.width, found.height) == (84, 60)


def test_what_is_transparent_lies_on_paper():
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    (found,), _count = drawn(saved(clear, "PNG"))
    with Image.open(io.BytesIO(found.jpeg)) as page:
        assert page.convert("L").getpixel((5, 5)) > 250


def deep(mode, letter, paper, ink):
    """A page whose left half is ink, of numbers as `struct` writes them."""
    row = struct.pack(f"{letter[:1]}40{letter[1:]}", *[ink] * 20, *[paper] * 20)
    return Image.frombytes(mode, (40, 40), row * 40)


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        (deep("I;16", "<H", 40_000, 3_000), "PNG"),
        (deep("I;16", "<H", 40_000, 3_000), "TIFF"),
        (deep("I", "=i", 40_000, 3_000), "TIFF"),
        (deep("I", "=i", 40_000 << 15, 3_000 << 15), "TIFF"),
    ],
)
def test_ink_stays_ink_in_the_deeper_greys_of_a_scanner(image, kind):
    (found,), _count = drawn(saved(image, kind))
    with Image.open(io.BytesIO(found.jpeg)) as page:
        assert page.mode == "L"
        assert page.getpixel((5, 20)) < 30
        assert 140 < page.getpixel((35, 20)) < 170


def test_other_orders_of_the_deeper_greys_are_the_same():
    page = pictures._on_paper(deep("I;16B", ">H", 40_000, 3_000))
    assert page.getextrema() == (11, 156)


def test_dots_that_are_fractions_are_no_page():
    with pytest.raises(Unreadable, match="hỏng"):
        drawn(saved(Image.new("F", (40, 40), 0.5), "TIFF"))


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("side", [20_000, 11_000])
def test_a_bomb_is_not_unfolded(side):
    with pytest.raises(Unreadable, match="điểm ảnh"):
        drawn(huge(side))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_what_is_cut_short_is_broken(kind):
    data = picture(kind)
    with pytest.raises(Unreadable, match="hỏng"):
        drawn(data[: len(data) // 2])


def test_a_broken_pdf_is_told_as_one():
    with pytest.raises(Unreadable, match="PDF bị hỏng"):
        drawn(b"%PDF-1.7 rubbish")
