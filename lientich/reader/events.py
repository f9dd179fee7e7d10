"""Conferences and other events: what they were, and on which day."""

import bisect
import datetime
import re
from collections.abc import Iterator

from lientich.reader import days, deadlines
from lientich.reader.given import given
from lientich.reader.names import LOWER
from lientich.reader.sections import place
from lientich.reader.seek import Seek
from lientich.reader.sentences import Layout, Span, bare, lay_out, words
from lientich.reader.speech import spoken
from lientich.reader.text import lazy, one_line, pattern
from lientich.reader.verbs import begins_action

_SORTS = (
    r"sơ kết|tổng kết|giao ban|triển khai|quán triệt|học tập|tập huấn|trực tuyến|chuyên đề|ký kết|"
    r"công bố|người lao động|đại biểu người lao động|đối thoại|cán bộ|thường kỳ|bất thường|"
    r"gặp mặt|tọa đàm|biểu dương|thông tin|báo cáo viên|rút kinh nghiệm|hiệp thương|phối hợp"
)
_HEAD = Seek(
    rf"\b(?P<head>hội nghị(?: (?P<sort>{_SORTS}))?|đại hội(?: đại biểu| thi đua| công đoàn|"
    rf" đảng bộ)?|"
    r"lễ (?P<what>ký kết|ký|kỷ niệm|phát động|ra quân|công bố|khánh thành|khởi công|trao|"
    r"khai giảng|"
    r"bế giảng|khai mạc|tuyên dương|đón nhận|kết nạp|mít tinh|chào cờ|hưởng ứng|gắn biển)|hội thảo|"
    r"tọa đàm|buổi (?:làm việc|đối thoại|gặp mặt|tọa đàm|sinh hoạt chuyên đề|giao ban)|phiên họp|"
    r"kỳ họp|cuộc họp|diễn đàn|hội thi|họp báo|giao ban|lớp bồi dưỡng|lớp tập huấn|"
    r"ngày hội|tuần lễ)\b"
)
_HELD_BEFORE = pattern(
    r"(?:tổ chức|diễn ra|khai mạc|tiến hành|họp|mở|chủ trì|bế mạc|có|phối hợp tổ chức|dự|tham dự|"
    r"tham gia)(?: thành công| trọng thể| buổi)?\s{1,3}$"
)
_HELD_AFTER = pattern(
    r"\s?,?(?: trọng thể)? ?(?:đã )?(?:diễn ra|được tổ chức|khai mạc|được khai mạc|"
    r"(?:tổ chức|họp) (?:ngày|vào|sáng|chiều|trong|từ))\b"
)
_END_OF_NAME = pattern(
    r"[.;:(]| xong| trước ngày| có (?!sự)| phải | cần | dự kiến | nên | chưa | hoàn tất |"
    r" dưới sự| do (?=đồng chí|đ/c|ông|bà)| tại (?!các|cơ sở)| với sự| nhằm|"
    r" để | đã |"
    r" diễn ra|"
    r" được tổ chức| tổ chức (?:ngày|vào|sáng|chiều|trong)| khai mạc| có sự| vào (?:sáng|chiều|"
    r"ngày|tháng)| sẽ | trong (?:ngày|hai ngày)|"
    r" bằng hình thức| theo hình thức| trong không khí| trong bối cảnh|"
    r", (?!triển khai|phương hướng|ngày \d|về |và |quán triệt|nhiệm vụ|tổng kết|sơ kết|kế hoạch|"
    r"chống |người lao động|cán bộ|công chức|viên chức|công nhân|giám sát|thương binh|hợp tác|"
    r"nhiệm kỳ|lần thứ|khóa|nghiên cứu|học tập|chuyển giao|đánh giá|ký kết|công tác)"
)
_PART_DATE = pattern(
    r"\b(?:sáng|chiều|tối|trưa|ngày|trong ngày)(?: ngày)? (?P<d>[0-3]?\d)\s?[-/.]\s?"
    r"(?P<m>1[0-2]|0?[1-9])(?![\d/.-]*\d)"
)
_OF_A_DOCUMENT = pattern(
    r"(?:trước|chậm nhất|đến|hoàn thành|ký|ban hành|số \S{1,40}|/\S{2,30}|nghị quyết|"
    r"quyết định)(?: ngày)?,?\s{0,3}\(?$"
)


