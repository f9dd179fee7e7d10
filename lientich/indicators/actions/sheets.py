from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
from ..arithmetic import Period
from ..models import Duty, Indicator, IndicatorSet, Observation, Sheet
from ..queries import forms
from .values import checked_value, mandate_of

Given = Mapping[UUID, tuple[Decimal | None, str]]  # by indicator: the value, and a word about it


@transaction.atomic
def enter_figures(
    of: IndicatorSet, *, by: Actor, unit: Organisation, period: Period, values: Given
) -> Sheet:
    """The unit's draft of that period says this; what is left out stays as it was, what is None is
    taken out. Nobody above sees it yet; said again, it changes nothing."""
    asked = forms.asked(of, unit.pk, period)
    allow(rules.can_enter(by, unit.pk, {unit.pk} if asked else ()), rules.UNIT)
    if period.last_day > by.today:
        raise ValidationError(_("Kỳ này chưa hết nên chưa nhập số liệu được."))
    sheet, new = Sheet.objects.get_or_create(
        of=of, unit=unit, since=period.first_day, months=period.months
    )
    sheet = _locked(sheet)
    if sheet.state != Sheet.State.DRAFT:
        raise ValidationError(_("Biểu đã nộp. Số sai thì đính chính từng số, kèm lý do."))
    standing = {one.indicator_id: one for one in sheet.observations.filter(current=True)}
    changed = [
        _enter(sheet, one, by, standing.get(one.pk), *values[one.pk])
        for one in asked
        if one.pk in values
    ]
    if new or any(changed):
        record("indicators.figures_entered", sheet, by=by, figures=sum(changed))
    return sheet


@transaction.atomic
def submit_sheet(sheet: Sheet, *, by: Actor) -> Sheet:
    """Whoever asked for the figures reads them. What looks wrong needs a word; said again, it
    changes nothing."""
    sheet = _locked(sheet)
    allow(rules.can_enter(by, sheet.unit_id, {sheet.unit_id}), rules.UNIT)
    if sheet.state != Sheet.State.DRAFT:
        return sheet
    figures = list(sheet.observations.filter(current=True))
    if not figures:
        raise ValidationError(_("Biểu chưa có số nào."))
    unexplained = [one for one in forms.doubtful(sheet, figures) if not one.word]
    if unexplained:
        names = ", ".join(f"“{one.indicator}”" for one in unexplained)
        raise ValidationError(
            _("Số liệu khác thường, hãy ghi một lời giải thích: %(names)s.") % {"names": names}
        )
    sheet.state, sheet.handed_in, sheet.returned = Sheet.State.SUBMITTED, True, ""
    sheet.submitted_by_id, sheet.submitted_at = mandate_of(by), by.now
    sheet.save()
    record("indicators.sheet_submitted", sheet, by=by, figures=len(figures))
    return sheet


@dataclass(frozen=True)
class Figure:
    """What stands of a unit in the books of whoever asked for it."""

    unit: UUID
    indicator: UUID
    period: Period
    value: Decimal


@transaction.atomic
def bring_figures(of: IndicatorSet, *, by: Actor, figures: Iterable[Figure], source: str) -> int:
    """What an owner's books tell of periods for which nothing was entered yet: it stands as
    verified by them, with its source beside it. Returns how many; of none nothing is written."""
    of = IndicatorSet.objects.select_for_update(no_key=True).get(pk=of.pk)
    allow(rules.can_keep(by, {one.pk for one in of.owners.all()}), rules.KEEPER)
    refuse_marked_words(source)
    figures = list(figures)
    if not figures:
        return 0
    known = _refuse_unasked(of, figures)
    sheets = _brought(of, by, {(one.unit, one.period) for one in figures})
    made = [
        Observation(
            sheet=sheets[one.unit, one.period],
            indicator=known[one.indicator],
            unit_id=one.unit,
            since=one.period.first_day,
            value=checked_value(known[one.indicator], one.value),
            word=source.strip(),
            mandate_id=mandate_of(by),
            at=by.now,
        )
        for one in figures
    ]
    Observation.objects.bulk_create(made)
    record("indicators.figures_brought", of, by=by, figures=len(made), sheets=len(sheets))
    return len(made)


def _refuse_unasked(of: IndicatorSet, figures: list[Figure]) -> dict[UUID, Indicator]:
    """Books tell what the units were to report for those periods, and that once. Returns the
    indicators."""
    duties: dict[tuple[UUID, UUID], list[Duty]] = defaultdict(list)
    for duty in Duty.objects.filter(indicator__of=of):
        duties[duty.indicator_id, duty.unit_id].append(duty)
    known = of.indicators.filter(made="").in_bulk()
    for one in figures:
        held, period = duties[one.indicator, one.unit], one.period
        due = any(duty.holds_on(period.last_day) for duty in held)
        if not (due and period.is_one_of(known[one.indicator].every)):
            raise ValidationError(_("Đơn vị không báo cáo chỉ tiêu này."))
    if len({(one.unit, one.indicator, one.period) for one in figures}) < len(figures):
        raise ValidationError(_("Có số được ghi hai lần cho cùng một kỳ."))
    return known


def _brought(
    of: IndicatorSet, by: Actor, wanted: set[tuple[UUID, Period]]
) -> dict[tuple[UUID, Period], Sheet]:
    units = {unit for unit, _period in wanted}
    taken = {(one.unit_id, one.period) for one in of.sheets.filter(unit__in=units)}
    if taken & wanted:
        raise ValidationError(_("Có đơn vị đã nhập số liệu của kỳ này."))
    if any(period.last_day > by.today for _unit, period in wanted):
        raise ValidationError(_("Kỳ này chưa hết nên chưa nhập số liệu được."))
    sheets = [
        Sheet(
            of=of,
            unit_id=unit,
            since=period.first_day,
            months=period.months,
            state=Sheet.State.VERIFIED,
            handed_in=True,
            verified_by_id=mandate_of(by),
            verified_at=by.now,
        )
        for unit, period in sorted(wanted, key=lambda one: (one[1], str(one[0])))
    ]
    Sheet.objects.bulk_create(sheets)
    return {(one.unit_id, one.period): one for one in sheets}


