"""A side's part in signing, on paper and digitally alike."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record

from .. import queries
from ..models import Draft, Signing
from .keeping import locked, move, refuse_second_side


def settle_signed(signing: Signing, by: Actor, signed_on: date, person: UUID | None) -> Signing:
    """A side's signature stands; with the last one the paper can be issued."""
    draft = signing.draft
    signing.state, signing.signed_on, signing.at = Signing.State.SIGNED, signed_on, by.now
    signing.person_id = person
    signing.save()
    record("drafting.signed", draft, by=by, organisation=signing.organisation)
    if all(one.state == Signing.State.SIGNED for one in queries.signings(draft)):
        move(draft, by, Draft.State.SIGNED)
    return signing


def being_signed(draft: Draft, by: Actor, way: str | None = None) -> Draft:
    draft = locked(draft, by)
    if draft.state not in (Draft.State.SIGNING, Draft.State.SIGNED):
        raise ValidationError(_("Văn bản này không ở bước ký."))
    if way and draft.way != way:
        raise ValidationError(_("Văn bản này được ký theo cách khác."))
    return draft


def part_waiting(signing: Signing, by: Actor, way: str | None = None) -> Signing:
    """The side's part, locked behind its draft, while the paper is being signed."""
    allow(Signing.objects.visible_to(by).filter(pk=signing.pk).exists())
    draft = being_signed(signing.draft, by, way)
    signing = Signing.objects.select_for_update().get(pk=signing.pk)
    signing.draft = draft
    if signing.state not in (Signing.State.WAITING, Signing.State.SIGNED):
        raise ValidationError(_("Văn bản đã được mở lại để sửa. Bản này không còn chờ ký."))
    return signing


def refuse_second_signature(signing: Signing, person: UUID) -> None:
    others = signing.draft.signings.exclude(organisation=signing.organisation_id)
    refuse_second_side(others.filter(state=Signing.State.SIGNED, person=person))


def refuse_out_of_turn(signing: Signing) -> None:
    draft = signing.draft
    if draft.order != Draft.Order.LEAD_LAST:
        return
    if queries.lead(draft).organisation_id == signing.organisation_id:
        others = draft.signings.filter(state=Signing.State.WAITING).exclude(pk=signing.pk)
        if others.exists():
            raise ValidationError(_("Bên chủ trì ký sau cùng: hãy chờ các bên khác ký."))
