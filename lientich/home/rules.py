"""Who may read what stands across the rooms."""

from django.utils.translation import gettext_lazy as _

from lientich.core.access import readers
from lientich.core.actor import ADMINISTRATOR, LEADER, OFFICE, Actor

AUDITOR = _("Việc này của quản trị viên, văn phòng hoặc lãnh đạo.")


def can_audit(by: Actor) -> bool:
    """May read who did what kind of thing when, of the actor's own organisation (RIGHTS)."""
    return by.role in (ADMINISTRATOR, LEADER, OFFICE)


def reads_work(by: Actor) -> bool:
    """Reads anything of programmes and documents; by an administrator's mandate nobody does."""
    return bool(readers(by))
