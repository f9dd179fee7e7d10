"""The sides agree on exactly the same bytes, each by its own people; any change undoes all."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.text import fold
from lientich.journal.actions import record
from lientich.organisations.models import Organisation
from lientich.papers.text import canonical

from .. import queries, rules
from ..content import content_of, digest
from ..models import Adoption, Draft, Procedure, Signing, Step, Version
from .keeping import BINDING, acting, locked, move, refuse_second_side, refuse_secret

UNDONE = Adoption.State.UNDONE


@transaction.atomic
def put_for_adoption(version: Version, *, by: Actor) -> Draft:
    """Every side is asked to agree on this version: the last one, and all that the draft says."""
    draft = locked(version.draft, by)
    allow(rules.can_put(by, queries.owners(draft)), rules.OFFICE_OF_IT)
    sides = queries.sides(draft)
    if draft.state == Draft.State.ADOPTING and queries.in_adoption(draft) == version:
        return draft
    if not draft.is_open:
        raise ValidationError(_("Văn bản này không ở bước trình thông qua."))
    if queries.last_version(draft) != version or digest(content_of(draft, sides)) != version.digest:
        raise ValidationError(
            _("Văn bản đã được sửa sau bản này. Hãy lưu thành dự thảo mới rồi trình bản đó.")
        )
    unnamed = [side for side in sides if side.signer_id is None]
    if unnamed:
        raise ValidationError(
            _("Chưa có người ký của %(sides)s. Văn phòng bên đó ghi người ký trước khi trình.")
            % {"sides": ", ".join(str(side.body) for side in unnamed)}
        )

    for side in sides:
        procedure = queries.procedure(side.organisation_id)
        Adoption.objects.create(
            version=version,
            draft=draft,
            organisation_id=side.organisation_id,
            asked_at=by.now,
            office_checks=procedure.office_checks,
            approvals=procedure.approvals,
        )
    move(draft, by, Draft.State.ADOPTING)
    record("drafting.put_for_adoption", draft, by=by, number=version.number, digest=version.digest)
    return draft


@transaction.atomic
def check(adoption: Adoption, *, by: Actor) -> Adoption:
    """The side's office has checked the form: an inner step."""
    adoption = _waiting(adoption, by)
    allow(rules.can_check(by, adoption.organisation_id), rules.OFFICE_OF_SIDE)
    _refuse_second_side(adoption, by)
    if _step(adoption, by, Step.Kind.CHECK):
        record("drafting.checked", adoption, by=by, digest=adoption.version.digest)
    return _complete(adoption, by)


@transaction.atomic
def approve(adoption: Adoption, *, by: Actor, digest: str) -> Adoption:
    """A leader of the side agrees to the bytes that `digest` names, as they were read.

    Done again it stays done. Nobody agrees for two sides of one paper.
    """
    adoption = _waiting(adoption, by)
    allow(rules.can_approve(by, adoption.organisation_id), rules.LEADER_OF_SIDE)
    if digest != adoption.version.digest:
        raise ValidationError(_("Văn bản đã thay đổi so với bản vừa đọc. Hãy đọc lại."))
    if adoption.state == Adoption.State.ADOPTED:
        return adoption
    if adoption.state == Adoption.State.REFUSED:
        raise ValidationError(
            _("Bên mình đã không đồng ý bản này. Hãy mở lại để sửa rồi trình lại.")
        )
    _refuse_second_side(adoption, by)
    if adoption.office_checks and not adoption.steps.filter(kind=Step.Kind.CHECK).exists():
        raise ValidationError(_("Văn phòng bên mình chưa kiểm tra thể thức."))
    if _step(adoption, by, Step.Kind.APPROVE):
        record("drafting.approved", adoption, by=by, digest=digest)
    return _complete(adoption, by)


@transaction.atomic
def refuse(adoption: Adoption, *, by: Actor, words: str) -> Adoption:
    """A side does not agree, and tells every side why."""
    adoption = _waiting(adoption, by)
    allow(rules.can_approve(by, adoption.organisation_id), rules.LEADER_OF_SIDE)
    _refuse_second_side(adoption, by)
    if adoption.state == Adoption.State.REFUSED:
        return adoption
    if adoption.state == Adoption.State.ADOPTED:
        raise ValidationError(_("Bên mình đã thông qua bản này. Muốn sửa, hãy mở lại văn bản."))
    if not fold(words).strip():
        raise ValidationError(_("Hãy nói rõ vì sao chưa đồng ý để bên soạn thảo sửa."))
    refuse_secret(words)
    adoption.words = canonical(words)
    _settle_part(adoption, by, Adoption.State.REFUSED)
    record("drafting.refused", adoption.draft, by=by, organisation=adoption.organisation)
    return adoption


