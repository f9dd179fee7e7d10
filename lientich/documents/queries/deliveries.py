"""Who was sent a document and how far it has come there, and whom it can be sent to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from lientich.core.actor import Actor
from lientich.core.together import Found, number_of, of, told
from lientich.organisations.models import Line, Organisation
from lientich.organisations.queries import below, living

from ..models import Arrival, ArrivalBook, Delivery, Document, Grant, Master, Ownership
from .entries import owners

# Of rooms above: whether something made of a document within an organisation is there to be seen,
# as a condition on deliveries (`document`, `organisation`). Filled in `AppConfig.ready`.
ONWARD: list[Callable[[Actor], Exists]] = []


GRANTED = "granted"  # the key of a part
ORGANISATION = ("id", "name", "short_name", "name_key")


@dataclass(frozen=True)
class Group:
    """Those who stand under an organisation along a line: directly, or at any depth."""

    of: Organisation
    line: str
    deep: bool
    units: list[Organisation]

    @property
    def key(self) -> str:
        return f"{self.of.pk}.{self.line}{'.deep' if self.deep else ''}"


def sendable(document: Document, by: Actor) -> QuerySet[Organisation]:
    """Whom the acting house can send it to today: who exists, plays in the same play, and is not
    an owner. Of a joint document, whoever stands under other owners alone is theirs to send to."""
    owned_by = owners(document)
    play = Organisation.objects.filter(pk__in=owned_by).values("exercise")
    found = living(by.today).filter(exercise__in=play).exclude(pk__in=owned_by)
    others = owned_by - {by.organisation_id}
    if others and by.organisation_id:
        theirs = _all_below(others, by.today) - _all_below([by.organisation_id], by.today)
        found = found.exclude(pk__in=theirs)
    return found.order_by("name_key")


def groups(by: Actor, among: Iterable[Organisation]) -> list[Group]:
    """The groups of today under the acting house, line by line, as far as they are `among`."""
    if by.organisation_id is None:
        return []
    house = Organisation.objects.get(pk=by.organisation_id)
    found, lines = [], below(house.pk, by.today)
    known = {one.pk: one for one in among}
    for line in Line.values:
        depths = {key: depth for key, depth in lines[line].items() if key in known}
        near = [one for key, one in known.items() if depths.get(key) == 1]
        all_of_them = [one for key, one in known.items() if key in depths]
        found += [Group(house, line, False, near)] if near else []
        found += [Group(house, line, True, all_of_them)] if len(all_of_them) > len(near) else []
    return found


def deliveries(by: Actor, document: Document) -> QuerySet[Delivery]:
    """To whom it was sent, as far as `by` may know; those who have not received it first.

    Each with `handed_on` (it was passed on within the organisation: by its leader's words in the
    incoming book, or by a task made of it) and `handed_on_at`, the day of those words.
    """
    rows = Delivery.objects.readable_by(by).filter(document=document)
    return (
        _with_onward(rows, by)
        .select_related("organisation", "sender", "received_by")
        .order_by(
            Case(When(outcome="", received_at=None, then=Value(0)), default=Value(1)),
            "organisation__name_key",
            "sent_at",
        )
    )


def parts(by: Actor, document: UUID) -> list[QuerySet]:
    """Of a union: whom a document of the own house is opened to, sent or not."""
    own = Ownership.objects.filter(organisation=by.organisation_id).values("document")
    grants = Grant.objects.filter(document=document, document__in=own)
    columns = {f"organisation__{name}": f"organisation__{name}" for name in ORGANISATION}
    return [told(GRANTED, grants, **columns)]


def opened_to(found: Found) -> list[Organisation]:
    rows = sorted(found[GRANTED], key=itemgetter("organisation__name_key"))
    return [of(Organisation, facts, "organisation__", ORGANISATION) for facts in rows]


def _with_onward(rows: QuerySet[Delivery], by: Actor) -> QuerySet[Delivery]:
    booked = Arrival.objects.filter(
        document=OuterRef("document"), book__organisation=OuterRef("organisation"), reason=""
    ).exclude(instruction="")
    seen = [When(Exists(booked), then=Value(True))]
    seen += [When(made(by), then=Value(True)) for made in ONWARD]
    return rows.annotate(
        handed_on=Case(*seen, default=Value(False)),
        handed_on_at=Subquery(booked.order_by("instructed_on").values("instructed_on")[:1]),
    )


def delivery_of(by: Actor, document: Document) -> Delivery | None:
    """How it came to the acting house, where it was sent to it."""
    rows = Delivery.objects.standing().filter(organisation=by.organisation_id, document=document)
    return rows.visible_to(by).select_related("sender", "received_by").first()


def to_receive(by: Actor) -> QuerySet[Delivery]:
    """What was sent to the acting house and waits to be received, the longest first."""
    rows = Delivery.objects.waiting().filter(organisation=by.organisation_id)
    return rows.readable_by(by).order_by("sent_at", "id")


def received(by: Actor) -> QuerySet[Delivery]:
    """What the acting house has received, the last first."""
    rows = Delivery.objects.standing().filter(organisation=by.organisation_id)
    return rows.readable_by(by).exclude(received_at=None).order_by("-received_at", "-id")


def with_documents(rows: QuerySet[Delivery]) -> QuerySet[Delivery]:
    return rows.select_related("document", "sender").defer("document__text")


def not_received(by: Actor) -> QuerySet[Delivery]:
    """Of what the acting house sent and somebody has not received for as many days as are set: of
    each document the delivery that has waited longest."""
    mine = Delivery.objects.waiting().filter(sender=by.organisation_id)
    before = Q(sent_at__lt=OuterRef("sent_at")) | Q(
        sent_at=OuterRef("sent_at"), pk__lt=OuterRef("pk")
    )
    earlier = mine.filter(before, document=OuterRef("document"))
    late = mine.filter(~Exists(earlier), sent_at__lt=_too_long_ago(by)).visible_to(by)
    return late.order_by("sent_at", "id")


def silent() -> Subquery:
    """Beside such a delivery: how many have not received it from the same sender."""
    waiting = Delivery.objects.waiting().filter(
        document=OuterRef("document"), sender=OuterRef("sender")
    )
    return number_of(waiting, "document")


def keeps_arrivals(organisation_id: UUID, day: date) -> bool:
    """Whether it keeps an incoming book here, by the latest that it has."""
    books = ArrivalBook.objects.filter(organisation=organisation_id, year__lte=day.year)
    last = books.order_by("-year").values_list("master", flat=True).first()
    return last == Master.HERE


def arrival_of(organisation_id: UUID, document: Document) -> Arrival | None:
    """Its line in the incoming book of an organisation."""
    rows = Arrival.objects.filter(book__organisation=organisation_id, document=document, reason="")
    return rows.select_related("book").first()


def _too_long_ago(by: Actor) -> Any:
    return by.of_the_day.now - timedelta(days=settings.RECEIPT_DAYS - 1)


def _all_below(organisations: Iterable[UUID], day: date) -> set[UUID]:
    return {unit for one in organisations for units in below(one, day).values() for unit in units}
