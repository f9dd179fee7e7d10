"""Results: what a text claims was achieved, clause by clause, with the period it is of."""

import bisect
import sys
from collections.abc import Iterator

from lientich.reader import directions, fields, kinds, periods
from lientich.reader.orders import reached
from lientich.reader.quantities import QUANTITY
from lientich.reader.repeats import without_repeats
from lientich.reader.sections import Placed
from lientich.reader.seek import Seek
from lientich.reader.sentences import Layout, Span, bare, clauses, lay_out, words
from lientich.reader.source_year import own_period, own_year
from lientich.reader.speech import spoken
from lientich.reader.text import pattern
from lientich.reader.topics import opening_period, with_topics
from lientich.reader.verbs import ends_with_verb

_OUTCOME = Seek(
    r"\b(?:được (?:\w{1,7} ){0,2}(?:cải thiện|nâng cao|nâng lên|giữ vững|bảo đảm|đảm bảo|ổn định|"
    r"củng cố|kiện toàn|duy trì|tăng cường|mở rộng|khắc phục|thu hồi|xếp loại|phục hồi|giữ gìn|"
    r"chú trọng|quan tâm|đẩy mạnh|phát huy|giải quyết|xử lý|hoàn thành|thực hiện (?:tốt|hiệu quả|"
    r"kịp thời|nghiêm túc|đầy đủ|đúng)|kiểm soát|công nhận|chăm lo|đổi mới|giảm|triển khai)|"
    r"đạt và vượt|đạt, vượt|hoàn thành vượt|hoàn thành và vượt|"
    r"(?:dứt điểm|thành công) \d|"
    r"(?:đạt|vượt) (?:\w{1,7} ){0,3}(?:kế hoạch|chỉ tiêu|mục tiêu|quy chuẩn|tiến độ|yêu cầu|"
    r"kết quả|thành tích|dự toán)\b|(?:đạt|vượt) (?:\w{1,5} )?\d|"
    r"(?<!việc\s)(?<!để\s)(?<!nhằm\s)hoàn thành (?!trước|trong|chậm|vào|"
    r"việc)(?:\w{1,7} ){0,2}(?:\d|xuất sắc|toàn diện|"
    r"các chỉ tiêu|kế hoạch|tốt|nhiệm vụ)|"
    r"giảm (?:rõ rệt|hẳn|còn|xuống|mạnh|dần|sâu|đáng kể|\d)|tăng (?:trưởng|cao|khá|mạnh|\d)|"
    r"(?:tình trạng|số vụ|tai nạn) [^;]{2,60} giảm\b|"
    r"không (?:để |có )?(?:xảy ra|phát sinh|vụ|điểm nóng|trường hợp|đơn thư|thương vong|"
    r"tai nạn|sự cố|khiếu kiện|người (?:chết|bị nạn|thương vong)|thiệt hại về người)\b|"
    r"giải ngân \d|"
    r"(?:có|tạo) (?:nhiều |những |bước |sự )*(?:chuyển biến|tiến bộ|bước phát triển|bước tiến)|"
    r"đi vào nề nếp|đi vào nền nếp|ngày càng (?:bền chặt|hiệu quả|chặt chẽ|nền nếp|nâng|đi vào|"
    r"tốt|phát triển|"
    r"hoàn thiện|gắn bó|được)|(?:vững mạnh|ổn định)$|triển khai thành công\b|"
    r"(?:nhanh|sớm) hơn (?:dự kiến|kế hoạch|tiến độ)|(?:vẫn|đã) hoàn thành\b|lập kỷ lục\b|"
    r"cao hơn (?:so với )?(?:cùng kỳ|kế hoạch|năm)|"
    r"bằng \d[\d.,]*% (?:so|kế hoạch|dự toán|kh |ck|cùng kỳ))"
)
# These claim something only among other claims, or where the text says that it reports.
_STATE = Seek(
    r"\b(?:được (?:\w{1,7} ){0,2}(?:tiêm|khơi thông|đưa vào (?:vận hành|sử dụng|khai thác)|"
    r"nhân rộng|"
    r"sắp xếp|tháo gỡ|nâng cấp|sửa chữa|lắp đặt|khôi phục|bàn giao|cứng hóa|hỗ trợ|kiểm tra|"
    r"tập huấn|khen thưởng|đồng tình)|duy trì|không (?:có|để) [^;,]{2,60}(?:xảy ra|nào|bị|mất|"
    r"tồn đọng)|"
    r"(?:phục hồi|phát triển|tăng) (?:nhanh|mạnh|tốt|khá)|(?:rất |khá )?(?:chủ động|kịp thời|"
    r"sôi nổi|"
    r"gắn bó hơn|thuận lợi|nền nếp|nề nếp)\b|(?:bảo đảm|đảm bảo) (?:đúng |an toàn|"
    r"tiến độ|chất lượng)|có hiệu quả|thu hút|"
    r"(?:khởi sắc|rõ nét|rõ rệt)|nội bộ đoàn kết|(?:yên tâm|phấn khởi|tin tưởng)\b)"
)
_REPORTS = pattern(
    r"(?:cũng )?(?:kết quả|theo báo cáo|báo cáo (?:tại|của|tổng|đánh giá|do)|sau \d+ năm|"
    r"sau (?:một|hai|ba) năm|"
    r"(?:trong |bước vào )?(?:năm|quý|tháng|sáu tháng|\d{1,2} tháng|nhiệm kỳ|nửa)|thời gian qua|"
    r"(?:những|\w+) năm qua|qua |trong (?:thời gian|những|nhiệm kỳ|kỳ))"
)
_TURN = pattern(
    r"(?:song,? |tuy nhiên|tuy vậy|tuy thế|bên cạnh (?:những |các )?(?:kết quả|mặt|ưu điểm|"
    r"thành tích)|"
    r"hạn chế|tồn tại|bên cạnh đó, (?:vẫn |còn )|hội nghị (?:cũng |thẳng thắn )?chỉ ra|"
    r"mặc dù vậy|dù vậy|thế nhưng|ngược lại|một số (?:tồn tại|hạn chế)|"
    r"ngoài ra,? (?:vẫn|còn))"
)
_COUNTED = Seek(
    r"\bđã (?!họp\b|bầu\b|thông qua\b|ký kết\b)(?:\w{1,8} ){1,5}(?:được )?"
    r"(?:hơn |gần |trên |khoảng )?\d(?!\d?/24)"
)
# "15/17 mỏ có phương án được duyệt", not "5/23 bến không có giấy phép".
_RATIO = pattern(
    r"(?:đến nay |hiện |đã có )?\d+/\d+ (?!.*\b(?:không|chưa|quá hạn|thiếu|vi phạm|hỏng)\b)[^;]*"
    r"\b(?:có|được|đã|hoàn thành|đạt)\b"
)
# "Đoàn đã làm việc với 5 đơn vị": an act with its count, and no achievement yet.
_MERELY_DONE = pattern(
    r"\bđã (?:làm việc|đi|đến|tới|dự|tham dự|nghe|thăm|gặp|gặp gỡ|tham gia|có mặt|tiếp|"
    r"phát biểu|thảo luận|ký)\b"
)
_MANY_HAVE = Seek(
    r"\b\d[\d.]* (?:hộ|lao động|đảng viên|hội viên|đoàn viên|học sinh|công trình|dự án|xã|thôn|"
    r"đơn vị|doanh nghiệp|hợp tác xã) (?:[^\W\d]{1,8} ){0,4}đã "
)
_BEGINS_WITH_A_COUNT = pattern(
    r"(?:kết nạp|kiểm tra|giám sát|"
    r"tổ chức|công nhận|lắp đặt|hoàn thành|mở|xây dựng|khen thưởng|trồng|nộp|ban hành|xử lý|"
    r"tiếp nhận|đào tạo|giải quyết|hỗ trợ) (?!trước|trong|chậm|"
    r"vào)(?:\w{1,8} ){0,3}(?:được )?(?:hơn |gần |trên )?\d|"
    r"(?:(?:hơn|gần|trên|có) )?\d[\d./,]*%? "
)
_WELL_DONE = Seek(
    r"\bđã [^;]{4,120}(?:nhịp nhàng|hiệu quả|chặt chẽ|kịp thời|thành công|đúng tiến độ|nền nếp|"
    r"đồng bộ|toàn diện)$"
)
_DONE = pattern(
    r"\b(?:giữ vững|giữ nghiêm|đã|được|đạt|hoàn thành|tổ chức|thực hiện|duy trì|không có|\d)"
)
_PINPOINT = pattern(r"(?:khoản|điểm|điều|mục) [\da-zđ]{1,3}\b")
_SETS_TARGETS = Seek(
    r"\b(?:(?:mục tiêu|chỉ tiêu)(?=[^:;.]{0,40}:)|phấn đấu|đặt mục tiêu|"
    r"(?:đề ra|đặt ra|giao)(?: các)? (?:chỉ tiêu|mục tiêu)|"
    r"mục tiêu (?:của [^,;.]{2,60} )?(?:đến )?(?:năm \d{4} )?là)\b"
)
# What is agreed or planned has not been reached yet.
_AGREED = pattern(
    r"theo (?:nội dung )?(?:thỏa thuận|ký kết|chương trình|kế hoạch|quy chế|biên bản|bản ghi nhớ|"
    r"nội dung)\b"
)
_NOT_A_RESULT = Seek(
    r"\b(?:cần|phải|sẽ|phấn đấu|(?<!ứng\s)(?<!đạt\s)(?<!các\s)yêu cầu|đề nghị|(?<!hơn\s)dự kiến|"
    r"đặt mục tiêu|"
    r"mục tiêu (?:là|của)|tiếp tục (?!được|giữ|duy trì|phát triển|ổn định|có|đạt|tăng)|nhằm|để đạt|"
    r"chưa|còn (?:chậm|thấp|nhiều|một số|lỏng lẻo|đơn điệu|hình thức|khó khăn)|lỏng lẻo|"
    r"(?:hoạt động|mang tính) hình thức|tuy nhiên|hạn chế|gặp (?:nhiều )?khó khăn|không đạt|"
    r"đặt ra|hãy|nếu|yếu kém|vướng mắc|mong|hứa|tuy vậy|song,|(?<!để\s)(?<!không\s)xảy ra (?:\d+|"
    r"một|nhiều)|(?:mới|chỉ) đạt|còn kéo dài|tử vong|bị (?:chết|thương|thiệt hại)|"
    r"tổ chức lễ|lễ phát động|gợi mở|"
    r"phát động (?:đợt )?thi đua|thay thế|cam kết|không quá|quyết tâm|theo kế hoạch|"
    r"tồn tại)\b"
)
_LINK = pattern(
    r"(?:thực hiện [^,;]{3,100},|vì vậy|do đó|nhờ đó|qua đó|nhờ vậy|từ đó|bên cạnh đó|"
    r"cùng với đó|đồng thời|trong đó|"
    r"theo (?!báo cáo|đó|kế hoạch)[^,;]{3,120},(?: (?:\d+ tháng|quý|năm|tháng)[^,;]{0,30},)?|"
    r"[^;:]{3,150} (?:cho hay|cho biết|thông tin|nhận thấy)(?: rằng)?:|"
    r"theo báo cáo [^;:]{3,150}? (?:trình bày|cho biết|nêu|thông qua),|"
    r"ngoài ra|kết quả|cụ thể|đến nay|thời gian qua|hội nghị [^,;]{0,40}đánh giá,?|theo báo cáo"
    r"(?: [^,;]{0,60})?|(?:báo cáo|thông báo|đồng chí)[^,;]{0,80} (?:nêu rõ|cho biết|khẳng định))"
    r"[,:]? "
)
# Praise, thanks and questions of a speaker: what was achieved is only a part of such a clause.
_SAYS = Seek(
    r"\b(?:ghi nhận(?! \d)|đánh giá cao|biểu dương|gợi mở|chúc mừng|hoan nghênh|cảm ơn|làm rõ|"
    r"mong muốn|thảo luận|tin tưởng rằng|bày tỏ|chia sẻ)\b"
)
_PRAISES = pattern(r"(?:[^,;:.]{0,40} )?(?:ghi nhận|biểu dương|đánh giá cao)\b")
_PRAISED = pattern(r"\bđược [^,;]{0,40}$")
_ENTITLED = pattern(r"(?:mỗi|theo (?:quyết định|nghị định|nghị quyết|quy định|thông tư))\b")
# What grows here is no achievement, unless it is told that something was done about it.
_TROUBLE = Seek(
    r"\b(?:(?<!dư\s)nợ|tai nạn|cháy|nổ|dịch(?! vụ| chuyển)|ổ dịch|ca mắc|vi phạm|buôn lậu|đơn thư|"
    r"khiếu kiện|khiếu nại|ly hôn|tội phạm|ma túy|tệ nạn|thiệt hại|thất nghiệp|nghỉ việc|thôi việc|"
    r"bỏ việc|làm hỏng|"
    r"ô nhiễm|ngập|sạt lở|mưa|bão|lũ|hạn hán|mực nước|giá thành|chi phí|tồn kho|tồn đọng|trái phép|"
    r"phạt|đối tượng|lãng phí|thất thoát|tử vong|chết|bị thương|sập|hư hỏng|thua lỗ|lỗ|mất|rủi ro|"
    r"nguy hiểm|(?<!thiết\s)(?<!trang\s)(?<!chuẩn\s)bị|"
    r"nguy cơ|chậm|quá tải|ùn tắc|xuống cấp|bỏ học|tái nghèo|thiếu|sự cố|hủy bỏ)\b"
)
_OVERCOME = Seek(
    r"\b(?:giảm|không|khắc phục|xử lý|xóa|phát hiện|bắt|ngăn chặn|kiểm soát|đẩy lùi|khống chế|"
    r"giải quyết|dập tắt|triệt phá|thu hồi|hỗ trợ|khôi phục|tháo gỡ|hòa giải|sửa chữa|phòng|"
    r"tiết kiệm|tiết giảm|cứu|di dời|xóa|tập huấn|tuyên truyền|kiểm tra|tránh|thay thế|lắp đặt|"
    r"hạn chế|chấm dứt|đúng|bảo đảm|đảm bảo|được nâng|tiêm)\b"
)
_SAYS_LESS = Seek(
    r"\b(?:theo dự báo|dự báo|nhu cầu|chỉ (?:bằng|đạt|được|còn|thực hiện|hoàn thành)|"
    r"mới (?:chỉ|đạt|được|có|bằng|(?:thực hiện|hoàn thành|giải ngân|thu|nộp)(?: được)? \d+)|"
    r"không (?:vượt )?quá|tối đa|tối thiểu|"
    r"(?:đặt|đề ra|giao)(?: ra)?(?: các)? (?:chỉ tiêu|mục tiêu|kế hoạch)|"
    r"kế hoạch năm \d{4} (?:giao|là)|bằng [1-9]?\d(?:,\d+)?\s?% (?:so với )?(?:cùng kỳ|năm trước)|"
    r"theo quy định tại|năm gắn bó|bước vào (?:năm|quý)|thấp hơn|may mắn|vùi lấp|được giao|"
    r"(?:có|xảy ra|còn) (?:\d+|một|hai|ba) vụ|"
    r"năm tuổi|trước năm \d{4})\b"
)
# The last of the documents that are cited, and not yet what was done.
_BEGINS_WITH_A_DOCUMENT = pattern(rf"(?:sau \d+ năm thực hiện )?{kinds.NAME} (?:số )?\d")
_BOTH_HAVE = pattern(
    r"(?:[^,;]{0,60}(?:, | ))?(?:hai|ba) (?:bên|đơn vị|đảng (?:ủy|bộ)|ngành|cơ quan|cấp ủy|"
    r"địa phương|ban|huyện|xã|công ty)[^,;]{0,30} đã "
)
_IN_SPITE_OF = pattern(r"(?:trong bối cảnh|trong điều kiện|mặc dù|dù|tuy) [^,;]{3,120}, ")
# "công tác quy hoạch còn chồng lấn": what is still so, and what a sentence says after it.
_STILL = pattern(
    r"(?<!không\s)(?<!xuống\s)(?<!giảm\s)(?<!chỉ\s)\bcòn (?!\d|lại|khoảng|gần|dưới|trên|được)|"
    r"kéo dài"
)
# "Huyện có 5 doanh nghiệp với 8 điểm mỏ": how it is there, and no achievement.
_IS_THERE = pattern(
    r"[^,;:]{3,70} có \d[\d.]* (?!.*\b(?:được|đã|đạt|tăng|giảm|hoàn thành|mới|thêm)\b)"
)
# "… đã đạt được một số kết quả.": what they are follows.
_SUMS_UP = pattern(r"(?:một số|nhiều|những) kết quả(?: [^\W\d]+){0,3}$")
_BUT = pattern(r"\b(?:song|nhưng|tuy|dù) (?:vẫn |còn |chưa |mới |chỉ )|\bvẫn (?:thấp|còn|chưa)\b")
_PLANS = ("Kế hoạch", "Chương trình", "Quy chế", "Quy định", "Hướng dẫn", "Quyết định", "Đề án")
_LEAST_WORDS = 4
_NOT_OF_RESULTS = ("tasks", "objectives", "weaknesses", "end", "other", "discussion", "proposals")


