"""Every write of this room: entries of the register, what they say, whom they are open to."""

from .entries import ALREADY_THERE, edit, register, withdraw
from .readings import relate, state, unrelate, unstate
from .sharing import share

__all__ = [
    "ALREADY_THERE",
    "edit",
    "register",
    "relate",
    "share",
    "state",
    "unrelate",
    "unstate",
    "withdraw",
]
