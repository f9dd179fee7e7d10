"""What a document rests on and what carries it out: two steps up, and two down."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import F, Q

from lientich.core import access
from lientich.core.actor import Actor

from ..models import UNDATED, UPWARDS, Document, Relation

MOST = 6  # of a level are shown: with the document itself, 25 in all
MOST_READ = 1000  # relations around one document; beyond, more is more

Edge = tuple[UUID, UUID]  # who stands above, who below


@dataclass(frozen=True)
class Level:
    """The documents that are so many steps away, the newest first; upwards is below zero."""

    step: int
    documents: list[Document]
    more: int = 0  # how many others stand there


@dataclass(frozen=True)
class Lineage:
    """The levels from the top down, the document's own among them, and who stands above whom."""

    levels: list[Level]
    edges: list[Edge] = field(default_factory=list)

    @property
    def more(self) -> int:
        return sum(level.more for level in self.levels)


@dataclass(frozen=True)
class _Step:
    step: int
    keys: list[UUID]
    more: int


def lineage(by: Actor, document: Document) -> Lineage | None:
    """As far as `by` sees: a document that is hidden leads nowhere and is not counted. None where
    nothing stands above or below. What stands in a circle is shown where it is nearest."""
    days: dict[UUID, date] = {}
    edges: list[Edge] = []
    for above, below, *dated in _around(by, document):
        edges.append((above, below))
        days |= {key: day or UNDATED for key, day in zip((above, below), dated, strict=True)}
    seen = {document.pk}
    up, down = (list(_steps(document.pk, way, edges, days, seen)) for way in (-1, 1))
    if not up and not down:
        return None
    steps = [*reversed(up), _Step(0, [document.pk], 0), *down]
    known = Document.objects.defer("text").in_bulk([key for one in steps for key in one.keys])
    levels = [Level(one.step, [known[key] for key in one.keys], one.more) for one in steps]
    return Lineage(levels, _shown(levels, edges))


def _around(by: Actor, document: Document) -> list[tuple[UUID, UUID, date | None, date | None]]:
    """Who stands above whom around it, with their days."""
    upwards = Relation.objects.filter(
        access.visible_at("document", Document, by),
        access.visible_at("other", Document, by),
        kind__in=UPWARDS,
    )
    above = upwards.filter(document=document).values("other")
    below = upwards.filter(other=document).values("document")
    near = Q(document=document) | Q(other=document) | Q(document__in=above) | Q(other__in=below)
    columns = ("other", "document", "other__date", "document__date")
    rows = upwards.filter(near).order_by(F("document__date").desc(nulls_last=True), "-pk")
    return list(rows.values_list(*columns)[:MOST_READ])


def _steps(
    start: UUID, way: int, edges: list[Edge], days: dict[UUID, date], seen: set[UUID]
) -> Iterator[_Step]:
    """Up (-1) or down (1), each step from what is shown of the one before."""
    frontier = {start}
    for step in (1, 2):
        pairs = edges if way > 0 else [(below, above) for above, below in edges]
        found = {far for near, far in pairs if near in frontier and far not in seen}
        if not found:
            return
        seen |= found
        ordered = sorted(found, key=lambda key: (days[key], key), reverse=True)
        frontier = set(ordered[:MOST])
        yield _Step(way * step, ordered[:MOST], len(ordered[MOST:]))


def _shown(levels: list[Level], edges: list[Edge]) -> list[Edge]:
    """Those between levels that lie next to each other."""
    step = {one.pk: level.step for level in levels for one in level.documents}
    both = [edge for edge in edges if edge[0] in step and edge[1] in step]
    return list(dict.fromkeys(edge for edge in both if step[edge[1]] - step[edge[0]] == 1))
