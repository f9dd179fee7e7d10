from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lientich.core.access import allow
from lientich.core.asking import perform
from lientich.programmes.queries import pages

from . import actions, forms, queries, rules, wording
from .acted import told_act
from .plans import plans
from .queries import Row, Told


@require_safe
def index(request):
    """What this person was told, the newest first."""
    by, only_unread = request.actor, request.GET.get("show") == "unread"
    page, found = queries.page(by, request.GET.get("cursor"), only_unread)
    context = {
        "page": page,
        "rows": [_row(one, by.today) for one in found],
        "only_unread": only_unread,
        "tabs": [
            {"url": "?", "label": _("Tất cả"), "current": not only_unread},
            {"url": "?show=unread", "label": _("Chưa đọc"), "current": only_unread},
        ],
    }
    return render(request, "notices/index.html", context)


@require_safe
def notice(request, pk):
    """All that a round reminded this person of, and the whole as one text."""
    by = request.actor
    of_rounds = queries.notices(by).filter(act=None)
    found = get_object_or_404(of_rounds, pk=pk)
    summary, told = queries.one(by, found)
    standing = [one.item for one in told if not one.settled]
    context = {
        "notice": found,
        "head": wording.summary(summary, by.today),
        "lines": [_line(one, by.today) for one in told],
        "left": summary.count - len(told),
        "message": wording.whole_message(standing, summary, by.today) if standing else "",
    }
    return render(request, "notices/notice.html", context)


@require_POST
def read(request, pk):
    """It is read, and leads to the thing that it tells of."""
    found = get_object_or_404(queries.notices(request.actor), pk=pk)
    actions.read(found, by=request.actor)
    return redirect(queries.leads_to(request.actor, found))


@require_POST
def read_all(request):
    actions.read_all(by=request.actor)
    return redirect("notices:index")


@require_safe
def mail(request):
    """The letters to this person: sent, waiting or refused."""
    page = queries.letters_page(request.actor, request.GET.get("cursor"))
    context = {"page": page, "wanted": queries.preference(request.actor)}
    return render(request, "notices/mail.html", context)


def set_preference(request):
    by, wanted = request.actor, queries.preference(request.actor)
    initial = {name: getattr(wanted, name) for name in forms.PreferenceForm.base_fields}
    form = forms.PreferenceForm(request.POST or None, initial=initial)
    allow(by.person_id is not None)
    return perform(
        request,
        form,
        actions.set_preference,
        to=reverse("notices:index"),
        done=_("Đã ghi cách nhận thông báo."),
        question=_("Cách nhận thông báo"),
        consequence=_(
            "Trong hệ thống, thông báo luôn có ở biểu tượng chuông; ở đây chọn cách nhận thư."
        ),
        deed=_("Ghi"),
    )


def set_rule(request, pk):
    by, programme = request.actor, pages.programme(request.actor, pk)
    if programme is None:
        raise Http404
    allow(rules.can_set_rule(by, programme), rules.SIDE)
    plan = plans([programme.pk]).of(programme.pk)
    form = forms.RuleForm(request.POST or None, initial=vars(plan))
    form.among(programme.lines)
    return perform(
        request,
        form,
        actions.set_rule,
        programme,
        to=programme.get_absolute_url(),
        done=_("Đã ghi lịch nhắc việc."),
        question=_("Nhắc việc của %(programme)s") % {"programme": programme},
        consequence=_(
            "Áp dụng cho mọi nhiệm vụ của chương trình, từ lần nhắc kế tiếp. Ngày nhắc rơi vào "
            "ngày nghỉ: trước hạn thì nhắc sớm lên, sau hạn thì nhắc vào ngày làm việc kế tiếp."
        ),
        deed=_("Ghi lịch nhắc"),
        **pages.mark(programme),
    )


def _row(found: Row, today):
    """Of a notice of an act or of one reminder, that; of more, the first of them and how many."""
    notice = found.notice
    act = told_act(notice) if notice.act else None
    settled = act.settled if act else not found.summary.standing
    row = {"notice": notice, "at": notice.at, "waits": not (notice.read_at or settled)}
    if act:
        return row | {"title": act.title, "words": act.words, "tone": act.tone, "act": act}
    if found.summary.count == 1:
        (line,) = [_line(one, today) for one in found.told]
        return row | line
    return row | {
        "title": wording.summary(found.summary, today),
        "lines": [_line(one, today) for one in found.told],
        "left": found.summary.count - len(found.told),
    }


def _line(told: Told, today):
    reminder = told.item.reminder
    part = reminder.assignment
    return {
        "title": part.task.title,
        "part": part,
        "due": part.due if reminder.since else reminder.due,
        "words": part.get_state_display() if told.settled else wording.said(reminder, today),
        "tone": "" if told.settled else wording.tone(reminder, today),
        "others": told.others,
    }
