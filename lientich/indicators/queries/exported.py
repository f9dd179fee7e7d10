"""The table of indicators as rows to take away."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..arithmetic import rounded
from .table import Figures, Table

SHARES = 1  # decimals of a percentage


def head(place: str, periods: Sequence[str]) -> list[str]:
    """`place`: whose figures they are."""
    names = (
        _("Kế hoạch"),
        pgettext("indicators", "Thực hiện"),
        _("% KH"),
        _("Cùng kỳ"),
        _("So cùng kỳ"),
        _("Số đơn vị đã báo cáo"),
        _("Số đơn vị phải báo cáo"),
    )
    columns = [f"{period}: {name}" for period in periods for name in names]
    return [f"{_('Chỉ tiêu')} ({place})", _("Đơn vị tính"), *columns]


def rows(table: Table) -> Iterator[list[object]]:
    for row in table.rows:
        cells = [cell for one in row.groups for cell in _cells(one)]
        yield [row.indicator.name, row.indicator.measure, *cells]


def _cells(one: Figures) -> list[object]:
    places = one.indicator.decimals
    return [
        _told(one.plan.value, places),
        _told(one.actual.value, places),
        _told(one.percent, SHARES),
        _told(one.base.value, places),
        _("không so được") if one.incomparable else _told(one.growth, SHARES),
        Decimal(one.actual.reported),
        Decimal(one.actual.expected),
    ]


def _told(value: Decimal | None, places: int) -> Decimal | str:
    return "" if value is None else rounded(value, places)
