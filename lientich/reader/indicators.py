"""What a number is of: the words before or behind it that name its indicator."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from lientich.reader.seek import Seek
from lientich.reader.sentences import Layout, Span, bare, words
from lientich.reader.text import fold, lazy, one_line, pattern
from lientich.reader.verbs import ends_with_verb

_INDICATORS = (
    r"doanh thu|lợi nhuận|giá|nộp ngân sách|thu ngân sách|tổng thu|tổng chi|chi ngân sách|thu nhập|"
    r"tiền lương|mức lương|lương bình quân|sản lượng|than (?:nguyên khai|sạch|tiêu thụ|thương phẩm|"
    r"thành phẩm|tồn kho)|tiêu thụ|kim ngạch|tỷ lệ|tỉ lệ|tỷ trọng|tổng|số (?:lượng|lao động|hộ|"
    r"vụ|dư|"
    r"đảng viên|cuộc|tiền|đơn vị|nộp)|giá trị|vốn|diện tích|năng suất|tốc độ|khối lượng|mét lò|"
    r"đào lò|bóc|bốc xúc|tồn kho|lượng|nợ|dư nợ|huy động|giải ngân|thu hút|xuất khẩu|nhập khẩu|"
    r"sản xuất|đất đá|công suất|chi phí|giá thành|tiết kiệm|đầu tư|quỹ|thuế|dân số|grdp|gdp|chỉ số|"
    r"điện|alumin|alumina|thép|hàng|khách|độ che phủ|hệ số|lao động|kết nạp|công nhận|lắp đặt|"
    r"trồng|"
    r"khai thác|nộp|chế biến|thu thuế|thu|gieo trồng|"
    r"vận chuyển|đóng góp|đường lò"
)
_KNOWN = pattern(rf"(?:{_INDICATORS})\b")
_NEAR = (
    r"(?:(?:gần|trên|hơn|khoảng|xấp xỉ|tới|đến|mức|từ|ít nhất|đạt mức|chừng|gần tới|dưới|"
    r"tối thiểu) ){0,2}"
)
_SAYS = (
    r"(?:(?:ước |thực hiện |đều |đã |cũng |chỉ |hiện |mới )*(?:ước thực hiện|thực hiện đạt|"
    r"đạt mức|đạt|"
    r"ước tính|ước|là|bằng|còn lại|còn|(?:giảm|tăng)(?= từ)|tăng lên|giảm xuống còn|giảm xuống|"
    r"giảm còn|lên tới|lên đến|lên|"
    r"thực hiện|được thu hồi|thu được|chiếm|ở mức|vào khoảng|có)|:)"
)
_SAID_BEFORE = pattern(rf"(?<!\w)(?P<says>{_SAYS}) ?{_NEAR}$")
_BARE_BEFORE = pattern(rf" ?{_NEAR}$")
_MADE = (
    r"(?:khám, chữa bệnh cho|khám chữa bệnh cho|điều trị nội trú|điều trị ngoại trú|"
    r"nộp vào ngân sách nhà nước|nộp vào ngân sách|tưới tiêu|tưới|thu hoạch xong|thu hoạch|"
    r"gieo cấy xong|gieo cấy|đón|thiệt hại|ký mới|tiêu hủy|khám|phẫu thuật|điều trị|đổ|xử lý|"
    r"thu gom|"
    r"sản xuất|khai thác|tiêu thụ|nhập khẩu|"
    r"xuất khẩu|kết nạp|kết nạp được|kết nạp mới|"
    r"giải ngân|"
    r"lắp đặt mới|lắp đặt|trồng mới|trồng|nộp ngân sách nhà nước|nộp ngân sách|nộp|đào lò|đào|"
    r"bóc xúc|bốc xúc|bóc|công nhận chính thức|tuyển dụng|tuyển sinh|tuyển mới|đào tạo|chế biến|"
    r"vận chuyển|tiết kiệm|thu hồi|kiểm tra|giám sát chuyên đề|giám sát|trao|tiếp nhận|"
    r"đóng góp|tạo việc làm mới cho|giải quyết việc làm mới cho|việc làm mới cho|"
    r"tạo việc làm cho|giải quyết việc làm cho|bảo đảm việc làm cho|thành lập mới|"
    r"phát triển mới|gieo trồng|thu hút|huy động|sàng tuyển|tiết giảm)"
)
_MADE_BEFORE = Seek(rf"\b(?P<made>{_MADE})(?: được| đạt| mới)? ?{_NEAR}$")
_OF_A_PERIOD = pattern(
    r" (?:(?:của |trong |cả )?năm (?:19|20)\d\d|(?:trong )?(?:quý (?:iv|i{1,3}|\d)|tháng \d{1,2}|"
    r"\d{1,2} tháng)(?: đầu)?(?:,? năm)?(?:[/ ]\d{4})?|"
    r"(?:tính )?đến (?:hết |thời điểm )?(?:ngày )?[\d/.-]{4,10})\s?$"
)
_HAS_BEFORE = Seek(rf"\b(?:có|với|gồm) {_NEAR}$")
_NOUN_AFTER = lazy(r"\s{1,3}(?P<noun>[^\W\d]+(?:\s[^\W\d]+){0,5})")
_NOUN_ENDS = lazy(
    r"\b(?:đạt|bằng|tăng|giảm|và|cho|tại|trong|so|ước|được|là|vào|của|từ|với|để|trở|có|vượt|các|"
    r"nhằm|hoàn thành|trên|theo|sau|năm|quý|tháng|do|gồm|đã|thuộc|về|tham|ở|tương|đến|làm)\b"
)
_START = lazy(r"[,;:(]\s|\s(?:và|trong đó|với|nâng|đưa|còn|riêng|thì)\s|^\W*|\.\s")
_OF_PLAN_NEXT = pattern(
    r",? (?:đạt|bằng|vượt) [\d.,]{1,6}\s?% (?:kế hoạch|kh |dự toán|so với|cùng kỳ)"
)
_REACHED = pattern(r" đạt ")
_OPEN_ENDS = (" cho", " với", " của", " trên", " tại")
_OF_A_GROUP = pattern(
    r" (?:của|cho) (?:hơn |gần |trên )?[\d.]{1,9} (?:lao động|người|công nhân|hộ|cán bộ|thợ|"
    r"hội viên)"
    r"[^\d]{0,20}$"
)
_LEAD_IN = pattern(
    r"(?:(?:trong đó|cụ thể|riêng|ngoài ra|theo đó|kết quả|đến nay|ước|toàn (?:tập đoàn|công ty|"
    r"tỉnh)|"
    r"cả năm|trong (?:năm|kỳ|tháng|quý)|lũy kế|tính đến[^,]{0,30}|đã|nâng|đưa|làm|giúp|hai bên|"
    r"(?:năm|quý|tháng) [\d/ivx]+(?: năm \d{4})?|6 tháng(?: đầu năm)?(?: \d{4})?|"
    r"\d{1,2} tháng(?: đầu năm)?(?: \d{4})?),? )"
)
_NOT_A_FIGURE = Seek(
    r"\b(?:ngày|tháng|năm|quý|số|khóa|lần thứ|thứ|điều|khoản|điểm|mục|chương|tuổi|nhiệm kỳ|"
    r"giai đoạn|đường|quốc lộ|km|tăng|giảm|vượt|tổ|phân xưởng|lớp|cấp|hạng|loại|"
    r"thêm|so với|cùng kỳ|hội nghị|đại hội|phiên họp|trang|bước|nhóm|tầng|phòng|vỉa|lò|mức)"
    r"(?: thêm| khoảng| gần| hơn)?\s{1,3}$"
)
_PRONOUNS = pattern(r"(?:mỗi|có|còn|với|và|hơn|gần|trên|đã|từ|cho|các|những|này|đó|nay|theo|\d)")
_COUNT_UNITS = lazy(
    r"(?:%|.*(?:đồng|usd|tấn|m3|m³|m2|m²|km|ha|kwh|mw|teu|mét|lít|kg)|m\b|phút|.*\S/)"
)
# "giảm từ 9 vụ năm 2022 xuống còn 5 vụ năm 2023": the second number is of the same indicator.
_FROM = pattern(r"\b(?:giảm|tăng|hạ|nâng) từ $")
_TO = pattern(
    r",? ?(?:\(?(?:của )?(?:năm|quý|tháng) [\d/-]{1,7}\)?)? ?(?:xuống|lên|còn|đến)(?: còn)? $"
)
_OCCURS = pattern(r"\b(?:xảy ra|ghi nhận|phát hiện) $")
_TAIL = pattern(
    rf"(?:^|\b(?:đạt|có|với|mức) )(?P<named>(?:{_INDICATORS})(?: [^\s]{{1,8}}){{0,3}})$"
)


@dataclass(frozen=True, slots=True)
class Named:
    start: int
    indicator: str
    sure: bool
    end: int


def indicators_of(
    layout: Layout, sentence: Span, quantities: list[re.Match[str]]
) -> list[Named | None]:
    found = [_indicator(layout, sentence, one) for one in quantities]
    for at, (one, other) in enumerate(pairwise(quantities)):
        first = found[at]
        if first and _falls(layout, one.start(), Span(one.end(), other.start())):
            size = len(first.indicator.split())
            found[at] = replace(first, sure=False)
            found[at + 1] = replace(first, sure=size > 1, end=other.end())
    return found


def _falls(layout: Layout, first: int, between: Span) -> bool:
    """ "giảm từ 9 vụ … xuống còn 5 vụ"."""
    return bool(
        between.end - between.start < 40
        and _FROM.search(layout.folded, max(0, first - 12), first)
        and _TO.fullmatch(layout.folded, *between)
    )


def _indicator(layout: Layout, sentence: Span, quantity: re.Match[str]) -> Named | None:
    """What the number is of; None where it is a date, a part of a name or a comparison."""
    folded = layout.folded
    low = max(sentence.start, quantity.start() - 200)
    near = max(low, quantity.start() - 30)
    if _NOT_A_FIGURE.search(layout.index, near, quantity.start()) or folded.endswith(
        ("/", "-", "/\n", "-\n"), near, quantity.start()
    ):
        return None
    if quantity["unit"].startswith(("%", "phần")) and _PERCENT_OF.match(folded, quantity.end()):
        return _share_of_plan(layout, low, quantity)
    if _OCCURS.search(folded, near, quantity.start()):
        return _occurred(layout, quantity)
    made = _MADE_BEFORE.search(layout.index, max(low, quantity.start() - 60), quantity.start())
    if made:
        return _of_a_process(layout, low, quantity, made) or _made(
            layout, quantity, Span(*made.span("made"))
        )
    said = _SAID_BEFORE.search(folded, max(low, quantity.start() - 60), quantity.start())
    if not said and (verb := _verb_before(layout, low, quantity)):
        return _made(layout, quantity, verb, sure=bool(_COUNT_UNITS.match(quantity["unit"])))
    gap = said or _BARE_BEFORE.search(folded, max(low, quantity.start() - 30), quantity.start())
    end = gap.start() if gap else quantity.start()
    measured = bool(_COUNT_UNITS.match(quantity["unit"]))
    if not measured and _HAS_BEFORE.search(layout.index, low, quantity.start()):
        unit = Span(*quantity.span("unit"))
        return Named(unit.start, one_line(layout.text[unit.start : unit.end]), False, unit.end)
    return _named_before(layout, low, end, said["says"] if said else "", measured, quantity.end())


def _share_of_plan(layout: Layout, low: int, quantity: re.Match[str]) -> Named | None:
    """ "thu ngân sách mới đạt 41% dự toán" says nothing but the share; elsewhere it compares."""
    reached = _REACHED_BEFORE.search(layout.folded, low, quantity.start())
    if not reached or not _OF_PLAN.match(layout.folded, quantity.end()):
        return None
    named = _named_before(layout, low, reached.start(), "đạt", measured=False)
    if named is None or not _OF_SHARES.match(layout.folded, named.start):
        return None
    return Named(named.start, named.indicator, True, named.end)


_OF_SHARES = pattern(rf"(?:công tác [^,;]{{3,30}}|(?:{_INDICATORS})\b)")
_REACHED_BEFORE = pattern(r" (?:mới |chỉ |ước |đã )?đạt $")
_OF_PLAN = pattern(r" (?:kế hoạch|dự toán|chỉ tiêu)")
_PERCENT_OF = pattern(
    r"(?: so(?: với)?| của| trên)?(?: với)?(?: thực hiện)?(?: mức)? ?(?:kế hoạch|khn|kh |dự toán|"
    r"chỉ tiêu|mục tiêu|cùng kỳ|năm trước|năm ngoái|năm (?:19|20)\d\d|định mức|tiến độ|nghị quyết|"
    r"giá trị hợp đồng|công suất|chương trình)"
)


def _verb_before(layout: Layout, low: int, quantity: re.Match[str]) -> Span | None:
    """Any other verb right before the number: "cứng hóa 9,4 km đường nội đồng"."""
    gap = _BARE_BEFORE.search(layout.folded, max(low, quantity.start() - 30), quantity.start())
    if gap and "từ " in gap[0]:
        return None  # "thời gian giao nhận từ 40 phút xuống còn …"
    end = gap.start() if gap else quantity.start()
    before = words(layout.folded, max(low, quantity.start() - 40), end)
    while before and before[-1].text in ("được", "mới"):
        before.pop()
    for size in (3, 2):
        if len(before) >= size and ends_with_verb(before, size):
            return Span(before[-size].start, before[-1].end)
    return None


def _made(layout: Layout, quantity: re.Match[str], made: Span, sure: bool = True) -> Named:
    """ "kết nạp 09 đảng viên", "tiêu thụ 22,82 triệu tấn than"."""
    start, end = made
    verb = one_line(layout.text[start:end])
    measured = _COUNT_UNITS.match(quantity["unit"])
    noun = _noun_after(layout, quantity.end()) if measured else None
    if noun:
        return Named(
            start, f"{verb} {one_line(layout.text[noun.start : noun.end])}", sure, noun.end
        )
    if measured:
        # "than nguyên khai sản xuất 20,1 triệu tấn": the indicator stands before its verb.
        named = _named_before(layout, max(0, start - 100), end, "đạt", measured=True)
        if named and _KNOWN.match(layout.folded, named.start) and named.start < start:
            return Named(named.start, named.indicator, sure, quantity.end())
        return Named(start, verb, sure, quantity.end())
    unit = one_line(layout.text[quantity.start("unit") : quantity.end("unit")])
    # "trao 20 suất quà" may be an act told with its number, not the value of an indicator.
    sure = sure and bool(
        (_OF_STATISTICS.match(fold(unit)) and fold(verb) != "trao")
        or _COMPARED.match(layout.folded, quantity.end())
    )
    return Named(start, f"{verb} {unit}", sure, quantity.end())


_OF_STATISTICS = pattern(
    r"(?:nghìn |ngàn |triệu )?(?:dự án|đảng viên|"
    r"đoàn viên|hội viên|lao động|công nhân|người|lượt|vụ|"
    r"sinh viên|học sinh|học viên|hộ|ca\b|con\b|container|teu|hồ sơ|chi bộ|tổ chức đảng)"
)
_COMPARED = pattern(r"[^,;.\d]{0,40}, (?:đạt|bằng|tăng|giảm|vượt|gấp)\b")


def _of_a_process(
    layout: Layout, low: int, quantity: re.Match[str], made: re.Match[str]
) -> Named | None:
    """ "Quy mô đào tạo đạt 11.400 sinh viên": the verb is the end of a longer name."""
    if not _REACHED.search(made[0]):
        return None
    named = _named_before(layout, low, made.end("made"), "đạt", measured=True)
    return named if named and named.start < made.start() else None


def _occurred(layout: Layout, quantity: re.Match[str]) -> Named | None:
    """ "xảy ra 11 vụ cháy rừng": the unit and its noun."""
    noun = _noun_after(layout, quantity.end())
    if not noun or quantity["unit"] not in ("vụ", "trường hợp", "vụ tai nạn", "điểm"):
        return None
    start = quantity.start("unit")
    return Named(start, one_line(layout.text[start : noun.end]), True, noun.end)


def _noun_after(layout: Layout, at: int) -> Span | None:
    match = _NOUN_AFTER.match(layout.folded, at, at + 60)
    if not match:
        return None
    noun = Span(*match.span("noun"))
    ends = _NOUN_ENDS.search(layout.folded, noun.start, noun.end)
    noun = bare(layout.smoothed, noun.start, ends.start() if ends else noun.end)
    return noun if noun.end > noun.start else None


def _named_before(
    layout: Layout, low: int, end: int, said: str, measured: bool, after: int = 0
) -> Named | None:
    """The words between the last stop and the verb: "sản lượng than nguyên khai (đạt)"."""
    start = low
    for stop in _START.finditer(layout.folded, low, end):
        start = stop.end()
    while link := _LEAD_IN.match(layout.folded, start, end):
        start = link.end()
    if period := _OF_A_PERIOD.search(layout.folded, start, end):
        end = period.start()
    start, end = bare(layout.smoothed, start, end)
    folded = layout.folded[start:end]
    size = len(folded.split())
    if not size or size > 16:
        return None
    if counted := _OF_A_GROUP.search(folded):
        folded, end = folded[: counted.start()], start + counted.start()
    if any(char.isdigit() for char in folded.replace("m3", "")):
        return None
    known = bool(_KNOWN.match(folded))
    if not known and not said and measured and (tail := _TAIL.search(folded)):
        start, known = start + tail.start("named"), True
        folded = tail["named"]
    listed = said == ":" and start <= low + 4 and size >= 2
    compared = (measured or said) and _OF_PLAN_NEXT.match(layout.folded, after)
    if (
        not known
        and not listed
        and not compared
        and (said in ("", ":") or size < 2 or _PRONOUNS.match(folded))
    ):
        return None
    reaches = said == "ước" or "đạt" in said or said.endswith(("còn", "xuống"))
    plain = 2 <= size <= 10 and reaches and measured
    counts = listed and folded.startswith(("số ", "tổng "))
    if folded.endswith(_OPEN_ENDS):
        return Named(start, one_line(layout.text[start:end]), False, end)
    sure = known or plain or bool(compared) or (listed and measured) or counts
    return Named(start, one_line(layout.text[start:end]), sure, end)
