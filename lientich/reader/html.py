"""Saved web pages: the article or the document, without what the page lays around it."""

import re
from dataclasses import dataclass, field

from lxml import etree

from lientich.reader import columns, debris
from lientich.reader.numbering import whole, written
from lientich.reader.plain import clean
from lientich.reader.unreadable import Unreadable

_DEEPEST = 200


@dataclass
class Page:
    lines: list[str]
    title: str | None
    has_pictures: bool


@dataclass
class _Block:
    text: str
    linked: int  # characters inside links
    element: etree._Element
    label: str = ""

    @property
    def link_share(self) -> float:
        return self.linked / max(len(self.text), 1)

    @property
    def is_prose(self) -> bool:
        long = len(self.text) >= 80 or (
            len(self.text) >= 40 and debris.SENTENCE_END.search(self.text) is not None
        )
        return long and self.link_share < 0.4


def read(text: str) -> Page:
    """The content of a page given as text. Raises Unreadable for XML that declares entities."""
    if "<!ENTITY" in text[:20_000].upper():
        raise Unreadable("unsafe_xml")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    if root is None:
        return Page([], None, False)
    titles = _declared_titles(root)
    pictures = next(root.iter("img"), None) is not None
    heading = _title_element(root, titles)
    _remove_debris(root, heading)
    blocks = _chosen(list(_Walk().blocks(root)), heading)
    lines = columns.unfold([line for block in blocks for line in _lines(block)])
    title = _squeezed(heading) if heading is not None else next(iter(titles), None)
    if heading is None and titles and blocks and not _is_among(titles[0], blocks):
        lines.insert(0, titles[0])
    return Page(lines, title, pictures)


def _declared_titles(root: etree._Element) -> list[str]:
    """What the page calls itself: og:title first, then <title>, the site's name cut off."""
    titles = [m.get("content", "") for m in root.iter("meta") if m.get("property") == "og:title"]
    for element in root.iter("title"):
        whole = _squeezed(element)
        titles.append(max(re.split(r"\s[|»–-]\s", whole), key=len) if whole else "")
    return [t for t in (clean(title).strip().replace("\n", " ") for title in titles) if t]


def _squeezed(element: etree._Element) -> str:
    return " ".join(clean(_all_text(element)).split())


