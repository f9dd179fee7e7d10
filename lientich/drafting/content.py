"""What the sides agree on, word for word, and the hash that names it.

Number and date are no part of it: they are given when it is issued (NORMS §4). What a paper may do
without (urgency, a superior's line …) is left out where it is not set, so that what was agreed on
before it could be set keeps its hash.
"""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from lientich.papers import Form

from .models import Draft, Side
from .official.forms import form_of


def content_of(draft: Draft, sides: Sequence[Side]) -> dict[str, Any]:
    """All that binds, as plain values: sides with their bodies and signers, the lead first."""
    form = form_of(sides[0].body.kind) if sides else Form.PARTY
    return {
        "kind": draft.kind,
        "symbol": draft.symbol,
        "subject": draft.subject,
        "place": draft.place,
        "period": [draft.period_from, draft.period_to] if draft.period_from else None,
        "acts_on": [str(draft.acts_on_id), draft.effect] if draft.acts_on_id else None,
        "issuers": [_issuer(side) for side in sides],
        "recipients": _lines(draft.recipients),
        "text": draft.text,
    } | _set(
        form="" if form == Form.PARTY else form.value,
        clauses=_lines(draft.clauses),
        urgency=draft.urgency,
        addressees=_lines(draft.addressees),
    )


def digest(content: dict[str, Any]) -> str:
    """SHA-256 of the content written in the one way there is to write it."""
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def _set(**particulars: Any) -> dict[str, Any]:
    return {name: value for name, value in particulars.items() if value}


def _issuer(side: Side) -> dict[str, str]:
    return {
        "organisation": str(side.organisation_id),
        "body": str(side.body_id),
        "name": side.body.name,
        "authority": side.authority,
        "post": side.post,
        "signer": str(side.signer_id) if side.signer_id else "",
        "signer_name": side.signer.name if side.signer else "",
    } | _set(superior=side.superior)
