"""What a cell of a sheet says, and what it said when it went out. Pure."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from lientich.core.text import composed, fold
from lientich.documents import sheets

_SERIAL = re.compile(r"\d{5}")
_FIRST_SERIAL = date(1899, 12, 30)  # Excel's day 0, as it counts from March 1900
_SPACES = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_WORDS = re.compile(r"[\W_]+")
YEARS = range(1900, 2201)  # of which a sheet can speak
YES = {"co", "x", "1", "true", "yes", "v"}
NO = {"", "khong", "0", "false", "no"}


def squeezed(text: str) -> str:
    """As a person would call two cells the same: no doubled spaces, no loose marks."""
    return _SPACES.sub(" ", composed(text)).strip()


def name_key(text: str) -> str:
    """A name as it is compared: suoi nga is Suối Ngà."""
    return _WORDS.sub(" ", fold(text)).strip()


def is_clean(text: str) -> bool:
    """Without control characters, which no office program opens."""
    return not _CONTROL.search(text)


def day(text: str) -> date | None:
    """18/4/2018, 18-04-2018, 2018-04-18, or the number that a spreadsheet counts days by."""
    serial = _SERIAL.fullmatch(text.strip())
    found = _FIRST_SERIAL + timedelta(days=int(text)) if serial else sheets.day(text)
    return found if found and found.year in YEARS else None


def flag(text: str) -> bool | None:
    """Có or không; None where it is neither."""
    word = fold(text).strip()
    return True if word in YES else False if word in NO else None


def parts(text: str) -> list[str]:
    """Names in one cell: by lines or semicolons."""
    return [one for one in map(squeezed, re.split(r"[;\n]+", text)) if one]


def canon(value: Any) -> str:
    """A value as two of them are compared."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "pk"):
        return str(value.pk)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ";".join(sorted(canon(one) for one in value))
    return squeezed(str(value))


def digest(value: Any) -> str:
    return sha256(canon(value).encode()).hexdigest()[:8]
