"""The fonts of a Word file's runs, where they are of before Unicode: by run, style and default."""

from collections import defaultdict

from lxml import etree

from lientich.reader import legacy
from lientich.reader.numbering import W, value

_PLACES = ("hAnsi", "ascii", "cs")  # of a font's name; letters beyond ASCII are hAnsi
_MOST_STYLES_BACK = 20
_LEAVES = (f"{W}t", f"{W}softHyphen")
_SOFT_HYPHEN = "\u00ad"  # the place of ư in TCVN3


def written(leaf: etree._Element) -> str:
    return leaf.text or "" if leaf.tag == f"{W}t" else _SOFT_HYPHEN


class Fonts:
    """What each run's font makes of its letters; nothing, where no font is of before Unicode."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default: str | None = None
        self._everywhere: set[str] = set()  # encodings that the body bears out
        self._here: set[str] = set()  # and those of the part that is being read
        if styles is None:
            return
        for style in styles.iterchildren(f"{W}style"):
            self._styles[style.get(f"{W}styleId", "")] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") == "1":
                self._default = style.get(f"{W}styleId")
        self._overall = _named(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    _overall: str | None = None

    def believe(self, document: etree._Element) -> None:
        """Look at all that stands in such fonts before any of it is changed."""
        self._everywhere = self._borne_out(document)

    def believe_here(self, part: etree._Element) -> None:
        """The same for headers and notes, whose fonts may be older than those of the body; what one
        of them bears out says nothing of another."""
        self._here = self._borne_out(part)

    def _borne_out(self, part: etree._Element) -> set[str]:
        found: dict[str, list[str]] = defaultdict(list)
        for run in part.iter(f"{W}r"):
            if font := self._font(run):
                found[font.encoding] += [written(leaf) for leaf in run.iter(*_LEAVES)]
                found[font.encoding].append(" ")
        return {
            encoding
            for encoding, pieces in found.items()
            if legacy.is_written_in("".join(pieces), encoding)
        }

    def of(self, run: etree._Element) -> legacy.Font | None:
        believed = self._everywhere | self._here
        font = self._font(run) if believed else None
        return font if font and font.encoding in believed else None

    def _font(self, run: etree._Element) -> legacy.Font | None:
        properties = run.find(f"{W}rPr")
        name = _named(properties)
        if name is None and properties is not None:
            name = self._of_style(value(properties, "rStyle"))
        if name is None:
            paragraph = next(run.iterancestors(f"{W}p"), None)
            own = paragraph.find(f"{W}pPr") if paragraph is not None else None
            style = value(own, "pStyle") if own is not None else None
            name = self._of_style(style or self._default) or self._overall
        return legacy.font(name)

    def _of_style(self, key: str | None) -> str | None:
        for _step in range(_MOST_STYLES_BACK):
            style = self._styles.get(key or "")
            if style is None:
                return None
            if name := _named(style.find(f"{W}rPr")):
                return name
            key = value(style, "basedOn")
        return None


def _named(properties: etree._Element | None) -> str | None:
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    if fonts is None:
        return None
    return next((name for place in _PLACES if (name := fonts.get(f"{W}{place}"))), None)
