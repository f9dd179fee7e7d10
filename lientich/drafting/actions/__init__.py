"""Every write of this room, by noun."""

from .adoption import approve, check, put_for_adoption, refuse, reopen, set_procedure
from .drafts import edit_draft, name_signer, start_draft, withdraw_draft
from .issuing import issue
from .remarks import remark, resolve_remark
from .signing import add_scan, begin_signing, confirm_scan, refuse_signing
from .texts import Outcome, save_text
from .versions import cut_version

__all__ = [
    "Outcome",
    "add_scan",
    "approve",
    "begin_signing",
    "check",
    "confirm_scan",
    "cut_version",
    "edit_draft",
    "issue",
    "name_signer",
    "put_for_adoption",
    "refuse",
    "refuse_signing",
    "remark",
    "reopen",
    "resolve_remark",
    "save_text",
    "set_procedure",
    "start_draft",
    "withdraw_draft",
]
