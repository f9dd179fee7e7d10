"""Who may ask for figures, enter, verify and correct them. What may be seen, ACCESS says."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lientich.core.access import GROUNDS
from lientich.core.actor import LEADER, OFFICE, REPORTER, SPECIALIST, Actor

from .models import IndicatorSet, Sheet

OFFICES = (OFFICE, LEADER)
REPORTERS = (REPORTER, OFFICE, LEADER)

KEEPER = _("Việc này của văn phòng hoặc lãnh đạo bên có bộ chỉ tiêu.")
UNIT = _("Việc này của đầu mối báo cáo, văn phòng hoặc lãnh đạo đơn vị có chỉ tiêu phải báo cáo.")
CHECKER = _(
    "Việc này của văn phòng, lãnh đạo bên có bộ chỉ tiêu đang là cấp trên của đơn vị, hoặc của "
    "chuyên viên ban trong mặt công tác của mình; không phải của người đã nộp."
)
CORRECTOR = _("Việc này của đơn vị đã báo cáo, hoặc của cấp trên được xác nhận số liệu ấy.")


def can_ask(by: Actor) -> bool:
    """Whose role is to make sets of indicators, for their own organisation among others."""
    return by.role in OFFICES


def can_keep(by: Actor, owners: Collection[UUID]) -> bool:
    """May say what is asked, of whom, and what is planned: for an owner of the set."""
    return by.role in OFFICES and by.organisation_id in owners


def can_enter(by: Actor, unit: UUID, units: Collection[UUID]) -> bool:
    """May report for a unit that is asked; `units`: all that are."""
    return unit in units and by.works_for(unit, *REPORTERS)


def can_check(by: Actor, sheet: Sheet, owners: Collection[UUID], above: Collection[UUID]) -> bool:
    """May verify or return what a unit submitted: an owner that stands above it that day, and
    nobody who submitted it."""
    own = by.organisation_id == sheet.unit_id
    submitted = sheet.submitted_by and sheet.submitted_by.person_id == by.person_id
    if own or submitted or by.organisation_id not in set(owners) & set(above):
        return False
    return _handles(by, sheet.of)


def can_lock(by: Actor, sheet: Sheet, owners: Collection[UUID], above: Collection[UUID]) -> bool:
    return by.role in OFFICES and can_check(by, sheet, owners, above)


def can_correct(by: Actor, sheet: Sheet, owners: Collection[UUID], above: Collection[UUID]) -> bool:
    """May write an erratum: the unit, or who verifies its figures."""
    if by.works_for(sheet.unit_id, *REPORTERS):
        return True
    return by.organisation_id in set(owners) & set(above) and _handles(by, sheet.of)


def reads_all(by: Actor, of: IndicatorSet, owners: set[UUID]) -> bool:
    """Reads what every unit handed in: the same as ACCESS, for one set."""
    return not owners.isdisjoint(units_read(by, of))


def units_read(by: Actor, of: IndicatorSet) -> set[UUID]:
    """The organisations whose own figures of a set they read, handed in or not."""
    return {
        hat.organisation_id
        for hat in by.hats
        if GROUNDS[hat.role] and (hat.role != SPECIALIST or of.field_id in hat.fields)
    }


def _handles(by: Actor, of: IndicatorSet) -> bool:
    if by.role == SPECIALIST:
        return by.hat is not None and of.field_id in by.hat.fields
    return by.role in OFFICES
