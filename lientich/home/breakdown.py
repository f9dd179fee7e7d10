"""How work kept to its dates, as tables: each number with the address of the list it counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lientich.programmes.queries.filters import EVERYTHING, NONE
from lientich.programmes.queries.kept import DOCUMENT, FIELD, SIDE, UNIT, Kept
from lientich.programmes.timeliness import Timeliness

from .bars import Drawing, drawing
from .queries.kept import Compared, Row

ORDER = (
    Timeliness.COMPLETED_IN_TIME,
    Timeliness.COMPLETED_LATE,
    Timeliness.IN_TIME,
    Timeliness.DUE_SOON,
    Timeliness.OVERDUE,
    Timeliness.NO_DEADLINE,
)
HEADS: dict[str, Promise] = {one.value: one.label for one in ORDER}
NARROWED_BY = {FIELD: "field", SIDE: "lead", DOCUMENT: "source", UNIT: "unit"}
GROUPS: dict[str, Promise] = {
    FIELD: _("Mặt công tác"),
    UNIT: _("Đơn vị"),
    SIDE: _("Bên chủ trì"),
    DOCUMENT: _("Văn bản giao"),
}
OF_NONE: dict[str, Promise] = {
    FIELD: _("Chưa xếp mặt công tác"),
    SIDE: _("Chưa rõ chủ trì"),
    DOCUMENT: _("Không ghi văn bản giao"),
}
# Of a bar, from below; what is left of the month's tasks is on top.
STACKED = (
    (Timeliness.COMPLETED_IN_TIME, "ok"),
    (Timeliness.COMPLETED_LATE, "warn"),
    (Timeliness.OVERDUE, "bad"),
)


@dataclass(frozen=True)
class Cell:
    count: int
    url: str
    late: bool = False


@dataclass(frozen=True)
class Line:
    """A row of a table: its name, all of it, and how many of it stand in each way."""

    name: str
    total: Cell
    cells: list[Cell]
    letter: str = ""
    url: str = ""

    @property
    def named(self) -> list[tuple[Promise, Cell]]:
        return list(zip(HEADS.values(), self.cells, strict=True))


@dataclass(frozen=True)
class Change:
    """One way to stand, now and a year before."""

    label: Promise | str
    now: Cell
    before: Cell | None

    @property
    def told(self) -> str:
        """By how many more or fewer: +3, −2."""
        more = self.now.count - (self.before.count if self.before else 0)
        return f"{more:+}".replace("-", "−") if more else "0"


@dataclass(frozen=True)
class Month:
    number: int
    line: Line
    before: Cell | None = None
    before_in_time: Cell | None = None


def changes(found: Compared) -> list[Change]:
    """All and each way to stand, against the year before."""
    span = found.span
    now = _line("", found.now.all, span.programme.pk, span.at)
    before = None
    if span.earlier:
        before = _line("", found.earlier.all, span.earlier.pk, span.at_earlier)
    labels = [_("Tổng số"), *HEADS.values()]
    after = [now.total, *now.cells]
    earlier = [before.total, *before.cells] if before else [None] * len(after)
    return [Change(*row) for row in zip(labels, after, earlier, strict=True)]


def months(found: Compared) -> list[Month]:
    """The months of the year in which something was due, or was a year before."""
    span, shown = found.span, []
    for number in range(1, 13):
        now, before = found.now.months.get(number, Kept()), found.earlier.months.get(number, Kept())
        if not (now.total() or before.total()):
            continue
        line = _line("", now, span.programme.pk, span.at, **_within(span.at.year, number))
        if span.earlier:
            due = _within(span.at_earlier.year, number)
            then = _line("", before, span.earlier.pk, span.at_earlier, **due)
            shown.append(Month(number, line, then.total, then.cells[0]))  # in time is the first
        else:
            shown.append(Month(number, line))
    return shown


def drawn(found: Compared) -> Drawing:
    """The same as bars, of all twelve months."""

    def parts(kept: Kept) -> list[tuple[int, str]]:
        told = [(kept[value], tone) for value, tone in STACKED]
        return [*told, (kept.total() - sum(count for count, _tone in told), "info")]

    now, before = found.now.months, found.earlier.months
    return drawing(
        [(n, parts(now.get(n, Kept())), before.get(n, Kept()).total()) for n in range(1, 13)]
    )


def lines(found: Compared, group: str, rows: Iterable[Row]) -> list[Line]:
    """The rows of a table by `group`."""
    span = found.span
    return [
        _line(
            str(row.what or OF_NONE[group]),
            row.kept,
            span.programme.pk,
            span.at,
            part="part" if group == UNIT else "timeliness",
            letter=row.letter,
            url=row.what.get_absolute_url() if group in (DOCUMENT, UNIT) and row.what else "",
            **{NARROWED_BY[group]: row.key or NONE},
        )
        for row in rows
    ]


def _line(
    name: str,
    kept: Kept,
    programme: UUID,
    at: date,
    *,
    part: str = "timeliness",
    letter: str = "",
    url: str = "",
    **narrowed: object,
) -> Line:
    address = f"{reverse('programmes:tasks')}?" + urlencode(
        {"programme": programme, "state": EVERYTHING, "at": at.isoformat(), **narrowed}
    )
    cells = [
        Cell(kept[value], f"{address}&{part}={value}", value == Timeliness.OVERDUE)
        for value in ORDER
    ]
    return Line(name, Cell(kept.total(), address), cells, letter, url)


def _within(year: int, month: int) -> dict[str, str]:
    first = date(year, month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return {"due_from": first.isoformat(), "due_to": last.isoformat()}
