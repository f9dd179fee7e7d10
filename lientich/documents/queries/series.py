"""What is known of the outgoing books."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from lientich.core.actor import Actor
from lientich.organisations.models import Body

from .. import numbers
from ..models import Document, Issuer, Number, Ownership, Series


def series_for(body: Body | UUID, kind: str, day: date) -> Series | None:
    """The series that a document of that kind and day is numbered in: of its kind, else of all."""
    found = Series.objects.on(day).filter(body=body, kind__in=[kind, ""])
    return found.select_related("body").order_by("-kind").first()


def series_of(document: Document) -> Series | None:
    """The series of a document's lead issuer, where that one's house has it in its register."""
    lead = document.issuings.order_by("order").select_related("body").first()
    if document.date is None or lead is None:
        return None
    if not document.ownerships.filter(organisation=lead.body.organisation_id).exists():
        return None
    return series_for(lead.body_id, document.kind, document.date)


def held_for(key: UUID) -> Number | None:
    """The number that is held under a key; whoever has the key may know of it."""
    return (
        Number.objects.filter(key=str(key), state=Number.State.RESERVED)
        .select_related("series")
        .first()
    )


def next_value(series: Series) -> int:
    """The number that is given next; true for as long as the series is locked."""
    highest = series.numbers.aggregate(highest=Max("value"))["highest"] or 0
    return max(series.first, highest + 1)


def gaps(series: Series) -> list[tuple[int, int]]:
    """Numbers below the next that nobody entered: (start, end) of each row of them."""
    taken = series.numbers.order_by("value").values_list("value", flat=True).distinct()
    return numbers.gaps(list(taken), series.first)


def belonging(series: Series) -> QuerySet[Document]:
    """The documents of its house that are numbered in a series, with a place or without.

    Not for a page as they are: who may see them is for the asker to say (`visible_to`).
    """
    led = Issuer.objects.filter(document=OuterRef("pk"), body=series.body_id, order=0)
    own = Ownership.objects.filter(
        document=OuterRef("pk"), organisation=series.body.organisation_id
    )
    found = Document.objects.filter(Exists(led), Exists(own), _in_term(series))
    if series.kind:
        return found.filter(kind=series.kind)
    closer = Series.objects.filter(
        Q(until=None) | Q(until__gt=OuterRef("date")),
        body=series.body_id,
        kind=OuterRef("kind"),
        since__lte=OuterRef("date"),
    )
    return found.exclude(Exists(closer))


def unplaced(series: Series, by: Actor) -> QuerySet[Document]:
    """Documents of the series that stand in the register without a place in its book."""
    seen = belonging(series).filter(pk__in=Document.objects.visible_to(by).values("pk"))
    return seen.filter(place=None).exclude(number="").defer("text").order_by("date", "pk")


def held_numbers(by: Actor) -> QuerySet[Number]:
    """Numbers that the acting house holds, confirmed by no document and not void."""
    return Number.objects.filter(
        state=Number.State.RESERVED, series__body__organisation=by.organisation_id
    )


def _in_term(series: Series) -> Q:
    begun = Q(date__gte=series.since)
    return begun & Q(date__lt=series.until) if series.until else begun
