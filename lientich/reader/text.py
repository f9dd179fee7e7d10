"""Spelling variants of Vietnamese text made one, without moving a single character.

Every function here returns a text of the same length as it was given, so what is found in the
smoothed or folded text has the same place in the original.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, cast

_OLD = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_NEW = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_RETONED = {
    case(old): case(new)
    for old, new in zip(_OLD, _NEW, strict=True)
    for case in (str.lower, str.upper, str.capitalize, lambda two: two[0] + two[1].upper())
}
# "toàn" keeps its tone on the a, a letter follows; "quý" on the y, its u belongs to the consonant.
_OLD_TONE = re.compile(r"[oOuU](?<![qQ].)[àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ](?!\w)", re.DOTALL)

_SAME = {
    "-": "‐‑‒–—―−⁃﹣－",
    " ": "\t\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n": "\u2028\u2029",
    '"': "“”„‟«»″",
    "'": "‘’‚‛′",
    "Đ": "Ð",
    "đ": "ð",
    "/": "⁄∕／",
    ":": "：",
    ",": "，",
}
_SAMPLE, _FEWEST_LETTERS = 5000, 200
_VARIANT = re.compile(f"[{''.join(_SAME.values())}]")


def smooth(text: str) -> str:
    """`text` with one dash, one space, one quote, one Đ, and tones where the reform puts them."""
    if len(text) > 500 or _VARIANT.search(text):
        for one, others in _SAME.items():
            for other in others:
                text = text.replace(other, one)
    return _OLD_TONE.sub(_retone, text)


def _retone(found: re.Match[str]) -> str:
    return _RETONED.get(found[0], found[0])


def fold(text: str) -> str:
    """`text` smoothed and in lower case: two spellings of one word fold to the same string."""
    return lower(smooth(text))


def lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


_SPACE_ALONE = re.compile(r" (?![?*+{])")
_USED = ("match", "search", "finditer", "fullmatch", "findall", "sub", "split")


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern in which a plain space stands for white space, which may be a line break.

    Not inside a character class: write `\\s` there.
    """
    source = _SPACE_ALONE.sub(r"\\s{1,4}", source)
    return lazy(source.replace(" ", r"(?:\s{1,4})"), flags)


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern compiled when it is first tried: few texts need all, a refused one none."""
    return cast("re.Pattern[str]", _Lazy(source, flags))


class _Lazy:
    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        for method in _USED:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def one_line(text: str) -> str:
    """`text` on one line, runs of white space made one space: for values, not for places."""
    return " ".join(text.split())


def bare(text: str) -> str:
    """`text` without tones and hats, each letter kept: for comparing initials. Đ stays Đ."""
    return "".join(unicodedata.normalize("NFD", char)[0] for char in text)


def one_of(words: Iterable[str]) -> str:
    """A pattern of alternatives, longest first, grouped by their first letters so that it is fast.

    Words are patterns themselves; each begins with two plain characters.
    """
    groups: dict[str, dict[str, list[str]]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        groups.setdefault(word[0], {}).setdefault(word[1:2], []).append(word[2:])
    return "(?:" + "|".join(_group(first, rest) for first, rest in groups.items()) + ")"


def _group(first: str, rest: dict[str, list[str]]) -> str:
    tails = "|".join(f"{second}(?:{'|'.join(ends)})" for second, ends in rest.items())
    return f"{first}(?:{tails})"


def lacks_marks(text: str) -> bool:
    """Whether a text was typed without the marks of its letters: "Cong dien", which may be read
    in more ways than one. Of Vietnamese letters every fifth has one."""
    letters = sum(char.isalpha() for char in text[:_SAMPLE])
    marked = sum(char.isalpha() and not char.isascii() for char in text[:_SAMPLE])
    return letters >= _FEWEST_LETTERS and marked * 50 < letters
