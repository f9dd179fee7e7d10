"""Vietnamese text as it is compared and sorted: pure functions, nothing of Django."""

import re
import unicodedata

# What every page and file of invented bodies says (PRODUCT §6), in every language the same.
EXERCISE_MARK = "MINH HỌA - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
EXERCISE_FILE_MARK = "MINH HOA - KHONG CO GIA TRI PHAP LY - "  # before a file's name

# Đ is a letter of its own, not a D with a mark: no normal form takes it apart.
_D = str.maketrans({"đ": "d", "Đ": "D", "\u00d0": "D", "\u00f0": "d"})
_ETH = str.maketrans("\u00d0\u00f0", "Đđ")


def fold(text: str) -> str:
    """Without tone and vowel marks, in lower case: what a hurried typist writes."""
    apart = unicodedata.normalize("NFD", text.translate(_D))
    plain = "".join(char for char in apart if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", plain.casefold())


_STRAY = re.compile("[\u0300-\u036f]")


def composed(text: str) -> str:
    """Each letter with its marks as one sign; a mark that no letter takes is dropped."""
    return _STRAY.sub("", unicodedata.normalize("NFC", text))


def one_line(value: object, most: int = 300) -> str:
    """What somebody else's file says of itself, without signs that steer a screen or a database."""
    kept = "".join(one if one.isprintable() else " " for one in str(value)[:most])
    return " ".join(kept.split())


def spelt(word: str) -> str:
    """Its letters with their own marks, then the number of its tone: hoà and hòa are hoa1; Ð, which
    only looks like Đ, is Đ."""
    apart = unicodedata.normalize("NFD", word.translate(_ETH).casefold())
    tone = next((_TONE[mark] for mark in apart if mark in _TONE), "")
    return unicodedata.normalize("NFC", "".join(m for m in apart if m not in _TONE)) + tone


_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the dictionary's order
_LETTER = {letter: chr(0x61 + rank) for rank, letter in enumerate(_ALPHABET)}
_TONE = {tone: str(rank) for rank, tone in enumerate(_TONES, start=1)}


def sort_key(text: str) -> str:
    """A string whose order by code point is the order of a Vietnamese dictionary.

    Letters decide first (a, ă, â … d, đ), then tones, syllable by syllable.
    """
    return " ".join(_syllable(word) for word in text.casefold().split())


def _syllable(word: str) -> str:
    letters, tones = [], []
    for char in unicodedata.normalize("NFC", word):
        parts = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in parts if mark in _TONE), "")
        base = unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts)
        letters.append(_LETTER.get(base, base))
        tones.append(_TONE.get(tone, "0"))
    return "".join(letters) + "!" + "".join(tones)
