"""The incoming book: what came is entered, handed on as the leader says, and dealt with."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.organisations.models import Body, Organisation
from lientich.reader import secrecy
from lientich.reader.unreadable import REASONS

from .. import numbers, queries, rules
from ..models import Arrival, ArrivalBook, Delivery, Document, Kind, Master
from ..numbers import MOST_AHEAD
from .receipts import note_received


@transaction.atomic
def enter_arrival(
    *,
    by: Actor,
    arrived_on: date,
    sender: str,
    subject: str,
    kind: str = Kind.OTHER,
    code: str = "",
    date: date | None = None,
    document: Document | None = None,
    number: str = "",
    due: date | None = None,
    note: str = "",
    key: UUID | str = "",
) -> Arrival:
    """What came stands in the book of its year; said again with the same key, it stands once.

    `number` is one that was given already, on paper or elsewhere; without it the next is given.
    """
    sent = _sent(document, by) if document else []  # locked before the book, as receiving does
    book = _locked_book(by, arrived_on.year)
    asked = book.arrivals.filter(key=str(key)).first() if key else None
    if asked:
        return asked
    if document:
        _refuse_entered(document, by)
    _refuse(by, arrived_on, sender, subject)
    value, suffix = _number(book, number)

    arrival = book.arrivals.create(
        value=value,
        suffix=suffix,
        arrived_on=arrived_on,
        document=document,
        sender=sender.strip(),
        kind=kind,
        code=code.strip(),
        date=date,
        subject=subject.strip(),
        due=due,
        note=note.strip(),
        key=str(key),
        mandate_id=by.mandate_id,
        at=by.now,
    )
    record("documents.arrival_entered", arrival, by=by, year=book.year, value=value)
    for delivery in sent:
        note_received(delivery, by)
    return arrival


@transaction.atomic
def edit_arrival(
    arrival: Arrival,
    *,
    by: Actor,
    arrived_on: date,
    sender: str,
    subject: str,
    kind: str,
    code: str = "",
    date: date | None = None,
    note: str = "",
) -> Arrival:
    """The line of the book says what the paper says; its number stays."""
    arrival = _locked(arrival, by)
    _refuse(by, arrived_on, sender, subject)
    if arrived_on.year != arrival.book.year:
        raise ValidationError(_("Ngày đến phải trong năm của sổ. Hãy bỏ số này và vào sổ năm kia."))
    arrival.arrived_on, arrival.sender, arrival.subject = (
        arrived_on,
        sender.strip(),
        subject.strip(),
    )
    arrival.kind, arrival.code, arrival.date = kind, code.strip(), date
    arrival.note = note.strip()
    arrival.save()
    record("documents.arrival_edited", arrival, by=by)
    return arrival


@transaction.atomic
def instruct(
    arrival: Arrival,
    *,
    by: Actor,
    instruction: str,
    instructed_by: str = "",
    instructed_on: date | None = None,
    bodies: Iterable[Body] = (),
    units: Iterable[Organisation] = (),
    due: date | None = None,
) -> Arrival:
    """The leader's words are in the book, with whom it was handed on to and by when it is due."""
    arrival = _locked(arrival, by)
    _refuse_secret(instruction)
    if due and due < arrival.arrived_on:
        raise ValidationError(_("Hạn xử lý không thể trước ngày đến."))
    arrival.instruction, arrival.instructed_by = instruction.strip(), instructed_by.strip()
    arrival.instructed_on, arrival.due = instructed_on, due
    arrival.save()
    arrival.bodies.set(bodies)
    arrival.units.set(units)
    record("documents.arrival_handed_on", arrival, by=by)
    return arrival


@transaction.atomic
def settle_arrival(
    arrival: Arrival, *, by: Actor, done_on: date | None, outcome: str = ""
) -> Arrival:
    """It has been dealt with on a day; without one it is open again."""
    arrival = _locked(arrival, by)
    if done_on and not arrival.arrived_on <= done_on <= by.today:
        raise ValidationError(_("Ngày xử lý xong phải từ ngày đến tới hôm nay."))
    if (arrival.done_on, arrival.outcome) != (done_on, outcome.strip()):
        arrival.done_on, arrival.outcome = done_on, outcome.strip()
        arrival.save(update_fields=["done_on", "outcome"])
        record("documents.arrival_settled", arrival, by=by, done=bool(done_on))
    return arrival


