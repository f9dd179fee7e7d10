"""What stands round the text of a DOCX: the letterhead and title above, signatures and recipients
below, and what makes it a copy."""

from functools import cache
from io import BytesIO

from docx.document import Document
from docx.shared import Mm, Pt
from docx.table import _Cell
from PIL import ImageFont

from lientich.papers import head, qr
from lientich.papers.blocks import Check, Copied, Paper, Signature
from lientich.papers.docx_lines import (
    CENTRE,
    TEXT_WIDTH,
    Where,
    border,
    centred,
    columns,
    new_line,
    say,
)
from lientich.papers.head import Rule, Words
from lientich.papers.layout import CHECK, RECIPIENTS, SIGNED, check_alt
from lientich.papers.pdf import FONTS
from lientich.papers.rules import RuleSet, rule_set

CELL_MARGINS = 3.8  # mm, both of them together
SLACK = 1  # mm: at either side of what is ruled below, so that it stays on its line
GUTTER = 2  # mm, between the letterhead's columns, on either side
POINT = 25.4 / 72  # mm
MEASURED = 100  # the size that words are measured in
SIGNING_ROOM = 68  # points between a post and a name
HALF_ROOM = 24  # … of which each side of what says that it is signed
ADDRESSEES, COLON = 30, 18  # mm: where Kính gửi begins, and how far its colon is from there
QR_WIDTH = 22  # mm


def letterhead(document: Document, paper: Paper, rules: RuleSet) -> None:
    _heads(document, head.letterhead(paper, rules), rules)
    for words in head.title(paper, rules):
        last = _draw(document, words, TEXT_WIDTH)
    if paper.kind:
        last.paragraph_format.space_after = Pt(8)


def addressed(document: Document, paper: Paper, rules: RuleSet) -> None:
    opening, names = head.addressed(paper, rules)
    if not opening:
        return
    first = new_line(document)
    say(first, opening, rules.body)
    first.paragraph_format.space_before = Pt(10)
    if names:
        first.paragraph_format.left_indent = Mm(ADDRESSEES)
    else:
        first.alignment = CENTRE
    for name in names:
        first = new_line(document)
        say(first, name, rules.body)
        first.paragraph_format.left_indent = Mm(ADDRESSEES + COLON)
    first.paragraph_format.space_after = Pt(8)


def ending(
    document: Document,
    signatures: tuple[Signature, ...],
    recipients: tuple[str, ...],
    check: Check | None,
    rules: RuleSet,
) -> None:
    """One signs at the right of the recipients; of several, two and two, the lead at the right."""
    if len(signatures) == 1:
        left, right = columns(document).rows[0].cells
        _signature(right, signatures[0], rules)
        _recipients(left, recipients, rules)
        _check(left, check)
        return
    signing = list(reversed(signatures))
    for first in range(0, len(signing), 2):
        cells = columns(document).rows[0].cells
        for cell, signature in zip(cells, signing[first : first + 2], strict=False):
            _signature(cell, signature, rules)
            for line in cell.paragraphs:  # and with the recipients below
                line.paragraph_format.keep_with_next = bool(recipients or check)
    if check is None:
        _recipients(document, recipients, rules)
        return
    left, right = columns(document).rows[0].cells
    _recipients(left, recipients, rules)
    _check(right, check)


def copied(document: Document, copy: Copied, check: Check | None) -> None:
    """Below a line across the page; all of it stays together."""
    rules = rule_set(copy.form, copy.date)
    if not copy.alone:
        across = document.add_paragraph()
        across.paragraph_format.space_before = Pt(14)
        border(across, "bottom")
        across.paragraph_format.keep_with_next = True
    _heads(document, head.copied(copy, rules), rules)
    for line in (one for cell in document.tables[-1]._cells for one in cell.paragraphs):
        line.paragraph_format.keep_with_next = True
    document.add_paragraph().paragraph_format.keep_with_next = True
    ending(document, (copy.signature,), copy.recipients, check, rules)


def _heads(document: Document, rows: tuple[head.Row, ...], rules: RuleSet) -> None:
    left = rules.agencies + GUTTER
    widths = (left, TEXT_WIDTH - left)
    for row, sides in zip(columns(document, widths, len(rows)).rows, rows, strict=True):
        for cell, lines, width in zip(row.cells, sides, widths, strict=True):
            for words in lines:
                _draw(cell, words, width - CELL_MARGINS)


def _draw(where: Where, words: Words, width: float):
    line = centred(where, words.text, words.size, bold=words.bold, italic=words.italic)
    if words.above:
        line.paragraph_format.space_before = Pt(words.above)
    long = min(_length(words), width)
    if words.box:
        border(line, "top", "left", "bottom", "right", inset=(width - words.box) / 2)
    elif words.rule == Rule.WHOLE:
        border(line, "bottom", inset=max((width - long) / 2 - SLACK, 0))
    elif words.rule == Rule.SHORT:
        line = where.add_paragraph()
        line.paragraph_format.line_spacing = Pt(4)
        border(line, "top", inset=(width - 0.4 * long) / 2)
    return line


def _length(words: Words) -> float:
    """How many mm a line takes, in a face of the same metrics as the document's."""
    return _face(words.bold).getlength(words.text) / MEASURED * words.size * POINT


@cache
def _face(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"Tinos_{'700Bold' if bold else '400Regular'}.ttf", MEASURED)


def _signature(cell: _Cell, signature: Signature, rules: RuleSet) -> None:
    if signature.authority:
        centred(cell, signature.authority.upper(), rules.signature, bold=True)
    post = centred(cell, signature.post.upper(), rules.signature, bold=rules.of_state)
    if signature.signed:
        post.paragraph_format.space_after = Pt(HALF_ROOM)
        post = centred(cell, SIGNED, rules.signature, italic=True)
        post.paragraph_format.space_after = Pt(HALF_ROOM)
    else:
        post.paragraph_format.space_after = Pt(SIGNING_ROOM)
    centred(cell, signature.name, rules.signature, bold=True)


def _recipients(where: Where, recipients: tuple[str, ...], rules: RuleSet) -> None:
    if not recipients:
        return
    state = rules.of_state
    title = say(new_line(where), RECIPIENTS, rules.recipients_title, bold=state, italic=state)
    title.underline = None if state else True
    for one in recipients:
        say(new_line(where), f"- {one}", rules.recipients)


def _check(where: Where, check: Check | None) -> None:
    """The QR code and, in words, where it leads."""
    if check is None:
        return
    line = new_line(where)
    line.paragraph_format.space_before = Pt(6)
    picture = line.add_run().add_picture(BytesIO(qr.png(check.address)), width=Mm(QR_WIDTH))
    picture._inline.docPr.set("descr", check_alt(check.address))
    beside = where.add_paragraph()
    say(beside, CHECK, 9).add_break()
    say(beside, check.shown, 9)
