"""The foot of an official document: who signed, under what post; of a joint one, side by side."""

import re
from dataclasses import dataclass

from lientich.reader import casing, kinds, names, organisations, people
from lientich.reader.lines import Line, last
from lientich.reader.page import Page
from lientich.reader.text import fold, one_line, pattern

_FOOT_LINES = 60
_LONGEST = 90  # characters of a name with its ranks, or of a role; a longer line is text
_AUTHORITY = pattern(r"(?:t/m|tm\.?|t\.m\.?|k/t|kt\.?|t/l|tl\.?|tuq\.?|t/u\.?q?)\s{1,3}")
_RECEIVERS = pattern(r"nơi nhận")
_RANK = pattern(
    r"(?:bs\.?\s?ck\s?(?:ii|i|1|2)\.?\s|"
    r"thiếu tướng|trung tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|tiến sĩ|thạc sĩ|bác sĩ|"
    r"(?:(?:ts|tskh|pgs|gs|ths|bs|ks|cn|ls|bsck|ths|ds)(?:ck)?(?:ii|i|1|2)?[.,]{1,2}\s{0,2}){1,4})\s{0,2}"
)
_ROLE = pattern(
    r"(?:(?:người |đồng )?(?:chủ trì|chủ tọa|thư ký|ghi biên bản)(?: (?:hội nghị|cuộc họp))?|"
    r"đại diện [^,;]{2,40})$"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """A name at `start:end`, and the post in its usual case."""

    start: int
    end: int
    name: str
    post: str


def read(page: Page) -> list[Signature]:
    """The signatures at the end of a text: names alone on their line, under a post in capitals."""
    found: list[Signature] = []
    posts: list[str | None] = []
    together = ""
    for line in filter(_may_sign, _foot(page)):
        cells = _cells(line)
        held = [_post_of(cell) for cell in cells]
        signed = [(cell, name) for cell in cells if (name := _name_in(cell))]
        if any(held):
            posts, together = held, cells[0]
        elif signed and posts:
            if len(signed) == 2 and len(posts) == 1:
                posts = _two_posts(together) or posts
            pairs = zip(signed, _posts_for(len(signed), posts), strict=False)
            found += [_signature(line, cell, name, post) for (cell, name), post in pairs if post]
            posts = []
    return found


def _posts_for(signed: int, posts: list[str | None]) -> list[str | None]:
    """Of two side by side one may not be read; else "Nơi nhận:" stands beside the only one."""
    if len(posts) == signed:
        return posts
    read: list[str | None] = [post for post in posts if post]
    return read * signed


def _two_posts(cell: str) -> list[str | None]:
    """Of "CỤC TRƯỞNG CỤC THUẾ GIÁM ĐỐC SỞ" over two names the posts of both."""
    words = cell.split()
    for at in range(2, len(words) - 1):
        first, second = _post_of(" ".join(words[:at])), _post_of(" ".join(words[at:]))
        if first and second:
            return [first, second]
    return []


def _foot(page: Page) -> list[Line]:
    """The last lines from the first that signs, or says who receives."""
    foot = last(page, _FOOT_LINES)
    for at, line in enumerate(foot):
        if (
            _AUTHORITY.match(line.folded)
            or _RECEIVERS.match(line.folded)
            or (_may_sign(line) and any(_post_of(cell) for cell in _cells(line)))
        ):
            return foot[at:]
    return []


def _may_sign(line: Line) -> bool:
    return len(line.text) <= _LONGEST or line.text.isupper() or "   " in line.text


def _cells(line: Line) -> list[str]:
    """What stands side by side on one line: two posts, or two names under them."""
    cells = [cell for cell in re.split(r"\s{3,}|\s\|\s", line.written) if cell]
    if len(cells) == 1 and not line.text.endswith((".", ":", ";", ",")):
        return _side_by_side(cells[0])
    return cells


def _side_by_side(cell: str) -> list[str]:
    words = cell.split()
    if not 3 <= len(words) <= 10:
        return [cell]
    shouted = cell.isupper()
    for at in range(2, len(words) - 1):
        if not (shouted or words[at] in names.SURNAMES):
            continue
        first, second = " ".join(words[:at]), " ".join(words[at:])
        posts = shouted and _ROLE.fullmatch(fold(first)) and _ROLE.fullmatch(fold(second))
        named = words[at] in names.SURNAMES and _name_in(first) and _name_in(second)
        if posts or (named and len(words) >= 5 and not people.is_name(cell)):
            return [first, second]
    return [cell]


def _post_of(cell: str) -> str | None:
    shouted = cell.isupper()
    if not shouted and len(cell) > _LONGEST:
        return None
    folded = fold(cell)
    if _ROLE.fullmatch(folded):
        return casing.post(cell)
    if not shouted or _AUTHORITY.match(folded):
        return None
    end = people.post_words(folded)
    of = organisations.begins(folded[end:].strip()) if end else False  # "GIÁM ĐỐC SỞ"
    if not end or not (of or end == len(cell) or people.posts_at(casing.name(cell))):
        return None
    return casing.post(cell[:end] if of else cell)


def _name_in(cell: str) -> str | None:
    """The name alone, without a rank before it; one in capitals is given its usual case."""
    if len(cell) > _LONGEST:
        return None
    plain = cell.strip(" .:")
    while rank := _RANK.match(fold(plain)):
        plain = plain[rank.end() :]
    if plain.isupper() and len(plain.split()) >= 2:
        plain = " ".join(word.capitalize() for word in plain.split())
    return one_line(plain) if people.is_name(plain) and not kinds.named(plain) else None


def _signature(line: Line, cell: str, name: str, post: str) -> Signature:
    at = line.written.index(cell) + cell.lower().rfind(name.lower())
    return Signature(line.start + at, line.start + at + len(name), name, post)
