"""The matrix of lines and time: who stands under whom, on which line, on which day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from ..models import Affiliation, Line, Organisation

# No real line is this deep. The bound and UNION keep the walk finite in whatever the table holds.
MOST_DEEP = 64

_SUBTREE = """
WITH RECURSIVE below (id, parent_id, depth) AS (
  SELECT child_id, parent_id, 1 FROM organisations_affiliation
  WHERE line = %(line)s AND parent_id = %(id)s
    AND since <= %(day)s AND (until IS NULL OR until > %(day)s)
  UNION
  SELECT a.child_id, a.parent_id, b.depth + 1
  FROM below b JOIN organisations_affiliation a ON a.parent_id = b.id
  WHERE a.line = %(line)s AND b.depth < %(deep)s AND a.child_id <> %(id)s
    AND a.since <= %(day)s AND (a.until IS NULL OR a.until > %(day)s)
)
SELECT id, parent_id, depth FROM below ORDER BY depth
"""

_BELOW = """
WITH RECURSIVE below (id, line, depth) AS (
  SELECT child_id, line, 1 FROM organisations_affiliation
  WHERE parent_id = %(id)s AND since <= %(day)s AND (until IS NULL OR until > %(day)s)
  UNION
  SELECT a.child_id, a.line, b.depth + 1
  FROM below b JOIN organisations_affiliation a ON a.parent_id = b.id AND a.line = b.line
  WHERE b.depth < %(deep)s AND a.child_id <> %(id)s
    AND a.since <= %(day)s AND (a.until IS NULL OR a.until > %(day)s)
)
SELECT id, line, depth FROM below ORDER BY depth
"""

_ABOVE = """
WITH RECURSIVE over (unit, id, line, depth) AS (
  SELECT child_id, parent_id, line, 1 FROM organisations_affiliation
  WHERE child_id IN ({units}) AND line IN ({lines})
    AND since <= %(day)s AND (until IS NULL OR until > %(day)s)
  UNION
  SELECT o.unit, a.parent_id, a.line, o.depth + 1
  FROM over o JOIN organisations_affiliation a ON a.child_id = o.id AND a.line = o.line
  WHERE o.depth < %(deep)s AND a.parent_id <> o.unit
    AND a.since <= %(day)s AND (a.until IS NULL OR a.until > %(day)s)
)
SELECT unit, id, line FROM over ORDER BY depth
"""


def subtree(organisation_id: UUID, line: str, day: date) -> list[tuple[UUID, UUID, int]]:
    """What stands under an organisation: (organisation, its superior, depth from 1), top first."""
    rows = _run(_SUBTREE, day, id=_key(organisation_id), line=line)
    first: dict[UUID, tuple[UUID, UUID, int]] = {}
    for child, parent, depth in rows:
        first.setdefault(_uuid(child), (_uuid(child), _uuid(parent), depth))
    return list(first.values())


def below(organisation_id: UUID, day: date) -> dict[str, dict[UUID, int]]:
    """What stands under an organisation along each line, with its depth from 1, in one query."""
    found: dict[str, dict[UUID, int]] = {line: {} for line in Line.values}
    for child, line, depth in _run(_BELOW, day, id=_key(organisation_id)):
        found[line].setdefault(_uuid(child), depth)
    return found


def superiors(organisation_id: UUID, line: str, day: date) -> list[UUID]:
    """Those above an organisation along a line, the nearest first."""
    return chains(organisation_id, day, [line])[line]


def chains(
    organisation_id: UUID, day: date, lines: Iterable[str] = Line.values
) -> dict[str, list[UUID]]:
    """Those above an organisation along each line, the nearest first, in one query."""
    found: dict[str, list[UUID]] = {line: [] for line in lines}
    for _unit, over, line in _over([organisation_id], found, day):
        if over not in found[line]:
            found[line].append(over)
    return found


def above(unit_id: UUID, lines: Iterable[str], day: date) -> set[UUID]:
    """Those above a unit along any of `lines`."""
    return {one for chain in chains(unit_id, day, lines).values() for one in chain}


def above_each(
    units: Iterable[UUID], day: date, lines: Iterable[str] = Line.values
) -> dict[UUID, set[UUID]]:
    """Those above each of several units along any of `lines`, in one query."""
    found: dict[UUID, set[UUID]] = {unit: set() for unit in units}
    for unit, over, _line in _over(found, lines, day):
        found[unit].add(over)
    return found


def first_day_under(
    unit_id: UUID, superior_id: UUID, line: str, since: date, until: date | None
) -> date | None:
    """The first day of the period on which the one stands under the other, or is the other."""
    end = until or date.max
    rows = Affiliation.objects.filter(line=line, since__lt=end).exclude(until__lte=since)
    over: dict[UUID, list[tuple[UUID, date, date]]] = defaultdict(list)
    for child, parent, begins, ends in rows.values_list("child", "parent", "since", "until"):
        over[child].append((parent, begins, ends or date.max))
    return _meeting(unit_id, superior_id, over, since, end)


def _meeting(
    unit: UUID,
    sought: UUID,
    over: dict[UUID, list[tuple[UUID, date, date]]],
    since: date,
    until: date,
) -> date | None:
    if unit == sought:
        return since
    days = [
        _meeting(parent, sought, over, max(since, begins), min(until, ends))
        for parent, begins, ends in over.get(unit, ())
        if max(since, begins) < min(until, ends)
    ]
    return min((day for day in days if day), default=None)


def _over(
    units: Iterable[UUID], lines: Iterable[str], day: date
) -> Iterator[tuple[UUID, UUID, str]]:
    """Each unit, one above it and the line of that, the nearest first."""
    of = {f"unit{place}": _key(unit) for place, unit in enumerate(units)}
    along = {f"line{place}": line for place, line in enumerate(lines)}
    if not (of and along):
        return
    marks = [", ".join(f"%({name})s" for name in names) for names in (of, along)]
    sql = _ABOVE.format(units=marks[0], lines=marks[1])
    for unit, over, line in _run(sql, day, **of, **along):
        yield _uuid(unit), _uuid(over), line


def _key(organisation_id: UUID) -> Any:
    return Organisation._meta.pk.get_db_prep_value(organisation_id, connection)


def _run(sql: str, day: date, **values: Any) -> list[tuple]:
    on = connection.ops.adapt_datefield_value(day)
    with connection.cursor() as cursor:
        cursor.execute(sql, {"day": on, "deep": MOST_DEEP, **values})
        return cursor.fetchall()


def _uuid(value: UUID | str) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)
