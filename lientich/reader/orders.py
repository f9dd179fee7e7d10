"""What a clause tells to do, and whom: "hai Đảng bộ cần …", "Giao Văn phòng … rà soát …"."""

import re
from dataclasses import dataclass, replace

from lientich.reader import bodies, doers
from lientich.reader.attributes import Told
from lientich.reader.openings import LINK, beginnings, is_no_order, past_links
from lientich.reader.seek import Seek
from lientich.reader.sentences import Layout, Span, bare, clauses, words
from lientich.reader.text import pattern
from lientich.reader.verbs import begins_action


@dataclass(frozen=True, slots=True)
class Order:
    """An order at `start:end`; `lead` is the body told to do it, where it is named.

    `through` is the body of "Lãnh đạo Hội đồng thành viên hoàn thiện …", which may be meant;
    `under` if it stands under the heading that names `lead`, `open` if what stands above may name
    a lead that is not read; `told` is what stands of it in places of their own.
    """

    start: int
    end: int
    lead: Span | None
    certain: bool
    through: Span | None = None
    under: bool = False
    open: bool = False
    told: tuple[Told, ...] = ()

    def led_by(self, lead: Span | None) -> "Order":
        return replace(self, lead=lead)


_MODAL = Seek(r"\b(?:cần phải|cần|phải|có trách nhiệm|có nhiệm vụ) ")
_MATTER = pattern(r"(?:công tác|việc|hoạt động) ")
_ASSIGN = pattern(
    r"(?:nhất trí |thống nhất |đồng ý )?(?:giao nhiệm vụ cho|giao trách nhiệm cho|giao cho|giao|"
    r"yêu cầu|đề nghị|phân công|ủy quyền cho) "
)
# "tuyệt đối không phô trương": whatever the verb, it is not to be done.
_FORBIDS = pattern(
    r"(?:tuyệt đối|kiên quyết|nhất quyết|dứt khoát) không (?!có|phải|đạt|còn)|nghiêm cấm "
)
# "Lãnh đạo Công ty hoàn thành …": the one who leads is told, or the one led.
_LEADS = pattern(r"(?:tập trung |tiếp tục |tăng cường )?(?:lãnh đạo|chỉ đạo|lãnh đạo, chỉ đạo) ")
_EVERY = pattern(r"(?:định kỳ|hằng|hàng|mỗi|trước ngày|trong (?:tháng|quý)|chậm nhất) ")
_ANNOUNCED = pattern(
    r"(?:tập trung|thực hiện|làm tốt|quan tâm)[^:;]{0,60}(?:nội dung|nhiệm vụ|vấn đề|giải pháp|"
    r"việc)"
    r"[^:;]{0,40}: "
)
_ANNOUNCES = pattern(r"\b(?:như sau|sau đây|sau)$")
# "đạt 61% giá trị hợp đồng", "bằng 38,2% kế hoạch": what was reached, no order.
_REACHED = Seek(
    r"\btỷ lệ [^,;]{2,60} (?:đạt|còn|là) \d|"
    r"\b(?:đạt|bằng|tăng|giảm) [\d.,]{1,8}\s?% (?:so với|kế hoạch|dự toán|cùng kỳ|giá trị)|"
    r"\b(?:đạt|bằng) [\d.,]{1,12} (?:nghìn |triệu |tỷ )?(?:tỷ đồng|đồng|tấn|lượt|người)\b"
)
_TO_REACH = Seek(
    r"\b(?:phấn đấu|bảo đảm|đảm bảo|hoàn thành|để|(?<!chuyên\s)cần|phải|nâng|đưa|mục tiêu|"
    r"trở lên|ít nhất|tối thiểu)\b"
)
_NO_ACTION = pattern(
    r"(?:được|là|có(?! kế| giải| biện| những| sự)|nói|thiết|bị|phải kể|kể|mất|chi) "
)
# A comma parts two orders only where the second begins with a verb of the same weight.
_SECOND_VERB = pattern(
    r", (?=(?:khắc phục|tăng cường|đẩy mạnh|chú trọng|chấn chỉnh|quan tâm|chăm lo|rà soát|"
    r"đổi mới|kiện toàn|củng cố|siết chặt|tiếp tục|tập trung) )"
)
# "Kết quả tiêm phòng gửi về Sở … chậm nhất ngày …": what is to be sent stands first.
_SENT = pattern(
    r"(?:kết quả|báo cáo|hồ sơ|danh sách|văn bản|số liệu|ý kiến)[^,;:]{0,60} gửi (?:về|cho|đến) "
    r"[^;]{3,90}? (?:chậm nhất|muộn nhất|trước ngày)"
)
_FEWEST_SPACES = 3
# What an item says that tells no one to do anything: a matter, a circumstance, what is so.
_OPENS_OTHERWISE = pattern(
    r"(?:công tác|việc|về|nội dung|thời gian|thời hạn|kinh phí|địa điểm|thành phần|đối tượng|số|"
    r"tỷ lệ|tỉ lệ|mức|chỉ tiêu|mục tiêu|kết quả|kế hoạch|chương trình|nghị quyết|quy chế|hồ sơ|"
    r"sản phẩm|nguồn|phần|bước|đợt|ngày|năm|quý|tháng|trong|từ|tại|trên|theo|khi|nếu|để|nhằm|với|"
    r"đây|đó|này|có|là|thì|đối với|riêng|căn cứ|nhân viên|nhân dân|nhân sự|người|công nhân|"
    r"học sinh|sinh viên|giáo viên|hộ|mọi|những|nhiều|một|hai|ba|đã|đang|sẽ|được|bị|không có|"
    r"còn|tổng|doanh thu|sản lượng|giá|lợi nhuận|thu nhập|diện tích|năng suất|vốn|phong trào|"
    r"hội nghị|đại hội|cuộc|lễ|buổi|lớp|dự án|công trình|đề án|hệ thống|hoạt động|chất lượng|"
    r"tình hình|điều kiện|nhiệm vụ|giải pháp|biện pháp|phương án|hình thức|tinh thần|trách nhiệm|"
    r"quyền|chế độ|tiêu chí|tiêu chuẩn|văn bản|tài liệu|báo cáo viên|thông tin về)\b"
)
# "nếu có vấn đề phát sinh, hai ban trao đổi": only then; "phấn đấu: than 150.000 tấn; đào lò …".
# "nếu có vấn đề phát sinh, hai ban trao đổi": only then; "phấn đấu: than 150.000 tấn; đào lò …".
_IN_CASE = (
    r"(?:trong |những |các )?(?:trường hợp|khi (?:có|xảy ra|phát sinh|phát hiện|gặp)|một khi)\b"
)
_ONLY_IF = pattern(
    rf"(?:- )?{_IN_CASE}|[^;]*?(?:trong quá trình (?:thực hiện|triển khai|tổ chức)[^;]*, |"
    r"(?<!\()\b(?:nếu(?! để)|giả sử|miễn là|trừ khi)\b)"
)
_AIM = pattern(r"\b(?:phấn đấu|chỉ tiêu|mục tiêu)[^;:]{0,40}:|: phấn đấu\b")
_WHEN = r"(?:trong|trước|chậm nhất|vào|đến|hết|năm|quý|tháng|ngày|xong)"
_FOLLOW_UP = pattern(
    rf"(?:phấn đấu )?(?:hoàn thành|xong|thực hiện|triển khai) {_WHEN}\b|"
    r"việc [^,;]{2,50} (?:hoàn thành|xong|kết thúc) (?:trong|trước|chậm nhất)\b|"
    r"người đứng đầu [^,;]{0,60}chịu trách nhiệm|chịu trách nhiệm\b|"
    r"(?:thời hạn|thời gian|tiến độ|kết quả|sản phẩm|báo cáo kết quả|hạn|kinh phí|báo cáo|gửi|"
    r"trình|tham mưu,? trình|xong|(?:cơ quan |đơn vị |bộ phận )?(?:chủ trì|phối hợp)"
    r"(?: thực hiện)?:|lãnh đạo phụ trách)(?!\w)|"
    r"(?:định kỳ|(?:hằng|hàng|mỗi) (?:tuần|tháng|quý|năm|6 tháng)|"
    r"(?:0?[36]|ba|sáu) tháng(?:,? (?:và )?(?:1 |01 |một |hằng )?năm)?)"
    r"[^,;]{0,40} "
    r"(?:báo cáo|tổng hợp|gửi|kiểm tra|đánh giá|sơ kết|tổ chức|giám sát)\b"
)


