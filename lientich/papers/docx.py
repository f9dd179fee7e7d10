"""The tree set as a DOCX, to be worked on in Word: styles, real lists and tables."""

from collections.abc import Iterable
from datetime import datetime, time
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as Grid
from docx.text.paragraph import Paragraph as Line

from lientich.papers import docx_ends as ends
from lientich.papers.blocks import (
    Annex,
    Block,
    Chart,
    Heading,
    Items,
    Paper,
    Paragraph,
    Table,
    numbered,
)
from lientich.papers.docx_lines import (
    CENTRE,
    JUSTIFY,
    LEFT,
    RIGHT,
    TEXT_WIDTH,
    centred,
    say,
    say_runs,
    set_widths,
    styled,
)
from lientich.papers.head import HYPHENS
from lientich.papers.layout import annex_name, signed_below
from lientich.papers.pdf import to_png
from lientich.papers.rules import RuleSet, rule_set

FACE = "Times New Roman"
HANGING = 4  # mm from a hyphen to its words
CELLS = ("Table Text", "Table Number")  # styles of our own


def to_docx(paper: Paper) -> bytes:
    rules = rule_set(paper.form, paper.date)
    document = docx.Document()
    _set_page(document, rules, paper.mark, paper.code)
    _set_styles(document, rules)
    _describe(document, paper)
    copied = paper.copied
    if copied is None or not copied.alone:
        ends.letterhead(document, paper, rules)
    ends.addressed(document, paper, rules)
    _draw(document, paper.blocks)
    _keep_with_what_follows(document, signed_below(paper.blocks)[1])
    if paper.signatures or paper.recipients or copied is None:
        document.add_paragraph().paragraph_format.keep_with_next = True
        check = paper.check if copied is None else None
        ends.ending(document, paper.signatures, paper.recipients, check, rules)
    for place, annex in enumerate(paper.annexes, 1):
        _annex(document, annex, place, len(paper.annexes), rules)
    if copied:
        ends.copied(document, copied, paper.check)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _annex(document: Document, annex: Annex, place: int, of: int, rules: RuleSet) -> None:
    name = centred(document, annex_name(place, of), rules.body, bold=True)
    title = centred(document, annex.title, rules.body, bold=True)
    rule = centred(document, HYPHENS, rules.body)
    if annex.begins_a_page(place):
        name.paragraph_format.page_break_before = True
    else:
        name.paragraph_format.space_before = Pt(24)
    for line in (name, title, rule):
        line.paragraph_format.keep_with_next = True
    _draw(document, annex.blocks)


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
        say(line, mark, 9, bold=True)
        if code:
            line = footer.add_paragraph()
            line.alignment = CENTRE
            say(line, code, 9)


def _page_number(line: Line, size: int) -> None:
    line.alignment = CENTRE
    run = say(line, "", size)
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


def _draw(document: Document, blocks: Iterable[Block]) -> None:
    for number, block in numbered(blocks):
        match block:
            case Heading():
                line = styled(document.add_paragraph(), f"Heading {block.level}")
                if block.centred:
                    line.alignment, line.paragraph_format.first_line_indent = CENTRE, Mm(0)
                say(line, f"{number} {block.text}".strip(), None)
            case Paragraph():
                say_runs(styled(document.add_paragraph(), "Body Text"), block.runs)
            case Items():
                for item in block.items:
                    say_runs(styled(document.add_paragraph(), "List Bullet"), item)
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
    set_widths(grid, [TEXT_WIDTH * width / sum(table.widths) for width in table.widths])
    if table.head:
        _repeat_on_each_page(grid)
    cells = iter(grid._cells)  # all at once: asking row by row goes through the table each time
    for words in table.head:
        centred(next(cells), words, 12, bold=True)
    for row in table.rows:
        for place, parts in enumerate(row):
            line = next(cells).paragraphs[0]
            say_runs(styled(line, CELLS[place in table.numeric]), parts)
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
