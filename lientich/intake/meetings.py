"""Which period a conference that a text tells of looks back on."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from lientich.conferences import periods
from lientich.conferences.models import Conference
from lientich.core.text import fold

_REVIEW = re.compile(r"\b(?:so|tong) ket\b")
_HALF = re.compile(r"\b(?:6|sau) thang dau nam (\d{4})\b")
_YEAR = re.compile(r"\bnam (\d{4})\b")


@dataclass(frozen=True)
class Review:
    kind: str
    since: date
    until: date  # the last day


def review(facts: dict[str, Any]) -> Review | None:
    """Of an event as read: a review of a year or of its first half; None, where it is no review
    or does not say of when."""
    told = fold(facts.get("name") or "")
    if not _REVIEW.search(told):
        return None
    for kind, pattern in ((Conference.Kind.HALF_YEAR, _HALF), (Conference.Kind.YEARLY, _YEAR)):
        if found := pattern.search(told):
            return Review(kind, *periods.of(kind, int(found[1])))
    return None
