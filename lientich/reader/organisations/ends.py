"""Whether a name certainly ends where a walk over it did: by what stands next."""

from lientich.reader import names
from lientich.reader.organisations.walk import Walk
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
from lientich.reader.vocabulary import (
    ALONE,
    DEEDS,
    DEPARTMENT,
    FUNCTION,
    GRAMMAR,
    HEADS,
    NAMES_TOO,
    OBJECTS,
    ROLE,
)

_ALSO_PLACES = lazy(
    r"(?:trường|mỏ|cảng|hội|đoàn|đài|viện|than|trạm|quỹ|ban|vụ|cục|bộ|sở|hạt|đồn|báo)(?!\w)"
)
_OF_OFFICES = pattern(
    r" (?:(?:các )?(?:cơ quan|doanh nghiệp|trường)|các (?:huyện|xã|phường|tỉnh|thành phố|quận|"
    r"đơn vị|công ty))(?!\w)"
)
_LEGAL_FORM = pattern(r"(?:cổ phần|cp|tnhh|mtv|một thành viên|trách nhiệm hữu hạn)\Z")
_IN_A_PLACE = pattern(r"(?<!\w)(?:tỉnh|huyện|thành phố|thị xã|thị trấn|xã|phường|quận|tp\.?) \Z")
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
_MINISTRY = lazy(r"(?:sở|bộ|trạm(?= y tế))(?!\w)")
_GRAMMAR = lazy(rf"{one_of(GRAMMAR)}(?!\w)")
_NAMES_TOO = lazy(NAMES_TOO)
_DEED = lazy(rf"{one_of(DEEDS)}(?!\w)")
_WITH_OBJECT = lazy(rf"\w+(?: \w+)? {OBJECTS}(?!\w)")
# "cấp đủ", "lắp thêm": how something is done, which no name says.
_DOES = lazy(r"[^\W\d]+ (?:đủ|lại|ngay|thêm|xong|hết)(?!\w)")
_CLOSED = pattern(
    r"(?<!\w)(?:tỉnh|thành phố|huyện|xã|phường|(?:tỉnh|thành|huyện|thị|quận) ủy|trung ương|"
    r"thành viên|quản trị|chính phủ)\Z"
)
_LETTERS_LISTED = lazy(rf"[{names.UPPER}], {names.ACRONYM}(?!\w)")  # "Phòng TT, BC-XB"
_TITLED = lazy(r"(?:đồng chí|đ/c|ông|bà)\s")
_LONGEST_TAIL = 60


def is_of_the_sentence(folded: str, at: int) -> bool:
    """Whether the word at `at` is no part of a name: "và", "rà soát"; "xây dựng" may be one."""
    if _DOES.match(folded, at):
        return True
    said = _GRAMMAR.match(folded, at) or _DEED.match(folded, at)
    return bool(said) and not _NAMES_TOO.match(folded, at)


def is_unfinished(walk: Walk, ended: bool) -> bool:
    """Whether what follows may belong to the name as well."""
    end = walk.end or 0
    return bool(
        walk.broken_off
        or walk.guessed
        or walk.smoothed[end : end + 1].isalnum()  # "Tổng công ty MobiFone"
        or (walk.unknown and _OPEN.match(walk.smoothed, end))
        or _named_after_another(walk)
        or _more_pieces(walk)
        or _numbered_next(walk)
        or _area_next(walk)
        or not _ends_surely(walk, ended)
        or walk.in_trade
        and (
            (not ended and _GOES_ON.match(walk.smoothed, end))
            or _OF_OFFICES.match(walk.folded, end)
            or _before_head(walk)
            or _more_joined(walk)
            or (walk.field_end != end and _AND_SMALL.match(walk.smoothed, end))
            or _trade_next(walk)
            or _LEGAL_FORM.search(walk.folded, walk.start, end)
        )
    )


def _ends_surely(walk: Walk, ended: bool) -> bool:
    """Whether what follows can only be the sentence, or another name, or a person's."""
    end = walk.end or 0
    if walk.smoothed.startswith(("/", "&", "-", " &", " /", "- "), end):
        return False
    if _LETTERS_LISTED.match(walk.smoothed, max(walk.start, end - 1)):
        return not DEPARTMENT.match(walk.folded, walk.head_start)
    if parted := DASH.match(walk.smoothed, end):
        at = parted.end()
        return not walk.capital(at) or bool(ROLE.match(walk.folded, at)) or _named_at(walk, at)
    gap = names.gap(walk.smoothed, end)
    if gap is None:
        return True
    at = gap
    if walk.capital(at):
        return bool(
            _named_at(walk, at)
            or (names.person_at(walk.smoothed, at) and not (walk.in_trade and not walk.is_held()))
            or KIND.match(walk.folded, at)
            or _TITLED.match(walk.folded, at)
        )
    if not walk.smoothed[at : at + 1].islower() or ended:
        return True
    if _CLOSED.search(walk.folded, walk.start, end):
        return True
    tail = words(walk.folded, end, end + _LONGEST_TAIL, 9)
    if _is_closed(walk):
        return bool(_GRAMMAR.match(walk.folded, at)) or begins_action(tail)
    return is_of_the_sentence(walk.folded, at) or (
        begins_action(tail) and bool(_WITH_OBJECT.match(walk.folded, at))
    )


def _is_closed(walk: Walk) -> bool:
    """Whether it ends with a proper name or number, or a field: no other trade goes on."""
    return walk.closed or _is_a_whole_field(walk)


def _is_a_whole_field(walk: Walk) -> bool:
    """ "Sở Xây dựng", "Phòng Giáo dục và Đào tạo": no field is longer than that."""
    if walk.end is None or walk.field_end != walk.end:
        return False
    ministry = _MINISTRY.match(walk.folded, walk.head_start)
    return bool(ministry) or " và " in walk.folded[walk.head_start : walk.end]


