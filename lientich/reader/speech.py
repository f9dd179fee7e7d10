"""Sentences in which someone tells others what to do: the speaker, and where the orders begin.

"nhấn mạnh …, yêu cầu …": what is said before the verb that orders may hold orders too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lientich.reader.sections import place
from lientich.reader.seek import Seek
from lientich.reader.sentences import Layout, Span
from lientich.reader.speakers import Speaker, Speakers, is_post
from lientich.reader.text import lazy, pattern

_ORDERING = (
    r"yêu cầu|đề nghị|chỉ đạo|nhắc(?! (?:đến|tới|lại|nhở))|giao nhiệm vụ cho|giao|phân công|"
    r"quán triệt|nhắc nhở|kêu gọi|"
    r"mong muốn|mong|định hướng|gợi ý|chỉ rõ|thống nhất giao|có ý kiến(?: kết luận| chỉ đạo)?|"
    r"lưu ý"
)
_SAYING = r"nhấn mạnh|kết luận|nêu rõ|khẳng định|cho rằng|phát biểu|nêu"
_VERB = Seek(rf"\b(?:(?P<ordering>{_ORDERING})|(?P<saying>{_SAYING}))\b")
# "ý kiến chỉ đạo", "theo yêu cầu", "Ban Chỉ đạo", "được giao": the word is no verb of the speaker.
_NO_SPEECH_BEFORE = lazy(
    r"\b(?:ý kiến|sự|theo|các|những|bài|phát biểu|thông báo|công tác|lãnh đạo,?|đáp ứng|"
    r"thực hiện|(?<!trưởng\s)ban|"
    r"được|bị|trực tiếp|tổ|văn bản|nội dung|đúng|với|của|và tinh thần|tinh thần|một số|kịp thời|"
    r"nhiệm vụ|"
    r"bàn|chuyển|phối|tập trung|tăng cường|đã có|có|quá trình|trong|vượt|ngoài|mức|cơ quan|số|"
    r"điều hành,|"
    r"mọi|cương|câu hỏi|tài liệu|nhu cầu,|trình,|tiếp thu|quyết định|công văn|mục đích,|cao|"
    r"báo cáo)\s+$"
)
_NO_SPEECH_AFTER = pattern(
    r" (?:của|số \d|tại (?:công văn|thông báo|kết luận|văn bản|nghị quyết)|chung|công việc|trên|"
    r"này|đề ra|nêu trên|thực tế|nhiệm vụ (?:năm|sản xuất|kế hoạch)|ban đầu|kỹ thuật|sâu sắc|"
    r"thành công|tốt|hội nghị|cuộc họp|buổi|phiên|đại hội|thảo luận|đến năm|nghề nghiệp)\b"
)
_GIAO_IN_NOUNS = pattern(r" (?:thông|ban|lưu|dịch|tiếp|thừa|kết|nộp|kế hoạch|thoa|hữu)\b")
_MORE_VERBS = pattern(rf"(?:,? và|,| đồng thời|, đồng thời) (?:{_ORDERING}|{_SAYING})\b")
_AFTER = pattern(
    r"(?: (?:rằng|thêm|cụ thể|rõ|một số nội dung(?: sau| như sau)?|như sau|các nội dung sau|"
    r"một số nhiệm vụ(?: trọng tâm)?(?: sau| như sau|(?= ?:))))?[:,]? ?"
)
_ANNOUNCES = pattern(r"(?:sau(?: đây)?|như sau|sau)\s?[:.]?$")


_LISTS_TASKS = pattern(
    r"[^:.;]{0,90}\b(?:nhiệm vụ|giải pháp|việc cần|nội dung trọng tâm|vấn đề cần|yêu cầu)"
    r"[^:.;]{0,80}: "
)
_GOES_ON = pattern(
    r"(?:(?:đồng thời|cùng với đó|bên cạnh đó|ngoài ra|qua đó|từ đó),? )?"
    r"(?:yêu cầu|đề nghị|giao nhiệm vụ cho|giao)(?:[,:] | )(?!ban )"
)
_IN_QUOTES = pattern(
    r"\"(?:(?:tôi|chúng tôi) )?(?:(?P<orders>đề nghị|yêu cầu|mong muốn|mong) )?"
    r"(?P<said>[^\"]{12,600})\",? (?P<who>(?:ông|bà|anh|chị|đồng chí) [^,;.\"]{2,80}?) "
    r"(?:cũng |đã )?(?:nói|nhấn mạnh|nêu|đề nghị|yêu cầu|khẳng định|chia sẻ|phát biểu|lưu ý|"
    r"cho biết|cho hay|kết luận)\b"
)
_ACCORDING = pattern(r"(?:cũng )?theo (?:đồng chí|ông|bà) ")
_MUST = Seek(r"\b(?:cần|phải)\b")
_JOINED = lazy(r"(?:[,;]|\bvà|đồng thời|cũng)\s{1,3}$")


@dataclass(frozen=True, slots=True)
class Speech:
    """`content` is what is said; `orders` is whether the verb itself makes it an order.

    `said_before` is what a verb of mere speaking introduced before it.
    """

    speaker: Speaker
    content: Span
    orders: bool
    announces: bool
    said_before: Span | None = None


def spoken(layout: Layout) -> dict[int, Speech]:
    """The speeches of a text by the start of their sentence, worked out once for all finders."""
    if "spoken" not in layout.shared:
        layout.shared["spoken"] = dict(_spoken(layout))
    speeches: dict[int, Speech] = layout.shared["spoken"]
    return speeches


def _spoken(layout: Layout) -> Iterator[tuple[int, Speech]]:
    speakers = Speakers(layout)
    asked = False
    for placed in place(layout):
        if placed.kind in ("end", "discussion"):
            continue
        before, asked = asked, False  # "Giao Sở …" may open the next paragraph too
        for sentence in placed.sentences:
            speech = (
                _quoted(layout, speakers, sentence)
                or speech_in(layout, speakers, sentence)
                or _according_to(layout, speakers, sentence)
                or (_going_on(layout, speakers, sentence) if before else None)
            )
            asked = asked or bool(speech and speech.orders)
            if speech:
                yield sentence.start, speech
            else:
                speakers.notice(sentence)
            before = True


def speech_in(layout: Layout, speakers: Speakers, sentence: Span) -> Speech | None:
    """The speech of a sentence; of two verbs, the one that orders: "nhấn mạnh …, yêu cầu …"."""
    speaker: Speaker | None = None
    said: Speech | None = None
    for match in _VERB.finditer(
        layout.index, sentence.start, min(sentence.end, sentence.start + 1500)
    ):
        if not _is_speech(layout, sentence, match):
            continue
        if said and not _JOINED.search(layout.folded, max(0, match.start() - 12), match.start()):
            continue
        speaker = (
            speaker
            or speakers.before(sentence.start, match.start())
            or speakers.earlier(sentence.start, match.start())
        )
        if speaker is None:
            continue
        if _does(layout, speaker, sentence, match):
            break
        at = match.end()
        more = _MORE_VERBS.match(layout.folded, at, sentence.end)
        verb, at = (more[0], more.end()) if more else (match[0], at)
        content = _AFTER.match(layout.folded, at, sentence.end)
        assert content
        orders = bool(re.search(rf"(?:{_ORDERING})$", verb)) or (
            (verb.endswith("kết luận") or "nhiệm vụ" in content[0]) and ":" in content[0]
        )
        announces = bool(_ANNOUNCES.search(layout.folded, max(at, sentence.end - 20), sentence.end))
        begin = content.end()
        if not orders and (listed := _LISTS_TASKS.match(layout.folded, begin, sentence.end)):
            begin, orders = listed.end(), True
        if verb.endswith(_WISHES):
            speaker = replace(speaker, certain=False)
        if orders or said is None:
            earlier = Span(said.content.start, match.start()) if said else None
            said = Speech(speaker, Span(begin, sentence.end), orders, announces, earlier)
        if orders:
            break
    return said


# What is hoped for may be asked of those present, or of anyone.
_WISHES = ("mong", "mong muốn", "gợi ý", "kêu gọi")
_DEEDS = frozenset(["chỉ đạo", "quán triệt", "định hướng", "phân công"])


def _does(layout: Layout, speaker: Speaker, sentence: Span, match: re.Match[str]) -> bool:
    """ "Huyện ủy chỉ đạo các xã …" is a deed told of a body, not its words."""
    many = layout.folded.startswith(("các ", "những "), sentence.start)
    return (
        match[0] in _DEEDS
        and (not speaker.person or is_post(speaker.name) or many)
        and ":" not in layout.folded[match.end() : match.end() + 10]
    )


def _quoted(layout: Layout, speakers: Speakers, sentence: Span) -> Speech | None:
    """ "“Tôi đề nghị các xã …”, ông Danh nói.": who says it follows what is said."""
    if layout.smoothed[sentence.start] != '"':
        return None
    match = _IN_QUOTES.match(layout.folded, *sentence)
    speaker = speakers.before(match.start("who"), match.end("who")) if match else None
    if not match or not speaker:
        return None
    return Speech(speaker, Span(*match.span("said")), bool(match["orders"]), False)


def _going_on(layout: Layout, speakers: Speakers, sentence: Span) -> Speech | None:
    """ "Đồng thời đề nghị …", "Yêu cầu …": the speaker is the one of the sentence before."""
    verb = _GOES_ON.match(layout.folded, *sentence)
    if not verb or speakers.last_of_all is None:
        return None
    return Speech(speakers.last_of_all, Span(verb.end(), sentence.end), True, False)


def _according_to(layout: Layout, speakers: Speakers, sentence: Span) -> Speech | None:
    """ "Theo đồng chí …, thời gian tới hai bên cần …": what is said begins after the last comma."""
    if not _ACCORDING.match(layout.folded, sentence.start):
        return None
    must = _MUST.search(layout.index, sentence.start, min(sentence.end, sentence.start + 400))
    comma = layout.smoothed.rfind(", ", sentence.start, must.start()) if must else -1
    speaker = speakers.before(sentence.start, comma) if comma > 0 else None
    if not speaker:
        return None
    # "Theo ông …, Công ty cần 300 thợ lò" may tell a want and ask nothing of anyone.
    doubted = replace(speaker, certain=False)
    return Speech(doubted, Span(comma + 2, sentence.end), False, False)


def _is_speech(layout: Layout, sentence: Span, match: re.Match[str]) -> bool:
    before = layout.folded[max(sentence.start, match.start() - 16) : match.start()]
    if _NO_SPEECH_BEFORE.search(before) or layout.smoothed[match.start()].isupper():
        return False
    if match[0] == "giao" and _GIAO_IN_NOUNS.match(layout.smoothed, match.end()):
        return False
    return not _NO_SPEECH_AFTER.match(layout.folded, match.end(), match.end() + 30)
