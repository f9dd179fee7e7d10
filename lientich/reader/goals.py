"""The goal or motto of a year: "với mục tiêu “An toàn - Đổi mới - Phát triển”"."""

import re
from collections.abc import Iterator

from lientich.reader.sections import place
from lientich.reader.seek import Seek
from lientich.reader.sentences import Layout, Span, bare, lay_out
from lientich.reader.text import fold, lazy, pattern

_NAMED = (
    r"(?:mục tiêu|chủ đề|phương châm|khẩu hiệu|thông điệp|chủ đề năm|phương châm hành động|"
    r"mục tiêu chung|mục tiêu hành động|chủ đề công tác)"
)
_QUOTED = Seek(
    rf"\b(?P<named>{_NAMED})\b(?P<between>[^\".;\n]{{0,80}})\"(?P<words>[^\"\n]{{4,200}})\""
)
_PLAIN = Seek(
    r"\b(?:chủ đề|phương châm)(?: (?:hành động|công tác|năm|của năm|của đại hội|đại hội))?"
    r"(?: \d{4})?(?: là)?\s?:\s?(?P<words>[^\".;:\n]{4,160}?)(?=\s?(?:[.;\n]|$))"
)
# "chương trình mục tiêu “…”", "về “…”": the words in quotes are a name or a subject, not a goal.
_OTHER = pattern(
    r"\b(?:về|theo|nghị quyết|đề án|chương trình|dự án|phong trào|cuộc vận động|mục \d)\b"
)
_OF_AN_EVENT = pattern(
    r"\b(?:cuộc thi|hội thi|hội thao|hội thảo|diễn đàn|tọa đàm|tuần lễ|chuyên mục|"
    r"cuộc vận động|mít tinh|lễ phát động|triển lãm|chiến dịch)\b"
)
_PARTED = lazy(r" [-–] |[,;]")
_ALONE = lazy(r"\s?\"(?P<words>[^\"\n]{4,160})\"\.?")
_BEFORE = pattern(r"\b(?:chương trình|dự án|nguồn vốn)\s$")


def find(text: str, source: dict | None = None, layout: Layout | None = None) -> list[dict]:
    """The goals of `text`, the words without their quotation marks, each once."""
    layout = layout or lay_out(text)
    goals: dict[str, dict] = {}
    for span, sure in _spans(layout):
        start, end = bare(layout.smoothed, *span)
        if end - start < 4 or len(text[start:end].split()) < 2:
            continue
        goal = {"start": start, "end": end, "text": text[start:end], "sure": sure}
        goals.setdefault(fold(text[start:end]), goal)
    return sorted(goals.values(), key=lambda goal: goal["start"])


def _is_of_the_year(layout: Layout, match: re.Match[str]) -> bool:
    """Not a saying such as "4 tại chỗ", nor the motto of a contest or a month."""
    begin = max(layout.folded.rfind("\n", 0, match.start()), match.start() - 70, 0)
    if _OF_AN_EVENT.search(layout.folded, begin, match.start()):
        return False
    said = match["words"]
    saying = any(char.isdigit() for char in said) or not _PARTED.search(said)
    return not (saying and match["named"].startswith(("phương châm", "khẩu hiệu", "thông điệp")))


def _spans(layout: Layout) -> Iterator[tuple[Span, bool]]:
    folded = layout.folded
    for match in _QUOTED.finditer(layout.index, 0, len(folded)):
        if _BEFORE.search(folded, max(0, match.start() - 20), match.start()):
            continue
        if not _OTHER.search(match["between"]):
            yield Span(*match.span("words")), _is_of_the_year(layout, match)
    for placed in place(layout):
        alone = _ALONE.fullmatch(layout.smoothed, placed.start, placed.block.end)
        if alone and placed.kind == "objectives" and not placed.is_heading:
            yield Span(*alone.span("words")), True
    for match in _PLAIN.finditer(layout.index, 0, len(folded)):
        yield Span(*match.span("words")), " - " in match["words"] or "," in match["words"]
