"""The periods that conferences look back on."""

from datetime import date

from django.utils.translation import gettext as _

from lientich.core.templatetags.lt import day


def of(kind: str, year: int) -> tuple[date, date]:
    """First and last day of what a review of that kind and year looks back on."""
    return date(year, 1, 1), date(year, 6, 30) if kind == "half_year" else date(year, 12, 31)


def in_words(since: date, until: date) -> str:
    """năm 2026, 6 tháng đầu năm 2026, or the two days."""
    ends = ((since.month, since.day), (until.month, until.day))
    if since.year == until.year:
        if ends == ((1, 1), (12, 31)):
            return _("năm %(year)s") % {"year": since.year}
        if ends == ((1, 1), (6, 30)):
            return _("6 tháng đầu năm %(year)s") % {"year": since.year}
        if ends == ((7, 1), (12, 31)):
            return _("6 tháng cuối năm %(year)s") % {"year": since.year}
    return _("từ %(since)s đến %(until)s") % {"since": day(since), "until": day(until)}
