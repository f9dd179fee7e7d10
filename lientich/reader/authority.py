"""Whose word it is: the one whom the head of a document names, or who speaks in news."""

from lientich.reader.organisations import is_whole
from lientich.reader.sentences import Block, Layout
from lientich.reader.speakers import is_post
from lientich.reader.text import fold, pattern

_OF_A_BOARD = pattern(
    r"(?:ban chỉ đạo|ban tổ chức (?:hội|lễ|đại hội|cuộc)|tổ công tác|tiểu ban|"
    r"đoàn (?:kiểm tra|giám sát|công tác)|hội đồng(?! nhân dân| thành viên| quản trị| trường)) "
)
_PARTY = pattern(
    r"(?:ban (?:thường vụ|chấp hành) )?(?:đảng ủy|đảng bộ|chi bộ|chi ủy|tỉnh ủy|thành ủy|huyện ủy|"
    r"thị ủy|quận ủy)\b"
)
_OF_A_CHAIR = pattern(r"(?:ý kiến )?(?:kết luận|chỉ đạo)(?: chỉ đạo)? của ")
_AGREED = pattern(r"(?:hai|ba|các) bên (?:cùng )?(?:thống nhất|thỏa thuận|cam kết|nhất trí)\b")
_LETTERS = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "btv ": "ban thường vụ ",
    "bch ": "ban chấp hành ",
}


def is_named(issuer: str) -> bool:
    """Whether the head of a document names its giver: of a board it may be another's words."""
    name = fold(issuer)
    return not _OF_A_BOARD.match(name) and (is_whole(issuer) or not name.startswith("ban "))


def is_agreed(layout: Layout, headings: tuple[Block, ...]) -> bool:
    """Whether what stands there is what all sides agreed on, so that nobody gives it."""
    return any(_AGREED.match(layout.folded, one.body, one.end) for one in headings)


def is_of_a_chair(source: dict) -> bool:
    """Whether it tells what somebody concluded, who is to be named in the text."""
    about = _OF_A_CHAIR.match(fold(source.get("subject") or ""))
    return source.get("kind") == "Biên bản" or about is not None


def is_of_the_party(issuer: str) -> bool:
    return bool(_PARTY.match(fold(issuer)))


def is_short_for(name: str, issuer: str) -> bool:
    """ "UBND tỉnh" in what the Ủy ban nhân dân of a province issued."""
    told = fold(name)
    for letters, whole in _LETTERS.items():
        told = told.replace(letters, whole)
    return fold(issuer).startswith(told)


def is_shown(layout: Layout, paragraph: Block, speaker: str | None) -> bool:
    """News has many who speak: who does is sure where the paragraph itself names one, and whole.

    Of those named so 65 in 67 were right at first sight, of others one in two.
    """
    if not speaker:
        return True
    said = layout.smoothed[paragraph.start : paragraph.end]
    return not is_post(speaker) and speaker.split()[-1] in said
