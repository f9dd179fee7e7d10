"""The numbers and letters that Word shows before paragraphs of automatic lists."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 9
_ROMAN = [
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
]  # fmt: skip
_SYMBOL_BULLETS = {"o": "•", "·": "•", "§": "•", "Ø": "•", "ü": "•", "v": "•", "q": "•"}


@dataclass(frozen=True)
class Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    restarts_after: int | None = None  # None: after any higher level


@dataclass
class Lists:
    """The lists of one document, counting as its paragraphs go by."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by numId
    counted_as: dict[str, str] = field(default_factory=dict)  # numId to the counters it shares
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _started: set[str] = field(default_factory=set)

    def label(self, number: str, level: int) -> str:
        """The label of the next paragraph at this level of this list, and count it."""
        rule = self.levels.get(number, {}).get(level)
        if rule is None:
            return ""
        counts = self._counts[self.counted_as.get(number, number)]
        if number not in self._started:
            self._started.add(number)
            for deep, value in self.restarts.get(number, {}).items():
                counts[deep] = value - 1
        counts[level] = counts.get(level, rule.start - 1) + 1
        for deeper in [d for d in counts if d > level and self._restarts(number, d, level)]:
            del counts[deeper]
        return self._written(number, rule, counts)

    def _restarts(self, number: str, deeper: int, level: int) -> bool:
        rule = self.levels[number].get(deeper)
        if rule is None or rule.restarts_after is None:
            return True
        return rule.restarts_after > 0 and level < rule.restarts_after

    def _written(self, number: str, rule: Level, counts: dict[int, int]) -> str:
        if rule.format == "bullet":
            return _SYMBOL_BULLETS.get(rule.text, rule.text)

        def place(match: re.Match[str]) -> str:
            level = int(match.group(1)) - 1
            other = self.levels[number].get(level, Level())
            form = "decimal" if rule.legal else other.format
            return written(counts.get(level, other.start), form)

        return re.sub(r"%([1-9])", place, rule.text)


def written(count: int, form: str) -> str:
    """`count` in one of Word's number formats; an unknown one is decimal."""
    if form == "none" or count < 0:
        return ""
    if form in ("lowerLetter", "upperLetter") and count:
        times, letter = divmod(count - 1, 26)
        label = chr(ord("a") + letter) * min(times + 1, 10)
        return label.upper() if form == "upperLetter" else label
    if form in ("lowerRoman", "upperRoman"):
        label = _roman(min(count, 4999))
        return label.upper() if form == "upperRoman" else label
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    label = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        label += letters * times
    return label


def read_lists(numbering: etree._Element | None, styles: etree._Element | None) -> Lists:
    lists = Lists()
    if numbering is not None:
        _read_numbers(numbering, lists)
    if styles is not None:
        _read_styles(styles, lists)
    return lists


def _read_numbers(root: etree._Element, lists: Lists) -> None:
    abstract: dict[str, dict[int, Level]] = {}
    for element in root.iterchildren(f"{W}abstractNum"):
        levels = dict(_read_level(child) for child in element.iterchildren(f"{W}lvl"))
        abstract[element.get(f"{W}abstractNumId", "")] = levels
    for element in root.iterchildren(f"{W}num"):
        number = element.get(f"{W}numId", "")
        base = value(element, "abstractNumId") or ""
        lists.levels[number] = dict(abstract.get(base, {}))
        lists.counted_as[number] = base
        lists.restarts[number] = {}
        for override in element.iterchildren(f"{W}lvlOverride"):
            level = whole(override.get(f"{W}ilvl"))
            start = value(override, "startOverride")
            if start is not None:
                lists.restarts[number][level] = whole(start)
            own = override.find(f"{W}lvl")
            if own is not None:
                lists.levels[number][level] = _read_level(own)[1]


def _read_level(element: etree._Element) -> tuple[int, Level]:
    restart = value(element, "lvlRestart")
    level = Level(
        start=whole(value(element, "start"), 1),
        format=value(element, "numFmt") or "decimal",
        text=(value(element, "lvlText") or "")[:40],
        legal=element.find(f"{W}isLgl") is not None,
        restarts_after=None if restart is None else whole(restart),
    )
    return whole(element.get(f"{W}ilvl")), level


def _read_styles(root: etree._Element, lists: Lists) -> None:
    """Styles that number their paragraphs, also through the style they are based on."""
    own: dict[str, tuple[str | None, int | None]] = {}
    parents: dict[str, str] = {}
    for style in root.iterchildren(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        parents[name] = value(style, "basedOn") or ""
        numbered = style.find(f"{W}pPr/{W}numPr")
        if numbered is not None:
            level = value(numbered, "ilvl")
            own[name] = value(numbered, "numId"), None if level is None else whole(level)
    for name in parents:
        number, deep = _inherited(name, own, parents)
        if number:
            lists.by_style[name] = number, deep or 0


def _inherited(
    name: str, own: dict[str, tuple[str | None, int | None]], parents: dict[str, str]
) -> tuple[str | None, int | None]:
    number: str | None = None
    level: int | None = None
    for _step in range(_DEEPEST + 2):
        found = own.get(name, (None, None))
        number = number or found[0]
        level = found[1] if level is None else level
        name = parents.get(name, "")
    return number, level


def value(element: etree._Element, child: str) -> str | None:
    """The w:val of a child element."""
    found = element.find(f"{W}{child}")
    return None if found is None else found.get(f"{W}val")


def whole(text: str | None, default: int = 0) -> int:
    """A whole number of a foreign file: bounded, and `default` where it is none."""
    if text and re.fullmatch(r"\d{1,5}", text):
        return int(text)
    return default
