"""Vietnamese is the source of the screen's words; the English ones are complete."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
ENGLISH = ROOT / "locale/en/LC_MESSAGES/django.po"
CATALOGUES = sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po"))
VIETNAMESE = re.compile(r"[À-ỹĐđ]")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%")
# How many of a call's arguments are words.
WORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), 1),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), 2),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), 2),  # the first says where the second stands
}
# What templatize makes of a template: calls among padding that is no Python.
CALL = re.compile(
    r"\b(_|n?gettext|(?P<where>pgettext))\((?(where)u?['\"]\w+['\"], ?)"
    r"(u?'(?:\\.|[^'\\])*'|u?\"(?:\\.|[^\"\\])*\")(?:, ?(u?'.*?'),)?"
)


def ours(pattern: str) -> Iterator[Path]:
    for part in ("lientich", "config", "templates"):
        for path in sorted((ROOT / part).rglob(pattern)):
            if not {"tests", "migrations"} & set(path.parts):
                yield path


def said_in_python(source: str) -> Iterator[tuple[str, ...]]:
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        words = call.args[name.startswith("pgettext") : WORDS.get(name, 0)]
        if words and all(isinstance(word, ast.Constant) for word in words):
            yield tuple(word.value for word in words)


def said_in_template(source: str) -> Iterator[tuple[str, ...]]:
    for _, _where, *words in CALL.findall(templatize(source)):
        yield tuple(ast.literal_eval(word) for word in words if word)


@pytest.fixture(scope="module")
def said() -> set[tuple[str, ...]]:
    """Every string for the screen, with its plural where it has one."""
    python = {words for path in ours("*.py") for words in said_in_python(path.read_text())}
    templates = [*ours("*.html"), *ours("*.txt")]
    return python | {words for path in templates for words in said_in_template(path.read_text())}


def entries() -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(ENGLISH) if not entry.obsolete]


def known() -> set[tuple[str, ...]]:
    return {(entry.msgid, *filter(None, [entry.msgid_plural])) for entry in entries()}


def forms(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_the_scan_finds_words_wherever_they_stand():
    python = "a(_('một' ' hai'), ngettext('b', 'c', n), pgettext('list', 'e'), _(d))"
    assert list(said_in_python(python)) == [("một hai",), ("b", "c"), ("e",)]
    template = (
        "{% load i18n %}{% translate 'một' %}{% translate \"d'e\" as x %}{{ _('f') }}"
        "{% translate 'g' context 'list' %}"
        "{% blocktranslate with n=m %}có {{ n }}{% endblocktranslate %}"
        "{% blocktranslate count n=m %}{{ n }} một{% plural %}{{ n }} nhiều{% endblocktranslate %}"
    )
    assert set(said_in_template(template)) == {
        ("một",),
        ("d'e",),
        ("f",),
        ("g",),
        ("có %(n)s",),
        ("%(n)s một", "%(n)s nhiều"),
    }


def test_every_word_of_the_screen_is_in_the_english_catalogue(said):
    assert len(said) > 500
    assert said - known() == set(), "./lt words brings them in"


def test_the_english_catalogue_holds_nothing_that_is_not_said(said):
    assert known() - said == set(), "./lt words takes them out"


def test_every_word_has_an_english_translation():
    unfinished = [entry.msgid for entry in entries() if entry.fuzzy or not all(forms(entry))]
    assert unfinished == []


def test_english_has_two_forms_wherever_there_is_a_number():
    plurals = [entry for entry in entries() if entry.msgid_plural]
    assert plurals
    assert [entry.msgid for entry in plurals if sorted(entry.msgstr_plural) != [0, 1]] == []


def test_translations_keep_the_placeholders():
    def places(text: str) -> list[str]:
        return sorted(PLACEHOLDER.findall(text))

    wrong = [
        (entry.msgid, form)
        for entry in entries()
        for source, form in zip(
            [entry.msgid, entry.msgid_plural or entry.msgid], forms(entry), strict=False
        )
        if places(source) != places(form)
    ]
    assert wrong == []


# Names of things that have no English name: marks of secrecy, symbols, the languages' own names.
KEPT = ("TUYỆT MẬT", "TỐI MẬT", "MẬT", "ĐU", "QĐ", "Tiếng Việt", "Liên tịch")


def test_english_is_english():
    def left(text: str) -> bool:
        for name in KEPT:
            text = text.replace(name, "")
        return bool(VIETNAMESE.search(text))

    assert [form for entry in entries() for form in forms(entry) if left(form)] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_the_compiled_catalogue_is_that_of_the_source(path):
    def content(catalogue) -> dict:
        return {(one.msgctxt, one.msgid, one.msgid_plural or ""): forms(one) for one in catalogue}

    source = [one for one in polib.pofile(path) if not one.obsolete and not one.fuzzy]
    assert content(polib.mofile(path.with_suffix(".mo"))) == content(source)
