"""The tree set as a DOCX, to be worked on in Word: styles, real lists and tables."""

from collections.abc import Iterable
from datetime import datetime, time
from io import BytesIO
from itertools import cycle

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as Grid
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line

from lientich.papers.blocks import (
    Block,
    Chart,
    Heading,
    Issuer,
    Items,
    Paper,
    Paragraph,
    Runs,
    Signature,
    Table,
    numbered,
)
from lientich.papers.layout import (
    PARTY,
    RECIPIENTS,
    RULE,
    RuleSet,
    annex_name,
    rule_set,
    signed_below,
    told,
)
from lientich.papers.pdf import to_png

FACE = "Times New Roman"
TEXT_WIDTH = 165  # mm, between the margins of A4
LETTERHEAD = (78, 87)  # mm: issuers, Party
PARTY_SIDE = 7  # mm at either side of the Party's name in its column: what is ruled between
HANGING = 4  # mm from a hyphen to its words
SIGNING_ROOM = 68  # points between a post and a name
CELLS = ("Table Text", "Table Number")  # styles of our own
LEFT, CENTRE, RIGHT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def to_docx(paper: Paper) -> bytes:
    rules = rule_set(paper.date)
    document = docx.Document()
    _set_page(document, rules, paper.mark, paper.code)
    _set_styles(document, rules)
    _describe(document, paper)
    _letterhead(document, paper, rules)
    _draw(document, paper.blocks)
    _keep_with_what_follows(document, signed_below(paper.blocks)[1])
    _signatures(document, paper.signatures, paper.recipients, rules)
    for place, annex in enumerate(paper.annexes, 1):
        name = _centred(document, annex_name(place, len(paper.annexes)), rules.body, bold=True)
        title = _centred(document, annex.title, rules.body, bold=True)
        rule = _centred(document, RULE, rules.body)
        if annex.begins_a_page(place):
            name.paragraph_format.page_break_before = True
        else:
            name.paragraph_format.space_before = Pt(24)
        for line in (name, title, rule):
            line.paragraph_format.keep_with_next = True
        _draw(document, annex.blocks)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _set_page(document: Document, rules: RuleSet, mark: str, code: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(rules.top), Mm(rules.bottom)
    section.left_margin, section.right_margin = Mm(rules.left), Mm(rules.right)
    section.header_distance, section.footer_distance = Mm(10), Mm(10)
    if rules.mirrored:
        document.settings.element.insert(0, OxmlElement("w:mirrorMargins"))
    section.different_first_page_header_footer = True  # numbers stand from page 2
    _page_number(section.header.paragraphs[0], rules.page_number)
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        line.alignment = CENTRE
        _say(line, mark, 9, bold=True)
        if code:
            line = footer.add_paragraph()
            line.alignment = CENTRE
            _say(line, code, 9)


def _page_number(line: Line, size: int) -> None:
    line.alignment = CENTRE
    run = _say(line, "", size)
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = words
        run._r.append(part)


def _set_styles(document: Document, rules: RuleSet) -> None:
    normal = _style(document, "Normal", rules.body)
    normal.paragraph_format.space_after = Pt(0)
    body = _style(document, "Body Text", rules.body)
    body.paragraph_format.alignment = JUSTIFY
    body.paragraph_format.first_line_indent = Mm(rules.first_line)
    headings = [_style(document, f"Heading {level}", rules.body) for level in (1, 2, 3)]
    for level, heading in enumerate(headings, 1):
        heading.font.bold, heading.font.italic = True, level == 3
        heading.paragraph_format.first_line_indent = Mm(rules.first_line)
        heading.paragraph_format.space_before = Pt(0)
    items = _style(document, "List Bullet", rules.body)
    items.paragraph_format.alignment = JUSTIFY
    for indent in items.element.xpath("w:pPr/w:contextualSpacing"):
        indent.getparent().remove(indent)
    _hyphens(document, rules.first_line)
    for style in (body, items, *headings):
        spacing = style.paragraph_format
        spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(rules.line)
        spacing.space_after = Pt(rules.gap)
    for name, alignment in zip(CELLS, (LEFT, RIGHT), strict=True):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _style(document, name, 12).paragraph_format.alignment = alignment
    caption = _style(document, "Caption", 12)
    caption.font.bold, caption.font.italic = False, True
    caption.paragraph_format.alignment, caption.paragraph_format.space_after = CENTRE, Pt(4)
    caption.paragraph_format.keep_with_next = True


def _style(document: Document, name: str, size: int) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FACE)
    return style


