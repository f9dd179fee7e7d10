"""Scanned papers as pictures: the pages of a PDF, of a photograph, of a TIFF of several pages.

Runs in the child alone (`sandbox`): what opens here is of unknown origin.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from PIL import Image, ImageOps, ImageSequence

from lientich.reader import limits
from lientich.reader.formats import is_pdf
from lientich.reader.unreadable import Unreadable

SHOWN = 1900  # pixels of the longer side: small print of an A4 page can be read
_QUALITY = 72  # of the JPEG: a coloured page takes some 300 kB
_POINTS = 72  # of PDF, to the inch
_FINEST = 300  # dots to the inch; no more is drawn of a page, however small it is
_STEP_OF_16, _STEP_OF_32 = 1 << 8, 1 << 23  # one grey of 8 bits, in greys of 16 and of 31
_OPENED = ("PNG", "JPEG", "TIFF")


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    jpeg: bytes


def render(data: bytes) -> tuple[list[Picture], int]:
    """The first pages as they are shown, and how many there are. Raises Unreadable."""
    return [_shown(page) for page in pages(data, SHOWN, limits.SCAN_PAGES)], count(data)


def pages(data: bytes, longest: int, most: int) -> Iterator[Image.Image]:
    """At most `most` pages, upright, in grey or colours; no side is longer than `longest`."""
    try:
        yield from (_of_pdf if is_pdf(data) else _of_image)(data, longest, most)
    except (Unreadable, MemoryError):
        raise
    except Image.DecompressionBombError as error:
        raise Unreadable("huge_image") from error
    except pypdfium2.PdfiumError as error:
        raise Unreadable("broken_pdf") from error
    except Exception as error:  # whatever a decoder makes of a file that lies about itself
        raise Unreadable("broken_image") from error


def count(data: bytes) -> int:
    if is_pdf(data):
        with pypdfium2.PdfDocument(data) as document:
            return len(document)
    with _opened(data) as image:
        return _frames(image)


def _of_pdf(data: bytes, longest: int, most: int) -> Iterator[Image.Image]:
    with pypdfium2.PdfDocument(data) as document:
        for number in range(min(len(document), most)):
            page = document[number]
            try:
                scale = min(longest / max(*page.get_size(), 1), _FINEST / _POINTS)
                yield page.render(scale=scale).to_pil()
            finally:
                page.close()


def _of_image(data: bytes, longest: int, most: int) -> Iterator[Image.Image]:
    with _opened(data) as image:
        several = min(_frames(image), most)
        for number, frame in enumerate(ImageSequence.Iterator(image)):
            if number == several:
                return
            _refuse_huge(frame)
            if several == 1:
                frame.draft("RGB", (longest, longest))  # a JPEG is not unfolded further than asked
            whole = ImageOps.exif_transpose(frame)
            whole = _on_paper(whole)
            whole.thumbnail((longest, longest))
            yield whole


def _opened(data: bytes) -> Any:
    image = Image.open(io.BytesIO(data), formats=_OPENED)
    _refuse_huge(image)
    return image


def _frames(image: Any) -> int:
    """Only a TIFF has pages; the further pictures of a telephone's JPEG are the same again."""
    return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def _refuse_huge(image: Image.Image) -> None:
    if image.width * image.height > limits.PICTURE_PIXELS:
        raise Unreadable("huge_image")


def _on_paper(image: Image.Image) -> Image.Image:
    """Grey or colours, what is transparent on white. Raises Unreadable for dots that are fractions,
    which have no white and no black."""
    if image.mode in ("L", "RGB"):
        return image
    if image.mode == "F":
        raise Unreadable("broken_image")
    if image.mode.startswith("I"):
        return _of_eight_bits(image)
    if "A" in image.getbands() or "transparency" in image.info:
        seen = image.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(paper, seen).convert("RGB")
    return image.convert("L" if image.mode == "1" else "RGB")


def _of_eight_bits(image: Image.Image) -> Image.Image:
    """A grey of 16 or 32 bits; a mere change of mode would make white of all but the blackest."""
    deep = image if image.mode in ("I", "I;16") else image.convert("I")
    _darkest, lightest = deep.getextrema()
    step = _STEP_OF_16 if lightest < 1 << 16 else _STEP_OF_32  # type: ignore[operator]
    return deep.point(lambda grey: grey * (1 / step)).convert("L")


def _shown(page: Image.Image) -> Picture:
    out = io.BytesIO()
    page.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return Picture(page.width, page.height, out.getvalue())