@transaction.atomic
def reopen(draft: Draft, *, by: Actor, reason: str) -> Draft:
    """Back to drafting: whatever any side has done towards this text is undone, for every side."""
    draft = locked(draft, by)
    allow(rules.can_put(by, queries.owners(draft)), rules.OFFICE_OF_IT)
    if draft.is_open:
        return draft
    if draft.state not in (*BINDING, Draft.State.WITHDRAWN):
        raise ValidationError(_("Văn bản này không mở lại được."))
    refuse_secret(reason)
    undo_all(draft, by, canonical(reason))
    move(draft, by, Draft.State.DRAFTING)
    record("drafting.reopened", draft, by=by)
    return draft


def undo_all(draft: Draft, by: Actor, why: str) -> None:
    """Whatever was done towards the text that is being opened again counts no more."""
    undone = {"state": UNDONE, "undone_at": by.now, "undone_for": why}
    draft.adoptions.exclude(state=UNDONE).update(**undone)
    draft.signings.exclude(state__in=(UNDONE, Signing.State.REFUSED)).update(state=UNDONE)
    draft.scans.filter(undone_at=None).update(undone_at=by.now)


@transaction.atomic
def set_procedure(
    organisation: Organisation, *, by: Actor, office_checks: bool, approvals: int
) -> Procedure:
    """How one's own house comes to its yes, from the next text on that is put to it."""
    allow(rules.can_set_procedure(by, organisation.pk), rules.LEADER_OF_SIDE)
    if not 1 <= approvals <= 30:
        raise ValidationError(_("Số lãnh đạo đồng ý từ 1 đến 30."))
    procedure, _new = Procedure.objects.update_or_create(
        organisation=organisation,
        defaults={"office_checks": office_checks, "approvals": approvals},
    )
    told = {"approvals": approvals, "office_checks": office_checks}
    record("drafting.procedure_set", organisation, by=by, **told)
    return procedure


def _waiting(adoption: Adoption, by: Actor) -> Adoption:
    """The part, locked behind its draft, while its version is the one that all are asked for."""
    allow(Adoption.objects.visible_to(by).filter(pk=adoption.pk).exists())
    draft = locked(adoption.draft, by)
    adoption = Adoption.objects.select_for_update().select_related("version").get(pk=adoption.pk)
    adoption.draft = draft
    if adoption.state == UNDONE or draft.state not in (Draft.State.ADOPTING, Draft.State.ADOPTED):
        raise ValidationError(_("Văn bản đã được mở lại để sửa. Bản này không còn chờ thông qua."))
    return adoption


def _refuse_second_side(adoption: Adoption, by: Actor) -> None:
    mine = Step.objects.filter(adoption__version=adoption.version, person_id=acting(by)[1])
    refuse_second_side(mine.exclude(organisation=adoption.organisation_id))


def _step(adoption: Adoption, by: Actor, kind: str) -> bool:
    """Whether it is new: done again by the same person it is the same step."""
    organisation, person = acting(by)
    _made, new = Step.objects.get_or_create(
        adoption=adoption,
        kind=kind,
        person_id=person,
        defaults={
            "organisation_id": organisation,
            "mandate_id": by.mandate_id,
            "at": by.now,
        },
    )
    return new


def _complete(adoption: Adoption, by: Actor) -> Adoption:
    """The side's part is done once all its own steps are; the text is agreed once all parts are."""
    if adoption.state != Adoption.State.WAITING or not queries.is_agreed(adoption):
        return adoption
    _settle_part(adoption, by, Adoption.State.ADOPTED)
    record("drafting.adopted", adoption.draft, by=by, organisation=adoption.organisation)
    parts = adoption.draft.adoptions.exclude(state=UNDONE)
    if not parts.exclude(state=Adoption.State.ADOPTED).exists():
        move(adoption.draft, by, Draft.State.ADOPTED)
        record("drafting.agreed", adoption.draft, by=by, digest=adoption.version.digest)
    return adoption


def _settle_part(adoption: Adoption, by: Actor, state: str) -> None:
    adoption.state, adoption.at, adoption.person_id = state, by.now, by.person_id
    adoption.save(update_fields=["state", "at", "person", "words"])
