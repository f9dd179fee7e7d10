"""What the parts of a document are for, told by their headings: tasks, objectives, results."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lientich.reader.sentences import PLAIN, Block, Layout, Span, sentences
from lientich.reader.text import lazy, pattern

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(regex))
    for kind, regex in (
        (
            "end",
            r"nơi nhận|nơi gửi|các tin khác|t/m |tm\. |k/t |kt\. |t/l |tin liên quan|xem thêm|"
            r"tin khác",
        ),
        ("discussion", r".{0,20}\b(?:thảo luận|ý kiến phát biểu|tham luận|ý kiến của đại biểu)\b"),
        ("proposals", r"(?!về|đối với|trả lời|giải quyết).{0,20}\b(?:đề xuất|kiến nghị)\b"),
        (
            "weaknesses",
            r".{0,60}\b(?:hạn chế|khuyết điểm|tồn tại|nguyên nhân|khó khăn|vướng mắc)\b",
        ),
        (
            "objectives",
            r"(?:giao|phấn đấu|tập trung|đề ra|đặt ra|thông qua|quyết định)"
            r"\b(?!.{0,60}\bkết quả).{0,120}\b(?:chỉ tiêu|mục tiêu)"
            r"[^:]{0,40}\bsau\b",
        ),
        (
            "results",
            r"(?:những điều |những việc )?(?:đã làm được|làm được)|nhìn lại\b|"
            r"đánh giá (?:chung|tình hình|tháng|quý|kết quả|công tác|việc|\d|năm)|đánh giá$|"
            r".{0,60}\b(?:kết quả|ưu điểm|(?<!nắm )tình hình|thành tích|đánh giá chung|"
            r"những việc đã làm|"
            r"mặt đạt được|kiểm điểm|phần thứ nhất)\b",
        ),
        (
            "other",
            r".{0,40}\b(?:mục đích|quan điểm|bài học|dự báo|bối cảnh|căn cứ|phạm vi|đối tượng|"
            r"nguyên tắc|kinh phí|hiệu lực|thành phần|thời gian, địa điểm|nội dung chính|"
            r"thành phần tham dự)\b",
        ),
        (
            "objectives",
            r"(?:những )?(?:điều |đích )?(?:hướng tới|hướng đến|phấn đấu)$|"
            r"(?:phải |cần )?(?:đi (?:tới|đến) đâu|đạt được gì)$",
        ),
        ("objectives", r".{0,40}\b(?:mục tiêu|chỉ tiêu)\b(?!.{0,40}(?:nhiệm vụ|giải pháp))"),
        (
            "tasks",
            r"(?:những )?(?:công )?việc (?:cần|phải|sẽ) làm|ai làm gì|"
            r"(?:hai|ba|các) bên (?:cùng )?(?:thống nhất|thỏa thuận|cam kết|nhất trí)\b|"
            r"(?:cách làm|làm (?:gì|thế nào|bằng cách nào|như thế nào))$|"
            r".{0,70}\b(?:nhiệm vụ|giải pháp|biện pháp|tổ chức thực hiện|phân công|trách nhiệm|"
            r"phương hướng|chế độ (?:làm việc|họp|giao ban|trao đổi|"
            r"thông tin|báo cáo|sơ kết)|nội dung phối hợp|"
            r"nội dung thực hiện|nội dung công việc|kết luận|"
            r"ý kiến chỉ đạo|yêu cầu|quyết nghị|công việc|triển khai thực hiện|thực hiện)\b",
        ),
    )
)
_OF_WORDS = pattern(r"nội dung (?:tuyên truyền|kiểm tra|giám sát|học tập|hội nghị|thi|báo cáo)\b")
_TIME_OF_A_PLAN = pattern(
    r"(?:trong )?(?:quý (?:iv|i{1,3}|[1-4])|tháng \d{1,2}|(?:6|sáu) tháng (?:đầu|cuối) năm)"
    r"(?:[/ -]\d{4}| năm \d{4})?:?$"
)
_SHORTEST = 4  # fewer characters, such as a cell of a table of numbers, tell nothing
_COLON = lazy(r":(?!\d)")
_RECEIVERS = lazy(r"nơi nhận\s*:")
_ANNEX = lazy(r"phụ lục|(?:kế hoạch|quy chế|danh sách)$")
_SHOUTED = 18
_ARTICLE = 15  # "Điều 2. …" ends what the article before it opened


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, what its part of the document is for, and the headings it stands under.

    `start` is where its content begins, after a run-in heading such as "Mục tiêu chung:".
    """

    block: Block
    start: int
    kind: str | None
    headings: tuple[Block, ...]
    is_heading: bool
    sentences: tuple[Span, ...]


