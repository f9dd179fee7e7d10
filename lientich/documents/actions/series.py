"""Outgoing numbers: taken in one short transaction under the lock of their series.

Whoever asks with the same key has the same number. What was given out is confirmed by a document
or void with a reason, so that the book has no gap that nobody explains.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.organisations.models import Body

from .. import numbers, queries, rules
from ..models import Document, Master, Number, Series
from .keeping import locked
from .places import conflict, fill, find_place, refuse_far, settle

MOST_EXPLAINED = 500  # numbers at once; a wider gap is a number that was typed wrongly


@transaction.atomic
def open_series(
    body: Body,
    *,
    by: Actor,
    kind: str,
    since: date,
    until: date | None = None,
    symbol: str = "",
    padding: int = 2,
    first: int = 1,
    master: str = Master.HERE,
    timing: str = Series.Timing.AFTER,
) -> Series:
    """A book begins, with what the register already holds of it in its places."""
    body = Body.objects.select_for_update(no_key=True).get(pk=body.pk)
    allow(rules.can_keep_books(by, body.organisation_id), rules.BOOKKEEPER)
    series = Series(body=body, kind=kind, since=since, until=until, symbol=symbol.strip())
    series.padding, series.first, series.master, series.timing = padding, first, master, timing
    _refuse_overlapping(series)

    series.save()
    held = queries.belonging(series).exclude(number="").defer("text").order_by("date", "pk")
    entered = fill(series, held, by=by)
    record("documents.series_opened", series, by=by, body=body, entered=entered)
    return series


@transaction.atomic
def edit_series(
    series: Series,
    *,
    by: Actor,
    until: date | None,
    symbol: str,
    padding: int,
    first: int,
    master: str,
    timing: str,
) -> Series:
    """How its numbers are given from now on, and when its term ends."""
    Body.objects.select_for_update(no_key=True).get(pk=series.body_id)  # as where one is opened
    series = _locked(series, by)
    changed = {"until": until, "symbol": symbol.strip(), "padding": padding, "first": first}
    changed |= {"master": master, "timing": timing}
    changed = {name: value for name, value in changed.items() if getattr(series, name) != value}
    if not changed:
        return series
    for name, value in changed.items():
        setattr(series, name, value)
    _refuse_overlapping(series)
    if until and series.numbers.filter(document__date__gte=until).exists():
        raise ValidationError(_("Trong sổ có văn bản ban hành từ ngày kết thúc này trở đi."))
    held = series.numbers.filter(state=Number.State.RESERVED)
    if master == Master.ELSEWHERE and held.exists():
        raise ValidationError(_("Còn số đang giữ. Hãy xác nhận hoặc bỏ trước khi đổi nơi cấp số."))

    series.save()
    record("documents.series_changed", series, by=by, changed=sorted(changed))
    return series


@transaction.atomic
def reserve_number(
    series: Series, *, by: Actor, key: UUID | str, reserved_for: str = "", by_hand: bool = False
) -> Number:
    """The next number of a series is held, once for each key.

    `by_hand`: by the office, for whatever is entered under it; else for a draft alone.
    """
    series = _locked(series, by)
    asked = series.numbers.filter(key=str(key)).exclude(state=Number.State.VOID).first()
    if asked:
        return asked
    if series.master == Master.ELSEWHERE:
        raise ValidationError(
            _("Sổ này do nơi khác cấp số. Hãy ghi số đã cấp vào văn bản, hoặc nhập từ bảng kê.")
        )
    if not series.holds_on(by.today):
        raise ValidationError(_("Hôm nay không thuộc nhiệm kỳ của sổ này nên không lấy số được."))

    number = series.numbers.create(
        value=queries.next_value(series),
        state=Number.State.RESERVED,
        origin=Number.Origin.TAKEN if by_hand else Number.Origin.ALLOCATED,
        key=str(key),
        reserved_for=reserved_for.strip(),
        mandate_id=by.mandate_id,
        at=by.now,
    )
    record("documents.number_reserved", number, by=by, series=series, value=number.value)
    return number


@transaction.atomic
def place(document: Document, *, by: Actor) -> Number:
    """A document that stands beside its book takes its place: a partner entered it, or its number
    was not free then."""
    document = locked(document, by)
    series = queries.series_of(document)
    if series is None:
        raise ValidationError(_("Văn bản này không có sổ nào để đứng vào."))
    _locked(series, by)
    standing = Number.objects.filter(document=document).first()
    if standing:
        return standing

    find_place(document, by=by)
    number = Number.objects.filter(document=document).first()
    if number is None:
        raise ValidationError(
            _("Số %(number)s không phải là số của sổ.") % {"number": document.number}
        )
    record("documents.placed", document, by=by, number=number)
    return number


@transaction.atomic
def void_number(number: Number, *, by: Actor, reason: str) -> Number:
    """A number that was held is given to nothing, and the book says why."""
    number = _locked_number(number, by)
    if number.state == Number.State.VOID:
        return number
    if number.state == Number.State.CONFIRMED:
        raise conflict(number, by)
    settle(number, Number.State.VOID, by=by, reason=_given(reason))
    record("documents.number_voided", number, by=by)
    return number


@transaction.atomic
def explain_gap(series: Series, *, by: Actor, first: int, last: int, reason: str) -> int:
    """Numbers that nobody entered stand in the book as void, with a reason; returns how many."""
    series, reason = _locked(series, by), _given(reason)
    if not numbers.within(first, last, queries.gaps(series)):
        raise ValidationError(_("Các số này không còn trống trong sổ. Hãy mở lại trang."))
    if last - first >= MOST_EXPLAINED:
        raise ValidationError(
            _("Khoảng trống quá %(n)s số. Có lẽ một số đã ghi nhầm; hãy xem lại văn bản cuối sổ."),
            params={"n": MOST_EXPLAINED},
        )
    Number.objects.bulk_create(_void(series, value, reason, by) for value in range(first, last + 1))
    record("documents.gap_explained", series, by=by, first=first, last=last)
    return last - first + 1


@transaction.atomic
def enter_void(series: Series, *, by: Actor, value: int, suffix: str = "", reason: str) -> Number:
    """A number that was void on paper stands so in the book, wherever it is in it."""
    series, reason = _locked(series, by), _given(reason)
    taken = series.numbers.filter(value=value, suffix=suffix).first()
    if taken and taken.state != Number.State.VOID:
        raise conflict(taken, by)
    if taken:
        return taken
    refuse_far(series, value, suffix)
    number = _void(series, value, reason, by)
    number.suffix = suffix
    number.save()
    record("documents.gap_explained", series, by=by, first=value, last=value)
    return number


@transaction.atomic
def note_number(
    number: Number,
    *,
    by: Actor,
    signer: str = "",
    recipients: str = "",
    copies: int | None = None,
    keeper: str = "",
    note: str = "",
) -> Number:
    """What the usual columns of the book say of a number beside its document."""
    number = _locked_number(number, by)
    written: dict[str, Any] = {
        "signer": signer.strip(),
        "recipients": recipients.strip(),
        "copies": copies,
        "keeper": keeper.strip(),
        "note": note.strip(),
    }
    changed = [name for name, value in written.items() if getattr(number, name) != value]
    if changed:
        for name in changed:
            setattr(number, name, written[name])
        number.save(update_fields=changed)
        record("documents.number_noted", number, by=by, changed=changed)
    return number


def _void(series: Series, value: int, reason: str, by: Actor) -> Number:
    return Number(
        series=series,
        value=value,
        state=Number.State.VOID,
        origin=Number.Origin.EXPLAINED,
        reason=reason,
        mandate_id=by.mandate_id,
        at=by.now,
        settled_at=by.now,
    )


def _locked(series: Series, by: Actor) -> Series:
    allow(Series.objects.open_to(by).filter(pk=series.pk).exists())
    found = Series.objects.select_for_update().get(pk=series.pk)
    allow(rules.can_keep_books(by, found.body.organisation_id), rules.BOOKKEEPER)
    return found


def _locked_number(number: Number, by: Actor) -> Number:
    series = _locked(number.series, by)
    return series.numbers.select_related("series").get(pk=number.pk)


def _given(reason: str) -> str:
    if not reason.strip():
        raise ValidationError(_("Hãy ghi lý do để sổ không có số trống mà không ai giải thích."))
    return reason.strip()


def _refuse_overlapping(series: Series) -> None:
    """One day has one series of an issuer and kind, so that a document has one place."""
    if series.until and series.until <= series.since:
        raise ValidationError(_("Nhiệm kỳ phải kết thúc sau khi bắt đầu."))
    others = Series.objects.filter(body=series.body_id, kind=series.kind).exclude(pk=series.pk)
    later = others.filter(since__lt=series.until) if series.until else others
    if later.exclude(until__lte=series.since).exists():
        raise ValidationError(
            _("Cơ quan này đã có sổ của loại văn bản này trong nhiệm kỳ đó; mỗi ngày chỉ một sổ.")
        )
