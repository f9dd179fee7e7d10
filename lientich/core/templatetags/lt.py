"""Filters for dates and numbers, as each language writes them. A builtin of every template."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal

from django import template
from django.template.loader import render_to_string
from django.utils import formats, timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lientich.core.panels import PANELS

register = template.Library()

EXACT = Context(prec=100)  # more digits than any quotient that is shown


def _here(value: datetime) -> datetime:
    """At the clock of this place; as it stands where a file names no zone or the last of years."""
    try:
        return timezone.localtime(value)
    except (OverflowError, ValueError):
        return value


@register.filter
def day(value: date | datetime | None) -> str:
    """27-2-2019."""
    if isinstance(value, datetime):
        value = _here(value).date()
    return formats.date_format(value, "DATE_FORMAT") if value else "–"


@register.filter
def moment(value: datetime | None) -> str:
    """27-2-2019, 14:05."""
    if not value:
        return "–"
    return formats.date_format(_here(value), "DATETIME_FORMAT")


@register.filter
def number(value: int | float | Decimal | None, decimals: int | None = None) -> str:
    """1.234,5. A decimal is rounded half away from zero: Django's own would cut it off."""
    if value is None:
        return "–"
    if isinstance(value, Decimal) and decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, EXACT)
        value = EXACT.add(value, Decimal(0))  # no minus before nothing
    return formats.number_format(value, decimals, force_grouping=True)


@register.filter
def since(value: datetime, now: datetime) -> str:
    """How long ago, in the one unit that says it: 9 phút trước."""
    minutes = int((now - value).total_seconds() // 60)
    if minutes < 1:
        return _("vừa xong")
    if minutes < 60:
        return ngettext("%(n)s phút trước", "%(n)s phút trước", minutes) % {"n": minutes}
    if minutes < 24 * 60:
        hours = minutes // 60
        return ngettext("%(n)s giờ trước", "%(n)s giờ trước", hours) % {"n": hours}
    return moment(value)


@register.simple_tag(takes_context=True)
def panels(context: template.Context, slot: str, subject: object) -> str:
    """What upper rooms show of `subject` in this slot."""
    request = context["request"]
    told = context.get("found") or {}
    shown = ((one.shown(subject, request.actor, told), one.template) for one in PANELS[slot])
    return mark_safe(  # rendered templates, escaped by themselves
        "".join(
            render_to_string(name, {**found, "subject": subject}, request=request)
            for found, name in shown
            if found is not None
        )
    )
