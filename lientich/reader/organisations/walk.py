"""One walk over a name, from its head through trades, places and capitals, as far as it may go."""

import re

from lientich.reader import names
from lientich.reader.organisations.words import (
    AND,
    COMMA,
    DASH,
    HEAD,
    KIND,
    STANDS_ALONE,
    TERRITORY,
    TRADE,
    WORD,
)
from lientich.reader.sentences import words
from lientich.reader.text import lazy, one_of, pattern
from lientich.reader.verbs import begins_action
from lientich.reader.vocabulary import FIELDS, GRAMMAR, LEAVING, ROLE

_OF_A_UNIT = lazy(
    r"(?:tập đoàn|tổng công ty|công ty|nhà máy|mỏ|xí nghiệp|đảng ủy|đảng bộ|chi bộ|bộ|sở|cục|"
    r"bệnh viện|nhà trường|trường|trung tâm|viện)(?!\w)"
)
_FIELD = pattern(rf"{one_of(FIELDS)}(?!\w)")
_CENTRE = lazy(r"(?:trung ương đảng|trung ương đoàn|trung ương|tw|tư|t\.ư|t\.w|tƯ)(?!\w)")
_ACRONYM = lazy(rf"{names.ACRONYM}(?:&{names.ACRONYM})*(?!\w)")
_BRAND = lazy(r"(?:Vina|Viet|Petro)[a-z]{2,12}(?!\w)")
_UNIT_NUMBER = lazy(
    r"(?:số )?(?:\d{1,3}|[IVX]{1,4})(?![\w%]|[.,/-]\d| (?:tháng|năm|ngày|tuần|quý|lần|giờ)(?!\w))"
)
_NUMBERED = lazy(
    r"(?:phân xưởng|công trường|quân khu|xí nghiệp|tiểu đoàn|trung đoàn|lữ đoàn|sư đoàn|chi bộ|"
    r"công ty|quân đoàn|tổ|mỏ|nhà máy|đoàn|tổng công ty)"
)
_ENTERPRISE = lazy(
    r"(?:công ty|tổng công ty|tập đoàn|than|tuyển than|kho vận|xí nghiệp|nhà máy|ngân hàng|"
    r"chi nhánh|cty|mỏ|phân xưởng|công trường)(?!\w)"
)
_BODY = lazy(
    r"(?:hđtv|hđqt|ubnd|hđnd|btv|bch|thường trực|ban chấp hành|ban thường vụ|đảng ủy|đảng bộ|"
    r"chi bộ|chi ủy|ủy ban|hội đồng|ban giám đốc|ban tổng giám đốc)(?!\w)"
)
_CENTRAL = lazy(r"(?:bộ chính trị|ban bí thư|chính phủ|quốc hội|thủ tướng)(?!\w)")
_NUMBERED_TERRITORY = lazy(r"quận|phường|thôn|tổ dân phố|khu phố|ấp|xóm|khu vực|vùng")
_OF_A_PLAN = lazy(r"(?:chương trình|kế hoạch|đề án|nghị quyết|quy chế|phong trào|cuộc vận động) ")
_HELD = lazy(
    r"(?:giám đốc|chủ tịch|bí thư|trưởng|chủ nhiệm|chánh|quản đốc)"
    r"(?:\s(?:thường trực|phụ trách))?\s$"
)
_CELL = lazy(
    r"(?:công đoàn|đoàn thanh niên|chi đoàn|chi hội|hội (?:nông dân|phụ nữ))$|công đoàn(?!\s[a-zđ])"
)
_BOARD = lazy(r"hội đồng (?:thành viên|trường|quản trị)|(?:đảng ủy|đảng bộ) khối")
_ALSO_VERBS = lazy(
    r"xây dựng|phát triển|tổ chức|kiểm tra|bảo vệ|thanh tra|giám định|nghiên cứu|quản lý|"
    r"sản xuất|đầu tư|thống kê|khai thác|kinh doanh|tuyên truyền|đào tạo|bồi dưỡng|vận hành|"
    r"chế biến|dân vận|truyền thông|tư vấn|thiết kế|kiểm định|phục hồi chức năng"
)
_COMMITTEE = lazy(r"(?:tỉnh|thành|huyện|thị|quận) (?:ủy|đoàn)(?!\w)")
_SYLLABLE = lazy(rf" (?!{one_of(GRAMMAR)}(?!\w))[{names.LOWER}]+(?!\w)")
_OFFICE = lazy(r"(?:phòng|sở|ban|trung tâm)(?!\w)")
_LEAVES = lazy(rf" {one_of(LEAVING)}(?!\w)")
_OF_THE_STATE = ("ngân hàng nhà nước", "ngân hàng chính sách")
_LONGEST, _LONGEST_PLACE = 16, 3


