"""The table of indicators: plan, actual, percentage and same period, for a period and since the
beginning of its year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from lientich.core.actor import Actor

from ..arithmetic import (
    Base,
    Cell,
    Period,
    UnitsOn,
    Verdict,
    base_of,
    cell,
    comparable,
    difference,
    growth,
    on_duty,
    percent_of,
    plan_cell,
    plan_for,
    rounded,
    verdict,
)
from ..models import Indicator, IndicatorSet, Over
from .known import Known, known

PERCENT = "%"
SPARK = 12  # months


@dataclass(frozen=True)
class Asked:
    """What a table is asked for. `day`: of today."""

    of: IndicatorSet
    organisation: UUID | str
    line: str
    period: Period
    view: str
    base: Base
    day: date

    @property
    def through(self) -> int:
        """The last month that is over."""
        return Period.begun(self.day, 1).first - 1

    @property
    def cumulated(self) -> Period:
        """From January to the end of the period."""
        return Period.of(self.period.year, 1, self.period.end - self.period.year * 12)

    @property
    def periods(self) -> list[Period]:
        """The columns: the period, and what it stands at the end of, where that is another."""
        return [self.period] if self.cumulated == self.period else [self.period, self.cumulated]

    @property
    def months(self) -> Period:
        """All months that any cell looks at."""
        first = min(base_of(one, self.base).first for one in self.periods)
        first = min(first, self.period.end - SPARK)
        return Period(first, self.period.end - first)


@dataclass(frozen=True)
class Figures:
    """An indicator in one period: as cells, and as a person is told."""

    indicator: Indicator
    plan: Cell
    actual: Cell
    base: Cell
    comparable: bool
    over: bool  # the period, so that its plan is to be met

    @property
    def verdict(self) -> Verdict | None:
        """None where the period is not over, where not all who are counted have a plan, and where
        what is missing may still turn it."""
        if not (self.over and self.plan.whole):
            return None
        kept = verdict(self._told(self.actual), self.plan.value, self.indicator.kind.better)
        return kept if self.actual.whole or self._is_sure(kept) else None

    def _is_sure(self, kept: Verdict | None) -> bool:
        """A sum only grows: what is passed, and what is exceeded, stays so."""
        lower = self.indicator.better == Indicator.Better.LOWER
        return self.indicator.over_units == Over.SUM and kept == (
            Verdict.MISSED if lower else Verdict.MET
        )

    @property
    def percent(self) -> Decimal | None:
        """Of the plan; for what is itself a percentage, the points between them."""
        if not self.plan.whole:
            return None
        if self.points:
            return difference(self.actual.value, self.plan.value)
        return percent_of(self.actual.value, self.plan.value)

    @property
    def growth(self) -> Decimal | None:
        if not self.comparable:
            return None
        if self.points:
            return difference(self.actual.value, self.base.value)
        return growth(self.actual.value, self.base.value)

    @property
    def incomparable(self) -> bool:
        return not self.comparable and self.base.value is not None

    @property
    def improved(self) -> bool | None:
        """Whether it is better than the same period; None where it is the same, or where more are
        missing in the one than in the other."""
        told = rounded(self.growth or Decimal(0), 1)
        if not told or _lacking(self.actual) != _lacking(self.base):
            return None
        return (told > 0) == (self.indicator.better == Indicator.Better.HIGHER)

    @property
    def points(self) -> bool:
        return self.indicator.measure == PERCENT

    def _told(self, one: Cell) -> Decimal | None:
        """As it stands on the page: nobody is told 100 and missed."""
        return None if one.value is None else rounded(one.value, self.indicator.decimals)


def _lacking(one: Cell) -> int:
    return one.expected - one.reported


@dataclass(frozen=True)
class Row:
    indicator: Indicator
    groups: list[Figures]
    spark: list[Decimal | None]


@dataclass(frozen=True)
class Table:
    asked: Asked
    rows: list[Row]
    units: int  # that are asked for anything in the period

    @property
    def behind(self) -> list[Figures]:
        """What falls short of its plan in the period, by far first."""
        found = [row.groups[0] for row in self.rows]
        return [
            one for kept in (Verdict.MISSED, Verdict.NEAR) for one in found if one.verdict == kept
        ]


def table(by: Actor, asked: Asked) -> Table:
    """As far as `by` reads figures; nobody is told a part of a total."""
    of = known(by, asked.of, asked.months)
    units = of.units_on(asked.organisation, asked.line)
    rows = [
        Row(
            one,
            [figures(of, asked, one, period, units) for period in asked.periods],
            _spark(of, asked, one, units),
        )
        for one in of.indicators
    ]
    return Table(asked, rows, max((row.groups[0].actual.expected for row in rows), default=0))


def figures(
    of: Known, asked: Asked, indicator: Indicator, period: Period, units: UnitsOn
) -> Figures:
    """Of a period that is not over, its actual and base are those of the months that are."""
    over = period.up_to(asked.through)
    base = base_of(over, asked.base)
    now, then = (of.members(units, list(one), asked.view, asked.day) for one in (over, base))
    key = indicator.pk
    return Figures(
        indicator=indicator,
        plan=_plan(of, asked, indicator, period, units),
        actual=cell(of.book, key, now),
        base=cell(of.book, key, then),
        over=over == period,
        comparable=comparable(of.book, key, now, then, []),
    )


def _plan(of: Known, asked: Asked, indicator: Indicator, period: Period, units: UnitsOn) -> Cell:
    """That of the organisation itself, where it has one; else those of its units."""
    stated: dict[Any, Any] = of.plans.get(indicator.pk, {})
    if asked.organisation in stated and asked.organisation not in of.units:
        own = plan_for(period, stated[asked.organisation], Over(indicator.over_time))
        if own is not None:
            return Cell(own, 1, 1)
    members = of.members(units, list(period), asked.view, asked.day)
    asked_of = {
        month: on_duty(of.book, indicator.pk, month, weights) for month, weights in members.items()
    }
    return plan_cell(indicator.kind, stated, asked_of)


def _spark(of: Known, asked: Asked, one: Indicator, units: UnitsOn) -> list[Decimal | None]:
    months: Iterable[int] = range(asked.period.end - SPARK, asked.period.end)
    members = of.members(units, months, asked.view, asked.day)
    return [
        cell(of.book, one.pk, {month: members[month]}).value
        for month in months
        if (month + 1) % one.every == 0 and month <= asked.through
    ]
