"""What was planned: as it was stated, put together of its pieces, spread over months."""

from collections.abc import Mapping
from decimal import Decimal, localcontext

from .cells import DIGITS, Cell, Why
from .comparing import rounded
from .kinds import Indicator, Over
from .lines import Members, Unit
from .periods import Period

Stated = Mapping[Period, Decimal]

# What is planned of these for a year is planned for each of its quarters.
LASTING = (Over.MEAN, Over.NONE, Over.MAX)


def plan_for(period: Period, stated: Stated, over_time: Over) -> Decimal | None:
    """The plan of a period: its own, else that of the pieces that make it up, the longest first;
    of what is no sum over time, else that of the shortest period that it lies in."""
    pieces = _pieces(period, stated)
    if pieces is None:
        around = [one for one in stated if one.first <= period.first and period.end <= one.end]
        if over_time not in LASTING or not around:
            return None
        return stated[min(around, key=lambda one: (one.months, one.first))]
    values = [stated[piece] for piece in pieces]
    if over_time == Over.SUM:
        return sum(values, Decimal(0))
    if over_time == Over.LAST:
        return values[-1]
    if over_time == Over.MAX:
        return max(values)
    return values[0] if len(set(values)) == 1 else None


def _pieces(period: Period, stated: Stated) -> list[Period] | None:
    if not period.months:
        return []
    for months in range(period.months, 0, -1):
        piece = Period(period.first, months)
        if piece in stated:
            rest = _pieces(Period(piece.end, period.months - months), stated)
            if rest is not None:
                return [piece, *rest]
    return None


def plan_cell(of: Indicator, stated: Mapping[Unit, Stated], members: Members) -> Cell:
    """The plans of units, added up as their values are. `reported`: how many have one.

    A unit that came or left in the period counts with the plan of its months there. What is no
    sum is planned for all only where every unit has the same.
    """
    runs = _runs(members)
    plans: dict[Unit, Decimal] = {}
    for unit, periods in runs.items():
        found = [
            (weight, plan_for(period, stated.get(unit, {}), of.over_time))
            for period, weight in periods
        ]
        total = _together(of, found)
        if total is not None:
            plans[unit] = total
    told = len(plans), len(runs)
    if not plans:
        return Cell(None, *told, why=Why.MISSING)
    if of.over_units == Over.SUM:
        return Cell(sum(plans.values(), Decimal(0)), *told)
    same = set(plans.values())
    return Cell(same.pop(), *told) if len(same) == 1 else Cell(None, *told, why=Why.NO_RULE)


def _together(of: Indicator, found: list[tuple[Decimal | None, Decimal | None]]) -> Decimal | None:
    """Of one unit, over the runs of months in which it counts."""
    shared = of.over_units == Over.SUM
    plans = [
        plan * weight if shared and weight is not None else plan
        for weight, plan in found
        if plan is not None and not (shared and weight is None)
    ]
    if len(plans) < len(found):
        return None
    if of.over_time == Over.SUM:
        return sum(plans, Decimal(0))
    return plans[-1] if of.over_time == Over.LAST or len(set(plans)) == 1 else None


def _runs(members: Members) -> dict[Unit, list[tuple[Period, Decimal | None]]]:
    """For each unit the stretches of months in which it counts, and how much."""
    runs: dict[Unit, list[tuple[Period, Decimal | None]]] = {}
    for month in sorted(members):
        for unit, weight in members[month].items():
            mine = runs.setdefault(unit, [])
            if mine and mine[-1][0].end == month and mine[-1][1] == weight:
                mine[-1] = Period(mine[-1][0].first, mine[-1][0].months + 1), weight
            else:
                mine.append((Period(month, 1), weight))
    return runs


def spread(total: Decimal, weights: list[Decimal], decimals: int) -> list[Decimal]:
    """A plan over months in proportion to `weights`; the parts make the whole to the last digit."""
    whole, done, given = sum(weights, Decimal(0)), Decimal(0), Decimal(0)
    parts = []
    with localcontext() as context:
        context.prec = DIGITS
        for weight in weights:
            done += weight
            up_to = rounded(total * done / whole, decimals)
            parts.append(up_to - given)
            given = up_to
        parts[-1] += total - given
    return parts