def _hyphens(document: Document, indent: int) -> None:
    """Lists are marked by hyphens, after the first line's indent (mm)."""
    bullets = document.part.numbering_part.element.xpath(
        ".//w:abstractNum[w:lvl/w:pStyle/@w:val='ListBullet']/w:lvl[w:pStyle/@w:val='ListBullet']"
    )
    for level in bullets:
        level.find(qn("w:lvlText")).set(qn("w:val"), "-")
        for old in level.findall(qn("w:rPr")):
            level.remove(old)  # the face in which a hyphen would be a bullet
        place = level.find(f"{qn('w:pPr')}/{qn('w:ind')}")
        place.set(qn("w:left"), str(Mm(indent + HANGING).twips))
        place.set(qn("w:hanging"), str(Mm(HANGING).twips))


def _describe(document: Document, paper: Paper) -> None:
    about = document.core_properties
    about.title, about.language = paper.title, "vi-VN"
    about.author = ", ".join(issuer.name for issuer in paper.issuers)
    about.created = about.modified = datetime.combine(paper.date, time())


def _letterhead(document: Document, paper: Paper, rules: RuleSet) -> None:
    left, right = _columns(document, LETTERHEAD)
    words = told(paper)
    for issuer in paper.issuers:
        _issuer(left, issuer, rules)
    _centred(left, "*", rules.issuer)
    _centred(left, words.number, rules.number)
    if not paper.kind:
        _centred(left, paper.subject, 12, italic=True)
    for line, bold in ((paper.urgency.upper(), True), (words.draft, False)):
        if line:
            _centred(left, line, 14, bold=bold)
    party = _centred(right, PARTY, rules.party, bold=True)
    party.paragraph_format.left_indent = party.paragraph_format.right_indent = Mm(PARTY_SIDE)
    _rule_below(party)
    _centred(right, words.place_and_date, 14, italic=True).paragraph_format.space_before = Pt(6)
    if paper.kind:
        kind = _centred(document, paper.kind.upper(), rules.kind, bold=True)
        kind.paragraph_format.space_before = Pt(14)
        _centred(document, paper.subject, rules.subject, bold=True)
        _centred(document, RULE, rules.body).paragraph_format.space_after = Pt(8)


def _issuer(cell: _Cell, issuer: Issuer, rules: RuleSet) -> None:
    if issuer.superior:
        _centred(cell, issuer.superior.upper(), rules.issuer)
    _centred(cell, issuer.name.upper(), rules.issuer, bold=True)


def _rule_below(line: Line) -> None:
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    (indent,) = line._p.get_or_add_pPr().xpath("w:ind")
    indent.addprevious(borders)  # the order that the format wants


def _draw(document: Document, blocks: Iterable[Block]) -> None:
    for number, block in numbered(blocks):
        match block:
            case Heading():
                line = _styled(document.add_paragraph(), f"Heading {block.level}")
                if block.centred:
                    line.alignment, line.paragraph_format.first_line_indent = CENTRE, Mm(0)
                _say(line, f"{number} {block.text}".strip(), None)
            case Paragraph():
                _say_runs(_styled(document.add_paragraph(), "Body Text"), block.runs)
            case Items():
                for item in block.items:
                    _say_runs(_styled(document.add_paragraph(), "List Bullet"), item)
            case Table():
                _table(document, block)
            case Chart():
                _chart(document, block)


def _table(document: Document, table: Table) -> None:
    if table.caption:
        document.add_paragraph(table.caption, style="Caption")
    grid = document.add_table(
        bool(table.head) + len(table.rows), len(table.widths), style="Table Grid"
    )
    _set_widths(grid, [TEXT_WIDTH * width / sum(table.widths) for width in table.widths])
    if table.head:
        _repeat_on_each_page(grid)
    cells = iter(grid._cells)  # all at once: asking row by row goes through the table each time
    for words in table.head:
        _centred(next(cells), words, 12, bold=True)
    for row in table.rows:
        for place, parts in enumerate(row):
            line = next(cells).paragraphs[0]
            _say_runs(_styled(line, CELLS[place in table.numeric]), parts)
    document.add_paragraph()


