"""People with the post and the organisation that the text gives them where it names them."""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lientich.reader import names, organisations
from lientich.reader.page import Page
from lientich.reader.seek import Index, Seek
from lientich.reader.sentences import words as words_of
from lientich.reader.text import fold, lazy, lower, one_line, one_of, pattern, smooth
from lientich.reader.verbs import begins_action
from lientich.reader.vocabulary import GRAMMAR

_HEADS = [
    "tổng bí thư", "bí thư", "chủ tịch nước", "chủ tịch", "tổng giám đốc", "giám đốc",
    "tổng biên tập",
    "chủ nhiệm", "hiệu trưởng", "viện trưởng", "quản đốc", "cục trưởng", "vụ trưởng",
    "chi cục trưởng", "tổng cục trưởng", "bộ trưởng", "thủ tướng", "thống đốc", "tư lệnh",
    "chỉ huy trưởng", "tham mưu trưởng", "chánh án", "chánh thanh tra", "chánh văn phòng",
    "trưởng (?:ban|phòng|đoàn|khoa|bộ môn|công an|trạm|cơ quan|vùng|cụm|khối|tiểu ban|văn phòng|"
    "chi nhánh)", "đồn trưởng", "hạt trưởng", "trạm trưởng", "đội trưởng", "tổ trưởng", "trưởng",
    "chính ủy",
]  # fmt: skip
_OTHERS = [
    "thứ trưởng", "chính trị viên(?: phó)?", "kế toán trưởng", "kiểm sát viên",
    "đại biểu quốc hội", "ủy viên(?: (?:thường trực|dự khuyết))?",
    "thành viên(?: (?:thường trực|dự khuyết))?", "chuyên viên(?: cao cấp| chính)?", "thường trực",
    "tỉnh ủy viên", "thành ủy viên", "huyện ủy viên", "đảng ủy viên", "ủy viên trung ương đảng",
    "thư ký", "người phát ngôn", "phát ngôn viên",
]  # fmt: skip
_PLAIN = one_of([*_HEADS, *_OTHERS])
_DEPUTY = rf"phó (?:tổng )?{one_of(_HEADS)}"
_POST = Seek(
    rf"\b(?:{_DEPUTY}|{_PLAIN}|(?:nguyên|quyền|cố) (?:{_DEPUTY}|{_PLAIN}))"
    r"(?: (?:thường trực|phụ trách|điều hành|thứ nhất|kiêm nhiệm))?(?!\w)"
)
_OF_A_CELL = pattern(r" (?:chi bộ|chi đoàn|đoàn thanh niên|công đoàn)(?!\w)")
_MEMBER = lazy(r"(?:nguyên\s+)?(?:ủy viên|\w+ ủy viên|thành viên|đại biểu)")
_INSIDE = lazy(r"(?:trưởng|chánh)\s+(ban|phòng|văn phòng|thanh tra|trạm|tiểu ban|công an)$")
_BY_LETTERS = lazy(rf"\s({names.ACRONYM})(?![\w-])")
_ONE_THERE = lazy(
    r"\s(ban thường vụ|ban chấp hành|btv|bch|bộ chính trị|"
    r"tập đoàn|tổng công ty|công ty|đảng ủy|đảng bộ|trung tâm|bệnh viện|nhà trường|trường|"
    r"chi nhánh|nhà máy|xí nghiệp|phân xưởng|mỏ|viện|sở|hội đồng thành viên|hđtv|"
    r"hội đồng quản trị|hđqt|ubnd xã|ubnd phường|ubnd huyện)(?!\w)"
)
_OPEN = lazy(
    r" (?:(?:tỉnh|huyện|xã|phường|thành phố|thị xã|quận|khu vực)(?!\w)|"
    rf"(?!{one_of(GRAMMAR)}(?!\w))[{names.LOWER}])"
)
_TITLE = one_of(
    [
        "đồng chí", "đ/c", "đc", "ông", "bà", "anh", "chị", "cụ", "giáo sư", "phó giáo sư",
        r"gs\.?", r"pgs\.?", "tiến sĩ", r"ts\.?", r"tskh\.?", "thạc sĩ", r"ths\.?",
        "bác sĩ(?: chuyên khoa (?:i{1,2}|[12]))?", r"bs\.?(?:ck(?:i{1,2}|[12]))?", "kỹ sư",
        r"ks\.?", "luật sư", "nhà báo", "nhà giáo", "nsưt", "nsnd", "cử nhân", "đại tướng",
        "thượng tướng", "trung tướng", "thiếu tướng", "đại tá", "thượng tá", "trung tá",
        "thiếu tá", "đại úy", "thượng úy", "trung úy", "thiếu úy", "chuẩn đô đốc",
    ]
)  # fmt: skip
_TITLES = Seek(rf"\b{_TITLE}(?:(?:,? |\.){_TITLE}){{0,4}}\.? ")
_PLURAL = Seek(r"(?<!\w)các (?:đồng chí|ông|bà|đ/c)(?: \(bà\))?:? ")
_TOKEN = lazy(
    rf"(?:[{names.UPPER}][{names.LOWER}]+(?:'[{names.UPPER}]?[{names.LOWER}]+)?"
    rf"|[{names.UPPER}]'[{names.UPPER}]?[{names.LOWER}]+|[{names.UPPER}](?=\s[{names.UPPER}]))"
    r"(?![\w'])"
)
_LAST_LETTER = lazy(rf"[{names.UPPER}](?=[\s,;.:)]|\Z)")
_PLACE_BEFORE = pattern(
    r"(?:tỉnh|huyện|xã|phường|thị trấn|thị xã|đường|phố|quận|thành phố|thôn|bản|khu|trường|"
    r"giải thưởng|tư tưởng|phong cách|cộng sản|tp\.?) \Z"
)
_UNIT_BEFORE = pattern(r"(?:công ty|tập đoàn|nhà máy|xí nghiệp|mỏ|tnhh|cổ phần|cp) \Z")
_SPACE = lazy(r" {1,2}|\n(?![\s\-*+•])")
_TO_POST = lazy(r"(?:\s{0,2},\s{1,2}|\s{1,2}-\s{1,2}|\s{1,2}\(|:\s)")
_ELECTED = pattern(
    r" (?:đã |vừa |tiếp tục |tái )?được (?:[^\s.,;:]{1,8} ){0,5}?"
    r"(?:giữ chức vụ|giữ chức|bầu làm|cử làm|bổ nhiệm|phân công làm|giữ) "
)
_BRAND = lazy(
    rf" (?:{names.CAPITALISED}|{names.ACRONYM})(?: {names.CAPITALISED}| nhánh){{0,6}}"
    r"(?=[,;.)\n]|\Z)"
)
_SHORT = pattern(r"(?:anh|chị|cụ) ")
_NAMED_NEXT = lazy(rf" [{names.UPPER}]")
_BOARD = lazy(r"(?:tổng )?giám đốc|chủ nhiệm")
_NEXT_POST = lazy(r"(?:,\s{1,2}|\s{1,2}-\s{1,2}|\s{1,2}kiêm\s{1,2})")
_RUN = lazy(rf"[{names.UPPER}][{names.LOWER}]*(?: [{names.UPPER}][{names.LOWER}']*){{1,4}}")
_TO_TITLE = lazy(r"\s{0,2}[,-]?\s{1,2}")
_TO_NAMES = lazy(r":?\s{1,2}")
_AND = lazy(r"\s{0,2},\s{1,2}|\s{1,2}và\s{1,2}")