_COMMA = lazy(rf", (?=[{LOWER}])")
_SAYS_OF_IT = pattern(
    r"(?:đánh giá|đồng chí|thu hút|dự|với|do|nhằm|có|quán triệt|bàn|thông qua|thống nhất|trao|"
    r"tặng|khen thưởng|biểu dương|kết nạp|công bố|ghi nhận|bầu|chỉ ra|đề ra|nghe|thảo luận|họp|"
    r"tổ chức|diễn ra|bế mạc|xem xét|cho ý kiến)\b"
)
_NO_NAME = pattern(r" (?:đúng|theo|có|bảo đảm|đảm bảo|thành công|an toàn|trang trọng)\b")
_NEAR, _HEAD_BLOCKS, _FIRST_WORDS = 400, 30, 40
_AT_EVENT = pattern(r"\b(?:tại|kết luận) (?=hội nghị|cuộc họp|buổi|phiên họp|kỳ họp)")
_ON_A_DAY = pattern(r"(?:trong |vào )?(?:(?:sáng|chiều|tối) )?(?:các )?ngày \d")


def find(text: str, source: dict | None = None, layout: Layout | None = None) -> list[dict]:
    """The events of `text` that took place or are to; a bare "hội nghị" names none."""
    layout, source = layout or lay_out(text), source or {}
    found: list[dict] = []
    ordered = [(one.order.start, one.order.end) for one in given(layout, source)]
    for placed in place(layout):
        if placed.kind in ("tasks", "objectives", "end", "proposals"):
            continue
        for sentence in placed.sentences:
            found += _events(layout, sentence, source)
    for one in found:
        at = bisect.bisect(ordered, (one["start"], len(text))) - 1
        one["sure"] = one["sure"] and not (at >= 0 and one["start"] < ordered[at][1])
    found += _of_minutes(layout, source)
    told = {one["date"] for one in found if one["sure"]}
    found += [one for one in _of_notice(layout, source) if one["date"] not in told]
    return _once(found)


def _events(layout: Layout, sentence: Span, source: dict) -> Iterator[dict]:
    end = sentence.start
    for head in _HEAD.finditer(layout.index, *sentence):
        if head.start() < end:
            continue  # "cuộc họp giao ban" is one event
        name = _name(layout, head, sentence.end)
        before = layout.folded[max(sentence.start, head.start() - 40) : head.start()]
        end = name.end
        held = _HELD_BEFORE.search(before) or _HELD_AFTER.match(
            layout.folded, name.end, sentence.end
        )
        if _NO_NAME.match(layout.folded, head.end()):
            continue
        if deadlines.recurrence(layout.folded[name.start : name.end]):
            continue  # "giao ban 6 tháng một lần" is many
        if not held or len(layout.text[name.start : name.end].split()) < 4:
            continue
        near = Span(
            max(sentence.start, head.start() - _NEAR), min(sentence.end, head.end() + _NEAR)
        )
        day = _day(layout, near, source, head.start())
        sure = bool(day) or not (head["head"].startswith("lớp") or "dự" in held[0])
        sure = bool(day) or (sure and _is_one(layout, name))
        sure = sure and not _asked_for(layout, sentence, head.start())
        sure = sure and not _may_go_on(layout, name.end)
        yield _item(layout, head, name, day, sure)


def _is_one(layout: Layout, name: Span) -> bool:
    """A day apart, only a number or a capital tells one event from all of its kind."""
    return any(char.isdigit() or char.isupper() for char in layout.text[name.start : name.end])


def _may_go_on(layout: Layout, end: int) -> bool:
    """ "Lễ ký kết Kế hoạch phối hợp tuyên truyền, phòng chống …": of the name, or the sentence."""
    comma = _COMMA.match(layout.smoothed, end)
    if not comma:
        return False
    after = words(layout.folded, comma.end(), comma.end() + 60, 6)
    return begins_action(after) and not _SAYS_OF_IT.match(layout.folded, comma.end())


