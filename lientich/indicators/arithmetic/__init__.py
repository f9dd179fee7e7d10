"""What any cell of a table of indicators is. Pure: no database, no clock, nothing of Django.

The rules, each of which has its test:

- A month's value belongs to whoever its unit stood under on the last day of that month.
- Units are added up within each month, then the months of the period. A value that is missing is
  not zero: it is left out, and the coverage of the cell says so.
- Means and ratios are made of their parts, and of those months of a unit in which all of them are
  there. Nothing is rounded before the end.
- "As it was" takes for each month the units of then; "as it is" takes the units of one day for all
  months, and what became them through merger and division by the shares that were stated.
"""

from .cells import Book, Cell, cell, on_duty, units_of
from .comparing import (
    Base,
    Reconciliation,
    Verdict,
    agrees,
    base_of,
    comparable,
    difference,
    growth,
    joint,
    percent_of,
    rounded,
    verdict,
)
from .kinds import Better, Formula, Indicator, Over, leaves, refuse_impossible
from .lines import (
    Line,
    Members,
    Reshaping,
    Share,
    Standing,
    UnitsOn,
    as_it_is,
    as_it_was,
    recast,
)
from .periods import Period, named
from .plans import plan_cell, plan_for, spread

__all__ = [
    "Base",
    "Better",
    "Book",
    "Cell",
    "Formula",
    "Indicator",
    "Line",
    "Members",
    "Over",
    "Period",
    "Reconciliation",
    "Reshaping",
    "Share",
    "Standing",
    "UnitsOn",
    "Verdict",
    "agrees",
    "as_it_is",
    "as_it_was",
    "base_of",
    "cell",
    "comparable",
    "difference",
    "growth",
    "joint",
    "leaves",
    "named",
    "on_duty",
    "percent_of",
    "plan_cell",
    "plan_for",
    "recast",
    "refuse_impossible",
    "rounded",
    "spread",
    "units_of",
    "verdict",
]