def orders_in(layout: Layout, span: Span, ordering: bool, listed: bool = False) -> list[Order]:
    """The orders of a sentence, one for each of its coordinated clauses.

    `ordering`: the verb of speaking, or the part of the document, already makes it an order, so
    that a bare verb will do; `listed`: it is an item of a list and keeps its commas.
    """
    parts = clauses(layout.smoothed, *span)
    orders: list[Order] = []
    doubted = bool(_AIM.search(layout.folded, *span))
    for part in parts:
        pieces = [part] if listed or len(parts) < 2 or orders else _parted(layout, part)
        for piece in pieces:
            if orders and follows_up(layout, piece):
                orders[-1] = replace(orders[-1], end=bare(layout.smoothed, *piece).end)
            elif order := read_order(layout, piece, ordering or bool(orders), listed):
                if _ONLY_IF.match(layout.folded, *bare(layout.smoothed, *piece)):
                    order = replace(order, certain=False)
                orders.append(order if order.lead else order.led_by(_subject_so_far(orders)))
            elif not orders:
                ordering = ordering and listed
                # "Xí nghiệp X …; rào chắn đầy đủ": told of a body whose own verb is not read.
                start = bare(layout.smoothed, *piece).start
                doubted = doubted or bodies.is_body(layout.folded, start, piece.end)
            elif listed and layout.smoothed[piece.start].islower():
                orders.append(Order(piece.start, piece.end, _subject_so_far(orders), False))
    return [replace(order, certain=False) for order in orders] if doubted else orders


