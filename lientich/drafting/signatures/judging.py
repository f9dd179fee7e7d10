"""Whether a file that somebody brings back is the one they were given, signed by them alone."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from lientich.core.text import one_line

from .answers import Signed, Standing, Trust
from .fields import TEXTS
from .reading import (
    allowed_after,
    allowed_since,
    entry,
    fields,
    is_sound,
    opened,
    rewritten,
    signatures,
    status_of,
    touched_since,
)
from .reasons import Reason, Refused
from .trust import standing

TEXT_NAMES = frozenset(TEXTS.values())


def _nothing_escapes(judge: Callable[..., Any]) -> Callable[..., Any]:
    """Whatever goes wrong inside a file of unknown origin, the file is broken."""

    @wraps(judge)
    def judged(*args: Any, **given: Any) -> Any:
        try:
            return judge(*args, **given)
        except (Refused, MemoryError):
            raise
        except Exception as error:
            raise Refused(Reason.BROKEN, type(error).__name__) from error

    return judged


@_nothing_escapes
def accept(
    before: bytes,
    after: bytes,
    field: str,
    *,
    fingerprints: frozenset[str],
    trust: Trust,
    at: datetime,
) -> Signed:
    """`after` is `before` with `field` newly signed by a certificate of `fingerprints` that was
    valid `at` that moment, and nothing else. Raises Refused."""
    reader = opened(after)
    _refuse_other_bytes(before, after)
    earlier = opened(before)
    signature = _only_new(earlier, reader, field)
    status = status_of(signature, trust, at)
    if not is_sound(signature, status, trust):
        raise Refused(Reason.INVALID)
    _refuse_more(earlier, reader, signature, status)
    return _signed(field, signature, status, fingerprints, trust, at)


@_nothing_escapes
def accept_filling(before: bytes, after: bytes) -> None:
    """`after` is `before` with number and date filled in, and nothing else. Raises Refused."""
    reader = opened(after)
    _refuse_other_bytes(before, after)
    earlier = opened(before)
    base = earlier.xrefs.total_revisions - 1
    if not allowed_since(reader, base) or not touched_since(reader, base) <= TEXT_NAMES:
        raise Refused(Reason.MORE_CHANGED)
    if set(fields(reader)) != set(fields(earlier)) or rewritten(reader, TEXT_NAMES):
        raise Refused(Reason.MORE_CHANGED)


def _refuse_other_bytes(before: bytes, after: bytes) -> None:
    if after == before:
        raise Refused(Reason.NOT_SIGNED)
    if after.startswith(before):
        return
    half = len(before) // 2
    if after[:half] == before[:half] or _same_identity(before, after):
        raise Refused(Reason.BYTES_CHANGED)
    raise Refused(Reason.OTHER_DOCUMENT)


def _same_identity(before: bytes, after: bytes) -> bool:
    """A program that writes the whole file anew keeps the first part of its name."""
    names = [entry(opened(one).trailer, "/ID") for one in (before, after)]
    return None not in names and names[0][0] == names[1][0]


def _only_new(earlier: Any, reader: Any, field: str) -> Any:
    known = {one.field_name for one in signatures(earlier)}
    new = [one for one in signatures(reader) if one.field_name not in known]
    if not new:
        raise Refused(Reason.NOT_SIGNED)
    others = [one.field_name for one in new if one.field_name != field]
    if len(new) > 1:
        raise Refused(Reason.SEVERAL, ", ".join(others))
    if others:
        raise Refused(Reason.WRONG_FIELD, others[0])
    return new[0]


def _refuse_more(earlier: Any, reader: Any, signature: Any, status: Any) -> None:
    if not allowed_after(status) or touched_since(reader, signature.signed_revision):
        raise Refused(Reason.CHANGED_AFTER)
    base = earlier.xrefs.total_revisions - 1
    if not allowed_since(reader, base) or touched_since(reader, base) != {signature.field_name}:
        raise Refused(Reason.MORE_CHANGED)
    named = {name for name, one in fields(reader).items() if not _stamps_time(one)}
    if named != set(fields(earlier)):
        raise Refused(Reason.MORE_CHANGED)


def _stamps_time(field: Any) -> bool:
    value = entry(field, "/V")
    return value is not None and "/Type" in value and value["/Type"] == "/DocTimeStamp"


_REASONS = {
    Standing.EXPIRED: Reason.EXPIRED,
    Standing.NOT_YET_VALID: Reason.NOT_YET_VALID,
    Standing.REVOKED: Reason.REVOKED,
    Standing.UNKNOWN: Reason.UNTRUSTED,
}


def _signed(
    field: str, signature: Any, status: Any, known: frozenset[str], trust: Trust, at: datetime
) -> Signed:
    certificate = status.signing_cert
    name = one_line(certificate.subject.native.get("common_name", ""))
    fingerprint = certificate.sha256.hex()
    if fingerprint not in known:
        raise Refused(Reason.STRANGER, name)
    stands = standing(status, trust, at)
    if stands in _REASONS:
        raise Refused(_REASONS[stands], name)
    stamp = status.timestamp_validity
    return Signed(
        field=field,
        name=name,
        fingerprint=fingerprint,
        claimed_at=signature.self_reported_timestamp,
        stamped_at=stamp.timestamp if stamp else None,
        trusted=stands == Standing.TRUSTED,
    )
