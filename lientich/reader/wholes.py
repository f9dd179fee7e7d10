"""Whether a body is read whole: every word of it known, and nothing that may belong to it left.

A body in a sentence ends where the verb begins, and many a verb is a part of names as well: "Tổ
Thẩm định giá". So it is whole only where a word follows that no name goes on with, or where the
layout ends it: the end of a heading, a colon, the next body of a list.
"""

import re

from lientich.reader import bodies, names, organisations
from lientich.reader.sentences import Layout, Span, words
from lientich.reader.text import lazy, pattern
from lientich.reader.verbs import begins_action, ends_with_verb, may_describe
from lientich.reader.vocabulary import FIELDS, OBJECTS, TRADES

# Of these a body is told of that has no name of its own: "các đơn vị trực thuộc Tổng công ty".
_GENERAL_WORDS = """
các|hai|ba|bốn|từng|mỗi|mọi|toàn|toàn thể|những|tất cả|cả|một số|lãnh đạo|người|người đứng đầu
thủ trưởng|tập thể|cấp ủy|chi ủy|chi bộ|đảng bộ|đảng ủy|đảng|đơn vị|cơ quan|địa phương|ngành|xã
phường|huyện|quận|tỉnh|thành phố|thị trấn|thị xã|đặc khu|khu|chính quyền|đoàn thể|cán bộ|công chức
viên chức|đảng viên|đoàn viên|hội viên|công nhân|lao động|người lao động|người dân|nhân viên|kỹ sư
thợ lò|học sinh|sinh viên|học viên|giáo viên|giảng viên|bác sĩ|hộ|hộ dân|gia đình|nông dân|ngư dân
phụ nữ|thanh niên|cựu chiến binh|nhân dân|dân quân|tự vệ|chủ rừng|chủ tàu|chủ hộ|chủ hồ|chủ tịch
phó chủ tịch|bí thư|phó bí thư|giám đốc|phó giám đốc|tổng giám đốc|phó tổng giám đốc|trưởng|phó
hiệu trưởng|chánh|quản đốc|đội trưởng|tổ trưởng|trạm trưởng|kế toán|kế toán trưởng|đồng chí|ủy viên
thành viên|đại biểu|doanh nghiệp|nhà thầu|chủ đầu tư|nhà trường|trường|trường học|chuyên môn
công đoàn|phòng|ban|khoa|tổ|đội|trạm|trại|xưởng|xí nghiệp|tổ chức|cá nhân|lực lượng|mặt trận|hội
bộ phận|cụm|khối|thôn|bản|ấp|tổ dân phố|khu phố|công ty|sở|bộ|vụ|cục|chi cục|cơ sở|văn phòng
tỉnh ủy|thành ủy|thị ủy|huyện ủy|quận ủy|công an|trung tâm|bệnh viện|trạm y tế|hợp tác xã
liên đoàn|báo|đài|báo chí|quân sự|nhà máy|phân xưởng|công trường|chi đoàn|xã đoàn|phường đoàn
tỉnh đoàn|thành đoàn|huyện đoàn|chi hội|liên chi hội|ủy ban|tổng công ty|tập đoàn|thường trực
thường vụ|đoàn|ubnd|hđnd|điện lực|cảnh sát|bộ đội|bộ đội biên phòng|đồn biên phòng|bộ chỉ huy
hiệp hội|ngân hàng|viện|cảng|cảng vụ|mttq|thanh tra|kho bạc|hải quan|kiểm lâm|hội đồng|tiểu ban
nông trường|lâm trường|câu lạc bộ|quỹ|tổ chức đảng|tổ chức đoàn|cơ quan báo chí|tòa soạn|tòa án
ban chỉ đạo|tổ công tác|đoàn công tác|đoàn kiểm tra|tổ giúp việc|ban giám đốc|ban giám hiệu
ban chấp hành|ban thường vụ|ban quản lý|ban chỉ huy|ủy ban nhân dân|hội đồng nhân dân|đầu mối
ủy ban kiểm tra|hội liên hiệp|hội nông dân|ban cán sự|ủy ban bầu cử|chi cục thuế|bên|cấp|nhà|chủ
sáng lập|nghề|trực thuộc|thuộc|liên quan|có liên quan|chức năng|nghiệp vụ|cấp trên|cấp dưới
hữu quan|trong|ngoài|tại|của|và|trên địa bàn|trên|địa bàn|khóa mới|hiện nay|sở tại|ven biển|ven sông
miền núi|vùng cao|vùng|biên giới|hải đảo|phụ trách|đứng đầu|giúp việc|tham mưu|chính trị
quần chúng|sự nghiệp|công lập|tư thục|trung ương|tư nhân|nào|nói trên|nêu trên|này|đó|xung kích
địa chính|chuyên trách|bán chuyên trách|kiêm nhiệm|chủ chốt|chủ quản|chuyên ngành|cùng cấp
hầm lò|chuyên đề|cơ động|thường xuyên biên chế|gián tiếp|trực tiếp sản xuất|quản lý nhà nước
thông tấn|từ|đến|mặt trận tổ quốc|chính trị - xã hội|giáp ranh|số|chi|khu vực|xúc tiến|lắp ráp
giáo dục|nội trú|bán trú|mẫu giáo|chợ|khách sạn|nhà hàng|cửa hàng|siêu thị|bến xe|bến đò|giếng
hồ chứa|đê|rừng|sản xuất kinh doanh|xuất khẩu|nhập khẩu|lữ hành|lưu trú|thi công|giám sát
thủy nông|xếp dỡ|thương mại|tàu|phân đạm|nông nghiệp|dân cư|bảo vệ|tàu thuyền|phương tiện
"""
_GENERAL = {*re.split(r"[|\n]", _GENERAL_WORDS), *FIELDS, *TRADES}
_LONGEST_PHRASE, _LONGEST_BODY = 6, 16
_OUT_OF_PLACE = pattern(
    r"\b(?:phải|thì|cần|sẽ|đã|đang|vừa|từng|chưa|nhằm|theo|về việc|để|nếu|khi|rằng|có nhiệm vụ|do|"
    r"cho biết|cho hay|khẳng định|chia sẻ|nhấn mạnh|là)\b|"
    r"\b(?:được|bị|các|những|mỗi|của|và)$"
)
_TOLD = lazy(r"[^\s(),]+")
_TOO_LITTLE = frozenset(
    [
        "chủ",
        "lực lượng",
        "tổ",
        "ban",
        "người",
        "mỗi người",
        "hội",
        "bản",
        "khu",
        "bộ",
        "trưởng",
        "các",
        "hai",
    ]
    + ["những", "từng", "mỗi", "toàn", "một số", "ba", "cấp", "cơ sở", "đơn vị", "cơ quan", "ngành"]
)
# What ends a body, be it known or not: a colon, or words that are part of no name.
_LED = pattern(
    r"\s?:|,? (?:chủ trì|đồng chủ trì|chịu trách nhiệm|có (?:trách nhiệm|nhiệm vụ)|"
    r"là (?:cơ quan|đơn vị|đầu mối|bộ phận)|phối hợp (?:chặt chẽ |thường xuyên )?(?:với|cùng)|"
    r"chủ động|khẩn trương|kịp thời|thường xuyên|tích cực|cần|phải|căn cứ|theo chức năng)\b"
)
_ENDED = pattern(r"\s?(?:[.;|)\n]|\Z)|,? (?:tiếp tục|định kỳ|rà soát|tham mưu)\b")
_AFTER = pattern(r" (?!phối hợp (?!với|cùng))")
_WITH_OBJECT = pattern(rf"\w+(?: \w+)? {OBJECTS}(?!\w)")
_DEFINITE = lazy(r"(?:Tổng công ty|Công ty|Tập đoàn|Nhà trường|Bệnh viện|Trường)\Z")
# "các đơn vị quản lý …", "Ban Chỉ đạo phòng, chống …": nouns that a verb says more of.
_OPEN_NOUN = pattern(
    r"(?<!\w)(?:đơn vị|cơ quan|tổ|đội|ban|phòng|bộ phận|đoàn|hội|hội đồng|ủy ban|doanh nghiệp|"
    r"công ty|lực lượng|cán bộ|nhà máy|xí nghiệp|phân xưởng|công trường|trung tâm|trạm|khoa|viện|"
    r"cục|chi cục|vụ|quỹ|câu lạc bộ|nhóm|ban chỉ đạo|ban quản lý|tổ công tác|trường|chủ|hộ|"
    r"đoàn công tác|ban chỉ huy|cơ sở|hợp tác xã|tổ chức|người|lao động|công nhân|nhân viên|cụm)\Z"
)
# Capitals that name nobody as yet: "Ủy ban bầu cử tỉnh".
_NAMELESS = pattern(
    r"(?:ủy ban|hội đồng|ban chỉ đạo|ban chỉ huy|ban quản lý(?: dự án)?|tiểu ban|tổ công tác|"
    r"tổ giúp việc|tổ|đội|đoàn|ban|phòng|trung tâm|viện|quỹ|hội|chi cục|cục|sở|khoa|trạm|hạt)\Z"
)
_OF_ONE_TASK = pattern(r"(?:ban|tổ|đoàn|đội|nhóm) ")
# "Ủy ban Mặt trận Tổ quốc tỉnh và các tổ chức thành viên": those may lead too, or only help.
_AND_OTHERS = pattern(
    r" và các (?:tổ chức|đoàn thể|cơ quan|đơn vị) (?:thành viên|liên quan|có liên)"
)
_BOTH = pattern(r"(?:hai|ba|cả hai|các) (?:bên|ban|ngành|văn phòng|cơ quan thường trực)")
_HELD_THERE = pattern(r"(?:cơ quan|đơn vị|bên|phòng|ban|đảng ủy|ngành) tổ chức\Z")
_PLACES = frozenset(
    ["tỉnh", "huyện", "xã", "phường", "quận", "phố", "trấn", "thị", "thôn", "bản", "ấp", "khu"]
)


