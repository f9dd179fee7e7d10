"""When something is to be done: the last day of what is named, or how often it comes again."""

import datetime
import re

from lientich.reader import dates
from lientich.reader.seek import Index, Seek
from lientich.reader.text import lazy, one_line, pattern

_EVERY = {
    "yearly": re.compile(
        r"\bnăm nào cũng\b|"
        r"\b(?:hằng|hàng|mỗi|từng) năm\b|\bđịnh kỳ (?:1 |một |theo )?năm\b|"
        r"\b(?:một |1 |01 )?năm(?: một|\s?/| 1| 01) lần\b|\bthường niên\b|"
        r"\b(?:12|mười hai) tháng(?: (?:một|1|01)|/) ?lần"
    ),
    "half-yearly": re.compile(
        r"\b(?:6|06|sáu) tháng(?:,| và) (?:hằng |hàng |1 |01 |một )?năm\b|"
        r"\b(?:6|06|sáu) tháng (?:\w{1,8} ){1,4}(?:một|1|01) lần\b|"
        r"\b(?:6|06|sáu) tháng(?: (?:một|1|01)|\s?/(?:1|01)?)\s?lần\b|"
        r"\b(?:định kỳ|mỗi|hằng|hàng)(?: mỗi| theo)? (?:6|06|sáu) tháng\b|\bnửa năm(?: một)? lần|"
        r"\b(?:mỗi|một|1) năm (?:hai|2|02) lần\b|\b(?:hai|2|02) lần(?:\s?/\s?|/| một | mỗi )năm\b"
    ),
    "quarterly": re.compile(
        r"\bquý nào cũng\b|"
        r"\b(?:hằng|(?<!đơn\s)hàng|mỗi|theo từng) quý\b(?! [ivx\d]{1,3}\b)|"
        r"\bquý (?:\w{1,8} ){1,4}(?:một|1|01) lần\b|"
        r"\bđịnh kỳ (?:1 |một |theo )?quý\b|"
        r"\b(?:một |1 |01 )?quý(?: một|\s?/| 1| 01)\s?(?:1 |01 )?lần\b|"
        r"\b(?:3|03|ba) tháng(?: (?:một|1|01)|\s?/(?:1|01)?)\s?lần\b|"
        r"\b(?:3|03|ba) tháng (?:\w{1,8} ){1,6}(?:một|1|01) lần\b|"
        r"\bđịnh kỳ (?:3|03|ba) tháng\b|"
        r"\btháng (?:cuối|đầu) (?:của )?(?:mỗi |hằng |hàng |từng )?quý\b(?! [ivx\d])|"
        r"\btuần (?:cuối|đầu) (?:của )?(?:mỗi |hằng |hàng |từng )?quý\b(?! [ivx\d])|"
        r"\b(?:một|1|01) lần(?:\s?/\s?| mỗi | trong mỗi )quý\b"
    ),
    "monthly": re.compile(
        r"\btháng nào cũng\b|"
        r"\b(?:\d{1,2}|hai|ba|bốn) (?:lần|buổi|đợt|kỳ|cuộc)(?:\s?/\s?| một | mỗi | trong )tháng\b|"
        r"\b(?<!mẫu )báo cáo tháng\b(?! \d| này| tới| trước)|"
        r"\b(?:hằng|(?<!đơn\s)hàng|mỗi|theo từng) tháng\b(?! \d{1,2}(?:[/.,;)]|$| năm))|"
        r"\bđịnh kỳ (?:1 |một |theo )?tháng\b|"
        r"(?<!\d )(?<!\d)\b(?:một |1 |01 )?(?<!ba )(?<!sáu )tháng(?: một|\s?/| 1| 01)\s?"
        r"(?:1 |01 )?lần\b|\b(?:một|1|01) lần(?:\s?/\s?| mỗi | trong mỗi )tháng\b"
    ),
    "weekly": re.compile(
        r"\btuần nào cũng\b|"
        r"\b(?:\d{1,2}|hai|ba|bốn) (?:lần|buổi|đợt|kỳ|cuộc)(?:\s?/\s?| một | mỗi | trong )tuần\b|"
        r"\bbáo cáo tuần\b(?! này| tới| trước)|"
        r"\b(?:hằng|hàng|mỗi|từng) tuần\b|\bđịnh kỳ (?:1 |một |theo )?tuần\b|"
        r"\b(?:một |1 |01 )?tuần(?: một|\s?/| 1| 01)\s?(?:1 |01 )?lần\b|"
        r"\b(?:một|1|01) lần(?:\s?/\s?| mỗi )tuần\b"
    ),
}
# "nhiệm vụ hằng năm", "kế hoạch hằng năm": the thing is of every year, not the doing.
_OFTEN = lazy(
    r"(?:tháng|tuần) (?:cuối|đầu)|báo cáo t|hằng|hàng|mỗi|định kỳ|lần|thường niên|từng|nào cũng"
)
_NOT_AGAIN = lazy(
    r"\b(?:đại hội|hội nghị|kỳ họp|phiên họp)(?: \w{1,8}){0,4} thường niên\b|"
    r"\b(?:dự toán|ngân sách|kế hoạch vốn)(?: \w{1,8}){0,2} (?:hằng|hàng) năm\b|"
    r"\b(?:mỗi|hằng|hàng|một) năm(?: \w{1,8}){0,4} không quá\b|\bkhông quá[^,;]{0,30} mỗi năm\b"
)
_UNITS = {
    "weekly": ("tuần",),
    "monthly": ("tháng",),
    "quarterly": ("quý", "tháng"),
    "half-yearly": ("tháng", "năm"),
    "yearly": ("năm", "tháng", "niên"),
}
_OFTEN_FIRST = ("weekly", "monthly", "quarterly", "half-yearly", "yearly")

