"""The place of an entry of the register in the outgoing book that it belongs to."""

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from lientich.core.actor import Actor

from .. import numbers, queries
from ..models import Document, Number, Series, houses
from ..numbers import MOST_AHEAD

TAKEN = "number_taken"  # the code of a refusal: the book has this number for something else


def find_place(document: Document, *, by: Actor, reservation: Number | None = None) -> None:
    """A document stands in its book where its typed number says, and nowhere else.

    `reservation` is the number that was held for it. Where the book has the number for something
    else, its own house is told; another house neither writes into a book nor learns what it holds:
    there the document has no place until the book's office sees to it.
    """
    series, standing = _now(document)
    if series and not by.works_for(series.body.organisation_id):
        return
    lock_series([one for one in (series, standing and standing.series) if one])
    series, standing = _now(document)  # what changed while this waited for the lock
    typed = numbers.parsed(document.number)
    if standing and not (series and _is(standing, series, typed)):
        leave_place(standing, by=by)
    if series is None or typed is None:
        return
    value, suffix = typed
    taken = series.numbers.filter(value=value, suffix=suffix).first()
    if taken is None:
        refuse_far(series, value, suffix)
        _entered(series, (value, suffix), document, by).save()
    elif _is_free(taken, reservation, by):
        settle(taken, Number.State.CONFIRMED, by=by, document=document)
    elif taken.document_id != document.pk:
        raise conflict(taken, by)


def fill(series: Series, documents: Iterable[Document], *, by: Actor) -> int:
    """A book that begins: of several documents with one number the first stands in it, the others
    wait for the office beside it. Returns how many it holds."""
    documents = list(documents)
    standing = Number.objects.filter(document__in=documents).select_related("series")
    lock_series([series, *(one.series for one in standing)])
    for number in standing.all():
        leave_place(number, by=by)
    places: dict[tuple[int, str], Document] = {}
    following = series.first
    for document in documents:
        typed = numbers.parsed(document.number)
        if typed and typed not in places and typed[0] < following + MOST_AHEAD:
            places[typed] = document
            following = max(following, typed[0] + 1)
    entered = [_entered(series, typed, document, by) for typed, document in places.items()]
    return len(Number.objects.bulk_create(entered))


def leave_place(number: Number, *, by: Actor) -> None:
    """Its document is no longer the one: what was typed goes, what was given out stays as void.

    Void as a gap is that was explained: corrected again, its document takes it back.
    """
    if number.origin == Number.Origin.ENTERED:
        number.delete()
        return
    with translation.override(settings.LANGUAGE_CODE):
        reason = _("Văn bản mang số này đã rút khỏi sổ hoặc được ghi lại.")
    origin = Number.Origin.EXPLAINED
    settle(number, Number.State.VOID, by=by, reason=reason, document=None, origin=origin)


def settle(number: Number, state: Number.State, *, by: Actor, **facts: object) -> None:
    """What became of a number: it is confirmed, or void."""
    number.state, number.settled_at = state, by.now
    for name, value in facts.items():
        setattr(number, name, value)
    number.save(update_fields=["state", "settled_at", *facts])


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


def _now(document: Document) -> tuple[Series | None, Number | None]:
    """The series that a document belongs to, and the number that it has."""
    standing = Number.objects.filter(document=document).select_related("series").first()
    return queries.series_of(document), standing


def refuse_far(series: Series, value: int, suffix: str) -> None:
    """One number that was mistyped would end a series for good."""
    if value < queries.next_value(series) + MOST_AHEAD:
        return
    known = {"number": numbers.written(value, suffix, series.padding), "series": str(series)}
    raise ValidationError(
        _(
            "Số %(number)s cách quá xa số cuối trong sổ (%(series)s), có lẽ đã ghi nhầm. Nếu "
            "đúng, hãy sửa số đầu tiên của sổ trước."
        )
        % known
    )


def _entered(series: Series, typed: tuple[int, str], document: Document, by: Actor) -> Number:
    return Number(
        series=series,
        value=typed[0],
        suffix=typed[1],
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
