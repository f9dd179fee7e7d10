"""What forms ask, and how their answers add up: pure, over plain values.

A value is as JSON keeps it: words, a number as its digits, a share as [x, y], a day as ISO writes
it. What is under a smallest group is told as such, and a total adds what is told: so no total
gives away what a row does not (NORMS §11).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Question, Questionnaire

SMALLEST_GROUP = 5
MOST_QUESTIONS = 8
NUMBER, SHARE, CHOICE, YES = (
    Question.Kind.NUMBER,
    Question.Kind.SHARE,
    Question.Kind.CHOICE,
    Question.Kind.YES,
)


@dataclass(frozen=True)
class Asked:
    """A question of a preset list."""

    kind: str
    label: Promise
    unit: Promise | str = ""
    required: bool = False
    options: tuple[Promise, ...] = ()


_KIND, _ASKED = Questionnaire.Kind, Question.Kind
PRESETS: dict[str, tuple[Asked, ...]] = {
    _KIND.DISSEMINATION: (
        Asked(_ASKED.DATE, _("Ngày tổ chức"), required=True),
        Asked(_ASKED.SHARE, _("Đảng viên dự học trên tổng số"), _("đảng viên"), required=True),
        Asked(_ASKED.SHARE, _("Chi bộ đã quán triệt trên tổng số"), _("chi bộ"), required=True),
        Asked(
            _ASKED.CHOICE,
            _("Hình thức"),
            options=(_("trực tiếp"), _("trực tuyến"), _("kết hợp")),
        ),
        Asked(_ASKED.TEXT, _("Ghi chú")),
    ),
    _KIND.OPINION: (
        Asked(_ASKED.TEXT, _("Chủ đề, nội dung (không ghi tên người)"), required=True),
        Asked(_ASKED.NUMBER, _("Số người quan tâm, ước tính"), _("người"), required=True),
        Asked(_ASKED.TEXT, _("Kiến nghị")),
    ),
    _KIND.PRESS: (
        Asked(_ASKED.TEXT, _("Cơ quan báo chí"), required=True),
        Asked(_ASKED.DATE, _("Ngày đăng, phát"), required=True),
        Asked(_ASKED.TEXT, _("Tên tin, bài"), required=True),
        Asked(_ASKED.LINK, _("Đường dẫn")),
    ),
    _KIND.PARTY: (
        Asked(_ASKED.NUMBER, _("Chi bộ trực thuộc"), _("chi bộ"), required=True),
        Asked(_ASKED.NUMBER, _("Đảng viên"), _("đảng viên"), required=True),
        Asked(_ASKED.NUMBER, _("Đảng viên nữ"), _("đảng viên")),
        Asked(_ASKED.NUMBER, _("Kết nạp trong kỳ"), _("đảng viên"), required=True),
        Asked(_ASKED.SHARE, _("Chi bộ có cấp ủy trên tổng số"), _("chi bộ")),
    ),
    _KIND.OWN: (),
}
SEVERAL = (_KIND.PRESS,)  # of these a unit answers for each item


@dataclass
class Total:
    """Of one question: a sum, a share, or how many chose what."""

    sum: Decimal = Decimal(0)
    of: Decimal = Decimal(0)
    chosen: dict[str, int] = field(default_factory=dict)
    told: int = 0  # how many answers were added
    hidden: int = 0  # how many groups were too small to be told

    @property
    def words(self) -> list[tuple[str, int]]:
        """What was chosen, the most first."""
        yes = {"yes": _("Có"), "no": _("Không")}
        return [
            (str(yes.get(one, one)), n)
            for one, n in sorted(self.chosen.items(), key=lambda row: -row[1])
        ]

    @property
    def percent(self) -> Decimal | None:
        return percent(self.sum, self.of)


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """To one decimal; of nothing there is none."""
    return (100 * part / whole).quantize(Decimal("0.1"), ROUND_HALF_UP) if whole else None


def adds_up(question: Question) -> bool:
    return question.kind in (NUMBER, SHARE, CHOICE, YES)


def too_small(question: Question, value: Any, discreet: bool) -> bool:
    """Whether a number of people is of a group too small to be told. None is no group."""
    if not discreet or value is None or question.kind not in (NUMBER, SHARE):
        return False
    numbers = [Decimal(one) for one in ([value] if question.kind == NUMBER else value)]
    if question.kind == SHARE:
        numbers.append(numbers[1] - numbers[0])  # those of the whole who are not of the part
    return any(0 < one < SMALLEST_GROUP for one in numbers)


def total(question: Question, values: Iterable[Any], *, discreet: bool) -> Total:
    """What these answers to one question come to."""
    made = Total()
    for value in values:
        if value is None or value == "":
            continue
        if too_small(question, value, discreet):
            made.hidden += 1
            continue
        made.told += 1
        if question.kind == NUMBER:
            made.sum += Decimal(value)
        elif question.kind == SHARE:
            made.sum += Decimal(value[0])
            made.of += Decimal(value[1])
        else:
            made.chosen[str(value)] = made.chosen.get(str(value), 0) + 1
    return made