def find(text: str, source: dict | None = None, layout: Layout | None = None) -> list[dict]:
    layout, source = layout or lay_out(text), source or {}
    known = periods.of(layout, own_year(source))
    told = [(one.order.start, one.order.end) for one in directions.given(layout, source)]
    found: list[dict] = []
    for placed, topic in with_topics(layout, known, own_period(source)):
        if placed.is_heading or _is_title(layout, placed):
            continue
        if placed.kind in _NOT_OF_RESULTS and not _is_praise(layout, placed):
            continue
        told_of = "news" if source.get("form") == "news" else source.get("kind")
        found += _of_block(layout, placed, known, topic, told_of)
    return without_repeats([one for one in found if not _within(one, told)], layout.folded)


def _is_praise(layout: Layout, placed: Placed) -> bool:
    """ "1. Ghi nhận Tập đoàn đã có nhiều cố gắng: …" in the conclusions of a conference."""
    first = placed.sentences[0].start if placed.sentences else placed.start
    if placed.kind != "tasks" or not placed.sentences:
        return False
    praised = _PRAISES.match(layout.folded, first)
    return bool(praised) or reached(layout, placed.sentences[0])


def _within(item: dict, orders: list[tuple[int, int]]) -> bool:
    """Whether what seems a result is a part of an order."""
    at = bisect.bisect(orders, (item["start"], sys.maxsize)) - 1
    return at >= 0 and item["start"] < orders[at][1]


