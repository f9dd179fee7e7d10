"""In English no Vietnamese letter is left on a page, except in what people wrote.

What people wrote is what stands in the database, or is marked `lang="vi"`: the texts of documents
above all. A piece of text on a page may hold such words, whole, among English ones.
"""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models
from django.utils.text import capfirst
from lxml import etree, html

from tests.shared import LOOKS

pytestmark = [LOOKS, pytest.mark.django_db]

VIETNAMESE = re.compile(r"[À-ÖØ-öø-ỹĐđ]")
WORD = re.compile(r"\w+|[^\w\s]")
SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-label", "data-confirm")
NAMES = {"Liên tịch"}  # the name of the house

Words = tuple[str, ...]


@pytest.fixture(scope="package")
def written(exercise) -> set[Words]:
    """Every value that people wrote, as words; what is chosen from a list is translated."""
    found: set[Words] = {words(name) for name in NAMES}
    for model in apps.get_models():
        if not model.__module__.startswith("lientich."):
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField) and not field.choices:
                values = model._base_manager.values_list(field.name, flat=True).distinct()
            elif isinstance(field, models.JSONField):
                rows = model._base_manager.values_list(field.name, flat=True)
                values = (text for row in rows for text in texts_in(row))
            else:
                continue
            for value in filter(None, values):
                found |= {words(value), *map(words, value.split("\n"))}
                found.add(words(capfirst(value)))  # as a title is written
    return found


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_in(part)


def words(text: str) -> Words:
    return tuple(WORD.findall(text))


def said(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Each piece of text for eyes or ears outside what is marked as Vietnamese, and where."""
    etree.strip_tags(tree, "mark")  # words found in a text are part of it
    for element in tree.iter("*"):
        if any(one.get("lang") == "vi" for one in element.iterancestors()):
            continue
        path = f"{element.tag}.{element.get('class', '')}"
        if element.get("lang") != "vi":
            yield element.text or "", path
            yield from ((element.get(name, ""), f"{path}[{name}]") for name in SPOKEN)
            if element.tag == "input":
                yield element.get("value", ""), f"{path}[value]"
        yield element.tail or "", f"{path}+"


def left(text: str, written: set[Words], longest: int) -> str:
    """The Vietnamese words of a text that belong to nothing written."""
    rest, told, place = [], words(text), 0
    while place < len(told):
        ends = range(min(len(told), place + longest), place, -1)
        end = next((end for end in ends if told[place:end] in written), None)
        if end is None and "…" in told[place:]:
            end = cut_short(told, place, written)
        if end is None and VIETNAMESE.search(told[place]):
            rest.append(told[place])
        place = end or place + 1
    return " ".join(rest)


def cut_short(told: Words, place: int, written: set[Words]) -> int | None:
    """Where the beginning of something written ends in an ellipsis; its last word may be cut."""
    end = told.index("…", place)
    start, last = told[place : end - 1], told[end - 1]
    fits = (
        one[: len(start)] == start and one[len(start) :][:1] and one[len(start)].startswith(last)
        for one in written
    )
    return end + 1 if end > place and any(fits) else None


def test_what_is_written_is_told_from_what_is_said():
    known = {words("Than Suối Ngà"), words("Trồng cây")}
    assert left("Trồng cây: reported by Than Suối Ngà, 40%", known, 9) == ""
    assert left("Nhiệm vụ: Trồng cây", known, 9) == "Nhiệm vụ"
    assert left("Draft: Trồng câ…", known, 9) == ""
    assert left("Draft: Trồng hoa…", known, 9) == "Trồng"
    page = html.document_fromstring(
        "<p title='Một'>Hả <b lang='vi'>Bà<i>Bốn</i></b> Năm</p><p lang='vi'>Sáu</p> Bảy"
    )
    heard = [piece.strip() for piece, _ in said(page) if VIETNAMESE.search(piece)]
    assert sorted(heard) == ["Bảy", "Hả", "Một", "Năm"]


# One of each role: what is said to a reader depends on it.
@pytest.mark.parametrize("username", ["ha", "bao", "tam", "vinh", "nga"])
def test_english_pages_are_english(walk, written, username):
    longest = max(map(len, written))
    foreign: dict[str, str] = {}
    for answer in walk(username, "en"):
        if not answer.is_page:
            continue
        for piece, place in said(answer.tree):
            if VIETNAMESE.search(piece) and (rest := left(piece, written, longest)):
                foreign.setdefault(f"{rest} ({place})", answer.url)
    assert foreign == {}
