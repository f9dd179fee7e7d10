"""Finding documents by words against a naive search in Python over what RIGHTS lets one read."""

import unicodedata
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import NOW
from lientich.accounts.queries import actor_of
from lientich.core import paging
from lientich.documents import queries
from lientich.documents.actions.keeping import settle_entry
from lientich.documents.models import Document
from lientich.search import queries as search
from lientich.search.tokens import question

from . import reference
from .test_reference import CLASSES, FIELDS, TODAY, World, days, mandates, names

VOCABULARY = ["hội", "hoi", "hối", "ma", "má", "mà", "đại", "dai"]
VOCABULARY += ["hòa", "hoà", "uỷ", "ủy", "hoang"]
written = st.lists(st.sampled_from(VOCABULARY), max_size=7).map(" ".join)
documents = st.lists(
    st.fixed_dictionaries(
        {
            "owners": st.sets(names, min_size=1, max_size=2),
            "grants": st.dictionaries(names, st.booleans(), max_size=2),
            "classification": st.sampled_from(CLASSES),
            "field": st.none() | st.sampled_from(FIELDS),
            "date": st.none() | days,
            "subject": written,
            "text": written,
        }
    ),
    min_size=1,
    max_size=6,
)
asked = st.lists(
    st.lists(st.sampled_from([*VOCABULARY, "ho", "ngh", "33"]), min_size=1, max_size=3),
    min_size=1,
    max_size=2,
)


@pytest.mark.django_db
@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    given_mandates=st.lists(mandates, min_size=1, max_size=3),
    given_documents=documents,
    parts=asked,
    quoted=st.booleans(),
    joint=st.none() | st.booleans(),
)
def test_words_find_what_a_naive_reader_finds(
    given_mandates, given_documents, parts, quoted, joint
):
    with transaction.atomic():
        world = World(
            {"mandates": given_mandates, "affiliations": [], "tasks": [], "documents": []}
        )
        by = actor_of(world.user, NOW)
        naive = Naive(world, given_mandates, given_documents, parts, quoted)
        assert_same(by, naive)
        assert_listed(by, naive, joint)
        transaction.set_rollback(True)


def assert_same(by, naive):
    """Ranked and newest first, counted and shown in their place."""
    wanted = search.settled(Document, by, question(naive.typed))
    found = search.ranked(Document, by, wanted, 100)
    assert [(hit.object_id, hit.rank) for hit in found] == naive.ranked()
    few = search.ranked(Document, by, wanted, 2)
    assert few == found[:2]
    keys = [hit.object_id for hit in found]
    shown = search.snippets(Document, by, wanted, keys)
    assert set(shown) <= naive.whole
    for key, snippet in shown.items():
        assert "".join(text for text, _asked in snippet.pieces).strip("… ") in naive.texts[key][1]
    # Whatever key is asked for, nothing of an unread text is told.
    assert set(search.snippets(Document, by, wanted, naive.texts)) <= naive.whole


def assert_listed(by, naive, joint):
    filters = {"q": naive.typed} | ({} if joint is None else {"joint": "1" if joint else "0"})
    expected = naive.newest(None if joint is None else joint)
    what = queries.listed(by, filters)
    seen, cursor = [], None
    while True:
        page = queries.register(what, cursor)
        seen += [one.pk for one in page.rows]
        cursor = page.older
        if not cursor:
            break
    assert seen == expected
    assert queries.count(what) == len(expected)
    assert {one.pk for one in queries.exported(what)} == set(expected)
    small = paging.page(
        what.rows, what.order, same=lambda row: row.object_id, size=1, take=search.first
    )
    assert [row.object_id for row in small.rows] == expected[:1]


class Naive:
    """All of it read by eye: every document, every word, in plain Python."""

    def __init__(self, world, given_mandates, given_documents, parts, quoted):
        self.texts, self.days, self.joint = {}, {}, {}
        for place, case in enumerate(given_documents):
            world.add_document(case)
            document = Document.objects.order_by("pk").last()
            document.number, document.symbol = str(32 + place), "NQ/ĐU"
            document.subject, document.text = case["subject"], case["text"]
            document.joint = place % 2 == 1
            document.save()
            settle_entry(document)
            joint = " liên tịch" if document.joint else ""
            title = f"Nghị quyết{joint} {32 + place}-NQ/ĐU. {case['subject']}"
            self.texts[document.pk] = (title, case["text"])
            self.days[document.pk] = (case["date"] or date.min, place)
            self.joint[document.pk] = document.joint
        things = world.things[Document]
        self.seen = {k for k, t in things.items() if reference.sees(given_mandates, t, TODAY)}
        self.whole = {
            k for k, t in things.items() if reference.reads_whole(given_mandates, t, TODAY)
        }
        self.phrases = [part for part in parts if quoted]
        self.words = [word for part in parts for word in part]
        self.typed = " ".join(f'"{" ".join(part)}"' if quoted else " ".join(part) for part in parts)
        # A whole word goes before the beginning of one; numbers and what is quoted are whole.
        self.open = not quoted and self.words[-1].isalpha() and self._last_is_last()

    def _last_is_last(self):
        """A word that was asked for before, too, is no beginning."""
        asked = list(dict.fromkeys((plain(word), exact(word)) for word in self.words))
        return plain(self.words[-1]) == asked[-1][0]

    def ranked(self):
        hits = []
        for key in self.texts:
            rank = self._rank(key, self._completed)
            if rank is not None:
                hits.append((rank, key))
        hits.sort(key=lambda hit: self.days[hit[1]], reverse=True)
        hits.sort(key=lambda hit: hit[0])
        return [(key, rank) for rank, key in hits]

    def newest(self, joint):
        begun = not any(
            self._rank(key, False) is not None
            for key in self.texts
            if joint is None or self.joint[key] == joint
        )
        found = [
            key
            for key in self.texts
            if (joint is None or self.joint[key] == joint)
            and self._rank(key, begun and self.open) is not None
        ]
        return sorted(found, key=lambda key: self.days[key], reverse=True)

    @property
    def _completed(self):
        return self.open and all(self._rank(key, False) is None for key in self.texts)

    def _rank(self, key, completed):
        title, body = self.texts[key]
        marked = any(exact(word) != (plain(word), "") for word in self.words)
        for rank, (parts, marks) in enumerate(
            [([title], True), ([title], False), ([title, body], True), ([title, body], False)]
        ):
            may = self.seen if len(parts) == 1 else self.whole
            if key in may and (marked or not marks) and self._holds(parts, marks, completed):
                return rank
        return None

    def _holds(self, parts, marks, completed):
        there = [word for part in parts for word in split(part)]
        for word in self.words:
            if completed and plain(word) == plain(self.words[-1]):
                if not any(plain(one).startswith(plain(word)) for one in there):
                    return False
            elif marks and exact(word) != (plain(word), ""):
                if exact(word) not in map(exact, there):
                    return False
            elif plain(word) not in map(plain, there):
                return False
        return all(any(follows(phrase, split(part)) for part in parts) for phrase in self.phrases)


def follows(phrase, words):
    phrase, words = list(map(plain, phrase)), list(map(plain, words))
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words)))


def split(text):
    return "".join(char if char.isalnum() else " " for char in text).split()


def plain(word):
    apart = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(char for char in apart if not unicodedata.combining(char))


def exact(word):
    """Its letters with their marks but the tone, and the tone: where it stands is a habit."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    apart = unicodedata.normalize("NFD", word.lower())
    letters = unicodedata.normalize("NFC", "".join(char for char in apart if char not in tones))
    return letters, "".join(char for char in apart if char in tones)
