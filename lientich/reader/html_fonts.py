"""The fonts of a web page's text, where they are of before Unicode: it becomes what it means.

Fonts are told by the element itself (face, style) or by the page's own style sheet.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from lxml import etree

from lientich.reader import legacy

_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # a tree takes none of them
_FAMILY = re.compile(r"font-family\s*:\s*([^;}]{1,200})", re.IGNORECASE)
_SHORT = re.compile(r"(?<![-\w])font\s*:[^;}]{0,100}?[\s\"'](\.vn[^;,\"'}]{1,40})", re.IGNORECASE)
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?", re.IGNORECASE)
_UNSEEN = {"style", "script"}
_LONGEST_SELECTORS, _LONGEST_RULE = 2000, 4000  # a font written out within a page is longer

Place = tuple[etree._Element, str, legacy.Font | None]  # an element's text or tail


def mend(root: etree._Element) -> None:
    """Texts in fonts of before Unicode are given back their letters, in place; where no font is
    named, the whole page by its evidence. Raises Unreadable where that is not clear."""
    places: list[Place] = []
    _collect(root, None, _sheet(root), places)
    by_encoding: dict[str, list[str]] = defaultdict(list)
    for element, side, font in places:
        if font:
            by_encoding[font.encoding].append(getattr(element, side))
    believed = {
        encoding
        for encoding, texts in by_encoding.items()
        if legacy.is_written_in(" ".join(texts), encoding)
    }
    change: Callable[[str, legacy.Font | None], str] | None = None
    if by_encoding:
        change = _by_font(believed)
    elif encoding := legacy.told(" ".join(getattr(element, side) for element, side, _f in places)):
        whole = legacy.Font(encoding)
        change = lambda text, _font: legacy.shown(text, whole)  # noqa: E731 -- one of two
    for element, side, font in places if change else ():
        shown = change(getattr(element, side), font)  # type: ignore[misc]
        setattr(element, side, _NO_XML.sub(" ", shown))


def _by_font(believed: set[str]) -> Callable[[str, legacy.Font | None], str]:
    def change(text: str, font: legacy.Font | None) -> str:
        return legacy.shown(text, font) if font and font.encoding in believed else text

    return change


def _collect(
    element: etree._Element,
    inherited: legacy.Font | None,
    sheet: dict[tuple[str, str], str],
    places: list[Place],
) -> None:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    named = _named(element, sheet)
    font = legacy.font(named) if named else inherited
    if element.text:
        places.append((element, "text", font))
    for child in element:
        _collect(child, font, sheet, places)
        if child.tail:
            places.append((child, "tail", font))


def _named(element: etree._Element, sheet: dict[tuple[str, str], str]) -> str | None:
    style = element.get("style", "")
    if found := _FAMILY.search(style) or _SHORT.search(style):
        return _first(found.group(1))
    if face := element.get("face"):
        return _first(face)
    tag = str(element.tag)
    names = element.get("class", "").split()
    keys = [(tag, name) for name in names] + [("", name) for name in names] + [(tag, "")]
    return next((sheet[key] for key in keys if key in sheet), None)


def _sheet(root: etree._Element) -> dict[tuple[str, str], str]:
    """The font of each tag and class that the page's own style sheet names."""
    found: dict[tuple[str, str], str] = {}
    for style in root.iter("style"):
        for selectors, rule in _rules(style.text or ""):
            family = _FAMILY.search(rule)
            for selector in selectors.split(",") if family else ():
                simple = _SIMPLE.fullmatch(selector.strip())
                if simple and family:
                    found[(simple[1] or "").lower(), simple[2] or ""] = _first(family[1])
    return found


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors and the body of each innermost rule; split at braces, whatever the length."""
    for piece in sheet.split("}")[:-1]:
        before, brace, rule = piece.rpartition("{")
        selectors = before.rpartition("{")[2]
        if brace and len(selectors) <= _LONGEST_SELECTORS and len(rule) <= _LONGEST_RULE:
            yield selectors, rule


def _first(family: str) -> str:
    return family.split(",")[0].strip(" \"'")
