"""On which days one works."""

from django.db.models import QuerySet

from lientich.core.workdays import Calendar

from ..models import SwappedDay


def calendar() -> Calendar:
    return Calendar(dict(SwappedDay.objects.values_list("day", "works")))


def swapped_days(year: int) -> QuerySet[SwappedDay]:
    return SwappedDay.objects.filter(day__year=year)
