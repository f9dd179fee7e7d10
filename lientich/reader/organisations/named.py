"""Names by where they begin in a text, each place looked at once."""

import re
from dataclasses import dataclass

from lientich.reader import names
from lientich.reader.organisations.ends import find_end, is_a_place, is_unfinished
from lientich.reader.organisations.objects import go_through
from lientich.reader.organisations.walk import Walk
from lientich.reader.organisations.words import HEAD
from lientich.reader.sentences import Layout
from lientich.reader.text import lazy, lower, smooth

_INITIALS = lazy(rf" ?\(([A-ZĐƯ][A-ZĐƯ]+|{names.CAPITALISED})\)")


@dataclass(frozen=True, slots=True)
class Name:
    """A name at `start:end`; `own` when it certainly says whose it is and where it ends."""

    start: int
    end: int
    own: bool


class Names:
    """The names of a text by where they begin, each place looked at once."""

    def __init__(self, smoothed: str, folded: str) -> None:
        self.smoothed, self.folded = smoothed, folded
        self._known: dict[int, Name | None] = {}

    def at(self, start: int, *, any_case: bool = False) -> Name | None:
        """The longest name that begins at `start`, if one does."""
        if not (any_case or self.smoothed[start : start + 1].isupper()):
            return None
        if start not in self._known:
            head = HEAD.match(self.folded, start)
            read = _read(self.smoothed, self.folded, start, head.end()) if head else None
            self._known[start] = read
        return self._known[start]


def _read(smoothed: str, folded: str, start: int, head_end: int) -> Name | None:
    walk = Walk(smoothed, folded, start)
    walk.begin(head_end)
    walk.go_on(head_end)
    if walk.end is None or is_a_place(walk):
        return None
    before, ended = walk.end, walk.in_trade and find_end(walk)
    if walk.end == before and walk.in_trade:
        go_through(walk)
    if walk.end > before:
        walk.go_on(walk.end)
    initials = walk.own and _INITIALS.match(smoothed, walk.end)
    if initials:
        walk.end = initials.end()
    return Name(start, walk.end, walk.own and not is_unfinished(walk, ended))


def share(layout: Layout, names: Names) -> None:
    """Keep the names of a text that were looked for already."""
    layout.shared["names"] = names


def name_at(layout: Layout, start: int) -> Name | None:
    if "names" not in layout.shared:
        share(layout, Names(layout.smoothed, layout.folded))
    names: Names = layout.shared["names"]
    return names.at(start)


def is_whole(name: str) -> bool:
    """Whether `name` is one known name from its beginning to its end."""
    smoothed = smooth(name)
    folded = lower(smoothed)
    found = Names(smoothed, folded).at(0, any_case=True)
    if not found:
        return False
    rest = [at.start() for at in re.finditer(r"\S+", smoothed) if at.start() >= found.end]
    return len(rest) <= 4 and not any(
        smoothed[at].islower() or HEAD.match(folded, at) for at in rest
    )


def begins(folded: str, at: int = 0) -> bool:
    """Whether folded letters begin as a name does."""
    return bool(HEAD.match(folded, at))
