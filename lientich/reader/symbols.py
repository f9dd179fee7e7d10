"""Numbers with their symbols: 30-NQ/ĐU, 12/2019/NĐ-CP, 33-NQLT/ĐUTKV-ĐUTQN, 84 QĐ/TWĐTN, 80/2022.

The forms of Hướng dẫn 36-HD/VPTW (Party) and Nghị định 30/2020/NĐ-CP (State), and what typing and
PDF extraction make of them: spaces and line breaks inside, the hyphen lost.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lientich.reader import kinds
from lientich.reader.text import lazy

NUMBER = r"\d\d{0,5}(?:[a-dA-D](?![^\W\d_]))?"
_NUMBER = lazy(rf"{NUMBER}(?=\s{{0,2}}(?P<joint>[-/A-ZĐ]))")
_S = r"\s{0,2}"
_CODE = r"(?:[Tt]\.[ƯƯWưw]|[A-ZĐƯ][A-ZĐƯa-zđư0-9&]*(?:\+[A-ZĐƯ]+)?)(?!\w)"
_ANY_CODE = r"(?:[Tt]\.[ƯƯWưw]|[A-ZĐƯa-zđư][A-ZĐƯa-zđư0-9&]*)(?!\w)"
_LETTERS = rf"(?P<letters>(?i:{kinds.LETTERS}))"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_INTERNAL = r"(?:/nb(?!\w))?"

# What may follow a number, by the first character that is no space.
_FORMS = {
    "-": [
        lazy(rf"{_S}-{_S}{_LETTERS}{_S}/{_S}(?P<body>{_ANY_CODE}(?:[-/]{_CODE})*{_INTERNAL})"),
        lazy(rf"{_S}-{_S}(?P<body>{_CODE}(?:-{_CODE})*)"),
    ],
    "/": [
        lazy(
            rf"{_S}/{_S}(?:{_YEAR}{_S}/{_S})?{_LETTERS}"
            rf"(?P<joint>{_S}[-/]{_S})(?P<body>{_ANY_CODE}(?:[-/]{_CODE})*{_INTERNAL})"
        ),
        lazy(rf"{_S}/{_S}{_YEAR}{_S}/{_S}(?P<body>{_CODE}(?:[-/]{_CODE})*)"),
        lazy(rf"{_S}/{_S}(?P<body>{_CODE}(?:[-/]{_CODE})*{_INTERNAL})"),
        lazy(rf"{_S}/{_S}{_YEAR}(?![\w%]|[.,/-]\d)"),
    ],
}
_LETTER_FORM = [lazy(rf"\s?(?=[A-ZĐ]){_LETTERS}{_S}/{_S}(?P<body>{_CODE}(?:[-/]{_CODE})*)")]
_SO = lazy(r"số ?:? ?", re.IGNORECASE)
_PARTNER = lazy(rf"\s-\s({_CODE})")
_LEADING_LETTERS = lazy(rf"(?:{kinds.LETTERS})(?=[A-ZĐƯ]{{2}}|TTg|/|-|$)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A number and its symbol in normal form, at `start:end`.

    `letters` are those of the kind, `body` those of who issued it; both may be missing.
    """

    start: int
    end: int
    number: str
    symbol: str
    letters: str
    body: str
    year: str = ""


def find(smoothed: str) -> Iterator[Mark]:
    """Every number in `smoothed` that a symbol follows, from left to right."""
    reached = 0
    for number in _NUMBER.finditer(smoothed):
        if number.start() < reached or not _stands_alone(smoothed, number.start()):
            continue
        mark = _mark(smoothed, number)
        if mark:
            reached = mark.end
            yield mark


def alone(written: str) -> tuple[str, str] | None:
    """Number and symbol of words that are nothing else: Số: 33-NQLT/ĐUTKV-ĐUTQN; a number may
    stand without a symbol. None where they are not."""
    words = " ".join(written.split())
    words = words[said.end() :] if (said := _SO.match(words)) else words
    if re.fullmatch(NUMBER, words):
        return words, ""
    mark = next(find(words), None)
    whole = mark is not None and (mark.start, mark.end) == (0, len(words))
    return (mark.number, mark.symbol) if mark and whole else None


def _stands_alone(smoothed: str, start: int) -> bool:
    before = smoothed[start - 1 : start]
    if before in (".", ",", "/", "-"):
        earlier = smoothed[start - 2 : start - 1]
        return not (earlier.isdecimal() or earlier in ("/", "-"))
    return not (before.isalnum() or before == "_") or smoothed[start - 2 : start].lower() == "số"


def _mark(smoothed: str, number: re.Match[str]) -> Mark | None:
    for form in _FORMS.get(number["joint"], _LETTER_FORM):
        match = form.match(smoothed, number.end())
        if match:
            return _read(smoothed, number, match)
    return None


def _read(smoothed: str, number: re.Match[str], match: re.Match[str]) -> Mark | None:
    parts = {name: value or "" for name, value in match.groupdict().items()}
    letters, body, year = parts.get("letters", ""), parts.get("body", ""), parts.get("year", "")
    end = match.end()
    if body and not _usual(letters, body):
        return None
    if not letters:
        letters, body, joint = _split(body)
    else:
        joint = parts.get("joint", "/").strip()
    if letters.upper().endswith(("LT", "PH")):
        while partner := _PARTNER.match(smoothed, end):
            body, end = f"{body}-{partner[1]}", partner.end()
    symbol = kinds.normal(letters) + joint + _normal(letters, body)
    symbol = "/".join(part for part in (year, symbol) if part)
    return Mark(number.start(), end, number[0], symbol, letters, body, year)


def _split(body: str) -> tuple[str, str, str]:
    """Letters of a kind at the head of a body: QĐUBND, whose hyphen was lost."""
    head = _LEADING_LETTERS.match(body)
    if not head:
        return "", body, ""
    rest = body[head.end() :]
    joint = rest[:1] if rest[:1] in ("-", "/") else ""
    return head[0], rest.removeprefix(joint), joint


def _usual(letters: str, body: str) -> bool:
    """Letters of a body are capitals, unless the whole symbol was typed in small ones."""
    if body[:1].islower():
        return letters.islower()
    return sum(char.isupper() or char.isdigit() for char in body[:3]) >= min(2, len(body))


def _normal(letters: str, body: str) -> str:
    return body.upper() if letters and letters.islower() and body.islower() else body
