"""From the words of a fact to the things of the house: bodies, fields, years, titles."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import translation

from lientich.documents import clauses
from lientich.documents.models import Document
from lientich.organisations.models import Body, FieldOfWork
from lientich.organisations.recognition import Directory

Facts = dict[str, Any]


def period(facts: Facts) -> tuple[int | None, int | None]:
    years = [int(year) for year in facts["period"] or () if str(year).isdigit()]
    return (years[0], years[-1]) if years else (None, None)


def bodies(names: Iterable[str], known: Directory) -> list[Body]:
    found = (known.body(name) for name in names)
    return list(dict.fromkeys(body for body in found if body))


def field(facts: Facts) -> FieldOfWork | None:
    name = facts.get("field")
    return FieldOfWork.objects.filter(name=name).first() if name else None


def title_of_task(facts: Facts, source: Document) -> str:
    """What is to be done, in a line that stands in lists away from its document."""
    helping = facts.get("cooperating") or ()
    words = facts.get("title") or clauses.title(facts["text"], facts["lead"], helping)
    if not source.code:
        return words
    with translation.override(settings.LANGUAGE_CODE):
        return clauses.named(words, source.kind, source.title)[:300]
