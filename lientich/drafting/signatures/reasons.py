"""Why a signed file is not accepted."""

from enum import StrEnum


class Reason(StrEnum):
    TOO_LARGE = "too_large"
    TOO_HARD = "too_hard"  # the limits of time and memory did not suffice
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    OTHER_DOCUMENT = "other_document"
    NOT_SIGNED = "not_signed"
    BYTES_CHANGED = "bytes_changed"  # of what was there before
    WRONG_FIELD = "wrong_field"
    SEVERAL = "several"  # more than the one signature
    INVALID = "invalid"  # it is not over these bytes
    MORE_CHANGED = "more_changed"  # beside the signature itself
    CHANGED_AFTER = "changed_after"  # once it was signed
    STRANGER = "stranger"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    REVOKED = "revoked"
    UNTRUSTED = "untrusted"  # leads to no configured root


class Refused(Exception):
    """`detail` is a name that belongs to the reason: the field that was signed, whose key it is."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason, self.detail = reason, detail