def _repeat_on_each_page(grid: Grid) -> None:
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _chart(document: Document, chart: Chart) -> None:
    document.add_paragraph(chart.caption, style="Caption")
    line = document.add_paragraph()
    picture = line.add_run().add_picture(BytesIO(to_png(chart)), width=Mm(TEXT_WIDTH))
    picture._inline.docPr.set("descr", chart.alt)


def _keep_with_what_follows(document: Document, blocks: int) -> None:
    """The last lines stay with the signatures below: of a list, its last two items."""
    for line in document.paragraphs[-blocks - 1 :] if blocks else ():
        line.paragraph_format.keep_with_next = True


def _signatures(
    document: Document,
    signatures: tuple[Signature, ...],
    recipients: tuple[str, ...],
    rules: RuleSet,
) -> None:
    """One signs at the right of the recipients; of several, two and two, the lead at the right."""
    document.add_paragraph().paragraph_format.keep_with_next = True
    if len(signatures) == 1:
        left, right = _columns(document)
        _signature(right, signatures[0], rules)
        _recipients(left, recipients, rules)
        return
    signing = list(reversed(signatures))
    for first in range(0, len(signing), 2):
        for cell, signature in zip(_columns(document), signing[first : first + 2], strict=False):
            _signature(cell, signature, rules)
            for line in cell.paragraphs:  # and with the recipients below
                line.paragraph_format.keep_with_next = bool(recipients)
    _recipients(document, recipients, rules)


def _signature(cell: _Cell, signature: Signature, rules: RuleSet) -> None:
    _centred(cell, signature.authority.upper(), rules.signature, bold=True)
    post = _centred(cell, signature.post.upper(), rules.signature)
    post.paragraph_format.space_after = Pt(SIGNING_ROOM)
    _centred(cell, signature.name, rules.signature, bold=True)


def _recipients(where: Document | _Cell, recipients: tuple[str, ...], rules: RuleSet) -> None:
    if not recipients:
        return
    _say(_line(where), RECIPIENTS, rules.recipients_title).underline = True
    for one in recipients:
        _say(_line(where), f"- {one}", rules.recipients)


def _columns(
    document: Document, widths: tuple[float, float] = (TEXT_WIDTH / 2, TEXT_WIDTH / 2)
) -> tuple[_Cell, _Cell]:
    """Two columns without lines, that stay together on a page."""
    grid = document.add_table(rows=1, cols=2)
    _set_widths(grid, widths)
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    left, right = grid.rows[0].cells
    return left, right


def _set_widths(grid: Grid, widths: Iterable[float]) -> None:
    grid.autofit = False
    lengths = [Mm(width) for width in widths]
    for column, length in zip(grid.columns, lengths, strict=True):
        column.width = length
    for cell, length in zip(grid._cells, cycle(lengths), strict=False):
        cell.width = length


def _centred(
    where: Document | _Cell, words: str, size: int, *, bold: bool = False, italic: bool = False
) -> Line:
    line = _line(where)
    line.alignment = CENTRE
    _say(line, words, size, bold=bold, italic=italic)
    return line


def _styled(line: Line, style: str) -> Line:
    """By the style's id, which is its name without spaces: the library looks names up anew each
    time, through all styles."""
    line._p.style = style.replace(" ", "")
    return line


def _line(where: Document | _Cell) -> Line:
    """A new line; of a cell that says nothing yet, the one it has."""
    if isinstance(where, _Cell) and not where.paragraphs[-1].runs:
        return where.paragraphs[-1]
    return where.add_paragraph()


def _say(line: Line, words: str, size: int | None, *, bold: bool = False, italic: bool = False):
    run = line.add_run(words)
    if bold:
        run.bold = True
    if italic:
        run.italic = True
    if size:
        run.font.size = Pt(size)
    return run


def _say_runs(line: Line, parts: Runs) -> None:
    for part in parts:
        _say(line, part.text, None, bold=part.bold, italic=part.italic)
