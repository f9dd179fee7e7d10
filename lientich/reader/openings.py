"""What stands before the words of an order: links, labels, why and when it is to be done."""

import re

from lientich.reader import bodies
from lientich.reader.seek import Seek
from lientich.reader.sentences import Layout, Span, bare, words
from lientich.reader.text import lazy, pattern
from lientich.reader.verbs import begins_action

LINK = pattern(
    r"(?:(?:\(\d{1,2}\)|\(?[a-d]\)|\d{1,2}\)|năm nay|cùng với đó|cùng với việc đó|bên cạnh đó|"
    r"đồng thời|ngoài ra|trong đó|đặc biệt(?: là)?|"
    r"trước mắt|trước hết|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)|(?:một|hai|ba|bốn|năm|sáu|bảy|tám) là|"
    r"mặt khác|song song với đó|song song đó|theo đó|do đó|do vậy|vì vậy|vì thế|cuối cùng|tiếp đó|"
    r"cụ thể(?! hóa)(?: là)?|riêng|nhất là|và|thời gian tới|trong thời gian tới|"
    r"trong thời gian tiếp theo|những tháng cuối năm(?: \d{4})?|(?:từ nay )?đến (?:cuối|hết) năm"
    r"(?: \d{4})?|(?:bước sang )?(?:trong )?năm \d{4}|trong những tháng (?:cuối năm|tiếp theo|tới)|"
    r"trong (?:quý (?:iv|i{1,3})|tháng \d{1,2})(?:[/-]\d{4})?|"
    r"(?:trong đó,? )?(?:trọng tâm|quan trọng nhất|nhiệm vụ trọng tâm|yêu cầu đặt ra) là"
    r")[,:]? )"
)
_NOT_AN_ORDER = pattern(
    r"(?:ghi nhận|biểu dương|đánh giá cao|nhất trí|"
    r"thống nhất (?:với|đánh giá|nội dung|thông qua|các nội dung|báo cáo|thời gian|chủ trương|"
    r"mức|danh sách|về)|cơ bản|"
    r"đồng ý với|cảm ơn|chúc mừng|tin tưởng|hoan nghênh|đã |được |khẳng định|nhận thấy|đạt |"
    r"hội nghị (?:ghi nhận|đánh giá|đã)|ghi nhận|"
    r"phấn đấu|chi bộ biểu quyết|"
    r"(?:các )?(?:kế hoạch|nghị quyết|thông báo|quyết định|quy chế|"
    r"hướng dẫn|chỉ thị|"
    r"chương trình|"
    r"kết luận|văn bản|quy định) (?:liên tịch )?này|trên đây)"
)
_SAID_OF_A_BODY = Seek(
    r"\b(?:(?:ghi nhận|biểu dương|đánh giá cao|hoan nghênh|nhất trí với|đồng ý với|"
    r"(?:cơ bản|hoàn toàn) (?:nhất trí|thống nhất|đồng ý|đồng tình|tán thành)|"
    r"(?:thống nhất|đồng tình) (?:với|đánh giá|nội dung|thông qua|các nội dung|báo cáo))\b|"
    r"(?<!hành\s)"
    r"(?:xin |trân trọng )?thông báo (?:để|đến|kết luận|nội dung|ý kiến))"
)
_OTHER_CLAUSE = lazy(r"[,;.:]")


def is_no_order(layout: Layout, start: int) -> bool:
    """ "Đã hoàn thành …", "Hội nghị ghi nhận …": what is told or praised, soon after `start`."""
    if _NOT_AN_ORDER.match(layout.folded, start):
        return True
    said = _SAID_OF_A_BODY.search(layout.index, start + 4, start + 64)
    return said is not None and not _OTHER_CLAUSE.search(layout.folded, start, said.start())


