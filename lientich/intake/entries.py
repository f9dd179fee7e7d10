"""From the words of a fact to the things of the house: documents, bodies, fields, days."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation

from lientich.documents.models import Document, Kind
from lientich.documents.sameness import Sought
from lientich.organisations.models import Body, FieldOfWork
from lientich.organisations.recognition import Directory

from . import clauses

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


def period(facts: Facts) -> tuple[int | None, int | None]:
    years = [int(year) for year in facts["period"] or () if str(year).isdigit()]
    return (years[0], years[-1]) if years else (None, None)


def day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def bodies(names: Iterable[str], known: Directory) -> list[Body]:
    found = (known.body(name) for name in names)
    return list(dict.fromkeys(body for body in found if body))


def field(facts: Facts) -> FieldOfWork | None:
    name = facts.get("field")
    return FieldOfWork.objects.filter(name=name).first() if name else None


def _longest(column: str) -> int:
    longest: int = Document._meta.get_field(column).max_length  # type: ignore[union-attr,assignment]
    return longest


def title_of_task(facts: Facts, source: Document) -> str:
    """What is to be done, in a line that stands in lists away from its document."""
    helping = facts.get("cooperating") or ()
    words = facts.get("title") or clauses.title(facts["text"], facts["lead"], helping)
    if not source.code:
        return words
    with translation.override(settings.LANGUAGE_CODE):
        return clauses.named(words, source.kind, source.title)[:300]