def may_open(layout: Layout, span: Span) -> bool:
    """Whether an item may be a task by its first words: no matter, no body, nothing done."""
    if layout.folded.count(" ", *span) < _FEWEST_SPACES or is_no_order(layout, span.start):
        return False
    if _REACHED.search(layout.index, *span) or _OPENS_OTHERWISE.match(layout.folded, *span):
        return False
    return not bodies.is_body(layout.folded, *span) and layout.smoothed[span.start].isalpha()


def _subject_so_far(orders: list[Order]) -> Span | None:
    """The subject of the first clause governs the bare verbs that follow, if no other came."""
    named = {order.lead for order in orders if order.lead}
    return named.pop() if len(named) == 1 else None


def follows_up(layout: Layout, span: Span) -> bool:
    """ "hoàn thành trong quý II", "định kỳ 6 tháng báo cáo …": the same order goes on."""
    return bool(_FOLLOW_UP.match(layout.folded, bare(layout.smoothed, *span).start, span.end))


def _parted(layout: Layout, part: Span) -> list[Span]:
    """A long clause cut before commas at which an equal one begins."""
    pieces, start = [], part.start
    for match in _SECOND_VERB.finditer(layout.folded, *part):
        before = len(words(layout.folded, start, match.start()))
        after = len(words(layout.folded, match.end(), part.end))
        if before >= 12 and after >= 6:
            pieces.append(Span(start, match.start()))
            start = match.end()
    return [*pieces, Span(start, part.end)]


def reached(layout: Layout, span: Span) -> bool:
    """ "Các đơn vị khai thác 28.300 tấn, đạt 24,1% kế hoạch": told of what is past."""
    told = _REACHED.search(layout.index, *span)
    return told is not None and not _TO_REACH.search(layout.index, *span)


def read_order(layout: Layout, span: Span, bare_verb: bool, listed: bool) -> Order | None:
    """The order of one clause; `bare_verb`: it may begin with its verb, without "cần" or "phải"."""
    start, end = bare(layout.smoothed, *span)
    if _ANNOUNCES.search(layout.folded, max(start, end - 12), end):
        return None
    sent = listed and _SENT.match(layout.folded, start, end)
    if sent and not bodies.is_body(layout.folded, start, end):
        return Order(start, end, None, True)
    for begin in beginnings(layout, start, end) if listed else [start]:
        if order := _read(layout, begin, end, bare_verb, listed):
            labelled = begin > start and not order.lead and layout.smoothed[begin - 2] == ":"
            if labelled and not doers.is_topic(layout, Span(start, begin)):
                return replace(order, open=True)
            return order
    return None


def _read(layout: Layout, start: int, end: int, bare_verb: bool, listed: bool) -> Order | None:
    folded, first = layout.folded, start
    while link := LINK.match(folded, start, end):
        start = link.end()
    whole = start
    start, lead = past_links(layout, start, end)
    bare_verb = bare_verb or "trọng tâm là" in folded[first:start]
    if start >= end or folded.count(" ", start, end) < 2 or is_no_order(layout, start):
        return None
    if reached(layout, Span(start, end)):
        return None
    if layout.smoothed[start] == '"' and layout.smoothed[end - 1] == '"':
        return None  # a slogan
    if order := _assigned(layout, start, end, listed):
        # "Ban Thường vụ: phân công ủy viên phụ trách …": who assigns is told to.
        return replace(order, lead=lead, certain=False) if lead else order
    if order := _with_modal(layout, start, end, lead, listed):
        return order
    if not bare_verb:
        return None
    again = _EVERY.match(folded, whole) or (listed and not lead)
    return _with_bare_verb(layout, whole if again else start, start, end, lead)


