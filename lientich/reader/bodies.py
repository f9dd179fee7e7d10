"""The bodies a direction names: who is told to do it, and together with whom."""

import re

from lientich.reader import organisations, speakers
from lientich.reader.seek import Seek
from lientich.reader.sentences import Layout, Span, Word, bare, words
from lientich.reader.text import lazy, pattern
from lientich.reader.verbs import action_after_subject, begins_action, part_of_a_name

HEAD = (
    r"(?:văn phòng|bên [abc]\b|ban\b|các ban|ủy ban|tiểu ban|đảng ủy|đảng bộ|đảng đoàn|chi bộ|"
    r"chi ủy|"
    r"cấp ủy|tỉnh ủy|"
    r"thành ủy|huyện ủy|thị ủy|quận ủy|tỉnh đoàn|thành đoàn|huyện đoàn|"
    r"công đoàn|đoàn thanh niên|đoàn tncs|đoàn\b|hội\b|mặt trận|"
    r"mttq|sở\b|phòng\b|cơ quan|đơn vị|hai |ba bên|bốn bên|02 |2 đảng|"
    r"ubnd|hđnd|ubkt|ubmttq|tập đoàn|tkv|công ty|"
    r"tổng công ty|trung tâm|bệnh viện|trường|khoa\b|bộ phận|tổng cục|học viện|cảng|nông trường|"
    r"lâm trường|hạt\b|các khoa|khoa, phòng|trại|kho\b|quỹ\b|nhà máy|xí nghiệp|phân xưởng|"
    r"đồng chí|đ/c|bí thư|"
    r"phó (?:bí thư|chủ tịch|giám đốc|tổng giám đốc|trưởng)|giám đốc|tổng giám đốc|"
    r"thủ trưởng|người đứng đầu|tổ\b|"
    r"công an|bộ chỉ huy|ban chỉ huy|bộ\b|cục\b|chi cục|vụ\b|viện\b|báo\b|đài\b|tạp chí|"
    r"thường trực|"
    r"ban thường vụ|btv|bch|hội đồng|liên đoàn|các\b|từng|mỗi (?:đơn vị|chi bộ|cấp ủy|"
    r"đảng viên|người|"
    r"cán bộ|cơ quan|xã|phường|huyện|địa phương|ngành|trường|hội viên|đoàn viên|doanh nghiệp|"
    r"cơ sở|thôn|khu|hộ)|toàn\b|toàn thể|cán bộ|đảng viên|chủ tịch|trưởng|chánh|chính quyền|"
    r"địa phương|"
    r"tổ chức đảng|các cấp|cả hai|đảng viên|người lao động|quản đốc|xã|phường|thành phố|tỉnh\b|"
    r"huyện|thường vụ|chỉ huy|những (?:đơn vị|đồng chí)|ngành\b|kho bạc|ngân hàng|chi nhánh|"
    r"đội\b|cụm\b|đồn\b|trạm\b|hợp tác xã|ban |điện lực|chi hội|công chức|viên chức|bộ đội|"
    r"lực lượng|kế toán|lãnh đạo (?:các|công ty|tập đoàn|"
    r"đơn vị|phòng|ban|sở|huyện|tỉnh)|khối (?:thi đua|dân vận)|hđtv|ban qlda|ban quản lý|"
    r"bảo hiểm xã hội|thanh tra|viện kiểm sát|tòa án|chuyên môn\b|nhà trường|doanh nghiệp|"
    r"hiệp hội|liên minh|ủy viên|câu lạc bộ|chủ đầu tư|nhà thầu|cảnh sát|hải quan|kiểm lâm|"
    r"biên phòng|kiểm ngư|quản lý thị trường|thuế (?:tỉnh|thành phố|cơ sở|khu vực)|"
    r"nhân viên|học sinh|giáo viên|chi đoàn|xã đoàn|phường đoàn|bhxh|lđlđ|hđtv|cđcs|xưởng\b|"
    r"công trường|mỏ\b|tiểu đoàn|trung đoàn|lữ đoàn|hải đội|đồn trưởng|trạm trưởng|bưu điện|"
    r"viễn thông|thống kê (?:tỉnh|huyện)|kiểm toán nhà nước|hiệu trưởng|chi hội trưởng|"
    r"trưởng (?:thôn|bản|khu)|nhóm\b|đội ngũ)"
)
_HEAD = pattern(HEAD)
_NOT_BODIES = pattern(
    r"(?:các|hội nghị|những|mỗi|toàn|hai|ban hành|đoàn kết|báo cáo|trường hợp|tổ chức thực hiện|"
    r"hội đủ|trưởng thành|tổ chức(?! đảng| đoàn))"
    r" (?:nội dung|nhiệm vụ|chỉ tiêu|giải pháp|kết quả|công tác|mặt|nghị quyết|văn bản|"
    r"chương trình|kế hoạch|hoạt động|vấn đề|ý kiến|quy định|dự án|công trình|mục tiêu|việc|điều|"
    r"lĩnh vực|hình thức|biện pháp|khó khăn|tồn tại|hạn chế|chế độ|chính sách|thủ tục|khâu|"
    r"phong trào|cuộc|giá trị|nguồn|điều kiện|yếu tố|loại|tuyến|hội nghị|sự kiện|ngày)\b|"
    r"hội nghị\b|ban hành\b|tổ chức (?!đảng|đoàn|công đoàn|chính trị|cơ sở)|"
    r"báo cáo\b|đoàn kết\b|bộ (?:máy|mặt|tiêu chí|luật|chỉ số)|cán bộ\b.{0,3}$|trường hợp|"
    r"trưởng thành"
)
_LINKS = Seek(
    r"(?<!chế\s)(?<!tác\s)(?<!(?<!nhân\s)(?<!quân\s)sự\s)(?<!trình\s)(?<!hoạch\s)"
    r"\b(?:phối hợp(?: chặt chẽ| thường xuyên| tốt| đồng bộ| hiệu quả| liên ngành)?"
    r"(?P<with> (?:với|cùng)(?: với)?)?|cùng(?: với)?) "
)
_STOP = lazy(
    r"\b(?:trong(?! khối)|để|nhằm|về|theo|khi|thực hiện|trước ngày|chậm nhất|hoàn thành|từ ngày|"
    r"nghiên cứu|được|tại|sau khi|cho|bằng|thông qua|có kế hoạch|và đề xuất|trên cơ sở|vào)\b"
)
_CUT = lazy(r"[,;]\s(?=[^,]{0,60})|\svà\s")
# Beginnings of bodies that only a capital tells from other words.
_MORE = lazy(
    r"(?:nhà (?:văn hóa|thiếu nhi|máy|xuất bản|khách|trẻ)|bưu điện|thống kê|thi hành án|hải đội|"
    r"bộ môn|liên đội|trại|đội|tổ|hiệu trưởng|tạp chí|tòa án|viện|quân|tiểu đoàn|đoàn|liên hiệp|"
    r"thuế|kho|khối|cụm|xí nghiệp|hệ thống|chủ nhiệm|ngành)(?!\w)"
)
_POST = pattern(
    r"(?:đồng chí )?(?:phó )?(?:tổng giám đốc|giám đốc|chủ tịch|bí thư|trưởng|thủ trưởng|lãnh đạo|"
    r"quản đốc|hiệu trưởng|chánh văn phòng|người đứng đầu) "
)
# "Các ban theo chức năng, nhiệm vụ hướng dẫn …"
_BY_ITS_DUTIES = pattern(
    r",? (?:theo|căn cứ|trên cơ sở|trong phạm vi) (?:các )?(?:chức năng|nhiệm vụ)"
)
_TITLED = lazy(r"(?:đồng chí|đ/c|ông|bà)\s")
_PART = lazy(r"(?:phòng|khoa|tổ|đội|bộ phận)\b")
_WHOLE = lazy(r"(?:bộ chỉ huy|công ty|tập đoàn|sở|công an|bệnh viện|trường|tổng công ty)\b")
_ACRONYM = lazy(r"[A-ZĐ]{3,}\b")


