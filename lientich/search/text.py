"""The normal form of what is searched and what is asked: pure functions, nothing of Django.

Words without marks, in lower case, letters apart from digits and numbers without zeros in front,
so that 33-NQLT/ĐUBS-ĐUVX, "33 nqlt" and "nqlt33" are the same words. A symbol is also kept in one
piece, because PDF files lose its hyphens: 15/QĐ-UBND is found by "QĐUBND".
"""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from unicodedata import normalize

from lientich.core.text import fold

MOST_WORDS = 12

# 30c is a number of its own; in 33NQLT the letters are the kind.
WORD = re.compile(r"\d+[^\W\d_](?![^\W_])|\d+|[^\W\d_]+")
SYMBOL = re.compile(r"[^\W\d_]+(?:[-\u2010-\u2015/][^\W\d_]+)+")


def normal(text: str) -> str:
    """What is kept of a text to be searched: its words between single spaces."""
    folded = fold(text)
    whole = (re.sub(r"[\W_]", "", symbol) for symbol in SYMBOL.findall(folded))
    return f" {' '.join([*_words(folded), *whole])} "


def asked(query: str) -> list[str]:
    """The words that must all be found, each once, as `pattern` looks for them."""
    return list(dict.fromkeys(telling(_words(fold(query)))))[:MOST_WORDS]


def telling(words: Iterable[str]) -> Iterator[str]:
    """These but for the word before a number, which titles leave out: số 33."""
    words = list(words)
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        if not (fold(word) == "so" and following[:1].isdigit()):
            yield word


def pattern(word: str) -> str:
    """What stands in a normal form where `word` is found: a number whole, a word from its start."""
    return f" {word} " if word[0].isdigit() else f" {word}"


def marked(text: str, words: Iterable[str]) -> list[tuple[str, bool]]:
    """The text in pieces, and of each whether it is what was asked for."""
    text, words = normalize("NFC", text), list(words)
    pieces, done = [], 0
    for match in WORD.finditer(text):
        length = _found(match.group(), words)
        if length:
            pieces += [(text[done : match.start()], False), (match.group()[:length], True)]
            done = match.start() + length
    pieces.append((text[done:], False))
    return [piece for piece in pieces if piece[0]]


def _found(written: str, words: list[str]) -> int:
    """How much of a written word, from its start, one of the words asked for is."""
    kept = _kept(fold(written))
    if kept[0].isdigit():
        return len(written) if kept in words else 0
    lengths = [len(word) for word in words if kept.startswith(word)]
    return min(max(lengths, default=0), len(written))


def _words(folded: str) -> Iterator[str]:
    return (_kept(word) for word in WORD.findall(folded))


def _kept(word: str) -> str:
    """05 is 5, and 05c is 5c."""
    return word.lstrip("0") or "0" if word[0].isdigit() else word
