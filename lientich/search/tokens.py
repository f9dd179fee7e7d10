"""A text as a set of tokens, and what is asked for as a condition on such sets: pure functions.

    dai         a word in its normal form (`text.normal`): without marks
    =dai5       the same word as it was typed: its letters, then its tone, wherever that was put
    ~dai.hoi    two words that follow each other
    ^dai …      each of these again, of the title alone
    @kind.bao   what is known of it besides: whom it is open to, what lists are narrowed by

Both databases keep the same sets, and every question is the same AND of ORs.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from uuid import UUID

from lientich.core.text import composed, fold, spelt

from .text import MOST_WORDS, SYMBOL, WORD, telling

MOST_LETTERS = 40  # of a word; what is longer is no word
MOST_BYTES = 900_000  # of all tokens of one text: PostgreSQL takes a million
MOST_ASKED = 1000  # letters of a question
TITLE, TYPED, PAIR, FACT = "^", "=", "~", "@"

_CODE = re.compile(r"(\d+[^\W\d_]?)[-\u2010-\u2015/]([^\W\d_]+(?:[-\u2010-\u2015/][^\W\d_]+)+)")
# A number beside a symbol, however it is typed: 33-NQLT, nqlt33, 33 NQLT; "12 tháng" is none.
_JOINED = re.compile(
    r"(?P<n>\d+[^\W\d_]?)\s*[-\u2010-\u2015/]\s*(?P<s>[^\W\d_]{2,})"
    r"|(?P<n2>\d+)(?P<s2>[^\W\d_]{2,})"
    r"|(?P<s3>[^\W\d_]{2,})(?P<n3>\d+)"
)
_APART = re.compile(r"(?P<n>\d+)\s+(?P<s>[^\W\d_]{2,})|(?P<s2>[^\W\d_]{2,})\s+(?P<n2>\d+)")
_QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb'
_QUOTED = re.compile(f"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]")


@dataclass(frozen=True)
class Condition:
    """Of each group at least one token is there; `abc*` is any that begins so."""

    groups: tuple[tuple[str, ...], ...] = ()

    def among(self, tokens: Iterable[str]) -> "Condition":
        return Condition((*self.groups, tuple(tokens)))


@dataclass(frozen=True)
class Word:
    plain: str
    typed: str = ""  # where it was typed with marks


@dataclass(frozen=True)
class Question:
    """What was asked for. `open`: its last word may be the beginning of one."""

    words: tuple[Word, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    codes: tuple[tuple[str, str], ...] = ()  # number, symbol
    open: bool = False
    unfinished: bool = False  # take the last word for a beginning

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def completed(self) -> "Question":
        return replace(self, unfinished=True)

    @property
    def marked(self) -> bool:
        return any(word.typed for word in self.words)

    @property
    def long_phrases(self) -> tuple[str, ...]:
        """Those that their pairs alone do not prove, as `sequence` writes them."""
        return tuple(f" {' '.join(phrase)} " for phrase in self.phrases if len(phrase) > 2)

    def condition(self, *, title: bool = False, marks: bool = False) -> Condition:
        """Everything asked for, anywhere or in the title; `marks`: with those it was typed with."""
        last = self.words[-1] if self.unfinished else None
        groups: list[tuple[str, ...]] = [
            (f"{word.plain}*",)
            if word is last
            else (TYPED + word.typed if marks and word.typed else word.plain,)
            for word in self.words
        ]
        groups += [(_pair(*two),) for phrase in self.phrases for two in _pairs(phrase)]
        groups += [(_pair(number, symbol), _pair(symbol, number)) for number, symbol in self.codes]
        mark = TITLE if title else ""
        return Condition(tuple(tuple(mark + one for one in group) for group in groups))


def question(asked: str) -> Question:
    """What a person typed, whatever it is: words, "phrases", numbers in any spelling."""
    asked = composed(asked[:MOST_ASKED])
    quoted = [tuple(_words(part)) for part in _QUOTED.findall(asked)]
    loose = _QUOTED.sub(" \n ", asked)
    written = [*telling(_words(loose)), *(word for phrase in quoted for word in phrase)][
        :MOST_WORDS
    ]
    kept = {_plain(word) for word in written}
    words = dict.fromkeys(Word(_plain(word), typed(word)) for word in written)
    phrases = [tuple(map(_plain, phrase)) for phrase in quoted if len(phrase) > 1]
    codes = [code for code in _codes(loose) if kept.issuperset(code)]
    last = written[-1] if written else ""
    return Question(
        tuple(words),
        tuple(dict.fromkeys(phrase for phrase in phrases if kept.issuperset(phrase))),
        tuple(dict.fromkeys(codes)),
        open=not quoted and len(last) > 1 and last.isalpha() and _plain(last) == [*words][-1].plain,
    )


def tokens(title: str, words: str = "", body: str = "") -> list[str]:
    """What the index keeps of a text, the most telling first, as far as there is room."""
    of_title = dict.fromkeys(_tokens(title))
    found = dict.fromkeys(TITLE + token for token in of_title) | of_title
    parts = [dict.fromkeys(_tokens(part)) for part in (words, body)]
    for pairs in (False, True):
        for part in parts:
            found |= {token: None for token in part if token.startswith(PAIR) == pairs}
    return list(_fitting(found))


def sequence(text: str) -> str:
    """The words of a text one after another, to look for phrases in."""
    return f" {' '.join(map(_plain, _words(composed(text))))} "


def fact(name: str, value: UUID | str) -> str:
    """What is known of a thing, as a token: its kind, its issuer, whom it is open to."""
    if isinstance(value, UUID):
        return f"{FACT}{name}.{value.hex}"
    return f"{FACT}{name}.{re.sub(r'[^a-z0-9]', '', fold(value))}"


def open_to(label: str, organisation: UUID) -> str:
    """The token of an organisation that things of a kind are open to."""
    return fact(label, organisation)


def _tokens(text: str) -> Iterator[str]:
    text = composed(text)
    written = list(_words(text))
    plain = [_plain(word) for word in written]
    yield from plain
    marked = (typed(word) for word in dict.fromkeys(written))
    yield from (TYPED + word for word in marked if word)
    for symbol in SYMBOL.findall(text):
        yield _whole(symbol)
    yield from (_pair(*two) for two in _pairs(plain))
    for number, symbol in _CODE.findall(text):
        yield _pair(_plain(number), _whole(symbol))


def _words(text: str) -> Iterator[str]:
    return iter(WORD.findall(text))


def _codes(text: str) -> Iterator[tuple[str, str]]:
    for pattern in (_JOINED, _APART):
        for match in pattern.finditer(text):
            found = {name[0]: part for name, part in match.groupdict().items() if part}
            if pattern is _JOINED or found["s"].isupper():
                yield _plain(found["n"]), _plain(found["s"])


def _pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    words = list(words)
    return zip(words, words[1:], strict=False)


def _pair(first: str, second: str) -> str:
    return f"{PAIR}{first}.{second}"


def _whole(symbol: str) -> str:
    return fold(re.sub(r"[\W_]", "", symbol))[:MOST_LETTERS]


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    folded = fold(word)[:MOST_LETTERS]
    return folded.lstrip("0") or "0" if folded[:1].isdigit() else folded


@lru_cache(maxsize=50_000)
def typed(word: str) -> str:
    """The word with its marks, as `spelt`; nothing where it has none."""
    written = spelt(word)[: MOST_LETTERS + 1]
    return "" if written == fold(word)[: MOST_LETTERS + 1] else written


def _fitting(found: Iterable[str]) -> Iterator[str]:
    room = MOST_BYTES
    for token in found:
        room -= len(token.encode()) + 1
        if room < 0:
            return
        yield token
