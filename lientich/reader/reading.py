"""All facts of one text, in the public shape and order, without the debris of its page."""

import gc
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lientich.reader import (
    citations,
    days,
    directions,
    events,
    figures,
    formats,
    goals,
    objectives,
    organisations,
    people,
    results,
)
from lientich.reader import source as sources
from lientich.reader.page import Page
from lientich.reader.sentences import lay_out
from lientich.reader.text import fold, lacks_marks
from lientich.reader.unreadable import Unreadable, refusal

Item = dict[str, Any]
_WITHIN_ITSELF = ("đảng ủy", "ban thường vụ", "btv", "ban chấp hành", "bch", "đảng bộ")
_VERDICT = (" quyết định", " quyết nghị", " kết luận", " thông báo", " nghị quyết")
_OF_THE_MATTER = {
    "events": events,
    "goals": goals,
    "objectives": objectives,
    "results": results,
    "directions": directions,
    "figures": figures,
}


def read(data: bytes, name: str) -> Item:
    """The facts of a file; what cannot be read is refused with the reason in Vietnamese."""
    try:
        extracted = formats.extract(data, name)
    except Unreadable as error:
        return refusal(error.reason)
    return facts_of(extracted.text, extracted.title) | {"reason": extracted.note}


def read_text(text: str) -> Item:
    """The facts of text already decoded."""
    try:
        extracted = formats.extract_text(text)
    except Unreadable as error:
        return refusal(error.reason)
    return facts_of(extracted.text)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """While facts are found nothing becomes garbage in a circle, and to look for it as often as
    much is made took up to half the time of a long text."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@_nothing_collected()
def facts_of(text: str, page_title: str | None = None) -> Item:
    """The facts of clean text."""
    text = unicodedata.normalize("NFC", text)
    page = Page(text)
    source = sources.read(page, page_title)
    layout = lay_out(text, page.smoothed, page.index)
    days.share(layout, page.every_date)
    organisations.share(layout, page.named)
    found = {
        "citations": _cited(page, source),
        "organisations": [
            *organisations.find(text, page.smoothed, page.names),
            *_letterhead(page, source),
        ],
        "people": _people(page, source),
    }
    organisations.attest(found["organisations"], page.smoothed)
    for kind, room in _OF_THE_MATTER.items():
        found[kind] = room.find(text, source.facts, layout)
    if lacks_marks(text):
        found = {kind: [one | {"sure": False} for one in items] for kind, items in found.items()}
    head = {"refused": False, "reason": None, "text": text, "source": source.facts}
    return head | {kind: _ordered(items, source) for kind, items in found.items()}


def _cited(page: Page, source: sources.Source) -> list[Item]:
    """Citations of other documents: a document's own number is none of them."""
    found = [one for one in citations.find(page.text, page) if not _within(one, source.own)]
    body = _body(source.facts["symbol"])
    for one in found:
        if body and one["kind"] and one["ambiguous"] and _body(one["symbol"]) == body:
            _complete(one, source.facts)
    return found


def _complete(one: Item, own: Item) -> None:
    """Under the letters of its own issuer a document cites its own, when it names no other."""
    if own["joint"] or (one["issuers"] and not _is_own(one, own)):
        return
    if one["issuers"]:
        one.update(ambiguous=False, sure=True)
        return
    one.update(issuers=list(own["issuers"]), ambiguous=False, sure=False)


def _is_own(one: Item, own: Item) -> bool:
    """ "của Đảng ủy", "của Ban Thường vụ" in what the Đảng ủy of a company issues."""
    named = [fold(name) for name in one["issuers"]]
    return (
        len(named) == 1
        and fold(" ".join(own["issuers"])).startswith((named[0], "đảng ủy"))
        and (named[0] in _WITHIN_ITSELF)
    )


def _body(symbol: str | None) -> str | None:
    """The letters of who issued: after the slash, or the hyphen, that follow those of the kind."""
    if not symbol:
        return None
    tail = symbol.split("/")[-1]
    return tail.partition("-")[2] or tail


def _within(item: Item, places: list[tuple[int, int]]) -> bool:
    return any(item["start"] < end and item["end"] > start for start, end in places)


def _letterhead(page: Page, source: sources.Source) -> list[Item]:
    return [
        {"start": start, "end": end, "name": page.written(start, end), "sure": True}
        for start, end in source.names
        if not page.folded[start:end].rstrip(" :").endswith(_VERDICT)
    ]


def _people(page: Page, source: sources.Source) -> list[Item]:
    """People of the text; a signer holds the post under which the document is signed."""
    signed = [(one.start, one.end) for one in source.signatures]
    found = [one for one in people.find(page.text, page) if not _within(one, signed)]
    for one in source.signatures:
        person = {"name": one.name, "post": one.post, "organisation": None}
        found.append({"start": one.start, "end": one.end, **person, "sure": True})
    return found


def _ordered(items: list[Item], source: sources.Source) -> list[Item]:
    """By place, and only what stands in the text itself, not in the page around it."""
    start, end = source.content
    inside = [one for one in items if one["start"] >= start and one["end"] <= end]
    return sorted(inside, key=lambda one: (one["start"], one["end"]))
