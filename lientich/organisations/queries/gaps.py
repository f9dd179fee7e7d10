"""Where the model of organisation does not fit together, on a day (PRODUCT, S14)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lientich.core.text import fold

from ..models import Affiliation, Line, Organisation, Post
from .registers import vacancies
from .tree import Node, nodes

# The two lines by which a unit is led; a unit that stands on one should stand on the other.
LEADING = (Line.PARTY, Line.MANAGEMENT)


@dataclass(frozen=True)
class Split:
    """A unit whose Party line and management line have nobody in common."""

    unit: Node
    party: list[Node]  # those above, the nearest first
    management: list[Node]

    @property
    def party_side(self) -> Node:
        return _side(self.party)

    @property
    def management_side(self) -> Node:
        return _side(self.management)


@dataclass(frozen=True)
class Missing:
    """A unit that stands on none of these lines, though others do."""

    unit: Node
    lines: list[str]


@dataclass(frozen=True)
class Gaps:
    splits: list[Split]
    missing: list[Missing]
    vacant: list[Post]
    tops: list[Node]  # those at the end of a line, to filter by
    exercise: bool


def gaps(day: date, *, under: UUID | None = None, words: str = "") -> Gaps:
    """All three lists; of the units under one organisation, of those whose name holds the words."""
    known, exercise = nodes(day)
    over: dict[str, dict[UUID, UUID]] = defaultdict(dict)
    for child, parent, line in Affiliation.objects.on(day).values_list("child", "parent", "line"):
        if child in known and parent in known:
            over[line][child] = parent
    leads = {line: set(rows.values()) for line, rows in over.items()}
    kinds = dict(Organisation.objects.values_list("pk", "kind"))
    found = Gaps([], [], [], _tops(over, known), exercise)
    for key, unit in known.items():
        above = {line: _chain(key, over.get(line, {})) for line in Line.values}
        if not _asked_for(unit, above.values(), under, words):
            continue
        party, management = (above[line] for line in LEADING)
        if party and management and not set(party) & set(management):
            found.splits.append(
                Split(unit, [known[one] for one in party], [known[one] for one in management])
            )
        lacking = [
            str(Line(line).label)
            for line in Line.values
            if over.get(line) and not above[line] and key not in leads[line]
        ]
        if lacking and kinds[key] == Organisation.Kind.UNIT:
            found.missing.append(Missing(unit, lacking))
    found.vacant.extend(_vacant(day, known, over, under, words))
    return found


def _side(chain: list[Node]) -> Node:
    """The side that a unit belongs to on a line: the nearest committee or group above it."""
    return next((one for one in chain if one.leads), chain[-1])


def _vacant(
    day: date,
    known: Mapping[UUID, Node],
    over: Mapping[str, Mapping[UUID, UUID]],
    under: UUID | None,
    words: str,
) -> Iterable[Post]:
    for post in vacancies(day):
        key = post.body.organisation_id
        above = [_chain(key, over.get(line, {})) for line in Line.values]
        if _asked_for(known[key], above, under, words):
            yield post


def _asked_for(unit: Node, above: Iterable[list[UUID]], under: UUID | None, words: str) -> bool:
    stands = under is None or unit.id == under or any(under in chain for chain in above)
    return stands and fold(words) in fold(unit.name)


def _chain(unit: UUID, over: Mapping[UUID, UUID]) -> list[UUID]:
    chain: list[UUID] = []
    above = over.get(unit)
    while above is not None and above != unit and above not in chain:
        chain.append(above)
        above = over.get(above)
    return chain


def _tops(over: Mapping[str, Mapping[UUID, UUID]], known: Mapping[UUID, Node]) -> list[Node]:
    tops = {parent for rows in over.values() for parent in rows.values() if parent not in rows}
    return [node for key, node in known.items() if key in tops]
