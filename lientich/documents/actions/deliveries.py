"""A document is sent to those it is for; each receives it, opens it, or says why not."""

from collections.abc import Iterable
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.organisations.models import Organisation
from lientich.reader import secrecy
from lientich.reader.unreadable import REASONS

from .. import queries, rules
from ..models import Delivery, Document
from .arrivals import enter_arrival
from .keeping import locked, settle_entry
from .receipts import note_received
from .sharing import open_to


@transaction.atomic
def send(document: Document, *, by: Actor, organisations: Iterable[Organisation]) -> int:
    """It is sent to these organisations, which may read it from now on; returns to how many.

    Whoever has been sent it before is not sent it again.
    """
    document = locked(document, by)
    allow(rules.can_share(by, queries.owners(document)), rules.REGISTRAR_OF_IT)
    chosen = list(dict.fromkeys(organisations))
    if not chosen:
        raise ValidationError(_("Hãy chọn ít nhất một nơi nhận."))
    known = set(queries.sendable(document, by).values_list("pk", flat=True))
    if {one.pk for one in chosen} - known:
        raise ValidationError(
            _(
                "Có nơi nhận không gửi được: không còn hoạt động, hoặc chỉ trực thuộc bên kia thì "
                "văn phòng bên kia gửi. Hãy tải lại trang và chọn lại."
            )
        )
    assert by.organisation_id  # the rule lets in nobody without
    return _send(document, by, by.organisation_id, chosen)


@transaction.atomic
def distribute(
    document: Document, *, by: Actor, lists: Iterable[tuple[Organisation, Iterable[Organisation]]]
) -> int:
    """It is sent to the recipients that all its owners have agreed on, each owner's in its name."""
    document = locked(document, by)
    owned_by = queries.owners(document)
    allow(rules.can_share(by, owned_by), rules.REGISTRAR_OF_IT)
    sent = 0
    for sender, organisations in lists:
        assert sender.pk in owned_by
        sent += _send(
            document, by, sender.pk, [one for one in organisations if one.pk not in owned_by]
        )
    return sent


@transaction.atomic
def receive(delivery: Delivery, *, by: Actor) -> Delivery:
    """The organisation has it; where it keeps its incoming book here, it stands in that book."""
    delivery = _brought(delivery, by)
    if delivery.received_at:
        return delivery
    _refuse_ended(delivery)
    house, document = delivery.organisation_id, delivery.document
    entered = queries.arrival_of(house, document)
    if queries.keeps_arrivals(house, by.today) and entered is None:
        enter_arrival(
            by=by,
            arrived_on=by.today,
            document=document,
            key=delivery.pk,
            **queries.told_of(document, str(delivery.sender)),
        )
        delivery.refresh_from_db()  # what is entered has been received
    else:
        note_received(delivery, by)
    return delivery


@transaction.atomic
def refuse(delivery: Delivery, *, by: Actor, reason: str) -> Delivery:
    """It is not for this organisation, which says why; it may not read it any longer."""
    delivery = _brought(delivery, by)
    if delivery.outcome == Delivery.Outcome.REFUSED:
        return delivery
    if delivery.received_at:
        raise ValidationError(_("Văn bản này đã nhận nên không từ chối được nữa."))
    _end(delivery, by, Delivery.Outcome.REFUSED, reason)
    record("documents.delivery_refused", delivery, by=by, document=delivery.document_id)
    return delivery


@transaction.atomic
def recall(delivery: Delivery, *, by: Actor, reason: str) -> Delivery:
    """The sender takes it back from whoever has not received it and not opened it."""
    delivery = _locked(delivery, by)
    allow(rules.can_follow_up(by, delivery.sender_id), rules.SENDER)
    if delivery.outcome == Delivery.Outcome.RECALLED:
        return delivery
    if delivery.received_at or delivery.opened_at:
        raise ValidationError(_("Nơi nhận đã mở hoặc đã nhận văn bản nên không thu hồi được nữa."))
    _end(delivery, by, Delivery.Outcome.RECALLED, reason)
    record("documents.recalled", delivery.document, by=by, organisations=[delivery.organisation_id])
    return delivery


