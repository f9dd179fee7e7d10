"""Who is to do what stands below a heading: "1. Văn phòng Huyện ủy" over its duties."""

import re

from lientich.reader import bodies
from lientich.reader.sections import kind_of
from lientich.reader.sentences import Block, Layout, Span, bare, words
from lientich.reader.text import pattern
from lientich.reader.verbs import begins_action

# "1. Về công tác …", "2. Nhiệm vụ …" are topics; "3. Thuế tỉnh Phú Hậu" may be who is to do it.
_TOPIC = pattern(
    r"(?:về|công tác|nhiệm vụ|giải pháp|tổ chức thực hiện|thời gian|kết luận|yêu cầu|nội dung|"
    r"phân công|chế độ|kiểm tra|giám sát|lĩnh vực|trong|quý|tháng|năm|đợt|giai đoạn|điều|phần)\b"
)
_MOST_WORDS = 8
_WHOSE = pattern(
    r"\b(?:nhiệm vụ|trách nhiệm|công việc|phần việc)(?: cụ thể| chính| chung)?(?: thuộc)?(?: của)? "
    r"(?=\w)|\b(?:về phía|phía) "
)
_OF_A_PART = pattern(
    r"\b(?:kết luận|yêu cầu|sau|quyết nghị|quyết định|nội dung|nhiệm vụ|giải pháp|thống nhất|"
    r"chỉ đạo|thực hiện|tập trung|đề nghị|giao|phân công|công tác|biện pháp|mục tiêu|chỉ tiêu|"
    r"trách nhiệm|thông báo|chỉ thị|hướng dẫn|kế hoạch|nghị quyết|chương trình|quy chế|văn bản|"
    r"công điện|phần|chương|mục|điều|về|việc|nhấn mạnh|lưu ý|phát biểu|điện)\b"
)
_AGREE = ("quyết nghị", "quyết định", "kết luận", "thống nhất", "thỏa thuận", "cam kết", "nhất trí")
_FEWEST_WORDS = 4  # "Thống kê tỉnh" may name a body or a deed
_LEADS_OTHERS = pattern(r"(?:lãnh đạo|chỉ đạo)\b")
_OF_DUTIES = pattern(
    r"(?:trách nhiệm|nhiệm vụ|(?:công |phần )?việc|nghĩa vụ|quyền hạn) (?:và [^ ]+ [^ ]+ )?của "
    r"(?!(?:các|hai|ba|mỗi) (?:bên|đơn vị|cơ quan|ngành)$)"
)
_ALL_SIDES = pattern(r"(?:các|hai|ba|mỗi) bên\s?:?$")
_ASKED = pattern(
    r"(?:giao|yêu cầu|đề nghị|phân công|đối với|về phía) (?:các|những|đồng chí|[^ ]+ )"
)
# "1. Các doanh nghiệp khai thác, chế biến khoáng sản": of what they are, not what to do.
_MANY_WHO = pattern(r"(?:các|những) (?:doanh nghiệp|công ty|đơn vị|cơ sở|hộ|tổ chức|nhà máy)\b")
_TRADES = pattern(
    r"(?:khai thác|chế biến|sản xuất|kinh doanh|vận chuyển|vận tải|thi công|xây dựng|tiêu thụ|"
    r"xuất khẩu|nhập khẩu|quản lý|sử dụng)(?:(?:,| và|, và)? [^\W\d]+){1,8}"
)
_DUTY = pattern(
    r"(?:trách nhiệm|nhiệm vụ|(?:công |phần )?việc|nghĩa vụ|quyền hạn) (?:và [^ ]+ [^ ]+ )?của |"
    r"(?:đối với|giao|yêu cầu|đề nghị|về phía) "
)


def named_by(layout: Layout, heading: Block) -> Span | None:
    """The body that a heading names, unless it also says what the body does."""
    start, end = bare(layout.smoothed, heading.body, heading.end)
    if duty := _DUTY.match(layout.folded, start):
        start = duty.end()
    whole, end = end, _before_note(layout, start, end)
    if _ALL_SIDES.match(layout.folded, start, end):
        return None  # "Trách nhiệm của các bên": of all, and of each in its turn
    if layout.folded.endswith(_AGREE, start, end):
        return None  # "BAN CHẤP HÀNH QUYẾT NGHỊ:" orders, and is not told to
    if not bodies.is_body(layout.folded, start, end) or end - start >= 120:
        return None
    acts = bodies.subject(layout, start, heading.end if end == whole else end)
    if acts and duty and _is_all(layout, acts[1], heading):
        return Span(start, end)
    if (
        acts
        and _MANY_WHO.match(layout.folded, start)
        and _TRADES.fullmatch(layout.folded, acts[1], end)
    ):
        return Span(start, end)
    if (
        acts
        and _LEADS_OTHERS.match(layout.folded, acts[1])
        and layout.folded[heading.end - 1] == ":"
    ):
        return acts[0]
    return None if acts else Span(start, end)


def _is_all(layout: Layout, verb: int, heading: Block) -> bool:
    """ "Đề nghị các công ty khai thác than:": so near its colon the verb says whom."""
    near = len(words(layout.folded, verb, heading.end, _FEWEST_WORDS)) < _FEWEST_WORDS
    return near and layout.folded[heading.end - 1] == ":"


def _before_note(layout: Layout, start: int, end: int) -> int:
    """Leaves out "(cơ quan thường trực)" and "có trách nhiệm" after the name."""
    note = re.search(
        r"\s*\(|\s+(?:có (?:các )?(?:trách nhiệm|nhiệm vụ)|chịu trách nhiệm|chủ trì)\b",
        layout.folded[start:end],
    )
    return start + note.start() if note else end


def tells_whose(layout: Layout, heading: Block) -> bool:
    """ "CÔNG VIỆC CỦA BÊN A": names who is to do it, whatever the reader makes of the name."""
    return bool(_OF_DUTIES.match(layout.folded, heading.body, heading.end))


def is_topic(layout: Layout, span: Span) -> bool:
    """Whether a heading or label surely says what is to be done, not who is to do it."""
    if _ASKED.match(layout.folded, *span):
        return False
    if _TOPIC.match(layout.folded, *span):
        return True
    told = words(layout.folded, *span, 10)
    return len(told) >= _FEWEST_WORDS and begins_action(told)


def is_shown(layout: Layout, above: Block | None) -> bool:
    """Whether what stands right above surely says what is to be done, so that it names no doer."""
    if above is None or tells_whose(layout, above) or _says_whose(layout, above):
        return False
    span = bare(layout.smoothed, above.body, above.end)
    if is_topic(layout, span) or kind_of(layout.folded[slice(*span)]) == "tasks":
        return not _ASKED.match(layout.folded, *span)
    few = len(words(layout.folded, *span, _MOST_WORDS + 1)) <= _MOST_WORDS
    return not few and layout.smoothed[above.end - 1] == ":"


def _says_whose(layout: Layout, line: Block) -> bool:
    """ "NHIỆM VỤ CỤ THỂ CỦA HUYỆN ỦY", "TRÁCH NHIỆM HUYỆN ỦY"."""
    whose = _WHOSE.search(layout.folded, line.body, line.end)
    return whose is not None and bodies.is_body(layout.folded, whose.end(), line.end)
