"""Tables of numbers: a row's figure where the head says what is planned, done and compared.

Only what was done is told: what is planned for it stands in a column of its own.
"""

from collections.abc import Iterator

from lientich.reader import attributes
from lientich.reader.quantities import NUMBER, value
from lientich.reader.sections import Placed
from lientich.reader.sentences import Layout, Span
from lientich.reader.text import lazy, one_line, pattern

_HEAD = pattern(
    r"(?P<indicator>(?:tên |các )?(?:chỉ tiêu|nội dung|chỉ số|danh mục|hạng mục|sản phẩm)"
    r"(?: chủ yếu| chính)?)$|(?P<unit>đvt|đơn vị(?: tính)?)$|(?P<ordinal>s?tt)$|"
    r"(?P<plan_percent>(?:%|tỷ lệ(?: %)?|so với|so)?\s?(?:th\s?/\s?)?(?:với )?(?:kh|kế hoạch)"
    r"(?: năm| \(%\)|\s?%)?)$|"
    r"(?P<same_percent>(?:%|tỷ lệ(?: %)?|so với|so)?\s?(?:th\s?/\s?)?(?:với )?(?:ck|cùng kỳ)"
    r"(?: \(%\)|\s?%| năm trước)?)$|"
    r"(?P<done>(?:ước |kết quả )?(?:thực hiện|th|kết quả|đạt được)(?: .{1,30})?)$"
)
_PLANNED = pattern(r"(?:kế hoạch|kh|dự toán|mục tiêu)(?: .{1,30})?$")
_VALUE = lazy(rf"({NUMBER})\s?%?")
_UNIT_INSIDE = lazy(r"\(([^()\d]{1,30})\)$")
_YEAR = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FEWEST = 3
_SHARES = {"plan_percent": "plan", "same_percent": "same_period"}


class Tables:
    """Reads the rows of a text one after the other under the head that stands over them."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.head: list[str] = []
        self.period: str | None = None

    def figures(self, placed: Placed, topic: str | None) -> Iterator[dict]:
        row = attributes.cells(self.layout, placed.block)
        if len(row) < _FEWEST:
            self.head = []
        elif head := self._head(row):
            self.head = head
        elif len(row) == len(self.head):
            yield from self._figure(placed, row, topic)

    def _head(self, row: list[Span]) -> list[str]:
        """What each column tells; nothing where two may be what was done."""
        kinds = [self._kind(cell) for cell in row]
        if kinds.count("indicator") != 1 or kinds.count("done") != 1:
            return []
        year = _YEAR.search(self._written(row[kinds.index("done")]))
        self.period = year[0] if year else None
        return kinds

    def _kind(self, cell: Span) -> str:
        words = one_line(self.layout.folded[slice(*cell)])
        share = "%" in words or words.startswith(("so ", "th/"))
        if not share and _PLANNED.fullmatch(words):
            return "planned"
        head = _HEAD.fullmatch(words)
        return (head.lastgroup or "") if head else ""

    def _figure(self, placed: Placed, row: list[Span], topic: str | None) -> Iterator[dict]:
        told = {kind: self._written(cell) for kind, cell in zip(self.head, row, strict=True)}
        done = _VALUE.fullmatch(told["done"])
        inside = _UNIT_INSIDE.search(told["indicator"])
        unit = told.get("unit") or (inside[1] if inside else "")
        if not done or not unit or not told["indicator"]:
            return
        yield {
            "start": placed.block.start,
            "end": placed.block.end,
            "indicator": _UNIT_INSIDE.sub("", told["indicator"]).strip(),
            "value": value(done[1]),
            "unit": unit,
            "period": self.period or topic,
            "comparisons": [
                {"with": _SHARES[kind], "percent": value(share[1])}
                for kind, words in told.items()
                if kind in _SHARES and (share := _VALUE.fullmatch(words))
            ],
            "sure": placed.kind not in ("tasks", "end"),
        }

    def _written(self, cell: Span) -> str:
        return one_line(self.layout.text[slice(*cell)])
