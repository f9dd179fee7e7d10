"""What is asked of a signed file and what is answered, without anything that reads one."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

FILE_BYTES = 50 * 1024 * 1024  # of a signed paper; a text of 500 pages has some 2 MB


@dataclass(frozen=True)
class Trust:
    """DER or PEM of certificates, and of lists of those revoked; without the latter, revocation is
    not checked."""

    roots: tuple[bytes, ...] = ()
    intermediates: tuple[bytes, ...] = ()
    revoked: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Signed:
    """A signature that was accepted. `claimed_at` is what the signer's program says."""

    field: str
    name: str
    fingerprint: str  # SHA-256 of the certificate
    claimed_at: datetime | None
    stamped_at: datetime | None  # by a time-stamping authority
    trusted: bool  # traced to a configured root


class Standing(StrEnum):
    TRUSTED = "trusted"
    NO_ROOTS = "no_roots"  # none is configured
    UNKNOWN = "unknown"  # leads to none of those that are
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    REVOKED = "revoked"


class Verdict(StrEnum):
    VALID = "valid"
    EXERCISE = "exercise"  # its signatures are in order, and bind nobody
    UNTRUSTED = "untrusted"  # in order, and not traced to a root that is trusted here
    INVALID = "invalid"
    UNSIGNED = "unsigned"


@dataclass(frozen=True)
class Found:
    """One signature. `told` is in what capacity, as the file said when it was signed."""

    field: str
    kind: str  # signer, seal; other where the field is none of ours
    side: int
    told: str
    name: str
    organisation: str
    issuer: str
    fingerprint: str
    claimed_at: str
    stamped_at: str  # empty: no time stamp
    stamp_trusted: bool
    in_order: bool  # over these bytes, and only permitted changes since
    changed: str  # since: nothing, permitted, forbidden
    standing: str
    root: str


@dataclass(frozen=True)
class Verified:
    verdict: str
    exercise: bool
    reason: str = ""  # why it is invalid, where it could not be read
    signatures: list[Found] = field(default_factory=list)
    unsigned: list[str] = field(default_factory=list)  # what the empty fields are for
    filled: dict[str, str] = field(default_factory=dict)  # number, day, month, year
    rewritten: bool = False  # number or date was filled in and changed again
    revocation: bool = False  # whether it was checked
    roots: list[str] = field(default_factory=list)  # whom signers were traced to, if they could be

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)
