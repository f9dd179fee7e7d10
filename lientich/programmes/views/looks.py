"""The list of tasks as cards by state, along the year, and as a calendar."""

from datetime import date
from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from ..periods import YEARS
from ..picture import picture
from ..queries import lists, looks, moves
from .asked import Asked


@require_safe
def board(request):
    """A column for each state; what does not fit in it stands in the table."""
    asked = Asked(request)
    labels = dict(asked.form.fields["state"].choices)
    found = looks.board(asked.by, asked.wanted)
    moved = _moves(asked, [row for one in found for row in one.rows])
    columns = [
        {
            "label": labels[one.state],
            "rows": [row | {"moves": moved.get(row["key"], ())} for row in one.rows],
            "count": one.count,
            "more": one.more,
            "url": asked.address("programmes:tasks", state=one.state),
        }
        for one in found
    ]
    context = asked.context("programmes:board") | {"columns": columns}
    return render(request, "programmes/tasks_board.html", context)


@require_safe
def calendar(request):
    """What is due in a month, day by day."""
    asked = Asked(request)
    month = looks.month(asked.by, asked.wanted, _month(request, asked.by.today))
    weeks = [[_day(asked, one) for one in week] for week in month.weeks]
    context = asked.context("programmes:calendar") | {
        "weeks": weeks,
        "empty": not any(one["rows"] for week in weeks for one in week),
        "names": [date_format(one.day, "l") for one in month.weeks[0]],
        "name": date_format(month.first, "YEAR_MONTH_FORMAT"),
        "before": _turned(asked, month.before),
        "after": _turned(asked, month.after),
        "cut": month.cut,
        "undated": month.undated,
        "undated_url": asked.address("programmes:tasks", undated="on"),
    }
    return render(request, "programmes/tasks_calendar.html", context)


@require_safe
def timeline(request):
    """What is due in a year, drawn from its beginning to its day, by field of work."""
    asked = Asked(request)
    by, wanted = asked.by, asked.wanted
    number, cursor = _year(request, by.today), request.GET.get("cursor")
    page = looks.year(by, wanted, number, cursor)
    fields = looks.by_field(page.rows)
    whole = cursor is None and page.older is None
    context = asked.context("programmes:timeline") | {
        "year": number,
        "before": asked.address("programmes:timeline", year=number - 1),
        "after": asked.address("programmes:timeline", year=number + 1),
        "fields": fields,
        "picture": picture(fields, number, by.today),
        "page": page,
        "count": len(page.rows) if whole else lists.count(by, looks.of_year(wanted, number)),
    }
    return render(request, "programmes/tasks_timeline.html", context)


def _moves(asked, rows):
    """What leads on from each card, and back to this board."""
    drafts = [row["key"] for row in rows if row["draft"]]
    given = [row["key"] for row in rows if not row["draft"]]
    found = moves.of_tasks(asked.by, given) | moves.of_drafts(asked.by, drafts)
    back = urlencode({"back": asked.address("programmes:board")})
    urls = {row["key"]: row["url"] for row in rows}
    return {
        key: [
            {"label": _labelled(one), "url": f"{_leads_to(one, key, urls[key])}?{back}"}
            for one in there
        ]
        for key, there in found.items()
    }


def _labelled(move):
    labels = {
        moves.ASSIGN: _("Giao nhiệm vụ"),
        "report_progress": _("Báo cáo tiến độ"),
        "decline": _("Từ chối nhận việc"),
        "confirm_completion": _("Xác nhận hoàn thành"),
        "return_for_rework": pgettext("act", "Trả lại làm tiếp"),
        "suspend": _("Tạm dừng"),
        "resume": _("Cho làm tiếp"),
    }
    if move.parts == 1:
        return labels[move.act]
    told = {"act": labels[move.act], "n": move.parts}
    return ngettext("%(act)s: %(n)s đơn vị", "%(act)s: %(n)s đơn vị", move.parts) % told


def _leads_to(move, key, url):
    """The page of the deed; of several parts, that of the task, where each stands."""
    if move.act == moves.ASSIGN:
        return reverse("programmes:assign_task", args=[key])
    if move.parts > 1:
        return url
    if move.act == "report_progress":
        return reverse("programmes:assignment", args=[move.part])
    return reverse(f"programmes:{move.act}", args=[move.part])


def _day(asked, one):
    iso = one.day.isoformat()
    return {
        "date": one.day,
        "within": one.within,
        "today": one.today,
        "rows": one.rows,
        "more": one.more,
        "cut": one.cut,
        "url": asked.address("programmes:tasks", due_from=iso, due_to=iso),
    }


def _turned(asked, first):
    return asked.address("programmes:calendar", month=f"{first:%Y-%m}")


def _month(request, today):
    """The month that is asked for; else that of today."""
    try:
        asked = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        return today.replace(day=1)
    return asked if asked.year in YEARS else today.replace(day=1)


def _year(request, today):
    given = request.GET.get("year", "")
    asked = int(given) if given.isascii() and given.isdigit() and len(given) == 4 else today.year
    return asked if asked in YEARS else today.year
