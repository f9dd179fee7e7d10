"""One cell: an indicator of some units over some months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from enum import StrEnum

from .kinds import Catalogue, Formula, Indicator, Key, Made, Over, leaves
from .lines import ONE, Members, Unit, Weights

DIGITS = 60  # of a quotient, before it is rounded

# indicator, month, unit. What is reported of several months stands at the last of them.
Values = Mapping[Key, Mapping[int, Mapping[Unit, Decimal]]]
Duty = Callable[[Key, Unit, int], bool]


class Why(StrEnum):
    """Why a cell has no value."""

    MISSING = "missing"  # nobody reported
    NO_RULE = "no rule"  # it does not add up, or nobody said how a unit was divided
    NO_WEIGHT = "no weight"  # nothing to weigh by, nothing to divide by


@dataclass(frozen=True)
class Cell:
    """`reported` of `expected` units are in it whole. `as_of`: the month of a last value."""

    value: Decimal | None
    reported: int = 0
    expected: int = 0
    why: Why | None = None
    as_of: int | None = None

    @property
    def whole(self) -> bool:
        return self.reported == self.expected


@dataclass(frozen=True)
class Book:
    """All that is known: the catalogue, what was reported, and who was to report what when."""

    catalogue: Catalogue
    values: Values
    duty: Duty = field(default=lambda key, unit, month: True)


# Of each month the units of which all parts are there, with how much of each counts.
Present = dict[int, dict[Unit, Decimal]]


class _None(Exception):
    """There is no value, and why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def cell(book: Book, key: Key, members: Members) -> Cell:
    """What the indicator comes to, over the units of each month of `members`."""
    parts = leaves(book.catalogue, key)
    last = all(book.catalogue[one].over_time == Over.LAST for one in parts)
    due, present = _found(book, key, parts, members)
    as_of = max((month for month, units in present.items() if units), default=None)
    counted = [month for month in due if not last or as_of is None or month == as_of]
    expected = {unit for month in counted for unit in due[month]}
    short = {unit for month in counted for unit in due[month] if unit not in present[month]}
    if last and as_of is None and counted:  # of a stock that nobody told, one month is expected
        expected = short = set(due[max(counted)])
    told = len(expected - short), len(expected)
    if as_of is None:
        return Cell(None, *told, why=Why.MISSING)
    with localcontext() as context:
        context.prec = DIGITS
        try:
            if any(due[month][unit] is None for month in counted for unit in due[month]):
                raise _None(Why.NO_RULE)
            value = _value(book, book.catalogue[key], present)
        except _None as none:
            return Cell(None, *told, why=none.why)
    return Cell(value, *told, as_of=as_of if last else None)


def units_of(book: Book, key: Key, members: Members) -> dict[Unit, Cell]:
    """The same for each unit by itself."""
    units = {unit for weights in members.values() for unit in weights}
    of_each = {
        unit: cell(
            book,
            key,
            {
                month: {unit: weights[unit]} if unit in weights else {}
                for month, weights in members.items()
            },
        )
        for unit in units
    }
    return {unit: one for unit, one in of_each.items() if one.expected or one.value is not None}


def on_duty(book: Book, key: Key, month: int, weights: Weights) -> dict[Unit, Decimal | None]:
    """Those of some units that report, that month, all that the indicator is made of."""
    return _due(book, leaves(book.catalogue, key), month, weights)


def _due(
    book: Book, parts: frozenset[Key], month: int, weights: Weights
) -> dict[Unit, Decimal | None]:
    return {
        unit: weight
        for unit, weight in weights.items()
        if all(book.duty(part, unit, month) for part in parts)
    }


def _found(
    book: Book, key: Key, parts: frozenset[Key], members: Members
) -> tuple[dict[int, dict[Unit, Decimal | None]], Present]:
    every = book.catalogue[key].every
    due: dict[int, dict[Unit, Decimal | None]] = {}
    present: Present = defaultdict(dict)
    for month, weights in members.items():
        if (month + 1) % every:
            continue
        due[month] = _due(book, parts, month, weights)
        rows = [book.values.get(part, {}).get(month, {}) for part in parts]
        for unit, weight in due[month].items():
            if all(unit in row for row in rows):
                present[month][unit] = ONE if weight is None else weight
    return due, present


def _value(book: Book, of: Indicator, present: Present) -> Decimal:
    if of.formula:
        return _made(book, of.formula, present)
    months = {
        month: _over_units(book, of, month, units) for month, units in present.items() if units
    }
    return _over_time(book, of, months, present)


def _made(book: Book, formula: Formula, present: Present) -> Decimal:
    first, second = (
        _value(book, book.catalogue[part], present) for part in (formula.first, formula.second)
    )
    if formula.made == Made.SUM:
        return first + second
    if formula.made == Made.DIFFERENCE:
        return first - second
    return _divided(first * formula.scale, second)


Part = tuple[Decimal, Decimal]  # what is divided by what


def _over_units(book: Book, of: Indicator, month: int, units: dict[Unit, Decimal]) -> Part:
    values = book.values[of.key][month]
    if of.over_units == Over.SUM:
        return sum((values[unit] * share for unit, share in units.items()), Decimal(0)), ONE
    if of.over_units == Over.MEAN:
        weights = _weights(book, of, month, units)
        top = sum((values[unit] * weights[unit] for unit in units), Decimal(0))
        return top, sum(weights.values(), Decimal(0))
    if any(share != 1 for share in units.values()):
        raise _None(Why.NO_RULE)
    if of.over_units == Over.MAX or len(units) == 1:
        return max(values[unit] for unit in units), ONE
    raise _None(Why.NO_RULE)


def _over_time(book: Book, of: Indicator, months: dict[int, Part], present: Present) -> Decimal:
    if of.over_time == Over.MEAN:
        return _mean_over_time(book, of, months, present)
    if of.over_time == Over.LAST:
        return _divided(*months[max(months)])
    values = [_divided(*part) for part in months.values()]
    if of.over_time == Over.SUM:
        return sum(values, Decimal(0))
    if of.over_time == Over.MAX or len(values) == 1:
        return max(values)
    raise _None(Why.NO_RULE)


def _mean_over_time(
    book: Book, of: Indicator, months: dict[int, Part], present: Present
) -> Decimal:
    """A mean of means is that of all their parts."""
    if of.over_units == Over.MEAN:
        parts = list(months.values())
    else:
        weights = {
            month: sum(_weights(book, of, month, present[month]).values(), Decimal(0))
            if of.weight is not None
            else ONE
            for month in months
        }
        parts = [
            (_divided(*part) * weights[month], weights[month]) for month, part in months.items()
        ]
    tops, bottoms = zip(*parts, strict=True)
    return _divided(sum(tops, Decimal(0)), sum(bottoms, Decimal(0)))


def _weights(
    book: Book, of: Indicator, month: int, units: dict[Unit, Decimal]
) -> dict[Unit, Decimal]:
    if of.weight is None:
        return dict(units)
    values = book.values[of.weight][month]
    return {unit: values[unit] * share for unit, share in units.items()}


def _divided(top: Decimal, bottom: Decimal) -> Decimal:
    if bottom == 0:
        raise _None(Why.NO_WEIGHT)
    return top / bottom
