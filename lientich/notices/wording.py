"""What a reminder says: in a list, in a letter, in a message to be pasted elsewhere."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lientich.core.models import Classification
from lientich.core.templatetags.lt import day
from lientich.programmes import periods
from lientich.programmes.models import Assignment

from .acted import on_one_line, shortened, told_act
from .models import REPORTS, Act, Item, Notice, Reminder, Rule
from .plans import Plan
from .queries import Post, Summary

MOST_OF_A_SUBJECT = 160
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


def summary(of: Summary, today: date) -> str:
    """How much a notice reminds of, while it is so."""
    told = [
        _counted(of.late, ngettext("%(n)s việc quá hạn", "%(n)s việc quá hạn", of.late)),
        _coming(of, today),
        _counted(
            of.silent,
            ngettext("%(n)s việc chưa báo cáo", "%(n)s việc chưa báo cáo", of.silent),
        ),
    ]
    still = ", ".join(filter(None, told))
    done = ngettext("%(n)s việc đã nhắc", "%(n)s việc đã nhắc", of.count) % {"n": of.count}
    return still or done


def _coming(of: Summary, today: date) -> str:
    days = (of.until - today).days if of.until else 0
    if not days:
        due = ngettext("%(n)s việc đến hạn hôm nay", "%(n)s việc đến hạn hôm nay", of.coming)
        return _counted(of.coming, due)
    words = ngettext(
        "%(n)s việc đến hạn trong %(days)s ngày tới",
        "%(n)s việc đến hạn trong %(days)s ngày tới",
        of.coming,
    )
    return words % {"n": of.coming, "days": days}


def _counted(n: int, words: str) -> str:
    return words % {"n": n} if n else ""


def letter(name: str, post: Post, now: datetime) -> tuple[str, str]:
    """Subject and text, in the language of the house: nobody's browser is asked."""
    today = timezone.localdate(now)
    with translation.override(settings.LANGUAGE_CODE):
        hello = _("Gửi đồng chí %(name)s,") % {"name": name}
        reminders = [_block(item.reminder, today) for item in post.items]
        acts = [_act_block(notice) for notice in post.acts]
        end = _("Đổi giờ nhận thư hoặc thôi nhận: %(url)s") % {
            "url": address(reverse("notices:set_preference"))
        }
        blocks = [hello, *reminders, *_more(post.summary.count - len(reminders)), *acts, end]
        return _subject(post, today), "\n\n".join(blocks) + "\n"


def _more(left: int) -> list[str]:
    if left <= 0:
        return []
    words = ngettext("Còn %(n)s việc nữa: %(url)s", "Còn %(n)s việc nữa: %(url)s", left)
    return [words % {"n": left, "url": address(reverse("notices:index"))}]


def whole_message(items: Sequence[Item], of: Summary, today: date) -> str:
    """All that a notice reminds of and that is still so, as one text to be pasted elsewhere."""
    head = _("Nhắc việc ngày %(day)s: %(words)s") % {
        "day": day(today),
        "words": summary(of, today),
    }
    left = of.standing - len(items)
    blocks = [_block(item.reminder, today) for item in items]
    return "\n\n".join([head, *blocks, *_more(left)])


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


def _subject(post: Post, today: date) -> str:
    """On one line, as a subject has to be."""
    n, acts = post.summary.count, post.acts
    if n + len(acts) == 1:
        return _head(post.items[0].reminder, today) if n else _act_head(acts[0])
    counts = Counter(str(Act.Kind(one.act.kind).label) for one in acts if one.act)
    told = [f"{words} ({count})" if count > 1 else words for words, count in counts.items()]
    reminders = [summary(post.summary, today)] if n else []
    return Truncator(", ".join([*reminders, *told])).chars(MOST_OF_A_SUBJECT)


def _act_head(notice: Notice) -> str:
    act = told_act(notice)
    return f"{act.words}: {shortened(act.title, restricted=act.restricted)}"


def _act_block(notice: Notice) -> str:
    act = told_act(notice)
    about = [] if act.restricted else act.about
    return "\n".join(filter(None, [_act_head(notice), ", ".join(about), address(act.url)]))


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
    return shortened(part.task.title, restricted=_is_restricted(part))


def _named(part: Assignment) -> str:
    return on_one_line(part.task.title, restricted=_is_restricted(part))


def _is_restricted(part: Assignment) -> bool:
    return part.task.classification != Classification.ORDINARY