def _of_block(
    layout: Layout, placed: Placed, known: periods.Periods, period: str | None, kind: str | None
) -> Iterator[dict]:
    """`kind`: of the document, or "news", which reports. A plan says what is to be done, and tells
    of results in a part of its own."""
    plans = kind in _PLANS
    reports = placed.kind == "results" or _is_praise(layout, placed)
    for sentence in _told(layout, placed):
        reports = reports or bool(_REPORTS.match(layout.folded, sentence.start))
        named = known.within(*sentence)
        period = opening_period(layout, named, sentence) or period
        if _SETS_TARGETS.search(layout.index, *sentence) or _AGREED.match(
            layout.folded, sentence.start
        ):
            continue
        turned = False
        claimed, reported = False, reports and not plans or placed.kind == "results"
        for clause in clauses(layout.smoothed, *sentence):
            claimed = _claims(layout, clause, placed, claimed) or (
                reports and _holds(layout, clause)
            )
            if not claimed:
                turned = turned or _fails(layout, clause)
                continue
            start = _past_links(layout, _past_sum(layout, clause))
            if _PINPOINT.match(layout.folded, start):
                continue
            inside = known.within(start, clause.end)
            words = layout.text[start : clause.end]
            reports = True
            turned = turned or bool(_STILL.search(layout.folded, *clause))
            turned = turned or bool(_BUT.search(layout.folded, *clause))
            # Of what a document tells in passing each clause has to claim something itself.
            within = placed.kind == "results" or kind == "news" or _claims_itself(layout, clause)
            sure = not turned and within
            sure = sure and _is_sure(layout, Span(start, clause.end), reported, kind)
            reported = reported or sure
            yield {
                "start": start,
                "end": clause.end,
                "text": words,
                "field": fields.of(layout, start, clause.end),
                "period": inside[0].value if inside else period,
                "sure": sure,
            }


