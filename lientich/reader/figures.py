"""Figures: an indicator's value with its unit, period and comparisons.

A figure is sure only where the words before or after the number name the indicator plainly.
"""

import bisect
import re
from collections.abc import Iterator
from itertools import islice

from lientich.reader import comparisons, directions, periods, tables
from lientich.reader.indicators import Named, indicators_of
from lientich.reader.quantities import QUANTITY, value
from lientich.reader.sections import Placed
from lientich.reader.seek import Seek
from lientich.reader.sentences import Layout, Span, lay_out
from lientich.reader.source_year import own_period, own_year
from lientich.reader.text import fold, lazy, one_line, pattern
from lientich.reader.topics import opening_period, with_topics

_TARGET = Seek(
    r"\b(?:phấn đấu|muốn|để đạt|nhằm đạt|nếu|mục tiêu|thông qua (?:các )?(?:kế hoạch|chỉ tiêu)|"
    r"đề ra các chỉ tiêu|kế hoạch đề ra|(?<!hiện\s)kế hoạch là|sẽ|"
    r"dự kiến|cần|phải|"
    r"yêu cầu|tối thiểu|ít nhất|đến năm|không (?:vượt )?quá|tối đa|theo quy định|được hỗ trợ|"
    r"(?:đặt|giao)(?: ra)?(?: các)? chỉ tiêu|kế hoạch năm \d{4} (?:giao|là)|mức phạt|mức hỗ trợ|"
    r"đề nghị|đề xuất|kiến nghị|xem xét bổ sung)\b"
)
_OR_MORE = pattern(r"[^,;.]{0,30}? trở lên")
# Words that say no more than that a number follows, or that someone was given it.
_NO_INDICATOR = pattern(
    r"(?:tổng|tổng số|tổng trị giá|trị giá|số tiền|tỷ lệ|tỉ lệ|"
    r"số|số lượng|giá trị|lượng|chỉ số|khối lượng|tốc độ|mức|"
    r"hỗ trợ|tài trợ|thưởng|tặng|trích|bố trí|đầu tư|cho vay|trao|ủng hộ|chi|dành|vốn|quỹ|"
    r"lao động)$"
)
# "Hàng năm TKV chi …", "Bình quân mỗi năm …": of no one year, and words that are no indicator.
_OF_EACH = pattern(r"\b(?:mỗi|hằng|hàng|từng|bình quân một) (?:năm|quý|tháng|ngày|tuần|ca)\b")
_OF_PARTS = pattern(
    r"\b(?:tỷ lệ|tỉ lệ|tỷ trọng|độ che phủ|tốc độ|tăng trưởng|giải ngân|tổn thất|lãi suất|hệ số|"
    r"chỉ số|công suất|thu hồi|hiệu suất|độ ẩm|độ tro|hàm lượng|mức)\b"
)
# "trồng mới 15 ha, hoàn thành trước 30/9": what is still to be done.
_DUE = pattern(
    r"\b(?:hoàn thành|xong) (?:trước|trong) (?:ngày|tháng|quý|năm|\d)|\bchậm nhất\b|"
    r"\btrước ngày \d"
)
_RISES = pattern(r"\b(?:tăng|giảm|vượt|hụt|cao hơn|thấp hơn)(?: thêm| được)? ?(?:\w{1,6} )?$")
_OPENING = 90
_OF_NO_PERIOD = ("Tờ trình", "Kế hoạch", "Công văn", "Quyết định", "Đề án")
_COLUMNS = lazy(r"(?:(?<![\d.,])\d[\d.,]*%?\s){2,}\d")  # a row of a table of numbers
_MOST_IN_A_SENTENCE = 60  # more is a table run together, whose words name no indicator


def find(text: str, source: dict | None = None, layout: Layout | None = None) -> list[dict]:
    layout, source = layout or lay_out(text), source or {}
    year, period = own_year(source), own_period(source)
    found: list[dict] = []
    ordered = [(one.order.start, one.order.end) for one in directions.given(layout, source)]
    known = periods.of(layout, year)
    numbers = tables.Tables(layout)
    for placed, topic in with_topics(layout, known, period):
        block = placed.block
        if rows := list(numbers.figures(placed, topic)):
            found += [row for row in rows if not _is_told(row, found)]
            continue
        if placed.kind == "end" or _COLUMNS.search(layout.smoothed, block.start, block.end):
            continue
        topic = None if source.get("kind") in _OF_NO_PERIOD else topic
        title = one_line(layout.text[block.start : block.end]) == source.get("title")
        for sentence in placed.sentences:
            named = known.within(*sentence)
            told = list(_figures(layout, sentence, named, topic, placed))
            for one in told:
                one["sure"] = one["sure"] and not title  # which rounds what the text tells
            found += told
            if not _TARGET.search(layout.index, *sentence):
                topic = opening_period(layout, named, sentence) or topic
    for one in found:
        at = bisect.bisect(ordered, (one["start"], len(text))) - 1
        if at >= 0 and one["start"] < ordered[at][1]:
            one["sure"] = False  # what is told to be done has not been reached
    return _once(found)


