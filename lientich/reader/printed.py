"""Lines found by place on a printed page, paragraphs rejoined from lines: of a PDF or a picture."""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from lientich.reader import columns
from lientich.reader.text import lazy

_WIDE_GAP = 1.5  # divides columns anywhere
_LETTERHEAD_LINES = 16
_BEGINS_MOTTO = lazy(r"ĐẢNG CỘNG SẢN|CỘNG H[ÒO]A XÃ HỘI|CỘNG HOÀ XÃ HỘI", re.IGNORECASE)
_PAGE_NUMBER = lazy(r"[-–—\s]*(?:(?:Trang|Page)\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—.\s]*")
_WEB_ADDRESS = lazy(r"(?:https?|file)://\S+.*")
_STARTS_ITEM = lazy(
    r"[-–—+*•●▪◦]\s?\S|(?:\d{1,2}|[a-zđ]|[IVX]{1,5})[.)]\s|[IVX]{1,5}\s?[-–]\s?\S|"
    r"\d{1,2}(?:\.\d{1,2}){1,3}"
    r"\.?\s|(?:Điều|Chương|Mục|Phần|Phụ lục)\s\S|Nơi nhận|Căn cứ\s|Kính gửi"
)
_HAS_LETTERS = lazy(r"\w")
_ENDS_SENTENCE = lazy(r"[.!?…:]['”\")]?$")
_OPEN_SYMBOL = lazy(r"[0-9A-ZĐƯ][-–/]$")
_SYMBOL_GOES_ON = lazy(r"-[A-ZĐƯ]{2}|/[A-ZĐƯ]")
_SYMBOL = lazy(r"\d[-–/]?[A-ZĐƯ][\w/-]{0,30}$")


@dataclass
class Segment:
    """Letters that follow each other on one line without a wide gap."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


@dataclass
class Line:
    segments: list[Segment]

    @property
    def y(self) -> float:
        return self.segments[0].y

    @property
    def size(self) -> float:
        return max(s.size for s in self.segments)

    @property
    def x0(self) -> float:
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        return self.segments[-1].x1

    @property
    def text(self) -> str:
        return "\t".join(s.text for s in self.segments)


@dataclass
class Page:
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    has_pictures: bool = False

    def __post_init__(self) -> None:
        self.had_text = bool(self.lines)


def lay_out(pages: list[Page]) -> tuple[list[str], str]:
    """The lines of the whole, and what was dropped as running heads."""
    margins = _drop_running_heads(pages)
    letterhead = _take_letterhead(pages[0]) if pages else []
    for page in pages:
        for line in page.lines:
            line.segments = _merged(line.segments)
    lines = letterhead + columns.unfold(_joined(pages))
    return [re.sub(r"\t+", " | ", line.strip("\t")) for line in lines], "\n".join(margins)


def in_lines(segments: list[Segment]) -> list[Line]:
    """Segments on one height make a line, read from left to right; lines from the top down."""
    lines: list[Line] = []
    for segment in sorted(segments, key=lambda s: (-s.y, s.x0)):
        if lines and abs(lines[-1].y - segment.y) < 0.45 * min(lines[-1].size, segment.size):
            lines[-1].segments.append(segment)
        else:
            lines.append(Line([segment]))
    for line in lines:
        line.segments.sort(key=lambda s: s.x0)
    return lines


def _merged(segments: list[Segment]) -> list[Segment]:
    """Pieces that only the file's own order held apart belong together again."""
    merged = segments[:1]
    for segment in segments[1:]:
        last = merged[-1]
        if segment.x0 - last.x1 > _WIDE_GAP * max(last.size, segment.size):
            merged.append(segment)
            continue
        glue = " " if segment.x0 - last.x1 > 0.2 * last.size else ""
        text = last.text + glue + segment.text
        merged[-1] = Segment(text, last.x0, max(last.x1, segment.x1), last.y, last.size)
    return merged


def _take_letterhead(page: Page) -> list[str]:
    """The left column's lines, then the right one's, taken out of the first page.

    The motto on the right and a line beside it show where the columns divide.
    """
    top = page.lines[:_LETTERHEAD_LINES]
    split = next((x for line in top if (x := _division(line))), None)
    if split is None:
        return []
    middle = (min(x.x0 for x in page.lines) + max(x.x1 for x in page.lines)) / 2
    left: list[str] = []
    right: list[str] = []
    taken = 0
    for line in top:
        sides = [[s for s in line.segments if (s.x0 + s.x1) / 2 < split], []]
        sides[1] = [s for s in line.segments if s not in sides[0]]
        if _is_below_letterhead(line, sides, split, middle, dated=columns.dated(right)):
            break
        for column, side in zip((left, right), sides, strict=True):
            column += [" ".join(s.text for s in _merged(side))] if side else []
        taken += 1
    del page.lines[:taken]
    return columns.rejoined(left) + columns.rejoined(right)


def _division(line: Line) -> float | None:
    for before, motto in pairwise(line.segments):
        if _BEGINS_MOTTO.match(motto.text):
            return (before.x1 + motto.x0) / 2
    return None


def _is_below_letterhead(
    line: Line, sides: list[list[Segment]], split: float, middle: float, *, dated: bool
) -> bool:
    if any(s.x0 < split - 3 * s.size and s.x1 > split + 3 * s.size for s in line.segments):
        return True
    if all(sides):
        return False
    centred = abs((line.x0 + line.x1) / 2 - middle) < 2 * line.size
    return columns.is_title(line.text) or (dated and centred) or line.text.startswith("Kính gửi")


