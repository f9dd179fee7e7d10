from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.models import Classification
from lientich.journal.actions import record
from lientich.journal.models import Event
from lientich.organisations.models import Body, FieldOfWork, Organisation
from lientich.reader import secrecy
from lientich.reader.unreadable import REASONS
from lientich.search import actions as search

from .. import queries, rules, storage
from ..identity import identity, words_key
from ..models import Document, Number, Ownership, StoredFile
from .keeping import kept, locked, settle_entry
from .places import find_place, leave_place, lock_series
from .validity import lock_with_what_it_ends

Period = tuple[int | None, int | None]
ALREADY_THERE = "already_there"  # the code of a refusal: the register has this very entry

# What a later look at the paper adds to an entry that lacks it.
FILLED_IN = (
    "date",
    "subject",
    "issuer_text",
    "period_from",
    "period_to",
    "valid_from",
    "valid_until",
    "field",
    "text",
    "file",
    "file_name",
)


@transaction.atomic
def register(
    *,
    by: Actor,
    kind: str,
    number: str = "",
    symbol: str = "",
    date: date | None = None,
    subject: str = "",
    issuers: Iterable[Body] = (),
    issuer_text: str = "",
    joint: bool = False,
    owners: Iterable[Organisation] = (),
    period: Period | None = None,
    valid_from: date | None = None,
    valid_until: date | None = None,
    field: FieldOfWork | None = None,
    text: str = "",
    file: StoredFile | None = None,
    file_name: str = "",
    source: str = "",
    classification: str = Classification.ORDINARY,
    own: bool = False,
    reservation: Number | None = None,
) -> Document:
    """A document stands in the register of its owners, once, and in the outgoing book.

    One that `by` may see and that is the same is returned instead, with what it lacked filled in
    where `by` keeps it. With `own` only the own register is looked into. `reservation` is the
    number that was held for it (`reserve_number`): it is confirmed by this.
    """
    bodies, owned_by = list(issuers), _owners(by, owners)
    allow(
        rules.can_register(
            by,
            owned_by,
            queries.issuing_organisations(bodies),
            field.pk if field else None,
        ),
        rules.REGISTRAR,
    )
    period_from, period_to = period or (None, None)
    entry: dict[str, Any] = {
        "kind": kind,
        "joint": joint,
        "number": number.strip(),
        "symbol": symbol.strip(),
        "date": date,
        "subject": subject.strip(),
        "issuer_text": issuer_text.strip(),
        "period_from": period_from,
        "period_to": period_to,
        "valid_from": valid_from,
        "valid_until": valid_until,
        "field": field,
        "classification": classification,
        "text": text,
        "file": file,
        "file_name": storage.safe_name(file_name),
        "source": source.strip(),
    }
    _refuse_unclear(entry)
    known = _known(by, entry, bodies, own)
    if known:
        return _complete(known, by, entry, bodies, reservation)
    return _enter_once(by, entry, bodies, owned_by, reservation)


@transaction.atomic
def edit(
    document: Document,
    *,
    by: Actor,
    kind: str,
    number: str,
    symbol: str,
    date: date | None,
    subject: str,
    issuers: Iterable[Body],
    issuer_text: str = "",
    joint: bool = False,
    period: Period | None = None,
    valid_from: date | None = None,
    valid_until: date | None = None,
    field: FieldOfWork | None = None,
) -> Document:
    """The entry says what the paper says."""
    lock_with_what_it_ends(document)
    document = locked(document, by)
    allow(rules.can_edit(by, queries.owners(document)), rules.EDITOR)
    bodies = list(issuers)
    document.kind, document.joint = kind, joint
    document.number, document.symbol, document.date = number.strip(), symbol.strip(), date
    document.subject, document.issuer_text = subject.strip(), issuer_text.strip()
    document.period_from, document.period_to = period or (None, None)
    document.valid_from, document.valid_until = valid_from, valid_until
    document.field = field
    _refuse_unclear(vars(document))

    document.save()
    document.issuings.all().delete()
    _name_issuers(document, bodies)
    try:
        with transaction.atomic():
            document.ownerships.update(identity=_identity(vars(document), bodies))
    except IntegrityError as error:
        raise ValidationError(
            _("Trong sổ đã có văn bản cùng cơ quan ban hành, số, ký hiệu và năm."),
            code=ALREADY_THERE,
        ) from error
    settle_entry(document)
    find_place(document, by=by)
    record("documents.edited", document, by=by)
    return document


@transaction.atomic
def withdraw(document: Document, *, by: Actor) -> None:
    """An entry made by mistake leaves the register, while nothing stands on it."""
    document = kept(document, by)
    if _is_built_on(document, by):
        raise ValidationError(_("Đã có việc dựa trên văn bản này nên không rút khỏi sổ được nữa."))

    record("documents.withdrawn", document, by=by)
    for number in Number.objects.filter(document=document).select_related("series"):
        lock_series([number.series])
        leave_place(number, by=by)
    search.remove(document)
    try:
        document.delete()
    except ProtectedError as error:
        raise ValidationError(
            _("Đã có việc dựa trên văn bản này nên không rút khỏi sổ được nữa.")
        ) from error


def _owners(by: Actor, owners: Iterable[Organisation]) -> list[UUID]:
    given = [organisation.pk for organisation in owners]
    if given or by.organisation_id is None:
        return given
    return [by.organisation_id]