_BY = (
    r"(?:trước|chậm nhất|muộn nhất|xong|hoàn thành|đến hết|đến|hết|trong|vào|thời hạn|hạn|"
    r"thời gian thực hiện|thời gian hoàn thành|thời gian|cuối|ngay trong|chậm nhất là)"
)
_BEFORE = pattern(
    rf"\b{_BY}(?: (?:là|vào|đến|trong|trước|hết|cuối|từ nay đến|"
    rf"kể từ)){{0,2}}(?: \d{{1,2}}(?: giờ|h)(?: ?\d{{2}})?(?: phút)?,?)?[\s:(]{{0,4}}$"
)
_AT_LATEST = pattern(r"\b(?:trước|chậm nhất|hạn chót)(?: là| vào)?(?: ngày)? $")
_OPEN = pattern(r"\b(?:trước|từ|đầu|giữa|kể từ)(?: (?:thời điểm|hết|đầu))? $")
_EVENT = pattern(r"(?:của|từ|số \S{1,30}|tại \S{1,30}|so với|cùng kỳ|kỷ niệm|kể từ|giai đoạn) $")
_PART = (
    r"(?:ngày (?P<d>[0-3]?\d)(?:\s?[-/.]\s?| tháng )(?P<m>1[0-2]|0?[1-9])(?![\d/.-]*\d| năm)|"
    r"(?P<d2>[0-3]?\d)\s?[/]\s?(?P<m2>1[0-2]|0?[1-9])(?![\d/.-]*\d|%| năm)|"
    r"tháng (?P<month>1[0-2]|0?[1-9])(?![\d/.-]*\d| năm(?! nay)| \d{4})|"
    r"quý (?P<q>iv|i{1,3}|[1-4])\b(?!\s?[/.-]?\s?\d| năm(?! nay))|"
    r"(?P<half>(?:6|06|sáu) tháng (?:đầu|cuối) năm)(?! \d)|(?P<year>năm) nay\b)"
)
_NO_YEAR = Seek(rf"\b{_BY}(?: (?:là|vào|đến|trong|trước|hết)){{0,2}}:? {_PART}")
_APART = pattern(
    r"\b(?:trước|chậm nhất|xong|đến hết) (?:[^\W\d]+ ){1,5}$|"
    r"\b(?:trình|gửi|nộp|báo cáo|bàn giao) (?:[^\W\d]+ ){0,7}(?:ngày )?$"
)
_PART_ALONE = pattern(_PART)
_AROUND_A_DAY = pattern(
    r"(?:trước|trong|đến|hết|xong|hoàn thành|ngày|chậm nhất|muộn nhất|là|vào|cuối|thực hiện|"
    r"khoảng|thời gian|báo cáo|gửi|từ (?:ngày |tháng |quý )?[\divx/-]{1,5}(?= )|[\s,.:;()])*"
)
_OPENS_SO = 9
_ALWAYS = pattern(r"(?:thường xuyên|liên tục|cả năm|ngay sau khi|khi có|theo )")
_DAY_WRITTEN = Seek(
    rf"\b{_BY}(?: (?:là|vào|đến|trong|trước|hết)){{0,2}}:? (?:ngày )?"
    r"(?P<day>[0-3]?\d\s?[-/.]\s?[01]?\d\s?[-/.]\s?(?:19|20)\d\d)(?!\d)"
)