def _drop_running_heads(pages: list[Page]) -> list[str]:
    """Take page numbers and what repeats at the edge of the pages out of them."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_repeating(line.text) for line in _edge_lines(page)})
    often = max(2, len(pages) // 2)
    dropped: list[str] = []
    for page in pages:
        for line in _edge_lines(page):
            text = line.text.strip()
            repeats = seen[_repeating(line.text)] >= often and len(text) < 150
            alone = _PAGE_NUMBER.fullmatch(text) or _WEB_ADDRESS.fullmatch(text)
            if repeats or alone:
                page.lines.remove(line)
                dropped.append(text)
    return dropped


def _edge_lines(page: Page) -> list[Line]:
    """Up to two lines in the outer tenth of the page, at the top and at the bottom."""
    top = [line for line in page.lines[:2] if line.y > 0.9 * page.height]
    bottom = [line for line in page.lines[-2:] if line.y < 0.1 * page.height]
    return top + [line for line in bottom if line not in top]


def _repeating(text: str) -> str:
    return re.sub(r"\d+", "#", text)


@dataclass
class _Shape:
    """How the running text of a document is set: its margins and the step between lines."""

    left: float
    right: float
    step: float


def _joined(pages: list[Page]) -> list[str]:
    """Lines of the whole document with those of one paragraph rejoined."""
    paragraphs: list[str] = []
    before: Line | None = None
    shapes = _shapes(pages)
    for page in pages:
        if not page.lines:
            continue
        shape = shapes[round(page.width)]
        new_page = True
        for line in page.lines:
            text = _with_side(line, page)
            if before is not None and _continues(before, line, shape, new_page=new_page):
                paragraphs[-1] = _glued(paragraphs[-1], text)
            else:
                paragraphs.append(text)
            before, new_page = line, False
    return paragraphs


def _shapes(pages: list[Page]) -> dict[int, _Shape]:
    """One shape for all pages of one width."""
    together: dict[int, list[Page]] = {}
    for page in pages:
        if page.lines:
            together.setdefault(round(page.width), []).append(page)
    return {width: _shape(alike) for width, alike in together.items()}


def _shape(pages: list[Page]) -> _Shape:
    lines = [line for page in pages for line in page.lines]
    long = [line for line in lines if line.x1 - line.x0 > 0.5 * pages[0].width] or lines
    lefts = Counter(round(line.x0) for line in long)
    steps = [
        a.y - b.y for page in pages for a, b in pairwise(page.lines) if 0 < a.y - b.y < 4 * a.size
    ]
    left = min((x for x, n in lefts.items() if n >= 0.25 * len(long)), default=min(lefts))
    step = median(steps) if steps else 1.3 * lines[0].size
    return _Shape(left, max(line.x1 for line in long), step)


def _with_side(line: Line, page: Page) -> str:
    """A line that stands in the right half alone keeps an empty left part."""
    centre = (line.x0 + line.x1) / 2
    if len(line.segments) == 1 and centre > 0.6 * page.width and line.x0 > 0.4 * page.width:
        return "\t" + line.text
    return line.text


def _continues(before: Line, line: Line, shape: _Shape, *, new_page: bool) -> bool:
    """Whether `line` goes on with the paragraph of the line before it."""
    if len(before.segments) > 1 or len(line.segments) > 1:
        return False
    if not (_HAS_LETTERS.search(before.text) and _HAS_LETTERS.search(line.text)):
        return False
    if abs(before.size - line.size) > 0.12 * before.size:
        return False
    if not new_page and before.y - line.y > 1.35 * min(shape.step, 2.2 * before.size):
        return False
    if _symbol_goes_on(before.text, line.text):
        return True
    if _STARTS_ITEM.match(line.text) or line.x0 > shape.left + 1.0 * line.size:
        return _is_centred(line, shape) and _is_even(before, shape) and _same_case(before, line)
    room = shape.right - before.x1
    first_word = line.text.split(" ", 1)[0]
    needed = 0.5 * line.size * (len(first_word) + 1)
    if room > max(needed, 1.5 * before.size):
        return False
    return not (new_page and _ENDS_SENTENCE.search(before.text))


def _is_centred(line: Line, shape: _Shape) -> bool:
    return line.x0 - shape.left > 2 * line.size and _is_even(line, shape)


def _is_even(line: Line, shape: _Shape) -> bool:
    """As much room on the left as on the right, in a line that ends no sentence."""
    left, right = line.x0 - shape.left, shape.right - line.x1
    return abs(left - right) < 3 * line.size and not _ENDS_SENTENCE.search(line.text)


def _same_case(before: Line, line: Line) -> bool:
    return before.text.isupper() == line.text.isupper()


def _glued(paragraph: str, text: str) -> str:
    """Two lines of a paragraph: a symbol broken at its hyphen or slash is whole again."""
    text = text.lstrip("\t")
    open_symbol = _OPEN_SYMBOL.search(paragraph) and (text[:1].isupper() or text[:1].isdigit())
    whole = open_symbol or _symbol_goes_on(paragraph, text)
    return paragraph + text if whole else f"{paragraph} {text}"


def _symbol_goes_on(paragraph: str, text: str) -> bool:
    return bool(_SYMBOL_GOES_ON.match(text) and _SYMBOL.search(paragraph))
