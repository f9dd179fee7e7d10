"""Which days are worked, where that was decided otherwise than is usual."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.workdays import Calendar
from lientich.journal.actions import record

from .. import rules
from ..models import SwappedDay


@transaction.atomic
def swap_day(*, by: Actor, day: date, works: bool, decided_by: str = "") -> SwappedDay:
    """From now on the day counts as worked, or as off."""
    allow(rules.can_swap_days(by), rules.ADMINISTRATOR_ONLY)
    if Calendar().works(day) == works:
        raise ValidationError({"day": _("Theo lịch thường, ngày này vốn đã như vậy.")})
    swapped, new = SwappedDay.objects.get_or_create(
        day=day, defaults={"works": works, "decided_by": decided_by.strip()}
    )
    if new:
        record("organisations.day_swapped", swapped, by=by, day=day, works=works)
    return swapped


@transaction.atomic
def restore_day(swapped: SwappedDay, *, by: Actor) -> None:
    """The day is again what it usually is."""
    allow(rules.can_swap_days(by), rules.ADMINISTRATOR_ONLY)
    standing = SwappedDay.objects.select_for_update().filter(pk=swapped.pk).first()
    if standing:
        record("organisations.day_restored", standing, by=by, day=standing.day)
        standing.delete()
