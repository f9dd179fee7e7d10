"""Where a figure stands in the report: under which headings, in which sentence or cell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lientich.papers import Block, Heading, Items, Paper, Paragraph, Run, Table
from lientich.papers.blocks import Runs, plain


@dataclass(frozen=True)
class Told:
    under: tuple[str, ...]  # headings, the outermost first
    runs: Runs  # the sentence; of a table, what its cell is of, and the cell


def told(paper: Paper, key: str) -> Told | None:
    """The first sentence or cell that has the figure; the bars of a chart only repeat it."""
    for title, blocks in [("", paper.blocks), *((one.title, one.blocks) for one in paper.annexes)]:
        for under, runs in _sentences(blocks):
            if any(run.key == key for run in runs):
                return Told((*filter(None, [title]), *under), runs)
    return None


def _sentences(blocks: Iterable[Block]) -> Iterator[tuple[tuple[str, ...], Runs]]:
    under: list[str] = []
    for block in blocks:
        match block:
            case Heading():
                under[block.level - 1 :] = [block.text]
            case Paragraph():
                yield tuple(under), block.runs
            case Items():
                yield from ((tuple(under), item) for item in block.items)
            case Table():
                yield from ((tuple(under), cell) for cell in _cells(block))


def _cells(table: Table) -> Iterator[Runs]:
    """Each cell after the table's caption, what its row is of, and the head of its column."""
    for row in table.rows:
        named = [plain(cell) for place, cell in enumerate(row) if place not in table.numeric]
        of = ", ".join(words.lstrip("- ") for words in named[:1])
        for head, cell in zip(table.head, row, strict=True):
            yield (Run(f"{table.caption}: {of}, {head.lower()}: "), *cell)
