"""Who may bring in which sheet. What each of its rows may do, the rooms that it is about say."""

from django.utils.translation import gettext_lazy as _

from lientich.core.actor import ADMINISTRATOR, LEADER, OFFICE, SPECIALIST, Actor
from lientich.organisations.rules import KEEPERS

from .models import Import

ROLES = {
    Import.Kind.TASKS: (LEADER, OFFICE, SPECIALIST),
    Import.Kind.ORGANISATIONS: KEEPERS,
    Import.Kind.PEOPLE: (ADMINISTRATOR,),
    Import.Kind.TRACKING: (LEADER, OFFICE, SPECIALIST),
}
BRINGER = _("Việc này của người có vai trò sửa từng mục của bảng: xem trang Bảng tính.")
SAME_HAT = _("Hãy chọn lại vai trò đã dùng khi nhập bảng.")


def can_bring(by: Actor, kind: str) -> bool:
    return by.role in ROLES[Import.Kind(kind)]


def brings_any(by: Actor) -> bool:
    return any(can_bring(by, kind) for kind in ROLES)


def can_confirm(by: Actor, sheet: Import) -> bool:
    return by.mandate_id == sheet.mandate_id and can_bring(by, sheet.kind)


def can_print_slips(by: Actor, sheet: Import) -> bool:
    """Whoever confirmed the sheet, under the same mandate: nobody else learns a first password."""
    return sheet.kind == Import.Kind.PEOPLE and can_confirm(by, sheet)
