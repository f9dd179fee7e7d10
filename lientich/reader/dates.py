"""Dates as Vietnamese texts write them: 11-1-2018, 01/6/2017, ngày 20 tháng 01 năm 2017, quý I.

A date is what is written and nothing more: a month without a day has the precision "month".
"""

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lientich.reader.text import fold, pattern

QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_DAY = r"(?P<d>\d\d?)"  # a plain digit first, which is quickly looked for
_MONTH = r"(?P<m>0?[1-9]|1[0-2])"
_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d|[./-]\d)"

# Each form begins with a digit or with letters of its own, by which it is quickly found.
_FORMS = {
    "day": pattern(
        rf"{_DAY}(?:\s?(?P<s>[-/.])\s?{_MONTH}\s?(?P=s)\s?{_YEAR}"
        rf"|,?\s{{0,3}}tháng {_MONTH.replace('<m>', '<m2>')}(?:,? năm |\s?[-/]\s?)"
        rf"{_YEAR.replace('<y>', '<y2>')})"
    ),
    "month": pattern(rf"tháng {_MONTH}(?: năm |\s?[-/.]\s?){_YEAR}"),
    "quarter": pattern(rf"quý (?P<q>iv|i{{1,3}}|[1-4])(?: năm |\s?[-/.]\s?| ){_YEAR}"),
    "half": pattern(rf"tháng (?P<h>đầu|cuối) năm {_YEAR}"),
    "year": pattern(rf"năm {_YEAR}"),
}
_SIX = pattern(r"(?<!\w)(?:6|06|sáu) \Z")
_HEADS = pattern(r"\bngày (?:mùng |mồng )?$")


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """A date or a period of the calendar, at `start:end`, from the word "ngày" if it has one.

    `iso` is "2018-01-11", "2018-01", "2019-Q1", "2019-H1" or "2018"; `precision` is "day",
    "month", "quarter", "half" or "year".
    """

    start: int
    end: int
    iso: str
    precision: str

    @property
    def last_day(self) -> str:
        """The last day of what is named, as "YYYY-MM-DD"."""
        if self.precision == "day":
            return self.iso
        year = int(self.iso[:4])
        month = {
            "month": lambda: int(self.iso[5:]),
            "quarter": lambda: 3 * int(self.iso[6:]),
            "half": lambda: 6 * int(self.iso[6:]),
            "year": lambda: 12,
        }[self.precision]()
        return f"{year}-{month:02d}-{calendar.monthrange(year, month)[1]}"


def find(text: str) -> list[Date]:
    """The dates of `text` from left to right; of two that overlap, the longer."""
    return find_folded(fold(text))


def find_folded(folded: str) -> list[Date]:
    found = sorted(_candidates(folded), key=lambda date: (date.start, -date.end))
    dates: list[Date] = []
    for date in found:
        if not dates or date.start >= dates[-1].end:
            dates.append(date)
    return dates


def _candidates(folded: str) -> Iterator[Date]:
    for form, regex in _FORMS.items():
        for match in regex.finditer(folded):
            start = _start(folded, match.start(), form)
            iso = _value(form, match) if start is not None else None
            if start is not None and iso:
                yield Date(start, match.end(), iso, form)


def _start(folded: str, start: int, form: str) -> int | None:
    """Where the date begins with the words that lead to it; None inside a longer number."""
    before = max(0, start - 20)
    if form == "half":
        six = _SIX.search(folded, before, start)
        return six.start() if six else None
    if not _stands_alone(folded, start):
        return None
    head = _HEADS.search(folded, before, start) if form == "day" else None
    return head.start() if head else start


def _stands_alone(folded: str, start: int) -> bool:
    before = folded[start - 1 : start]
    if before in (".", ","):
        return not folded[start - 2 : start - 1].isdecimal()
    apart = not (before.isalnum() or before in ("_", "/"))
    return apart or folded.endswith("ngày", 0, start)


def _value(form: str, match: re.Match[str]) -> str | None:
    if form == "day":
        year, month = match["y"] or match["y2"], match["m"] or match["m2"]
        return _day(int(year), int(month), int(match["d"]))
    year = match["y"]
    if form == "month":
        return f"{year}-{int(match['m']):02d}"
    if form == "quarter":
        return f"{year}-Q{QUARTERS[match['q']]}"
    if form == "half":
        return f"{year}-H{1 if match['h'] == 'đầu' else 2}"
    return year


def _day(year: int, month: int, day: int) -> str | None:
    """None for a day that is on no calendar, such as 31/2."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
