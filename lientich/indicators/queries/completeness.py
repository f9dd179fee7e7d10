"""What a set asks, of whom; who has handed in what."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from lientich.core.actor import Actor
from lientich.organisations.models import Organisation
from lientich.organisations.queries import subtree

from ..arithmetic import Period, named
from ..models import Duty, Indicator, IndicatorSet, Sheet
from ..rules import reads_all
from .forms import ended
from .known import superiors


@dataclass(frozen=True)
class Completeness:
    """Of one period: who was to report, and the sheets of those who did."""

    period: Period
    sheets: list[Sheet]
    missing: list[Organisation]
    periods: list[Period]  # that may be looked at instead

    @property
    def asked(self) -> int:
        return len(self.sheets) + len(self.missing)


def catalogue(of: IndicatorSet) -> QuerySet[Indicator]:
    """Its indicators, with how many units report each now."""
    now = Count("duties", filter=Q(duties__until=None))
    return of.indicators.select_related("weight", "first", "second").annotate(units=now)


def missing(by: Actor, of: IndicatorSet) -> Completeness | None:
    """Of the last period that is over, where somebody is missing in it and `by` reads of all."""
    if not reads_all(by, of, {one.pk for one in of.owners.all()}):
        return None
    found = completeness(of, by.today, "")
    return found if found and found.missing else None


def completeness(of: IndicatorSet, today: date, name: str) -> Completeness | None:
    """Of the period of that name, else of the last that is over, of the shortest that it asks."""
    reported = of.indicators.filter(made="").order_by("every")
    rhythms = list(reported.values_list("every", flat=True).distinct())
    periods = [one for every in rhythms for one in ended(every, today)]
    if not periods:
        return None
    period = named(name)
    if period is None or period.months not in rhythms or period.last_day >= today:
        period = periods[0]
    day = period.last_day
    held = Duty.objects.on(day).filter(indicator__of=of, indicator__every=period.months)
    units = Organisation.objects.filter(pk__in=held.values("unit"))
    sheets = Sheet.objects.filter(
        of=of, handed_in=True, since=period.first_day, months=period.months, unit__in=units
    ).select_related("unit")
    handed_in = list(sheets.order_by("unit__name_key"))
    missing = units.exclude(pk__in=[one.unit_id for one in handed_in])
    return Completeness(period, handed_in, list(missing), periods)


def under(of: IndicatorSet, today: date) -> set[UUID]:
    """Whoever stands under an owner along a line of the set."""
    return {
        child
        for owner in of.owners.all()
        for line in of.lines
        for child, _parent, _depth in subtree(owner.pk, line, today)
    }


def planned_for(of: IndicatorSet) -> QuerySet[Organisation]:
    """Whoever a plan may be for: the units that report, and who stands over them."""
    reporting = Duty.objects.filter(indicator__of=of).values("unit")
    return Organisation.objects.filter(pk__in=reporting) | superiors(of)
