"""What is known of the register: its entries (`entries`), the list of them (`listing`), the books
of what goes out (`series`) and of what comes in (`arrivals`)."""

from .arrivals import arrival_books, arrival_gaps, next_arrival, to_enter
from .entries import (
    activity,
    any_exercise,
    find_same,
    is_exercise,
    is_readable,
    issuing_organisations,
    not_reached,
    owners,
    relations,
)
from .listing import (
    Filters,
    Listed,
    choices,
    count,
    exported,
    find,
    in_force,
    issued_by,
    listed,
    register,
    snippets,
)
from .series import belonging, gaps, next_value, series_for, series_of, unplaced

__all__ = [
    "Filters",
    "Listed",
    "activity",
    "any_exercise",
    "arrival_books",
    "arrival_gaps",
    "belonging",
    "choices",
    "count",
    "exported",
    "find",
    "find_same",
    "gaps",
    "in_force",
    "is_exercise",
    "is_readable",
    "issued_by",
    "issuing_organisations",
    "next_arrival",
    "next_value",
    "listed",
    "not_reached",
    "owners",
    "register",
    "relations",
    "series_for",
    "series_of",
    "to_enter",
    "unplaced",
    "snippets",
]
