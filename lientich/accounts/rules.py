"""Who may give accounts and mandates (RIGHTS, "Granting"; ADR on mandates)."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lientich.core.actor import ADMINISTRATOR, LEADER, REPORTER, SPECIALIST, Actor
from lientich.core.models import Classification
from lientich.organisations.models import Body
from lientich.organisations.rules import from_console

from .models import Mandate, User

# The classes that a role is cleared for at its own organisation (RIGHTS, "To act").
ALL_CLASSES = frozenset({Classification.CADRE, Classification.INSPECTION, Classification.OPINION})
CLASS_OF_DEPARTMENT = {
    Body.Kind.PERSONNEL: Classification.CADRE,
    Body.Kind.INSPECTION: Classification.INSPECTION,
    Body.Kind.COMMUNICATIONS: Classification.OPINION,
}
GRANTERS = (LEADER, ADMINISTRATOR)

GRANTER = _("Việc này của lãnh đạo hoặc quản trị.")
GRANTER_THERE = _(
    "Việc này của lãnh đạo hoặc quản trị của chính tổ chức đó. Đầu mối báo cáo của đơn vị thì "
    "quản trị của tổ chức cấp trên cũng giao được."
)
SECOND_PERSON = _(
    "Việc này của lãnh đạo hoặc quản trị thứ hai của tổ chức đó, không phải người giao và không "
    "phải người nhận."
)
CONSOLE = _(
    "Việc này làm từ dòng lệnh trên máy chủ, khi tổ chức chưa đủ hai người được giao quyền."
)


def clearances(role: str, department: str | None) -> frozenset[str]:
    """The classes beyond the ordinary that a role in such a department reads."""
    if role == LEADER:
        return frozenset(str(one) for one in ALL_CLASSES)
    if role == SPECIALIST and department in CLASS_OF_DEPARTMENT:
        return frozenset({str(CLASS_OF_DEPARTMENT[Body.Kind(department)])})
    return frozenset()


def needs_second(role: str, department: str | None) -> bool:
    """Signing and cleared roles are given by two persons together."""
    return role == LEADER or bool(clearances(role, department))


def can_grant(by: Actor, role: str, organisation_id: UUID, above: Collection[UUID]) -> bool:
    """May give or end a role there; `above` stand over the organisation on any line today."""
    if by.works_for(organisation_id, *GRANTERS):
        return True
    return role == REPORTER and by.role == ADMINISTRATOR and by.organisation_id in above


def can_confirm(by: Actor, mandate: Mandate) -> bool:
    """May be the second person: neither who granted nor who receives."""
    first = mandate.granted_by
    return (
        first is not None
        and by.works_for(mandate.organisation_id, *GRANTERS)
        and by.person_id not in {mandate.person_id, first.person_id}
    )


def can_read_mandates(by: Actor, organisation_id: UUID, above: Collection[UUID]) -> bool:
    """The people of an organisation see who acts for it, and so do administrators above it."""
    return any(
        hat.organisation_id == organisation_id
        or (hat.role == ADMINISTRATOR and hat.organisation_id in above)
        for hat in by.hats
    )


def can_create_account(by: Actor) -> bool:
    return from_console(by) or by.role in GRANTERS


def can_close_account(by: Actor, person_id: UUID | None, places: Collection[UUID]) -> bool:
    """May deactivate an account, or open it again; `places`: where its person has mandates.

    Nobody closes the account of one who also works elsewhere, nor their own.
    """
    if from_console(by):
        return True
    return (
        by.role in GRANTERS
        and by.person_id != person_id
        and all(place == by.organisation_id for place in places)
    )


def can_renew(by: Actor, user: User, held: Collection[Mandate]) -> bool:
    """May give another one-time password to one who has never signed in, whatever the place: it
    opens what `by` gave under this mandate, alone, and nothing else."""
    return (
        by.role in GRANTERS
        and by.person_id != user.person_id
        and user.is_active
        and user.must_change_password
        and user.last_login is None
        and bool(held)
        and all(one.granted_by_id == by.mandate_id and not one.needs_second for one in held)
    )


def can_found(by: Actor, granters: int) -> bool:
    """The command line, while fewer than two persons there may grant."""
    return from_console(by) and granters < 2
