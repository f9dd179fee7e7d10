"""What is known of the incoming book."""

from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from lientich.core import paging
from lientich.core.actor import Actor
from lientich.search.models import has_words

from .. import numbers
from ..models import Arrival, ArrivalBook, Delivery, Document, Ownership, houses


def arrival_books(by: Actor) -> QuerySet[ArrivalBook]:
    """The incoming books that `by` reads, the latest year first.

    Each with `count`, `open` (what is not dealt with yet) and `late` (of these, past its day).
    """
    waits = Q(arrivals__done_on=None, arrivals__reason="")
    books = ArrivalBook.objects.filter(organisation__in=houses(by)).annotate(
        count=Count("arrivals"),
        open=Count("arrivals", filter=waits),
        late=Count("arrivals", filter=waits & Q(arrivals__due__lt=by.today)),
    )
    return books.select_related("organisation").order_by("-year", "organisation__name_key")


def next_arrival(book: ArrivalBook) -> int:
    """The number given next; true for as long as the book is locked."""
    highest = book.arrivals.aggregate(highest=Max("value"))["highest"] or 0
    return max(book.first, highest + 1)


def arrival_gaps(book: ArrivalBook) -> list[tuple[int, int]]:
    taken = book.arrivals.order_by("value").values_list("value", flat=True).distinct()
    return numbers.gaps(list(taken), book.first)


def arrivals(by: Actor, year: int, *, standing: str = "", words: str = "") -> QuerySet[Arrival]:
    """The lines of the acting house's book of a year: `standing` is open, late, done, or all."""
    rows = Arrival.objects.open_to(by).filter(
        book__organisation=by.organisation_id, book__year=year
    )
    if words:
        rows = rows.filter(has_words("folded", words))
    if standing in ("open", "late"):
        rows = rows.open()
    if standing == "late":
        rows = rows.filter(due__lt=by.today)
    if standing == "done":
        rows = rows.filter(done_on__isnull=False)
    return rows


def page_of_arrivals(rows: QuerySet[Arrival], cursor: str | None) -> paging.Page:
    """A page of these lines, the last number first."""
    return paging.page(
        [rows.prefetch_related("bodies", "units")],
        ["-value", "-suffix", "-id"],
        same=lambda row: row.pk,
        cursor=cursor,
        size=50,
    )


def told_of(document: Document, sender: str) -> dict[str, Any]:
    """What the register says of a document that came through this system, as a line of the book
    does; `sender` is who sent it, where it names no issuer."""
    issuers = [body.name for body in document.issuers.order_by("issuings__order")]
    return {
        "sender": "; ".join(filter(None, [*issuers, document.issuer_text]))[:300] or sender,
        "kind": document.kind,
        "code": document.code,
        "date": document.date,
        "subject": document.subject or document.title,
    }


def to_enter(by: Actor) -> QuerySet[Document]:
    """Documents that were opened to the acting house by another one and stand in no book of it;
    what was sent to it is received instead, as long as it waits for that."""
    entered = Arrival.objects.filter(
        book__organisation=by.organisation_id, document=OuterRef("pk"), reason=""
    )
    waits = Delivery.objects.waiting().filter(
        organisation=by.organisation_id, document=OuterRef("pk")
    )
    own = Ownership.objects.filter(organisation=by.organisation_id, document=OuterRef("pk"))
    return (
        Document.objects.visible_to(by)
        .filter(~Exists(own), ~Exists(entered), ~Exists(waits))
        .filter(grants__organisation=by.organisation_id)
        .defer("text")
        .order_by("-date", "-pk")
    )