def _assigned(layout: Layout, start: int, end: int, listed: bool) -> Order | None:
    """ "Giao Văn phòng … rà soát …" """
    verb = _ASSIGN.match(layout.folded, start, end)
    if not verb:
        return None
    found = bodies.subject(layout, verb.end(), end)
    if found is None:
        return None
    return Order(start if listed else verb.end(), end, found[0], True)


def _with_modal(
    layout: Layout, start: int, end: int, lead: Span | None, listed: bool
) -> Order | None:
    """ "hai Đảng bộ cần tăng cường …": what is to be done begins after "cần"."""
    modal = _MODAL.search(layout.index, start, min(end, start + 170))
    if not modal:
        return None
    if modal.start() > start:
        subject = bare(layout.smoothed, start, modal.start())
        if ":" in layout.text[subject.start : subject.end]:
            return None
        if not bodies.is_body(layout.folded, *subject):
            return _of_a_matter(layout, Span(start, end), modal, lead, listed)
        acts = bodies.subject(layout, start, modal.start())
        if acts and layout.folded.count(" ", acts[1], modal.start()) > 3:
            return None  # "lập danh sách doanh nghiệp cần hỗ trợ": the verb stands before
        lead = subject
    begin = modal.end()
    if announced := _ANNOUNCED.match(layout.folded, begin, end):
        begin = announced.end()
    if _NO_ACTION.match(layout.folded, begin):
        return None
    certain = begins_action(words(layout.folded, begin, end, 10))
    general = layout.folded.startswith(("các ", "hai "), start)
    named = layout.smoothed[start].isupper() and not general
    duty = "cần" not in modal[0]
    if lead and (duty or (not listed and ("cần" not in modal[0] or named))):
        begin = start  # "các chi bộ phải …" is said whole, of "hai bên cần …" what is needed
    return Order(begin, end, lead, certain)


def _of_a_matter(
    layout: Layout, span: Span, modal: re.Match[str], lead: Span | None, listed: bool
) -> Order | None:
    """ "Công tác kiểm tra phải …" asks for something; of a list item it is not sure for what."""
    if listed:
        return Order(*span, lead, False)
    told = words(layout.folded, modal.end(), span.end, 10)
    if _MATTER.match(layout.folded, span.start) and begins_action(told):
        return Order(*span, lead, True)
    return None


def _with_bare_verb(
    layout: Layout, whole: int, start: int, end: int, lead: Span | None
) -> Order | None:
    """ "các đơn vị rà soát …" and "rà soát …"."""
    if through := _leading(layout, start, end):
        return Order(whole, end, lead, lead is not None, through)
    found = bodies.subject(layout, start, end)
    if found and not layout.folded.startswith("sẽ ", found[1]):
        # "Định kỳ hằng tháng, đồng chí …" says when, "Để bảo đảm tiến độ, …" only why.
        begin = whole if _EVERY.match(layout.folded, whole) else start
        # "Năm 2025, huyện phấn đấu …" may be an objective of the text instead.
        # "Đơn vị không hoàn thành nhiệm vụ thì …" tells what follows if so.
        certain = not layout.folded.startswith(("phấn đấu ", "không hoàn", "không thực"), found[1])
        return Order(begin, end, found[0], certain)
    told = words(layout.folded, start, end, 10)
    if begins_action(told) or _FORBIDS.match(layout.folded, start, end):
        # "Đề nghị Hiệp hội …": asked of someone whom the reader does not know.
        asked = _ASSIGN.match(layout.folded, start, end)
        known = not asked or begins_action(words(layout.folded, asked.end(), end, 10))
        return Order(whole, end, lead, known)
    return None


def _leading(layout: Layout, start: int, end: int) -> Span | None:
    """The body of "Lãnh đạo Công ty hoàn thành …"."""
    leads = _LEADS.match(layout.folded, start, end)
    found = bodies.subject(layout, leads.end(), end) if leads else None
    return found[0] if found else None