def is_whole(layout: Layout, span: Span, *, apart: bool = False) -> bool:
    """Whether each body told at `span` is read to where it certainly ends.

    `apart`: it stands in a place of its own, as a heading does or what follows a label.
    """
    told = bodies.named_in(layout, span)
    if len(told) == 1 and _may_be_two(layout, told[0]):
        return False
    if len(told) > 1 and _AND_OTHERS.search(layout.folded, told[0].end, span.end):
        return False
    return bool(told) and all(_is_whole(layout, one, one.end < span.end, apart) for one in told)


def is_known(layout: Layout, span: Span) -> bool:
    """Whether each body told at `span` is made of known words alone."""
    return all(
        _is_credible(layout, one) and _is_read(layout, one) for one in bodies.named_in(layout, span)
    )


def _is_whole(layout: Layout, body: Span, listed: bool, apart: bool) -> bool:
    if not _is_credible(layout, body):
        return False
    if _BOTH.fullmatch(layout.folded, *body):
        return True
    led = bool(_LED.match(layout.folded, body.end))
    if _is_read(layout, body):
        ended = listed or apart or led or bool(_ENDED.match(layout.folded, body.end))
        return ended or not _may_go_on(layout, body)
    return (apart or led) and _is_one(layout, body)


def _may_be_two(layout: Layout, body: Span) -> bool:
    """ "Phòng Kỹ thuật, Công ty Than X": of the company, or beside it."""
    comma = layout.smoothed.find(", ", *body)
    name = organisations.name_at(layout, body.start)
    inside = name is not None and name.end > comma
    return comma > 0 and not inside and bodies.starts_a_name(layout, comma + 2)


