"""Every write of this room: entries of the register, what they say, whom they are open to; the
books, their numbers and what comes in."""

from .entries import ALREADY_THERE, edit, register, withdraw
from .readings import relate, state, unrelate, unstate
from .series import (
    confirm_number,
    edit_series,
    explain_gap,
    note_number,
    open_series,
    reserve_number,
    void_number,
)
from .sharing import share

__all__ = [
    "ALREADY_THERE",
    "confirm_number",
    "edit",
    "edit_series",
    "explain_gap",
    "note_number",
    "open_series",
    "register",
    "relate",
    "reserve_number",
    "share",
    "state",
    "unrelate",
    "unstate",
    "void_number",
    "withdraw",
]