def _told(layout: Layout, placed: Placed) -> Iterator[Span]:
    """The sentences of a block up to where someone begins to say what is to be done."""
    speeches = spoken(layout)
    for sentence in placed.sentences:
        speech = speeches.get(sentence.start)
        if (speech and speech.orders) or _TURN.match(layout.folded, sentence.start):
            return
        yield sentence


def _counts(layout: Layout, clause: Span) -> bool:
    """A verb with its number: "huy động 46,3 tỷ đồng"."""
    for quantity in QUANTITY.finditer(layout.index, *clause):
        before = words(layout.folded, max(clause.start, quantity.start() - 30), quantity.start())
        if any(len(before) >= size and ends_with_verb(before, size) for size in (2, 3)):
            return True
    return False


def _is_title(layout: Layout, placed: Placed) -> bool:
    block = placed.block
    return (
        block.rank is None
        and block.end - block.start < 130
        and layout.smoothed[block.end - 1] not in ".;…!:"
    )


def _claims(layout: Layout, clause: Span, placed: Placed, goes_on: bool) -> bool:
    """`goes_on`: the clause before it in the sentence claims a result, so that this one does."""
    index = layout.index
    if _NOT_A_RESULT.search(index, *clause) or _size(layout, clause) < _LEAST_WORDS:
        return False
    if _claims_itself(layout, clause):
        return True
    if placed.block.rank is None and _counts(layout, clause):
        return True
    return goes_on or (placed.kind == "results" and bool(_DONE.search(layout.folded, *clause)))


