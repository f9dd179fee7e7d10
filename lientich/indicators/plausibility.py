"""What about a figure makes one look twice: pure."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

TIMES = 10
LONG = 3  # digits, from which it is no chance that two figures are the same


class Doubt(StrEnum):
    TOO_LOW = "too low"
    TOO_HIGH = "too high"
    LEAPT = "leapt"
    FELL = "fell"
    TWIN = "twin"


def doubts(
    value: Decimal,
    *,
    least: Decimal | None = None,
    most: Decimal | None = None,
    before: Decimal | None = None,
    others: Iterable[Decimal] = (),
) -> list[Doubt]:
    """Outside its bounds; ten times, or a tenth of, the period before; the figure of another."""
    found = []
    if least is not None and value < least:
        found.append(Doubt.TOO_LOW)
    if most is not None and value > most:
        found.append(Doubt.TOO_HIGH)
    if before and abs(value) >= TIMES * abs(before):
        found.append(Doubt.LEAPT)
    if before and value and TIMES * abs(value) <= abs(before):
        found.append(Doubt.FELL)
    if len(value.normalize().as_tuple().digits) >= LONG and value in others:
        found.append(Doubt.TWIN)
    return found
