"""Two versions of a text beside each other, by paragraph and by word. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .merging import told_apart

Words = tuple[tuple[str, bool], ...]  # pieces of a line, each with whether it differs

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
LONGEST = 20_000  # letters of a paragraph that is compared by word
ALIKE = 0.35  # of two paragraphs: below, one was taken out and another put in
NEAR = 8  # paragraphs in which the other one is looked for


@dataclass(frozen=True)
class Change:
    """A paragraph as it was and as it is; where one side is None it was put in, or taken out.

    Places count paragraphs from 1.
    """

    before: Words | None
    after: Words | None
    place_before: int | None
    place_after: int | None

    @property
    def same(self) -> bool:
        return self.before == self.after

    @property
    def kind(self) -> str:
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


def compare(before: str, after: str) -> list[Change]:
    """All paragraphs of both texts, in their order, those that are the same included."""
    old, new = _lines(before), _lines(after)
    found: list[Change] = []
    matcher = SequenceMatcher(None, told_apart(old), told_apart(new), autojunk=False)
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        if tag == "equal":
            found += [_same(old[a + step], a + step, b + step) for step in range(a_end - a)]
        else:
            found += _changed(old, new, range(a, a_end), range(b, b_end))
    return found


def changes(before: str, after: str) -> list[Change]:
    return [one for one in compare(before, after) if not one.same]


def _changed(old: Sequence[str], new: Sequence[str], gone: range, come: range) -> Iterator[Change]:
    """Pair the paragraphs of a changed stretch that are alike, in order."""
    left, right = gone.start, come.start
    while left < gone.stop and right < come.stop:
        partner = _nearest(old[left], new, range(right, min(right + NEAR, come.stop)))
        if partner is None:
            yield Change(((old[left], True),), None, left + 1, None)
        else:
            yield from (_added(new, place) for place in range(right, partner))
            yield _pair(old[left], new[partner], left, partner)
            right = partner + 1
        left += 1
    for place in range(left, gone.stop):
        yield Change(((old[place], True),), None, place + 1, None)
    yield from (_added(new, place) for place in range(right, come.stop))


def _added(new: Sequence[str], place: int) -> Change:
    return Change(None, ((new[place], True),), None, place + 1)


def _same(line: str, a: int, b: int) -> Change:
    return Change(((line, False),), ((line, False),), a + 1, b + 1)


def _nearest(line: str, new: Sequence[str], places: range) -> int | None:
    """Where the most of its words stand, if enough of them do."""
    ratio, place = max(((_ratio(line, new[one]), -one) for one in places), default=(0.0, 0))
    return -place if ratio >= ALIKE else None


def _ratio(one: str, other: str) -> float:
    if max(len(one), len(other)) > LONGEST:
        return float(one == other)
    matcher = SequenceMatcher(None, one.split(), other.split())
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _pair(before: str, after: str, a: int, b: int) -> Change:
    old, new = _words(before), _words(after)
    was: list[tuple[str, bool]] = []
    now: list[tuple[str, bool]] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new).get_opcodes():
        differs = tag != "equal"
        was.append(("".join(old[i:i_end]), differs))
        now.append(("".join(new[j:j_end]), differs))
    return Change(_told(was), _told(now), a + 1, b + 1)


def _told(pieces: list[tuple[str, bool]]) -> Words:
    return tuple(piece for piece in pieces if piece[0])


def _words(line: str) -> list[str]:
    return _WORD.findall(line)


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []
