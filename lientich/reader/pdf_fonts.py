"""The fonts of a PDF page's letters, where they are of before Unicode."""

import ctypes
import re
from collections import defaultdict
from collections.abc import Callable
from itertools import groupby

from pypdfium2 import raw

from lientich.reader import legacy
from lientich.reader.syllables import is_syllable

_ASKED = 60  # letters of a page that are asked for their font before all are
_LONGEST_NAME = 128
_HYPHENED = re.compile("([A-Za-z\u00a1-\u00ff]{0,6})-([a-z\u00a1-\u00ff]{0,6})")

FontOf = Callable[[int], legacy.Font | None]


def fonts_of(text: ctypes.c_void_p, count: int) -> FontOf:
    """The font of the letter at a place of the page; most pages have none of before Unicode."""
    codes = [raw.FPDFText_GetUnicode(text, i) for i in range(count)]
    marked = [i for i, code in enumerate(codes) if 0xA1 <= code <= 0xFF]
    step = max(1, len(marked) // _ASKED)
    if not any(_font(text, i) for i in marked[::step]):
        return lambda _i: None
    fonts = [_font(text, i) for i in range(count)]
    written: dict[str, list[str]] = defaultdict(list)
    for code, font in zip(codes, fonts, strict=True):
        for encoding in legacy.ENCODINGS:
            inside = font is not None and font.encoding == encoding
            written[encoding].append(chr(code) if inside and code < 0xD800 else " ")
    believed = {
        encoding
        for encoding, letters in written.items()
        if legacy.is_written_in("".join(letters), encoding)
    }
    return lambda i: font if (font := fonts[i]) and font.encoding in believed else None


def _with_its_hyphens(run: str) -> str:
    """The letter ư of TCVN3 stands in the place of a soft hyphen, and comes as any hyphen."""

    def letter(found: re.Match[str]) -> str:
        before, after = found.groups()
        whole = legacy.decoded(f"{before}\u00ad{after}", legacy.TCVN3)
        meant = (before or after) and is_syllable(whole)
        return f"{before}\u00ad{after}" if meant else found[0]

    return _HYPHENED.sub(letter, run)


def shown(letters: list[tuple[str, legacy.Font | None]]) -> str:
    """Letters of one line as their fonts show them."""
    runs = groupby(letters, key=lambda one: one[1])
    return "".join(
        legacy.shown(_with_its_hyphens(run) if font.encoding == legacy.TCVN3 else run, font)
        if font
        else run
        for font, group in runs
        for run in ["".join(letter for letter, _font in group)]
    )


def _font(text: ctypes.c_void_p, place: int) -> legacy.Font | None:
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    flags = ctypes.c_int()
    size = raw.FPDFText_GetFontInfo(text, place, name, _LONGEST_NAME, flags)
    if not 0 < size <= _LONGEST_NAME:
        return None
    return legacy.font(name.value.decode("utf-8", "replace"))
