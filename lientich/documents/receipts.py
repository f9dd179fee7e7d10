"""What the pages of a document say of those it was sent to: how far each is, and how many are."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lientich.core.templatetags.lt import day as shown
from lientich.organisations.models import Line

from .models import Delivery
from .printed import Table
from .queries import Group

WIDTHS = (5.0, 3.2, 2.4, 2.4, 3.8, 2.4, 2.4, 5.0)


@dataclass(frozen=True)
class Row:
    """One recipient. `key` is how far it is, `words` and `tone` say it."""

    delivery: Delivery
    key: str
    words: str
    tone: str
    handed_on: str


# What the table can be narrowed to.
STANDINGS: list[tuple[str, str | Promise, Callable[[Row], bool]]] = [
    ("waiting", gettext_lazy("Chưa nhận"), lambda row: row.key == "waiting"),
    ("received", gettext_lazy("Đã nhận"), lambda row: row.delivery.received_at is not None),
    ("opened", gettext_lazy("Đã mở"), lambda row: row.delivery.opened_at is not None),
    ("handed_on", gettext_lazy("Đã giao xử lý"), lambda row: bool(row.handed_on)),
    ("ended", gettext_lazy("Từ chối, thu hồi"), lambda row: row.key == "ended"),
]

GROUPS = {
    Line.PARTY: gettext_lazy("Các chi, đảng bộ trực thuộc %(house)s"),
    Line.MANAGEMENT: gettext_lazy("Các đơn vị trực thuộc %(house)s"),
    Line.UNION: gettext_lazy("Công đoàn các đơn vị trực thuộc %(house)s"),
    Line.YOUTH: gettext_lazy("Đoàn thanh niên các đơn vị trực thuộc %(house)s"),
    Line.VETERANS: gettext_lazy("Hội cựu chiến binh các đơn vị trực thuộc %(house)s"),
    Line.TERRITORY: gettext_lazy("Các đơn vị trên địa bàn %(house)s"),
}


def rows(deliveries: Iterable[Delivery], today: date) -> list[Row]:
    return [_row(one, today) for one in deliveries]


def narrowed(rows: list[Row], standing: str) -> list[Row]:
    """Those that stand so; all where nothing known is asked for."""
    holds = next((holds for key, _label, holds in STANDINGS if key == standing), None)
    return [row for row in rows if holds(row)] if holds else rows


def numbers(rows: list[Row]) -> list[tuple[str, str, int]]:
    """Key, words and how many stand so, of what there is any."""
    counted = [
        (key, str(label), sum(holds(row) for row in rows)) for key, label, holds in STANDINGS
    ]
    return [one for one in counted if one[2] or one[0] in ("waiting", "received", "opened")]


def told(rows: list[Row]) -> str:
    """Đã nhận 30/41."""
    sent = [row for row in rows if row.key != "ended"]
    received = sum(row.delivery.received_at is not None for row in sent)
    return _("Đã nhận %(received)s/%(sent)s") % {"received": received, "sent": len(sent)}


def waited(delivery: Delivery, today: date) -> str:
    """Chưa nhận, 4 ngày."""
    days = delivery.days_waited(today)
    if not days:
        return _("Chưa nhận, gửi hôm nay")
    words = ngettext("Chưa nhận, %(n)s ngày", "Chưa nhận, %(n)s ngày", days)
    return words % {"n": days}


def group_name(group: Group) -> str:
    name = GROUPS[Line(group.line)] % {"house": group.of}
    return _("%(group)s, mọi cấp") % {"group": name} if group.deep else name


def as_table(rows: list[Row], document: str, number: str) -> Table:
    """On paper and for a spreadsheet."""
    head = [
        _("Nơi nhận"),
        _("Bên gửi"),
        _("Ngày gửi"),
        _("Ngày nhận"),
        _("Người nhận"),
        _("Mở lần đầu"),
        _("Giao xử lý"),
        _("Tình hình"),
    ]
    return Table(
        title=_("Danh sách nơi nhận văn bản"),
        subtitle=f"{document} · {number}",
        head=head,
        rows=[_cells(row) for row in rows],
        widths=WIDTHS,
        numeric=frozenset(),
    )


def _cells(row: Row) -> list[Any]:
    one = row.delivery
    return [
        str(one.organisation),
        str(one.sender),
        _day(one.sent_at),
        _day(one.received_at) or "",
        str(one.received_by or ""),
        _day(one.opened_at) or "",
        row.handed_on,
        ". ".join(filter(None, [row.words, one.reason, reminded(one)])),
    ]


def reminded(delivery: Delivery) -> str:
    """How often, where it still waits."""
    if not (delivery.reminders and delivery.waits):
        return ""
    words = ngettext(
        "Đã nhắc ngày %(day)s", "Đã nhắc %(n)s lần, gần nhất %(day)s", delivery.reminders
    )
    return words % {"n": delivery.reminders, "day": shown(_day(delivery.reminded_at))}


def _row(one: Delivery, today: date) -> Row:
    key, words, tone = _standing(one, today)
    return Row(one, key, words, tone, _handed_on(one))


def _standing(one: Delivery, today: date) -> tuple[str, str, str]:
    if one.outcome:
        words = _("%(outcome)s ngày %(day)s") % {
            "outcome": one.get_outcome_display(),
            "day": shown(_day(one.ended_at)),
        }
        return "ended", words, "bad" if one.outcome == Delivery.Outcome.REFUSED else ""
    if one.waits:
        late = one.days_waited(today) >= settings.RECEIPT_DAYS
        return "waiting", waited(one, today), "bad" if late else "warn"
    if one.handed_on:  # type: ignore[attr-defined]
        return "handed_on", _("Đã giao xử lý"), "ok"
    if one.opened_at:
        return "opened", _("Đã nhận, đã mở"), "ok"
    return "received", _("Đã nhận, chưa mở"), "info"


def _handed_on(one: Delivery) -> str:
    """The day of the leader's words; of a task made of it, that there is one."""
    if not one.handed_on or one.outcome:  # type: ignore[attr-defined]
        return ""
    day = one.handed_on_at  # type: ignore[attr-defined]
    return shown(day) if day else _("Có")


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
