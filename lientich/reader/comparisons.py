"""What a figure is compared with: "bằng 104% kế hoạch, tăng 15% so với cùng kỳ"."""

from lientich.reader.quantities import NUMBER, plain, spoken_percent
from lientich.reader.text import lazy, pattern

_PLAN = (
    r"(?:kế hoạch|khn\b|kh\b|dự toán|chỉ tiêu|mục tiêu|định mức|nhiệm vụ(?: năm| kế hoạch)?|"
    r"tiến độ|nghị quyết)"
)
_SAME = (
    r"(?:cùng kỳ|cùng thời điểm|ck\b|năm trước|năm ngoái|cùng thời gian|(?:thực hiện )?(?:của )?"
    r"(?:cả )?năm (?:19|20)\d\d|thực hiện (?:năm|cùng)|quý (?:iv|i{1,3}|[1-4])[/ -](?:năm )?\d{4}|"
    r"tháng (?:1[0-2]|0?[1-9])[/-]\d{4}|(?:6|9|3) tháng (?:đầu )?năm (?:19|20)\d\d)"
)
_CHANGE = r"(?P<change>vượt|tăng|tăng trưởng|giảm|cao hơn|thấp hơn)"
_NEAR = r"(?:thêm |khoảng |gần |trên |hơn |tới |mức |xấp xỉ |ở mức |tương đương |tương ứng )?"
_WITH = rf"(?: (?:so )?(?:với|với mức)?(?: mức)?)? ?(?:(?P<plan>{_PLAN})|(?P<same>{_SAME}))"
_PERCENT = pattern(
    rf"(?:\b{_CHANGE} )?{_NEAR}(?P<number>{NUMBER})\s?(?:%|phần trăm)"
    rf"(?: so(?: với)?| của| trên)?(?: với)?(?: thực hiện)?(?: mức)? ?"
    rf"(?:(?P<plan>{_PLAN})|(?P<same>{_SAME}))"
)
_PLAN_FIRST = pattern(
    rf"\bvượt (?:kế hoạch|chỉ tiêu|dự toán)(?: năm| đề ra)? {_NEAR}(?P<number>{NUMBER})\s?%"
)
_SAME_FIRST = pattern(
    rf"\b(?P<change>tăng|giảm|cao hơn|thấp hơn|vượt)(?: so với)? (?P<same>{_SAME}) {_NEAR}"
    rf"(?P<number>{NUMBER})\s?%(?! (?:so với|kế hoạch))"
)
_NOT_CHANGE = lazy(r"điểm phần trăm|điểm %")


def of(folded: str, start: int, end: int) -> list[dict]:
    """The comparisons in a stretch of folded text; a rise of 15 % is 115, a fall of 3 % is 97."""
    found = []
    for match in _PERCENT.finditer(folded, start, end):
        change = match["change"] or _change_before(folded, start, match.start())
        percent = spoken_percent(match["number"])
        if change in ("giảm", "thấp hơn"):
            percent = 100 - percent
        elif change:
            percent = 100 + percent
        found.append(
            {"with": "plan" if match["plan"] else "same_period", "percent": plain(percent)}
        )
    for match in _PLAN_FIRST.finditer(folded, start, end):
        found.append({"with": "plan", "percent": plain(100 + spoken_percent(match["number"]))})
    for match in _SAME_FIRST.finditer(folded, start, end):
        change = spoken_percent(match["number"])
        fell = match["change"] in ("giảm", "thấp hơn")
        told = 100 - change if fell else 100 + change
        found.append({"with": "same_period", "percent": plain(told)})
    unique = {(one["with"], one["percent"]): one for one in found}
    return list(unique.values())


_CHANGE_AND = pattern(
    rf"\b(?P<change>tăng|giảm|vượt) {_NEAR}(?:{NUMBER})\s?%[^,;%]{{0,40}},? và {_NEAR}$"
)


def _change_before(folded: str, start: int, at: int) -> str | None:
    """ "tăng 8% so với năm 2023 và 3% so với kế hoạch": the verb governs both."""
    match = _CHANGE_AND.search(folded, max(start, at - 80), at)
    return match["change"] if match else None
