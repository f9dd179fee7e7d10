"""The kinds of documents and the letters that stand for them in a symbol (Quy định 66-QĐ/TW, Nghị
định 30/2020/NĐ-CP). QĐ stands for two kinds, TT and TC too: such letters never give the kind.
"""

import re
from functools import lru_cache

from lientich.reader.text import fold, one_line, one_of

KINDS: dict[str, tuple[str, ...]] = {
    "Nghị quyết": ("NQ", "NQLT", "NQCĐ"),
    "Quyết định": ("QĐ",),
    "Quy định": ("QĐ", "QĐi", "QyĐ"),
    "Chỉ thị": ("CT",),
    "Kết luận": ("KL",),
    "Quy chế": ("QC", "QCPH", "QCLT", "QCLN"),
    "Thông tri": ("TT",),
    "Hướng dẫn": ("HD", "HDLT", "HDLN"),
    "Thông báo": ("TB", "TBKL"),
    "Thông cáo": ("TC",),
    "Báo cáo": ("BC",),
    "Kế hoạch": ("KH", "KHLT", "KHPH", "KHLN"),
    "Quy hoạch": ("QH",),
    "Chương trình": ("CTr", "CTrHĐ", "CTHĐ", "CTrPH", "CTPH", "CTrLT", "CTLT"),
    "Đề án": ("ĐA",),
    "Phương án": ("PA",),
    "Dự án": ("DA",),
    "Tờ trình": ("TTr",),
    "Công văn": ("CV",),
    "Biên bản": ("BB",),
    "Giấy mời": ("GM",),
    "Phiếu chuyển": ("PC",),
    "Nghị định": ("NĐ",),
    "Thông tư": ("TT", "TTLT"),
    "Công điện": ("CĐ",),
    "Văn bản hợp nhất": ("VBHN", "HNVB"),
    "Luật": ("QH",),
    "Bộ luật": ("QH",),
    "Pháp lệnh": ("PL", "UBTVQH"),
    "Lệnh": ("L",),
    "Sắc lệnh": ("SL",),
    "Tuyên bố": (),
    "Lời kêu gọi": (),
    "Chiến lược": (),
    "Hợp đồng": ("HĐ",),
    "Bản thỏa thuận": ("BTT", "TTh"),
    "Bản ghi nhớ": ("BGN",),
    "Thể lệ": ("TL",),
    "Văn bản": ("VB", "VBLT", "VBPH", "VBTT"),
}
# Longer names of the same kinds; a joint form is no kind of its own.
_LONGER = {
    "nghị quyết liên tịch": "Nghị quyết",
    "nghị quyết chuyên đề": "Nghị quyết",
    "quy chế phối hợp": "Quy chế",
    "quy chế liên tịch": "Quy chế",
    "quy chế liên ngành": "Quy chế",
    "thông tư liên tịch": "Thông tư",
    "kế hoạch liên tịch": "Kế hoạch",
    "kế hoạch liên ngành": "Kế hoạch",
    "kế hoạch phối hợp": "Kế hoạch",
    "chương trình liên tịch": "Chương trình",
    "chương trình phối hợp": "Chương trình",
    "chương trình hành động": "Chương trình",
    "chương trình công tác": "Chương trình",
    "hướng dẫn liên tịch": "Hướng dẫn",
    "hướng dẫn liên ngành": "Hướng dẫn",
    "thông báo kết luận": "Thông báo",
    "văn bản liên tịch": "Văn bản",
    "văn bản phối hợp": "Văn bản",
    "văn bản thỏa thuận": "Văn bản",
}
# Letters that stand for one kind wherever a symbol begins with them.
_OTHER_MEANING = {"QĐ", "TT", "TC", "QH", "UBTVQH", "PC", "HĐ", "TL", "L", "PL", "CĐ", "DA", "SL"}
_BY_LETTERS: dict[str, set[str]] = {}
for _name, _letters in KINDS.items():
    for _one in _letters:
        _BY_LETTERS.setdefault(_one.upper(), set()).add(_name)
_JOINT = re.compile(r"liên\s+(?:tịch|ngành)")
_NORMAL = {one.upper(): one for letters in KINDS.values() for one in letters}

NAMES: dict[str, str] = {fold(name): name for name in KINDS} | _LONGER
NAME = one_of(name.replace(" ", r"\s{1,4}") for name in NAMES)
"""The names of kinds as a pattern over folded text, longest first."""
LETTERS = one_of(_NORMAL.values())
"""The letters of kinds as a pattern, longest first."""


@lru_cache(maxsize=1000)
def named(words: str) -> str | None:
    """The kind that `words` name in full, in any case: "nghị quyết liên tịch" is "Nghị quyết"."""
    return NAMES.get(fold(one_line(words)))


def lettered(letters: str) -> set[str]:
    """All the kinds that `letters` may stand for."""
    return _BY_LETTERS.get(letters.upper(), set())


def derived(letters: str) -> str | None:
    """The kind that `letters` stand for when they can stand for no other."""
    kinds = lettered(letters)
    return next(iter(kinds)) if len(kinds) == 1 and letters.upper() not in _OTHER_MEANING else None


def normal(letters: str) -> str:
    """`letters` in their usual case: ctr is CTr."""
    return _NORMAL.get(letters.upper(), letters)


@lru_cache(maxsize=1000)
def is_joint(words: str, letters: str) -> bool:
    """Whether the words or the symbol say that the document is joint."""
    return letters.upper().endswith("LT") or bool(words and _JOINT.search(fold(words)))
