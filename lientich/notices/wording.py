"""What a reminder says: in a list, in a letter, in a message to be pasted elsewhere."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lientich.core.models import Classification
from lientich.core.templatetags.lt import day
from lientich.programmes import periods
from lientich.programmes.models import Assignment

from .models import REPORTS, Notice, Reminder, Rule
from .plans import Plan

MOST_OF_A_TITLE = 120
MOST_IN_A_MESSAGE = 20  # parts


def how_far(due: date, today: date) -> str:
    """How far a due date is, seen from a day."""
    days = (due - today).days
    if days > 0:
        return ngettext("Còn %(n)s ngày", "Còn %(n)s ngày", days) % {"n": days}
    if days == 0:
        return _("Đến hạn hôm nay")
    return ngettext("Quá hạn %(n)s ngày", "Quá hạn %(n)s ngày", -days) % {"n": -days}


def said(reminder: Reminder, today: date) -> str:
    """What a reminder says on a day, while it is so."""
    return how_far(reminder.due, today) if reminder.due else silence(reminder)


def tone(reminder: Reminder, today: date) -> str:
    return "warn" if reminder.due and reminder.due >= today else "bad"


def silence(reminder: Reminder) -> str:
    """Of a period without a report: which it was."""
    assert reminder.since
    period = periods.name(reminder.rhythm, reminder.since)
    return _("Chưa báo cáo %(period)s") % {"period": period}


def step(reminder: Reminder) -> str:
    """Which reminder it was."""
    days = reminder.step
    if reminder.since:
        return silence(reminder)
    if days == 0:
        return _("Nhắc ngày đến hạn")
    if days < 0:
        return _("Nhắc trước hạn %(n)s ngày") % {"n": -days}
    return _("Nhắc khi quá hạn %(n)s ngày") % {"n": days}


def plan(plan: Plan) -> list[tuple[str, str]]:
    """When a programme reminds and whom, as facts: label and words."""
    before, after = (
        ", ".join(map(str, days)) or _("không nhắc") for days in (plan.before, plan.after)
    )
    escalated = _("văn phòng từ ngày thứ %(offices)s, lãnh đạo từ ngày thứ %(leaders)s")
    return [
        (_("Trước hạn (ngày)"), before),
        (_("Sau hạn (ngày)"), after),
        (_("Khi quá hạn, báo"), str(Rule.Along(plan.along).label)),
        (_("Báo thêm"), escalated % {"offices": plan.offices, "leaders": plan.leaders}),
        (_("Khi không có báo cáo"), str(dict(REPORTS)[plan.reports])),
    ]


def letter(name: str, notices: Iterable[Notice], now: datetime) -> tuple[str, str]:
    """Subject and text, in the language of the house: nobody's browser is asked."""
    today = timezone.localdate(now)
    reminders = [notice.reminder for notice in notices]
    with translation.override(settings.LANGUAGE_CODE):
        blocks = [_block(reminder, today) for reminder in reminders]
        end = _("Đổi giờ nhận thư hoặc thôi nhận: %(url)s") % {
            "url": address(reverse("notices:set_preference"))
        }
        hello = _("Gửi đồng chí %(name)s,") % {"name": name}
        return _subject(reminders, today), "\n\n".join([hello, *blocks, end]) + "\n"


def message(unit: str, parts: Sequence[Assignment], today: date, more: int = 0) -> str:
    """A reminder to be pasted where people really read it: of some work of one unit, and of how
    much else is late there."""
    more += len(parts[MOST_IN_A_MESSAGE:])
    told = [_said(part, today) for part in parts[:MOST_IN_A_MESSAGE]]
    if more:
        others = ngettext("Còn %(n)s việc quá hạn nữa", "Còn %(n)s việc quá hạn nữa", more)
        told.append(others % {"n": more})
    return "\n".join([_("Nhắc việc: %(unit)s") % {"unit": unit}, "\n\n".join(told)])


def _said(part: Assignment, today: date) -> str:
    words = _("Hạn %(due)s. %(words)s. Tiến độ %(percent)s%%.") % {
        "due": day(part.due),
        "words": how_far(part.due or today, today),
        "percent": part.percent,
    }
    return "\n".join([_named(part), words, address(part.get_absolute_url())])


def address(path: str) -> str:
    return f"{settings.ADDRESS}{path}"


def _subject(reminders: list[Reminder], today: date) -> str:
    if len(reminders) == 1:
        return _head(reminders[0], today)
    late = sum(one.due < today for one in reminders if one.due)
    return _("Nhắc %(n)s việc, %(late)s quá hạn") % {"n": len(reminders), "late": late}


def _head(reminder: Reminder, today: date) -> str:
    return f"{said(reminder, today)}: {_title(reminder.assignment)}"


def _block(reminder: Reminder, today: date) -> str:
    part = reminder.assignment
    return "\n".join(
        [
            _head(reminder, today),
            _("%(unit)s, hạn %(due)s, tiến độ %(percent)s%%")
            % {"unit": part.unit, "due": day(part.due), "percent": part.percent},
            address(part.get_absolute_url()),
        ]
    )


def _title(part: Assignment) -> str:
    title = _named(part)
    return title if len(title) <= MOST_OF_A_TITLE else f"{title[: MOST_OF_A_TITLE - 1]}…"


def _named(part: Assignment) -> str:
    """On one line, as a subject has to be. What is restricted does not leave the house by name."""
    if part.task.classification != Classification.ORDINARY:
        return _("việc thuộc diện hạn chế")
    return " ".join(part.task.title.split())
