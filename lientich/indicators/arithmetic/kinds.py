"""What an indicator is to arithmetic: how it adds up, or of which others it is made."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Key = Hashable


class Over(StrEnum):
    """How values add up, over units or over time."""

    SUM = "sum"
    MEAN = "mean"  # weighted by another indicator, or where none is named by one each
    LAST = "last"  # over time: a stock is what it is at the end
    MAX = "max"
    NONE = "none"


class Better(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"


class Made(StrEnum):
    SUM = "sum"
    DIFFERENCE = "difference"
    RATIO = "ratio"


@dataclass(frozen=True)
class Formula:
    """An indicator that nobody reports: made of two others, a ratio times `scale`.

    How it adds up then says how its plans do, which are stated of itself: those of a ratio do not.
    """

    made: Made
    first: Key
    second: Key
    scale: Decimal = Decimal(1)


@dataclass(frozen=True)
class Indicator:
    key: Key
    measure: str = ""
    over_units: Over = Over.SUM
    over_time: Over = Over.SUM
    weight: Key | None = None
    formula: Formula | None = None
    every: int = 1  # of how many months one value is
    better: Better = Better.HIGHER

    @property
    def made_of(self) -> tuple[Key, ...]:
        if self.formula:
            return self.formula.first, self.formula.second
        return (self.weight,) if self.weight is not None else ()


Catalogue = Mapping[Key, Indicator]


class Impossible(ValueError):
    """What an indicator cannot be; `why` is one of the reasons below, for a person to be told."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


CYCLE, MEASURES, RHYTHMS, LAST_OF_UNITS, WEIGHT, RATIO = (
    "cycle",
    "measures",
    "rhythms",
    "last of units",
    "weight",
    "ratio",
)


def leaves(catalogue: Catalogue, key: Key) -> frozenset[Key]:
    """The reported indicators that one is made of, with those that weigh them; raises Impossible
    where it is made of itself."""
    return frozenset(_walk(catalogue, key, ()))


def _walk(catalogue: Catalogue, key: Key, above: tuple[Key, ...]) -> set[Key]:
    if key in above:
        raise Impossible(CYCLE)
    one = catalogue[key]
    below = {found for part in one.made_of for found in _walk(catalogue, part, (*above, key))}
    return below if one.formula else below | {key}


def refuse_impossible(catalogue: Catalogue, key: Key) -> None:
    """Raises Impossible: made of itself, tonnes added to cubic metres, months to quarters."""
    one = catalogue[key]
    if len({catalogue[leaf].every for leaf in leaves(catalogue, key)} | {one.every}) > 1:
        raise Impossible(RHYTHMS)
    if one.over_units == Over.LAST:
        raise Impossible(LAST_OF_UNITS)
    if one.weight is not None and (one.formula or not _weighs(catalogue[one.weight])):
        raise Impossible(WEIGHT)
    if (
        one.formula
        and one.formula.made == Made.RATIO
        and Over.SUM in (one.over_units, one.over_time)
    ):
        raise Impossible(RATIO)
    if one.formula and one.formula.made != Made.RATIO:
        measures = {one.measure, *(catalogue[part].measure for part in one.made_of)}
        if len(measures) > 1:
            raise Impossible(MEASURES)


def _weighs(one: Indicator) -> bool:
    return one.formula is None and one.over_units == Over.SUM
