"""What is known of the register: its entries (`entries`)."""

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

__all__ = [
    "activity",
    "any_exercise",
    "choices",
    "count",
    "exported",
    "find",
    "find_same",
    "in_force",
    "is_exercise",
    "is_readable",
    "issued_by",
    "issuing_organisations",
    "not_reached",
    "owners",
    "register",
    "relations",
]
