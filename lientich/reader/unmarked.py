"""Documents cited without a symbol: by a bare number, or by name alone."""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lientich.reader import context, kinds, symbols
from lientich.reader.page import Page
from lientich.reader.seek import Seek
from lientich.reader.text import lazy, pattern

_SO = r"(?:số(?: hiệu)?\s{0,2}:?\s{0,2})"
_MORE = rf"(?:(?:\s{{0,2}}[,;]\s{{0,2}}| và )(?:số )?{symbols.NUMBER}(?![\w%]|[.,/-]\d)){{0,12}}"
_NUMBERED = Seek(
    rf"(?<!\w)(?P<kind>{kinds.NAME}) (?P<so>{_SO})?(?P<numbers>{symbols.NUMBER}"
    rf"(?![\w%]|\s?[./-]\s?\d|,\d){_MORE})"
)
_LETTERED = pattern(
    rf"(?P<kind>NQLT|NQ|KL|CT|HD|NĐ|QĐ|KH|TB) (?P<so>{_SO})?"
    rf"(?P<numbers>{symbols.NUMBER})(?![\w%]|\s?[./-]\s?[\dA-Za-z]|,\d)"
)
_STRONG = {"Nghị quyết", "Nghị định", "Chỉ thị", "Công văn", "Công điện", "Thông tư", "Thông tri"}
_WEAK = {"Kết luận", "Quy định", "Quyết định", "Hướng dẫn", "Kế hoạch", "Thông báo", "Quy chế"}
_WEAK |= {"Pháp lệnh", "Tờ trình", "Đề án"}
_ISSUED = pattern(r",? (?:của|do) ")
_DATED = pattern(r",? \(?(?:ngày )?\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{4}|,? ngày \d")
_GOES_ON = lazy(
    r"\s*(?:[,.;:()\"!?]|\Z|(?:về|của|ngày|khóa|và|đã|được|cho|để|trong|tại|là|do|có|đến|với|theo|"
    r"nêu|trên|này|ban hành|đi|vào|cũng|sẽ|thì|gắn|quy định|xác định|nhằm|yêu cầu|chỉ rõ|đề ra|"
    r"giai đoạn|từ|còn|mới|vừa|hội nghị|bộ chính trị|ban bí thư|trung ương|"
    r"năm (?:19|20)\d\d)(?!\w))"
)
_SAID_BEFORE = pattern(r" (?:nêu|nói) trên\b")  # which was cited in full where it was said
_ABOUT = pattern(r",? (?:về|v/v)(?!\w)")
_PLENUM = pattern(
    r"nghị quyết (?:của )?(?:(?:hội nghị )(?:lần thứ \w+,? )?(?:ban chấp hành |bch )?"
    r"(?:trung ương|tw|tư|t\.ư)(?: đảng)?|(?:trung ương|tw|tư|t\.ư)(?=\d{1,2}(?!\d)|\s))"
    r"(?:\s{0,2}(?:lần thứ )?(?:\d{1,2}|[ivx]{1,4}|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười))?"
    r",? \(?khóa (?:[ivx]{1,5}|\d{1,2})(?!\w)\)?"
)
_CONGRESS = pattern(
    r"nghị quyết (?:của )?đại hội (?:đại biểu )?(?:toàn quốc )?(?:lần thứ [ivx\d]{1,6}|"
    r"[ivx]{2,6}(?: của đảng)?|đảng bộ(?!\w))"
)
_CONGRESS_MORE = pattern(r",? (?:lần thứ [ivx\d]{1,6}|nhiệm kỳ \d{4}\s?-\s?\d{4}|của đảng)(?!\w)")
_LAW = pattern(
    r"(?P<kind>luật|bộ luật|pháp lệnh) (?P<title>[^.;:()\"/\d]{3,160}?),? "
    r"(?P<dated>ngày (?=\d{1,2}(?:\s?[-/.]| tháng))|(?:năm )?(?=(?:19|20)\d\d(?!\s?[-/]|\d)))"
)
_NEW_PARAGRAPH = lazy(r"\n\s*\n|\n\s*[-+*•]")
_INNER_LAW = lazy(r"(?<!\w)(?:luật|pháp lệnh) (?=\S)")
_AMENDING = ("sửa đổi", "bổ sung")


@dataclass(frozen=True, slots=True)
class Unmarked:
    start: int
    number_start: int
    end: int
    kind: str | None
    number: str | None
    joint: bool
    sure: bool
    title: str | None = None