@dataclass(frozen=True, slots=True)
class Held:
    """A post at an organisation, and where its words end."""

    end: int
    post: str
    organisation: str | None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    start: int
    end: int
    held: Held | None
    sure: bool = True


class _Finder:
    def __init__(self, text: str, named: organisations.Names) -> None:
        self.text, self.named = text, named
        self.smoothed, self.folded = named.smoothed, named.folded
        self.found: dict[int, Person] = {}

    def run(self, index: Index) -> list[Person]:
        self._after_titles(index)
        self._after_posts(index)
        self._before_posts()
        return [self.found[start] for start in sorted(self.found)]

    def _inside_a_word(self, start: int) -> bool:
        if self.folded.startswith("ban ", max(0, start - 4)) and _BOARD.match(self.folded, start):
            return True  # "Ban Giám đốc" is a body, no post
        return start > 0 and (self.folded[start - 1].isalnum() or self.folded[start - 1] == "/")

    def _add(self, start: int, end: int, held: Held | None, *, certain: bool = True) -> None:
        known = self.found.get(start)
        if not known or (held and not known.held):
            sure = certain and self._certain(held, start) and not self._cut_short(start, end)
            self.found[start] = Person(start, end, held, sure=sure)

    def _cut_short(self, start: int, end: int) -> bool:
        """ "Bùi Ngọc Viện - …": a given name that begins the name of a body as well."""
        follows = _TOKEN.match(self.smoothed, end + 1)
        return self.smoothed.count(" ", start, end) == 1 and follows is not None

    def _certain(self, held: Held | None, start: int) -> bool:
        return not held or (held.certain and not self._at_another(held, start))

    def _at_another(self, held: Held | None, start: int) -> bool:
        """ "Đội trưởng Đội Vận động quần chúng": a body follows that is not read."""
        if not held or held.organisation or not self.smoothed.startswith(" ", held.end):
            return False
        at = held.end + 1
        return (
            at != start
            and self.smoothed[at : at + 1].isupper()
            and not _TITLES.match(self.folded, at)
        )

    def _after_titles(self, index: Index) -> None:
        """ "ông X", "đồng chí X, Bí thư …", "các đồng chí X, Y và Z"."""
        for title in _TITLES.finditer(index, 0, len(self.folded)):
            if not self.smoothed[title.end() : title.end() + 1].isupper():
                continue
            start = title.end() - len("Ông ") * self._is_surname(title)
            end = self.name_end(start)
            if end and not self._inside_a_word(title.start()):
                held = self._post_behind(end)
                # "mỏ thạch anh Hà Vinh": so short a title ends other words too.
                short = _SHORT.fullmatch(title[0]) and self.smoothed.count(" ", start, end) == 1
                self._add(start, end, held, certain=bool(held) or not short)
        for title in _PLURAL.finditer(index, 0, len(self.folded)):
            position = title.end()
            together = self.posts_at(position)  # "các đồng chí Phó Chủ tịch UBND tỉnh: A, B"
            if together and (gap := _TO_NAMES.match(self.smoothed, together.end)):
                position = gap.end()
            else:
                together = None
            while end := self.name_end(position, known=True):
                held = self._post_behind(end)
                self._add(position, end, held or together)
                joint = _AND.match(self.smoothed, held.end if held else end)
                if not joint:
                    break
                position = joint.end()

    def _is_surname(self, title: re.Match[str]) -> bool:
        """ "ông Ông Thế Hòa": of two equal titles the second, with a capital, is the surname."""
        return self.smoothed.endswith(("ông Ông ", "Ông Ông "), title.start(), title.end())

    def _after_posts(self, index: Index) -> None:
        """ "Bí thư Đảng ủy TKV X", "Phó Bí thư, Chủ tịch UBND tỉnh X"."""
        reached = 0
        behind = {one.held.end for one in self.found.values() if one.held}
        for post in _POST.finditer(index, 0, len(self.folded)):
            if post.start() < reached or self._inside_a_word(post.start()):
                continue
            held = self.posts_at(post.start())
            if not held:
                continue
            reached = held.end
            title = self._title_after(held.end)
            space = _SPACE.match(self.smoothed, held.end)
            start = title.end() if title else space.end() if space else held.end
            end = self.name_end(start, known=not title)
            # "bà X - Phó Giám đốc Tổng công ty Đồng Việt Bắc": who holds it was named before it.
            if end and (title or held.end not in behind):
                self._add(start, end, held)

    def _title_after(self, end: int) -> re.Match[str] | None:
        """ "Chủ tịch UBND tỉnh, đồng chí X"."""
        gap = _TO_TITLE.match(self.smoothed, end)
        return _TITLES.match(self.folded, gap.end()) if gap else None

    def _before_posts(self) -> None:
        """ "X, Phó Bí thư …" with no title before: only a known surname makes it a person."""
        for run in _RUN.finditer(self.smoothed):
            if not _TO_POST.match(self.smoothed, run.end()):
                continue
            for token in _TOKEN.finditer(self.smoothed, run.start(), run.end()):
                if token[0] not in names.SURNAMES:
                    continue
                end = self.name_end(token.start(), known=True)
                held = self._post_behind(end) if end else None
                if not (end and held) or names.ends_a_thing(self.smoothed, token.start(), end):
                    break
                if not self._taken(token.start()):
                    self._add(token.start(), end, held)
                break

    def _taken(self, start: int) -> bool:
        """Whether the words at `start` belong to a place or to a person found already."""
        if _PLACE_BEFORE.search(self.folded, max(0, start - 15), start):
            return True
        if _UNIT_BEFORE.search(self.folded, max(0, start - 15), start):
            return True  # "Tổng công ty Đồng Việt Bắc: Thành viên"
        return any(
            other in self.found and self.found[other].end > start
            for other in range(max(0, start - 30), start)
        )

    def _post_behind(self, end: int) -> Held | None:
        gap = _TO_POST.match(self.smoothed, end) or _ELECTED.match(self.folded, end)
        held = self.posts_at(gap.end()) if gap else None
        if held and held.organisation and _NAMED_NEXT.match(self.smoothed, held.end):
            return replace(held, certain=False)  # "Quản đốc mỏ Thung Phạy"
        return self._at_a_brand(held) if held and not held.organisation else held

    def _at_a_brand(self, held: Held) -> Held:
        """ "Giám đốc Agritex Bank": behind a person capitals name the body, known or not."""
        brand = _BRAND.match(self.smoothed, held.end)
        if not brand:
            return held
        return Held(brand.end(), held.post, one_line(self.text[held.end : brand.end()]))

    def posts_at(self, start: int) -> Held | None:
        """The post that begins at `start`; of several the first that is more than a seat."""
        first = self._post_at(start)
        held = first
        end = first.end if first else start
        chosen = first
        while held and (gap := _NEXT_POST.match(self.folded, end)):
            held = self._post_at(gap.end())
            if held:
                end = held.end
                if (
                    chosen
                    and _MEMBER.match(fold(chosen.post))
                    and not _MEMBER.match(fold(held.post))
                ):
                    chosen = held
        return replace(chosen, end=end) if chosen else None

    def _post_at(self, start: int) -> Held | None:
        post = _POST.match(self.folded, start)
        if not post:
            return None
        end = post.end()
        cell = _OF_A_CELL.match(self.folded, end)
        if cell and self.smoothed[cell.start() + 1].islower():
            end = cell.end()
        words = one_line(self.text[start:end])
        inside = _INSIDE.search(self.folded, start, end)
        at = inside.start(1) if inside else end + 1
        name = self.named.at(at, any_case=bool(inside))
        if name and name.end > end:
            whose = one_line(self.text[at : name.end])
            return Held(name.end, words, whose[0].upper() + whose[1:], self._ends(name))
        letters = _BY_LETTERS.match(self.smoothed, end)
        if letters:
            return Held(letters.end(), words, letters[1], self._over(letters.end()))
        there = _ONE_THERE.match(self.folded, end)
        if there:
            where = one_line(self.text[there.start(1) : there.end()])
            return Held(there.end(), words, where, self._over(there.end()))
        return Held(end, words, None, not self._goes_on(end))

    def _ends(self, name: organisations.Name) -> bool:
        """ "Chủ nhiệm Hợp tác xã Nông nghiệp sạch Bản Lầu": no name ends before such a word."""
        return name.own or not self.smoothed.startswith((" ", ", "), name.end)

    def _over(self, end: int) -> bool:
        """ "Chủ tịch UBND các xã": not merely of the one there."""
        return not self.folded.startswith(" các ", end) and not self._goes_on(end)

    def _goes_on(self, end: int) -> bool:
        """ "Trưởng bản Háng Đồng", "Tổ trưởng tổ tiết kiệm": more is said of where it is held."""
        return bool(_OPEN.match(self.smoothed, end)) and not begins_action(
            words_of(self.folded, end, end + 30, 4)
        )

    def name_end(self, start: int, *, known: bool = False) -> int | None:
        """Where the personal name at `start` ends; when `known`, only one with a known surname."""
        first = _TOKEN.match(self.smoothed, start)
        if not first or (known and first[0] not in names.SURNAMES):
            return None
        end, count, position = first.end(), 1, first.end()
        while space := _SPACE.match(self.smoothed, position):
            at = space.end()
            token = _TOKEN.match(self.smoothed, at) or _LAST_LETTER.match(self.smoothed, at)
            if not token or self._other_word(at):
                break
            end, count, position = token.end(), count + 1, token.end()
        return end if 2 <= count <= 5 and not self._other_word(start) else None

    def _other_word(self, start: int) -> bool:
        return bool(_POST.match(self.folded, start) or self.named.at(start))


