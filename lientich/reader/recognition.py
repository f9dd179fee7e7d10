"""Scanned papers read by tesseract, where it is installed: nothing of what it says is sure.

Runs in the child alone (`sandbox`), whose limits tesseract inherits. Words come with their places,
and are laid out as those of a PDF are.
"""

import io
import re
import subprocess
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median
from typing import Any

from PIL import Image, ImageChops

from lientich.reader import formats, limits, pictures, reading
from lientich.reader.printed import Page, Segment, in_lines, lay_out
from lientich.reader.text import bare
from lientich.reader.unreadable import RECOGNISED, RECOGNISED_IN_PART, Unreadable, refusal

FINE = 3508  # pixels of the longer side of A4 at 300 dots to the inch, which tesseract reads best
_POINTS = 842.0  # the same side in points, as the layout of pages is measured
_APART = 1.2  # of the height of a line: a wider gap divides columns
_DOUBTED = 30  # of 100: a sign or two that tesseract doubts so is a star, a rule or a stain
_PAGE, _SPARSE = "3", "11"  # tesseract's layouts: a whole page, words here and there
_RED = 60  # of 255: how much more red than green or blue makes it the ink of a stamp
_FEW_DOTS = 500
_COARSE, _TOO_COARSE = 1.2, 3.5  # times smaller than FINE: a page of 250 dots to the inch, of 85
_NUMBER = re.compile(r"S[ốôỐÔ]\s")
_STAMPS = {"MAT": "MẬT", "TOIMAT": "TỐI MẬT", "TUYETMAT": "TUYỆT MẬT"}
# What it is known to misread: the Icelandic letter for the Vietnamese one, or both for one; and the
# hook of the commonest word of a letterhead.
_MISREAD = [
    (re.compile(r"Đ?Ð"), "Đ"),
    (re.compile(r"\bĐ[ÁÀÃẠ]NG(?= (?:ỦY|BỘ|CỘNG SẢN)\b)"), "ĐẢNG"),
]


@dataclass(frozen=True)
class _Word:
    line: tuple[str, ...]
    left: int
    top: int
    width: int
    height: int
    doubted: bool
    text: str


def read(data: bytes, name: str, tool: str) -> dict[str, Any]:
    """The facts of a scan as `reading.read` gives them, none of them sure; or its refusal."""
    try:
        pages, stamps, whole = _pages(data, tool)
        alone = [s.text for page in pages for line in page.lines for s in line.segments]
        lines, margins = lay_out(pages)
        margins = "\n".join([margins, *map(_stamp, alone + stamps)])
        text = formats.recognised(lines, margins, name)
    except Unreadable as error:
        return refusal(error.reason)
    facts = reading.facts_of(text) | {"reason": RECOGNISED if whole else RECOGNISED_IN_PART}
    for items in facts.values():
        for item in items if isinstance(items, list) else ():
            item["sure"] = False
    return facts


def _stamp(words: str) -> str:
    """What stands by itself; a stamp as it is meant, whichever of its marks the machine missed."""
    letters = "".join(char for char in bare(words).upper() if char.isalpha())
    return _STAMPS.get(letters, words) if words.isupper() else words


def _pages(data: bytes, tool: str) -> tuple[list[Page], list[str], bool]:
    """The pages that could be read in time, what is stamped on them, whether these are all."""
    end = time.monotonic() + 0.9 * limits.RECOGNITION_SECONDS
    found: list[Page] = []
    stamps: list[str] = []
    for picture in pictures.pages(data, FINE, limits.RECOGNISED_PAGES):
        try:
            # The letterhead, small and in two columns, is on the first page.
            sheet = picture if found else _enlarged(picture)
            page = _laid(_recognised(sheet.convert("L"), tool, end, _PAGE), sheet)
            if stamped := _red_of(picture):
                inked = _laid(_recognised(stamped, tool, end, _SPARSE), picture)
                stamps += [s.text for line in inked.lines for s in line.segments]
        except subprocess.TimeoutExpired as error:
            if not found:
                raise Unreadable("too_hard") from error
            return found, stamps, False
        found.append(page)
    return found, stamps, len(found) == pictures.count(data)


