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
_DAY = r"(?P<d>\d{1,2})"
_MONTH = r"(?P<m>0?[1-9]|1[0-2])"
_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d|[./-]\d)"

_FORMS = {
    "numeric": pattern(rf"{_DAY}\s?(?P<s>[-/.])\s?{_MONTH}\s?(?P=s)\s?{_YEAR}"),
    "spelled": pattern(rf"{_DAY},?\s{{0,3}}tháng {_MONTH}(?:,? năm |\s?[-/]\s?){_YEAR}"),
    "month": pattern(rf"tháng {_MONTH}(?: năm |\s?[-/.]\s?){_YEAR}"),
    "quarter": pattern(rf"quý (?P<q>iv|i{{1,3}}|[1-4])(?: năm |\s?[-/.]\s?| ){_YEAR}"),
    "half": pattern(rf"(?:6|06|sáu) tháng (?P<h>đầu|cuối) năm {_YEAR}"),
    "year": pattern(rf"năm {_YEAR}"),
}
_STANDS_ALONE = re.compile(r"(?:(?<!\w)(?<!/)(?<!\d[.,])|(?<=ngày))\Z")
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
    folded = fold(text)
    found = sorted(_candidates(folded), key=lambda date: (date.start, -date.end))
    dates: list[Date] = []
    for date in found:
        if not dates or date.start >= dates[-1].end:
            dates.append(date)
    return dates


def _candidates(folded: str) -> Iterator[Date]:
    for form, regex in _FORMS.items():
        for match in regex.finditer(folded):
            if not _STANDS_ALONE.search(folded, max(0, match.start() - 5), match.start()):
                continue
            iso, precision = _value(form, match.groupdict())
            if iso:
                yield Date(_start(folded, match.start(), precision), match.end(), iso, precision)


def _start(folded: str, start: int, precision: str) -> int:
    if precision != "day":
        return start
    head = _HEADS.search(folded, max(0, start - 20), start)
    return head.start() if head else start


def _value(form: str, parts: dict[str, str]) -> tuple[str | None, str]:
    year = parts["y"]
    match form:
        case "numeric" | "spelled":
            return _day(int(year), int(parts["m"]), int(parts["d"])), "day"
        case "month":
            return f"{year}-{int(parts['m']):02d}", "month"
        case "quarter":
            return f"{year}-Q{QUARTERS[parts['q']]}", "quarter"
        case "half":
            return f"{year}-H{1 if parts['h'] == 'đầu' else 2}", "half"
    return year, "year"


def _day(year: int, month: int, day: int) -> str | None:
    """None for a day that is on no calendar, such as 31/2."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