def _is_credible(layout: Layout, body: Span) -> bool:
    written = layout.smoothed[slice(*body)]
    out_of_place = '"' in written or _OUT_OF_PLACE.search(written)  # "Đà Rằng" is a place
    unclosed = written.count("(") != written.count(")")
    return not (unclosed or out_of_place or layout.folded[slice(*body)] in _TOO_LITTLE)


def _may_go_on(layout: Layout, body: Span) -> bool:
    if _HELD_THERE.search(layout.folded, *body):
        return True
    if layout.smoothed[body.start].isupper() and _NAMELESS.match(layout.folded, *body):
        return True
    last = words(layout.folded, *body)
    if len(last) > 2 and not _ends_with_a_name(layout, body):
        one_task = _OF_ONE_TASK.match(layout.folded, body.start)
        if ends_with_verb(last, 2) or (one_task and begins_action(last, len(last) - 2)):
            return True  # "Ban giám sát đầu tư cộng đồng": of two verbs the second may be its own
    after = words(layout.folded, body.end, body.end + 60, 6)
    if not _ends_with_a_name(layout, body) and may_describe(after):
        return True
    if _goes_on_surely(layout, body.end):
        return False
    if _DEFINITE.search(layout.smoothed, *body) or _ends_with_a_name(layout, body):
        return False
    return bool(_OPEN_NOUN.search(layout.folded, *body))


