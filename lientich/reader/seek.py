"""Patterns looked for only where a word stands that they can begin with.

To try an alternation of many words at every character of a text is slow. Here the words of a text
are gone through once, and each pattern is tried at those that one of its own begins with.
"""

import bisect
import operator
import re
from collections.abc import Callable
from functools import cached_property
from itertools import accumulate, compress, count
from typing import ClassVar

from lientich.reader.text import pattern

_WORD = re.compile(r"\w+")
_MARKS = '\n,.;:()/-"'
_DIGITS = "0123456789"
_LONGEST = 8  # letters of an opening; more tell words no better apart


class Seek:
    """A pattern over folded text, each of whose matches begins where a word does.

    `finditer` and `search` answer what those of the pattern would between `start` and `end`.
    """

    known: ClassVar[list["Seek"]] = []  # all there are, for one walk over the words of a text

    def __init__(self, source: str) -> None:
        self.regex = pattern(source)
        self._source = source
        self.known.append(self)

    @cached_property
    def openings(self) -> frozenset[str]:
        return openings(self._source)

    @property
    def match(self) -> Callable[..., re.Match[str] | None]:
        return self.regex.match

    def finditer(self, index: "Index", start: int, end: int) -> list[re.Match[str]]:
        places = index.places[self]
        at, size = bisect.bisect_left(places, start), len(places)
        match_at = self.regex.match
        found = []
        while at < size and places[at] < end:
            if places[at] >= start and (match := match_at(index.folded, places[at], end)):
                found.append(match)
                start = match.end()
            at += 1
        return found

    def search(self, index: "Index", start: int, end: int) -> re.Match[str] | None:
        places = index.places[self]
        at, size = bisect.bisect_left(places, start), len(places)
        while at < size and places[at] < end:
            if match := self.regex.match(index.folded, places[at], end):
                return match
            at += 1
        return None


class Index:
    """Where in a folded text each `Seek` is to be tried."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.places: dict[Seek, list[int]] = {seek: [] for seek in Seek.known}
        beginning: _Beginning = {}
        for seek, places in self.places.items():
            for opening in seek.openings:
                beginning.setdefault(opening[:2], []).append((opening, places))
        for mark in _MARKS:
            folded = folded.replace(mark, " ")
        pieces = folded.split(" ")
        wanted = {piece: _wanted_in(piece, beginning) for piece in set(pieces)}
        starts = map(operator.add, accumulate(map(len, pieces), initial=0), count())
        of_piece = [wanted[piece] for piece in pieces]
        for start, hits in compress(zip(starts, of_piece, strict=False), of_piece):
            for offset, places in hits:
                places.append(start + offset)


_Beginning = dict[str, list[tuple[str, list[int]]]]
"""By the first two letters: the openings that begin so, and where their places are kept."""


def _wanted_in(piece: str, beginning: _Beginning) -> list[tuple[int, list[int]]]:
    if piece.isalpha():
        known = piece[:2] in beginning or piece[0] in beginning
        return _wanted_at(0, piece, beginning) if known else []
    words = _WORD.finditer(piece)
    return [one for word in words for one in _wanted_at(word.start(), word[0], beginning)]


def _wanted_at(start: int, word: str, beginning: _Beginning) -> list[tuple[int, list[int]]]:
    near = beginning.get(word[:2], []) + beginning.get(word[0], [])
    wanted = {id(places): places for opening, places in near if word.startswith(opening)}
    return [(start, places) for places in wanted.values()]


def openings(source: str) -> frozenset[str]:
    """What the matches of a pattern can begin with, up to the first space or open choice.

    Raises ValueError where that may be anything.
    """
    found, end = _alternatives(source, 0)
    prefixes = {prefix for prefix, _ in found}
    if "" in prefixes or end != len(source):
        raise ValueError(f"a pattern that may begin with anything: {source[:60]}")
    return frozenset(
        one for one in prefixes if not any(one[:n] in prefixes for n in range(1, len(one)))
    )


_AGAIN = re.compile(r"\?|\*|\+|\{(\d+)(?:,\d*)?\}")
_STRUCTURE = re.compile(r"\\.|\[\^?.[^\]]*\]|[(|)]")

_Prefixes = set[tuple[str, bool]]
"""Letters, and whether what follows them may be added."""


def _alternatives(source: str, at: int) -> tuple[_Prefixes, int]:
    found: _Prefixes = set()
    while True:
        one, at = _sequence(source, at)
        found |= one
        if at >= len(source) or source[at] != "|":
            return found, at
        at += 1


def _sequence(source: str, at: int) -> tuple[_Prefixes, int]:
    found: _Prefixes = {("", True)}
    while at < len(source) and source[at] not in "|)":
        if not any(goes_on for _, goes_on in found):
            return found, _end_of_sequence(source, at)
        piece, at = _piece(source, at)
        again = _AGAIN.match(source, at)
        if again:
            at = again.end() + (source[again.end() : again.end() + 1] == "?")
            once = again[0] != "?" and piece is not None
            if once and piece:
                piece = {(prefix, False) for prefix, _ in piece}
            if again[0] in "?*" or again[1] == "0":
                piece = (piece or {("", False)}) | {("", piece is not None)}
        found = _joined(found, piece)
    return found, at


def _end_of_sequence(source: str, at: int) -> int:
    depth = 0
    for found in _STRUCTURE.finditer(source, at):
        if depth == 0 and found[0] in ("|", ")"):
            return found.start()
        depth += (found[0] == "(") - (found[0] == ")")
    return len(source)


def _joined(found: _Prefixes, piece: _Prefixes | None) -> _Prefixes:
    joined: _Prefixes = set()
    for prefix, goes_on in found:
        if not goes_on or piece is None:
            joined.add((prefix, False))
        else:
            joined |= {(prefix + more, on and len(prefix + more) < _LONGEST) for more, on in piece}
    return joined


_OPENED = re.compile(r"\((?:\?P<\w+>|\?:|\?<[!=]|\?[!=])?")
_AROUND = ("(?<!", "(?<=", "(?!", "(?=")


def _piece(source: str, at: int) -> tuple[_Prefixes | None, int]:
    """The prefixes of one piece, None where it may be anything; and where it ends."""
    if source.startswith(r"\b", at):
        return {("", True)}, at + 2
    if source.startswith(r"\d", at):
        return {(digit, False) for digit in _DIGITS}, at + 2
    if source[at] == "(":
        content = _OPENED.match(source, at)
        assert content
        inside, end = _alternatives(source, content.end())
        return ({("", True)} if content[0] in _AROUND else inside), end + 1
    if source[at] == "[":
        return None, source.index("]", at + 2) + 1
    if source[at] == "\\":
        return None, at + 2
    return {(source[at], True)} if source[at].isalnum() else None, at + 1
