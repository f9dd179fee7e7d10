"""The months of a year as a drawing: what was due in each, by how it kept to its date, beside the
same month of the year before. Pure.

All measures are whole numbers, so that no language writes a decimal comma into an attribute.
"""

from collections.abc import Sequence
from dataclasses import dataclass

AXIS, MONTH, TOP, PLOT, FOOT = 30, 32, 10, 130, 20  # widths, then heights
NOW, BEFORE, GAP = 14, 6, 3  # widths within a month
STEPS = (1, 2, 5)


@dataclass(frozen=True)
class Bar:
    tone: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Label:
    x: int
    y: int
    number: int


@dataclass(frozen=True)
class Drawing:
    bars: list[Bar]
    months: list[Label]
    lines: list[Label]  # of the scale
    width: int
    axis: int = AXIS
    height: int = TOP + PLOT + FOOT


def drawing(months: Sequence[tuple[int, Sequence[tuple[int, str]], int]]) -> Drawing:
    """Of each month its number, its parts with their tones, and how many a year before."""
    most = max([1, *(max(sum(n for n, _ in parts), before) for _, parts, before in months)])
    step = _step(most)
    top = -(-most // step) * step  # the line above the highest bar

    def height(count: int) -> int:
        return count * PLOT // top

    bars: list[Bar] = []
    for place, (_number, parts, before) in enumerate(months):
        left, done = AXIS + place * MONTH + GAP, 0
        for count, tone in parts:
            low, done = height(done), done + count
            if count:
                high = height(done)
                bars.append(Bar(tone, left, TOP + PLOT - high, NOW, high - low))
        if before:
            x = left + NOW + GAP
            bars.append(Bar("before", x, TOP + PLOT - height(before), BEFORE, height(before)))
    middle = GAP + (NOW + GAP + BEFORE) // 2
    return Drawing(
        bars=bars,
        months=[
            Label(AXIS + place * MONTH + middle, TOP + PLOT + FOOT - 6, number)
            for place, (number, *_rest) in enumerate(months)
        ],
        lines=[Label(AXIS, TOP + PLOT - height(n), n) for n in range(0, top + 1, step)],
        width=AXIS + MONTH * len(months),
    )


def _step(most: int) -> int:
    """A round one, that leaves no more than five lines above nothing."""
    power = 1
    while True:
        for step in STEPS:
            if most <= step * power * 5:
                return step * power
        power *= 10
