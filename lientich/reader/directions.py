"""What a leader or a document tells someone to do, each order once, with who, when and how often.

A direction is sure where its giver, its lead, those who help and its day are each read whole.
"""

from lientich.reader import attributes, bodies, days, deadlines, fields, kinds, wholes
from lientich.reader.attributes import Attributes
from lientich.reader.given import given
from lientich.reader.grouping import Given
from lientich.reader.orders import Order
from lientich.reader.organisations import name_at
from lientich.reader.quantities import QUANTITY
from lientich.reader.repeats import without_repeats
from lientich.reader.sentences import Layout, Span, lay_out, words
from lientich.reader.source_year import own_year
from lientich.reader.text import one_line, pattern
from lientich.reader.verbs import begins_action

__all__ = ["find", "given"]


def find(text: str, source: dict | None = None, layout: Layout | None = None) -> list[dict]:
    """The directions of `text`; `source` is what was read of the text's own head."""
    layout = layout or lay_out(text)
    source = source or {}
    year = own_year(source)
    found = [_item(layout, one, year) for one in given(layout, source)]
    # News of January on last year's work: "trong quý II" is of one of two years.
    of_two_years = source.get("form") == "news" and not year
    for one in found:
        if of_two_years and not one["due"]:
            open_day = deadlines.lacks_its_year(layout.index, one["start"], one["end"])
            one["sure"] = one["sure"] and not open_day
        if (one["due"] or "9") < (source.get("date") or ""):
            one["sure"] = False  # what was due before the text was written
    return without_repeats(found, layout.folded)


def of_item(words: str) -> dict:
    """Who is told what by when in an item of which a person says that it is an order: it is read
    as one under such a heading. Empty where it says several things, or nothing that is read."""
    line = words.partition("\n")[0].rstrip(" .;:")
    found = find(f"II. NHIỆM VỤ\n1. {line}.")
    return found[0] if len(found) == 1 else {}


_BODIES_OR_DEEDS = ("thường trực ", "thanh tra ", "thống kê ", "kiểm toán ")
# "cụ thể hóa thành kế hoạch hằng năm": the thing comes every year, perhaps not the doing.
_FEWEST_SPACES = 2
# Comes again, at a step that is not read: "định kỳ 2 tháng", "ít nhất 3 đợt/năm".
_MAY_RECUR = pattern(
    r"\b(?:triệu|nghìn|tỷ)? ?đồng\s?/\s?(?:tháng|quý|năm)\b|"
    r"\bđịnh kỳ (?:\d|hai|ba|bốn|trước|vào|ngày|báo cáo)|"
    r"\b\d+ (?!triệu|tỷ|nghìn|đồng|tấn|m3|m\b|ha\b)[^\W\d]+(?: [^\W\d]+)?\s?/\s?"
    r"(?:năm|quý|tháng|tuần)\b"
)
_OF_EVERY = pattern(
    r"(?:kế hoạch|chương trình|nhiệm vụ|chỉ tiêu|dự toán|danh mục|kinh phí)"
    r"(?: (?!và|để)[^\W\d]+){0,3} (?:hằng|hàng) (?:năm|quý|tháng)\b"
)


def _read_whole(layout: Layout, order: Order, told: Attributes, helping: list[Span]) -> bool:
    """Whether each body is read to its end where the text names it."""
    apart = [*told.cooperating, *([told.lead] if told.lead else [])]
    inside = list(helping)
    if order.lead and not told.lead:
        (apart if order.under else inside).append(order.lead)
    return (
        bodies.all_read(layout, order.start, order.end)
        and all(wholes.is_whole(layout, one, apart=True) for one in apart)
        and all(wholes.is_whole(layout, one) for one in inside)
    )


_SAYS_MORE = pattern(r", (?:đồng thời|và) (?:nhấn mạnh|lưu ý|yêu cầu|đề nghị|khẳng định) ")
# "đợt cao điểm từ ngày 15/11 đến ngày 15/02": how long it lasts, or by when it is done.
_FROM_TO = pattern(r"\btừ (?:ngày )?\d[\d/.-]* đến (?:hết )?(?:ngày )?\d")
# "Các chi bộ thực hiện Thông báo này": the last words of most documents, which few call a task.
_OF_ITSELF = pattern(
    rf"(?:thực hiện|thi hành|triển khai)(?: nghiêm(?: túc)?| tốt)? (?:{kinds.NAME}) này[./]*$"
)


def _is_named(layout: Layout, lead: Span | None) -> bool:
    return lead is not None and not layout.folded.startswith(("các ", "những ", "mọi "), lead.start)


def _begins_with_a_body(layout: Layout, order: Order) -> bool:
    """Whether a body may stand at its beginning whose verb is not known."""
    start = order.start
    if not layout.smoothed[start].isupper() or not bodies.begins(layout, start):
        return False
    asked = layout.smoothed[start - 2 : start - 1].isalpha()
    if asked or layout.folded.startswith(_BODIES_OR_DEEDS, start) or name_at(layout, start):
        return True
    return not begins_action(words(layout.folded, start, order.end, 10))


def _is_a_part_with_its_count(layout: Layout, order: Order) -> bool:
    """ "…; đào lò 1.250 m": within a sentence a verb and its number may tell of what is past."""
    counted = QUANTITY.search(layout.index, order.start, order.end)
    return layout.smoothed[order.start].islower() and counted is not None


def _item(layout: Layout, one: Given, year: str | None) -> dict:
    order, text = one.order, layout.text
    folded = layout.folded[order.start : order.end]
    named = days.within(layout, order.start, order.end)
    again = deadlines.recurrence(folded)
    due, clear = deadlines.due(layout.index, order.start, order.end, named, None if again else year)
    told = attributes.read(
        layout,
        [
            *order.told,
            *attributes.within(layout, Span(order.start, order.end)),
            *attributes.in_brackets(layout, Span(order.start, order.end)),
        ],
        year,
    )
    lead = told.lead or order.lead
    helping = bodies.cooperating(layout, order.start, order.end)
    together = [*helping, *told.cooperating]
    return {
        "start": order.start,
        "end": order.end,
        "text": text[order.start : order.end],
        "by": one.by,
        "lead": one_line(text[lead.start : lead.end]) if lead else None,
        "cooperating": list(dict.fromkeys(one_line(text[slice(*one)]) for one in together)),
        "due": told.due or due,
        "recurs": told.recurs or again,
        "field": fields.of(layout, order.start, order.end),
        "sure": one.sure
        and clear
        and folded.count(" ") >= _FEWEST_SPACES
        and not (again and not told.recurs and _OF_EVERY.search(folded))
        and bool(again or told.recurs or not _MAY_RECUR.search(folded))
        and told.certain
        and not _SAYS_MORE.search(folded)
        and bool(told.due or not (due and _FROM_TO.search(folded)))
        and bool(lead or not (order.open or _begins_with_a_body(layout, order)))
        and bool(lead or due or told.due or again or not _is_a_part_with_its_count(layout, order))
        and not (_OF_ITSELF.search(folded) and not _is_named(layout, lead))
        and _read_whole(layout, order, told, helping),
    }