def _finder(text: str) -> _Finder:
    smoothed = smooth(text)
    return _Finder(text, organisations.Names(smoothed, lower(smoothed)))


def posts_at(text: str, start: int = 0) -> Held | None:
    """The post that `text` names at `start`."""
    return _finder(text).posts_at(start)


def post_words(folded: str) -> int | None:
    """How many characters of `folded` name a post, from its beginning."""
    post = _POST.match(folded)
    return post.end() if post else None


def is_name(words: str) -> bool:
    """Whether `words` are a person's name and nothing else."""
    return _finder(words).name_end(0) == len(words)


def find(text: str, page: Page | None = None) -> list[dict[str, Any]]:
    """Each mention of a person, with the post given there; a bare mention has none."""
    page = page or Page(text)
    found = _Finder(text, page.named).run(page.index)
    return [_item(text, person) for person in _outside(page.names, found)]


def _outside(named: list[organisations.Name], people: list[Person]) -> Iterator[Person]:
    """Without those that are a piece of an organisation's name."""
    starts = [name.start for name in named]
    for person in people:
        at = bisect.bisect_right(starts, person.start) - 1
        if at < 0 or named[at].end <= person.start:
            yield person


def _item(text: str, person: Person) -> dict[str, Any]:
    held = person.held
    return {
        "start": person.start,
        "end": person.end,
        "name": one_line(text[person.start : person.end]),
        "post": held.post if held else None,
        "organisation": held.organisation if held else None,
        "sure": person.sure,
    }
