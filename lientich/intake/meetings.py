"""Which period a conference that a text tells of looks back on."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from lientich.conferences import periods
from lientich.conferences.models import Conference
from lientich.core.text import fold

_STOP = re.compile(r"[.,;:\n]")
_REVIEW = re.compile(r"\b(?:so|tong) ket\b")
_HALF = re.compile(r"\b(?:6|sau) thang dau nam (\d{4})\b")
_YEAR = re.compile(r"\bnam (\d{4})\b")


@dataclass(frozen=True)
class Review:
    kind: str
    since: date
    until: date  # the last day


def review(facts: dict[str, Any], beyond: str = "") -> Review | None:
    """Of an event as read: a review of a year or of its first half; None, where it is no review
    or does not say of when. Of the text `beyond` its name, the clause goes on to the first stop."""
    told = fold(facts.get("name") or "")
    if not _REVIEW.search(told):
        return None
    told += fold(_STOP.split(beyond, maxsplit=1)[0])
    for kind, pattern in ((Conference.Kind.HALF_YEAR, _HALF), (Conference.Kind.YEARLY, _YEAR)):
        if found := pattern.search(told):
            return Review(kind, *periods.of(kind, int(found[1])))
    return None


def year_before(text: str, place: int) -> tuple[date, date] | None:
    """The year that the paragraph names last before the place, where it names one."""
    years = _YEAR.findall(fold(text[:place].rsplit("\n", 1)[-1]))
    return periods.of(Conference.Kind.YEARLY, int(years[-1])) if years else None
