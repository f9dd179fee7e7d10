"""What is told of a task beside it: "Cơ quan chủ trì: …", "Thời gian hoàn thành: …".

It stands in lines below the task, in the task's own sentence or in the columns of a table.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lientich.reader import bodies, days, deadlines, wholes
from lientich.reader.seek import Seek
from lientich.reader.sentences import Block, Layout, Span, bare
from lientich.reader.text import lazy, pattern

_WHO = (
    r"(?:(?:các )?(?:cơ quan|đơn vị|bộ phận|phòng|ban|tổ chức|cá nhân|người)"
    r"(?:, (?:đơn vị|cá nhân|bộ phận|phòng|ban))? )"
)
_LABEL = (
    rf"(?:(?P<lead>{_WHO}?(?:được giao )?(?:chủ trì|đầu mối|chịu trách nhiệm)|"
    rf"{_WHO}(?:thực hiện|phụ trách))|(?P<helps>{_WHO}?phối hợp)|"
    r"(?P<when>thời gian|thời hạn|tiến độ|lộ trình|hạn|thời điểm|hoàn thành)|"
    r"(?P<more>sản phẩm|kết quả|nguồn kinh phí|kinh phí|nguồn lực|địa điểm|lãnh đạo phụ trách|"
    r"lãnh đạo chỉ đạo|ghi chú))"
    r"(?: (?:thực hiện|hoàn thành|triển khai|tham mưu|chính|báo cáo|trình|gửi|dự kiến|đầu ra|"
    r"đạt được)){0,2}"
)
_LINE = pattern(rf"{_LABEL}\s?: ?")
_INSIDE = Seek(rf"\b{_LABEL}\s?: ?")
_HEAD = pattern(rf"{_LABEL}$")
_TASK = pattern(r"(?:tên )?(?:nội dung|nhiệm vụ|công việc|đầu việc|hoạt động|giải pháp)\b")
_DOERS = pattern(
    r"(?:do |giao )?(?P<lead>[^;]{3,90}?) (?:chủ trì|thực hiện|tham mưu|phụ trách|"
    r"chịu trách nhiệm|đầu mối)(?:,? (?:và )?(?:phối hợp (?:với )?)?(?P<helps>[^;]{3,140}?)"
    r"(?: phối hợp)?)?"
)
_PIECE = lazy(r"(?:[^;(),]|,(?! (?:xong|hoàn thành|trước|trong|chậm nhất|tháng|quý)(?!\w)))+")
_LONGEST_NOTE = 320
_OPENS = frozenset("(.;,\n-+|/")
_ORDINAL = pattern(r"(?:s?tt|số tt|số thứ tự)\.?$")
_NUMBER = lazy(r"\d{1,3}\.?")
_LONGEST_HEAD, _MOST_COLUMNS = 60, 9
_CELL = lazy(r"[^|]+")
_FEWEST_CELLS = 3

Told = tuple[str, Span]
"""What a stretch tells of a task: "lead", "helps", "when" or something "more"."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """Who does a task, with whom and when, as far as told; `certain` if nothing is left open."""

    lead: Span | None
    cooperating: tuple[Span, ...]
    due: str | None
    recurs: str | None
    certain: bool


def of_line(layout: Layout, block: Block) -> list[Told]:
    """What a block tells that only tells of the task above it; nothing if it is another."""
    if not _LINE.match(layout.folded, block.body, block.end):
        return []
    return list(within(layout, Span(block.body, block.end)))


def within(layout: Layout, span: Span) -> Iterator[Told]:
    """The attributes inside a stretch, each from its label up to the next."""
    labels = [
        label
        for label in _INSIDE.finditer(layout.index, *span)
        if label.start() == span.start
        or layout.smoothed[span.start : label.start()].rstrip(" ")[-1:] in _OPENS
    ]
    ends = [label.start() for label in labels[1:]] + [span.end]
    for label, end in zip(labels, ends, strict=False):
        yield label.lastgroup or "", _value(layout, label.end(), end)


def in_brackets(layout: Layout, span: Span) -> list[Told]:
    """ "(Phòng Kỹ thuật chủ trì, Phòng An toàn phối hợp; tháng 5/2027)" behind a task."""
    end = bare(layout.smoothed, *span).end
    start = layout.smoothed.rfind("(", max(span.start, end - _LONGEST_NOTE), end)
    if start < 0 or not layout.smoothed.endswith(")", start, end):
        return []
    told: list[Told] = []
    for piece in _PIECE.finditer(layout.smoothed, start, end):
        told += _in_note(layout, bare(layout.smoothed, *piece.span()), first=not told)
    return told if told and told[0][0] == "lead" else []


def _in_note(layout: Layout, piece: Span, *, first: bool) -> list[Told]:
    doers = _DOERS.fullmatch(layout.folded, *piece)
    if doers and bodies.is_body(layout.folded, *doers.span("lead")):
        return [(kind, Span(*doers.span(kind))) for kind in ("lead", "helps") if doers[kind]]
    if first:
        alone = bodies.is_body(layout.folded, *piece)
        known = alone and wholes.is_known(layout, piece)
        return [("lead", piece)] if known else []
    return [("when", piece)] if days.within(layout, *piece) else []


def _value(layout: Layout, start: int, end: int) -> Span:
    start, end = bare(layout.smoothed, start, end)
    if layout.smoothed.endswith(")", start, end) and "(" not in layout.smoothed[start:end]:
        end -= 1
    return bare(layout.smoothed, start, end)


def cells(layout: Layout, block: Block) -> list[Span]:
    """The cells of a line of a table."""
    if layout.smoothed.find("|", block.start, block.end) < 0:
        return []
    found = _CELL.finditer(layout.smoothed, block.start, block.end)
    return [bare(layout.smoothed, *cell.span()) for cell in found]


def columns(layout: Layout, row: list[Span]) -> list[str] | None:
    """What the columns of a table of tasks tell, where `row` is its head."""
    if len(row) < _FEWEST_CELLS:
        return None
    kinds = [_column(layout, cell) or "" for cell in row]
    return kinds if kinds.count("task") == 1 and "lead" in kinds else None


def _column(layout: Layout, cell: Span) -> str | None:
    """What the column under this head tells; None if these words head no column of tasks."""
    if cell.end - cell.start > _LONGEST_HEAD:
        return None
    if _ORDINAL.match(layout.folded, *cell):
        return "ordinal"
    if _TASK.match(layout.folded, *cell):
        return "task"
    head = _HEAD.match(layout.folded, *cell)
    return head.lastgroup if head else None


def stacked(layout: Layout, at: int) -> tuple[list[list[Told]], int]:
    """The rows of a table whose cells stand below each other from block `at` on, and its end."""
    blocks = layout.blocks
    first = Span(blocks[at].body, blocks[at].end)
    numbered = _ORDINAL.match(layout.folded, *first) is not None
    if not numbered and not _TASK.fullmatch(layout.folded, *first):
        return [], at
    kinds: list[str] = []
    while at + len(kinds) < len(blocks) and len(kinds) < _MOST_COLUMNS:
        cell = blocks[at + len(kinds)]
        kind = _column(layout, Span(cell.body, cell.end))
        if not kind or kind in kinds:
            break
        kinds.append(kind)
    if "task" not in kinds or "lead" not in kinds:
        return [], at
    rows, end = [], at + len(kinds)
    begins = _is_number if numbered else _is_marked
    while end < len(blocks) and begins(layout, blocks[end]):
        size = 1
        while size < len(kinds) and end + size < len(blocks):
            if begins(layout, blocks[end + size]):
                break
            size += 1
        row = [Span(one.start, one.end) for one in blocks[end : end + size]]
        told = _without_an_empty_cell(layout, kinds, row)
        if size == len(told):
            rows.append(list(zip(told, row, strict=True)))
        end += size
    return rows, end


def _without_an_empty_cell(layout: Layout, kinds: list[str], row: list[Span]) -> list[str]:
    """Where one cell is lacking, and the last tells the time, no one is to help."""
    if len(row) == len(kinds) - 1 and "helps" in kinds and kinds[-1] == "when":
        named = days.within(layout, *row[-1])
        if named or deadlines.recurrence(layout.folded[slice(*row[-1])]):
            return [kind for kind in kinds if kind != "helps"]
    return kinds


def _is_number(layout: Layout, block: Block) -> bool:
    return bool(_NUMBER.fullmatch(layout.smoothed, block.start, block.end))


def _is_marked(layout: Layout, block: Block) -> bool:
    """ "1. Phun nước dập bụi": the task stands behind the number of its row."""
    return layout.smoothed[block.start].isdigit() and block.rank is not None


def read(layout: Layout, told: list[Told], year: str | None) -> Attributes:
    lead: Span | None = None
    cooperating: list[Span] = []
    due = recurs = None
    certain = True
    for kind, value in told:
        if value.start >= value.end:
            continue
        if kind == "lead":
            certain = certain and lead is None
            lead = lead or value
        elif kind == "helps":
            cooperating += bodies.named_in(layout, value)
        elif kind == "when":
            named = days.within(layout, *value)
            recurs = recurs or deadlines.recurrence(layout.folded[slice(*value)])
            day, clear = deadlines.told(layout.folded, value, named, year)
            certain = certain and (clear or recurs is not None) and due in (None, day)
            due = due or day
    return Attributes(lead, tuple(cooperating), due, recurs, certain)
