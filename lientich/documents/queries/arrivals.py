"""What is known of the incoming book."""

from django.db.models import Max, QuerySet

from lientich.core.actor import Actor

from .. import numbers
from ..models import Arrival, ArrivalBook, Document, Ownership, houses


def arrival_books(by: Actor) -> QuerySet[ArrivalBook]:
    """The incoming books that `by` reads, the latest year first."""
    books = ArrivalBook.objects.filter(organisation__in=houses(by))
    return books.select_related("organisation").order_by("-year", "organisation__name_key")


def next_arrival(book: ArrivalBook) -> int:
    """The number given next; true for as long as the book is locked."""
    highest = book.arrivals.aggregate(highest=Max("value"))["highest"] or 0
    return max(book.first, highest + 1)


def arrival_gaps(book: ArrivalBook) -> list[tuple[int, int]]:
    taken = book.arrivals.order_by("value").values_list("value", flat=True).distinct()
    return numbers.gaps(list(taken), book.first)


def to_enter(by: Actor) -> QuerySet[Document]:
    """Documents that were opened to the acting house by another one and stand in no book of it."""
    entered = Arrival.objects.filter(
        book__organisation=by.organisation_id, document__isnull=False, reason=""
    )
    own = Ownership.objects.filter(organisation=by.organisation_id)
    return (
        Document.objects.visible_to(by)
        .filter(grants__organisation=by.organisation_id)
        .exclude(pk__in=own.values("document"))
        .exclude(pk__in=entered.values("document"))
        .defer("text")
        .order_by("-date", "-pk")
    )