def _named_at(walk: Walk, at: int) -> bool:
    """Whether a name begins at `at`, not merely a word like one: "Báo chí - Xuất bản"."""
    head = HEAD.match(walk.folded, at)
    if not head:
        return False
    after = head.end() + 1
    if STANDS_ALONE.match(walk.folded, at):
        return True
    if not walk.smoothed.startswith(" ", head.end()):
        return " " in head[0]  # "Vụ Dầu khí và Than": one syllable names nobody
    return not walk.smoothed[after : after + 1].islower() or any(
        known.match(walk.folded, after) for known in (TERRITORY, TRADE, _GRAMMAR)
    )


def _numbered_next(walk: Walk) -> bool:
    """ "Tòa án nhân dân khu vực 5", "Trạm Y tế số 3": the number may belong to the name."""
    end = walk.end or 0
    counted = walk.in_trade or _COUNTED.search(walk.folded, walk.start, end)
    if counted and _NUMBER_NEXT.match(walk.smoothed, end):
        return True
    return bool(_ITS_NUMBER.match(walk.folded, end))


def _area_next(walk: Walk) -> bool:
    """ "Chi cục Thuế khu vực Văn Bàn - Bảo Yên", "… Việt Nam chi nhánh huyện Đà Bắc"."""
    end = walk.end or 0
    parted = walk.capital(end + 3) and _PARTED.match(walk.folded, end)
    return bool(
        (parted and _AREA.search(walk.folded, walk.start, end))
        or walk.folded.startswith((" chi nhánh ", " - chi nhánh "), end)
    )


def _trade_next(walk: Walk) -> bool:
    """ "Phòng Cảnh sát … cứu nạn, cứu hộ": a trade after a comma may belong to the name."""
    comma = COMMA.match(walk.smoothed, walk.end or 0)
    if not comma or not walk.smoothed[comma.end() : comma.end() + 1].islower():
        return False
    at = comma.end()
    if TRADE.match(walk.folded, at):
        return True
    tail = words(walk.folded, at, at + _LONGEST_TAIL, 9)
    said = _GRAMMAR.match(walk.folded, at) or begins_action(tail)
    return not (said or HEAD.match(walk.folded, at))


def _named_after_another(walk: Walk) -> bool:
    """ "Trường THPT chuyên Lê Hồng Phong": after a school's level it may be its own name."""
    return bool(
        walk.in_trade
        and _SCHOOL.match(walk.folded, walk.head_start)
        and walk.smoothed.startswith(" ", walk.end or 0)
        and walk.capital((walk.end or 0) + 1)
    )


def find_end(walk: Walk) -> bool:
    """Whether a verb follows, or words in small letters that end the name of an office.

    A verb that names offices too, as in "Phòng Cảnh sát quản lý …", leaves it open.
    """
    start = walk.end or 0
    if _is_a_whole_field(walk):
        return True
    tail = words(walk.folded, start, start + _LONGEST_TAIL, 9)
    for at, word in enumerate(tail):
        before = tail[at - 1].end if at else start
        apart = word.start - before != 1 or walk.smoothed[word.start].isupper()
        apart = apart or bool(_TITLED.match(walk.folded, word.start))
        said = _GRAMMAR.match(walk.folded, word.start) or _DOES.match(walk.folded, word.start)
        if apart or said or begins_action(tail, at):
            break
    else:
        return False
    if not (apart or is_of_the_sentence(walk.folded, word.start)):
        return False
    if not at:
        whole = not begins_action(tail[:1]) or bool(_GRAMMAR.match(walk.folded, word.start))
        return whole and not apart and not TRADE.match(walk.folded, word.start)
    joined = walk.folded.startswith((", ", " và "), before)
    trade = TRADE.match(walk.folded, word.start)
    if at % 2 or joined or trade or not DEPARTMENT.match(walk.folded, walk.head_start):
        return False
    walk.end = before
    return True


def _before_head(walk: Walk) -> bool:
    """ "Quỹ Mái ấm Công đoàn": a head that begins no name of its own may end this one."""
    at = names.gap(walk.smoothed, walk.end or 0)
    return bool(at and walk.capital(at) and HEAD.match(walk.folded, at))


def _more_pieces(walk: Walk) -> bool:
    """ "Phòng Quản lý Thu - Sổ, Thẻ": capitals after a hyphen may belong to the name."""
    joint = DASH.match(walk.smoothed, walk.end or 0)
    if not joint or not DEPARTMENT.match(walk.folded, walk.head_start):
        return False
    at = joint.end()
    return walk.smoothed[at : at + 1].isupper() and not (
        ROLE.match(walk.folded, at) or HEAD.match(walk.folded, at)
    )


def _more_joined(walk: Walk) -> bool:
    """ "Phòng Nông nghiệp và …": what follows may belong to the name as well."""
    joint = AND.match(walk.smoothed, walk.end or 0) or COMMA.match(walk.smoothed, walk.end or 0)
    if not joint or not walk.smoothed[joint.end() : joint.end() + 1].isupper():
        return False
    return not (_named_at(walk, joint.end()) or KIND.match(walk.folded, joint.end()))


def is_a_place(walk: Walk) -> bool:
    """ "Trường Khê", "Hội An": places that only begin as names of organisations do."""
    if not _ALSO_PLACES.match(walk.folded, walk.start) or walk.head_start != walk.start:
        return False
    if _IN_A_PLACE.search(walk.folded, max(0, walk.start - 12), walk.start):
        return True
    words = walk.smoothed[walk.start : walk.end].split()
    return len(words) == 2 and bool(WORD.fullmatch(words[1]))
