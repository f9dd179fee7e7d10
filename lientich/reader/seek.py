"""Patterns looked for only where a word stands that they can begin with.

To try an alternation of many words at every character of a text is slow. Here the words of a text
are gone through once, and each pattern is tried at those that one of its own begins with. A word
is a syllable that begins much else ("chủ" in "chủ tịch", "chủ trương"): the next one is asked too.
"""

import bisect
import operator
import re
from collections.abc import Callable
from functools import cache, cached_property
from itertools import accumulate, compress, count
from typing import ClassVar

from lientich.reader.text import pattern

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")
_MARKS = '\n,.;:()/-"'
_MOST_KEPT = 20_000  # pieces of text; Vietnamese has some seven thousand syllables
_LONGEST = 12  # letters of an opening; more tell words no better apart


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
        match_at = self.regex.match
        while at < size and places[at] < end:
            if match := match_at(index.folded, places[at], end):
                return match
            at += 1
        return None


class Index:
    """Where in a folded text each `Seek` is to be tried."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        known = _openings(len(Seek.known))
        places: list[list[int]] = [[] for _ in known.each]
        self.places = {seek: places[number] for seek, number in known.number_of.items()}
        for mark in _MARKS:
            folded = folded.replace(mark, " ")
        pieces = folded.split(" ")
        wanted = known.wanted_in(set(pieces))
        starts = map(operator.add, accumulate(map(len, pieces), initial=0), count())
        of_piece = [wanted[piece] for piece in pieces]
        nexts = [*pieces[1:], ""]  # "" where more than one space follows, and then anything
        note = [of_opening.append for of_opening in places]
        for start, hits, after in compress(zip(starts, of_piece, nexts, strict=False), of_piece):
            for offset, number, following in hits:
                if not following or not after or after.startswith(following):
                    note[number](start + offset)


_Hit = tuple[int, int, tuple[str, ...]]
"""Where in a piece of text the patterns of which openings may begin, and what the next piece then
begins with."""
_ANY: tuple[str, ...] = ()
_NONE: dict[int, tuple[str, ...]] = {}


class _Openings:
    """The openings of all patterns, by a whole first word or by the letters that begin one.

    Patterns that open alike, as with a number, are sought as one.
    """

    def __init__(self) -> None:
        self.each = list(dict.fromkeys(seek.openings for seek in Seek.known))
        self.number_of = {seek: self.each.index(seek.openings) for seek in Seek.known}
        self._whole: dict[str, dict[int, tuple[str, ...]]] = {}
        self._begun: dict[str, list[tuple[str, int]]] = {}
        self._of_piece: dict[str, list[_Hit]] = {}
        for number, all_of_it in enumerate(self.each):
            for opening in all_of_it:
                word, space, following = opening.partition(" ")
                if space:
                    wanted = self._whole.setdefault(word, {})
                    wanted[number] = wanted.get(number, ()) + _first_letters(following)
                else:
                    self._begun.setdefault(word[:2], []).append((word, number))
        for letters, openings in self._begun.items():
            if len(letters) > 1:  # by two letters what begins with the first alone is found too
                openings += self._begun.get(letters[0], [])

    def wanted_in(self, pieces: set[str]) -> dict[str, list[_Hit]]:
        """By piece; what most texts are written with is kept from one text to the next."""
        known = self._of_piece if len(self._of_piece) < _MOST_KEPT else {}
        for piece in pieces - known.keys():
            known[piece] = self._wanted_in(piece)
        self._of_piece = known
        return known

    def _wanted_in(self, piece: str) -> list[_Hit]:
        if piece.isalpha():
            return self._wanted_at(0, piece, last=True)
        return [
            hit
            for word in _WORD.finditer(piece)
            for hit in self._wanted_at(
                word.start(), _NUMBER.sub("0", word[0]), last=word.end() == len(piece)
            )
        ]

    def _wanted_at(self, start: int, word: str, *, last: bool) -> list[_Hit]:
        """`last`: a space follows the word, and after it what else an opening asks for."""
        wanted = self._whole.get(word, _NONE) if last else _NONE
        begun = self._begun.get(word[:2], ()) or self._begun.get(word[0], ())
        if more := {number: _ANY for opening, number in begun if word.startswith(opening)}:
            wanted = wanted | more
        return [(start, number, following) for number, following in wanted.items()]


@cache
def _openings(_known: int) -> _Openings:
    """Read once for as many patterns as are known."""
    return _Openings()


def _first_letters(following: str) -> tuple[str, ...]:
    """What the word after the first may begin with."""
    letters = following.split(" ")[0].partition("0")[0]
    return (letters,) if letters or not following else tuple("0123456789")


def openings(source: str) -> frozenset[str]:
    """What the matches of a pattern can begin with, up to the first open choice.

    A space stands for what parts two words, 0 for a number. Raises ValueError where a match may
    begin with anything.
    """
    found, end = _alternatives(source, 0)
    prefixes = {prefix for prefix, _ in found}
    if any(prefix[:1] in ("", " ") for prefix in prefixes) or end != len(source):
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
            if piece and again[0] != "?" and piece != _A_NUMBER:
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
            for more, on in piece:
                longer = prefix + more[prefix.endswith("0") and more.startswith("0") :]
                joined.add((longer, on and len(longer) < _LONGEST))
    return joined


_OPENED = re.compile(r"\((?:\?P<\w+>|\?:|\?<[!=]|\?[!=])?")
_SPACE = r"\s{1,4}"
_A_NUMBER: _Prefixes = {("0", True)}
_AROUND = ("(?<!", "(?<=", "(?!", "(?=")


def _piece(source: str, at: int) -> tuple[_Prefixes | None, int]:
    """The prefixes of one piece, None where it may be anything; and where it ends."""
    if source.startswith(r"\b", at):
        return {("", True)}, at + 2
    if source.startswith(r"\d", at):
        return _A_NUMBER, at + 2
    if source.startswith(_SPACE, at):
        return {(" ", True)}, at + len(_SPACE)
    if source[at] == "(":
        content = _OPENED.match(source, at)
        assert content
        inside, end = _alternatives(source, content.end())
        return ({("", True)} if content[0] in _AROUND else inside), end + 1
    if source[at] == "[":
        return None, source.index("]", at + 2) + 1
    if source[at] == "\\":
        return None, at + 2
    if source[at].isdecimal():
        return _A_NUMBER, at + 1
    if source[at] in " /":
        return {(" ", True)}, at + 1
    return {(source[at], True)} if source[at].isalpha() else None, at + 1
