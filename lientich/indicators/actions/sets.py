from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core import access
from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.documents.attachments import refuse_marked_words
from lientich.documents.models import Document
from lientich.journal.actions import record
from lientich.organisations.models import FieldOfWork, Line, Organisation
from lientich.programmes.models import Task

from .. import arithmetic, rules
from ..arithmetic import refuse_impossible
from ..arithmetic.kinds import CYCLE, LAST_OF_UNITS, MEASURES, RATIO, RHYTHMS, WEIGHT, Impossible
from ..models import Duty, Indicator, IndicatorSet
from ..queries import completeness


@transaction.atomic
def make_set(
    *,
    by: Actor,
    name: str,
    field: FieldOfWork,
    owners: Sequence[Organisation],
    lines: Sequence[str],
    token: UUID,
    basis: Document | None = None,
    days: int = 5,
) -> IndicatorSet:
    """These organisations ask for figures together; nothing is asked of anyone yet."""
    allow(rules.can_ask(by), rules.KEEPER)
    allow(rules.can_keep(by, {one.pk for one in owners}), rules.KEEPER)
    if basis:
        allow(Document.objects.readable_by(by).filter(pk=basis.pk).exists(), rules.KEEPER)
    if not lines or not set(lines) <= set(Line.values):
        raise ValidationError(_("Hãy chọn tuyến để cộng số liệu."))
    refuse_marked_words(name)
    given = {"name": name.strip(), "field": field, "lines": list(lines), "days": days}
    made, new = IndicatorSet.objects.get_or_create(pk=token, defaults={"basis": basis} | given)
    allow(new or rules.can_keep(by, _owners(made)), rules.KEEPER)
    if new:
        made.owners.set(owners)
        access.refresh(IndicatorSet, [made.pk])
        record("indicators.set_made", made, by=by, owners=list(owners), basis=basis)
    return made


@transaction.atomic
def add_indicator(
    of: IndicatorSet,
    *,
    by: Actor,
    name: str,
    measure: str,
    tasks: Sequence[Task] = (),
    **kind: Any,
) -> Indicator:
    """The set counts this too. `kind`: better, over_units, over_time, weight; made, first, second,
    scale; every, scope, decimals, least, most."""
    of = _kept(of, by)
    refuse_marked_words(f"{name}\n{measure}")
    name, measure = name.strip(), measure.strip()
    if of.indicators.filter(name=name).exists():
        raise ValidationError(_("Bộ chỉ tiêu đã có chỉ tiêu này."))
    order = of.indicators.count()
    made = Indicator(of=of, name=name, measure=measure, order=order, **kind)
    _refuse_what_cannot_be(made)
    made.save()
    made.tasks.set(tasks)
    record("indicators.indicator_added", made, by=by, set=of, tasks=list(tasks))
    return made


@transaction.atomic
def ask_units(
    of: IndicatorSet,
    *,
    by: Actor,
    units: Sequence[Organisation],
    since: date,
    indicators: Iterable[Indicator] | None = None,
) -> None:
    """From that day on these units report these indicators (none named: all that are reported);
    those who did already, go on."""
    of = _kept(of, by)
    if not units:
        raise ValidationError(_("Hãy chọn ít nhất một đơn vị."))
    allow({one.pk for one in units} <= completeness.under(of, by.today), rules.KEEPER)
    asked = of.indicators.filter(made="")
    if indicators is not None:
        asked = asked.filter(pk__in=[one.pk for one in indicators])
    if not asked:
        raise ValidationError(_("Bộ chưa có chỉ tiêu nào để giao."))
    held = set(
        Duty.objects.filter(indicator__in=asked, until=None).values_list("indicator", "unit")
    )
    new = [
        Duty(indicator=one, unit=unit, since=since)
        for one in asked
        for unit in units
        if (one.pk, unit.pk) not in held
    ]
    if not new:
        return
    Duty.objects.bulk_create(new)
    access.refresh(IndicatorSet, [of.pk])
    record("indicators.units_asked", of, by=by, units=list(units), since=since, duties=len(new))


def _kept(of: IndicatorSet, by: Actor) -> IndicatorSet:
    of = IndicatorSet.objects.select_for_update(no_key=True).get(pk=of.pk)
    allow(rules.can_keep(by, _owners(of)), rules.KEEPER)
    return of


def _owners(of: IndicatorSet) -> set[UUID]:
    return {one.pk for one in of.owners.all()}


def _refuse_what_cannot_be(made: Indicator) -> None:
    others: dict[Hashable, arithmetic.Indicator] = {
        one.pk: one.kind for one in made.of.indicators.all()
    }
    named = {one for one in (made.weight_id, made.first_id, made.second_id) if one}
    if not named <= set(others):
        raise ValidationError(_("Chỉ tiêu thành phần phải thuộc cùng bộ chỉ tiêu."))
    if len({bool(made.made), bool(made.first_id), bool(made.second_id)}) > 1:
        raise ValidationError(_("Chỉ tiêu tính toán cần đúng hai chỉ tiêu thành phần."))
    if made.least is not None and made.most is not None and made.least > made.most:
        raise ValidationError(_("Cận dưới lớn hơn cận trên."))
    if made.scale == Decimal(0):
        raise ValidationError(_("Hệ số phải khác 0."))
    try:
        refuse_impossible(others | {made.pk: made.kind}, made.pk)
    except Impossible as impossible:
        raise ValidationError(_words(impossible.why)) from None


def _words(why: str) -> str:
    return {
        CYCLE: _("Chỉ tiêu không thể được tính từ chính nó."),
        MEASURES: _("Chỉ cộng, trừ các chỉ tiêu cùng đơn vị tính."),
        RHYTHMS: _("Các chỉ tiêu thành phần phải cùng kỳ báo cáo."),
        LAST_OF_UNITS: _("“Số cuối kỳ” là cách cộng theo thời gian, không theo đơn vị."),
        WEIGHT: _(
            "Số bình quân phải tính theo một chỉ tiêu đơn vị báo cáo, cộng được giữa các đơn vị."
        ),
        RATIO: _("Tỷ số không cộng được: hãy chọn “Không cộng”."),
    }[why]