def _claims_itself(layout: Layout, clause: Span) -> bool:
    """Whether its own words claim something, whatever stands around them."""
    said = (_OUTCOME, _COUNTED, _MANY_HAVE, _WELL_DONE)
    if any(claim.search(layout.index, *clause) for claim in said):
        return True
    return _BEGINS_WITH_A_COUNT.match(layout.folded, *clause) is not None


def _size(layout: Layout, clause: Span) -> int:
    return len(layout.folded[clause.start : clause.end].split())


def _holds(layout: Layout, clause: Span) -> bool:
    """A state that counts as a result among others: "tuyến đường được khơi thông"."""
    return (
        _size(layout, clause) >= _LEAST_WORDS
        and bool(_STATE.search(layout.index, *clause))
        and not _NOT_A_RESULT.search(layout.index, *clause)
    )


def _is_sure(layout: Layout, clause: Span, reported: bool, kind: str | None) -> bool:
    """Whether it is surely claimed as achieved: no trouble, no rule, no mere count of something."""
    if _is_said(layout, clause) or _SAYS_LESS.search(layout.index, *clause):
        return False
    if _BEGINS_WITH_A_DOCUMENT.match(layout.folded, *clause):
        return False
    if layout.smoothed.startswith(":", clause.end):
        return False  # "… kết quả đạt được là khá toàn diện:" opens a list of them
    if kind != "news" and _SUMS_UP.search(layout.folded, *clause):
        return False
    if _IS_THERE.match(layout.folded, *clause):
        return False
    spite = _IN_SPITE_OF.match(layout.folded, *clause)
    claimed = Span(spite.end() if spite else clause.start, clause.end)
    if _TROUBLE.search(layout.index, *claimed) and not _OVERCOME.search(layout.index, *claimed):
        return False
    return reported or (kind not in _PLANS and _is_told(layout, clause, kind == "news"))


