"""What can be found across the rooms, by the words of a person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lientich.core import paging
from lientich.core.actor import Actor
from lientich.documents.models import Document
from lientich.drafting.models import Draft
from lientich.organisations.models import Organisation, Person
from lientich.programmes.models import Programme, Task
from lientich.search import queries as search
from lientich.search.snippets import Snippet
from lientich.search.text import asked, marked
from lientich.search.tokens import question

MOST = 50  # of a kind; who wants more has not asked for enough
FIRST = 5  # of a kind, where all kinds are shown


@dataclass(frozen=True)
class Kind:
    key: str
    label: Promise
    icon: str
    model: type[models.Model]


@dataclass(frozen=True)
class Hit:
    """One thing found: its title in pieces, each with whether it was asked for."""

    pieces: list[tuple[str, bool]]
    url: str
    at: date | None
    key: UUID
    snippet: Snippet | None = None  # where in its text

    @property
    def place(self) -> str:
        return f"{self.url}?at={self.snippet.at}#at" if self.snippet else self.url


@dataclass(frozen=True)
class Hits:
    """What was found of one kind, the nearest or newest first; `more`: beyond the MOST counted."""

    kind: Kind
    hits: Sequence[Hit]
    count: int
    more: bool


DOCUMENTS = Kind("documents", pgettext_lazy("list", "Văn bản"), "file-text", Document)
KINDS = (
    Kind("drafts", pgettext_lazy("list", "Soạn thảo"), "square-pen", Draft),
    Kind("tasks", _("Nhiệm vụ"), "list-checks", Task),
    Kind("programmes", pgettext_lazy("list", "Chương trình"), "target", Programme),
    Kind("organisations", _("Tổ chức"), "network", Organisation),
    Kind("people", pgettext_lazy("list", "Người"), "user-round", Person),
)


def finding(by: Actor, words: str, newest: bool = False) -> list[Hits]:
    """What `by` may find, kind by kind; kinds without a hit are left out.

    Documents by the index of words, the nearest first unless the `newest` are asked for.
    """
    if not asked(words):
        return []
    hits = [_documents(by, words, newest), *(_of_kind(kind, by, words) for kind in KINDS)]
    return [one for one in hits if one.count]


def shortened(found: Hits) -> Hits:
    """Its first hits alone, under the same count."""
    return replace(found, hits=found.hits[:FIRST])


def with_snippets(by: Actor, words: str, found: Hits) -> Hits:
    """The same, of documents with the place in their text."""
    if found.kind is not DOCUMENTS:
        return found
    wanted = search.settled(Document, by, question(words))
    shown = search.snippets(Document, by, wanted, [hit.key for hit in found.hits])
    return replace(found, hits=[replace(hit, snippet=shown.get(hit.key)) for hit in found.hits])


def _documents(by: Actor, words: str, newest: bool) -> Hits:
    wanted = search.settled(Document, by, question(words))
    if newest:
        rows = paging.page(
            search.newest(Document, by, wanted),
            ["-place"],
            same=lambda row: row.object_id,
            size=MOST + 1,
            take=search.first,
        ).rows
    else:
        rows = search.ranked(Document, by, wanted, MOST + 1)
    keys = [row.object_id for row in rows]
    entries = search.titles(Document, keys[:MOST])
    hits = [
        Hit(
            pieces=search.told(entries[key].title, wanted),
            url=Document(pk=key).get_absolute_url(),
            at=entries[key].at,
            key=key,
        )
        for key in islice(keys, MOST)
        if key in entries  # not withdrawn since
    ]
    return Hits(DOCUMENTS, hits, len(hits), more=len(keys) > MOST)


def _of_kind(kind: Kind, by: Actor, words: str) -> Hits:
    wanted = asked(words)
    rows: list[Any] = list(search.found(kind.model, by, words)[: MOST + 1])
    hits = [
        Hit(
            pieces=marked(row.title, wanted),
            url=kind.model(pk=row.object_id).get_absolute_url(),  # type: ignore[attr-defined]
            at=row.at,
            key=row.object_id,
        )
        for row in rows[:MOST]
    ]
    return Hits(kind, hits, len(hits), more=len(rows) > MOST)