_LONGEST_LABEL, _LONGEST_NAMED, _LONGEST_MATTER = 161, 9, 25  # characters, words, words
_COLON = pattern(r"[^:;.]{3,160}(?P<colon>:) ")
_ADVERBIAL = pattern(
    r"(?:để|nhằm|trên cơ sở|ngay (?:sau|khi|từ|trong)|"
    r"trong thời gian|với tinh thần|về|sau khi|sau|nhân dịp|thông qua|từ|qua|trong bối cảnh|"
    r"trước|tại|từ thực tế|đối với|trong|căn cứ|với|hằng quý|hằng tháng|hằng năm|định kỳ|khi|nếu)"
    r" [^;:]{2,220}?, "
)
_TIMES = pattern(
    r"(?:mỗi|hằng|hàng) (?:tuần|tháng|quý|năm|học kỳ)(?: (?:ít nhất |tối thiểu )?(?:một|1|01|02|"
    r"2|hai)"
    r" lần)?,? "
)
_FOR_BODY = pattern(r"(?:đối với|riêng đối với|riêng|về phía) ")
_ASSIGNS_LATER = pattern(r"[,:] (?=(?:giao|yêu cầu|đề nghị) )")


def beginnings(layout: Layout, start: int, end: int) -> list[int]:
    """Where the words of an item may begin: after a label, at once, or at "…, giao Sở …"."""
    assigns = _ASSIGNS_LATER.search(layout.folded, start, min(end, start + 250))
    return list(
        dict.fromkeys(
            [_past_label(layout, start, end), start, *([assigns.end()] if assigns else [])]
        )
    )


def past_links(layout: Layout, start: int, end: int) -> tuple[int, Span | None]:
    """Where the clause itself begins after "Cùng với đó," and "Đối với các đơn vị …,"."""
    lead = None
    for _ in range(5):
        if is_no_order(layout, start):
            return start, lead
        link = LINK.match(layout.folded, start, end)
        if not link and (link := _label(layout, start, end)):
            lead = _named_with_colon(layout, start, link.start("colon"))
            if not lead:
                break
        if not link and (times := _TIMES.match(layout.folded, start, end)):
            link = times if bodies.is_body(layout.folded, times.end(), end) else None
        if not link and (link := _adverbial(layout, start, end)):
            body = _FOR_BODY.match(layout.folded, start, end)
            if body and bodies.is_body(layout.folded, body.end(), end):
                lead = bare(layout.smoothed, body.end(), link.end())
        if not link:
            break
        start = link.end()
    return start, lead


def _adverbial(layout: Layout, start: int, end: int) -> re.Match[str] | None:
    """ "Căn cứ hướng dẫn này, …"; not so "căn cứ hướng dẫn này xây dựng kế hoạch, …"."""
    link = _ADVERBIAL.match(layout.folded, start, end)
    if not link or not layout.folded.startswith("căn cứ", start):
        return link
    told = words(layout.folded, start, link.end())
    own = (at for at in range(3, len(told)) if told[at - 1].text in ("này", "trên", "vụ", "giao"))
    return None if any(begins_action(told, at) for at in own) else link


def _label(layout: Layout, start: int, end: int) -> re.Match[str] | None:
    if layout.folded.find(":", start, min(end, start + _LONGEST_LABEL)) < 0:
        return None  # as in most clauses
    return _COLON.match(layout.folded, start, end)


def _past_label(layout: Layout, start: int, end: int) -> int:
    """Where an item's words begin after a label that names no body: "Công tác tuyên truyền: …"."""
    label = _label(layout, start, end)
    most = _LONGEST_MATTER if layout.folded.startswith("về ", start) else _LONGEST_NAMED
    if not label or layout.folded.count(" ", start, label.end()) > most:
        return start
    about = _FOR_BODY.match(layout.folded, start, end)
    if bodies.is_body(layout.folded, about.end() if about else start, label.start("colon")):
        return start
    return label.end()


def _named_with_colon(layout: Layout, start: int, colon: int) -> Span | None:
    """The body of "Phòng Nông nghiệp: Kiểm tra quy trình …"."""
    if about := _FOR_BODY.match(layout.folded, start, colon):
        start = about.end()
    if not bodies.is_body(layout.folded, start, colon) or bodies.subject(layout, start, colon):
        return None
    return bodies.person_or_body(layout, bare(layout.smoothed, start, colon))
