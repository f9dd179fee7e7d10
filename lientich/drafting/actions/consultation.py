"""Others are asked what they say of a version: asked, reminded, answered, and what became of it."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from lientich.core import access
from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.organisations.models import Organisation
from lientich.papers.text import canonical

from .. import queries, rules
from ..models import Asked, Consultation, Draft, Opinion, OpinionRemark, Version
from .keeping import acting, locked, refuse_closed, refuse_secret, touch

Stance, Decision = Opinion.Stance, OpinionRemark.Decision


@transaction.atomic
def consult(
    version: Version,
    *,
    by: Actor,
    token: UUID,
    organisations: Sequence[Organisation],
    due: date,
    question: str = "",
) -> Consultation:
    """Organisations are asked for their opinion of the last version: that one opens to each.

    `token` names this one wish: sent again, it is the same consultation.
    """
    draft = locked(version.draft, by)
    allow(rules.can_consult(by, queries.owners(draft)), rules.OFFICE_OF_IT)
    begun = Consultation.objects.visible_to(by).filter(pk=token, draft=draft).first()
    if begun:
        return begun
    refuse_closed(draft)
    if queries.last_version(draft) != version:
        raise ValidationError(_("Đã có bản mới hơn. Hãy lấy ý kiến về bản mới nhất."))
    if due < by.today:
        raise ValidationError(_("Hạn trả lời từ hôm nay trở đi."))
    _refuse_asking(version, draft, organisations, by)
    refuse_secret(question)

    organisation, person = acting(by)
    made = Consultation.objects.create(
        pk=token,
        version=version,
        draft=draft,
        question=canonical(question),
        due=due,
        organisation_id=organisation,
        person_id=person,
        asked_at=by.now,
    )
    Asked.objects.bulk_create(Asked(consultation=made, organisation=one) for one in organisations)
    access.refresh(Version, [version.pk])
    touch(draft, by)
    record("drafting.consulted", draft, by=by, number=version.number, organisations=organisations)
    return made


@transaction.atomic
def remind(consultation: Consultation, *, by: Actor) -> int:
    """Whoever has not answered is reminded, each once a day; returns how many were now."""
    consultation = _led(consultation, by)
    _refuse_ended(consultation)
    silent = [
        one
        for one in consultation.asked.filter(opinion=None)
        if one.reminded_at is None or timezone.localdate(one.reminded_at) < by.today
    ]
    for one in silent:
        one.reminded_at, one.reminders = by.now, one.reminders + 1
    Asked.objects.bulk_update(silent, ["reminded_at", "reminders"])
    if silent:
        record(
            "drafting.reminded",
            consultation.draft,
            by=by,
            number=consultation.version.number,
            organisations=[one.organisation_id for one in silent],
        )
    return len(silent)


@transaction.atomic
def end_consultation(consultation: Consultation, *, by: Actor) -> Consultation:
    """Nobody answers any more; whoever was asked learns what became of their remarks."""
    consultation = _led(consultation, by)
    if consultation.closed_at is None:
        consultation.closed_at = by.now
        consultation.save(update_fields=["closed_at"])
        number = consultation.version.number
        record("drafting.consultation_ended", consultation.draft, by=by, number=number)
    return consultation


@transaction.atomic
def prepare_remark(
    asked: Asked, *, by: Actor, token: UUID, text: str, place: int = 0
) -> OpinionRemark:
    """A remark is written into the organisation's answer; until that is sent it is its own matter.

    `place` is the paragraph, from 1; 0 is the whole.
    """
    asked = _asked(asked, by)
    written = OpinionRemark.objects.filter(pk=token, asked=asked).first()
    if written:
        return written
    _refuse_answered(asked)
    paragraphs = asked.consultation.version.text.split("\n")
    if not 0 <= place <= len(paragraphs):
        raise ValidationError(_("Văn bản không có đoạn này."))
    made = _write(asked, by, token, text, place, paragraphs[place - 1] if place else "")
    record("drafting.opinion_prepared", made, by=by)
    return made


@transaction.atomic
def drop_remark(remark: OpinionRemark, *, by: Actor) -> None:
    """A remark is taken back before the answer is sent."""
    asked = _asked(remark.asked, by)
    _refuse_answered(asked)
    found = asked.remarks.filter(pk=remark.pk).first()
    if found:
        record("drafting.opinion_dropped", found, by=by)
        found.delete()


@transaction.atomic
def answer(asked: Asked, *, by: Actor, token: UUID, stance: str, text: str = "") -> Opinion:
    """An organisation answers, once; its remarks are told to all owners of the draft.

    `text` is of the whole, `token` names it: sent again, it is the same answer.
    """
    asked = _asked(asked, by)
    given = Opinion.objects.filter(asked=asked).first()
    if given:
        if given.pk != token:
            raise ValidationError(_("Tổ chức của đồng chí đã trả lời."))
        return given
    _refuse_answered(asked)
    if text.strip():
        _write(asked, by, None, text, 0, "")
    _refuse_unfounded(stance, asked.remarks.exists())

    draft = asked.consultation.draft
    asked.remarks.update(told_in=draft)
    opinion = Opinion.objects.create(
        pk=token,
        asked=asked,
        draft=draft,
        organisation_id=asked.organisation_id,
        stance=stance,
        person_id=by.person_id,
        mandate_id=by.mandate_id,
        at=by.now,
    )
    record("drafting.answered", opinion, by=by, stance=stance)
    return opinion


@transaction.atomic
def decide(remark: OpinionRemark, *, by: Actor, decision: str, reason: str = "") -> OpinionRemark:
    """What became of a remark: taken, in part, or not and why. It may be thought over."""
    allow(OpinionRemark.objects.visible_to(by).filter(pk=remark.pk).exists())
    remark = OpinionRemark.objects.select_for_update().get(pk=remark.pk)
    draft = remark.asked.consultation.draft
    owners = queries.owners(draft)
    allow(
        remark.told_in_id is not None and rules.can_draft(by, owners, draft.field_id),
        rules.DRAFTER_OF_IT,
    )
    if draft.state in (Draft.State.ISSUED, Draft.State.WITHDRAWN):
        raise ValidationError(_("Văn bản này không còn được soạn."))
    reason = canonical(reason)
    if decision != Decision.TAKEN and not reason:
        raise ValidationError(
            _("Hãy giải trình vì sao không tiếp thu, hoặc chỉ tiếp thu một phần.")
        )
    refuse_secret(reason)
    if (remark.decision, remark.reason) == (decision, reason):
        return remark
    organisation, person = acting(by)
    remark.decision, remark.reason, remark.decided_at = decision, reason, by.now
    remark.decided_by_id, remark.decider_id = organisation, person
    remark.save(update_fields=["decision", "reason", "decided_at", "decided_by", "decider"])
    record("drafting.opinion_weighed", remark, by=by, decision=decision)
    return remark


def _refuse_asking(
    version: Version, draft: Draft, organisations: Sequence[Organisation], by: Actor
) -> None:
    """Not nobody, not those who draft it, none twice, and none who play another play."""
    if not organisations:
        raise ValidationError(_("Hãy chọn ít nhất một tổ chức để lấy ý kiến."))
    keys = {one.pk for one in organisations}
    if keys & queries.owners(draft):
        raise ValidationError(_("Bên soạn thảo góp ý ngay trên dự thảo, không cần lấy ý kiến."))
    if len(keys) < len(organisations) or keys - queries.askable_keys(draft, by.today):
        raise ValidationError(_("Có tổ chức không lấy ý kiến được. Hãy tải lại trang và chọn lại."))
    already = Asked.objects.filter(
        consultation__version=version, consultation__closed_at=None, organisation__in=keys
    ).select_related("organisation")
    if already:
        names = get_text_list([str(one) for one in already], _("và"))
        raise ValidationError(_("Đang lấy ý kiến %(names)s về bản này.") % {"names": names})


def _led(consultation: Consultation, by: Actor) -> Consultation:
    """Locked, for whoever leads the asking."""
    draft = locked(consultation.draft, by)
    allow(rules.can_consult(by, queries.owners(draft)), rules.OFFICE_OF_IT)
    return Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)


def _asked(asked: Asked, by: Actor) -> Asked:
    """Locked, for whoever answers for the organisation."""
    allow(Asked.objects.visible_to(by).filter(pk=asked.pk).exists())
    asked = Asked.objects.select_for_update().get(pk=asked.pk)
    allow(rules.can_answer(by, asked.organisation_id), rules.ANSWERER)
    return asked


def _refuse_answered(asked: Asked) -> None:
    if Opinion.objects.filter(asked=asked).exists():
        raise ValidationError(_("Tổ chức của đồng chí đã trả lời."))
    _refuse_ended(asked.consultation)


def _refuse_ended(consultation: Consultation) -> None:
    if not queries.is_open(consultation):
        raise ValidationError(_("Đợt lấy ý kiến này đã kết thúc."))


def _refuse_unfounded(stance: str, remarks: bool) -> None:
    if stance == Stance.AGREES and remarks:
        raise ValidationError(_("Đã ghi góp ý: hãy chọn “đồng ý, có góp ý” hoặc “không đồng ý”."))
    if stance == Stance.REMARKS and not remarks:
        raise ValidationError(_("Chưa ghi góp ý nào."))
    if stance == Stance.DISAGREES and not remarks:
        raise ValidationError(_("Hãy ghi vì sao không đồng ý."))


def _write(
    asked: Asked, by: Actor, token: UUID | None, text: str, place: int, quote: str
) -> OpinionRemark:
    text = canonical(text)
    if not text:
        raise ValidationError(_("Hãy ghi nội dung góp ý."))
    refuse_secret(text)
    named = {"pk": token} if token else {}
    return OpinionRemark.objects.create(
        **named,
        asked=asked,
        organisation_id=asked.organisation_id,
        place=place,
        quote=quote,
        text=text,
        person_id=by.person_id,
        at=by.now,
    )
