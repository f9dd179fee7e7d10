"""Every write of this room."""

from .acts import tell
from .letters import (
    drop,
    due_letters,
    note_failure,
    note_outage,
    note_refusal,
    note_sent,
    rests,
    take,
    write_letters,
)
from .personal import read, read_all, set_preference
from .rounds import go_on, round_of
from .settings import set_rule

__all__ = [
    "drop",
    "due_letters",
    "go_on",
    "note_failure",
    "note_outage",
    "note_refusal",
    "note_sent",
    "read",
    "read_all",
    "rests",
    "round_of",
    "set_preference",
    "set_rule",
    "take",
    "tell",
    "write_letters",
]
