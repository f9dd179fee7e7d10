"""What is known of the register: its entries (`entries`), the outgoing books (`series`), the
incoming ones (`arrivals`)."""

from .arrivals import arrival_books, arrival_gaps, next_arrival, to_enter
from .entries import (
    activity,
    any_exercise,
    choices,
    count,
    exported,
    find,
    find_same,
    in_force,
    is_exercise,
    is_readable,
    issued_by,
    issuing_organisations,
    not_reached,
    owners,
    register,
    relations,
)
from .series import belonging, gaps, next_value, series_for, series_of, unplaced

__all__ = [
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
    "not_reached",
    "owners",
    "register",
    "relations",
    "series_for",
    "series_of",
    "to_enter",
    "unplaced",
]
