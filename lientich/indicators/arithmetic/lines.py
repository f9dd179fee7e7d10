"""Which units a cell is of: along a line, as it was or as it is, through mergers and divisions."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .periods import Period

Unit = Hashable
# Of each month the units that count in it, and how much of each: 1, or what was stated of a unit
# that was divided; None where nothing was.
Weights = Mapping[Unit, Decimal | None]
Members = Mapping[int, Weights]
UnitsOn = Callable[[date], frozenset[Unit]]

ONE = Decimal(1)


@dataclass(frozen=True)
class Standing:
    """That a unit stands under another from a day up to, and without, another."""

    unit: Unit
    over: Unit
    since: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


class Line:
    """One line of the matrix."""

    def __init__(self, standings: Iterable[Standing]) -> None:
        self._under: dict[Unit, list[Standing]] = defaultdict(list)
        for one in standings:
            self._under[one.over].append(one)

    def of(self, top: Unit) -> UnitsOn:
        return lambda day: self.under(top, day)

    def under(self, top: Unit, day: date) -> frozenset[Unit]:
        """Whoever stands under it that day, at any depth, and itself."""
        found, new = {top}, [top]
        while new:
            below = {one.unit for one in self._under.get(new.pop(), ()) if one.holds_on(day)}
            new += below - found
            found |= below
        return frozenset(found)


@dataclass(frozen=True)
class Share:
    """How much of what a unit had is of another after it; None where nobody said."""

    of: Unit
    to: Unit
    part: Decimal | None = ONE


@dataclass(frozen=True)
class Reshaping:
    """A merger or a division of units on a day. A unit that goes on names itself among `shares`."""

    day: date
    shares: tuple[Share, ...]

    def before(self, weights: Weights) -> dict[Unit, Decimal | None]:
        """Of which units, and how much, a total was made up before that is made up so after it."""
        came: dict[Unit, list[Share]] = defaultdict(list)
        for share in self.shares:
            came[share.of].append(share)
        made_by_it = {share.to for share in self.shares}
        made = {
            unit: weight
            for unit, weight in weights.items()
            if unit not in came and unit not in made_by_it
        }
        for unit, shares in came.items():
            weight = _gathered(shares, weights)
            if weight != 0:
                made[unit] = weight
        return made


def _gathered(shares: list[Share], weights: Weights) -> Decimal | None:
    """Whatever the shares are, all of a unit counts as much as all that came of it count."""
    after = {weights.get(share.to, Decimal(0)) for share in shares}
    if len(after) == 1:
        return after.pop()
    total = Decimal(0)
    for share in shares:
        weight = weights.get(share.to, Decimal(0))
        if weight is None or share.part is None:
            return None
        total += share.part * weight
    return total


def recast(weights: Weights, later: int, month: int, reshapings: Iterable[Reshaping]) -> Weights:
    """What the units of a later month were in an earlier one: what lies between is undone."""
    day, last = Period(month, 1).last_day, Period(later, 1).last_day
    return _undone(weights, day, last, reshapings)


def as_it_was(units_on: UnitsOn, period: Iterable[int]) -> Members:
    """Each month with the units of its last day."""
    return {month: dict.fromkeys(units_on(Period(month, 1).last_day), ONE) for month in period}


def as_it_is(
    units_on: UnitsOn, period: Iterable[int], day: date, reshapings: Iterable[Reshaping] = ()
) -> Members:
    """Every month with the units of one day, and with what became them."""
    units, reshapings = dict.fromkeys(units_on(day), ONE), list(reshapings)
    return {month: _undone(units, Period(month, 1).last_day, day, reshapings) for month in period}


def _undone(weights: Weights, day: date, last: date, reshapings: Iterable[Reshaping]) -> Weights:
    acts = [one for one in reshapings if day < one.day <= last]
    for one in sorted(acts, key=lambda one: one.day, reverse=True):
        weights = one.before(weights)
    return weights