def _figures(
    layout: Layout,
    sentence: Span,
    named: list[periods.Period],
    period: str | None,
    placed: Placed,
) -> Iterator[dict]:
    quantities = list(islice(QUANTITY.finditer(layout.index, *sentence), _MOST_IN_A_SENTENCE))
    indicators = indicators_of(layout, sentence, quantities)
    for at, (quantity, indicator) in enumerate(zip(quantities, indicators, strict=True)):
        if indicator is None:
            continue
        later = (
            q.start() for q, i in zip(quantities[at + 1 :], indicators[at + 1 :], strict=True) if i
        )
        end = _end_of_comparisons(layout, quantity.end(), next(later, sentence.end))
        compared = comparisons.of(layout.folded, quantity.end(), end)
        target = placed.kind in ("objectives", "tasks") or _TARGET.search(
            layout.index, max(sentence.start, quantity.start() - 250), quantity.end()
        )
        target = target or _DUE.search(
            layout.folded, quantity.end(), _end_of_comparisons(layout, quantity.end(), sentence.end)
        )
        yield {
            "start": min(indicator.start, quantity.start()),
            "end": max(quantity.end(), indicator.end),
            "indicator": indicator.indicator,
            "value": value(quantity["number"]),
            "unit": one_line(layout.text[quantity.start("unit") : quantity.end("unit")]),
            "period": _period_next(named, quantity.end())
            or _period(layout, sentence, named, indicator.start, period),
            "comparisons": compared,
            "sure": indicator.sure
            and _tells_enough(indicator.indicator, quantity["unit"])
            and not (_NO_INDICATOR.match(fold(indicator.indicator)) and not compared)
            and not _OF_EACH.search(layout.folded, indicator.start, quantity.end())
            and _is_counted_so(layout, quantity, indicator)
            and not _is_told_apart(layout, quantity, compared, quantities, end)
            and not target
            and "lần lượt" not in layout.folded[quantity.end() : end]
            and not _OR_MORE.match(layout.folded, quantity.end()),
        }


def _tells_enough(indicator: str, unit: str) -> bool:
    """Not "thu 640 triệu đồng", whose one syllable says little; but "đào 15.620 m lò"."""
    return " " in indicator or " " in unit and "đồng" not in unit


def _is_counted_so(layout: Layout, quantity: re.Match[str], indicator: Named) -> bool:
    """Whether what has percents is counted in them: "tỷ lệ …", not "Than Khe Ngát chỉ đạt 66%"."""
    if quantity["unit"] not in ("%", "phần trăm"):
        return True
    told = layout.folded[indicator.start : quantity.start()]
    return bool(
        _OF_PARTS.search(told)
        or "chiếm" in told
        or layout.folded.startswith((" kế hoạch", " dự toán", " chỉ tiêu"), quantity.end())
    )


def _is_told_apart(
    layout: Layout,
    quantity: re.Match[str],
    compared: list[dict],
    quantities: list[re.Match[str]],
    end: int,
) -> bool:
    """Whether what is compared may be another number: "118 tỷ đồng, lũy kế 1.092 tỷ, bằng …";
    or a share of a share, which may be points of it."""
    if not compared:
        return False
    if quantity["unit"].startswith(("%", "phần")):
        return True
    return any(
        quantity.end() <= other.start() < end
        and not other["unit"].startswith(("%", "phần"))
        and not _RISES.search(layout.folded, max(quantity.end(), other.start() - 30), other.start())
        for other in quantities
    )


def _period_next(named: list[periods.Period], end: int) -> str | None:
    """The period that stands right behind the number: "5 vụ năm 2023"."""
    return next((one.value for one in named if 0 <= one.start - end <= 2), None)


def _end_of_comparisons(layout: Layout, start: int, end: int) -> int:
    stop = layout.folded.find(";", start, end)
    return stop if stop >= 0 else end


def _period(
    layout: Layout,
    sentence: Span,
    named: list[periods.Period],
    at: int,
    inherited: str | None,
) -> str | None:
    """The period named in its clause, else the one that opens the sentence or held before."""
    clause = layout.folded.rfind("; ", sentence.start, at)
    before = [one for one in named if one.start <= at + 40]
    near = [one for one in before if one.start > clause]
    opening = [one for one in before[:1] if one.start <= sentence.start + _OPENING]
    told = near[-1:] or opening
    return told[0].value if told else inherited


def _is_told(row: dict, found: list[dict]) -> bool:
    """Whether the words before a table tell what its row says again in short."""
    return any(
        one["value"] == row["value"] and _same_indicator(one, row | {"period": None})
        for one in found
    )


def _once(found: list[dict]) -> list[dict]:
    """A figure of the lead paragraph that a later sentence gives again counts once."""
    kept: list[dict] = []
    later: dict[tuple, list[dict]] = {}
    for one in reversed(found):
        same = later.setdefault((one["value"], fold(one["unit"])), [])
        if not any(_same_indicator(one, other) for other in same[-20:]):
            same.append(one)
            kept.append(one)
    return kept[::-1]


def _same_indicator(one: dict, other: dict) -> bool:
    short, long = sorted((fold(one["indicator"]), fold(other["indicator"])), key=len)
    return short in long and (one["period"] in (None, other["period"]) or not other["period"])
