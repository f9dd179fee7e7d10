"""Objectives: what is to be reached, in the part "Mục tiêu" or where someone means to strive."""

import bisect
from collections.abc import Iterator

from lientich.reader import fields
from lientich.reader.given import given
from lientich.reader.repeats import without_repeats
from lientich.reader.sections import Placed, place
from lientich.reader.seek import Seek
from lientich.reader.sentences import Layout, Span, bare, clauses, lay_out, words
from lientich.reader.text import lazy, pattern
from lientich.reader.verbs import begins_action

_STRIVES = Seek(
    r"\b(?:quyết tâm phấn đấu|phấn đấu|(?:đặt ra|đặt|đề ra|xác định|với|hoàn thành|"
    r"thông qua|thống nhất)(?: các)? "
    r"(?:mục tiêu|chỉ tiêu)(?: chủ yếu| cụ thể| phấn đấu| sau| đến năm \d{4}| năm \d{4}| là)*|"
    r"mục tiêu (?:của [^,;.]{2,60} )?(?:đến )?(?:năm \d{4} )?(?:đề ra )?là)(?:\s?[,:]\s?|\s)"
)
_NOT_STRIVING = pattern(
    r"(?:đã|nỗ lực|tinh thần|quá trình|thi đua|tích cực|sự|không ngừng|đã cố gắng|luôn)(?:,|"
    r" và)?\s{1,3}$"
)
_NO_TARGET = pattern(r"[\"(]|(?:chủ đề|phương châm|khẩu hiệu) ")
_CLOSES = pattern(
    r"(?:trong )?quá trình (?:thực hiện|triển khai|tổ chức)|"
    r"\b(?:văn bản|hướng dẫn|kế hoạch|quy chế|nghị quyết|chương trình|chỉ thị|kết luận|thông báo|"
    r"quy định) (?:liên tịch )?này\b|"
    r"\b(?:yêu cầu|đề nghị) (?:các|thủ trưởng|cấp ủy)\b|\bvướng mắc\b"
)
_NUMBER = lazy(r"(?<![\d/-])\d[\d.,]*(?![\d/-])\s?(?:%|[^\W\d]{2,})")
_WHEN = pattern(r"(?:tháng|năm|quý|ngày|giai đoạn|khóa) [\divx/.\-\s]+")
_FEWEST = 5  # words; fewer are a heading or the cell of a table, unless they tell a number
_FAR = 400  # a number farther on is not what is striven for
_UNDER_A_MOTTO = pattern(r",? (?:với|theo) (?:phương châm|chủ đề|khẩu hiệu|tinh thần) ?:? ?\"")
_NOT_A_TARGET = pattern(
    r"(?:hoàn thành|xong|thực hiện) (?:trong|trước|chậm nhất)|trở thành người|vì "
)


def find(text: str, source: dict | None = None, layout: Layout | None = None) -> list[dict]:
    layout, source = layout or lay_out(text), source or {}
    found = []
    ordered = [(one.order.start, one.order.end) for one in given(layout, source) if one.sure]
    listed = False
    for placed in place(layout):
        # A paragraph below the list of targets may say something of all the document.
        after, listed = listed and placed.block.rank is None, _is_listed(placed, listed)
        if placed.is_heading or placed.kind in (
            "end",
            "results",
            "weaknesses",
            "other",
            "proposals",
        ):
            continue
        for span, sure in _targets(layout, placed):
            start, end = bare(layout.smoothed, *span)
            at = bisect.bisect(ordered, (start, len(text))) - 1
            # what an order strives for is no target of the document
            told = placed.kind != "objectives" and at >= 0 and start < ordered[at][1]
            if len(text[start:end].split()) >= 4 and "|" not in text[start:end]:
                open_ = after and not _is_measured(layout, span)
                found.append(_item(layout, start, end, sure and not told and not open_))
    return without_repeats(found, layout.folded)


def _is_listed(placed: Placed, listed: bool) -> bool:
    """Whether a list of targets has begun and goes on where the next block stands."""
    if placed.is_heading or placed.kind != "objectives":
        return False
    return listed or placed.block.rank is not None


def _item(layout: Layout, start: int, end: int, sure: bool) -> dict:
    return {
        "start": start,
        "end": end,
        "text": layout.text[start:end],
        "field": fields.of(layout, start, end),
        "sure": sure,
    }


def _targets(layout: Layout, placed: Placed) -> Iterator[tuple[Span, bool]]:
    for sentence in placed.sentences:
        if placed.kind == "objectives":
            if _CLOSES.search(layout.folded, *sentence):
                continue  # the last words of the document, under no heading of their own
            if not _NO_TARGET.match(layout.folded, sentence.start):
                told = len(words(layout.folded, *sentence, _FEWEST))
                yield sentence, told >= _FEWEST or _is_measured(layout, sentence)
        else:
            yield from _striving(layout, sentence)


def _striving(layout: Layout, sentence: Span) -> Iterator[tuple[Span, bool]]:
    """What follows "phấn đấu" or "mục tiêu là", and the clauses coordinated with it."""
    strives, listed = False, False
    if not _mentions(layout, sentence):
        return
    for clause in clauses(layout.smoothed, *sentence):
        if strives and (listed or _goes_on(layout, clause)):
            yield _without_motto(layout, clause), _is_measured(layout, clause)
            continue
        strives, listed = False, False
        for match in _STRIVES.finditer(layout.index, *clause):
            before = layout.folded[max(clause.start, match.start() - 14) : match.start()]
            named, listed = "tiêu" in match[0], ":" in match[0]
            if _NOT_STRIVING.search(before) and not (named and listed):
                continue
            if _NOT_A_TARGET.match(layout.folded, match.end()):
                continue
            if named and not _names_a_target(layout, match.end(), clause.end):
                continue
            span = Span(match.end() if named else match.start(), clause.end)
            yield _without_motto(layout, span), listed or _is_measured(layout, span)
            strives = True
            break


def _is_measured(layout: Layout, span: Span) -> bool:
    """What is striven for without a number may be a manner of working: "phấn đấu không để …"."""
    return any(char.isdigit() for char in _WHEN.sub("", layout.folded[slice(*span)]))


def _without_motto(layout: Layout, span: Span) -> Span:
    """A target ends before the slogan under which it is to be reached."""
    motto = _UNDER_A_MOTTO.search(layout.folded, *span)
    return Span(span.start, motto.start()) if motto else span


def _mentions(layout: Layout, sentence: Span) -> bool:
    return any(layout.folded.find(word, *sentence) >= 0 for word in ("phấn", "tiêu"))


def _goes_on(layout: Layout, clause: Span) -> bool:
    """A clause with no subject of its own: it begins with a verb or a number."""
    first = words(layout.folded, clause.start, min(clause.end, clause.start + 60))
    if begins_action(first) or (first and first[0].text[0].isdigit()):
        return True
    return bool(_NUMBER.search(layout.folded, clause.start, min(clause.end, clause.start + _FAR)))


def _names_a_target(layout: Layout, start: int, end: int) -> bool:
    return layout.smoothed[start] != '"' and _goes_on(layout, Span(start, end))
