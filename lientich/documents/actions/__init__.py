"""Every write of this room: entries of the register, what they say, whom they are open to."""

from .entries import edit, register, withdraw
from .readings import relate, state, unrelate, unstate
from .sharing import share

__all__ = [
    "edit",
    "register",
    "relate",
    "share",
    "state",
    "unrelate",
    "unstate",
    "withdraw",
]
