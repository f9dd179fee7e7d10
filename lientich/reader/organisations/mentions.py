"""The names of a text from left to right, and the letters that it gives them."""

import bisect
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lientich.reader import names
from lientich.reader.organisations.named import Name, Names
from lientich.reader.organisations.words import HEAD
from lientich.reader.seek import Index
from lientich.reader.text import lazy, lower, one_line, pattern, smooth

_A_DEPUTY = pattern(r"đại biểu \Z")
_MANY = pattern(r"(?<!\w)(?:các|những|mọi|mỗi|từng|hai|ba|nhiều|một số|2|3) \Z")
_IN_A_POST = pattern(r"(?:bí thư|ủy viên|chủ tịch|giám đốc|trưởng ban) \Z")
_FIRST_WORD = lazy(rf"[{names.UPPER}]+(?: [{names.UPPER}]+)?(?!\w)")
_CAPITAL_BEFORE = lazy(rf"(?<!\w)({names.CAPITALISED}) \Z")
_POST_BEFORE = pattern(r"(?:trưởng|phó) (?:phòng|ban|khoa|đoàn|vụ|bộ môn|đội|trạm) \Z")
_NUMBER_BEFORE = pattern(r"(?:chỉ đạo|công tác|đề án|đoàn|đội|tổ) (?:số )?\d{1,4} \Z")
_ROUTE_BEFORE = lazy(rf"{names.CAPITALISED} - \Z")  # "tuyến Cẩm Sơn - Cảng Vũng Đông"
_BEFORE_ANY = frozenset(
    ["Trưởng", "Chánh", "Phó", "Nguyên", "Giao", "Và", "Tại", "Theo", "Do", "Của", "Về", "Với"]
    + ["Từ", "Cho", "Để", "Khi", "Sau", "Trước", "Được", "Cùng", "Riêng", "Qua", "Các", "Nhờ"]
    + ["Gửi", "Lưu", "Mời", "Là", "Như", "Bởi", "Đến", "Giữa", "Nay", "Cựu", "Trong", "Đối"]
)
_GOES_BEFORE = lazy(r"[\w/-]")


def find(
    text: str, smoothed: str | None = None, scanned: list[Name] | None = None
) -> list[dict[str, Any]]:
    """Each mention of a named organisation, and of the letters the text gives it."""
    smoothed = smooth(text) if smoothed is None else smoothed
    found = _scanned(smoothed) if scanned is None else scanned
    return [
        {
            "start": name.start,
            "end": name.end,
            "name": one_line(text[name.start : name.end]),
            "sure": name.own,
        }
        for name in sorted([*found, *_by_letters(smoothed, found)], key=lambda name: name.start)
    ]


def scan(names: Names, index: Index) -> Iterator[Name]:
    """The names of a text from left to right, none inside another."""
    smoothed, folded, reached = names.smoothed, names.folded, 0
    for start in index.places[HEAD]:
        if start < reached or not smoothed[start].isupper():
            continue
        head = HEAD.match(folded, start)
        if not head or not _free(smoothed, folded, start):
            continue
        name = names.at(start)
        reached = reached if name else head.end()
        if not name:
            continue
        many = _MANY.search(folded, max(0, start - 8), start)
        if name.own or not many:
            reached = name.end
            inner = many or _within_another(smoothed, folded, start)
            yield replace(name, own=False) if inner else name


def _within_another(smoothed: str, folded: str, start: int) -> bool:
    """ "Cụm Cảng Đông Bắc", "Trung ương Hội …": what stands right before may begin the name."""
    before = _CAPITAL_BEFORE.search(smoothed, max(0, start - 12), start)
    if _NUMBER_BEFORE.search(folded, max(0, start - 12), start):
        return True
    if smoothed.endswith("Trung ương ", 0, start) or _ROUTE_BEFORE.search(
        smoothed, max(0, start - 12), start
    ):
        return True
    if _POST_BEFORE.search(folded, max(0, start - 20), start):
        return True
    return before is not None and before[1] not in _BEFORE_ANY


def _free(smoothed: str, folded: str, start: int) -> bool:
    """Whether a name may begin there: not inside a word, a symbol, a post, or words in capitals."""
    if start and smoothed[start - 1] in "/-":
        return False
    word = _FIRST_WORD.match(smoothed, start)
    if word and word[0].isupper() and " " in word[0]:
        return False
    if folded.startswith("quốc hội", start):
        return not _A_DEPUTY.search(folded, max(0, start - 12), start)
    return not (
        folded.startswith("thường trực", start)
        and _IN_A_POST.search(folded, max(0, start - 12), start)
    )


def _scanned(smoothed: str) -> list[Name]:
    names = Names(smoothed, lower(smoothed))
    return list(scan(names, Index(names.folded)))


def _by_letters(smoothed: str, found: list[Name]) -> Iterator[Name]:
    """Mentions by the letters alone, once the text has said whose they are: "… Việt Nam (TKV)"."""
    letters = set()
    for name in found:
        given = re.search(rf"\(({names.ACRONYM})\)$", smoothed[name.start : name.end])
        if given:
            letters.add(given[1])
    if not letters:
        return
    starts = [name.start for name in found]
    for mention in re.finditer(rf"(?:{'|'.join(sorted(letters))})(?![\w/-])", smoothed):
        start = mention.start()
        if start and _GOES_BEFORE.match(smoothed, start - 1):
            continue  # not asked by the pattern, which is quick while letters come first in it
        before = bisect.bisect(starts, start) - 1
        if before < 0 or found[before].end <= start:
            yield Name(start, mention.end(), own=True)
