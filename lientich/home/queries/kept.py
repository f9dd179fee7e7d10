"""How the work of a programme kept to its dates, against the same period of the year before."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.core.together import Facts, Found, by_key, united
from lientich.documents.models import Document
from lientich.organisations.models import FieldOfWork, Organisation
from lientich.programmes.models import NO_DEADLINE, Programme
from lientich.programmes.periods import year_before
from lientich.programmes.queries.kept import (
    DOCUMENT,
    FIELD,
    SIDE,
    Kept,
    by_day,
    by_group,
    kept,
)
from lientich.programmes.timeliness import Timeliness

from .standing import LETTERS, Joint

NOW, EARLIER, GROUP = "kept", "kept_earlier", "kept_group"  # the keys of the rows


@dataclass(frozen=True)
class Span:
    """A programme as of a day, and the one of the same sides as of the same day a year before."""

    programme: Programme
    at: date
    earlier: Programme | None
    at_earlier: date


@dataclass(frozen=True)
class Then:
    """A programme's tasks as of a day: all, and those due in each month of that year."""

    all: Kept
    months: dict[int, Kept]


@dataclass(frozen=True)
class Compared:
    span: Span
    now: Then
    earlier: Then


@dataclass(frozen=True)
class Row:
    """One field, unit, lead or document; without a key, what has none."""

    key: UUID | None
    what: Any
    kept: Kept
    letter: str = ""  # the colour of a side


def span(joint: Joint, joints: Iterable[Joint], today: date) -> Span:
    """As of today, or of the programme's last day when that has passed."""
    at = min(today, joint.programme.until)
    before = year_before(at)
    sides = {side.pk for side in joint.sides}
    same = [one.programme for one in joints if {side.pk for side in one.sides} == sides]
    earlier = next((one for one in same if one.since <= before <= one.until), None)
    return Span(joint.programme, at, earlier, before)


def parts(
    by: Actor, at: date, before: date, programme_id: UUID, earlier_id: UUID | None
) -> list[QuerySet]:
    """Of a union: the tasks of both by the day they are due."""
    found = [by_day(by, NOW, programme_id, at)]
    return [*found, by_day(by, EARLIER, earlier_id, before)] if earlier_id else found


def compared(span: Span, found: Found) -> Compared:
    """What `parts` found."""
    return Compared(span, _then(found[NOW], span.at), _then(found[EARLIER], span.at_earlier))


def kept_by(by: Actor, span: Span, sides: Sequence[Organisation], group: str) -> Any:
    """Against last year, and the rows of a table by `group`."""
    earlier = span.earlier.pk if span.earlier else None
    found = by_key(_told(by, span.at, span.at_earlier, group, span.programme.pk, earlier))
    return compared(span, found), _rows(by, sides, group, found[GROUP])


@compiled
def _told(
    by: Actor, at: date, before: date, group: str, programme_id: UUID, earlier_id: UUID | None
) -> QuerySet:
    of_group = by_group(by, GROUP, programme_id, at, group)
    return united([*parts(by, at, before, programme_id, earlier_id), of_group])


def _then(found: list[Facts], at: date) -> Then:
    every: Kept = Kept()
    months: dict[int, Kept] = defaultdict(Kept)
    for facts in found:
        due = date.fromisoformat(facts["due"])
        every += kept(facts)
        if due.year == at.year and due != NO_DEADLINE:
            months[due.month] += kept(facts)
    return Then(every, dict(months))


def _rows(by: Actor, sides: Sequence[Organisation], group: str, found: list[Facts]) -> list[Row]:
    """Fields in the order of the house, the sides first; else who is late with most. What may not
    be named is put together with what has none, the last."""
    named = _named(by, group, {UUID(one["key"]) for one in found if one["key"]})
    counted: dict[UUID | None, Kept] = defaultdict(Kept)
    for facts in found:
        key = UUID(facts["key"]) if facts["key"] else None
        counted[key if key in named else None] += kept(facts)
    letters: dict[UUID | None, str] = dict(zip((side.pk for side in sides), LETTERS, strict=False))
    rows = [
        Row(key, named.get(key), counts, letters.get(key, "") if group == SIDE else "")
        for key, counts in counted.items()
    ]
    places = {key: place for place, key in enumerate([*letters, *named])}
    by_place = group in (FIELD, SIDE)

    def order(row: Row) -> tuple:
        late = 0 if by_place else -row.kept[Timeliness.OVERDUE]
        return row.key is None, late, places.get(row.key, 0)

    return sorted(rows, key=order)


def _named(by: Actor, group: str, keys: set[UUID]) -> dict[UUID | None, Any]:
    """What these keys stand for, in its own order: documents as far as they may be seen."""
    if group == FIELD:
        found: Any = FieldOfWork.objects.filter(pk__in=keys).order_by("order", "name")
    elif group == DOCUMENT:
        seen = Document.objects.visible_to(by).filter(pk__in=keys).defer("text")
        found = seen.order_by(F("date").desc(nulls_last=True), "code_key", "pk")
    else:
        found = Organisation.objects.filter(pk__in=keys).order_by("name_key", "pk")
    return {one.pk: one for one in found}
