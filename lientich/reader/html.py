"""Saved web pages: the article or the document, without what the page lays around it."""

import copy
import re
from dataclasses import dataclass

from lxml import etree

from lientich.reader import columns, debris, html_fonts
from lientich.reader.blocks import Block, blocks_of, squeezed
from lientich.reader.plain import clean
from lientich.reader.unreadable import Unreadable

_HEAD_BLOCKS = 5
_DEEPEST = 500  # elements within each other; a page left unclosed all through has fewer


@dataclass
class Page:
    lines: list[str]
    margins: str  # what stands around the content, where a mark of secrecy may be
    title: str | None
    has_pictures: bool


def read(text: str) -> Page:
    """The content of a page given as text. Raises Unreadable for XML that declares entities."""
    if "<!ENTITY" in text[:20_000].upper():
        raise Unreadable("unsafe_xml")
    root = _parsed(text)
    if root is None:
        return Page([], "", None, False)
    html_fonts.mend(root)
    titles = _declared_titles(root)
    pictures = next(root.iter("img"), None) is not None
    heading = _title_element(root, titles)
    whole = copy.deepcopy(root)
    _remove_debris(root, heading)
    shown = blocks_of(root)
    blocks = _chosen(shown, heading) or _visible_blocks(whole)
    lines = columns.unfold([line for block in blocks for line in block.lines])
    title = squeezed(heading) if heading is not None else _shown_title(titles, blocks)
    if title is None and blocks and (title := next(iter(_titles_for_sharing(root)), None)):
        lines.insert(0, title)
    chosen = {id(block) for block in blocks}
    margins = "\n".join(block.text for block in shown if id(block) not in chosen)
    return Page(lines, margins, title, pictures)


def _parsed(text: str) -> etree._Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:  # bad form is forgiven; this is want of memory
        raise Unreadable("too_hard") from error
    if root is not None and _is_too_deep(root):
        raise Unreadable("too_hard")
    return root


def _visible_blocks(root: etree._Element) -> list[Block]:
    """All the page shows, for a page that names its very content like debris."""
    etree.strip_elements(root, *debris.DROPPED_TAGS, with_tail=False)
    return [block for block in blocks_of(root) if block.link_share < 0.5]


def _is_too_deep(root: etree._Element) -> bool:
    depth = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


def _declared_titles(root: etree._Element) -> list[str]:
    """What the page calls itself: og:title first, then <title>, the site's name cut off."""
    titles = _titles_for_sharing(root)
    for element in root.iter("title"):
        whole = squeezed(element)
        titles.append(max(re.split(r"\s[|»–-]\s", whole), key=len) if whole else "")
    return [title for title in titles if title]


def _titles_for_sharing(root: etree._Element) -> list[str]:
    metas = [m for m in root.iter("meta") if m.get("property") == "og:title"]
    return [" ".join(clean(meta.get("content", "")).split()) for meta in metas]


def _title_element(root: etree._Element, titles: list[str]) -> etree._Element | None:
    """The heading that says what the page's own title says; else the only h1."""
    candidates = [e for e in root.iter("h1", "h2") if 8 <= len(squeezed(e)) <= 400]
    for title in titles:
        for element in candidates:
            text = squeezed(element).lower()
            if text == title.lower() or (len(text) > 20 and text in title.lower()):
                return element
    first = [e for e in candidates if e.tag == "h1"]
    return first[0] if len(first) == 1 else None


def _shown_title(titles: list[str], blocks: list[Block]) -> str | None:
    """A declared title counts where the page shows it; else it may be the site's or a file's."""
    shown = "\n".join(block.text for block in blocks).lower()
    return next((t for t in titles if len(t) > 8 and t.lower()[:60] in shown), None)


def _remove_debris(root: etree._Element, heading: etree._Element | None) -> None:
    kept = set() if heading is None else {heading, *heading.iterancestors()}
    weights = _prose_weights(root)
    doomed = [
        element
        for element in root.iter(etree.Element)
        if element not in kept and element.getparent() is not None and _is_debris(element)
    ]
    for element in doomed:
        hard = element.tag in debris.DROPPED_TAGS and element.tag != "form"
        if hard or weights[element] <= 0.4 * weights[root]:
            _drop(element)


def _prose_weights(root: etree._Element) -> dict[etree._Element, int]:
    """Letters in long runs of text; menus and lists of links weigh next to nothing."""
    weights: dict[etree._Element, int] = {}
    for _event, element in etree.iterwalk(root, events=("end",)):
        in_link = element.tag in ("a", "script", "style")
        pieces = [] if in_link else [element.text, *(child.tail for child in element)]
        own = sum(len(piece) for piece in pieces if piece and len(piece) > 60)
        weights[element] = own + sum(weights.get(child, 0) for child in element)
    return weights


def _drop(element: etree._Element) -> None:
    """Empty it, and leave an empty element where it stood, so that words round it stay apart."""
    element.clear(keep_tail=True)  # type: ignore[call-arg]  # the stubs do not know it
    element.tag = "hr" if element.tag in debris.BLOCKS else "wbr"


def _is_debris(element: etree._Element) -> bool:
    tag = element.tag
    if tag in debris.DROPPED_TAGS:
        return True
    if tag in ("html", "body", "article", "main", "h1"):
        return False
    if tag == "header" and not _is_in_article(element):
        return True
    return bool(element.attrib) and (_is_hidden(element) or _is_named_debris(element))


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return (
        element.get("hidden") is not None
        or "display:none" in style
        or "visibility:hidden" in style
        or element.get("role", "").lower() in debris.DROPPED_ROLES
    )


