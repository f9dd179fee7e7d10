"""Vietnamese written for fonts of before Unicode: TCVN3 (ABC) and VNI, given back its letters.

Both put their letters in the places of Latin-1: TCVN3 (TCVN 5712:1993, VN3) one for each small
letter, with no capitals that bear a tone: a font whose name ends in H draws small letters large;
VNI a letter and then a mark. Which one a text is, its fonts say; where it has none, the evidence:
only one of them makes Vietnamese syllables of it.
"""

import re
from dataclasses import dataclass

from lientich.reader.syllables import is_syllable
from lientich.reader.unreadable import Unreadable

TCVN3, VNI = "tcvn3", "vni"

# For each letter its own place, then its places with sắc, huyền, hỏi, ngã, nặng.
_TCVN3_PLACES = """
a -- B8 B5 B6 B7 B9
ă A8 BE BB BC BD C6
â A9 CA C7 C8 C9 CB
e -- D0 CC CE CF D1
ê AA D5 D2 D3 D4 D6
i -- DD D7 D8 DC DE
o -- E3 DF E1 E2 E4
ô AB E8 E5 E6 E7 E9
ơ AC ED EA EB EC EE
u -- F3 EF F1 F2 F4
ư AD F8 F5 F6 F7 F9
y -- FD FA FB FC FE
đ AE
Ă A1
Â A2
Ê A3
Ô A4
Ơ A5
Ư A6
Đ A7
"""
# For each letter how it is written, then what follows its base, or stands for it, with each tone.
_VNI_MARKS = """
a a aù aø aû aõ aï
ă aê aé aè aú aü aë
â aâ aá aà aå aã aä
e e eù eø eû eõ eï
ê eâ eá eà eå eã eä
i i í ì æ ó ò
o o où oø oû oõ oï
ô oâ oá oà oå oã oä
ơ ô ôù ôø ôû ôõ ôï
u u uù uø uû uõ uï
ư ö öù öø öû öõ öï
y y yù yø yû yõ î
đ ñ
"""
_TONED = {
    "a": "áàảãạ", "ă": "ắằẳẵặ", "â": "ấầẩẫậ", "e": "éèẻẽẹ", "ê": "ếềểễệ", "i": "íìỉĩị",
    "o": "óòỏõọ", "ô": "ốồổỗộ", "ơ": "ớờởỡợ", "u": "úùủũụ", "ư": "ứừửữự", "y": "ýỳỷỹỵ",
}  # fmt: skip
# What other programs make of a place on the way: the letter mu, other dots, an en dash's kin.
_LOOKALIKES = {"\u03bc": "\u00b5", "\u2219": "\u00b7", "\u22c5": "\u00b7", "\u02d9": "\u00b7"}

_VIETNAMESE = re.compile("[\u1ea0-\u1ef9ĂăĐđĨĩŨũƠơƯư]")
_PLACES = re.compile("[\u00a1-\u00ff]")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 200_000
_FEWEST = 8  # words with marks, to judge by
_CLEAR, _LIKELY, _WRONG = 0.9, 0.7, 0.6


def _tcvn3() -> dict[str, str]:
    table = {}
    for line in _TCVN3_PLACES.split("\n"):
        letter, *places = line.split() or [""]
        for meant, place in zip(letter + _TONED.get(letter, ""), places, strict=False):
            if place != "--":
                table[chr(int(place, 16))] = meant
    return table


def _vni() -> dict[str, str]:
    table = {}
    for line in _VNI_MARKS.split("\n"):
        letter, *written = line.split() or [""]
        for meant, how in zip(letter + _TONED.get(letter, ""), written, strict=False):
            table[how] = meant
            table[how.upper()] = table[how[0].upper() + how[1:]] = meant.upper()
    return {how: meant for how, meant in table.items() if not how.isascii()}


ENCODINGS = (TCVN3, VNI)
_TABLES = {TCVN3: _tcvn3(), VNI: _vni()}
_PATTERNS = {
    name: re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)))
    for name, table in _TABLES.items()
}


@dataclass(frozen=True)
class Font:
    """What a font of before Unicode shows of the letters written for it."""

    encoding: str
    capitals: bool = False


def font(name: str | None) -> Font | None:
    """None for every font of today."""
    written = (name or "").strip(" '\"").lower()
    written = written.split("+", 1)[1] if re.match(r"[a-z]{6}\+", written) else written  # in PDF
    if written.startswith(".vn"):
        return Font(TCVN3, capitals=written.split(",")[0].rstrip().endswith("h"))
    return Font(VNI) if written.startswith(("vni-", "vni ")) else None


def decoded(text: str, encoding: str) -> str:
    """`text`, in the places of Latin-1, as the letters that it means."""
    for seen, place in _LOOKALIKES.items():
        text = text.replace(seen, place)
    table = _TABLES[encoding]
    return _PATTERNS[encoding].sub(lambda found: table[found.group()], text)


def encoded(text: str, encoding: str) -> str:
    """The other way round; letters that the encoding lacks stay as they are."""
    table = {meant: how for how, meant in reversed(_TABLES[encoding].items())}
    return "".join(table.get(char, char) for char in text)


def shown(text: str, written_for: Font) -> str:
    """A run of text as its font shows it. Unicode letters of Vietnamese were never written for
    such a font: they, and what stands beside them, are as they are."""
    if _VIETNAMESE.search(text):
        return text
    letters = decoded(text, written_for.encoding)
    return letters.upper() if written_for.capitals else letters


def is_written_in(text: str, encoding: str) -> bool:
    """Whether all that stands in fonts of an encoding bears it out: fonts are also kept for text
    that is Unicode already."""
    marked, good = _judged(decoded(text, encoding))
    return len(_VIETNAMESE.findall(text)) * 10 < len(_PLACES.findall(text)) and (
        marked < _FEWEST or good >= _LIKELY
    )


def told(text: str) -> str | None:
    """The encoding that a text without fonts must be in, by its syllables; None where it is not in
    such an encoding. Raises Unreadable where it seems to be, and which is not clear."""
    sample = text[:_SAMPLE]
    if len(_VIETNAMESE.findall(sample)) * 10 > len(_PLACES.findall(sample)):
        return None
    if has_syllables(sample):
        return None
    found = {}
    for encoding in _TABLES:
        marked, good = _judged(decoded(sample, encoding))
        if marked >= _FEWEST:
            found[encoding] = good
    best = max(found, key=lambda one: found[one], default=None)
    if best is None or found[best] < _LIKELY:
        return None
    others = [good for encoding, good in found.items() if encoding != best]
    if found[best] < _CLEAR or any(good > _WRONG for good in others):
        raise Unreadable("legacy_font")
    return best


def has_syllables(text: str) -> bool:
    """Whether a text is Vietnamese as it stands."""
    marked, good = _judged(text)
    return marked >= _FEWEST and good > _WRONG


def mended(text: str) -> str:
    """A text without fonts as the letters it means. Raises Unreadable where that is not clear."""
    if not _PLACES.search(text):
        return text
    encoding = told(text)
    return decoded(text, encoding) if encoding else text


def _judged(text: str) -> tuple[int, float]:
    """How many words have marks, and which share of them are syllables."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    good = sum(map(is_syllable, words))
    return len(words), good / len(words) if words else 0.0
