"""From the words of a citation to the document that is meant: its kind, issuers and day."""

from datetime import date
from typing import Any

from lientich.organisations.models import Body
from lientich.organisations.recognition import Directory

from .models import Document, Kind
from .sameness import Sought

Facts = dict[str, Any]


def sought(facts: Facts, known: Directory) -> Sought:
    """The document that a citation, or a document's own head, speaks of."""
    bodies, others = issuers(facts, known)
    return Sought(
        kind=kind_of(facts),
        number=(facts["number"] or "")[: _longest("number")],
        symbol=(facts["symbol"] or "")[: _longest("symbol")],
        date=day(facts["date"]),
        subject=(facts["subject"] or facts.get("title") or "")[: _longest("subject")],
        issuers=tuple(bodies),
        issuer_text="; ".join(others)[: _longest("issuer_text")],
        joint=bool(facts["joint"]),
    )


def kind_of(facts: Facts) -> str:
    if facts["kind"] in Kind.values:
        return facts["kind"]
    return Kind.NEWS if facts.get("form") == "news" else Kind.OTHER


def issuers(facts: Facts, known: Directory) -> tuple[list[Body], list[str]]:
    """The bodies that are known, and the names of those that are not. A person's choice of a
    body stands before its name."""
    bodies, others = [], []
    for chosen in facts.get("bodies", ()):
        if body := known.by_id.get(chosen):
            bodies.append(body)
    if bodies:
        return bodies, []
    named = facts["issuers"] or _signing(facts, known)
    for name in named:
        body = known.body(name)
        if body and body not in bodies:
            bodies.append(body)
        elif body is None:
            others.append(name)
    return bodies, others


def _signing(facts: Facts, known: Directory) -> list[str]:
    """The letters of a joint symbol, where each of them is one body's: 33-NQLT/ĐUBS-ĐUVX."""
    letters = (facts["symbol"] or "").rpartition("/")[2].split("-")
    if not facts["joint"] or len(letters) < 2:
        return []
    return letters if all(known.body(one) for one in letters) else []


def day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _longest(column: str) -> int:
    longest: int = Document._meta.get_field(column).max_length  # type: ignore[union-attr,assignment]
    return longest
