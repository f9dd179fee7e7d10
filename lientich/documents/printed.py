"""The books in their usual columns (Nghị định 30/2020/NĐ-CP, annex IV): to print, and for a
spreadsheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from lientich.core.actor import Actor
from lientich.core.templatetags.lt import day as shown
from lientich.core.text import EXERCISE_MARK
from lientich.organisations.models import Organisation
from lientich.papers import Book, to_book

from . import queries
from .models import Arrival, Document, Number, Series

OUTGOING_WIDTHS = (2.1, 1.4, 5.4, 2.0, 2.6, 1.5, 0.8, 2.4)
INCOMING_WIDTHS = (1.3, 0.8, 2.5, 2.0, 1.3, 4.2, 3.4, 2.2, 1.3, 1.7)


@dataclass(frozen=True)
class Table:
    """A book as rows of text and days."""

    title: str
    subtitle: str
    head: list[str]
    rows: Iterable[list[Any]]
    widths: tuple[float, ...]
    numeric: frozenset[int]


def outgoing(series: Series, term: str, by: Actor) -> Table:
    """A book in the order of its numbers, gaps in their places, partners' numbers last."""
    head = [
        _("Số, ký hiệu"),
        _("Ngày tháng"),
        _("Tên loại và trích yếu"),
        _("Người ký"),
        _("Nơi nhận"),
        _("Bản lưu"),
        _("Số bản"),
        _("Ghi chú"),
    ]
    kind = series.get_kind_display() if series.kind else _("Mọi loại văn bản")
    return Table(
        title=_("Sổ đăng ký văn bản đi"),
        subtitle=f"{series.body.name} · {kind} · {term}",
        head=head,
        rows=_outgoing(series, by),
        widths=OUTGOING_WIDTHS,
        numeric=frozenset({6}),
    )


def incoming(rows: Iterable[Arrival], year: int) -> Table:
    head = [
        _("Ngày đến"),
        _("Số đến"),
        _("Nơi gửi"),
        _("Số, ký hiệu"),
        _("Ngày văn bản"),
        _("Tên loại và trích yếu"),
        _("Bút phê, ý kiến chỉ đạo"),
        _("Chuyển tới"),
        _("Hạn xử lý"),
        _("Ghi chú"),
    ]
    return Table(
        title=_("Sổ đăng ký văn bản đến"),
        subtitle=_("Năm %(year)s") % {"year": year},
        head=head,
        rows=(_arrival(one) for one in rows),
        widths=INCOMING_WIDTHS,
        numeric=frozenset({1}),
    )


def to_pdf(table: Table, *, by: Actor, house: Organisation) -> bytes:
    day = by.today
    return to_book(
        Book(
            house=house.name,
            title=table.title,
            subtitle=table.subtitle,
            head=tuple(table.head),
            rows=tuple(tuple(_text(cell) for cell in row) for row in table.rows),
            widths=table.widths,
            day=day,
            printed=_("In ngày %(day)s") % {"day": shown(day)},
            numeric=table.numeric,
            mark=EXERCISE_MARK if house.exercise else "",
        )
    )


def in_vietnamese() -> Any:
    """A book on paper is in Vietnamese, whatever the screen's language."""
    return translation.override(settings.LANGUAGE_CODE)


def _outgoing(series: Series, by: Actor) -> Iterator[list[Any]]:
    numbers = list(queries.lines(series))
    seen = queries.seen_among(by, numbers)
    missing = dict(queries.gaps(series))
    expected = series.first
    for number in numbers:
        if expected in missing and number.value > expected:
            yield _gap(expected, missing[expected])
        yield _number(number, series, seen)
        expected = max(expected, number.value + 1)
    for document in queries.under_a_partners_number(series, by):
        yield _joined(document)


def _gap(low: int, high: int) -> list[Any]:
    words = str(low) if low == high else f"{low} – {high}"
    return [words, "", "", "", "", "", "", _("số trống, chưa giải trình")]


def _number(number: Number, series: Series, seen: set[UUID]) -> list[Any]:
    document = number.document if number.document_id in seen else None
    number.series = series
    copies = "" if number.copies is None else number.copies
    columns = [number.signer, number.recipients, number.keeper, copies]
    return [
        queries.code_of(number, document),
        document.date if document else "",
        _named(document) if document else "",
        *columns,
        _remark(number, document),
    ]


def _remark(number: Number, document: Document | None) -> str:
    if number.state == Number.State.VOID:
        return _("Bỏ: %(reason)s") % {"reason": number.reason}
    if number.state == Number.State.RESERVED:
        return ", ".join(filter(None, [_("đang giữ"), number.reserved_for]))
    if document is None:
        return _("Văn bản thuộc diện hạn chế đọc")
    return number.note


def _joined(document: Document) -> list[Any]:
    lead = next(iter(document.issuers.all()), None)
    note = _("số của bên chủ trì: %(lead)s") % {"lead": lead}
    return [document.code, document.date or "", _named(document), "", "", "", "", note]


def _arrival(one: Arrival) -> list[Any]:
    handed = ", ".join(str(to) for to in [*one.bodies.all(), *one.units.all()])
    words = ". ".join(filter(None, [one.instructed_by, one.instruction]))
    done = _("xong %(day)s") % {"day": shown(one.done_on)} if one.done_on else ""
    void = _("Bỏ: %(reason)s") % {"reason": one.reason} if one.reason else ""
    return [
        one.arrived_on,
        one.text,
        one.sender,
        one.code,
        one.date or "",
        f"{one.get_kind_display()}: {one.subject}",
        words,
        handed,
        one.due or "",
        "; ".join(filter(None, [void, done, one.note])),
    ]


def _named(document: Document) -> str:
    kind = document.get_kind_display()
    if document.joint:
        kind = _("%(kind)s liên tịch") % {"kind": kind}
    return f"{kind} {document.subject}".strip()


def _text(cell: Any) -> str:
    return shown(cell) if isinstance(cell, date) else str(cell)