def recurrence(folded: str) -> str | None:
    """The shortest step at which a folded text says to do something again."""
    if not _OFTEN.search(folded):
        return None
    line = _NOT_AGAIN.sub(" ", one_line(folded))
    return next((step for step in _OFTEN_FIRST if _says(step, line)), None)


def _says(step: str, line: str) -> bool:
    return any(unit in line for unit in _UNITS[step]) and bool(_EVERY[step].search(line))


def due(index: Index, start: int, end: int, found: list[dates.Date], year: str | None):
    """The due day of a text's `start:end` and whether the text leaves no doubt about it.

    `found` are its dates with a year; `year` is the one to understand where it names none.
    Returns (None, True) where nothing is due, (None, False) where several days could be meant.
    """
    named = {day for date in found if (day := _deadline(index.folded, start, date))}
    exact = {
        date.last_day
        for date in found
        if date.precision == "day"
        and _AT_LATEST.search(index.folded, max(start, date.start - 30), date.start)
    }
    if _no_such_day(index, start, end, found) or (not named and _may_be_due(index, start, found)):
        return None, False
    if year is None and lacks_its_year(index, start, end):
        return None, not named
    named |= set(_without_year(index, start, end, year))
    if len(named) == 2 and len(exact) == 1 and max(named) not in exact:
        named = exact  # "trong quý IV, về đích trước ngày 25-12": the day narrows the quarter
    if len(named) == 1:
        return named.pop(), True
    return None, not named


def lacks_its_year(index: Index, start: int, end: int) -> bool:
    """Whether a day is told without its year: "trong quý II"."""
    return bool(_NO_YEAR.search(index, start, end))


def told(folded: str, span: tuple[int, int], found: list[dates.Date], year: str | None):
    """What a stretch that is all about the time says: "Quý II/2025", "từ tháng 3 đến 30/6"."""
    start, end = span
    if not found:
        match = _PART_ALONE.search(folded, start, end)
        if not match:
            return None, bool(_ALWAYS.match(folded, start, end))
        day = _in_year(match, int(year)) if year else None
        return day, bool(day) and _nothing_else(folded, span, match.span())
    last = found[-1]
    if len(found) == 1 and folded.startswith("từ ", start) and last.start - start < _OPENS_SO:
        return None, True  # "Từ tháng 5/2024" names no end
    if len(found) == 1:
        return last.last_day, _nothing_else(folded, span, (last.start, last.end))
    joined = folded[found[-2].end : last.start].strip()
    return last.last_day, len(found) == 2 and joined in ("đến", "-", "đến hết", "đến ngày")


def _nothing_else(folded: str, span: tuple[int, int], day: tuple[int, int]) -> bool:
    around = folded[span[0] : day[0]] + " " + folded[day[1] : span[1]]
    return bool(_AROUND_A_DAY.fullmatch(around))


def _may_be_due(index: Index, start: int, found: list[dates.Date]) -> bool:
    """ "trước Tết Dương lịch 01/01/2018": words stand between the day and what makes it due."""
    return any(
        date.precision == "day"
        and _APART.search(index.folded, max(start, date.start - 40), date.start)
        for date in found
    )


def _no_such_day(index: Index, start: int, end: int, found: list[dates.Date]) -> bool:
    """Whether a day is written that no calendar has: 31-2-2026."""
    written = _DAY_WRITTEN.search(index, start, end)
    return written is not None and not any(
        date.start <= written.start("day") < date.end for date in found
    )


def _deadline(folded: str, start: int, date: dates.Date) -> str | None:
    before = folded[max(start, date.start - 40) : date.start]
    if _EVENT.search(before):
        return None
    if date.precision != "day" and _OPEN.search(before):
        return None
    return date.last_day if _BEFORE.search(before) else None


def _without_year(index: Index, start: int, end: int, year: str | None):
    if year is None:
        return
    for match in _NO_YEAR.finditer(index, start, end):
        if day := _in_year(match, int(year)):
            yield day


def _in_year(match: re.Match[str], year: int) -> str | None:
    day, month = match["d"] or match["d2"], match["m"] or match["m2"]
    if day:
        try:
            return datetime.date(year, int(month), int(day)).isoformat()
        except ValueError:
            return None
    if match["month"]:
        return dates.Date(0, 0, f"{year}-{int(match['month']):02d}", "month").last_day
    if match["q"]:
        return dates.Date(0, 0, f"{year}-Q{dates.QUARTERS[match['q']]}", "quarter").last_day
    if match["half"]:
        half = 1 if "đầu" in match["half"] else 2
        return dates.Date(0, 0, f"{year}-H{half}", "half").last_day
    return f"{year}-12-31"
