"""What is drafted, by noun: drafts and their text, versions, how sides agree on one."""

from .adoption import Adoption, Procedure, Step
from .drafts import Draft, DraftReach, Saved, Side
from .signing import Scan, Signing
from .versions import Remark, Version, VersionReach

__all__ = [
    "Adoption",
    "Draft",
    "DraftReach",
    "Procedure",
    "Remark",
    "Saved",
    "Scan",
    "Side",
    "Signing",
    "Step",
    "Version",
    "VersionReach",
]