def find(page: Page, taken: list[tuple[int, int]]) -> Iterator[Unmarked]:
    """What is cited without a symbol, outside the places `taken` by numbers with one."""
    taken = sorted(taken)
    found = [*_numbered(page), *_lettered(page), *_named(page), *_laws(page)]
    starts = [start for start, _ in taken]
    reached = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        before = bisect.bisect_right(starts, one.number_start) - 1
        if before >= 0 and taken[before][1] > one.number_start:
            continue
        after = bisect.bisect_left(starts, one.start)
        if after < len(taken) and taken[after][0] < one.end:
            continue
        if one.start >= reached or (one.number and one.end == reached):
            reached = one.end
            yield one


def _numbered(page: Page) -> Iterator[Unmarked]:
    for match in _NUMBERED.finditer(page.index, 0, len(page.folded)):
        kind = kinds.named(match["kind"])
        sure = _credible(page, match, kind)
        if sure is None or _SAID_BEFORE.match(page.folded, match.end()):
            continue
        yield from _each(match, kind, kinds.is_joint(match["kind"], ""), sure)


def _each(match: re.Match[str], kind: str | None, joint: bool, sure: bool) -> Iterator[Unmarked]:
    """One citation for each number of a list; all end where the list does, to read what follows."""
    base = match.start("numbers")
    for at, number in enumerate(re.finditer(symbols.NUMBER, match["numbers"])):
        start = base + number.start()
        yield Unmarked(
            match.start() if at == 0 else start, start, match.end(), kind, number[0], joint, sure
        )


def _credible(page: Page, match: re.Match[str], kind: str | None) -> bool | None:
    """Whether a bare number is surely a citation by the words around it; None if it is none."""
    end = match.end()
    issued = _ISSUED.match(page.folded, end)
    whose = issued and context.issuer_end(page, issued.end(), any_case=True)
    dated = _DATED.match(page.folded, end)
    if match["so"]:
        return bool(whose or dated or kind in _STRONG | _WEAK)
    if re.fullmatch(r"(?:19|20)\d\d|0", match["numbers"]):
        return True if dated and kind in ("Quyết định", "Công văn") else None
    if kind not in _STRONG | _WEAK:
        return None
    if whose or dated:
        return True
    capital = page.smoothed[match.start()].isupper()
    if not capital or not _GOES_ON.match(page.folded, end):
        return None
    return kind in _STRONG


def _lettered(page: Page) -> Iterator[Unmarked]:
    for match in _LETTERED.finditer(page.smoothed):
        before = page.smoothed[match.start() - 1 : match.start()]
        if before.isalnum() or before in ("/", "-") or not _GOES_ON.match(page.folded, match.end()):
            continue
        if re.fullmatch(r"(?:19|20)\d\d", match["numbers"]):
            continue
        kind = kinds.derived(match["kind"])
        yield from _each(match, kind, kinds.is_joint("", match["kind"]), sure=bool(match["so"]))


def _named(page: Page) -> Iterator[Unmarked]:
    for regex in (_PLENUM, _CONGRESS):
        for match in regex.finditer(page.folded):
            if not page.smoothed[match.start()].isupper():
                continue
            end = match.end()
            while more := _CONGRESS_MORE.match(page.folded, end):
                end = more.end()
            yield Unmarked(match.start(), match.start(), end, "Nghị quyết", None, False, False)


def _laws(page: Page) -> Iterator[Unmarked]:
    """ "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015": by title and date."""
    for match in _LAW.finditer(page.folded):
        start, title = match.start(), match.start("title")
        if _NEW_PARAGRAPH.search(match["title"]):
            continue
        if not match["title"].startswith(_AMENDING):
            for inner in _INNER_LAW.finditer(page.folded, title, match.end("title")):
                if page.smoothed[inner.start()].isupper():
                    start, title = inner.start(), inner.end()
        if not (page.smoothed[start].isupper() and title < match.end("title")):
            continue
        if not (page.smoothed[title].isupper() or match["title"].startswith(_AMENDING)):
            continue
        kind = kinds.named(page.folded[start : title - 1])
        written = page.written(title, match.end("title"))
        end, dated = match.end("title"), match["dated"].startswith("ngày")
        yield Unmarked(start, start, end, kind, None, joint=False, sure=dated, title=written)
