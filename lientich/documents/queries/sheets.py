"""What would become of each line of a sheet, before anything is written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from lientich.core.actor import Actor
from lientich.core.text import fold
from lientich.reader import symbols

from .. import numbers, sheets
from ..models import Arrival, ArrivalBook, Document, Kind, Number, Series, Sheet
from .arrivals import next_arrival
from .series import next_value

NEW, THERE, WRONG = "new", "there", "wrong"
KINDS = {fold(kind.value): kind.value for kind in Kind}
LONGEST_SUBJECT = 1000
LONGEST_NUMBER, LONGEST_SYMBOL, LONGEST_CODE = 20, 80, 110
LONGEST = {"signer": 120, "recipients": 500, "keeper": 120, "note": 300, "sender": 300}


@dataclass
class Checked:
    """A line: whether it is new, stands in the book already, or is wrong, and why.

    `entry` holds what is written of it; `scan` the key of its scan, where one lies beside it.
    """

    line: int
    cells: sheets.Cells
    standing: str = NEW
    why: list[str] = field(default_factory=list)
    entry: dict[str, Any] = field(default_factory=dict)
    scan: str = ""

    @property
    def words(self) -> str:
        return "; ".join(self.why)

    def refuse(self, words: str) -> None:
        self.standing = WRONG
        self.why.append(words)


def checked(sheet: Sheet, by: Actor) -> list[Checked]:
    """Every line of a sheet against the book as it stands now."""
    found = [Checked(line, cells) for line, cells in sheet.lines]
    if sheet.series:
        _check_outgoing(found, sheet.series, by)
    else:
        _check_incoming(found, by)
    _give_scans(found, sheet)
    return found


def _check_outgoing(found: list[Checked], series: Series, by: Actor) -> None:
    there = {
        (one.value, one.suffix): one
        for one in series.numbers.select_related("document").defer("document__text")
    }
    visible = Document.objects.visible_to(by).filter(place__series=series)
    seen = set(visible.values_list("pk", flat=True))
    met: dict[tuple[int, str], int] = {}
    closer = list(Series.objects.filter(body=series.body_id).exclude(kind=""))
    for one in found:
        _read_outgoing(one, series, by)
        if one.standing != WRONG and "date" in one.entry and not _is_of(one, series, closer):
            one.refuse(_("ngày hoặc loại văn bản không thuộc sổ này"))
        place = one.entry.get("place")
        if place is None:
            continue
        if place in met:
            one.refuse(_("trùng số với dòng %(line)s") % {"line": met[place]})
        met.setdefault(place, one.line)
        if place in there and one.standing != WRONG:
            _compare(one, there[place], seen)
    _refuse_far(found, {0: next_value(series)}, _("số không đúng: %(number)s"))


def _read_outgoing(one: Checked, series: Series, by: Actor) -> None:
    number, symbol = sheets.code(one.cells)
    place = numbers.parsed(number)
    if place is None:
        one.refuse(_("số không đúng: %(number)s") % {"number": number[:40] or "–"})
        return
    one.entry = {"place": place, "number": number, "symbol": symbol or series.symbol}
    if _is_long(number, one.entry["symbol"]):
        one.refuse(_("số, ký hiệu quá dài"))
    _keep_short(one, ("signer", "recipients", "keeper", "note"))
    one.entry["copies"] = _copies(one)
    if reason := sheets.void_reason(one.cells):
        one.entry["void"] = reason
        return
    day = sheets.refuse_day(one.cells.get("date", ""), _("ngày văn bản"), by.today)
    if isinstance(day, sheets.Wrong):
        one.refuse(day.words)
    else:
        one.entry["date"] = day
    kind = _kind(one, series.kind)
    one.entry |= {"kind": kind, "joint": "LT/" in one.entry["symbol"]}
    _read_subject(one)


def _is_of(one: Checked, series: Series, closer: list[Series]) -> bool:
    """As `series_for` would say: of its day, and of no book of its own kind."""
    kind, day = one.entry["kind"], one.entry["date"]
    if series.kind or not series.holds_on(day):
        return series.holds_on(day)
    return not any(other.kind == kind and other.holds_on(day) for other in closer)


def _compare(one: Checked, number: Number, seen: set) -> None:
    """With what the book has under the same number."""
    void = number.state == Number.State.VOID
    if "void" in one.entry:
        if void:
            one.standing = THERE
        else:
            one.refuse(_("số này trong sổ không bỏ"))
    elif void and number.origin != Number.Origin.EXPLAINED:
        one.refuse(_("số này đã bỏ: %(reason)s") % {"reason": number.reason})
    elif number.state == Number.State.RESERVED and number.origin != Number.Origin.TAKEN:
        one.refuse(_("số này đang giữ cho: %(what)s") % {"what": number.reserved_for or "–"})
    elif number.document:
        same = number.document.date == one.entry["date"]
        known = str(number.document) if number.document_id in seen else _("văn bản khác")
        if same and number.document_id in seen:
            one.standing = THERE
            one.entry["lacks_scan"] = number.document.file_id is None
        else:
            one.refuse(_("số này đã cấp cho: %(what)s") % {"what": known})


def _check_incoming(found: list[Checked], by: Actor) -> None:
    for one in found:
        _read_incoming(one, by)
    years = {one.entry["arrived_on"].year for one in found if one.standing != WRONG}
    books = ArrivalBook.objects.filter(organisation=by.organisation_id, year__in=years)
    there = {
        (one.book.year, one.value, one.suffix): one
        for one in Arrival.objects.open_to(by).filter(book__in=books).select_related("book")
    }
    met: dict[tuple[int, int, str], int] = {}
    for one in found:
        if one.standing == WRONG:
            continue
        place = (one.entry["arrived_on"].year, *one.entry["place"])
        if place in met:
            one.refuse(_("trùng số với dòng %(line)s") % {"line": met[place]})
        met.setdefault(place, one.line)
        if other := there.get(place):
            if other.code == one.entry["code"] and other.arrived_on == one.entry["arrived_on"]:
                one.standing = THERE
            else:
                one.refuse(_("số đến này đã ghi cho: %(what)s") % {"what": str(other)})
    following = {book.year: next_arrival(book) for book in books}
    _refuse_far(found, following, _("số đến không đúng: %(number)s"))


def entering_order(one: Checked) -> tuple[int, tuple[int, str]]:
    """By the year of an incoming book, then by number, however the sheet is sorted."""
    arrived = one.entry.get("arrived_on")
    return arrived.year if arrived else 0, one.entry["place"]


def _refuse_far(found: list[Checked], following: dict[int, int], words: str) -> None:
    """Too far beyond what stands there, and beyond what is entered before; `following`: by year."""
    for one in sorted((one for one in found if one.standing == NEW), key=entering_order):
        year, (value, suffix) = entering_order(one)
        last = following.get(year, 1)
        if value >= last + numbers.MOST_AHEAD:
            one.refuse(words % {"number": numbers.written(value, suffix, 1)})
        else:
            following[year] = max(last, value + 1)


def _read_incoming(one: Checked, by: Actor) -> None:
    place = numbers.parsed(one.cells.get("number", ""))
    if place is None:
        one.refuse(_("số đến không đúng: %(number)s") % {"number": one.cells.get("number", "–")})
        return
    one.entry = {"place": place, "number": one.cells["number"], "code": one.cells.get("code", "")}
    arrived = sheets.refuse_day(one.cells.get("arrived_on", ""), _("ngày đến"), by.today)
    if isinstance(arrived, sheets.Wrong):
        one.refuse(arrived.words)
    else:
        one.entry["arrived_on"] = arrived
    for name, what in (("date", _("ngày văn bản")), ("due", _("hạn xử lý"))):
        text = one.cells.get(name, "")
        one.entry[name] = sheets.day(text) if text else None
        if text and one.entry[name] is None:
            one.refuse(_("%(what)s không đúng: %(text)s") % {"what": what, "text": text[:40]})
    if one.standing == NEW and one.entry["due"] and one.entry["due"] < one.entry["arrived_on"]:
        one.refuse(_("hạn xử lý trước ngày đến"))
    number, symbol = symbols.alone(one.entry["code"]) or ("", "")
    if len(one.entry["code"]) > LONGEST_CODE or _is_long(number, symbol):
        one.refuse(_("số, ký hiệu quá dài"))
    _keep_short(one, ("sender", "note"))
    if not one.entry["sender"]:
        one.refuse(_("thiếu nơi gửi"))
    one.entry["kind"] = KINDS.get(fold(one.cells.get("kind", "")), Kind.OTHER)
    _read_subject(one)
    for name in ("instruction", "handed"):
        one.entry[name] = one.cells.get(name, "")[:LONGEST_SUBJECT]


def _read_subject(one: Checked) -> None:
    subject = _without_kind(one.cells.get("subject", ""), one.entry["kind"])
    if not subject:
        one.refuse(_("thiếu trích yếu"))
    elif len(subject) > LONGEST_SUBJECT:
        one.refuse(_("trích yếu quá dài"))
    one.entry["subject"] = subject


def _without_kind(subject: str, kind: str) -> str:
    """A column of kind and subject says the kind again, which an entry has of itself."""
    told = fold(subject)  # letter for letter as long
    for said in (f"{fold(kind)} lien tich", fold(kind)):
        rest = subject[len(said) :]
        if told.startswith(said) and rest[:1] in (" ", ":", ","):
            return rest.lstrip(" :,")
    return subject


def _kind(one: Checked, of_series: str) -> str:
    if of_series:
        return of_series
    written = fold(one.cells.get("kind", ""))
    kind = KINDS.get(written)
    if kind is None:
        one.refuse(_("thiếu loại văn bản") if not written else _("không rõ loại văn bản"))
    return kind or ""


def _copies(one: Checked) -> int | None:
    text = one.cells.get("copies", "")
    if text and not (len(text) <= 5 and text.isdecimal() and int(text) <= 30_000):
        one.refuse(_("số bản không đúng: %(text)s") % {"text": text[:40]})
        return None
    return int(text) if text else None


def _is_long(number: str, symbol: str) -> bool:
    """Too long for an entry of the register."""
    return len(number) > LONGEST_NUMBER or len(symbol) > LONGEST_SYMBOL


def _keep_short(one: Checked, names: tuple[str, ...]) -> None:
    for name in names:
        one.entry[name] = one.cells.get(name, "")
        if len(one.entry[name]) > LONGEST[name]:
            one.refuse(_("ô quá dài: %(text)s…") % {"text": one.entry[name][:40]})


def _give_scans(found: list[Checked], sheet: Sheet) -> None:
    """A scan goes to one line alone; a line that names one which is not there is told of."""
    taken: dict[str, int] = {}
    for one, key in _wanted(found, sheet.scans):
        if key in taken:
            one.why.append(_("bản quét đã dùng ở dòng %(line)s") % {"line": taken[key]})
        else:
            taken[key] = one.line
            one.scan = key
            if one.entry.get("lacks_scan"):
                one.standing = NEW
                one.why.append(_("đã có trong sổ, gắn thêm bản quét"))
    for one in found:
        if one.cells.get("file") and not (one.scan or one.why) and one.standing != WRONG:
            one.why.append(_("không thấy bản quét %(name)s") % {"name": one.cells["file"][:80]})


def _wanted(found: list[Checked], scans: dict[str, str]) -> Iterator[tuple[Checked, str]]:
    for one in found:
        key = next((key for key in sheets.scan_keys(one.cells) if key in scans), "")
        if key and one.standing != WRONG:
            yield one, key
