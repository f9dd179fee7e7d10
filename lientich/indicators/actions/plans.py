from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.documents.attachments import refuse_marked_words
from lientich.journal.actions import record
from lientich.organisations.models import Organisation

from .. import rules
from ..arithmetic import Period, spread
from ..models import Indicator, IndicatorSet, Over, Plan
from ..queries import completeness
from .sets import _owners
from .values import checked_value, mandate_of

Wanted = Mapping[tuple[UUID, Period], Decimal]


@transaction.atomic
def set_plan(
    indicator: Indicator,
    *,
    by: Actor,
    organisation: Organisation,
    period: Period,
    value: Decimal,
    decided_by: str = "",
) -> None:
    """It is planned so; what was planned before is kept, and no longer holds."""
    indicator = _kept(indicator, by)
    wanted = {(organisation.pk, period): checked_value(indicator, value)}
    if _plan(indicator, by, wanted, decided_by):
        record(
            "indicators.planned",
            indicator,
            by=by,
            organisation=organisation,
            period=period.name,
            value=value,
        )


@transaction.atomic
def plan_year(
    indicator: Indicator,
    *,
    by: Actor,
    year: int,
    values: Mapping[UUID, Decimal],
    weights: Sequence[Decimal] = (),
    decided_by: str = "",
) -> None:
    """A year's plan of several units, by one decision; with `weights`, one for each month, it
    stands in the months too, in that proportion."""
    indicator = _kept(indicator, by)
    wanted = {
        (unit, Period.of(year, 1, 12)): checked_value(indicator, value)
        for unit, value in values.items()
    }
    if weights:
        _refuse_no_weights(indicator, weights)
        for unit, value in values.items():
            parts = spread(value, list(weights), indicator.decimals)
            wanted |= {(unit, Period.of(year, n)): part for n, part in enumerate(parts, start=1)}
    made = _plan(indicator, by, wanted, decided_by)
    if made:
        record("indicators.year_planned", indicator, by=by, year=year, units=len(values))


def _plan(indicator: Indicator, by: Actor, wanted: Wanted, decided_by: str) -> list[Plan]:
    """Writes what differs from what stands."""
    units = {unit for unit, _period in wanted}
    allow(
        completeness.planned_for(indicator.of).filter(pk__in=units).count() == len(units),
        rules.KEEPER,
    )
    refuse_marked_words(decided_by)
    decided_by = decided_by.strip()
    standing = {(one.organisation_id, one.period): one for one in _standing(indicator, units)}
    new = [
        Plan(
            indicator=indicator,
            organisation_id=unit,
            since=period.first_day,
            months=period.months,
            value=value,
            decided_by=decided_by,
            mandate_id=mandate_of(by),
            at=by.now,
        )
        for (unit, period), value in wanted.items()
        if not _stands(standing.get((unit, period)), value, decided_by)
    ]
    gone = [
        standing[key].pk for one in new if (key := (one.organisation_id, one.period)) in standing
    ]
    Plan.objects.filter(pk__in=gone).update(current=False)
    return Plan.objects.bulk_create(new)


def _stands(plan: Plan | None, value: Decimal, decided_by: str) -> bool:
    return plan is not None and (plan.value, plan.decided_by) == (value, decided_by)


def _standing(indicator: Indicator, units: Iterable[UUID]) -> Iterable[Plan]:
    return Plan.objects.filter(indicator=indicator, organisation__in=units, current=True)


def _refuse_no_weights(indicator: Indicator, weights: Sequence[Decimal]) -> None:
    if indicator.over_time != Over.SUM:
        raise ValidationError(_("Chỉ chia được kế hoạch của chỉ tiêu cộng theo thời gian."))
    if len(weights) != 12 or sum(weights) <= 0 or min(weights) < 0:
        raise ValidationError(_("Tỷ trọng các tháng không hợp lệ."))


def _kept(indicator: Indicator, by: Actor) -> Indicator:
    """Locked with its set: one plan at a time."""
    of = IndicatorSet.objects.select_for_update(no_key=True).get(pk=indicator.of_id)
    allow(rules.can_keep(by, _owners(of)), rules.KEEPER)
    return Indicator.objects.get(pk=indicator.pk)
