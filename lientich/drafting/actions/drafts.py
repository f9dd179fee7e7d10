from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.documents import queries as documents
from lientich.documents.models import Document
from lientich.journal.actions import record
from lientich.organisations.models import Body, FieldOfWork, Organisation, Person
from lientich.papers.text import canonical
from lientich.reader import pinpoints

from .. import queries, rules
from ..models import Draft
from ..official.forms import form_of
from .capacities import refuse_capacity
from .keeping import locked, move, refuse_secret, settle, touch, written

Period = tuple[int | None, int | None]


@transaction.atomic
def start_draft(
    *,
    by: Actor,
    token: UUID,
    kind: str,
    subject: str,
    issuers: Sequence[Body],
    symbol: str = "",
    field: FieldOfWork | None = None,
    place: str = "",
    period: Period | None = None,
    recipients: str = "",
    urgency: str = "",
    addressees: str = "",
    acts_on: Document | None = None,
    effect: str = "",
    clauses: str = "",
) -> Draft:
    """A paper is begun, by one body or jointly by several of different houses, the lead first.

    `token` names this one wish: sent again, it is the same draft.
    """
    owners = [body.organisation_id for body in issuers]
    allow(rules.can_draft(by, owners, field.pk if field else None), rules.DRAFTER)
    begun = Draft.objects.visible_to(by).filter(pk=token).first()
    if begun:
        return begun
    if len(set(owners)) < len(owners):
        raise ValidationError(_("Mỗi bên chỉ có một cơ quan ban hành."))
    _refuse_alone(by, acts_on, owners)
    refuse_secret(subject, recipients, addressees)

    given = _particulars(kind, subject, symbol, field, place, period, recipients)
    given |= {"urgency": urgency, "addressees": canonical(addressees)}
    given |= {"acts_on": acts_on, "effect": effect if acts_on else ""}
    given["clauses"] = _clauses(acts_on, clauses)
    try:
        with transaction.atomic():
            draft = Draft.objects.create(pk=token, started_at=by.now, changed_at=by.now, **given)
    except IntegrityError:  # sent twice at once: the other one stands by now
        return Draft.objects.visible_to(by).get(pk=token)
    for order, body in enumerate(issuers):
        superior = queries.superior_of(body, by.today) if len(issuers) == 1 else ""
        draft.sides.create(
            organisation_id=body.organisation_id, body=body, order=order, superior=superior
        )
    draft.saves.create(revision=0, text="", person_id=by.person_id, at=by.now)
    settle(draft)
    record("drafting.started", draft, by=by, sides=owners)
    return draft


@transaction.atomic
def edit_draft(
    draft: Draft,
    *,
    by: Actor,
    kind: str,
    subject: str,
    symbol: str = "",
    field: FieldOfWork | None = None,
    place: str = "",
    period: Period | None = None,
    recipients: str = "",
    clauses: str = "",
    urgency: str = "",
    addressees: str = "",
) -> Draft:
    """What the paper says beside its text."""
    draft = written(draft, by)
    refuse_secret(subject, recipients, addressees)
    given = _particulars(kind, subject, symbol, field, place, period, recipients)
    given["clauses"] = _clauses(draft.acts_on, clauses)
    given |= {"urgency": urgency, "addressees": canonical(addressees)}
    if all(getattr(draft, name) == value for name, value in given.items()):
        return draft
    for name, value in given.items():
        setattr(draft, name, value)
    draft.changed_at = by.now
    draft.save()
    settle(draft)
    record("drafting.edited", draft, by=by)
    return draft


@transaction.atomic
def name_signer(
    draft: Draft,
    side: Organisation,
    *,
    by: Actor,
    signer: Person,
    post: str,
    authority: str = "",
    superior: str = "",
) -> Draft:
    """Who is to sign for a side, in which capacity, and which superior stands above its name on the
    paper; that side alone says so."""
    draft = locked(draft, by)
    allow(rules.can_name_signer(by, side.pk), rules.OFFICE_OF_SIDE)
    draft = written(draft, by)
    if draft.sides.exclude(organisation=side).filter(signer=signer).exists():
        raise ValidationError(_("Một người không ký thay cho hai bên của cùng một văn bản."))
    post, authority, superior = (
        canonical(words).replace("\n", " ") for words in (post, authority, superior)
    )
    form, body = form_of(queries.lead(draft).body.kind), queries.side_of(draft, side).body
    refuse_capacity(body, form, by, signer=signer, post=post, authority=authority)
    chosen = {"signer": signer, "post": post, "authority": authority, "superior": superior}
    draft.sides.filter(organisation=side).update(**chosen)
    touch(draft, by)
    record("drafting.signer_named", draft, by=by, organisation=side, signer=signer)
    return draft


@transaction.atomic
def withdraw_draft(draft: Draft, *, by: Actor) -> Draft:
    """Nobody goes on with it. Versions, remarks and parts stay to be read."""
    draft = locked(draft, by)
    allow(rules.can_put(by, queries.owners(draft)), rules.OFFICE_OF_IT)
    if draft.state == Draft.State.WITHDRAWN:
        return draft
    if not draft.is_open:
        raise ValidationError(_("Hãy mở lại văn bản trước khi thôi soạn."))
    move(draft, by, Draft.State.WITHDRAWN)
    record("drafting.withdrawn", draft, by=by)
    return draft


def _particulars(
    kind: str,
    subject: str,
    symbol: str,
    field: FieldOfWork | None,
    place: str,
    period: Period | None,
    recipients: str,
) -> dict[str, Any]:
    since, until = period or (None, None)
    if since and until and until < since:
        raise ValidationError(_("Ngày hoặc năm kết thúc không thể trước khi bắt đầu."))
    return {
        "kind": kind,
        "subject": canonical(subject).replace("\n", " "),
        "symbol": canonical(symbol).replace(" ", ""),
        "field": field,
        "place": canonical(place).replace("\n", " "),
        "period_from": since,
        "period_to": until,
        "recipients": canonical(recipients),
    }


def _clauses(acts_on: Document | None, written: str) -> str:
    """The places of the other document that it changes, each in its one way of being written."""
    lines = [line for line in written.splitlines() if line.strip()] if acts_on else []
    places = [pinpoints.read(line) for line in lines]
    for line, place in zip(lines, places, strict=True):
        if place is None:
            raise ValidationError(
                {
                    "clauses": _("“%(line)s” không phải một điều, khoản, điểm hay mục.")
                    % {"line": line.strip()[:100]}
                }
            )
    return "\n".join(dict.fromkeys(filter(None, places)))


def _refuse_alone(by: Actor, document: Document | None, owners: Sequence[UUID]) -> None:
    """What several issued is amended, replaced and ended by all of them, never by one; and what
    is one's own is no matter for others to read of."""
    if document is None:
        return
    allow(Document.objects.visible_to(by).filter(pk=document.pk).exists())
    issued_by = documents.issuing_organisations(document.issuers.all())
    if documents.owners(document) | issued_by != set(owners):
        raise ValidationError(
            _(
                "Văn bản chỉ được sửa đổi, thay thế, bãi bỏ bằng văn bản của đúng các bên đã ban "
                "hành: hãy chọn các bên ấy, không thêm không bớt."
            )
        )