def place(layout: Layout) -> tuple[Placed, ...]:
    """Every block with its part of the document; a part lasts until a heading as high."""
    if "placed" not in layout.shared:
        layout.shared["placed"] = tuple(_place(layout))
    placed: tuple[Placed, ...] = layout.shared["placed"]
    return placed


def _place(layout: Layout) -> Iterator[Placed]:
    open_parts: list[tuple[int, str | None, Block]] = []
    signed = False
    before: Block | None = None
    for block in layout.blocks:
        heading = is_heading(layout, block)
        kind, start = _own_kind(layout, block, heading)
        rank = _rank(layout, block)
        if before and before.body >= before.end and rank == _SHOUTED:
            rank = (before.rank or rank) + 1  # the name of a chapter on the line after its number
        before = block
        if heading or kind or rank <= _ARTICLE:
            open_parts = [part for part in open_parts if part[0] < rank]
        headings = tuple(part[2] for part in open_parts if part[0] < rank)
        inherited = next((part[1] for part in reversed(open_parts) if part[1]), None)
        if inherited == "results" and kind in ("tasks", "objectives", "other"):
            kind = None  # "1. Lãnh đạo nhiệm vụ sản xuất" within "I. Kết quả" tells what was done
        if inherited == "other" and layout.folded.startswith("yêu cầu", block.body):
            kind = "other"  # "1. Mục đích", "2. Yêu cầu" within "I. Mục đích, yêu cầu"
        signed = not _ANNEX.match(layout.folded, block.body) and (
            signed or bool(_RECEIVERS.match(layout.folded, block.body))
        )
        kind = "end" if signed else kind  # names and posts below the receivers
        begin = block.body if heading else start
        told = block.end - begin >= _SHORTEST
        parts = tuple(sentences(layout.smoothed, begin, block.end)) if told else ()
        yield Placed(block, start, kind or inherited, headings, heading, parts)
        if heading or (kind and start >= block.end):
            open_parts.append((rank, kind, block))


def _rank(layout: Layout, block: Block) -> int:
    if block.rank is not None:
        return block.rank
    return _SHOUTED if layout.smoothed[block.start : block.end].isupper() else PLAIN


def is_heading(layout: Layout, block: Block) -> bool:
    """A short block that opens a part: no sentence, and marked, in capitals or with a colon."""
    text = layout.smoothed[block.body : block.end]
    if len(text) > 200 or text.endswith((".", ";", "…", ",")) or not text:
        return False
    if text.isupper():
        return True
    marked = block.rank is not None and block.rank <= 60
    return (marked or text.endswith(":")) and ";" not in text and len(text) <= 160


def _own_kind(layout: Layout, block: Block, heading: bool) -> tuple[str | None, int]:
    """The kind that the block's own heading names, and where its content begins."""
    folded = layout.folded
    if folded.startswith("nơi nhận", block.body):
        return "end", block.end
    if heading:
        # "Đảng ủy đã vượt qua khó khăn, đạt các chỉ tiêu:" opens a list, not a part.
        sentence = block.rank is None and not layout.smoothed[block.body : block.end].isupper()
        kind = kind_of(folded[block.body : block.end], run_in=sentence)
        return kind, block.end if kind or folded[block.end - 1] == ":" else block.body
    colon = _COLON.search(folded, block.body, min(block.end, block.body + 110))
    if colon and (kind := kind_of(folded[block.body : colon.start()], run_in=True)):
        return kind, colon.end()
    return None, block.body


_RUN_IN = lazy(
    r"(?:về )?(?:các |một số |những )?(?:mục tiêu|chỉ tiêu|nhiệm vụ|giải pháp|tổ chức thực hiện|"
    r"kết quả|hạn chế|tồn tại|yêu cầu|phương hướng|mục đích|nơi nhận|quyết nghị|ưu điểm|"
    r"trách nhiệm|phân công|tin liên quan|xem thêm|tin khác|các tin khác|thảo luận)\b"
)


def kind_of(folded: str, run_in: bool = False) -> str | None:
    """What a part with this heading is for; None if its words do not tell."""
    line = " ".join(folded.split())
    if run_in and not _RUN_IN.match(line):
        return None
    for kind, regex in _KINDS:
        if regex.match(line):
            return kind
    return None


def is_of_contents(layout: Layout, heading: Block) -> bool:
    """ "Nội dung", or the time of what is planned: "Quý II", "6 tháng đầu năm"."""
    if _TIME_OF_A_PLAN.match(layout.folded, heading.body, heading.end):
        return True
    contents = layout.folded.startswith("nội dung", heading.body)
    return contents and not _OF_WORDS.match(layout.folded, heading.body)
