"""What makes two papers the same document: issuer, kind, number, and the year it counts in.

Pure: no database. NORMS, sections 2 and 3.
"""

import re
from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from lientich.core.text import fold

_DASHES = re.compile(r"\s*[-\u2010-\u2015]\s*")
_SPACES = re.compile(r"\s+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LONGEST = 400


def number_key(number: str) -> str:
    """A number without its zeros in front: 05 and 5 are one number, 30c is another."""
    return fold(number).strip().lstrip("0")


def symbol_key(symbol: str) -> str:
    """A symbol without marks, spaces and the kind of its dashes: NQ/ĐU is nq/du."""
    return _SPACES.sub("", _DASHES.sub("-", fold(symbol)))


def code_key(number: str, symbol: str) -> str:
    if not (number or symbol):
        return ""
    return f"{number_key(number)}|{symbol_key(symbol)}"


def words_key(words: str) -> str:
    return _SPACES.sub(" ", re.sub(r"[^\w\s]", " ", fold(words))).strip()


def year_of(day: date | None, symbol: str = "") -> int | None:
    """The year a number counts in: of its date, or as the symbol says (2019/NĐ-CP)."""
    if day:
        return day.year
    named = _YEAR.search(symbol)
    return int(named.group()) if named else None


def identity(
    *,
    kind: str,
    number: str,
    symbol: str,
    day: date | None,
    issuers: Iterable[str],
    subject: str,
    classification: str,
    otherwise: str,
) -> str:
    """The one place of a document in one register.

    Without a number: its day and subject; without these: `otherwise`, such as a file's hash. The
    classification is part of it, so that a refusal says nothing of what one may not see.
    """
    head = [classification, kind]
    if number or symbol:
        year = year_of(day, symbol) or ""
        parts = [*head, code_key(number, symbol), str(year), *sorted(issuers)]
    elif subject:
        parts = [*head, day.isoformat() if day else "", words_key(subject), *sorted(issuers)]
    else:
        parts = [*head, "=", otherwise]
    joined = "\x1f".join(parts)
    if len(joined) <= LONGEST:
        return joined
    return sha256(joined.encode()).hexdigest()
