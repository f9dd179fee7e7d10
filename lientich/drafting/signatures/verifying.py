"""What is true of a signed file: who signed, when, as what, what was changed since."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pyhanko.sign.validation.status import SignatureCoverageLevel
from pypdfium2 import PdfDocument

from lientich.core.text import EXERCISE_MARK, one_line

from .answers import Found, Standing, Trust, Verdict, Verified
from .authority import MARK
from .fields import TEXTS, role_of
from .reading import (
    allowed_after,
    entry,
    fields,
    is_sound,
    is_trusted_stamp,
    judged,
    opened,
    rewritten,
    signatures,
)
from .reasons import Reason, Refused
from .trust import read_certificate, standing

LISTED = 40  # more than any paper of two sides has


def verify(pdf: bytes, trust: Trust, at: datetime) -> Verified:
    """Any exception means invalid: what cannot be read whole proves nothing."""
    try:
        return _verified(pdf, trust, at)
    except Refused as refused:
        return Verified(Verdict.INVALID, _says_exercise(pdf), reason=refused.reason)
    except MemoryError:
        raise
    except Exception:
        return Verified(Verdict.INVALID, _says_exercise(pdf), reason=Reason.BROKEN)


def _verified(pdf: bytes, trust: Trust, at: datetime) -> Verified:
    reader = opened(pdf)
    named = fields(reader)
    found = [_found(one, named, trust, at) for one in signatures(reader)]
    signed = {one.field for one in found}
    exercise = _says_exercise(pdf) or any(MARK in one.issuer for one in found)
    again = rewritten(reader, frozenset(TEXTS.values()))
    return Verified(
        verdict=_verdict(found, exercise, again),
        exercise=exercise,
        signatures=found,
        unsigned=[
            one_line(entry(one, "/TU") or name)
            for name, one in named.items()
            if entry(one, "/FT") == "/Sig" and name not in signed and "/V" not in one
        ][:LISTED],
        filled={
            key: one_line(named[name]["/V"])
            for key, name in TEXTS.items()
            if name in named and "/V" in named[name]
        },
        rewritten=again,
        revocation=bool(trust.revoked),
        roots=[_common_name(read_certificate(one)) for one in trust.roots][:LISTED],
    )


def _verdict(found: Iterable[Found], exercise: bool, again: bool) -> Verdict:
    found = list(found)
    if not found:
        return Verdict.UNSIGNED
    if again or not all(one.in_order for one in found):
        return Verdict.INVALID
    standings = {one.standing for one in found}
    if standings & {Standing.REVOKED, Standing.EXPIRED, Standing.NOT_YET_VALID}:
        return Verdict.INVALID
    if exercise:
        return Verdict.EXERCISE
    return Verdict.VALID if standings == {Standing.TRUSTED} else Verdict.UNTRUSTED


def _found(signature: Any, named: dict[str, Any], trust: Trust, at: datetime) -> Found:
    status, at = judged(signature, trust, at)
    allowed = allowed_after(status)
    role = role_of(signature.field_name)
    certificate, stamp = status.signing_cert, status.timestamp_validity
    subject = certificate.subject.native
    claimed = signature.self_reported_timestamp
    widget = named.get(signature.field_name, {})
    path = status.validation_path
    return Found(
        field=one_line(signature.field_name),
        kind=role[0] if role else "other",
        side=role[1] if role else 0,
        told=one_line(entry(widget, "/TU") or "") if role else "",
        name=_common_name(certificate),
        organisation=one_line(subject.get("organization_name", "")),
        issuer=one_line(certificate.issuer.native.get("common_name", "")),
        fingerprint=certificate.sha256.hex(),
        claimed_at=claimed.isoformat() if claimed else "",
        stamped_at=stamp.timestamp.isoformat() if stamp else "",
        stamp_trusted=is_trusted_stamp(stamp),
        in_order=is_sound(signature, status, trust) and allowed,
        changed=_changed(allowed, status),
        standing=standing(status, trust, at),
        root=_common_name(path.first) if status.trusted and path else "",
    )


def _common_name(certificate: Any) -> str:
    return one_line(certificate.subject.native.get("common_name", ""))


def _changed(allowed: bool, status: Any) -> str:
    if not allowed:
        return "forbidden"
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return "nothing" if whole else "permitted"


def _says_exercise(pdf: bytes) -> bool:
    """Whether its first page bears the mark of the exercise."""
    try:
        document = PdfDocument(pdf)
        try:
            return EXERCISE_MARK in document[0].get_textpage().get_text_range()
        finally:
            document.close()
    except Exception:
        return False
