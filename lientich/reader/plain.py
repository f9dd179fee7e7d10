"""Plain text: finding its encoding, and cleaning it so that offsets count visible characters."""

import codecs
import re
import unicodedata
from collections.abc import Iterable

from lientich.reader import legacy, limits
from lientich.reader.text import lazy
from lientich.reader.unreadable import Unreadable

_BOMS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
# Bullets of the Symbol and Wingdings fonts, which live in the private use area.
_BULLETS = {0xF02D: "-", **dict.fromkeys([0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF0FC], "•")}
_LIGATURES = dict(enumerate(["ff", "fi", "fl", "ffi", "ffl", "st", "st"], start=0xFB00))
_PRIVATE = lazy("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_ODD_RUN = lazy("[^\x00-\u02ff][^\x00-\u02ff]{30,}")
_MARKS_IN_A_ROW = 30  # the bound of Unicode's stream-safe format (UAX #15)

_VIETNAMESE_ONLY = lazy("[\u1ea0-\u1ef9ĂăĐđƠơƯư]")
_LATIN_1_OF_VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýÐð²³°"
_ODD = f"[{''.join(sorted(set(map(chr, range(0xA1, 0x100))) - set(_LATIN_1_OF_VIETNAMESE)))}]"
_FEW_ODD = 8
_ODD_LATIN_1 = lazy(_ODD)
_ODD_IN_A_WORD = lazy(rf"{_ODD}(?:(?<=[A-Za-z].)|(?=[A-Za-z]))")
_LETTERS = lazy("[A-Za-z]+")


def _cleaning() -> dict[int, str | None]:
    """What becomes of each character that nobody sees as itself on the page."""
    removed = [(0x00, 0x20), (0x7F, 0xA0), (0xAD, 0xAE), (0x34F, 0x350), (0x61C, 0x61D)]
    removed += [(0x115F, 0x1161), (0x180B, 0x180F), (0x200B, 0x2010), (0x202A, 0x202F)]
    removed += [(0x2060, 0x2070), (0xD800, 0xE000), (0xFE00, 0xFE10), (0xFEFF, 0xFF00)]
    removed += [(0xFFF0, 0xFFFD), (0xFFFE, 0x10000), (0xE0000, 0xE0200)]
    table: dict[int, str | None] = {}
    for start, end in removed:
        table.update(dict.fromkeys(range(start, end)))
    table.update(dict.fromkeys([0x09, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000], " "))
    table.update(dict.fromkeys(range(0x2000, 0x200B), " "))
    table.update(dict.fromkeys([0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029], "\n"))
    table.update(_BULLETS | _LIGATURES)
    del table[0x0A]
    return table


def _ranges(codes: Iterable[int]) -> str:
    """Characters as the ranges of a pattern's class, which is quick to compile and to search."""
    ranges: list[list[int]] = []
    for code in sorted(codes):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


_CLEANING = _cleaning()
_UNSEEN = lazy(f"[{_ranges(_CLEANING)}]")
# What nearly all texts are made of: seen as it is, composed, no mark upon another character.
_USUAL = frozenset(map(chr, [0x0A, *range(0x20, 0x7F), *range(0x1EA0, 0x1EFA)]))
_USUAL |= frozenset("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư“”‘’–—…•")
_FEW = 40  # kinds of character to replace one by one; more are quicker in one pass


def decode(data: bytes) -> str:
    """The text of `data`: UTF-8, UTF-16, UTF-32, windows-1258, TCVN3 or VNI. Raises Unreadable."""
    text = _decode_marked(data) or _decode_wide(data) or _decode_narrow(data)
    if _is_junk(text):
        raise Unreadable("binary")
    return text


def _decode_marked(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return None


def _decode_wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of a space or a line end is zero."""
    sample = data[:4096]
    if b"\0" not in sample:
        return None
    little, big = sample[1::2].count(0), sample[0::2].count(0)
    text = data.decode("utf-16-le" if little >= big else "utf-16-be", "replace")
    head = text[:2000]
    readable = sum(" " <= c < "\u0370" or c in "\t\r\n" or "\u1e00" <= c <= "\u20ff" for c in head)
    return text if readable > 0.9 * len(head) else None


def _decode_narrow(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    whole = sum(len(run) for run in re.findall("[\u00c0-\u1ef9]+", text))
    if text.count("\ufffd") * 20 <= whole:  # UTF-8 with a few broken places, or cut short
        return text
    windows = data.decode("cp1258", "replace")
    if legacy.has_syllables(composed(windows[:100_000])):
        return windows
    encoding = legacy.told(data.decode("cp1252", "replace"))
    return legacy.decoded(data.decode("cp1252", "replace"), encoding) if encoding else windows


def _is_junk(text: str) -> bool:
    """Text has next to no control characters; anything else than text is full of them."""
    sample = text[:100_000]
    strange = sum(1 for c in sample if (c < " " and c not in "\t\n\r\f\x0b") or c == "\ufffd")
    return strange > 2 + len(sample) // 50


def clean(text: str) -> str:
    """NFC, LF line ends, single spaces; without control, zero-width and direction characters.

    Cleaning clean text changes nothing. Offsets of all facts count code points of this text.
    """
    text = text.replace("\r\n", "\n")
    if not _USUAL.issuperset(text):
        text = composed(_PRIVATE.sub("", _without_unseen(text)))
    text = re.sub("  +", " ", text)
    lines = [line.strip(" ") for line in text.split("\n")]
    text = re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    return text + "\n" if text else ""


def _without_unseen(text: str) -> str:
    unseen = set(_UNSEEN.findall(text))
    if len(unseen) > _FEW:
        return text.translate(_CLEANING)
    for char in unseen:
        text = text.replace(char, _CLEANING[ord(char)] or "")
    return text


def composed(text: str) -> str:
    """NFC in time linear in the text, whatever marks it piles up."""
    return unicodedata.normalize("NFC", _ODD_RUN.sub(_few_marks, text))


def _few_marks(run: re.Match[str]) -> str:
    """Drop combining marks past any real stack of them: sorting a long one is quadratic."""
    kept: list[str] = []
    marks = 0
    for c in run.group():
        marks = marks + 1 if unicodedata.combining(c) else 0
        if marks <= _MARKS_IN_A_ROW:
            kept.append(c)
    return "".join(kept)


def refuse_too_long(text: str) -> None:
    if len(text) > limits.TEXT_CHARACTERS:
        raise Unreadable("too_long")


def refuse_old_font(text: str) -> None:
    """Refuse Vietnamese written for a font of before Unicode, which reads as nonsense."""
    sample = text[:200_000]
    if len(_ODD_LATIN_1.findall(sample)) <= _FEW_ODD:
        return
    odd = len(_ODD_IN_A_WORD.findall(sample))
    letters = sum(map(len, _LETTERS.findall(sample)))
    if odd > _FEW_ODD + 0.06 * letters and odd > 2 * len(_VIETNAMESE_ONLY.findall(sample)):
        raise Unreadable("legacy_font")
