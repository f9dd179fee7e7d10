from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.papers.text import canonical

from .. import queries, rules
from ..models import Remark, Version
from .keeping import acting, locked, refuse_secret


@transaction.atomic
def remark(
    version: Version, *, by: Actor, token: UUID, place: int, text: str, internal: bool = False
) -> Remark:
    """Something is said of a paragraph (`place`, from 1): to all owners, or among one's own."""
    allow(Version.objects.visible_to(by).filter(pk=version.pk).exists())
    draft = locked(version.draft, by)
    allow(rules.can_remark(by, queries.owners(draft), draft.field_id), rules.REMARKER)
    said = Remark.objects.visible_to(by).filter(pk=token).first()
    if said:
        return said
    paragraphs = version.text.split("\n")
    if not 1 <= place <= len(paragraphs):
        raise ValidationError(_("Văn bản không có đoạn này."))
    refuse_secret(text)
    organisation, person = acting(by)
    made = Remark.objects.create(
        pk=token,
        version=version,
        organisation_id=organisation,
        told_in=None if internal else draft,
        place=place,
        quote=paragraphs[place - 1],
        text=canonical(text),
        person_id=person,
        at=by.now,
    )
    record("drafting.noted" if internal else "drafting.remarked", made, by=by)
    return made


@transaction.atomic
def resolve_remark(made: Remark, *, by: Actor, answer: str = "") -> Remark:
    """What was done about a remark; an internal one is its own house's to settle."""
    allow(Remark.objects.visible_to(by).filter(pk=made.pk).exists())
    made = Remark.objects.select_for_update().get(pk=made.pk)
    draft = made.version.draft
    allow(rules.can_remark(by, queries.owners(draft), draft.field_id), rules.REMARKER)
    own = made.organisation_id == by.organisation_id
    allow(made.told_in_id is not None or own, rules.REMARKER)
    if made.resolved_at:
        return made
    refuse_secret(answer)
    made.resolved_at, made.answer = by.now, canonical(answer)
    made.resolved_by_id = by.organisation_id
    made.save(update_fields=["resolved_at", "resolved_by", "answer"])
    record("drafting.remark_resolved", made, by=by)
    return made
