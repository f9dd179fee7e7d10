"""Who may change the structure. Everyone signed in reads it."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lientich.core.actor import ADMINISTRATOR, OFFICE, Actor

from .models import Organisation

KEEPERS = (OFFICE, ADMINISTRATOR)

KEEPER = _("Việc này của văn phòng hoặc quản trị.")
KEEPER_OF_IT = _(
    "Việc này của văn phòng hoặc quản trị của chính tổ chức đó hay của tổ chức cấp trên."
)
KEEPER_ON_THE_LINE = _(
    "Việc này của văn phòng hoặc quản trị của tổ chức cấp trên trên chính tuyến đó."
)
KEEPER_OF_PERSON = _(
    "Việc này của văn phòng hoặc quản trị của tổ chức nơi người đó giữ chức danh, hay của cấp trên."
)
KEEPER_ABOVE = _("Việc này của văn phòng hoặc quản trị của tổ chức cấp trên.")


ADMINISTRATOR_ONLY = _("Việc này của quản trị.")


def from_console(by: Actor) -> bool:
    """Acts from the command line, without an account: whoever runs the server."""
    return by.user_id is None and by.hat is None


def can_create(by: Actor) -> bool:
    """May enter a new organisation or a new person."""
    return from_console(by) or by.role in KEEPERS


def can_manage(by: Actor, organisation: Organisation, above: Collection[UUID]) -> bool:
    """May rename it and keep its bodies and posts; `above` stand over it on any line that day."""
    if from_console(by):
        return True
    keepers: set[UUID | None] = {organisation.pk, *above}
    if not above:
        keepers.add(organisation.kept_by_id)
    return by.role in KEEPERS and by.organisation_id in keepers


def can_move(
    by: Actor, organisation: Organisation, above: Collection[UUID], on_the_line: Collection[UUID]
) -> bool:
    """May place it under another: whoever it now stands under on that line gives it away.

    Rights follow the lines, so nobody takes a unit to themselves. Where it stands under nobody
    on the line, its own keepers place it.
    """
    if on_the_line and not from_console(by):
        return by.role in KEEPERS and by.organisation_id in on_the_line
    return can_manage(by, organisation, above)


def can_dissolve(by: Actor, organisation: Organisation, above: Collection[UUID]) -> bool:
    """May end it: those above; itself only where it stands under nobody."""
    if above and by.organisation_id == organisation.pk:
        return False
    return can_manage(by, organisation, above)


def can_swap_days(by: Actor) -> bool:
    """May say which days are worked or off, for everyone."""
    return from_console(by) or by.role == ADMINISTRATOR
