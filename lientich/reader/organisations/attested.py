"""Which names are sure by two signs: how they are read, and that the text says them so again.

Read at first sight, names told twice were right 558 times of 560; told once and of one of the
shapes below they were wrong about one time in four.
"""

from collections import Counter
from typing import Any

from lientich.reader import names
from lientich.reader.organisations.words import HEAD
from lientich.reader.text import fold, lazy

_FAR = 40
_COMMITTEE = lazy(
    r"(?<!\w)(?:đảng ủy|đảng bộ|(?:tỉnh|thành|huyện|thị) (?:ủy|đoàn)|đoàn thanh niên)(?!\w)"
)
_NUMBER_NEXT = lazy(r"[ \n](?:số )?\d")
_TIED_NEXT = lazy(r" ?[-–/]")
# "Phòng Người", "Chi cục An toàn": a lone capital may begin a word of two syllables.
_LONE_CAPITAL = lazy(
    rf"(?<!\w)(?!(?:tỉnh|huyện|xã|phường|quận|thị|phố|trấn|ương) )[{names.LOWER}]+ "
    rf"(?!Đảng|Khối)"
    rf"(?P<last>[{names.UPPER}][{names.LOWER}]+)\Z"
)
_SMALL_NEXT = lazy(rf" [{names.LOWER}]|\s*(?:\n|\Z)")


def attest(found: list[dict[str, Any]], smoothed: str) -> None:
    """Leaves unsure what is named once and may be cut or glued where it is read."""
    told = Counter(fold(one["name"]) for one in found)
    for one in found:
        if told[fold(one["name"])] == 1 and _may_be_misread(smoothed, one["start"], one["end"]):
            one["sure"] = False


def is_glued(name: str) -> bool:
    """Whether two committees stand in one name: "ĐẢNG ỦY THAN X CÁC ĐẢNG BỘ VÙNG Y"."""
    return len(_COMMITTEE.findall(fold(name))) > 1


def _may_be_misread(smoothed: str, start: int, end: int) -> bool:
    name = smoothed[start:end]
    if name.isupper() and is_glued(name):
        return True
    if name.isupper() and " " in name:
        tied = _TIED_NEXT.match(smoothed, end)
        after = smoothed[tied.end() : tied.end() + _FAR].strip().lower() if tied else ""
        return " - " in name or bool(tied and not HEAD.match(after, 0))
    lone = _LONE_CAPITAL.search(name)
    return bool(
        (" " not in name and not name.isupper())
        or _NUMBER_NEXT.match(smoothed, end)
        or (lone and not HEAD.match(lone["last"].lower()) and _SMALL_NEXT.match(smoothed, end))
    )
