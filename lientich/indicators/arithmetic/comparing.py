"""A cell beside its plan, the same period and the other side's; and rounding, at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum

from .cells import DIGITS, Book, Cell, cell, on_duty
from .kinds import Better, Key
from .lines import Members, Reshaping, UnitsOn, recast
from .periods import Period

HUNDRED = Decimal(100)
TOLERANCE = Decimal("0.5")  # of percentages that a source gives without decimals
NEAR = Decimal(95)  # percent of the plan, below which it is missed by far


class Base(StrEnum):
    """With what a period is compared: always said."""

    SAME_MONTHS = "same months"
    WHOLE_YEAR = "whole year"


class Verdict(StrEnum):
    MET = "met"
    NEAR = "near"
    MISSED = "missed"


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Half away from zero, as accounts are kept."""
    with localcontext() as context:
        context.prec = DIGITS + 40
        return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def percent_of(actual: Decimal | None, plan: Decimal | None) -> Decimal | None:
    """Of nothing, and of a loss, there is no percentage."""
    if actual is None or plan is None or plan <= 0:
        return None
    with localcontext() as context:
        context.prec = DIGITS
        return actual * HUNDRED / plan


def difference(actual: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if actual is None or other is None else actual - other


def growth(actual: Decimal | None, base: Decimal | None) -> Decimal | None:
    """In percent of the base."""
    percent = percent_of(actual, base)
    return None if percent is None else percent - HUNDRED


def verdict(actual: Decimal | None, plan: Decimal | None, better: Better) -> Verdict | None:
    """Whether a plan is met; of what should be low, a plan of zero is met by zero alone."""
    if actual is None or plan is None:
        return None
    if actual >= plan if better == Better.HIGHER else actual <= plan:
        return Verdict.MET
    percent = percent_of(*((actual, plan) if better == Better.HIGHER else (plan, actual)))
    return Verdict.NEAR if percent is not None and percent >= NEAR else Verdict.MISSED


def agrees(reported: Decimal, computed: Decimal, tolerance: Decimal = TOLERANCE) -> bool:
    """Whether a percentage that a source gives is the one that its own figures make."""
    return abs(reported - computed) <= tolerance


def base_of(period: Period, base: Base) -> Period:
    return period.year_before if base == Base.SAME_MONTHS else period.whole_year_before


def comparable(
    book: Book, key: Key, now: Members, then: Members, acts: Iterable[Reshaping]
) -> bool:
    """Whether the units of then are those of now, or what became them: for each month of now that
    of a year before, or where there is none the last of then."""
    acts, months = list(acts), sorted(then)
    for month, weights in now.items():
        if not months:
            return False
        other = month - 12 if month - 12 in then else months[-1]
        mine = recast(on_duty(book, key, month, weights), month, other, acts)
        if mine != on_duty(book, key, other, then[other]):
            return False
    return True


@dataclass(frozen=True)
class Reconciliation:
    """How a joint total comes of those of two sides: both, less what both count."""

    first: Cell
    second: Cell
    shared: Cell
    joint: Cell

    @property
    def adds_up(self) -> bool:
        """Not of stocks that both sides tell of different months, nor of what is no sum over
        time."""
        first, second, shared, whole = (
            one.value or Decimal(0) for one in (self.first, self.second, self.shared, self.joint)
        )
        with localcontext() as context:
            context.prec = DIGITS
            return first + second - shared == whole


def joint(
    book: Book, key: Key, first: UnitsOn, second: UnitsOn, cut: Callable[[UnitsOn], Members]
) -> Reconciliation:
    """No unit counts twice, however many sides it stands under. `cut`: as it was, or as it is."""
    both, either = (
        lambda day: first(day) & second(day),
        lambda day: first(day) | second(day),
    )
    cells = [cell(book, key, cut(units)) for units in (first, second, both, either)]
    return Reconciliation(*cells)
