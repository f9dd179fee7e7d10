"""Every write of this room: bringing a document in, and deciding on what was read in it."""

from .intakes import (
    choose_programme,
    count_try,
    discard,
    receive,
    record_reading,
    record_refusal,
    start_programme,
)
from .proposals import accept, accept_sure, add_direction, correct, reject, reopen
from .scans import register_scan

__all__ = [
    "accept",
    "accept_sure",
    "add_direction",
    "choose_programme",
    "correct",
    "count_try",
    "discard",
    "receive",
    "record_reading",
    "record_refusal",
    "register_scan",
    "reject",
    "reopen",
    "start_programme",
]