def _goes_on_surely(layout: Layout, end: int) -> bool:
    """Whether what follows is surely the sentence: "rà soát", or a verb with its object."""
    after = _AFTER.match(layout.folded, end)
    if not after:
        return False
    return organisations.is_of_the_sentence(layout.folded, after.end()) or bool(
        _WITH_OBJECT.match(layout.folded, after.end())
    )


def _ends_with_a_name(layout: Layout, body: Span) -> bool:
    """Whether it ends with a name, of which the reader has looked at what follows already."""
    starts = (body.start + at.start() for at in _TOLD.finditer(layout.smoothed[slice(*body)]))
    named = (organisations.name_at(layout, start) for start in starts)
    return any(name and name.own and name.end == body.end for name in named)


def _is_one(layout: Layout, body: Span) -> bool:
    """Whether what the layout ends is one body, though not all of its words are known."""
    folded = layout.folded
    return (
        folded.count(" ", *body) < _LONGEST_BODY
        and not re.search(r"[,;()]| và ", layout.smoothed[slice(*body)])
        and bodies.begins(layout, body.start)
    )


def _is_read(layout: Layout, body: Span) -> bool:
    """Whether names that are certain, and general words, make up all of it."""
    if _is_person(layout, body):
        return True
    told = [match.span() for match in _TOLD.finditer(layout.smoothed, *body)]
    folded = [layout.folded[slice(*one)] for one in told]
    starts = {start: at for at, (start, _) in enumerate(told)}
    starts[body.end] = len(told)
    reached = {0}
    for at, (start, end) in enumerate(told):
        if at not in reached:
            continue
        name = organisations.name_at(layout, start)
        if name and name.end <= body.end:
            if not name.own:
                continue  # its words are known, not that it is all of them
            reached.add(next(starts[one] for one in sorted(starts) if one >= name.end))
        if _stands_alone(layout, start, end) or (at and folded[at - 1] in _PLACES):
            reached.add(_past_place(layout, told, at))
        for size in range(1, _LONGEST_PHRASE + 1):
            if " ".join(folded[at : at + size]) in _GENERAL:
                reached.add(min(at + size, len(told)))
    return len(told) in reached


def _stands_alone(layout: Layout, start: int, end: int) -> bool:
    """Letters such as "TKV"."""
    return end - start > 1 and layout.smoothed[start:end].isupper()


def _past_place(layout: Layout, told: list[tuple[int, int]], at: int) -> int:
    """Past the capitals of a place: "công an xã Bình Sơn"."""
    while at < len(told) and layout.smoothed[told[at][0]].isupper():
        at += 1
    return at


def _is_person(layout: Layout, body: Span) -> bool:
    end = names.person_at(layout.smoothed, body.start)
    return end is not None and end >= body.end