@transaction.atomic
def verify_sheet(sheet: Sheet, *, by: Actor) -> Sheet:
    """A superior has looked at the figures and takes them for right."""
    sheet = _judged(sheet, by)
    if sheet.state == Sheet.State.SUBMITTED:
        sheet.state, sheet.verified_by_id = Sheet.State.VERIFIED, mandate_of(by)
        sheet.verified_at = by.now
        sheet.save()
        record("indicators.sheet_verified", sheet, by=by)
    return sheet


@transaction.atomic
def return_sheet(sheet: Sheet, *, by: Actor, reason: str) -> Sheet:
    """The unit mends its draft; until it submits again, its figures count nowhere."""
    sheet = _judged(sheet, by)
    refuse_marked_words(reason)
    if sheet.state == Sheet.State.LOCKED:
        raise ValidationError(_("Số liệu đã chốt thì chỉ đính chính, không trả lại."))
    if sheet.state != Sheet.State.DRAFT:
        sheet.state, sheet.handed_in, sheet.returned = Sheet.State.DRAFT, False, reason.strip()
        sheet.verified_by = sheet.verified_at = None
        sheet.save()
        record("indicators.sheet_returned", sheet, by=by)
    return sheet


@transaction.atomic
def lock_sheet(sheet: Sheet, *, by: Actor) -> Sheet:
    """From now on only errata change it."""
    sheet = _locked(sheet)
    allow(rules.can_lock(by, sheet, *forms.over(sheet, by.today)), rules.CHECKER)
    if sheet.state == Sheet.State.LOCKED:
        return sheet
    if sheet.state != Sheet.State.VERIFIED:
        raise ValidationError(_("Chỉ chốt số liệu đã xác nhận."))
    sheet.state = Sheet.State.LOCKED
    sheet.save()
    record("indicators.sheet_locked", sheet, by=by)
    return sheet


@transaction.atomic
def correct_figure(
    sheet: Sheet,
    indicator: Indicator,
    *,
    by: Actor,
    value: Decimal,
    reason: str,
    read: Observation | None = None,
) -> Observation:
    """An erratum: it is this instead, for this reason; what it was stands beside it for good.

    `read`: what the person saw; where another has corrected it meanwhile, they look again.
    """
    sheet = _locked(sheet)
    allow(rules.can_correct(by, sheet, *forms.over(sheet, by.today)), rules.CORRECTOR)
    refuse_marked_words(reason)
    if sheet.state == Sheet.State.DRAFT:
        raise ValidationError(_("Biểu chưa nộp thì sửa ngay trong biểu."))
    before = sheet.observations.filter(indicator=indicator, current=True).first()
    if before is None and indicator not in forms.asked(sheet.of, sheet.unit_id, sheet.period):
        raise ValidationError(_("Đơn vị không báo cáo chỉ tiêu này."))
    value = checked_value(indicator, value)
    if before and before.value == value:
        return before
    if read is not None and read != before:
        raise ValidationError(
            _("Trong lúc đó số này đã được đính chính. Hãy mở lại biểu để xem số mới.")
        )
    made = _replace(sheet, indicator, by, before, value=value, reason=reason.strip())
    record("indicators.figure_corrected", made, by=by, sheet=sheet, indicator=indicator)
    return made


def _enter(
    sheet: Sheet,
    indicator: Indicator,
    by: Actor,
    before: Observation | None,
    value: Decimal | None,
    word: str,
) -> bool:
    """Whether the draft says anything else than before."""
    refuse_marked_words(word)
    if value is None and before is None:
        return False
    if value is not None:
        value = checked_value(indicator, value)
    if before and (before.value, before.word) == (value, word.strip()):
        return False
    if before and _is_the_units_own(sheet, before):
        before.delete()
        before = None
    if value is not None:
        _replace(sheet, indicator, by, before, value=value, word=word.strip())
    elif before:
        _supersede(before)
    return True


def _is_the_units_own(sheet: Sheet, figure: Observation) -> bool:
    """Whether nobody above has read what stands in a draft: then nobody ever does. What was handed
    in before the sheet came back is kept."""
    if not sheet.returned:
        return True
    since = sheet.submitted_at
    return since is not None and since < figure.at and not figure.reason


def _replace(
    sheet: Sheet, indicator: Indicator, by: Actor, before: Observation | None, **given: object
) -> Observation:
    if before:
        _supersede(before)
    return Observation.objects.create(
        sheet=sheet,
        indicator=indicator,
        unit_id=sheet.unit_id,
        since=sheet.since,
        mandate_id=mandate_of(by),
        at=by.now,
        **given,
    )


def _supersede(figure: Observation) -> None:
    figure.current = False
    figure.save(update_fields=["current"])


def _judged(sheet: Sheet, by: Actor) -> Sheet:
    sheet = _locked(sheet)
    allow(rules.can_check(by, sheet, *forms.over(sheet, by.today)), rules.CHECKER)
    return sheet


def _locked(sheet: Sheet) -> Sheet:
    return (
        Sheet.objects.select_for_update(no_key=True, of=("self",))
        .select_related("of", "unit", "submitted_by")
        .get(pk=sheet.pk)
    )