def _refuse_unclear(entry: dict[str, Any]) -> None:
    if not (entry["number"] or entry["symbol"] or entry["subject"] or _file_key(entry)):
        raise ValidationError(_("Hãy ghi số, ký hiệu hoặc trích yếu để nhận ra văn bản."))
    if secrecy.is_marked(f"{entry['subject']}\n{entry['text']}"):
        raise ValidationError(_(REASONS["secret"]), code="secret")
    for first, last in (("valid_from", "valid_until"), ("period_from", "period_to")):
        if entry[first] and entry[last] and entry[last] < entry[first]:
            raise ValidationError(_("Ngày hoặc năm kết thúc không thể trước khi bắt đầu."))


def _known(by: Actor, entry: dict[str, Any], bodies: list[Body], own: bool) -> Document | None:
    told = ("kind", "number", "symbol", "date", "subject", "issuer_text", "joint")
    return queries.find_same(by, issuers=bodies, own=own, **{name: entry[name] for name in told})


def _enter_once(
    by: Actor,
    entry: dict[str, Any],
    bodies: list[Body],
    owners: Collection[UUID],
    reservation: Number | None,
) -> Document:
    """What is entered, or what a colleague entered in this very moment."""
    try:
        with transaction.atomic():
            return _enter(by, entry, bodies, owners, reservation)
    except IntegrityError:
        # Perhaps under words that compare as different.
        entered = Document.objects.filter(
            ownerships__organisation=by.organisation_id,
            ownerships__identity=_identity(entry, bodies),
        ).first()
        # Else another owner has just entered its own, beside which this one can stand.
        return entered or _enter(by, entry, bodies, owners, reservation)


def _enter(
    by: Actor,
    entry: dict[str, Any],
    bodies: list[Body],
    owners: Collection[UUID],
    reservation: Number | None,
) -> Document:
    document = Document.objects.create(registered_at=by.now, **entry)
    _name_issuers(document, bodies)
    for owner in owners:
        own = owner == by.organisation_id
        document.ownerships.create(
            organisation_id=owner, identity=_free_identity(document, bodies, owner, own)
        )
    settle_entry(document)
    find_place(document, by=by, reservation=reservation)
    record("documents.registered", document, by=by, owners=list(owners))
    return document


def _complete(
    document: Document,
    by: Actor,
    entry: dict[str, Any],
    bodies: list[Body],
    reservation: Number | None,
) -> Document:
    """Fill in what the entry lacks: a document is often cited long before it is at hand."""
    lock_with_what_it_ends(document)
    document = Document.objects.get(pk=document.pk)
    if not rules.can_read_out(by, queries.owners(document), document.field_id):
        return document
    lacking = [name for name in FILLED_IN if entry[name] and not getattr(document, name)]
    if document.text and entry["text"]:  # a text and the file it was read from stay together
        lacking = [name for name in lacking if name not in ("text", "file", "file_name")]
    unnamed = bodies and not document.issuers.exists()
    if not (lacking or unnamed):
        if reservation:
            find_place(document, by=by, reservation=reservation)
        return document
    for name in lacking:
        setattr(document, name, entry[name])
    document.save()
    if unnamed:
        _name_issuers(document, bodies)
    bodies = list(document.issuers.order_by("issuings__order"))
    for ownership in document.ownerships.all():
        ownership.identity = _free_identity(document, bodies, ownership.organisation_id, False)
        ownership.save(update_fields=["identity"])
    settle_entry(document)
    find_place(document, by=by, reservation=reservation)
    record("documents.completed", document, by=by, filled=lacking)
    return document


def _name_issuers(document: Document, bodies: list[Body]) -> None:
    for order, body in enumerate(dict.fromkeys(bodies)):
        document.issuings.create(body=body, order=order)


def _free_identity(document: Document, bodies: list[Body], owner: UUID, own: bool) -> str:
    """Its identity in an owner's register.

    Where another organisation holds the same one as its own, the new entry stands beside it:
    being refused would tell that it is there.
    """
    wanted = _identity(vars(document), bodies)
    if own:
        return wanted
    taken = Ownership.objects.filter(organisation=owner, identity=wanted)
    if taken.exclude(document=document).exists():
        return f"{wanted[:360]}\x1f{document.pk}"
    return wanted


def _identity(entry: dict[str, Any], bodies: list[Body]) -> str:
    named = [str(body.pk) for body in bodies] or [words_key(entry["issuer_text"])]
    return identity(
        kind=entry["kind"],
        number=entry["number"],
        symbol=entry["symbol"],
        day=entry["date"],
        issuers=named,
        subject=entry["subject"],
        classification=entry["classification"],
        otherwise=str(_file_key(entry)),
    )


def _file_key(entry: dict[str, Any]) -> UUID | None:
    """Of an entry that is being made, or of the columns of one that stands."""
    return entry.get("file_id") or getattr(entry.get("file"), "pk", None)


def _is_built_on(document: Document, by: Actor) -> bool:
    return (
        document.statements.exists()
        or document.relations.exists()
        or document.referred_by.exists()
        or document.grants.exists()
        or document.deliveries.exists()
        or Event.objects.filter(subject_type=document._meta.label_lower, subject_id=document.pk)
        .exclude(organisation_id=by.organisation_id)
        .exists()
    )