@transaction.atomic
def void_arrival(arrival: Arrival, *, by: Actor, reason: str) -> Arrival:
    """A number that was given by mistake stays in the book, with the reason; its document is free
    to be entered under another, or to leave the register."""
    arrival = _locked(arrival, by, void=True)
    if arrival.reason:
        return arrival
    if not reason.strip():
        raise ValidationError(_("Hãy ghi lý do để sổ không có số trống mà không ai giải thích."))
    arrival.reason, arrival.document = reason.strip(), None
    arrival.save(update_fields=["reason", "document"])
    record("documents.arrival_voided", arrival, by=by)
    return arrival


@transaction.atomic
def keep_arrivals(*, by: Actor, year: int, master: str, first: int = 1) -> ArrivalBook:
    """Where a year's incoming numbers are given, here or in another book, and from which on."""
    book = _locked_book(by, year)
    if (book.master, book.first) != (master, first):
        book.master, book.first = master, first
        book.save(update_fields=["master", "first"])
        record("documents.arrival_book_changed", book, by=by, master=master, first=first)
    return book


def _locked_book(by: Actor, year: int) -> ArrivalBook:
    """The book of the own house and a year, which begins with what is first asked of it."""
    house = by.organisation_id
    allow(rules.can_keep_books(by, house), rules.BOOKKEEPER)
    if year < numbers.FIRST_YEAR:
        raise ValidationError(
            _("Sổ văn bản đến sớm nhất là của năm %(year)s."), params={"year": numbers.FIRST_YEAR}
        )
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=house)  # type: ignore[misc]
    book, _new = ArrivalBook.objects.get_or_create(organisation=organisation, year=year)
    return book


def _sent(document: Document, by: Actor) -> list[Delivery]:
    """What was sent through this system has been received by whoever enters it."""
    waiting = Delivery.objects.select_for_update().waiting()
    return list(waiting.filter(document=document, organisation=by.organisation_id))


def _locked(arrival: Arrival, by: Actor, *, void: bool = False) -> Arrival:
    allow(Arrival.objects.open_to(by).filter(pk=arrival.pk).exists())
    found = Arrival.objects.select_for_update().get(pk=arrival.pk)
    allow(rules.can_keep_books(by, found.book.organisation_id), rules.BOOKKEEPER)
    if found.reason and not void:
        raise ValidationError(_("Số đến này đã bỏ, lý do: %(reason)s") % {"reason": found.reason})
    return found


def _number(book: ArrivalBook, typed: str) -> tuple[int, str]:
    following = queries.next_arrival(book)
    if not typed.strip():
        if book.master == Master.ELSEWHERE:
            raise ValidationError(_("Số đến của sổ này do nơi khác cấp. Hãy ghi số đã cấp."))
        return following, ""
    number = numbers.parsed(typed)
    if number is None or number[0] >= following + MOST_AHEAD:
        raise ValidationError(_("Số đến không đúng: %(number)s") % {"number": typed})
    taken = book.arrivals.filter(value=number[0], suffix=number[1]).first()
    if taken:
        raise ValidationError(
            _("Số đến %(number)s năm %(year)s đã ghi cho: %(what)s"),
            params={"number": taken.text, "year": book.year, "what": f"{taken}, {taken.subject}"},
        )
    return number


def _refuse_entered(document: Document, by: Actor) -> None:
    """Two clerks have the same waiting document before them: the second is told of the first."""
    allow(Document.objects.visible_to(by).filter(pk=document.pk).exists())
    arrivals = Arrival.objects.filter(book__organisation=by.organisation_id, reason="")
    entered = arrivals.filter(document=document).select_related("book").first()
    if entered:
        raise ValidationError(
            _("Văn bản này đã vào sổ, số đến %(number)s năm %(year)s."),
            params={"number": entered.text, "year": entered.book.year},
        )


def _refuse(by: Actor, arrived_on: date, sender: str, subject: str) -> None:
    if not (sender.strip() and subject.strip()):
        raise ValidationError(_("Hãy ghi nơi gửi và trích yếu."))
    if arrived_on > by.today:
        raise ValidationError(_("Ngày đến không thể sau hôm nay."))
    _refuse_secret(f"{sender}\n{subject}")


def _refuse_secret(text: str) -> None:
    if secrecy.is_marked(text):
        raise ValidationError(_(REASONS["secret"]), code="secret")
