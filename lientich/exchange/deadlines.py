"""The last day that a deadline in words allows. Pure."""

import re
from calendar import monthrange
from datetime import date

from lientich.core.text import fold

from . import cells

_BEFORE = re.compile(r"^(?:truoc|den|het|xong|hoan thanh|trong|cham nhat|ngay)\s+")
_QUARTER = re.compile(r"quy\s*(i{1,3}|iv|[1-4])\s*(?:[/,-]|nam)?\s*(?:nam\s*)?(\d{4})")
_MONTH = re.compile(r"thang\s*(\d{1,2})\s*(?:[/,-]|nam)?\s*(?:nam\s*)?(\d{4})|(\d{1,2})/(\d{4})")
_YEAR = re.compile(r"(?:trong\s+)?nam\s*(\d{4})")
_DAY = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
NONE = {"thuong xuyen", "lien tuc", "khong thoi han", "khong co thoi han", "khong co han", "khong"}


def last_day(text: str) -> date | None:
    """A day, tháng 9/2026, quý III/2026, năm 2026; None where it is not understood."""
    if found := cells.day(text):
        return found
    words = _BEFORE.sub("", fold(text).strip())
    if match := _QUARTER.fullmatch(words):
        quarter = _ROMAN.get(match[1]) or int(match[1])
        return _end_of_month(int(match[2]), quarter * 3)
    if match := _MONTH.fullmatch(words):
        return _end_of_month(int(match[2] or match[4]), int(match[1] or match[3]))
    if match := _YEAR.fullmatch(words):
        return _end_of_month(int(match[1]), 12)
    days = _DAY.findall(words)
    return cells.day(days[0]) if len(days) == 1 else None


def is_none(text: str) -> bool:
    """Whether it says that there is no day: thường xuyên."""
    return cells.name_key(text) in NONE


def _end_of_month(year: int, month: int) -> date | None:
    if not (1 <= month <= 12 and year in cells.YEARS):
        return None
    return date(year, month, monthrange(year, month)[1])