def _enlarged(picture: Image.Image) -> Image.Image:
    """A page that was scanned coarsely, as large as tesseract reads best."""
    times = FINE / max(picture.size)
    if not _COARSE < times < _TOO_COARSE:
        return picture
    size = (round(picture.width * times), round(picture.height * times))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _red_of(picture: Image.Image) -> Image.Image | None:
    """What is stamped in red, by itself: a stamp often lies upon other words."""
    if picture.mode != "RGB":
        return None
    red, green, blue = picture.split()
    redness = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    ink = redness.point([255] * _RED + [0] * (256 - _RED))
    return ink if ink.histogram()[0] > _FEW_DOTS else None


def _recognised(sheet: Image.Image, tool: str, end: float, layout: str) -> str:
    """A table of tab-separated values: blocks, lines and words with their boxes."""
    file = io.BytesIO()
    sheet.save(file, "PPM")
    asked = [tool, "stdin", "stdout", "-l", "vie", "--dpi", "300", "--psm", layout]
    done = subprocess.run(
        [*asked, "-c", "tessedit_create_tsv=1"],
        input=file.getvalue(),
        capture_output=True,
        env={"OMP_THREAD_LIMIT": "1"},
        timeout=max(end - time.monotonic(), 0.1),
        check=False,
    )
    if done.returncode:
        raise Unreadable("too_hard" if done.returncode < 0 else "failed")
    return done.stdout.decode("utf-8", "replace")


def _laid(table: str, picture: Image.Image) -> Page:
    words = list(_words(table))
    scale = _POINTS / max(picture.size)
    usual = median(word.height for word in words) if words else 1
    segments = [
        _segment(part, picture.height, scale, usual)
        for _line, line in groupby(words, key=lambda word: word.line)
        for part in _parts(list(line), usual)
    ]
    lines = in_lines(_with_star(segments))
    return Page(picture.width * scale, picture.height * scale, lines, has_pictures=True)


def _words(table: str) -> Iterator[_Word]:
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
            continue
        left, top, width, height = map(int, cells[6:10])
        doubted = float(cells[10]) < _DOUBTED
        yield _Word(tuple(cells[1:5]), left, top, width, height, doubted, cells[11].strip())


def _parts(line: list[_Word], usual: float) -> Iterable[list[_Word]]:
    """A line cut where a wide gap divides columns; without signs that are no words."""
    parts: list[list[_Word]] = []
    for word in line:
        before = parts[-1][-1] if parts else None
        if before and word.left - (before.left + before.width) < _APART * usual:
            parts[-1].append(word)
        else:
            parts.append([word])
    return [part for part in parts if not all(one.doubted and len(one.text) < 3 for one in part)]


def _with_star(segments: list[Segment]) -> list[Segment]:
    """The star that a Party paper has above its number, whatever sign or two it was read as: else
    it is taken for the end of the name above it."""
    stars = {
        id(min(above, key=lambda one: one.y))
        for number in segments
        if _NUMBER.match(number.text)
        and (above := [one for one in segments if _stands_above(one, number)])
    }
    return [
        replace(one, text="*") if id(one) in stars and len(one.text) <= 2 else one
        for one in segments
    ]


def _stands_above(one: Segment, number: Segment) -> bool:
    return number.x0 < (one.x0 + one.x1) / 2 < number.x1 and one.y > number.y + number.size / 2


def _segment(part: list[_Word], height: int, scale: float, usual: float) -> Segment:
    """Letters of a line differ in height; lines of one print do not, within a third."""
    tall = median(word.height for word in part)
    size = usual if abs(tall - usual) < usual / 3 else tall
    last = part[-1]
    text = " ".join(word.text for word in part)
    for wrong, right in _MISREAD:
        text = wrong.sub(right, text)
    return Segment(
        text,
        part[0].left * scale,
        (last.left + last.width) * scale,
        (height - median(word.top + word.height / 2 for word in part)) * scale,
        size * scale,
    )