def _is_named_debris(element: etree._Element) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"[:500].strip()
    if not names:
        return False
    words = set(re.split(r"[^a-z0-9]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names).lower()))
    if words & debris.HEADER_WORDS and not _is_in_article(element):
        return True
    return bool(words & debris.WORDS) or debris.NAMES.search(names.lower()) is not None


def _is_in_article(element: etree._Element) -> bool:
    return any(ancestor.tag in ("article", "main") for ancestor in element.iterancestors())


def _chosen(blocks: list[Block], heading: etree._Element | None) -> list[Block]:
    """The blocks of the content in reading order."""
    region = _region(blocks)
    inside = [region in (b.element, *b.element.iterancestors()) for b in blocks]
    first = inside.index(True) if True in inside else 0
    last = len(blocks) - inside[::-1].index(True) if True in inside else len(blocks)
    title = next((i for i, b in enumerate(blocks) if _holds(heading, b.element)), None)
    if title is not None:
        first = _start(blocks, title, first)
        last = max(last, title + 1)
    elif region is not None:
        first = _head_above(blocks, region, first)
    chosen = [b for i, b in enumerate(blocks[:last]) if i >= first and not _is_debris_block(b)]
    for block in chosen:
        if _is_date_line(block):
            block.text = debris.BESIDE_A_DATE.sub("", block.text)
    return _without_related(chosen, None if title is None else blocks[title])


def _holds(heading: etree._Element | None, element: etree._Element) -> bool:
    return heading is not None and (element is heading or heading in element.iterancestors())


def _start(blocks: list[Block], title: int, first: int) -> int:
    """Content begins at its title, or at a date line or prose a little above it."""
    if any(b.is_prose for b in blocks[first:title]):
        return first
    above = range(max(title - 3, 0), title)
    dated = [i for i in above if _is_date_line(blocks[i]) and _near(blocks[i], blocks[title])]
    return min([title, *dated])


def _head_above(blocks: list[Block], region: etree._Element, first: int) -> int:
    """Without a heading of its own, a page's title and date are short lines right above."""
    for element in region.iterancestors():
        start = first
        while start > 0 and element in blocks[start - 1].element.iterancestors():
            start -= 1
        above = blocks[start:first]
        if len(above) > _HEAD_BLOCKS or any(b.link_share > 0.3 or b.is_prose for b in above):
            break
        first = start
    return first


def _is_date_line(block: Block) -> bool:
    return len(block.text) < 60 and debris.DATE_LINE.search(block.text) is not None


def _near(one: Block, other: Block) -> bool:
    """Siblings, or children of siblings: laid out together, not in the page's own header."""
    parents = [one.element.getparent(), other.element.getparent()]
    return parents[0] is parents[1] or (
        parents[0] is not None and parents[0].getparent() is parents[1]
    )


def _region(blocks: list[Block]) -> etree._Element | None:
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


def _is_debris_block(block: Block) -> bool:
    if debris.LINE.fullmatch(block.text):
        return True
    return block.link_share > 0.5 and debris.SEE_ALSO.match(block.text) is not None


def _without_related(blocks: list[Block], title: Block | None) -> list[Block]:
    """Drop boxes of other articles, and everything from the readers' comments on."""
    ends = _ends_of_boxes(blocks)
    kept: list[Block] = []
    box_end = -1
    skipping = False
    for i, block in enumerate(blocks):
        head = block.text.strip(" :.»>-").strip()
        if block is not title and debris.COMMENT_HEADING.fullmatch(head):
            break
        if block is not title and debris.RELATED_HEADING.fullmatch(head):
            skipping, box_end = True, ends[i]
            continue
        listed = block.link_share > 0.6 and block is not title
        if i <= box_end or (skipping and (listed or _is_teaser(block))):
            continue
        skipping = False
        if not (listed and _is_in_link_list(blocks, i)):
            kept.append(block)
    return kept


def _ends_of_boxes(blocks: list[Block]) -> list[int]:
    """For each block the end of the largest element that begins with it.

    Before any prose only a small part of the page can be a box.
    """
    first: dict[etree._Element, int] = {}
    last: dict[etree._Element, int] = {}
    for i, block in enumerate(blocks):
        for element in (block.element, *block.element.iterancestors()):
            first.setdefault(element, i)
            last[element] = i
    ends = list(range(len(blocks)))
    enough = next((i for i, block in enumerate(blocks) if block.is_prose), len(blocks))
    for element, i in first.items():
        if i > enough or (last[element] - i + 1) * 2 <= len(blocks):
            ends[i] = max(ends[i], last[element])
    return ends


def _is_teaser(block: Block) -> bool:
    is_item = block.element.tag in debris.HEADINGS or block.element.tag == "li"
    return is_item and not block.is_prose


def _is_in_link_list(blocks: list[Block], i: int) -> bool:
    """Links that stand together are a list of other pages, unless they cite documents."""
    if debris.CITED_DOCUMENT.match(blocks[i].text):
        return False
    around = blocks[max(i - 1, 0) : i] + blocks[i + 1 : i + 2]
    return any(b.link_share > 0.6 for b in around)
