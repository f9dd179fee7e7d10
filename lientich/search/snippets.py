"""Where in a text it stands what was asked for: pure functions."""

import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from lientich.core.text import fold

from .tokens import Question, typed

Pieces = list[tuple[str, bool]]  # of a text, each with whether it was asked for


@dataclass(frozen=True)
class Snippet:
    """A part of a text, and where in the text its first find stands."""

    pieces: Pieces
    at: int


BEFORE, ROOM = 60, 220  # letters of a snippet: before its first find, and in all
MOST_FINDS = 500  # looked at in one text

_LATIN = (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))
# Letter for letter, so that a place in the folded text is one in the text itself.
_FOLDED = {code: fold(chr(code)) for code in _LATIN if len(fold(chr(code))) == 1}


def pieces(text: str, question: Question) -> Pieces:
    """The whole text, in pieces."""
    text = normalize("NFC", text)
    return _cut(text, _finds(text, question), 0, len(text))


def snippet(text: str, question: Question) -> Snippet | None:
    """The part of a text with the most of what was asked for."""
    text = normalize("NFC", text)
    finds = _finds(text, question)
    if not finds:
        return None
    asked = {word.typed for word in question.words if word.typed}
    as_asked = [typed(text[start:end]) in asked for start, end, _which in finds]
    first = finds[_best(finds, as_asked)][0]
    start, end = _bounds(text, first)
    shown = _cut(text, [find for find in finds if find[0] >= start], start, end)
    head, tail = "… " if start else "", " …" if end < len(text) else ""
    told = [(re.sub(r"\s+", " ", piece), found) for piece, found in shown]
    return Snippet([piece for piece in [(head, False), *told, (tail, False)] if piece[0]], first)


def _finds(text: str, question: Question) -> list[tuple[int, int, str]]:
    """Start, end and which of the things asked for."""
    pattern = _pattern(question)
    if pattern is None:
        return []
    finds = []
    for match in pattern.finditer(text.translate(_FOLDED)):
        finds.append((match.start(), match.end(), match.lastgroup or ""))
        if len(finds) == MOST_FINDS:
            break
    return finds


@lru_cache(maxsize=500)
def _pattern(question: Question) -> re.Pattern[str] | None:
    quoted = {word for phrase in question.phrases for word in phrase}
    loose = [word.plain for word in question.words if word.plain not in quoted]
    parts = [r"[\W_]+".join(map(re.escape, phrase)) for phrase in question.phrases]
    parts = [rf"(?<![^\W_])(?:{part})(?![^\W_])" for part in parts]
    parts += [
        _word(word, question.unfinished and word == question.words[-1].plain) for word in loose
    ]
    named = [f"(?P<p{place}>{part})" for place, part in enumerate(parts)]
    return re.compile("|".join(named)) if named else None


def _word(word: str, unfinished: bool) -> str:
    """A number whole, with or without zeros in front; a word among letters alone."""
    if word[0].isdigit():
        return rf"(?<!\d)0*{re.escape(word)}(?!\d)"
    end = "" if unfinished else r"(?![^\W\d_])"
    return rf"(?<![^\W\d_]){re.escape(word)}{end}"


def _best(finds: list[tuple[int, int, str]], as_asked: list[bool]) -> int:
    """The find from which on the most of what was asked for stands within one snippet; what is
    written as it was typed counts twice."""

    def told(place: int) -> int:
        last = finds[place][0] + ROOM - BEFORE
        near = [one for one in range(place, min(place + 20, len(finds))) if finds[one][1] <= last]
        exact = {finds[one][2] for one in near if as_asked[one]}
        return len({finds[one][2] for one in near}) + len(exact)

    return max(range(len(finds)), key=lambda place: (told(place), -place))


def _bounds(text: str, find: int) -> tuple[int, int]:
    """Of a snippet around a find, at the edges of words."""
    start = max(find - BEFORE, 0)
    if start:
        edges = (text.rfind(" ", start - 20, start), text.rfind("\n", start - 20, start))
        start = max(edges) + 1 or start
    end = min(start + ROOM, len(text))
    if end < len(text):
        space = text.rfind(" ", find + 1, end)
        end = space if space > find + ROOM // 2 else end
    return start, end


def _cut(text: str, finds: list[tuple[int, int, str]], start: int, end: int) -> Pieces:
    shown, done = [], start
    for first, last, _which in finds:
        if first >= end:
            break
        shown += [(text[done:first], False), (text[first : min(last, end)], True)]
        done = min(last, end)
    shown.append((text[done:end], False))
    return [piece for piece in shown if piece[0]]