def _is_told(layout: Layout, clause: Span, news: bool) -> bool:
    """Whether the words of a clause claim something themselves, with no report around them."""
    if _OUTCOME.search(layout.index, *clause) or _BOTH_HAVE.match(layout.folded, *clause):
        return True
    if _MERELY_DONE.search(layout.folded, *clause):
        return False
    counted = _COUNTED.search(layout.index, *clause) or _RATIO.match(layout.folded, *clause)
    return news or counted is not None


def _fails(layout: Layout, clause: Span) -> bool:
    """ "Nhiều công trình chậm tiến độ; giải ngân đạt 48%": what follows may be none either."""
    trouble = _TROUBLE.search(layout.index, *clause)
    return bool(trouble and not _OVERCOME.search(layout.index, *clause))


def _is_said(layout: Layout, clause: Span) -> bool:
    """ "Đồng chí ghi nhận …", unless it was praised: "được Tỉnh ủy đánh giá cao"."""
    if _ENTITLED.match(layout.folded, clause.start):
        return True
    says = _SAYS.search(layout.index, *clause)
    return says is not None and not _PRAISED.search(layout.folded, clause.start, says.start())


def _past_sum(layout: Layout, clause: Span) -> Span:
    """After "… đạt nhiều kết quả:", where what follows the colon is the claim itself."""
    colon = layout.folded.rfind(": ", *clause)
    summed_up = colon > 0 and layout.folded.count(" ", clause.start, colon) > 5
    told = _OUTCOME.search(layout.index, colon, clause.end) if summed_up else None
    if not told and not (summed_up and QUANTITY.search(layout.index, colon, clause.end)):
        return clause
    return Span(colon + 2, clause.end)


def _past_links(layout: Layout, clause: Span) -> int:
    start = clause.start
    for _ in range(3):
        link = _LINK.match(layout.folded, start, clause.end)
        if not link:
            break
        start = link.end()
    return bare(layout.smoothed, start, clause.end).start
