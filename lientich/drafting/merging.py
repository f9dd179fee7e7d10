"""Two people wrote at once: what both changed apart is kept, what they changed alike is asked.

Pure. Texts are compared by paragraph; the words of a paragraph are compared in `comparison`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Clash:
    """The same paragraphs, written anew by both. Each side as lines; may be empty: taken out."""

    base: tuple[str, ...]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]


Piece = tuple[str, ...] | Clash  # lines that stand, or a place to choose


@dataclass(frozen=True)
class Merged:
    pieces: tuple[Piece, ...]

    @property
    def clashes(self) -> list[Clash]:
        return [piece for piece in self.pieces if isinstance(piece, Clash)]

    def text(self, choices: Sequence[str] = ()) -> str:
        """The whole, with "mine", "theirs" or "both" chosen for each clash in turn."""
        left = iter(choices)
        chosen: list[str] = []
        for piece in self.pieces:
            chosen += _chosen(piece, next(left)) if isinstance(piece, Clash) else piece
        return "\n".join(chosen)


def merge(base: str, mine: str, theirs: str) -> Merged:
    """What `mine` and `theirs` made of `base`, all in canonical form, in one text."""
    if mine == theirs or theirs == base:
        return Merged((_lines(mine),))
    if mine == base:
        return Merged((_lines(theirs),))
    return Merged(tuple(_joined(_lines(base), _lines(mine), _lines(theirs))))


def _joined(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]
) -> Iterator[Piece]:
    """Walk between the paragraphs that both left as they were."""
    at = at_mine = at_theirs = 0
    anchors = _kept_by_both(base, mine, theirs)
    for in_base, in_mine, in_theirs in [*anchors, (len(base), len(mine), len(theirs))]:
        yield from _between(base[at:in_base], mine[at_mine:in_mine], theirs[at_theirs:in_theirs])
        if in_base < len(base):
            yield (base[in_base],)
        at, at_mine, at_theirs = in_base + 1, in_mine + 1, in_theirs + 1


def _between(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]
) -> Iterator[Piece]:
    if mine == theirs or theirs == base:
        yield mine
    elif mine == base:
        yield theirs
    elif 1 < len(base) == len(mine) == len(theirs):  # rewritten where they stand, each by itself
        for one in zip(base, mine, theirs, strict=True):
            yield from _between(*((line,) for line in one))
    else:
        yield Clash(base, mine, theirs)


def _kept_by_both(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]
) -> list[tuple[int, int, int]]:
    in_mine, in_theirs = _same(base, mine), _same(base, theirs)
    return [(place, in_mine[place], in_theirs[place]) for place in in_mine if place in in_theirs]


def _same(base: tuple[str, ...], other: tuple[str, ...]) -> dict[int, int]:
    """Where each paragraph of the base that stands in the other stands there, in order."""
    matcher = SequenceMatcher(None, told_apart(base), told_apart(other), autojunk=False)
    blocks = matcher.get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def told_apart(lines: Sequence[str]) -> list[tuple[str, int]]:
    """Lines that are alike with their count, so that no text is slow for repeating one."""
    met: Counter[str] = Counter()
    found = []
    for line in lines:
        met[line] += 1
        found.append((line, met[line]))
    return found


def _chosen(clash: Clash, choice: str) -> tuple[str, ...]:
    if choice == "both":
        return clash.theirs + clash.mine
    return clash.mine if choice == "mine" else clash.theirs


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
