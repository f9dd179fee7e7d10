"""The place of an entry of the register in the outgoing book that it belongs to."""

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from lientich.core.actor import Actor

from .. import numbers, queries
from ..models import Document, Number, Series, houses

TAKEN = "number_taken"  # the code of a refusal: the book has this number for something else
MOST_AHEAD = 1000  # beyond the last number; what is typed further on was mistyped


def find_place(document: Document, *, by: Actor, reservation: Number | None = None) -> None:
    """A document stands in its book where its typed number says, and nowhere else.

    `reservation` is the number that was held for it. Where the book has the number for something
    else, its own house is told; another house neither writes into a book nor learns what it holds:
    there the document has no place until the book's office sees to it.
    """
    series, typed = queries.series_of(document), numbers.parsed(document.number)
    if series and not by.works_for(series.body.organisation_id):
        return
    standing = Number.objects.filter(document=document).select_related("series").first()
    lock_series([one for one in (series, standing and standing.series) if one])
    if standing and not (series and _is(standing, series, typed)):
        leave_place(standing, by=by)
    if series is None or typed is None:
        return
    value, suffix = typed
    taken = series.numbers.filter(value=value, suffix=suffix).first()
    if taken is None:
        _enter(series, value, suffix, document, by)
    elif _is_free(taken, reservation, by):
        settle(taken, Number.State.CONFIRMED, by=by, document=document)
    elif taken.document_id != document.pk:
        raise conflict(taken, by)


def leave_place(number: Number, *, by: Actor) -> None:
    """Its document is no longer the one: what was typed goes, what was given out stays as void.

    Void as a gap is that was explained: corrected again, its document takes it back.
    """
    if number.origin == Number.Origin.ENTERED:
        number.delete()
        return
    with translation.override(settings.LANGUAGE_CODE):
        reason = _("Văn bản mang số này đã rút khỏi sổ hoặc được ghi lại.")
    number.document, number.origin = None, Number.Origin.EXPLAINED
    settle(number, Number.State.VOID, by=by, reason=reason)


def settle(number: Number, state: Number.State, *, by: Actor, **facts: object) -> None:
    """What became of a number: it is confirmed, or void."""
    number.state, number.settled_at = state, by.now
    for name, value in facts.items():
        setattr(number, name, value)
    number.save()


def lock_series(series: Iterable[Series]) -> None:
    """One after the other in the order of their keys: two acts on both wait for each other."""
    keys = {one.pk for one in series}
    list(Series.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))


def conflict(taken: Number, by: Actor) -> ValidationError:
    """What stands in the book under a number that somebody wants for something else: told to
    those who read the book."""
    known = {"number": taken.text, "series": str(taken.series)}
    if not _reads(taken, by):
        words = _("Số %(number)s (%(series)s) không dùng được. Hãy hỏi văn phòng giữ sổ.")
        return ValidationError(words % known, code=TAKEN)
    if taken.state == Number.State.VOID:
        words = _("Số %(number)s (%(series)s) đã bỏ, lý do: %(reason)s")
        return ValidationError(words % (known | {"reason": taken.reason}), code=TAKEN)
    if taken.state == Number.State.RESERVED:
        words = _("Số %(number)s (%(series)s) đang giữ cho: %(what)s")
        what = taken.reserved_for or _("một dự thảo")
        return ValidationError(words % (known | {"what": what}), code=TAKEN)
    seen = Document.objects.visible_to(by).filter(pk=taken.document_id).first()
    what = str(seen) if seen else _("văn bản khác")
    if seen and seen.subject:
        what = f"{what}, {seen.subject}"
    words = _("Số %(number)s (%(series)s) trong sổ đã cấp cho: %(what)s")
    return ValidationError(words % (known | {"what": what}), code=TAKEN)


def _enter(series: Series, value: int, suffix: str, document: Document, by: Actor) -> None:
    if value >= queries.next_value(series) + MOST_AHEAD:
        known = {"number": numbers.written(value, suffix, series.padding), "series": str(series)}
        raise ValidationError(
            _(
                "Số %(number)s cách quá xa số cuối trong sổ (%(series)s), có lẽ đã ghi nhầm. Nếu "
                "đúng, hãy sửa số đầu tiên của sổ trước."
            )
            % known
        )
    series.numbers.create(
        value=value,
        suffix=suffix,
        state=Number.State.CONFIRMED,
        origin=Number.Origin.ENTERED,
        document=document,
        mandate_id=by.mandate_id,
        at=by.now,
        settled_at=by.now,
    )


def _reads(number: Number, by: Actor) -> bool:
    return number.series.body.organisation_id in houses(by)


def _is(standing: Number, series: Series, typed: tuple[int, str] | None) -> bool:
    return standing.series_id == series.pk and (standing.value, standing.suffix) == typed


def _is_free(taken: Number, reservation: Number | None, by: Actor) -> bool:
    """Held for this very document, or by the office for whatever carries it; or a gap explained
    before the paper was found."""
    if taken.state == Number.State.RESERVED:
        by_hand = taken.origin == Number.Origin.TAKEN and _reads(taken, by)
        return by_hand or taken == reservation
    return taken.state == Number.State.VOID and taken.origin == Number.Origin.EXPLAINED
