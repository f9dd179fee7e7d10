"""The outgoing books as pages and papers show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Min, Q, QuerySet

from lientich.core import paging
from lientich.core.actor import Actor
from lientich.core.together import Found, told
from lientich.organisations.models import Body

from ..models import Arrival, ArrivalBook, Document, Issuer, Number, Series
from .entries import with_issuers

NUMBER, ARRIVAL = "number", "arrival"  # keys of parts


def books(by: Actor) -> list[Series]:
    """The outgoing books that `by` reads, each with how it stands.

    `highest`, `held` (numbers that nobody confirmed), `there` (numbers from the first on).
    """
    standing = Number.State.RESERVED
    found = Series.objects.open_to(by).select_related("body__organisation")
    return list(
        found.annotate(
            highest=Max("numbers__value"),
            held=Count("numbers", filter=Q(numbers__state=standing)),
            there=Count("numbers__value", distinct=True, filter=Q(numbers__value__gte=F("first"))),
        ).order_by("body__organisation__name_key", "body__order", "body__name", "-since", "kind")
    )


def page(series: Series, cursor: str | None) -> paging.Page:
    """A page of a book, the last number first."""
    rows = series.numbers.select_related("document").defer("document__text")
    return paging.page(
        [rows], ["-value", "-suffix", "-id"], same=lambda row: row.pk, cursor=cursor, size=50
    )


def lines(series: Series) -> QuerySet[Number]:
    """The whole book in the order of its numbers."""
    rows = series.numbers.select_related("document").defer("document__text")
    return rows.order_by("value", "suffix", "id")


def seen_among(by: Actor, rows: Iterable[Number]) -> set[UUID]:
    """The documents of these numbers that `by` may know: of the others a book tells the number."""
    keys = [row.document_id for row in rows if row.document_id]
    return set(Document.objects.visible_to(by).filter(pk__in=keys).values_list("pk", flat=True))


def parts(by: Actor, document: UUID) -> list[QuerySet]:
    """Of a union: where a document stands in the books that `by` reads."""
    number = Number.objects.open_to(by).filter(document=document)
    came = Arrival.objects.open_to(by).filter(document=document, reason="")
    body = {"name": "series__body__name", "short_name": "series__body__short_name"}
    return [
        told(NUMBER, number, id="id", kind="series__kind", **body),
        told(ARRIVAL, came, id="id", value="value", suffix="suffix", year="book__year"),
    ]


def places(found: Found) -> tuple[Number | None, list[Arrival]]:
    """Where a document stands in those books: going out, and coming in."""
    numbers = [
        Number(
            id=UUID(one["id"]),
            series=Series(
                kind=one["kind"], body=Body(name=one["name"], short_name=one["short_name"])
            ),
        )
        for one in found[NUMBER]
    ]
    arrivals = [
        Arrival(
            id=UUID(one["id"]),
            value=one["value"],
            suffix=one["suffix"],
            book=ArrivalBook(year=one["year"]),
        )
        for one in sorted(found[ARRIVAL], key=itemgetter("year", "value"))
    ]
    return next(iter(numbers), None), arrivals


def number_taken(by: Actor, key: str) -> Number | None:
    """A number that waits for its document, by its key as an address writes it."""
    try:
        pk = UUID(key)
    except ValueError:
        return None
    waiting = Number.objects.open_to(by).filter(state=Number.State.RESERVED)
    return waiting.select_related("series__body").filter(pk=pk).first()


def code_of(number: Number, document: Document | None) -> str:
    """Number and symbol: of its document, else as its book usually writes them."""
    if document:
        return document.code
    symbol = number.series.symbol
    if not symbol:
        return number.text
    return f"{number.text}{'/' if symbol[0].isdigit() else '-'}{symbol}"


def under_a_partners_number(series: Series, by: Actor) -> QuerySet[Document]:
    """Joint documents that this issuer signed and another one leads: they have the lead's number,
    and none of this series."""
    joined = Issuer.objects.filter(body=series.body_id, order__gt=0)
    found = Document.objects.visible_to(by).filter(
        pk__in=joined.values("document"),
        owners=series.body.organisation_id,
        joint=True,
        date__gte=series.since,
    )
    if series.until:
        found = found.filter(date__lt=series.until)
    if series.kind:
        found = found.filter(kind=series.kind)
    return with_issuers(found.defer("text")).order_by("date", "pk")


@dataclass(frozen=True)
class Held:
    """What the register already holds of an issuer and a kind that has no book."""

    body_id: UUID
    body: str
    kind: str
    count: int
    first: Any
    last: Any


def without_a_book(by: Actor) -> list[Held]:
    """What the acting house has numbered and no book holds, by issuer and kind."""
    rows = (
        Issuer.objects.filter(
            order=0,
            body__organisation=by.organisation_id,
            document__place=None,
            document__date__isnull=False,
            document__in=Document.objects.visible_to(by).filter(owners=by.organisation_id),
        )
        .exclude(document__number="")
        .values("body_id", "body__short_name", "document__kind")
        .annotate(n=Count("pk"), first=Min("document__date"), last=Max("document__date"))
        .order_by("body__order", "body__name", "-n")
    )
    return [
        Held(
            one["body_id"],
            one["body__short_name"],
            one["document__kind"],
            one["n"],
            one["first"],
            one["last"],
        )
        for one in rows
    ]
