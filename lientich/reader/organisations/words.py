"""Patterns by which both the walk over a name and its end are told."""

from lientich.reader import kinds, names
from lientich.reader.seek import Seek
from lientich.reader.text import lazy, one_of, pattern
from lientich.reader.vocabulary import ALONE, HEADS, TRADES

HEAD = Seek(rf"\b{one_of([*HEADS, *ALONE])}(?!\w| viên(?!\w| chức))")
STANDS_ALONE = pattern(rf"{one_of(ALONE)}(?!\w)")
TRADE = pattern(rf"{one_of(TRADES)}(?!\w)")
TERRITORY = lazy(
    r"(?:tỉnh|thành phố|tp\.?|huyện|thị xã|thị trấn|xã(?! hội| đoàn| viên)|phường|quận|đặc khu|"
    r"khu vực|vùng|thôn|bản|tổ dân phố|khu phố|ấp|xóm|làng)(?!\w)"
)
WORD = lazy(rf"(?:{names.CAPITALISED}|[{names.UPPER}](?=\s[{names.UPPER}]))(?!\w)")
DASH = lazy(r" ?- ?")
AND = lazy(r"(?: và | & )")
KIND = lazy(rf"(?:{kinds.NAME})(?!\w)")
COMMA = lazy(r", ")
