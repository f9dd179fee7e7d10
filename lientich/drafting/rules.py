"""Who may do what with a draft. What may be seen, ACCESS says.

What binds several owners needs each of them; each side's own steps are its own matter (RIGHTS,
"Joint acts").
"""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lientich.core.actor import ADMINISTRATOR, LEADER, OFFICE, REPORTER, SPECIALIST, Actor

DRAFTER = _("Việc này của văn phòng, hoặc của chuyên viên ban trong mặt công tác của mình.")
DRAFTER_OF_IT = _(
    "Việc này của văn phòng các bên soạn thảo, hoặc của chuyên viên ban trong mặt công tác của "
    "mình."
)
OFFICE_OF_IT = _("Việc này của văn phòng các bên soạn thảo.")
OFFICE_OF_LEAD = _("Việc này của văn phòng bên chủ trì.")
OFFICE_OF_SIDE = _("Việc này của văn phòng bên mình.")
OFFICE_OR_LEADER = _("Việc này của văn phòng hoặc lãnh đạo bên mình.")
LEADER_OF_SIDE = _("Việc này của lãnh đạo bên mình.")
ANSWERER = _("Việc này của đầu mối báo cáo hoặc văn phòng tổ chức được lấy ý kiến.")
KEEPER = _("Việc này của văn phòng, lãnh đạo hoặc quản trị của tổ chức.")
SECOND_KEEPER = _(
    "Việc này của người thứ hai trong văn phòng, lãnh đạo hoặc quản trị: không phải người đăng ký "
    "và không phải người giữ chứng thư."
)
COPIER = _("Việc này của văn phòng tổ chức có văn bản.")
REMARKER = _("Việc này của người các bên soạn thảo.")


def can_draft(by: Actor, owners: Collection[UUID], field_id: UUID | None) -> bool:
    """May begin it, write its text and particulars, and cut a version: alone or with others."""
    return by.organisation_id in owners and _drafts(by, field_id)


def can_start_any(by: Actor) -> bool:
    return by.role == OFFICE or (by.role == SPECIALIST and bool(_fields(by)))


def can_put(by: Actor, owners: Collection[UUID]) -> bool:
    """May put a version to all sides to be agreed on, open it again, or stop drafting."""
    return by.organisation_id in owners and by.role == OFFICE


def can_name_signer(by: Actor, side: UUID) -> bool:
    """Who signs for a side, that side says."""
    return by.works_for(side, OFFICE)


def can_remark(by: Actor, owners: Collection[UUID], field_id: UUID | None) -> bool:
    if by.organisation_id not in owners:
        return False
    return by.role in (OFFICE, LEADER) or _drafts(by, field_id)


def can_check(by: Actor, side: UUID) -> bool:
    return by.works_for(side, OFFICE)


def can_approve(by: Actor, side: UUID) -> bool:
    """May agree for a side to exactly these bytes, or refuse."""
    return by.works_for(side, LEADER)


def can_bring_signature(by: Actor, side: UUID) -> bool:
    """May hand in the file that a side's signer has signed: whose signature it is, it says."""
    return by.works_for(side, LEADER, OFFICE)


def can_lead_signing(by: Actor, lead: UUID) -> bool:
    """May send the agreed text to be signed, and issue what is signed, in the lead's book."""
    return by.works_for(lead, OFFICE)


def can_consult(by: Actor, owners: Collection[UUID]) -> bool:
    """May ask others what they say of a version, remind them, and end the asking."""
    return by.organisation_id in owners and by.role == OFFICE


def can_answer(by: Actor, organisation: UUID) -> bool:
    """May write its remarks and answer for an organisation that is asked."""
    return by.works_for(organisation, OFFICE, REPORTER)


def can_copy(by: Actor, owners: Collection[UUID]) -> bool:
    """May copy a document in the official form, whole or in part (Nghị định 30, Điều 27)."""
    return by.organisation_id in owners and by.role == OFFICE


def can_set_procedure(by: Actor, organisation: UUID) -> bool:
    return by.works_for(organisation, LEADER)


def can_keep_certificates(by: Actor) -> bool:
    """May register a certificate of one's own organisation, or end one."""
    return by.role in (OFFICE, LEADER, ADMINISTRATOR)


def can_confirm_certificate(
    by: Actor, organisation: UUID, first: UUID, holder: UUID | None
) -> bool:
    """May be the second person: neither who registered it nor who holds it (RIGHTS, "Granting")."""
    return can_keep_certificates(by) and (
        by.organisation_id == organisation and by.person_id not in {first, holder}
    )


def _drafts(by: Actor, field_id: UUID | None) -> bool:
    if by.role == SPECIALIST:
        return field_id is not None and field_id in _fields(by)
    return by.role == OFFICE


def _fields(by: Actor) -> frozenset[UUID]:
    return by.hat.fields if by.hat else frozenset()
