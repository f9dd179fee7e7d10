"""Names of organisations and bodies as texts write them: "Đảng ủy Than Quảng Ninh", "UBND tỉnh".

A name is a head ("Đảng ủy", "Công ty", "Ban Tuyên giáo") and what says whose or which: another
name, a place, capitalised words, letters. A head alone, such as "Đảng ủy", names nobody.
"""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lientich.reader import kinds, names
from lientich.reader.seek import Index, Seek
from lientich.reader.sentences import Layout, words
from lientich.reader.text import lazy, lower, one_line, one_of, pattern, smooth
from lientich.reader.verbs import begins_action
from lientich.reader.vocabulary import (
    ALONE,
    DEEDS,
    DEPARTMENT,
    FIELDS,
    FUNCTION,
    GRAMMAR,
    HEADS,
    LEAVING,
    NAMES_TOO,
    OBJECTS,
    ROLE,
    TRADES,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name at `start:end`; `own` when it certainly says whose it is and where it ends."""

    start: int
    end: int
    own: bool


_OF_A_UNIT = lazy(
    r"(?:tập đoàn|tổng công ty|công ty|nhà máy|mỏ|xí nghiệp|đảng ủy|đảng bộ|chi bộ|bộ|sở|cục|"
    r"bệnh viện|nhà trường|trường|trung tâm|viện)(?!\w)"
)
_HEAD = Seek(rf"\b{one_of([*HEADS, *ALONE])}(?!\w| viên(?!\w| chức))")
_ALONE = pattern(rf"{one_of(ALONE)}(?!\w)")
_FIELD = pattern(rf"{one_of(FIELDS)}(?!\w)")
_TRADE = pattern(rf"{one_of(TRADES)}(?!\w)")
_TERRITORY = lazy(
    r"(?:tỉnh|thành phố|tp\.?|huyện|thị xã|thị trấn|xã(?! hội| đoàn| viên)|phường|quận|đặc khu|"
    r"khu vực|vùng|thôn|bản|tổ dân phố|khu phố|ấp|xóm|làng)(?!\w)"
)
_CENTRE = lazy(r"(?:trung ương đảng|trung ương đoàn|trung ương|tw|tư|t\.ư|t\.w|tƯ)(?!\w)")
_ACRONYM = lazy(rf"{names.ACRONYM}(?:&{names.ACRONYM})*(?!\w)")
_BRAND = lazy(r"(?:Vina|Viet|Petro)[a-z]{2,12}(?!\w)")
_WORD = lazy(rf"(?:{names.CAPITALISED}|[{names.UPPER}](?=\s[{names.UPPER}]))(?!\w)")
_UNIT_NUMBER = lazy(
    r"(?:số )?(?:\d{1,3}|[IVX]{1,4})(?![\w%]|[.,/-]\d| (?:tháng|năm|ngày|tuần|quý|lần|giờ)(?!\w))"
)
_DASH = lazy(r" ?- ?")
_AND = lazy(r"(?: và | & )")
_INITIALS = lazy(rf" ?\(([A-ZĐƯ][A-ZĐƯ]+|{names.CAPITALISED})\)")
_NUMBERED = lazy(
    r"(?:phân xưởng|công trường|quân khu|xí nghiệp|tiểu đoàn|trung đoàn|lữ đoàn|sư đoàn|chi bộ|"
    r"công ty|quân đoàn|tổ|mỏ|nhà máy|đoàn|tổng công ty)"
)
_ENTERPRISE = lazy(
    r"(?:công ty|tổng công ty|tập đoàn|than|tuyển than|kho vận|xí nghiệp|nhà máy|ngân hàng|"
    r"chi nhánh|cty|mỏ|phân xưởng|công trường)(?!\w)"
)
_ALSO_PLACES = lazy(
    r"(?:trường|mỏ|cảng|hội|đoàn|đài|viện|than|trạm|quỹ|ban|vụ|cục|bộ|sở|hạt|đồn|báo)(?!\w)"
)
_BODY = lazy(
    r"(?:hđtv|hđqt|ubnd|hđnd|btv|bch|thường trực|ban chấp hành|ban thường vụ|đảng ủy|đảng bộ|"
    r"chi bộ|chi ủy|ủy ban|hội đồng|ban giám đốc|ban tổng giám đốc)(?!\w)"
)
_CENTRAL = lazy(r"(?:bộ chính trị|ban bí thư|chính phủ|quốc hội|thủ tướng)(?!\w)")
_A_DEPUTY = pattern(r"đại biểu \Z")
_OF_OFFICES = pattern(
    r" (?:(?:các )?(?:cơ quan|doanh nghiệp|trường)|các (?:huyện|xã|phường|tỉnh|thành phố|quận|"
    r"đơn vị|công ty))(?!\w)"
)
_LEGAL_FORM = pattern(r"(?:cổ phần|cp|tnhh|mtv|một thành viên|trách nhiệm hữu hạn)\Z")
_NUMBERED_TERRITORY = lazy(r"quận|phường|thôn|tổ dân phố|khu phố|ấp|xóm|khu vực|vùng")
_OF_A_PLAN = lazy(r"(?:chương trình|kế hoạch|đề án|nghị quyết|quy chế|phong trào|cuộc vận động) ")
_KIND = lazy(rf"(?:{kinds.NAME})(?!\w)")
_HELD = lazy(r"(?:giám đốc|chủ tịch|bí thư|trưởng|chủ nhiệm)(?:\s(?:thường trực|phụ trách))?\s$")
_CELL = lazy(
    r"(?:công đoàn|đoàn thanh niên|chi đoàn|chi hội|hội (?:nông dân|phụ nữ))$|công đoàn(?!\s[a-zđ])"
)
_BOARD = lazy(r"hội đồng (?:thành viên|trường|quản trị)|(?:đảng ủy|đảng bộ) khối")
_ALSO_VERBS = lazy(
    r"xây dựng|phát triển|tổ chức|kiểm tra|bảo vệ|thanh tra|giám định|nghiên cứu|quản lý|"
    r"sản xuất|đầu tư|thống kê|khai thác|kinh doanh|tuyên truyền|đào tạo|bồi dưỡng|vận hành|"
    r"chế biến|dân vận|truyền thông|tư vấn|thiết kế|kiểm định|phục hồi chức năng"
)
_COMMA = lazy(r", ")
_COMMITTEE = lazy(r"(?:tỉnh|thành|huyện|thị|quận) (?:ủy|đoàn)(?!\w)")
_MANY = pattern(r"(?<!\w)(?:các|những|mọi|mỗi|từng|hai|ba|nhiều|một số|2|3) \Z")
_IN_A_PLACE = pattern(r"(?<!\w)(?:tỉnh|huyện|thành phố|thị xã|thị trấn|xã|phường|quận|tp\.?) \Z")
_IN_A_POST = pattern(r"(?:bí thư|ủy viên|chủ tịch|giám đốc|trưởng ban) \Z")
_GOES_ON = lazy(rf" (?!{one_of(GRAMMAR)}(?!\w))[{names.LOWER}]")
_OPEN = lazy(rf" (?!{one_of(FUNCTION)}(?!\w))[{names.LOWER}]")
_AND_SMALL = lazy(rf" và (?!{one_of(FUNCTION)}(?!\w))[{names.LOWER}]")
_NUMBER_NEXT = lazy(r" (?:số )?\d")
_ITS_NUMBER = lazy(
    r" (?:số )?\d{1,2}(?![\w%/-]|[.,]\d| (?:tháng|năm|ngày|tuần|quý|lần|giờ|đồng|người|"
    r"cán bộ)(?!\w))"
)
_PARTED = lazy(rf" - (?!{one_of([*HEADS, *ALONE])}(?!\w))[^\W\d]")
_AREA = pattern(r"(?:khu vực|liên huyện)(?: [^ ]+){1,3}$")
_COUNTED = pattern(r" (?:khu vực|vùng|cụm|đội|khối)$")
_SCHOOL = lazy(r"trường(?!\w)")
_SYLLABLE = lazy(rf" (?!{one_of(GRAMMAR)}(?!\w))[{names.LOWER}]+(?!\w)")
_FIRST_WORD = lazy(rf"[{names.UPPER}]+(?: [{names.UPPER}]+)?(?!\w)")
_OFFICE = lazy(r"(?:phòng|sở|ban|trung tâm)(?!\w)")
_MINISTRY = lazy(r"(?:sở|bộ|trạm(?= y tế))(?!\w)")
_GRAMMAR = lazy(rf"{one_of(GRAMMAR)}(?!\w)")
_NAMES_TOO = lazy(NAMES_TOO)
_DEED = lazy(rf"{one_of(DEEDS)}(?!\w)")
_WITH_OBJECT = lazy(rf"\w+(?: \w+)? {OBJECTS}(?!\w)")
_LEAVES = lazy(rf" {one_of(LEAVING)}(?!\w)")
_CAPITAL_BEFORE = lazy(rf"(?<!\w)({names.CAPITALISED}) \Z")
_POST_BEFORE = pattern(r"(?:trưởng|phó) (?:phòng|ban|khoa|đoàn|vụ|bộ môn|đội|trạm) \Z")
_ROUTE_BEFORE = lazy(rf"{names.CAPITALISED} - \Z")  # "tuyến Cẩm Sơn - Cảng Vũng Đông"
_BEFORE_ANY = frozenset(
    ["Trưởng", "Chánh", "Phó", "Nguyên", "Giao", "Và", "Tại", "Theo", "Do", "Của", "Về", "Với"]
    + ["Từ", "Cho", "Để", "Khi", "Sau", "Trước", "Được", "Cùng", "Riêng", "Qua", "Các", "Nhờ"]
    + ["Gửi", "Lưu", "Mời", "Là", "Như", "Bởi", "Đến", "Giữa", "Nay", "Cựu", "Trong", "Đối"]
)
_CLOSED = pattern(
    r"(?<!\w)(?:tỉnh|thành phố|huyện|xã|phường|(?:tỉnh|thành|huyện|thị|quận) ủy|trung ương|"
    r"thành viên|quản trị|chính phủ)\Z"
)
_LETTERS_LISTED = lazy(rf"[{names.UPPER}], {names.ACRONYM}(?!\w)")  # "Phòng TT, BC-XB"
_TITLED = lazy(r"(?:đồng chí|đ/c|ông|bà)\s")
_GOES_BEFORE = lazy(r"[\w/-]")
_OF_THE_STATE = ("ngân hàng nhà nước", "ngân hàng chính sách")
_LONGEST, _LONGEST_TAIL = 16, 60


class Names:
    """The names of a text by where they begin, each place looked at once."""

    def __init__(self, smoothed: str, folded: str) -> None:
        self.smoothed, self.folded = smoothed, folded
        self._known: dict[int, Name | None] = {}

    def at(self, start: int, *, any_case: bool = False) -> Name | None:
        """The longest name that begins at `start`, if one does."""
        if not (any_case or self.smoothed[start : start + 1].isupper()):
            return None
        if start not in self._known:
            head = _HEAD.match(self.folded, start)
            scan = _Scan(self.smoothed, self.folded, start)
            self._known[start] = scan.run(head.end()) if head else None
        return self._known[start]


def share(layout: Layout, names: Names) -> None:
    """Keep the names of a text that were looked for already."""
    layout.shared["names"] = names


def name_at(layout: Layout, start: int) -> Name | None:
    if "names" not in layout.shared:
        share(layout, Names(layout.smoothed, layout.folded))
    names: Names = layout.shared["names"]
    return names.at(start)


def is_whole(name: str) -> bool:
    """Whether `name` is one known name from its beginning to its end."""
    smoothed = smooth(name)
    folded = lower(smoothed)
    found = Names(smoothed, folded).at(0, any_case=True)
    if not found:
        return False
    rest = [at.start() for at in re.finditer(r"\S+", smoothed) if at.start() >= found.end]
    return len(rest) <= 4 and not any(
        smoothed[at].islower() or _HEAD.match(folded, at) for at in rest
    )


def is_of_the_sentence(folded: str, at: int) -> bool:
    """Whether the word at `at` is no part of a name: "và", "rà soát"; "xây dựng" may be one."""
    said = _GRAMMAR.match(folded, at) or _DEED.match(folded, at)
    return bool(said) and not _NAMES_TOO.match(folded, at)


def begins(folded: str, at: int = 0) -> bool:
    """Whether folded letters begin as a name does."""
    return bool(_HEAD.match(folded, at))


class _Scan:
    """One walk over a name, piece by piece; `end` is where the name last could have ended."""

    def __init__(self, smoothed: str, folded: str, start: int) -> None:
        self.smoothed, self.folded, self.start = smoothed, folded, start
        self.end: int | None = None
        self.field_end: int | None = None
        self.broken_off = False
        self.own = False
        self.in_trade = False
        self.after_head = True
        self.unknown = False
        self.closed = False
        self.guessed = False

    def run(self, position: int) -> Name | None:
        if _ALONE.match(self.folded, self.start):
            self._take(position, closed=True)
        elif _BOARD.fullmatch(self.folded, self.start, position):
            self._take(position, own="khối" not in self.smoothed[self.start : position])
            self.after_head = True
        self.head_start = self.start
        self._walk(position)
        if self.end is None or self._a_place():
            return None
        before, ended = self.end, self.in_trade and self._ended()
        if self.end > before:
            self._walk(self.end)
        initials = self.own and _INITIALS.match(self.smoothed, self.end)
        if initials:
            self.end = initials.end()
        unfinished = (
            self.broken_off
            or self.guessed
            or (self.unknown and _OPEN.match(self.smoothed, self.end))
            or self._named_after_another()
            or self._more_pieces()
            or self._numbered_next()
            or self._area_next()
            or not self._ends_surely(ended)
            or self.in_trade
            and (
                (not ended and _GOES_ON.match(self.smoothed, self.end))
                or _OF_OFFICES.match(self.folded, self.end)
                or self._before_head()
                or self._more_joined()
                or (self.field_end != self.end and _AND_SMALL.match(self.smoothed, self.end))
                or self._trade_next()
                or _LEGAL_FORM.search(self.folded, self.start, self.end)
            )
        )
        return Name(self.start, self.end, self.own and not unfinished)

    def _ends_surely(self, ended: bool) -> bool:
        """Whether what follows can only be the sentence, or another name, or a person's."""
        end = self.end or 0
        if self.smoothed.startswith(("/", "&", "-", " &", " /", "- "), end):
            return False
        if _LETTERS_LISTED.match(self.smoothed, max(self.start, end - 1)):
            return not DEPARTMENT.match(self.folded, self.head_start)
        if parted := _DASH.match(self.smoothed, end):
            at = parted.end()
            return not self._capital(at) or bool(ROLE.match(self.folded, at)) or self._named_at(at)
        gap = names.gap(self.smoothed, end)
        if gap is None:
            return True
        at = gap
        if self._capital(at):
            return bool(
                self._named_at(at)
                or names.person_at(self.smoothed, at)
                or _KIND.match(self.folded, at)
                or _TITLED.match(self.folded, at)
            )
        if not self.smoothed[at : at + 1].islower() or ended:
            return True
        if _CLOSED.search(self.folded, self.start, end):
            return True
        tail = words(self.folded, end, end + _LONGEST_TAIL, 9)
        if self._is_closed():
            return bool(_GRAMMAR.match(self.folded, at)) or begins_action(tail)
        return is_of_the_sentence(self.folded, at) or (
            begins_action(tail) and bool(_WITH_OBJECT.match(self.folded, at))
        )

    def _is_closed(self) -> bool:
        """Whether it ends with a proper name or number, or a field: no other trade goes on."""
        return self.closed or self._is_a_whole_field()

    def _is_a_whole_field(self) -> bool:
        """ "Sở Xây dựng", "Phòng Giáo dục và Đào tạo": no field is longer than that."""
        if self.end is None or self.field_end != self.end:
            return False
        ministry = _MINISTRY.match(self.folded, self.head_start)
        return bool(ministry) or " và " in self.folded[self.head_start : self.end]

    def _named_at(self, at: int) -> bool:
        """Whether a name begins at `at`, not merely a word like one: "Báo chí - Xuất bản"."""
        head = _HEAD.match(self.folded, at)
        if not head:
            return False
        after = head.end() + 1
        if not self.smoothed.startswith(" ", head.end()) or _ALONE.match(self.folded, at):
            return True
        return not self.smoothed[after : after + 1].islower() or any(
            known.match(self.folded, after) for known in (_TERRITORY, _TRADE, _GRAMMAR)
        )

    def _numbered_next(self) -> bool:
        """ "Tòa án nhân dân khu vực 5", "Trạm Y tế số 3": the number may belong to the name."""
        end = self.end or 0
        counted = self.in_trade or _COUNTED.search(self.folded, self.start, end)
        if counted and _NUMBER_NEXT.match(self.smoothed, end):
            return True
        return bool(_ITS_NUMBER.match(self.folded, end))

    def _area_next(self) -> bool:
        """ "Chi cục Thuế khu vực Văn Bàn - Bảo Yên", "… Việt Nam chi nhánh huyện Đà Bắc"."""
        end = self.end or 0
        parted = self._capital(end + 3) and _PARTED.match(self.folded, end)
        return bool(
            (parted and _AREA.search(self.folded, self.start, end))
            or self.smoothed.startswith(" chi nhánh ", end)
        )

    def _trade_next(self) -> bool:
        """ "Phòng Cảnh sát … cứu nạn, cứu hộ": a trade after a comma may belong to the name."""
        comma = _COMMA.match(self.smoothed, self.end or 0)
        if not comma or not self.smoothed[comma.end() : comma.end() + 1].islower():
            return False
        at = comma.end()
        if _TRADE.match(self.folded, at):
            return True
        tail = words(self.folded, at, at + _LONGEST_TAIL, 9)
        said = _GRAMMAR.match(self.folded, at) or begins_action(tail)
        return not (said or _HEAD.match(self.folded, at))

    def _walk(self, position: int) -> None:
        for _ in range(_LONGEST):
            reached = self._step(position)
            if reached is None:
                break
            position = reached

    def _named_after_another(self) -> bool:
        """ "Trường THPT chuyên Lê Hồng Phong": after a school's level it may be its own name."""
        return bool(
            self.in_trade
            and _SCHOOL.match(self.folded, self.head_start)
            and self.smoothed.startswith(" ", self.end or 0)
            and self._capital((self.end or 0) + 1)
        )

    def _ended(self) -> bool:
        """Whether a verb follows, or words in small letters that end the name of an office.

        A verb that names offices too, as in "Phòng Cảnh sát quản lý …", leaves it open.
        """
        start = self.end or 0
        if self._is_a_whole_field():
            return True
        tail = words(self.folded, start, start + _LONGEST_TAIL, 9)
        for at, word in enumerate(tail):
            before = tail[at - 1].end if at else start
            apart = word.start - before != 1 or self.smoothed[word.start].isupper()
            apart = apart or bool(_TITLED.match(self.folded, word.start))
            if apart or _GRAMMAR.match(self.folded, word.start) or begins_action(tail, at):
                break
        else:
            return False
        if not (apart or is_of_the_sentence(self.folded, word.start)):
            return False
        if not at:
            whole = not begins_action(tail[:1]) or bool(_GRAMMAR.match(self.folded, word.start))
            return whole and not apart and not _TRADE.match(self.folded, word.start)
        joined = self.folded.startswith((", ", " và "), before)
        trade = _TRADE.match(self.folded, word.start)
        if at % 2 or joined or trade or not DEPARTMENT.match(self.folded, self.head_start):
            return False
        self.end = before
        return True

    def _before_head(self) -> bool:
        """ "Quỹ Mái ấm Công đoàn": a head that begins no name of its own may end this one."""
        at = names.gap(self.smoothed, self.end or 0)
        return bool(at and self._capital(at) and _HEAD.match(self.folded, at))

    def _more_pieces(self) -> bool:
        """ "Phòng Quản lý Thu - Sổ, Thẻ": capitals after a hyphen may belong to the name."""
        joint = _DASH.match(self.smoothed, self.end or 0)
        if not joint or not DEPARTMENT.match(self.folded, self.head_start):
            return False
        at = joint.end()
        return self.smoothed[at : at + 1].isupper() and not (
            ROLE.match(self.folded, at) or _HEAD.match(self.folded, at)
        )

    def _more_joined(self) -> bool:
        """ "Phòng Nông nghiệp và …": what follows may belong to the name as well."""
        joint = _AND.match(self.smoothed, self.end or 0) or _COMMA.match(
            self.smoothed, self.end or 0
        )
        if not joint or not self.smoothed[joint.end() : joint.end() + 1].isupper():
            return False
        return not (self._named_at(joint.end()) or _KIND.match(self.folded, joint.end()))

    def _a_place(self) -> bool:
        """ "Trường Khê", "Hội An": places that only begin as names of organisations do."""
        if not _ALSO_PLACES.match(self.folded, self.start) or self.head_start != self.start:
            return False
        if _IN_A_PLACE.search(self.folded, max(0, self.start - 12), self.start):
            return True
        words = self.smoothed[self.start : self.end].split()
        return len(words) == 2 and bool(_WORD.fullmatch(words[1]))

    def _step(self, position: int) -> int | None:
        at = names.gap(self.smoothed, position)
        if at is not None:
            for piece in (self._field, self._head, self._territory, self._trade, self._proper):
                if reached := piece(at):
                    return reached
        return self._joined(position)

    def _take(
        self, end: int, *, own: bool = True, trade: bool = False, closed: bool = False
    ) -> int:
        self.end, self.in_trade, self.after_head, self.unknown = end, trade, False, False
        self.closed = closed
        self.own = self.own or own
        return end

    def _head(self, at: int) -> int | None:
        """Another head nests: the committee of a company, the company of a group."""
        head = _HEAD.match(self.folded, at)
        if not head or not self.smoothed[at].isupper():
            return None
        if self.own and _ALONE.match(self.folded, self.start) and self.end == at - 1:
            return None
        if (
            " " not in head[0]
            and self._compound(head.end())
            and not (
                _TERRITORY.match(self.folded, head.end() + 1)
                or _TRADE.match(self.folded, head.end() + 1)
            )
        ):
            return self._words([head.span()])
        self.head_start = at
        if _ALONE.match(self.folded, at):
            return self._take(head.end(), closed=True)
        if self._definite(head):
            self._take(head.end(), closed=True)
        self.after_head = True
        return head.end()

    def _definite(self, head: re.Match[str]) -> bool:
        """ "Đảng ủy Tập đoàn" is one body to whoever reads it there, though no name of its own."""
        return bool(_OF_A_UNIT.match(head[0]))

    def _territory(self, at: int) -> int | None:
        kind = _TERRITORY.match(self.folded, at)
        if not kind:
            return None
        gap = names.gap(self.smoothed, kind.end())
        place = self._place(gap) if gap else None
        if not place and gap and _NUMBERED_TERRITORY.match(kind[0]):
            number = _UNIT_NUMBER.match(self.smoothed, gap)
            place = number.end() if number else None
        if place:
            dash = kind[0] == "khu vực" and _DASH.match(self.smoothed, place)
            return self._take((dash and self._place(dash.end())) or place, closed=True)
        if self._central() or (
            _ENTERPRISE.match(self.folded, self.head_start)
            and not self.folded.startswith(_OF_THE_STATE, self.start)
            and not self.folded.startswith(_OF_THE_STATE, self.head_start)
        ):
            return None
        return self._take(kind.end(), closed=True)

    def _central(self) -> bool:
        """Bodies of the whole country belong to no territory."""
        return bool(_CENTRAL.match(self.folded, self.start))

    def _place(self, at: int) -> int | None:
        """The place after "tỉnh", "xã": a known one, or up to three syllables."""
        known = names.place_at(self.smoothed, at)
        if known:
            return known
        run = names.capitalised_run(self.smoothed, at, 6)
        if not run:
            return None
        if len(run) >= 3 and names.person_at(self.smoothed, at):
            middle = self.smoothed[slice(*run[1])] in names.MIDDLES
            self.guessed = not (middle and self._of_one_who_holds())
            return None
        self.guessed = self.guessed or self._may_part_twice(run)
        if len(run) == 3 and not self._begins_another(run[2][0], run):
            return run[2][1]
        return run[min(len(run), 2) - 1][1]

    def _may_part_twice(self, run: list[tuple[int, int]]) -> bool:
        """ "phường Cao Xanh Hạ Ninh Thế Ất": where the place ends and its holder's name begins."""
        surnames = [self.smoothed[start:end] in names.SURNAMES for start, end in run]
        return len(run) >= 5 and (not surnames[2] or surnames[3])

    def _field(self, at: int) -> int | None:
        field = _FIELD.match(self.folded, at)
        if not field or not self._capital(at):
            return None
        self.field_end = field.end()
        return self._take(field.end(), trade=True)

    def _trade(self, at: int) -> int | None:
        """A trade such as "Xây dựng": in capitals part of the name, else only before its own."""
        trade = _TRADE.match(self.folded, at)
        if not trade:
            return None
        if self._capital(at):
            return self._take(trade.end(), trade=True)
        if self.own and not (self.in_trade or self.after_head):
            return None
        if self.end is not None and not self.in_trade and _ALSO_VERBS.fullmatch(trade[0]):
            return None
        self.in_trade = True
        return trade.end()

    def _proper(self, at: int) -> int | None:
        centre = _CENTRE.match(self.folded, at)
        if centre and self._capital(at):
            return self._take(centre.end(), closed=True)
        if _OF_A_PLAN.match(self.folded, at):
            self.broken_off = True  # "Ban Chỉ đạo Chương trình phối hợp …" ends who knows where
            return None
        place = names.place_at(self.smoothed, at)
        if place:
            return self._take(place, closed=True)
        may_be = not self.after_head or self._of_bodies() or self._of_one_who_holds()
        if may_be and self._person(at):
            return None
        if self._of_one_who_holds() and names.person_at(self.smoothed, at):
            self.guessed = True  # "Bí thư Huyện ủy Hảng Seo Lùng": a place or its secretary
        if letters := _ACRONYM.match(self.smoothed, at):
            return self._take(letters.end(), closed=True)
        if run := names.capitalised_run(self.smoothed, at, 6):
            return self._words(run)
        if _NUMBERED.match(self.folded, self.head_start):
            number = _UNIT_NUMBER.match(self.smoothed, at)
            next_to_name = self.end == at - 1 or (self.after_head and not self.in_trade)
            counted = number and (next_to_name or number[0].startswith("số"))
            return self._take(number.end(), closed=True) if number and counted else None
        return None

    def _of_bodies(self) -> bool:
        """Bodies have no names of their own, unlike companies: a name after one is a person's."""
        return bool(_BODY.match(self.folded, self.head_start))

    def _of_one_who_holds(self) -> bool:
        """ "Bí thư Đảng ủy Tập đoàn X": who holds a post there may be named next."""
        return bool(_HELD.search(self.folded, max(0, self.start - 24), self.start))

    def _held(self) -> bool:
        """ "Giám đốc Bệnh viện X": who holds a post at a unit the reader knows is named next."""
        return self.head_start == self.start and bool(
            _OF_A_UNIT.match(self.folded, self.start) and self._of_one_who_holds()
        )

    def _words(self, run: list[tuple[int, int]]) -> int:
        """Capitalised syllables; one alone begins a word of two, such as "Vận hành"."""
        cut = next((at for at, _ in run[1:] if self._begins_another(at, run)), None)
        if cut is not None:
            return self._take(self.smoothed.rindex(" ", 0, cut), closed=True)
        end = run[-1][1]
        alone = len(run) == 1 and (self.after_head or self.in_trade or self.end is None)
        compound = self._compound(end) if alone else None
        self.broken_off = len(run) == 1 and not compound and self._goes_on_small(end)
        reached = self._take(
            compound.end() if compound else end,
            trade=compound is not None,
            closed=len(run) > 1 and compound is None,
        )
        self.unknown = compound is not None
        return reached

    def _goes_on_small(self, end: int) -> bool:
        """ "Phòng Người có công": one syllable may be half a word, whatever follows."""
        small = self.smoothed[end : end + 1] == " " and self.smoothed[end + 1 : end + 2].islower()
        return small and not _LEAVES.match(self.folded, end)

    def _compound(self, end: int) -> re.Match[str] | None:
        """The second half of "Vận hành" or "Bộ phận", unless a verb begins with it."""
        syllable = _SYLLABLE.match(self.smoothed, end)
        if not syllable:
            return None
        next_words = words(self.folded, end, syllable.end() + 12, 3)
        verb = begins_action(next_words) and not begins_action(next_words[:1])
        return None if verb else syllable

    def _begins_another(self, at: int, run: list[tuple[int, int]]) -> bool:
        """A head, or after a place of two syllables the name of a person."""
        if _HEAD.match(self.folded, at):
            return True
        after = [self.smoothed[start:end] for start, end in run if start >= at]
        if not (len(run) - len(after) >= 2 and 2 <= len(after) <= 4):
            return False
        surname, second = after[:2]
        known = surname in names.SURNAMES and second in names.MIDDLES
        return known or surname in names.COMMON_SURNAMES

    def _person(self, at: int) -> bool:
        """Three syllables or more from a surname on; two may be a place."""
        first = _WORD.match(self.smoothed, at)
        run = names.capitalised_run(self.smoothed, at, 6)
        if not first or not 3 <= len(run) <= 5:
            return False
        sure = (self.own and not self.in_trade) or self._held() or self._of_a_holder(run)
        if _COMMITTEE.match(self.folded, self.head_start):
            second = self.smoothed[slice(*run[1])]
            sure = self._of_one_who_holds() and second in names.MIDDLES
        known = names.SURNAMES if sure else names.COMMON_SURNAMES
        return first[0] in known and not any(
            self._begins_another(start, run) for start, _ in run[1:]
        )

    def _of_a_holder(self, run: list[tuple[int, int]]) -> bool:
        """ "Bí thư Đảng ủy Công ty Tô Thị Nhài", "Chủ tịch Công đoàn Đàm Quang Vượng"."""
        if not self._of_one_who_holds():
            return False
        cell = _CELL.match(self.folded, self.head_start)
        return bool(cell) or self.smoothed[slice(*run[1])] in names.MIDDLES

    def _listed(self, position: int) -> int | None:
        """ "Phòng Kinh tế, Hạ tầng và Đô thị": trades of one office between commas."""
        if not (self.in_trade and _OFFICE.match(self.folded, self.head_start)):
            return None
        at, count = position, 0
        while joint := _COMMA.match(self.smoothed, at) or _AND.match(self.smoothed, at):
            trade = _FIELD.match(self.folded, joint.end()) or _TRADE.match(self.folded, joint.end())
            if not trade or not self._capital(joint.end()):
                return None
            at, count = trade.end(), count + 1
            if "," not in joint[0]:
                return self._take(at, trade=True, closed=True) if count > 1 else None
        return None

    def _joined(self, position: int) -> int | None:
        """ "Than - Khoáng sản", "Mạo Khê - TKV", "Đầu tư và Xây dựng": pieces joined into one."""
        if listed := self._listed(position):
            return listed
        joint = _DASH.match(self.smoothed, position) or _AND.match(self.smoothed, position)
        if not joint or ("-" not in joint[0] and not self.in_trade):
            return None
        at = joint.end()
        if ROLE.match(self.folded, at):
            return None
        trade = _FIELD.match(self.folded, at) or _TRADE.match(self.folded, at)
        if "-" not in joint[0] and self.folded.startswith("các ", at) and not self._capital(at):
            return None  # "Sở Giao thông vận tải và các cơ quan liên quan"
        if _HEAD.match(self.folded, at) and not (trade and "-" in joint[0]):
            return None
        if trade and (self._capital(at) or self.in_trade):
            return self._take(trade.end(), trade=True)
        if self.in_trade and self._capital(at) and not _KIND.match(self.folded, at):
            run = names.capitalised_run(self.smoothed, at, 2)
            if len(run) == 1 and _SYLLABLE.match(self.smoothed, run[0][1]):
                self.guessed = True
                return self._words(run)
        if "-" in joint[0] or self._capital(at):
            letters = _ACRONYM.match(self.smoothed, at) or _BRAND.match(self.smoothed, at)
            return self._take(letters.end(), closed=True) if letters else None
        return None

    def _capital(self, at: int) -> bool:
        return self.smoothed[at : at + 1].isupper()


def scan(names: Names, index: Index) -> Iterator[Name]:
    """The names of a text from left to right, none inside another."""
    smoothed, folded, reached = names.smoothed, names.folded, 0
    for start in index.places[_HEAD]:
        if start < reached or not smoothed[start].isupper():
            continue
        head = _HEAD.match(folded, start)
        if not head or not _free(smoothed, folded, start):
            continue
        name = names.at(start)
        reached = reached if name else head.end()
        if not name:
            continue
        many = _MANY.search(folded, max(0, start - 8), start)
        if name.own or not many:
            reached = name.end
            inner = many or _within_another(smoothed, folded, start)
            yield replace(name, own=False) if inner else name


def _within_another(smoothed: str, folded: str, start: int) -> bool:
    """ "Cụm Cảng Đông Bắc", "Trung ương Hội …": what stands right before may begin the name."""
    before = _CAPITAL_BEFORE.search(smoothed, max(0, start - 12), start)
    if smoothed.endswith("Trung ương ", 0, start) or _ROUTE_BEFORE.search(
        smoothed, max(0, start - 12), start
    ):
        return True
    if _POST_BEFORE.search(folded, max(0, start - 20), start):
        return True
    return before is not None and before[1] not in _BEFORE_ANY


def _free(smoothed: str, folded: str, start: int) -> bool:
    """Whether a name may begin there: not inside a word, a symbol, a post, or words in capitals."""
    if start and smoothed[start - 1] in "/-":
        return False
    word = _FIRST_WORD.match(smoothed, start)
    if word and word[0].isupper() and " " in word[0]:
        return False
    if folded.startswith("quốc hội", start):
        return not _A_DEPUTY.search(folded, max(0, start - 12), start)
    return not (
        folded.startswith("thường trực", start)
        and _IN_A_POST.search(folded, max(0, start - 12), start)
    )


def find(
    text: str, smoothed: str | None = None, scanned: list[Name] | None = None
) -> list[dict[str, Any]]:
    """Each mention of a named organisation, and of the letters the text gives it."""
    smoothed = smooth(text) if smoothed is None else smoothed
    found = _scanned(smoothed) if scanned is None else scanned
    return [
        {
            "start": name.start,
            "end": name.end,
            "name": one_line(text[name.start : name.end]),
            "sure": name.own,
        }
        for name in sorted([*found, *_by_letters(smoothed, found)], key=lambda name: name.start)
    ]


def _scanned(smoothed: str) -> list[Name]:
    names = Names(smoothed, lower(smoothed))
    return list(scan(names, Index(names.folded)))


def _by_letters(smoothed: str, found: list[Name]) -> Iterator[Name]:
    """Mentions by the letters alone, once the text has said whose they are: "… Việt Nam (TKV)"."""
    letters = set()
    for name in found:
        given = re.search(rf"\(({names.ACRONYM})\)$", smoothed[name.start : name.end])
        if given:
            letters.add(given[1])
    if not letters:
        return
    starts = [name.start for name in found]
    for mention in re.finditer(rf"(?:{'|'.join(sorted(letters))})(?![\w/-])", smoothed):
        start = mention.start()
        if start and _GOES_BEFORE.match(smoothed, start - 1):
            continue  # not asked by the pattern, which is quick while letters come first in it
        before = bisect.bisect(starts, start) - 1
        if before < 0 or found[before].end <= start:
            yield Name(start, mention.end(), own=True)
