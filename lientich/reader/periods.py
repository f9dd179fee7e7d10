"""Periods that figures and results are of: a year, a quarter, the first months of a year.

Normal forms: "2018", "2018-2020", "Q1/2018", "6T/2019" (the first six months), "H2/2026",
"2018-07".
"""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lientich.reader.seek import Index, Seek
from lientich.reader.sentences import Layout
from lientich.reader.text import lazy, pattern

_YEAR = r"(?:19|20)\d\d(?![\d.,]\d|\d)"
_PERIOD = Seek(
    rf"\b(?:giai đoạn|nhiệm kỳ|các năm|từ năm)(?: từ)?(?: năm)? (?P<from>{_YEAR})\s?(?:-|đến)\s?"
    rf"(?:năm )?(?P<to>{_YEAR})|"
    rf"\bquý (?P<quarter>iv|i{{1,3}}|[1-4])\b(?:(?:\s?[/.-]\s?|,? năm | )(?P<qy>{_YEAR}))?|"
    rf"\b(?P<months>\d{{1,2}}|ba|sáu|chín) tháng(?: đầu)?(?: (?:của )?năm"
    rf"(?: (?P<my>{_YEAR}))?|\s?/\s?(?P<my2>{_YEAR}))|"
    r"\btrong (?P<first>\d{1,2}|ba|sáu|chín) tháng(?=,)|"
    rf"\b(?:6|06|sáu) tháng cuối năm(?: (?P<hy>{_YEAR}))?|"
    rf"\btháng (?P<month>1[0-2]|0?[1-9])(?:\s?[/.-]\s?|,? năm )(?P<mmy>{_YEAR})|"
    rf"\bnăm (?P<year>{_YEAR})(?!\s?-\s?(?:19|20)\d\d)"
)
_COMPARED = pattern(
    r"(?:cùng kỳ(?: của)?|so(?: với)?(?: thực hiện| kế hoạch| mức)?(?: của| cả)?(?: đầu| cuối)?|"
    r"cuối|đầu|trước|bằng|hơn|"
    r"lần|thực hiện của|từ|kể từ|trong các|đến|hết) $"
)
_DAY = lazy(r"\d,?\s{1,3}$")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NUMBERS = {"ba": 3, "sáu": 6, "chín": 9}
_NAMES_A_PROGRAMME_AFTER = 20


@dataclass(frozen=True, slots=True)
class Period:
    """`value` is the normal form, or None where the text does not name the year."""

    start: int
    end: int
    value: str | None
    spans_years: bool = False


class Periods:
    """The periods of a text, without those that something is only compared with.

    `year` is the one to understand where a quarter or the first months name none.
    """

    def __init__(self, index: Index, year: str | None = None):
        self._all = list(_read(index, year))
        self._starts = [period.start for period in self._all]

    def within(self, start: int, end: int) -> list[Period]:
        """Those in a stretch; "chương trình … giai đoạn 2020-2025" is a name, no period."""
        low = bisect.bisect_left(self._starts, start)
        high = bisect.bisect_left(self._starts, end, lo=low)
        if low == high:
            return []
        return [
            period
            for period in self._all[low:high]
            if period.end <= end
            and not (period.spans_years and period.start > start + _NAMES_A_PROGRAMME_AFTER)
        ]


def of(layout: Layout, year: str | None) -> Periods:
    """The periods of a layout, read once for all finders."""
    key = f"periods of {year}"
    if key not in layout.shared:
        layout.shared[key] = Periods(layout.index, year)
    periods: Periods = layout.shared[key]
    return periods


def _read(index: Index, year: str | None) -> Iterator[Period]:
    folded = index.folded
    for match in _PERIOD.finditer(index, 0, len(folded)):
        before = folded[max(0, match.start() - 24) : match.start()]
        if _COMPARED.search(before) or (match["month"] and _DAY.search(before)):
            continue
        yield Period(match.start(), match.end(), _value(match, year), bool(match["from"]))


def _value(match: re.Match[str], year: str | None) -> str | None:
    if match["from"]:
        return f"{match['from']}-{match['to']}"
    if match["quarter"]:
        return _of(f"Q{_QUARTERS[match['quarter']]}", match["qy"] or year)
    if months := match["months"] or match["first"]:
        count = int(_NUMBERS.get(months, months))
        return _of(f"{count}T", match["my"] or match["my2"] or year) if 0 < count <= 12 else None
    if match["month"]:
        return f"{match['mmy']}-{int(match['month']):02d}"
    if match["year"]:
        return match["year"]
    return _of("H2", match["hy"] or year)


def _of(part: str, year: str | None) -> str | None:
    return f"{part}/{year}" if year else None
