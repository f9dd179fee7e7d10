"""Behind a cell: its units, and behind a unit what it reported, by whom and when."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from lientich.core.actor import Actor

from ..arithmetic import Over, Reconciliation, joint, leaves
from ..arithmetic.kinds import Catalogue
from ..models import Indicator, Observation
from .known import Known, known
from .table import Asked, Figures, figures

WORST_FIRST = {"missed": 0, "near": 1, None: 2, "met": 3}


@dataclass(frozen=True)
class OfUnit:
    unit: UUID
    name: str
    figures: Figures
    words: list[str]  # that it said of its figures of the period

    @property
    def order(self) -> tuple[int, Decimal]:
        """Whoever fails is read first, by how far."""
        kept = self.figures.verdict
        percent = self.figures.percent or Decimal(0)
        lower = self.figures.indicator.better == Indicator.Better.LOWER
        return WORST_FIRST[kept], -percent if lower else percent


@dataclass(frozen=True)
class Drill:
    """`sides`: how the joint total comes of those of two owners, named; of what adds up alone."""

    total: Figures
    units: list[OfUnit]
    sides: tuple[str, str] | None
    reconciliation: Reconciliation | None


def drill(by: Actor, asked: Asked, indicator: Indicator) -> Drill:
    of = known(by, asked.of, asked.months)
    units = of.units_on(asked.organisation, asked.line)
    over = asked.period.up_to(asked.through)
    members = of.members(units, list(asked.period), asked.view, asked.day)
    counted = {unit for weights in members.values() for unit in weights if unit in of.units}
    words = _words(of, asked, indicator)
    each = [
        OfUnit(unit, name, _of_unit(of, asked, indicator, unit), words.get(unit, []))
        for unit, name in of.units.items()
        if unit in counted
    ]
    shown = [
        one for one in each if one.figures.actual.expected or one.figures.plan.value is not None
    ]
    owners = list(asked.of.owners.all())
    told = None
    if of.own is None and len(owners) == 2 and indicator.over_units == Over.SUM:
        first, second = (of.side(one.pk) for one in owners)
        told = joint(
            of.book,
            indicator.pk,
            first,
            second,
            lambda units: of.members(units, list(over), asked.view, asked.day),
        )
        told = told if told.adds_up else None
    return Drill(
        total=figures(of, asked, indicator, asked.period, units),
        units=sorted(shown, key=lambda one: one.order),
        sides=(str(owners[0]), str(owners[1])) if told else None,
        reconciliation=told,
    )


def _of_unit(of: Known, asked: Asked, indicator: Indicator, unit: UUID) -> Figures:
    """Of one unit, by its own plan, in the months in which the organisation counts it."""
    whole = of.units_on(asked.organisation, asked.line)
    alone = replace(asked, organisation=unit)
    return figures(of, alone, indicator, asked.period, lambda day: whole(day) & {unit})


def _words(of: Known, asked: Asked, indicator: Indicator) -> dict[UUID, list[str]]:
    """What units said of it in the period, each once, the last said first. What an office brought
    in has a source beside it, and no word of the unit."""
    rows = Observation.objects.filter(
        indicator__in=_parts(of.book.catalogue, indicator),
        current=True,
        sheet__handed_in=True,
        sheet__submitted_at__isnull=False,
        since__gte=asked.period.first_day,
        since__lte=asked.period.last_day,
    ).exclude(word="", reason="")
    if of.own is not None:
        rows = rows.filter(unit__in=of.own)
    found: dict[UUID, list[str]] = {}
    for unit, word, reason in rows.order_by("-since").values_list("unit", "word", "reason"):
        said = found.setdefault(unit, [])
        if (reason or word) not in said:
            said.append(reason or word)
    return found


def observations(by: Actor, indicator: Indicator, unit: UUID) -> list[Observation]:
    """What a unit reported of it, or of all that it is made of or weighed by, the newest period
    first; before each erratum what it was."""
    catalogue: Catalogue = {one.pk: one.kind for one in indicator.of.indicators.all()}
    found = Observation.objects.readable_by(by).filter(
        indicator__in=_parts(catalogue, indicator), unit=unit
    )
    return list(
        found.select_related("indicator", "sheet", "mandate__person", "mandate__organisation")
        .distinct()
        .order_by("-since", "indicator__order", "-current", "-at")
    )


def _parts(catalogue: Catalogue, indicator: Indicator) -> list[Any]:
    """The keys of what units report of it."""
    return list(leaves(catalogue, indicator.pk))
