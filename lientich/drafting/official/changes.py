"""What differs between two versions, as a paper to print: bảng so sánh."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from lientich.core.text import EXERCISE_MARK
from lientich.papers import Block, Heading, Paper, Paragraph, Run, Table
from lientich.papers.blocks import Runs, runs

from ..comparison import Change, Words, changes
from ..models import Version
from .papers import issuers_of, kind_of

KIND = "Bảng so sánh"
LEGEND = runs(
    "Chữ bỏ đi được ",
    Run("gạch ngang", struck=True),
    "; chữ thêm vào in ",
    Run("đậm", bold=True),
    ".",
)
NONE: Words = (("–", False),)
SAME = "Hai bản giống hệt nhau."
WIDTHS = (0.6, 3.7, 3.7)
Particulars = Sequence[tuple[str, str, str]]  # its name, as it was, as it is


def paper_of_changes(
    before: Version, after: Version, particulars: Particulars, *, exercise: bool, on: date
) -> Paper:
    """Of the bodies that draft; nobody signs it."""
    content = after.content
    return Paper(
        kind=KIND,
        subject=f"{_named(before).lower()} và {_named(after).lower()} {kind_of(content)} "
        f"{content['subject']}",
        issuers=tuple(issuers_of(content)),
        place=content["place"] or "…",
        date=on,
        dated=False,
        mark=EXERCISE_MARK if exercise else "",
        blocks=tuple(_blocks(before, after, particulars)),
    )


def _blocks(before: Version, after: Version, particulars: Particulars) -> Iterator[Block]:
    found = changes(before.text, after.text)
    if not (found or particulars):
        yield Paragraph(runs(SAME))
        return
    yield Paragraph(LEGEND)
    versions = _named(before), _named(after)
    if particulars:
        yield Heading("Thông tin của văn bản")
        told = [(name, was or "–", now or "–") for name, was, now in particulars]
        yield _table(("", *versions), (tuple(runs(cell) for cell in row) for row in told), 2.0)
    if found:
        yield Heading("Nội dung")
        yield _table(("Đoạn", *versions), map(_row, found), WIDTHS[0])


def _row(change: Change) -> tuple[Runs, ...]:
    """The place that it has now; that of a paragraph that was taken out is the one it had."""
    place = change.place_after or change.place_before
    gone = tuple(Run(piece, struck=differs) for piece, differs in change.before or NONE)
    come = tuple(Run(piece, bold=differs) for piece, differs in change.after or NONE)
    return runs(str(place)), gone, come


def _table(head: tuple[str, ...], rows: Iterable[tuple[Runs, ...]], first: float) -> Table:
    return Table("", head, tuple(rows), (first, *WIDTHS[1:]))


def _named(version: Version) -> str:
    return f"Dự thảo lần {version.number}"
