"""What the sides agree on, word for word, and the hash that names it.

Number and date are no part of it: they are given when it is issued (NORMS §4).
"""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from .models import Draft, Side


def content_of(draft: Draft, sides: Sequence[Side]) -> dict[str, Any]:
    """All that binds, as plain values: sides with their bodies and signers, the lead first."""
    return {
        "kind": draft.kind,
        "symbol": draft.symbol,
        "subject": draft.subject,
        "place": draft.place,
        "period": [draft.period_from, draft.period_to] if draft.period_from else None,
        "acts_on": [str(draft.acts_on_id), draft.effect] if draft.acts_on_id else None,
        "issuers": [_issuer(side) for side in sides],
        "recipients": [line for line in draft.recipients.split("\n") if line],
        "text": draft.text,
    }


def digest(content: dict[str, Any]) -> str:
    """SHA-256 of the content written in the one way there is to write it."""
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()


def _issuer(side: Side) -> dict[str, str]:
    return {
        "organisation": str(side.organisation_id),
        "body": str(side.body_id),
        "name": side.body.name,
        "authority": side.authority,
        "post": side.post,
        "signer": str(side.signer_id) if side.signer_id else "",
        "signer_name": side.signer.name if side.signer else "",
    }