class Walk:
    """One walk over a name, piece by piece; `end` is where the name last could have ended."""

    def __init__(self, smoothed: str, folded: str, start: int) -> None:
        self.smoothed, self.folded, self.start = smoothed, folded, start
        self.head_start = start
        self.end: int | None = None
        self.field_end: int | None = None
        self.broken_off = False
        self.own = False
        self.in_trade = False
        self.after_head = True
        self.unknown = False
        self.closed = False
        self.guessed = False

    def begin(self, position: int) -> None:
        """The head itself, where it is a name already."""
        if STANDS_ALONE.match(self.folded, self.start):
            self.take(position, closed=True)
        elif _BOARD.fullmatch(self.folded, self.start, position):
            self.take(position, own="khối" not in self.smoothed[self.start : position])
            self.after_head = True

    def go_on(self, position: int) -> None:
        for _ in range(_LONGEST):
            reached = self._step(position)
            if reached is None:
                break
            position = reached

    def _step(self, position: int) -> int | None:
        at = names.gap(self.smoothed, position)
        if at is not None:
            for piece in (self._field, self._head, self._territory, self._trade, self._proper):
                if reached := piece(at):
                    return reached
        return self._joined(position)

    def take(self, end: int, *, own: bool = True, trade: bool = False, closed: bool = False) -> int:
        self.end, self.in_trade, self.after_head, self.unknown = end, trade, False, False
        self.closed = closed
        self.own = self.own or own
        return end

    def _head(self, at: int) -> int | None:
        """Another head nests: the committee of a company, the company of a group."""
        head = HEAD.match(self.folded, at)
        if not head or not self.smoothed[at].isupper():
            return None
        if self.own and STANDS_ALONE.match(self.folded, self.start) and self.end == at - 1:
            return None
        if (
            " " not in head[0]
            and self._compound(head.end())
            and not (
                TERRITORY.match(self.folded, head.end() + 1)
                or TRADE.match(self.folded, head.end() + 1)
            )
        ):
            return self._words([head.span()])
        self.head_start = at
        if STANDS_ALONE.match(self.folded, at):
            return self.take(head.end(), closed=True)
        if self._definite(head):
            self.take(head.end(), closed=True)
        self.after_head = True
        return head.end()

    def _definite(self, head: re.Match[str]) -> bool:
        """ "Đảng ủy Tập đoàn" is one body to whoever reads it there, though no name of its own."""
        return bool(_OF_A_UNIT.match(head[0]))

    def _territory(self, at: int) -> int | None:
        kind = TERRITORY.match(self.folded, at)
        if not kind:
            return None
        gap = names.gap(self.smoothed, kind.end())
        place = self._place(gap) if gap else None
        if not place and gap and _NUMBERED_TERRITORY.match(kind[0]):
            number = _UNIT_NUMBER.match(self.smoothed, gap)
            place = number.end() if number else None
        if place:
            dash = kind[0] == "khu vực" and DASH.match(self.smoothed, place)
            return self.take((dash and self._place(dash.end())) or place, closed=True)
        if self._central() or (
            _ENTERPRISE.match(self.folded, self.head_start)
            and not self.folded.startswith(_OF_THE_STATE, self.start)
            and not self.folded.startswith(_OF_THE_STATE, self.head_start)
        ):
            return None
        return self.take(kind.end(), closed=True)

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
        if not field or not self.capital(at):
            return None
        self.field_end = field.end()
        return self.take(field.end(), trade=True)

    def _trade(self, at: int) -> int | None:
        """A trade such as "Xây dựng": in capitals part of the name, else only before its own."""
        trade = TRADE.match(self.folded, at)
        if not trade:
            return None
        if self.capital(at):
            return self.take(trade.end(), trade=True)
        if self.own and not (self.in_trade or self.after_head):
            return None
        if self.end is not None and not self.in_trade and _ALSO_VERBS.fullmatch(trade[0]):
            return None
        self.in_trade = True
        return trade.end()

    def _proper(self, at: int) -> int | None:
        centre = _CENTRE.match(self.folded, at)
        if centre and self.capital(at):
            return self.take(centre.end(), closed=True)
        if _OF_A_PLAN.match(self.folded, at):
            self.broken_off = True  # "Ban Chỉ đạo Chương trình phối hợp …" ends who knows where
            return None
        place = names.place_at(self.smoothed, at)
        if place:
            return self.take(place, closed=True)
        may_be = not self.after_head or self._of_bodies() or self._of_one_who_holds()
        if may_be and self._person(at):
            return None
        if self._of_one_who_holds() and names.person_at(self.smoothed, at):
            self.guessed = True  # "Bí thư Huyện ủy Hảng Seo Lùng": a place or its secretary
        if letters := _ACRONYM.match(self.smoothed, at):
            # "Tập đoàn Than Việt Nam TKV": the name and, behind it, its letters
            self.guessed = self.guessed or (self.own and self.closed and not self.after_head)
            return self.take(letters.end(), closed=True)
        if run := names.capitalised_run(self.smoothed, at, 6):
            return self._words(run)
        if _NUMBERED.match(self.folded, self.head_start):
            number = _UNIT_NUMBER.match(self.smoothed, at)
            next_to_name = self.end == at - 1 or (self.after_head and not self.in_trade)
            counted = number and (next_to_name or number[0].startswith("số"))
            return self.take(number.end(), closed=True) if number and counted else None
        return None

    def _of_bodies(self) -> bool:
        """Bodies have no names of their own, unlike companies: a name after one is a person's."""
        return bool(_BODY.match(self.folded, self.head_start))

    def _of_one_who_holds(self) -> bool:
        """ "Bí thư Đảng ủy Tập đoàn X": who holds a post there may be named next."""
        return bool(_HELD.search(self.folded, max(0, self.start - 24), self.start))

    def is_held(self) -> bool:
        """Whether who holds a post there may be named next, and not the rest of its own name."""
        return self._of_one_who_holds() or self._of_bodies()

    def _held(self) -> bool:
        """ "Giám đốc Bệnh viện X": who holds a post at a unit the reader knows is named next."""
        return self.head_start == self.start and bool(
            _OF_A_UNIT.match(self.folded, self.start) and self._of_one_who_holds()
        )

    def _words(self, run: list[tuple[int, int]]) -> int:
        """Capitalised syllables; one alone begins a word of two, such as "Vận hành"."""
        cut = next((at for at, _ in run[1:] if self._begins_another(at, run)), None)
        if cut is not None:
            self.guessed = self.guessed or run[1][0] == cut  # "Khu kinh tế Vân Đài"
            return self.take(self.smoothed.rindex(" ", 0, cut), closed=True)
        if len(run) > _LONGEST_PLACE and _COMMITTEE.match(self.folded, self.head_start):
            self.guessed = True  # "Huyện ủy Đông Hải Trà Mạnh Khiêm": a place and its secretary
        end = run[-1][1]
        alone = len(run) == 1 and (self.after_head or self.in_trade or self.end is None)
        compound = self._compound(end) if alone else None
        self.broken_off = len(run) == 1 and not compound and self._goes_on_small(end)
        reached = self.take(
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
        if HEAD.match(self.folded, at):
            return True
        after = [self.smoothed[start:end] for start, end in run if start >= at]
        if not (len(run) - len(after) >= 2 and 2 <= len(after) <= 4):
            return False
        surname, second = after[:2]
        known = surname in names.SURNAMES and second in names.MIDDLES
        return known or surname in names.COMMON_SURNAMES

    def _person(self, at: int) -> bool:
        """Three syllables or more from a surname on; two may be a place."""
        first = WORD.match(self.smoothed, at)
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
        while joint := COMMA.match(self.smoothed, at) or AND.match(self.smoothed, at):
            trade = _FIELD.match(self.folded, joint.end()) or TRADE.match(self.folded, joint.end())
            if not trade or not self.capital(joint.end()):
                return None
            at, count = trade.end(), count + 1
            if "," not in joint[0]:
                return self.take(at, trade=True, closed=True) if count > 1 else None
        return None

    def _joined(self, position: int) -> int | None:
        """ "Than - Khoáng sản", "Mạo Khê - TKV", "Đầu tư và Xây dựng": pieces joined into one."""
        if listed := self._listed(position):
            return listed
        joint = DASH.match(self.smoothed, position) or AND.match(self.smoothed, position)
        if not joint or ("-" not in joint[0] and not self.in_trade):
            return None
        at = joint.end()
        if ROLE.match(self.folded, at):
            return None
        trade = _FIELD.match(self.folded, at) or TRADE.match(self.folded, at)
        if "-" not in joint[0] and self.folded.startswith("các ", at) and not self.capital(at):
            return None  # "Sở Giao thông vận tải và các cơ quan liên quan"
        # "tuyến Trạm Mông Giăng - Cảng Cái Mắm": another begins there
        if HEAD.match(self.folded, at) and (self.closed or not (trade and "-" in joint[0])):
            return None
        if trade and (self.capital(at) or self.in_trade):
            return self.take(trade.end(), trade=True)
        if self.in_trade and self.capital(at) and not KIND.match(self.folded, at):
            run = names.capitalised_run(self.smoothed, at, 2)
            if len(run) == 1 and _SYLLABLE.match(self.smoothed, run[0][1]):
                self.guessed = True
                return self._words(run)
        if "-" in joint[0] or self.capital(at):
            letters = _ACRONYM.match(self.smoothed, at) or _BRAND.match(self.smoothed, at)
            return self.take(letters.end(), closed=True) if letters else None
        return None

    def capital(self, at: int) -> bool:
        return self.smoothed[at : at + 1].isupper()
