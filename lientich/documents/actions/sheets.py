"""Years of paper are entered from a sheet, line by line: what is there already stays as it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.text import fold
from lientich.journal.actions import record
from lientich.organisations.models import Body
from lientich.reader import symbols

from .. import rules, sheets
from ..models import Arrival, Document, Number, Series, Sheet, StoredFile
from .arrivals import enter_arrival, instruct
from .entries import register
from .series import enter_void, note_number

MOST_LINES = 5000
COLUMNS = ("signer", "recipients", "keeper", "copies", "note")


@dataclass(frozen=True)
class Scan:
    """What lies beside a line, already looked at."""

    file: StoredFile | None = None
    name: str = ""
    text: str = ""


@transaction.atomic
def bring_sheet(
    *,
    by: Actor,
    series: Series | None,
    name: str,
    lines: list[sheets.Line],
    scans: dict[str, str],
) -> Sheet:
    """Lines of a sheet wait to be looked at; nothing of them is in the book yet."""
    house = series.body.organisation_id if series else by.organisation_id
    allow(rules.can_keep_books(by, house), rules.BOOKKEEPER)
    if not lines:
        raise ValidationError(
            _(
                "Không thấy dòng nào. Bảng kê cần một hàng tiêu đề với các cột thường dùng của sổ, "
                "như “Số, ký hiệu”, “Ngày tháng”, “Trích yếu”."
            )
        )
    if len(lines) > MOST_LINES:
        raise ValidationError(
            _("Bảng kê quá %(n)s dòng. Hãy tách thành nhiều tệp."), params={"n": MOST_LINES}
        )
    sheet = Sheet.objects.create(  # type: ignore[misc]
        organisation_id=house,
        series=series,
        name=name,
        lines=lines,
        scans=scans,
        mandate_id=by.mandate_id,
        at=by.now,
    )
    record("documents.sheet_brought", sheet, by=by, lines=len(lines), scans=len(scans))
    return sheet


@transaction.atomic
def enter_sheet(sheet: Sheet, *, by: Actor, waits: bool) -> Sheet:
    """Its lines are to be entered now, or by the worker, for whom it `waits`; said twice, they are
    entered once. What was refused before is tried again."""
    allow(Sheet.objects.open_to(by).filter(pk=sheet.pk).exists())
    sheet = Sheet.objects.select_for_update().get(pk=sheet.pk)
    allow(rules.can_keep_books(by, sheet.organisation_id), rules.BOOKKEEPER)
    if sheet.state == Sheet.State.WAITING:
        return sheet
    if waits:
        sheet.state = Sheet.State.WAITING
    sheet.mandate_id = by.mandate_id
    sheet.results = {line: one for line, one in sheet.results.items() if one["entered"]}
    sheet.save(update_fields=["state", "mandate_id", "results"])
    record("documents.sheet_entered", sheet, by=by)
    return sheet


@transaction.atomic
def keep_results(sheet: Sheet, *, results: dict[str, Any]) -> Sheet:
    """What has become of some of its lines; the others still wait."""
    sheet = Sheet.objects.select_for_update().get(pk=sheet.pk)
    sheet.results = _merged(sheet.results, results)
    sheet.save(update_fields=["results"])
    return sheet


@transaction.atomic
def finish_sheet(sheet: Sheet, *, by: Actor, results: dict[str, Any]) -> Sheet:
    """What became of its lines; those that were refused may be tried again."""
    sheet = Sheet.objects.select_for_update().get(pk=sheet.pk)
    sheet.state, sheet.results = Sheet.State.DONE, _merged(sheet.results, results)
    sheet.save(update_fields=["state", "results"])
    record("documents.sheet_finished", sheet, by=by, lines=len(sheet.results))
    return sheet


@transaction.atomic
def discard_sheets(*, by: Actor, before: datetime) -> list[UUID]:
    """What was brought before then is kept no longer, unless it waits for the worker: its lines
    are in the book, or nobody wanted them there."""
    old = Sheet.objects.select_for_update().filter(at__lt=before)
    gone = []
    for sheet in old.exclude(state=Sheet.State.WAITING).order_by("at")[:100]:
        record("documents.sheet_discarded", sheet, by=by, lines=len(sheet.lines))
        gone.append(sheet.pk)
        sheet.delete()
    return gone


def _merged(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """What was entered stays so, whoever else tried the same line."""
    entered = {line: one for line, one in old.items() if one["entered"]}
    return old | new | entered


@transaction.atomic
def enter_outgoing(
    series: Series, entry: dict[str, Any], *, by: Actor, scan: Scan
) -> Document | None:
    """A line of an outgoing book is a document in its place, or a number that was void."""
    value, suffix = entry["place"]
    if reason := entry.get("void"):
        enter_void(series, by=by, value=value, suffix=suffix, reason=reason)
        return None
    document = register(
        by=by,
        kind=entry["kind"],
        number=entry["number"],
        symbol=entry["symbol"],
        date=entry["date"],
        subject=entry["subject"],
        issuers=[series.body],
        joint=entry["joint"],
        file=scan.file,
        file_name=scan.name,
        text=scan.text,
        own=True,
    )
    place = Number.objects.filter(document=document, series=series).first()
    if place is None:
        raise ValidationError(_("Văn bản đã có trong hệ thống nhưng không mang số này."))
    written = {name: entry[name] for name in COLUMNS if entry[name]}
    if written:
        kept = {name: getattr(place, name) for name in COLUMNS}
        note_number(place, by=by, **(kept | written))
    return document


@transaction.atomic
def enter_incoming(entry: dict[str, Any], *, by: Actor, key: str, scan: Scan) -> Arrival:
    """A line of the incoming book; with a scan its paper stands in the register as well."""
    document = None
    if scan.file:
        number, symbol = symbols.alone(entry["code"]) or (entry["code"][:20], "")
        document = register(
            by=by,
            kind=entry["kind"],
            number=number,
            symbol=symbol,
            date=entry["date"],
            subject=entry["subject"],
            issuer_text=entry["sender"],
            file=scan.file,
            file_name=scan.name,
            text=scan.text,
            own=True,
        )
    told = ("arrived_on", "sender", "subject", "kind", "code", "date", "number", "due", "note")
    given = {name: entry[name] for name in told}
    arrival = enter_arrival(by=by, document=document, key=key, **given)
    if entry["instruction"] or entry["handed"]:
        bodies, others = _handed(entry["handed"], by)
        words = "; ".join(filter(None, [entry["instruction"], *others]))
        instruct(arrival, by=by, instruction=words[:1000], bodies=bodies, due=entry["due"])
    return arrival


def _handed(text: str, by: Actor) -> tuple[list[Body], list[str]]:
    """The bodies of the own house that are named, and the words for others."""
    known = {
        fold(name): body
        for body in Body.objects.filter(organisation=by.organisation_id)
        for name in (body.name, body.short_name)
    }
    bodies, others = [], []
    for part in filter(None, map(str.strip, text.replace("\n", ";").split(";"))):
        body = known.get(fold(part))
        bodies.append(body) if body else others.append(part)
    return list(dict.fromkeys(bodies)), others