@transaction.atomic
def remind(document: Document, *, by: Actor) -> int:
    """Whoever has not received what the own house sent is reminded, each once a day; returns how
    many were now."""
    document = locked(document, by)
    allow(rules.can_share(by, queries.owners(document)), rules.REGISTRAR_OF_IT)
    silent = [
        one
        for one in document.deliveries.filter(sender=by.organisation_id, received_at=None)
        if not one.outcome
        and (one.reminded_at is None or timezone.localdate(one.reminded_at) < by.today)
    ]
    for one in silent:
        one.reminded_at, one.reminders = by.now, one.reminders + 1
    Delivery.objects.bulk_update(silent, ["reminded_at", "reminders"])
    if silent:
        keys = [one.organisation_id for one in silent]
        record("documents.receipt_reminded", document, by=by, organisations=keys)
    return len(silent)


@transaction.atomic
def open_delivery(delivery: Delivery, *, by: Actor) -> Delivery:
    """Somebody of the organisation has the document before them for the first time."""
    delivery = _locked(delivery, by)
    allow(rules.is_of(by, delivery.organisation_id))
    if delivery.opened_at is None and not delivery.outcome:
        delivery.opened_at, delivery.opened_by_id = by.now, by.person_id
        delivery.save(update_fields=["opened_at", "opened_by"])
        record("documents.opened", delivery, by=by, document=delivery.document_id)
    return delivery


def _send(
    document: Document, by: Actor, sender: UUID, organisations: Iterable[Organisation]
) -> int:
    there = set(document.deliveries.standing().values_list("organisation", flat=True))
    new = [one for one in organisations if one.pk not in there]
    granted = open_to(document, by, new)
    Delivery.objects.bulk_create(
        Delivery(
            document=document,
            organisation=one,
            sender_id=sender,
            granted=one.pk in granted,
            sent_at=by.now,
            sent_by_id=by.person_id,
        )
        for one in new
    )
    if new:
        settle_entry(document)
        keys = [one.pk for one in new]
        record("documents.sent", document, by=by, sender=sender, organisations=keys)
    return len(new)


def _locked(delivery: Delivery, by: Actor) -> Delivery:
    """With its document, which sending and recalling wait for."""
    allow(Delivery.objects.visible_to(by).filter(pk=delivery.pk).exists())
    Document.objects.select_for_update().get(pk=delivery.document_id)
    return (
        Delivery.objects.select_for_update(of=("self",))
        .select_related("document")
        .get(pk=delivery.pk)
    )


def _brought(delivery: Delivery, by: Actor) -> Delivery:
    """Locked, for whoever receives for the organisation."""
    delivery = _locked(delivery, by)
    keeps = queries.keeps_arrivals(delivery.organisation_id, by.today)
    allow(rules.can_receive(by, delivery.organisation_id, keeps), rules.RECEIVER)
    return delivery


def _refuse_ended(delivery: Delivery) -> None:
    if delivery.outcome:
        raise ValidationError(_("Văn bản này không còn chờ nhận: đã từ chối hoặc bên gửi thu hồi."))


def _end(delivery: Delivery, by: Actor, outcome: str, reason: str) -> None:
    """The right to read ends where nothing else gave it."""
    _refuse_ended(delivery)
    if not reason.strip():
        raise ValidationError(_("Hãy ghi lý do."))
    if secrecy.is_marked(reason):
        raise ValidationError(_(REASONS["secret"]), code="secret")
    delivery.outcome, delivery.reason = outcome, reason.strip()
    delivery.ended_at, delivery.ended_by_id = by.now, by.person_id
    delivery.save(update_fields=["outcome", "reason", "ended_at", "ended_by"])
    if delivery.granted:
        delivery.document.grants.filter(organisation=delivery.organisation_id).delete()
        settle_entry(delivery.document)