def begins(layout: Layout, at: int) -> bool:
    """Whether a body may begin there by its first words."""
    known = _HEAD.match(layout.folded, at) or organisations.begins(layout.folded, at)
    return bool(known or (layout.smoothed[at].isupper() and _MORE.match(layout.folded, at)))


def is_body(folded: str, start: int, end: int) -> bool:
    return bool(_HEAD.match(folded, start, end)) and not _NOT_BODIES.match(folded, start, end)


def subject(layout: Layout, start: int, end: int) -> tuple[Span, int] | None:
    """The body at `start` and where its action begins, if one stands there and acts."""
    if not is_body(layout.folded, start, end):
        return None
    end_of_reach = min(end, start + 170)
    for most in (9, 40):
        stretch = words(layout.folded, start, end_of_reach, most)
        at = action_after_subject(stretch, layout.smoothed, inside=_named(layout, start))
        if at is not None and at < len(stretch) - 4:
            break
        if len(stretch) < most:
            break
    if at is None or _ends_with_its_verb(layout, stretch, at, end):
        return None
    if any(word.text == "đã" for word in stretch[:at]):
        return None  # what a body has done is no order to it
    body = bare(layout.smoothed, start, stretch[at].start)
    if duties := _BY_ITS_DUTIES.search(layout.folded, *body):
        body = Span(body.start, duties.start())
    body = person_or_body(layout, body)
    if ":" in layout.smoothed[body.start : body.end]:
        return None
    return body, stretch[at].start


