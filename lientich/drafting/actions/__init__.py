"""Every write of this room, by noun."""

from .adoption import approve, check, put_for_adoption, refuse, reopen, set_procedure
from .drafts import edit_draft, name_signer, start_draft, withdraw_draft
from .remarks import remark, resolve_remark
from .texts import Outcome, save_text
from .versions import cut_version

__all__ = [
    "Outcome",
    "approve",
    "check",
    "cut_version",
    "edit_draft",
    "name_signer",
    "put_for_adoption",
    "refuse",
    "remark",
    "reopen",
    "resolve_remark",
    "save_text",
    "set_procedure",
    "start_draft",
    "withdraw_draft",
]
