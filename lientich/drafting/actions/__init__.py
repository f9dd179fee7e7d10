"""Every write of this room, by noun."""

from .adoption import approve, check, put_for_adoption, refuse, reopen, set_procedure
from .certificates import confirm_certificate, end_certificate, register_certificate
from .consultation import (
    answer,
    consult,
    decide,
    drop_remark,
    end_consultation,
    prepare_remark,
    remind,
)
from .copies import make_copy
from .digital import seal_file, seal_with_key, sign_file, sign_with_key
from .drafts import edit_draft, name_signer, start_draft, withdraw_draft
from .issuing import issue
from .remarks import remark, resolve_remark
from .signing import add_scan, begin_signing, confirm_scan, refuse_signing
from .texts import Outcome, save_text
from .versions import cut_version

__all__ = [
    "confirm_certificate",
    "end_certificate",
    "register_certificate",
    "seal_file",
    "seal_with_key",
    "sign_file",
    "sign_with_key",
    "Outcome",
    "add_scan",
    "answer",
    "approve",
    "begin_signing",
    "check",
    "confirm_scan",
    "consult",
    "cut_version",
    "decide",
    "drop_remark",
    "edit_draft",
    "end_consultation",
    "issue",
    "make_copy",
    "name_signer",
    "prepare_remark",
    "put_for_adoption",
    "refuse",
    "refuse_signing",
    "remark",
    "remind",
    "reopen",
    "resolve_remark",
    "save_text",
    "set_procedure",
    "start_draft",
    "withdraw_draft",
]
