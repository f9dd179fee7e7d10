"""What is known of a set of indicators over some months, as far as one may read: the book that
arithmetic asks, the plans, and the units of an organisation along a line."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from lientich.core.actor import Actor
from lientich.organisations.models import Affiliation, Organisation

from .. import rules
from ..arithmetic import Book, Line, Members, Period, Standing, UnitsOn, as_it_is, as_it_was
from ..models import Duty, Indicator, IndicatorSet, Observation, Plan

WAS, IS = "was", "is"
JOINT = "joint"  # in the place of an organisation: all owners, each unit once


def readable_sets(by: Actor) -> QuerySet[IndicatorSet]:
    return IndicatorSet.objects.readable_by(by).prefetch_related("owners").distinct()


def mark(of: IndicatorSet) -> dict[str, bool]:
    """Whatever an organisation of the exercise owns is marked so."""
    return {"exercise": True} if any(one.exercise for one in of.owners.all()) else {}


@dataclass
class Known:
    """`own`: all that they read are the figures of these units; None: those of every unit."""

    of: IndicatorSet
    indicators: list[Indicator]
    book: Book
    plans: dict[UUID, dict[UUID, dict[Period, Decimal]]]
    units: dict[UUID, str]  # that report or did, by name, in the order of names
    lines: dict[str, Line]
    names: dict[UUID, str] = field(default_factory=dict)
    own: set[UUID] | None = None

    def units_on(self, organisation: UUID | str, line: str) -> UnitsOn:
        """The units of an organisation along a line; of all owners together, along any."""
        if organisation == JOINT:
            tops = [self.side(one.pk) for one in self.of.owners.all()]
            return lambda day: frozenset().union(*(units(day) for units in tops))
        if organisation in self.units or line not in self.lines:
            return lambda day: frozenset([organisation])
        return self.lines[line].of(organisation)

    def side(self, owner: UUID) -> UnitsOn:
        """The units that stand under an owner along any line of the set."""
        lines = [line.of(owner) for line in self.lines.values()]
        return lambda day: frozenset().union(*(units(day) for units in lines))

    def members(self, units: UnitsOn, months: Iterable[int], view: str, day: date) -> Members:
        return as_it_is(units, months, day) if view == IS else as_it_was(units, months)


def known(by: Actor, of: IndicatorSet, months: Period) -> Known:
    """All that `by` reads of a set and those months."""
    whole = rules.reads_all(by, of, {one.pk for one in of.owners.all()})
    own = None if whole else rules.units_read(by, of)
    indicators = list(of.indicators.all())
    held, units = _duties(of, own)
    return Known(
        of=of,
        indicators=indicators,
        book=Book(
            {one.pk: one.kind for one in indicators},
            _values(of, months, own, {one.pk: one.every for one in indicators}),
            lambda key, unit, month: any(
                first <= month < end for first, end in held.get((key, unit), ())
            ),
        ),
        plans=_plans(of, own),
        units=units,
        lines=dict(_lines(of.lines)),
        own=own,
    )


def _duties(
    of: IndicatorSet, own: set[UUID] | None
) -> tuple[dict[tuple, list[tuple[int, int]]], dict[UUID, str]]:
    rows = Duty.objects.filter(indicator__of=of).order_by("unit__name_key")
    if own is not None:
        rows = rows.filter(unit__in=own)
    held, units = defaultdict(list), {}
    for indicator, unit, name, long, since, until in rows.values_list(
        "indicator", "unit", "unit__short_name", "unit__name", "since", "until"
    ):
        end = Period.begun(until, 1).first if until else Period.of(9000, 1).first
        held[indicator, unit].append((Period.begun(since, 1).first, end))
        units[unit] = name or long
    return held, units


def _values(
    of: IndicatorSet, months: Period, own: set[UUID] | None, every: dict[UUID, int]
) -> dict[Any, Any]:
    """What was handed in. A value of several months stands at the last of them."""
    rows = Observation.objects.filter(
        indicator__in=every,
        current=True,
        sheet__handed_in=True,
        since__gte=months.first_day,
        since__lte=months.last_day,
    )
    if own is not None:
        rows = rows.filter(unit__in=own)
    found: dict = defaultdict(lambda: defaultdict(dict))
    for indicator, unit, since, value in rows.order_by().values_list(
        "indicator", "unit", "since", "value"
    ):
        month = Period.begun(since, every[indicator]).last.first
        found[indicator][month][unit] = value
    return found


def _plans(
    of: IndicatorSet, own: set[UUID] | None
) -> dict[UUID, dict[UUID, dict[Period, Decimal]]]:
    rows = Plan.objects.filter(indicator__of=of, current=True)
    if own is not None:
        rows = rows.filter(organisation__in=own)
    found: dict = defaultdict(lambda: defaultdict(dict))
    for indicator, organisation, since, count, value in rows.order_by().values_list(
        "indicator", "organisation", "since", "months", "value"
    ):
        found[indicator][organisation][Period.begun(since, count)] = value
    return found


def _lines(lines: Iterable[str]) -> Iterator[tuple[str, Line]]:
    standings: dict[str, list[Standing]] = {line: [] for line in lines}
    rows = Affiliation.objects.filter(line__in=lines).order_by()
    for line, child, parent, since, until in rows.values_list(
        "line", "child", "parent", "since", "until"
    ):
        standings[line].append(Standing(child, parent, since, until))
    return ((line, Line(rows)) for line, rows in standings.items())


def superiors(of: IndicatorSet) -> QuerySet[Organisation]:
    """Who stands over reporting units along the lines of a set, now or once."""
    units = Duty.objects.filter(indicator__of=of).values("unit")
    over = Affiliation.objects.filter(line__in=of.lines, child__in=units).values("parent")
    return Organisation.objects.filter(Q(pk__in=over) | Q(pk__in=of.owners.values("pk"))).order_by(
        "kind", "name_key"
    )
