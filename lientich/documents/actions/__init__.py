"""Every write of this room: entries of the register, what they say, whom they are open to; the
books, their numbers and what comes in; what is sent to whom, and received."""

from .arrivals import (
    edit_arrival,
    enter_arrival,
    instruct,
    keep_arrivals,
    settle_arrival,
    void_arrival,
)
from .deliveries import (
    distribute,
    open_delivery,
    recall,
    receive,
    refuse,
    remind,
    send,
)
from .entries import ALREADY_THERE, edit, register, withdraw
from .filters import remove_filter, save_filter
from .readings import state, unstate
from .relations import agree_relation, correct_relation, relate, relate_as_read, unrelate
from .series import (
    edit_series,
    enter_void,
    explain_gap,
    note_number,
    open_series,
    place,
    reserve_number,
    void_number,
)
from .sharing import share
from .sheets import (
    Scan,
    bring_sheet,
    discard_sheets,
    enter_incoming,
    enter_outgoing,
    enter_sheet,
    finish_sheet,
    keep_results,
)

__all__ = [
    "ALREADY_THERE",
    "Scan",
    "agree_relation",
    "bring_sheet",
    "correct_relation",
    "discard_sheets",
    "distribute",
    "edit",
    "edit_arrival",
    "edit_series",
    "enter_arrival",
    "enter_incoming",
    "enter_outgoing",
    "enter_sheet",
    "enter_void",
    "explain_gap",
    "finish_sheet",
    "keep_results",
    "instruct",
    "keep_arrivals",
    "note_number",
    "open_delivery",
    "open_series",
    "place",
    "recall",
    "receive",
    "refuse",
    "register",
    "relate",
    "relate_as_read",
    "remind",
    "reserve_number",
    "settle_arrival",
    "remove_filter",
    "save_filter",
    "send",
    "share",
    "state",
    "unrelate",
    "unstate",
    "void_arrival",
    "void_number",
    "withdraw",
]
