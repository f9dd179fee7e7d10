"""What the acts of this room have alike."""

from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lientich.core.actor import Actor

from ..arithmetic import rounded
from ..models import DIGITS, PLACES, Indicator


def mandate_of(by: Actor) -> UUID:
    """Under which an act is done: the rules let nobody act without one."""
    assert by.mandate_id is not None
    return by.mandate_id


def checked_value(indicator: Indicator, value: Decimal) -> Decimal:
    """The number with just the decimals that the indicator has; none may be lost."""
    if not value.is_finite() or abs(value) >= Decimal(10) ** (DIGITS - PLACES):
        raise ValidationError(_("“%(indicator)s”: số không hợp lệ.") % {"indicator": indicator})
    kept = rounded(value, indicator.decimals) + 0  # no minus before nothing
    if value != kept:
        raise ValidationError(
            _("“%(indicator)s”: nhiều nhất %(n)s chữ số sau dấu phẩy.")
            % {"indicator": indicator, "n": indicator.decimals}
        )
    return kept