def _all_text(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def _title_element(root: etree._Element, titles: list[str]) -> etree._Element | None:
    """The heading that says what the page's own title says; else the only h1."""
    candidates = [e for e in root.iter("h1", "h2") if 8 <= len(_squeezed(e)) <= 400]
    for title in titles:
        for element in candidates:
            text = _squeezed(element).lower()
            if text == title.lower() or (len(text) > 20 and text in title.lower()):
                return element
    first = [e for e in candidates if e.tag == "h1"]
    return first[0] if len(first) == 1 else None


def _is_among(title: str, blocks: list[_Block]) -> bool:
    folded = title.lower()[:60]
    return any(folded in block.text.lower() for block in blocks)


def _remove_debris(root: etree._Element, heading: etree._Element | None) -> None:
    kept = set() if heading is None else {heading, *heading.iterancestors()}
    total = _prose_weight(root)
    doomed = [
        element
        for element in root.iter(etree.Element)
        if element not in kept and element.getparent() is not None and _is_debris(element)
    ]
    for element in doomed:
        hard = element.tag in debris.DROPPED_TAGS and element.tag != "form"
        if hard or _prose_weight(element) <= 0.4 * total:
            _drop(element)


def _prose_weight(element: etree._Element) -> int:
    """Letters in paragraphs; menus and lists of links weigh next to nothing."""
    return sum(
        len(text)
        for e in element.iter("p", "div", "td", "span", "section", "article", "body")
        for text in [e.text or "", *(c.tail or "" for c in e)]
        if len(text) > 60
    )


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    tail = (element.tail or "") if element.tag in debris.BLOCKS else " " + (element.tail or "")
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _is_debris(element: etree._Element) -> bool:
    tag = element.tag
    if tag in debris.DROPPED_TAGS or element.get("role", "").lower() in debris.DROPPED_ROLES:
        return True
    if tag in ("html", "body", "article", "main", "h1"):
        return False
    style = element.get("style", "").replace(" ", "").lower()
    if element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"[:500]
    words = set(re.split(r"[^a-z0-9]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names).lower()))
    inside = any(a.tag in ("article", "main") for a in element.iterancestors())
    if not inside and (tag == "header" or words & debris.HEADER_WORDS):
        return True
    return bool(words & debris.WORDS) or debris.NAMES.search(names.lower()) is not None


@dataclass
class _Walk:
    """Cuts the tree into blocks: paragraphs, headings, list items, lines of tables."""

    found: list[_Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    label: str = ""

    def blocks(self, root: etree._Element) -> list[_Block]:
        self._visit(root, root, in_link=False, depth=0)
        self._flush(root)
        return self.found

    def _visit(
        self, element: etree._Element, owner: etree._Element, *, in_link: bool, depth: int
    ) -> None:
        tag = element.tag
        if tag == "br":
            self.pieces.append("\n")
            return
        if tag == "table" and _is_plain_table(element):
            self._flush(owner)
            self._table(element)
            return
        is_block = tag in debris.BLOCKS
        if is_block:
            self._flush(owner)
            owner = element
            if tag == "li":
                self.label = _list_label(element)
        in_link = in_link or (tag == "a" and element.get("href") is not None)
        keeps_lines = tag == "pre"
        self._add(element.text, in_link=in_link, keeps_lines=keeps_lines)
        for child in element.iterchildren(etree.Element):
            if depth < _DEEPEST:
                self._visit(child, owner, in_link=in_link, depth=depth + 1)
            self._add(child.tail, in_link=in_link, keeps_lines=keeps_lines)
        if is_block:
            self._flush(owner)

    def _add(self, text: str | None, *, in_link: bool, keeps_lines: bool) -> None:
        if not text:
            return
        piece = text if keeps_lines else re.sub(r"[ \t\r\n\f]+", " ", text)
        self.pieces.append(piece)
        self.linked += len(piece.strip()) if in_link else 0

    def _flush(self, owner: etree._Element) -> None:
        text = clean("".join(self.pieces)).strip()
        if text:
            self.found.append(_Block(text, self.linked, owner, self.label))
            self.label = ""
        self.pieces, self.linked = [], 0

    def _table(self, table: etree._Element) -> None:
        rows = [
            [_cell_lines(cell) for cell in row.iterchildren("td", "th")] for row in table.iter("tr")
        ]
        everything = len(_all_text(table).strip()) or 1
        share = sum(len(_all_text(a).strip()) for a in table.iter("a")) / everything
        for line in columns.table_lines(rows):
            if text := clean(line).strip():
                self.found.append(_Block(text, int(len(text) * share), table))


def _cell_lines(cell: etree._Element) -> list[str]:
    return [line for block in _Walk().blocks(cell) for line in _lines(block)]


def _lines(block: _Block) -> list[str]:
    lines = [line for line in block.text.split("\n") if line.strip()]
    if block.label and lines:
        lines[0] = f"{block.label} {lines[0]}"
    return lines


def _is_plain_table(table: etree._Element) -> bool:
    """Rows and cells of data or of a letterhead, not the frame of a whole page."""
    if next(table.iterdescendants("table", "h1", "h2", "article"), None) is not None:
        return False
    return sum(1 for _row in table.iter("tr")) < 5_000


def _list_label(item: etree._Element) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "-"
    place = whole(parent.get("start"), 1) + sum(
        1 for _li in item.itersiblings("li", preceding=True)
    )
    forms = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
    return written(place, forms.get(parent.get("type", ""), "decimal")) + "."


def _chosen(blocks: list[_Block], heading: etree._Element | None) -> list[_Block]:
    """The blocks of the content in reading order."""
    region = _region(blocks)
    inside = [region in (b.element, *b.element.iterancestors()) for b in blocks]
    first = inside.index(True) if True in inside else 0
    last = len(blocks) - inside[::-1].index(True) if True in inside else len(blocks)
    title = next((i for i, b in enumerate(blocks) if _holds(heading, b.element)), None)
    if title is not None:
        first = _start(blocks, title, first)
        last = max(last, title + 1)
    chosen = [b for i, b in enumerate(blocks[:last]) if i >= first and not _is_debris_block(b)]
    return _without_related(chosen, None if title is None else blocks[title])


def _holds(heading: etree._Element | None, element: etree._Element) -> bool:
    return heading is not None and (element is heading or heading in element.iterancestors())


def _start(blocks: list[_Block], title: int, first: int) -> int:
    """Content begins at its title, or at a date line or prose a little above it."""
    if any(b.is_prose for b in blocks[first:title]):
        return first
    above = range(max(title - 3, 0), title)
    dated = [i for i in above if _is_date_line(blocks[i]) and _near(blocks[i], blocks[title])]
    return min([title, *dated])


def _is_date_line(block: _Block) -> bool:
    return len(block.text) < 60 and debris.DATE_LINE.search(block.text) is not None


def _near(one: _Block, other: _Block) -> bool:
    """Siblings, or children of siblings: laid out together, not in the page's own header."""
    parents = [one.element.getparent(), other.element.getparent()]
    return parents[0] is parents[1] or (
        parents[0] is not None and parents[0].getparent() is parents[1]
    )


def _region(blocks: list[_Block]) -> etree._Element | None:
    """The deepest element that holds nearly all prose; an article marked as such, first."""
    weights: dict[etree._Element, int] = {}
    total = 0
    for block in blocks:
        if block.is_prose:
            total += len(block.text)
            for element in (block.element, *block.element.iterancestors()):
                weights[element] = weights.get(element, 0) + len(block.text)
    marked = [
        e
        for e in weights
        if (e.tag in ("article", "main") or e.get("itemprop") == "articleBody")
        and weights[e] > 0.5 * total
    ]
    if marked:
        total = min(weights[e] for e in marked)
    holders = [
        e
        for e, weight in weights.items()
        if weight >= 0.85 * total and (e.tag not in ("p", "li", "span", "font", "b") or not len(e))
    ]
    whole = [e for e in holders if e.tag != "p"]
    return max(whole, key=_depth, default=None)


def _depth(element: etree._Element) -> int:
    return sum(1 for _ancestor in element.iterancestors())


def _is_debris_block(block: _Block) -> bool:
    if debris.LINE.fullmatch(block.text):
        return True
    return block.link_share > 0.5 and debris.SEE_ALSO.match(block.text) is not None


def _without_related(blocks: list[_Block], title: _Block | None) -> list[_Block]:
    """Drop boxes of other articles and everything from the readers' comments on."""
    kept: list[_Block] = []
    skipping = False
    for i, block in enumerate(blocks):
        head = block.text.strip(" :.»>-").strip()
        if block is not title and debris.COMMENT_HEADING.fullmatch(head):
            break
        if debris.RELATED_HEADING.fullmatch(head):
            skipping = True
            continue
        listed = block.link_share > 0.6 and block is not title
        if skipping and (listed or _is_teaser(block)):
            continue
        skipping = False
        if listed and _is_in_link_list(blocks, i):
            continue
        kept.append(block)
    return kept


def _is_teaser(block: _Block) -> bool:
    return not block.is_prose and (
        block.element.tag in debris.HEADINGS or block.element.tag == "li"
    )


def _is_in_link_list(blocks: list[_Block], i: int) -> bool:
    """Links that stand together are a list of other pages; a lone one may be a cited document."""
    around = blocks[max(i - 1, 0) : i] + blocks[i + 1 : i + 2]
    return any(b.link_share > 0.6 for b in around)
