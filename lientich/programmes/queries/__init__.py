"""Every read of this room that joins or counts."""

from .calendars import digest
from .parties import has_part, running_of, source_to_send, speaker, under, units_under, within_reach
from .phone import meanwhile

__all__ = [
    "digest",
    "has_part",
    "meanwhile",
    "running_of",
    "source_to_send",
    "speaker",
    "under",
    "units_under",
    "within_reach",
]
