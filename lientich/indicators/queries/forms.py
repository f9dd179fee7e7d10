"""The forms of units: what is asked of whom for which period, what stands in them, what is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from lientich.core.actor import Actor
from lientich.organisations.queries import above

from .. import rules
from ..arithmetic import Period, plan_for
from ..models import Duty, Indicator, IndicatorSet, Observation, Over, Plan, Sheet
from ..plausibility import Doubt, doubts

BACK = 4  # periods that a unit's page of forms looks back on


def over(sheet: Sheet, today: date) -> tuple[set[UUID], set[UUID]]:
    """Whose set it is, and who stands over the unit that day along its lines."""
    owners = {one.pk for one in sheet.of.owners.all()}
    return owners, above(sheet.unit_id, sheet.of.lines, today)


def asked(of: IndicatorSet, unit: UUID, period: Period) -> list[Indicator]:
    """What that unit reports of a set for a period: its duties on the last day of it."""
    if not period.is_one_of(period.months):
        return []
    day = period.last_day
    held = Q(duties__until=None) | Q(duties__until__gt=day)
    return list(
        of.indicators.filter(
            held, duties__unit=unit, duties__since__lte=day, made="", every=period.months
        )
        .distinct()
        .order_by("order", "id")
    )


@dataclass(frozen=True)
class Doubtful:
    indicator: Indicator
    word: str
    why: list[Doubt]


def doubtful(sheet: Sheet, figures: Iterable[Observation]) -> list[Doubtful]:
    """The figures of a sheet that make one look twice, and the word that was said about each."""
    figures = list(figures)
    indicators = Indicator.objects.in_bulk([one.indicator_id for one in figures])
    before = _before(sheet)
    found = []
    for one in figures:
        of = indicators[one.indicator_id]
        why = doubts(
            one.value,
            least=of.least,
            most=of.most,
            before=before.get(of.pk),
            others=[other.value for other in figures if other is not one],
        )
        if why:
            found.append(Doubtful(of, one.word, why))
    return found


def _before(sheet: Sheet) -> dict[UUID, Decimal]:
    """What the unit reported of the period before."""
    period = Period(sheet.period.first - sheet.months, sheet.months)
    rows = Observation.objects.filter(
        unit=sheet.unit_id,
        current=True,
        since=period.first_day,
        sheet__of=sheet.of_id,
        sheet__handed_in=True,
    )
    return dict(rows.values_list("indicator", "value"))


@dataclass(frozen=True)
class Line:
    """One line of a unit's form."""

    indicator: Indicator
    figure: Observation | None
    before: Decimal | None  # of the period before
    plan: Decimal | None
    why: list[Doubt]


def form(of: IndicatorSet, unit: UUID, period: Period) -> tuple[Sheet, list[Line]]:
    """The sheet of that period, saved or not yet, with what stands beside each field."""
    key = {"of": of, "unit_id": unit, "since": period.first_day, "months": period.months}
    sheet = Sheet.objects.filter(**key).select_related("of", "unit").first() or Sheet(**key)
    return sheet, lines(sheet)


def lines(sheet: Sheet) -> list[Line]:
    period, figures = sheet.period, {}
    if not sheet._state.adding:
        given = sheet.observations.filter(current=True).select_related("mandate__person")
        figures = {one.indicator_id: one for one in given}
    why = {one.indicator.pk: one.why for one in doubtful(sheet, figures.values())}
    before, plans = _before(sheet), _plans(sheet)
    return [
        Line(
            one,
            figures.get(one.pk),
            before.get(one.pk),
            plan_for(period, plans.get(one.pk, {}), Over(one.over_time)),
            why.get(one.pk, []),
        )
        for one in asked(sheet.of, sheet.unit_id, period)
    ]


def _plans(sheet: Sheet) -> dict[UUID, dict[Period, Decimal]]:
    found: dict[UUID, dict[Period, Decimal]] = {}
    rows = Plan.objects.filter(
        indicator__of=sheet.of_id, organisation=sheet.unit_id, current=True
    ).values_list("indicator", "since", "months", "value")
    for indicator, since, months, value in rows:
        found.setdefault(indicator, {})[Period.begun(since, months)] = value
    return found


@dataclass(frozen=True)
class Due:
    """A form that a unit has to hand in."""

    of: IndicatorSet
    unit: UUID
    period: Period
    sheet: Sheet | None
    day: date  # by which

    def late(self, today: date) -> bool:
        return today > self.day and not (self.sheet and self.sheet.handed_in)


def due(by: Actor) -> list[Due]:
    """The forms of the unit that `by` acts for: of the last periods that are over."""
    unit = by.organisation_id
    if unit is None or not by.works_for(unit, *rules.REPORTERS):
        return []
    longest = ended(12, by.today)[-1]
    sheets = {
        (one.of_id, one.period): one
        for one in Sheet.objects.filter(unit=unit, since__gte=longest.first_day).order_by()
    }
    held: dict[tuple[IndicatorSet, int], list[Duty]] = {}
    rows = Duty.objects.filter(unit=unit).select_related("indicator__of")
    for duty in rows:
        held.setdefault((duty.indicator.of, duty.indicator.every), []).append(duty)
    found = []
    for (of, every), duties in held.items():
        for period in ended(every, by.today):
            if any(one.holds_on(period.last_day) for one in duties):
                day = period.last_day + timedelta(days=of.days)
                found.append(Due(of, unit, period, sheets.get((of.pk, period)), day))
    return sorted(found, key=lambda one: (-one.period.end, one.of.name))


def ended(every: int, today: date) -> list[Period]:
    """The last periods of so many months that are over, the newest first."""
    now = Period.begun(today, 1).first
    last = now // every * every
    return [Period(last - every * back, every) for back in range(1, BACK + 1)]
