from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.asking import ask
from lientich.core.templatetags.lt import day as shown
from lientich.core.text import EXERCISE_FILE_MARK, EXERCISE_MARK
from lientich.documents.printed import in_vietnamese
from lientich.organisations.models import Organisation
from lientich.organisations.queries import in_exercise
from lientich.papers import Book, to_book
from lientich.programmes.forms import Considered

from . import actions, forms, queries, rules, weeks
from .models import week_url

SHARES = (1.5, 2.1, 4.8, 2.1, 2.4, 2.9, 2.1)  # of the columns of a sheet of paper


@require_safe
def index(request):
    """This week."""
    return week(request, weeks.name(request.actor.today))


@require_safe
def week(request, name):
    by, monday = request.actor, _monday(name)
    found = queries.week(by, monday)
    context = {
        "week": found,
        "name": name,
        "house": _house(by),
        "number": monday.isocalendar().week,
        "days": [
            (day, day == by.today, [(one, _changes(by, one)) for one in items])
            for day, items in found.days
        ],
        "before": _turned(monday - weeks.WEEK),
        "after": _turned(monday + weeks.WEEK),
        "can_add": rules.can_add(by),
        "first": max(monday, by.today) if by.today <= found.sunday else monday,
        "due_url": f"{reverse('programmes:tasks')}?due_from={monday}&due_to={found.sunday}",
    }
    return render(request, "agenda/week.html", context)


@require_safe
def pdf(request, name):
    """On paper, in Vietnamese."""
    by, monday = request.actor, _monday(name)
    with in_vietnamese():
        data = to_book(_book(by, queries.week(by, monday)))
    file = f"{EXERCISE_FILE_MARK if in_exercise(by) else ''}lich-cong-tac-{name}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return HttpResponse(data, content_type="application/pdf", headers=headers)


def add_entry(request):
    by = request.actor
    allow(rules.can_add(by), rules.KEEPER)
    form = forms.AddForm(request.POST or None, initial={"day": _day(request, by.today)})
    form.among(queries.programmes(by))
    if form.perform(actions.add_entry, by=by):
        messages.success(request, _("Đã ghi vào lịch."))
        return redirect(form.result)
    return _ask(request, form, _("Thêm vào lịch công tác"), _day(request, by.today))


def change_entry(request, pk):
    by, entry = request.actor, _kept(request, pk)
    names = ("day", "at", "until", "title", "place", "chair", "attends", "prepares", "programme")
    now = {name: getattr(entry, name) for name in names}
    form = forms.EntryForm(request.POST or None, initial=now)
    form.among(queries.programmes(by))
    if form.perform(actions.change_entry, entry, by=by):
        messages.success(request, _("Đã sửa lịch."))
        return redirect(form.result)
    return _ask(request, form, _("Sửa lịch công tác"), entry.day)


def remove_entry(request, pk):
    entry = _kept(request, pk)
    form = Considered(request.POST or None)
    if form.perform(actions.remove_entry, entry, by=request.actor):
        messages.success(request, _("Đã bỏ khỏi lịch."))
        return redirect(week_url(entry.day))
    return ask(
        request,
        form,
        question=_("Bỏ “%(entry)s” khỏi lịch?") % {"entry": entry},
        consequence=_("Lịch trong ứng dụng của mọi người cũng bỏ việc này ở lần đọc sau."),
        deed=_("Bỏ khỏi lịch"),
        back=entry.get_absolute_url(),
        danger=True,
    )


def _ask(request, form, question, day):
    return ask(
        request,
        form,
        question=question,
        consequence=_("Mọi người của cơ quan đều thấy. Không ghi nội dung mật."),
        deed=_("Ghi vào lịch"),
        back=week_url(day),
    )


def _book(by, found):
    told = {"since": shown(found.monday), "until": shown(found.sunday)}
    return Book(
        house=_house(by),
        title=_("Lịch công tác tuần"),
        subtitle=_("Từ %(since)s đến %(until)s") % told,
        head=(
            _("Ngày"),
            pgettext("calendar", "Thời gian"),
            pgettext("calendar", "Nội dung"),
            _("Địa điểm"),
            pgettext("calendar", "Chủ trì"),
            _("Thành phần"),
            _("Chuẩn bị"),
        ),
        rows=tuple(_printed(found)),
        widths=SHARES,
        day=by.today,
        printed=_("In ngày %(day)s") % {"day": shown(by.today)},
        mark=EXERCISE_MARK if in_exercise(by) else "",
    )


def _printed(found):
    """Each day is named once, also one without anything."""
    for day, items in found.days:
        named = f"{date_format(day, 'l')}, {shown(day)}"
        for one in items:
            yield named, one.when, one.title, one.place, one.chair, one.attends, one.prepares
            named = ""
        if not items:
            yield named, "", "", "", "", "", ""


def _kept(request, pk):
    entry = get_object_or_404(queries.entries(request.actor), pk=pk)
    allow(rules.can_change(request.actor, entry), rules.KEEPER)
    return entry


def _changes(by, item):
    return item.entry is not None and rules.can_change(by, item.entry)


def _house(by):
    house = Organisation.objects.filter(pk=by.organisation_id).first()
    return house.name if house else ""


def _monday(name):
    monday = weeks.named(name)
    if monday is None:
        raise Http404
    return monday


def _turned(monday):
    """The page of a week before or after, where there is one."""
    return week_url(monday) if weeks.named(weeks.name(monday)) else ""


def _day(request, today):
    """The day that is asked for; else today."""
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return today
