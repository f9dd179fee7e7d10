"""Every read of this room that joins or counts."""

from .parties import claimant, has_part, running_of, within_reach

__all__ = ["claimant", "has_part", "running_of", "within_reach"]
