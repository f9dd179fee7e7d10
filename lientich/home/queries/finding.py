"""What can be found across the rooms, by the words of a person."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lientich.core.actor import Actor
from lientich.documents.models import Document
from lientich.organisations.models import Organisation, Person
from lientich.programmes.models import Programme, Task
from lientich.search.queries import found
from lientich.search.text import asked, marked

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


@dataclass(frozen=True)
class Hits:
    """What was found of one kind, the newest first; `more`: beyond the MOST that were counted."""

    kind: Kind
    hits: list[Hit]
    count: int
    more: bool


KINDS = (
    Kind("documents", pgettext_lazy("list", "Văn bản"), "file-text", Document),
    Kind("tasks", _("Nhiệm vụ"), "list-checks", Task),
    Kind("programmes", pgettext_lazy("list", "Chương trình"), "target", Programme),
    Kind("organisations", _("Tổ chức"), "network", Organisation),
    Kind("people", pgettext_lazy("list", "Người"), "user-round", Person),
)


def finding(by: Actor, words: str) -> list[Hits]:
    """What `by` may find, in one query for each kind; kinds without a hit are left out."""
    if not asked(words):
        return []
    hits = (_of_kind(kind, by, words) for kind in KINDS)
    return [one for one in hits if one.count]


def shortened(found: Hits) -> Hits:
    """Its first hits alone, under the same count."""
    return replace(found, hits=found.hits[:FIRST])


def _of_kind(kind: Kind, by: Actor, words: str) -> Hits:
    wanted = asked(words)
    rows = list(found(kind.model, by, words)[: MOST + 1])
    hits = [
        Hit(
            pieces=marked(row.title, wanted),
            url=kind.model(pk=row.object_id).get_absolute_url(),  # type: ignore[attr-defined]
            at=row.at,
        )
        for row in rows[:MOST]
    ]
    return Hits(kind, hits, len(hits), more=len(rows) > MOST)
