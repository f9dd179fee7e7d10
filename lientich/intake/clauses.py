"""What the words around a place of a text say: pure functions."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext_noop

from lientich.core.text import fold
from lientich.documents.models import Relation

BEFORE = 300  # a clause is not sought further back than this
_CLAUSE = re.compile(r"[.;\n](?=\s|$)|\n")
_VERBS = {
    Relation.Kind.AMENDS: re.compile(r"(?:sua doi|bo sung)\b"),
    Relation.Kind.REPLACES: re.compile(r"thay the\b"),
    Relation.Kind.REPEALS: re.compile(r"(?:bai bo|huy bo)\b"),
    Relation.Kind.IMPLEMENTS: re.compile(r"(?:thuc hien|trien khai|thi hanh)\b"),
}
_BASIS = re.compile(r"\s*(?:[-+*•]\s*)?can cu\b")
_NUMBERING = re.compile(r"\s*(?:(\d{1,2}(?:\.\d{1,2}){0,3})\s*[.)\-]|([a-z\u0111])\)|[-+•])\s")
_ROMAN = re.compile(r"^\s*([IVX]{1,5})\s*[.\-]\s", re.MULTILINE)
_TELLING = re.compile(r"(?:giao|yeu cau|de nghi|phan cong)\s+(?:cho\s+)?")
_LEADING = re.compile(r"\s*,?\s*chu tri\b")
_HELPING = re.compile(r"\s*,?\s*(?:va\s+)?phoi hop(?:\s+chat che)?\s+(?:voi|cung)\s+")
_BETWEEN = re.compile(r"\s*(?:,|;|va\b|voi\b)*\s*")
_MUST = re.compile(r"(?:can|phai)\s+")
_NEAR = 60
LONGEST_TITLE = 140
_ITEM = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}\s*[.)\-]|[a-z\u0111]\)|[-+•])\s+")
_CODE = re.compile(r"\d+\s*[-/]\s*[A-Z\u0110]{2}")  # 30-NQ/ĐU, 15/QĐ-UBND
# liên tịch, văn bản, này: as they are written, since folded "này" would also be "nay", now.
_JOINTLY, _DOCUMENT, _THIS = r"(?: li\u00ean t\u1ecbch)?", r"v\u0103n b\u1ea3n", r"n\u00e0y"
_FEWEST_WORDS = 5  # with less, it is a heading

# Kept with the task as a document is cited, in whatever language the page is.
POINT = gettext_noop("điểm %(letter)s")
ITEM = gettext_noop("mục %(number)s")


def item(line: str) -> int | None:
    """Where the words of a numbered line begin; None where it is no item that says what to do."""
    numbering = _ITEM.match(line)
    if numbering is None or len(line[numbering.end() :].split()) < _FEWEST_WORDS:
        return None
    return numbering.end()


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
    line = text[text.rfind("\n", 0, start) + 1 : start]
    numbered = _NUMBERING.match(line)
    headings = list(_ROMAN.finditer(text, max(0, start - 20_000), start))
    roman = headings[-1].group(1) if headings else ""
    number = (numbered and numbered.group(1)) or ""
    letter = (numbered and numbered.group(2)) or ""
    heading = ".".join(filter(None, [roman, number]))
    said = [letter and POINT % {"letter": letter}, heading and ITEM % {"number": heading}]
    return ", ".join(filter(None, said))


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
