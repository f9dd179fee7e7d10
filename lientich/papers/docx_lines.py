"""Lines and columns of a DOCX: what its parts are written with."""

from collections.abc import Iterable
from itertools import cycle

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as Grid
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line
from docx.text.run import Run as Said

from lientich.papers.blocks import Runs

TEXT_WIDTH = 165  # mm, between the margins of A4
HALVES = (TEXT_WIDTH / 2, TEXT_WIDTH / 2)
LEFT, CENTRE, RIGHT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
Where = Document | _Cell


def columns(document: Document, widths: tuple[float, float] = HALVES, rows: int = 1) -> Grid:
    """Two columns (mm) without lines, whose rows stay together on a page."""
    grid = document.add_table(rows=rows, cols=2)
    set_widths(grid, widths)
    for row in grid.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return grid


def set_widths(grid: Grid, widths: Iterable[float]) -> None:
    grid.autofit = False
    lengths = [Mm(width) for width in widths]
    for column, length in zip(grid.columns, lengths, strict=True):
        column.width = length
    for cell, length in zip(grid._cells, cycle(lengths), strict=False):
        cell.width = length


def new_line(where: Where) -> Line:
    """A new line; of a cell that says nothing yet, the one it has."""
    if isinstance(where, _Cell) and not where.paragraphs[-1].runs:
        return where.paragraphs[-1]
    return where.add_paragraph()


def centred(
    where: Where, words: str, size: int, *, bold: bool = False, italic: bool = False
) -> Line:
    line = new_line(where)
    line.alignment = CENTRE
    say(line, words, size, bold=bold, italic=italic)
    return line


def say(
    line: Line, words: str, size: int | None, *, bold: bool = False, italic: bool = False
) -> Said:
    run = line.add_run(words)
    if bold:
        run.bold = True
    if italic:
        run.italic = True
    if size:
        run.font.size = Pt(size)
    return run


def say_runs(line: Line, parts: Runs) -> None:
    for part in parts:
        said = say(line, part.text, None, bold=part.bold, italic=part.italic)
        if part.struck:
            said.font.strike = True


def styled(line: Line, style: str) -> Line:
    """By the style's id, which is its name without spaces: the library looks names up anew each
    time, through all styles."""
    line._p.style = style.replace(" ", "")
    return line


def border(line: Line, *sides: str, inset: float = 0) -> None:
    """A line at these sides, `inset` mm from the edges of the column."""
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = Mm(inset)
    borders = OxmlElement("w:pBdr")
    for side in sides:
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    (indent,) = line._p.get_or_add_pPr().xpath("w:ind")
    indent.addprevious(borders)  # the order that the format wants
