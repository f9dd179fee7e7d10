"""What the words around a place of a text say: pure functions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from lientich.core.text import fold
from lientich.reader import pinpoints

from .models import Relation

BEFORE = 300  # a clause is not sought further back than this
_CLAUSE = re.compile(r"[.;\n](?=\s|$)|\n")
_VERBS = {
    Relation.Kind.AMENDS: re.compile(r"(?:sua doi|bo sung)\b"),
    Relation.Kind.REPLACES: re.compile(r"thay the\b"),
    Relation.Kind.REPEALS: re.compile(r"(?:bai bo|huy bo)\b"),
    Relation.Kind.IMPLEMENTS: re.compile(r"(?:thuc hien|trien khai|thi hanh)\b"),
}
_BASIS = re.compile(r"\s*(?:[-+*•]\s*)?can cu\b")
_TELLING = re.compile(r"(?:giao|yeu cau|de nghi|phan cong)\s+(?:cho\s+)?")
_LEADING = re.compile(r"\s*,?\s*chu tri\b")
_HELPING = re.compile(r"\s*,?\s*(?:va\s+)?phoi hop(?:\s+chat che)?\s+(?:voi|cung)\s+")
_BETWEEN = re.compile(r"\s*(?:,|;|va\b|voi\b)*\s*")
_MUST = re.compile(r"(?:can|phai)\s+")
_NEAR = 60
LONGEST_TITLE = 140
_ITEM = re.compile(
    r"\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}\s*[.)\-]|[a-z\u0111]\)|[-+•]|"
    r"\u0110i\u1ec1u \d{1,3}[a-z\u0111]?\s*[.:])\s+"
)
# What may stand under a line that ends with a colon: below an article numbers too.
_UNDER = re.compile(r"\s*(?:[a-z\u0111]\)|[-+•])\s")
_UNDER_ARTICLE = re.compile(r"\s*(?:\d{1,2}\s*[.)\-]|[a-z\u0111]\)|[-+•])\s")
_ARTICLE = re.compile(r"\s*\u0110i\u1ec1u\s")
LONGEST = 3000  # letters of a clause with what stands under it
_CODE = re.compile(r"\d+\s*[-/]\s*[A-Z\u0110]{2}")  # 30-NQ/ĐU, 15/QĐ-UBND
# liên tịch, văn bản, này: as they are written, since folded "này" would also be "nay", now.
_JOINTLY, _DOCUMENT, _THIS = r"(?: li\u00ean t\u1ecbch)?", r"v\u0103n b\u1ea3n", r"n\u00e0y"
# How people cite a place; kept as written here, told in the language of the page.
PLACES = (
    gettext_noop("Phần %(number)s"),
    gettext_noop("Chương %(number)s"),
    gettext_noop("mục %(number)s"),
    gettext_noop("Điều %(number)s"),
    gettext_noop("khoản %(number)s"),
    gettext_noop("điểm %(letter)s"),
)
_FEWEST_WORDS = 5  # with less, it is a heading


def item(line: str) -> int | None:
    """Where the words of a numbered line begin; None where it is no item that says what to do."""
    numbering = _ITEM.match(line)
    if numbering is None or len(line[numbering.end() :].split()) < _FEWEST_WORDS:
        return None
    return numbering.end()


@dataclass(frozen=True)
class Item:
    """An item that says what to do, from its first word to the end of what stands under it."""

    start: int
    end: int
    place: str


def item_at(text: str, at: int) -> Item | None:
    """The item of the line at a place of the text; None where that is none."""
    if not 0 <= at < len(text):
        return None
    first = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[first : end if end >= 0 else len(text)]
    begins = item(line)
    if begins is None:
        return None
    return Item(first + begins, first + len(_with_under(text, first, line)), place(text, at))


def is_end(line: str) -> bool:
    """Whether what is told is over with this line: the recipients follow."""
    return fold(line.strip(" *")).startswith("noi nhan")


def relation(text: str, start: int) -> str:
    """How a document stands to the one cited at `start`: "Căn cứ …" names what it is based on."""
    before = fold(_clause_before(text, start))
    if _BASIS.match(before):
        return Relation.Kind.BASED_ON
    near = before[-_NEAR:]
    found = [
        (match.start(), kind) for kind, verb in _VERBS.items() for match in verb.finditer(near)
    ]
    return max(found)[1] if found else Relation.Kind.CITES


def place(text: str, start: int) -> str:
    """Where a clause stands as people cite it: "mục II.2", "điểm a"; empty where it has none."""
    return pinpoints.of(text, start)[: pinpoints.LONGEST]


def told(place: str) -> str:
    """A place in the language of the page."""
    return ", ".join(map(_placed, place.split(", "))) if place else ""


def title(text: str, lead: str | None, cooperating: Iterable[str] = ()) -> str:
    """A direction in a line: what is to be done, without who does it, cut where the words allow."""
    words = " ".join(text.split())
    begun = _after(words, _TELLING)
    if lead and fold(words[begun:]).startswith(fold(lead)):
        words = words[begun + len(lead) :]
        words = words[_after(words, _LEADING) :]
    words = _without_help(words, cooperating).lstrip(" ,:-")
    words = words[_after(words, _MUST) :].rstrip(" .;,:")
    if len(words) > LONGEST_TITLE:
        cut = max(words.rfind(mark, 40, LONGEST_TITLE) for mark in (",", ";"))
        words = words[: cut if cut > 0 else words.rfind(" ", 0, LONGEST_TITLE)] + "…"
    return words[:1].upper() + words[1:]


def named(words: str, kind: str, name: str) -> str:
    """A line that stands away from its document names it: "nghị quyết này" says nothing there.

    Left as it is where the line names another document by its number: "này" may mean that one.
    """
    if _CODE.search(words):
        return words
    meant = rf"\b(?:{re.escape(kind)}{_JOINTLY}|{_DOCUMENT}) {_THIS}\b"
    return re.sub(meant, lambda _this: name, words, flags=re.IGNORECASE)


def _with_under(text: str, first: int, line: str) -> str:
    """A line and, where it ends with a colon, the lines under it."""
    found = line.rstrip()
    if not found.endswith(":"):
        return found
    under = _UNDER_ARTICLE if _ARTICLE.match(line) else _UNDER
    for following in text[first + len(line) + 1 : first + LONGEST].split("\n"):
        if following.strip() and not under.match(following):
            break
        line = f"{line}\n{following}"
    return line.rstrip()


def _placed(part: str) -> str:
    for pattern in PLACES:
        word = pattern.partition("%")[0]
        if part.startswith(word):
            rest = part.removeprefix(word)
            return gettext(pattern) % {"number": rest, "letter": rest}
    return part


def _after(words: str, pattern: re.Pattern[str]) -> int:
    """Where what `pattern` matches at the start ends. Folding keeps the length of NFC text."""
    match = pattern.match(fold(words))
    return match.end() if match else 0


def _without_help(words: str, cooperating: Iterable[str]) -> str:
    """Drop ", phối hợp với A, B và C" from the start, when it names all who help and no more."""
    end = _after(words, _HELPING)
    names = list(cooperating)
    if not end or not names:
        return words
    for name in names:
        end += _after(words[end:], _BETWEEN)
        if not fold(words[end:]).startswith(fold(name)):
            return words
        end += len(name)
    return words[end:]


def _clause_before(text: str, start: int) -> str:
    before = text[max(0, start - BEFORE) : start]
    ends = [match.end() for match in _CLAUSE.finditer(before)]
    return before[ends[-1] :] if ends else before
