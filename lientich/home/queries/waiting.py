"""What waits for somebody: how much of each kind, and the most pressing of it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from lientich.accounts.models import Mandate
from lientich.core import together
from lientich.core.actor import Actor, Hat
from lientich.core.compiled import compiled
from lientich.core.together import Facts, Found, summed, told, united

from .kinds import Kind, kinds
from .words import Row

MOST_COUNTED = 100  # of a kind; nobody works through a longer queue by its length


@dataclass(frozen=True)
class Group:
    """What waits of one kind, the most pressing first, and how much of it there is."""

    kind: Kind
    rows: list[Row]
    count: int

    @property
    def late(self) -> int:
        """How many of the rows are past their day."""
        return sum(row.tone == "bad" for row in self.rows)


def parts(by: Actor, most: int) -> list[QuerySet]:
    """Of a union: how much waits of each kind, none counted beyond MOST_COUNTED, and the facts of
    the first `most`, each under the key of its kind."""
    waits = [(kind, kind.rows(by)) for kind in kinds(by)]
    counted = [_counted(kind, rows) for kind, rows in waits]
    some = [_facts(kind, rows, most) for kind, rows in waits] if most else []
    return [*counted, *some]


def groups(by: Actor, found: Found) -> list[Group]:
    """What `parts` found, by kind."""
    return [
        Group(
            kind,
            [kind.tell(one, by.today) for one in sorted(_rows(found[kind.key]), key=_place)],
            count(found[kind.key]),
        )
        for kind in kinds(by)
        if count(found.get(kind.key, []))
    ]


def count(facts: list[Facts]) -> int:
    return next((one["n"] for one in facts if "n" in one), 0)


def elsewhere(by: Actor, mandates: list[Mandate]) -> list[tuple[Mandate, int]]:
    """What waits for the same person under their other mandates, where anything does."""
    hats = {hat.mandate_id: hat for hat in by.hats if hat != by.hat}
    found = [
        (one, sum(facts["n"] for _key, facts in _counting(_wearing(by, hats[one.pk]))))
        for one in mandates
        if one.pk in hats
    ]
    return [(one, count) for one, count in found if count]


@compiled
def _counting(by: Actor) -> QuerySet:
    return united(parts(by, 0))


def _wearing(by: Actor, hat: Hat) -> Actor:
    return Actor(by.now, by.user_id, by.person_id, hat, by.hats)


def first(groups: list[Group], most: int) -> list[Row]:
    """The most pressing rows of all kinds together."""
    rows = [row for group in groups for row in group.rows]
    return sorted(rows, key=lambda row: row.pressing_since or date.max)[:most]


def _counted(kind: Kind, rows: QuerySet) -> QuerySet:
    return summed(kind.key, together.first(rows.order_by(), MOST_COUNTED), n=Count("pk"))


def _facts(kind: Kind, rows: QuerySet, most: int) -> QuerySet:
    return told(kind.key, together.first(rows, most), id="id", **kind.facts)


def _rows(facts: list[Facts]) -> list[Facts]:
    return [one for one in facts if "n" not in one]


def _place(facts: Facts) -> tuple[bool, str, str]:
    """In a union the order of its parts is lost: their day or moment, the undated last."""
    return facts["order"] is None, facts["order"] or "", facts["id"]
