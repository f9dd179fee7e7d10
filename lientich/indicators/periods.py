"""Periods as people say them and choose them."""

from django.utils.translation import gettext as _

from .arithmetic import Period, named

QUARTERS = ("I", "II", "III", "IV")
# What stands after the year in the name of a period.
PARTS = (
    "",
    *(f"Q{n}" for n in range(1, 5)),
    "H1",
    "H2",
    "9M",
    *(f"{n:02}" for n in range(1, 13)),
    *(f"C{n:02}" for n in range(1, 13)),
)


def period_of(year: int, part: str) -> Period | None:
    return named(f"{year}-{part}" if part else f"{year}")


def told(period: Period) -> str:
    """Quý IV/2026, 6 tháng đầu năm 2026, lũy kế đến hết tháng 7/2026."""
    if not part_of(period):
        return _("Năm %(year)s") % {"year": period.year}
    return _("%(part)s năm %(year)s") % {"part": told_part(part_of(period)), "year": period.year}


def part_of(period: Period) -> str:
    return period.name.partition("-")[2]


def told_part(part: str) -> str:
    if not part:
        return _("Cả năm")
    if part == "9M":
        return _("9 tháng")
    kind, number = (part[0], part[1:]) if part[0].isalpha() else ("", part)
    if kind == "Q":
        return _("Quý %(n)s") % {"n": QUARTERS[int(number) - 1]}
    if kind == "H":
        return _("6 tháng đầu") if number == "1" else _("6 tháng cuối")
    words = _("Lũy kế đến tháng %(n)s") if kind == "C" else _("Tháng %(n)s")
    return words % {"n": int(number)}
