"""What a text is: a news item, an official document, or neither; and what it says of itself."""

import re
from dataclasses import dataclass
from typing import Any

from lientich.reader import article, context, letterhead
from lientich.reader.organisations import is_glued
from lientich.reader.page import Page
from lientich.reader.signatures import Signature
from lientich.reader.text import lacks_marks, lazy

_ENOUGH_FOR_A_DOCUMENT, _HEAD = 3, 600
_NUMBERED = lazy(r"^So ?:? ?\d{1,5} ?[-/] ?[A-Z]", re.MULTILINE)


@dataclass(frozen=True)
class Source:
    """`facts` in the public shape; the rest tells where facts may stand and which are its own.

    `content` is the place of the text without the page around it, `own` the places of its own
    number, `names` those of names in capitals, `signatures` those at its end.
    """

    facts: dict[str, Any]
    content: tuple[int, int]
    own: list[tuple[int, int]]
    names: list[tuple[int, int]]
    signatures: list[Signature]


def read(page: Page, page_title: str | None = None) -> Source:
    if lacks_marks(page.text):
        numbered = _NUMBERED.search(page.text, 0, _HEAD)
        return Source(_facts("document" if numbered else "other"), (0, len(page.text)), [], [], [])
    document = letterhead.read(page)
    if document.marks >= _ENOUGH_FOR_A_DOCUMENT:
        return _document(page.text, document)
    item = article.read(page, page_title)
    if item.likely:
        facts = _facts("news", title=item.title, date=item.date)
        return Source(facts, (item.start, item.end), [], [], [])
    return Source(_facts("other"), (0, len(page.text)), [], [], [])


def _document(text: str, document: letterhead.Document) -> Source:
    facts = _facts(
        "document",
        kind=document.kind,
        number=document.number,
        symbol=document.symbol,
        joint=document.joint,
        issuers=document.issuers if _are_told(document) else [],
        date=document.date,
        subject=document.subject,
        period=context.period(document.subject),
        signers=[{"name": one.name, "post": one.post} for one in document.signatures],
    )
    own = [document.own_number] if document.own_number else []
    return Source(facts, (0, len(text)), own, document.names, document.signatures)


def _are_told(document: letterhead.Document) -> bool:
    return _each_signed(document) and not any(map(is_glued, document.issuers))


def _each_signed(document: letterhead.Document) -> bool:
    """Whether as many sign as issue: of several issuers each signs for itself (Nghị định
    30/2020/NĐ-CP, Phụ lục I), so that one is read as two, or two as one, where their counts
    differ. Minutes are signed by chair and secretary."""
    signed = len(document.signatures)
    return document.kind == "Biên bản" or not signed or signed == len(document.issuers)


def _facts(form: str, **known: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {
        "form": form,
        "title": None,
        "kind": None,
        "number": None,
        "symbol": None,
        "joint": False,
        "issuers": [],
        "date": None,
        "subject": None,
        "period": None,
        "signers": [],
    }
    return empty | known