def _asked_for(layout: Layout, sentence: Span, at: int) -> bool:
    """Whether someone only asks that it be held: "yêu cầu các đơn vị tổ chức hội nghị …"."""
    speech = spoken(layout).get(sentence.start)
    return bool(speech and speech.orders and speech.content.start <= at)


def _item(layout: Layout, head: re.Match[str], name: Span, day: str | None, sure: bool) -> dict:
    return {
        "start": name.start,
        "end": name.end,
        "kind": one_line(layout.text[head.start("head") : head.end("head")]).capitalize(),
        "name": one_line(layout.text[name.start : name.end]),
        "date": day,
        "sure": sure,
    }


def _name(layout: Layout, head: re.Match[str], end: int) -> Span:
    stop = _END_OF_NAME.search(layout.folded, head.end(), min(end, head.end() + 320))
    return bare(layout.smoothed, head.start(), stop.start() if stop else min(end, head.end() + 320))


def _day(layout: Layout, sentence: Span, source: dict, head: int) -> str | None:
    """The day in the sentence that is nearest before the event, or else the first after it."""
    named = [
        (one.start, one.iso)
        for one in days.within(layout, *sentence)
        if one.precision == "day"
        and not _OF_A_DOCUMENT.search(layout.folded, max(sentence.start, one.start - 45), one.start)
    ]
    named += _days_without_year(layout, sentence, source)
    before = [day for day in named if day[0] < head]
    return max(before)[1] if before else min(named)[1] if named else None


def _days_without_year(layout: Layout, sentence: Span, source: dict) -> Iterator[tuple[int, str]]:
    """ "Sáng 17/1": of the year in which it lies at most two months before the news."""
    if not source.get("date"):
        return
    told = datetime.date.fromisoformat(source["date"])
    for match in _PART_DATE.finditer(layout.folded, *sentence):
        for year in (told.year, told.year - 1):
            try:
                day = datetime.date(year, int(match["m"]), int(match["d"]))
            except ValueError:
                continue
            if 0 <= (told - day).days <= 62:
                yield match.start(), day.isoformat()
                break


def _of_minutes(layout: Layout, source: dict) -> Iterator[dict]:
    """Minutes are of the event that their title names."""
    if source.get("kind") != "Biên bản":
        return
    for block in layout.blocks[:12]:
        head = _HEAD.search(layout.index, block.start, min(block.end, block.start + 60))
        if head:
            name = _name(layout, head, block.end)
            day = source.get("date") or _first_day(layout)
            yield _item(layout, head, name, day, True)
            return


def _of_notice(layout: Layout, source: dict) -> Iterator[dict]:
    """What was concluded was so "tại cuộc họp …", as the matter says, on the day told first."""
    if source.get("kind") not in ("Thông báo", "Kết luận"):
        return
    named: tuple[re.Match[str], Span] | None = None
    for block in layout.blocks[:_HEAD_BLOCKS]:
        at = _AT_EVENT.search(layout.folded, block.start, block.end)
        head = _HEAD.match(layout.folded, at.end()) if at and not named else None
        if head:
            named = head, _name(layout, head, block.end)
        opens = named and _ON_A_DAY.match(layout.folded, block.start)
        if named and opens:
            told = days.within(layout, block.start, min(block.end, block.start + _FIRST_WORDS))
            if told and told[0].precision == "day":
                yield _item(layout, *named, told[0].iso, True)
            return


def _first_day(layout: Layout) -> str | None:
    end = layout.blocks[min(12, len(layout.blocks) - 1)].end
    opening = {one.iso for one in days.within(layout, 0, end) if one.precision == "day"}
    return opening.pop() if len(opening) == 1 else None


def _once(found: list[dict]) -> list[dict]:
    """One event of a kind on a day; one without a day repeats one with."""
    dated = {(one["kind"], one["date"]) for one in found if one["date"]}
    kinds = {kind for kind, _ in dated}
    kept, seen = [], set()
    for one in sorted(found, key=lambda event: event["start"]):
        key = (one["kind"], one["date"])
        if key in seen or (not one["date"] and one["kind"] in kinds):
            continue
        seen.add(key)
        kept.append(one)
    return kept