def person_or_body(layout: Layout, told: Span) -> Span:
    """Of "đồng chí …, Phó Giám đốc" the name alone."""
    if not _TITLED.match(layout.folded, told.start):
        return told
    return next(iter(speakers.names(layout, told)), told)


def _named(layout: Layout, start: int) -> int:
    """Where the proper name at `start` ends, inside which no verb is looked for."""
    post = _POST.match(layout.folded, start)  # "Giám đốc Công ty Cấp thoát nước …"
    name = organisations.name_at(layout, post.end() if post else start)
    return name.end if name else start


def _ends_with_its_verb(layout: Layout, stretch: list[Word], at: int, end: int) -> bool:
    """ "Phòng Kỹ thuật khai thác" is a name: nothing comes after the seeming verb."""
    return len(stretch) - at <= 2 and not words(layout.folded, stretch[-1].end, end, 1)


def cooperating(layout: Layout, start: int, end: int) -> list[Span]:
    """The bodies named after "phối hợp với" and "cùng với" in a clause."""
    found: list[Span] = []
    for match in _LINKS.finditer(layout.index, start, end):
        at = match.end()
        letters = match["with"] and _ACRONYM.match(layout.smoothed, at)
        if not (letters or is_body(layout.folded, at, end)) or (
            not match["with"]
            and "phối hợp" not in match[0]
            and not layout.smoothed[at].isupper()
            and not layout.folded.startswith("các ", at)
        ):
            continue
        found += named_in(layout, Span(at, _where_bodies_end(layout, at, end)))
    return found


def all_read(layout: Layout, start: int, end: int) -> bool:
    """Whether behind every "phối hợp với" of a clause a body stands that is read whole."""
    for match in _LINKS.finditer(layout.index, start, end):
        at = match.end()
        if not match["with"] or "phối hợp" not in match[0]:
            continue
        if not (_ACRONYM.match(layout.smoothed, at) or is_body(layout.folded, at, end)):
            return False
    return True


def _where_bodies_end(layout: Layout, start: int, end: int) -> int:
    end = min(end, start + 260)
    if stop := re.search(r"[;.(]|(?<!phòng)(?<!ban)(?<!sở)(?<!vị):", layout.smoothed[start:end]):
        end = start + stop.start()
    stretch = words(layout.folded, start, end)
    named = _named(layout, start)
    for at in range(1, len(stretch)):
        word = stretch[at]
        if layout.smoothed[word.start].isupper():
            named = max(named, _named(layout, word.start))
            continue
        if word.start < named:
            continue
        if _STOP.match(layout.folded, word.start) or (
            not part_of_a_name(stretch, at) and begins_action(stretch, at)
        ):
            return word.start
    return end


def named_in(layout: Layout, span: Span) -> list[Span]:
    """The bodies in "Ban Tổ chức, Ban Tuyên giáo và các đơn vị, địa phương liên quan"."""
    start, end = bare(layout.smoothed, *span)
    cuts = [start]
    whole = _named(layout, start)  # "Văn phòng HĐND và UBND huyện" is one
    for match in _CUT.finditer(layout.folded, start, end):
        parted = layout.smoothed[match.start()] == ";"
        if parted or (match.end() >= whole and starts_a_name(layout, match.end())):
            whole = _named(layout, match.end())
            cuts += [match.start(), match.end()]
    cuts.append(end)
    if (
        len(cuts) == 4
        and layout.smoothed[cuts[1]] == ","
        and _PART.match(layout.folded, start)
        and _WHOLE.match(layout.folded, cuts[2])
    ):
        cuts = [start, end]  # "Phòng Chính trị, Bộ Chỉ huy quân sự tỉnh" is one body
    names = zip(cuts[::2], cuts[1::2], strict=True)
    bared = (bare(layout.smoothed, one, two) for one, two in names)
    return [one for one in bared if one.end > one.start]


def starts_a_name(layout: Layout, at: int) -> bool:
    if layout.smoothed[at].isupper():
        return begins(layout, at) or bool(_ACRONYM.match(layout.smoothed, at))
    return layout.folded.startswith(("các ", "cấp ủy ", "công an"), at)
