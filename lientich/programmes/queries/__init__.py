"""Every read of this room that joins or counts."""

from .parties import has_part, running_of, speaker, within_reach

__all__ = ["has_part", "running_of", "speaker", "within_reach"]
