"""What is drafted, by noun: drafts and text, versions, what others say, how sides agree."""

from .adoption import Adoption, Procedure, Step
from .certificates import Certificate
from .consultation import Asked, Consultation, Opinion, OpinionRemark
from .copies import Copy, CopyReach, CopySent
from .digital import SignedFile
from .drafts import Draft, DraftReach, Saved, Side
from .signing import Scan, Signing
from .versions import Remark, Version, VersionReach

__all__ = [
    "Adoption",
    "Certificate",
    "Asked",
    "Consultation",
    "Copy",
    "CopyReach",
    "CopySent",
    "Draft",
    "DraftReach",
    "Opinion",
    "OpinionRemark",
    "Procedure",
    "Remark",
    "Saved",
    "Scan",
    "Side",
    "SignedFile",
    "Signing",
    "Step",
    "Version",
    "VersionReach",
]
