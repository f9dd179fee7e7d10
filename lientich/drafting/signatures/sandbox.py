"""Judging a signed file of unknown origin in a child process that can be stopped."""

import json
from base64 import b64encode
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from lientich.reader import limits
from lientich.reader.sandbox import ask
from lientich.reader.unreadable import Unreadable

from .answers import FILE_BYTES, Signed, Trust, Verdict, Verified
from .reasons import Reason, Refused

CHILD = Path(__file__).with_name("child.py")
SECONDS = 60.0  # of 600 pages with two signatures some four, on a machine with nothing else to do
ANSWER_BYTES = 1024 * 1024  # forty signatures told at length have a tenth


def verify_in_child(
    pdf: bytes, trust: Trust, at: datetime, *, seconds: float = SECONDS
) -> dict[str, Any]:
    """What `verifying.verify` says, as plain values; past the limits it is invalid, too."""
    try:
        return _asked("verify", pdf, trust, at, seconds)
    except Refused as refused:
        return Verified(Verdict.INVALID, exercise=False, reason=refused.reason).to_dict()


def accept_in_child(
    before: bytes,
    after: bytes,
    field: str,
    *,
    fingerprints: frozenset[str],
    trust: Trust,
    at: datetime,
    seconds: float = SECONDS,
) -> Signed:
    """What `judging.accept` says. Raises Refused."""
    told = _asked(
        "accept",
        before + after,
        trust,
        at,
        seconds,
        size=len(after),
        before=len(before),
        field=field,
        fingerprints=sorted(fingerprints),
    )
    if "refused" in told:
        raise Refused(Reason(told["refused"]), told["detail"])
    moments = ("claimed_at", "stamped_at")
    return Signed(**told | {name: _moment(told[name]) for name in moments})


def _asked(
    task: str,
    data: bytes,
    trust: Trust,
    at: datetime,
    seconds: float,
    *,
    size: int | None = None,
    **more: Any,
) -> dict[str, Any]:
    if (len(data) if size is None else size) > FILE_BYTES:
        raise Refused(Reason.TOO_LARGE)
    lists = {name: [b64encode(one).decode() for one in of] for name, of in asdict(trust).items()}
    order = {"task": task, "at": at.isoformat(), "answer": ANSWER_BYTES, **lists, **more}
    try:
        return json.loads(ask(CHILD, order, data, seconds, limits.CHILD_MEMORY))
    except Unreadable as error:
        hard = error.reason == "too_hard"
        raise Refused(Reason.TOO_HARD if hard else Reason.BROKEN) from error


def _moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None
