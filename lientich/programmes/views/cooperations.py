from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow

from .. import actions, forms, rules
from ..models import STOPPED
from ..queries import cooperations, timeline
from ..queries.pages import mark
from .deeds import deed


@require_safe
def detail(request, pk):
    """A cooperating body's part: what it does, how far it is, and for the body the form."""
    found = _cooperation(request, pk)
    return _page(request, found, _report_form(found))


def report_cooperation(request, pk):
    found = _cooperation(request, pk)
    allow(rules.can_report_cooperation(request.actor, found), rules.COOPERATING)
    if request.method != "POST":
        return redirect(found)
    form = _report_form(found, request.POST)
    if form.perform(actions.report_cooperation, found, by=request.actor):
        messages.success(request, _("Đã ghi nhận phần phối hợp."))
        return redirect(found)
    return _page(request, found, form)


def set_cooperation(request, pk):
    found = _coordinated(request, pk)
    given = {"duty": found.duty, "due": found.due}
    form = forms.DutyForm(request.POST or None, initial=given)
    return deed(
        request,
        found,
        form,
        actions.set_cooperation,
        done=_("Đã giao phần phối hợp."),
        question=_("Giao phần phối hợp cho %(body)s") % {"body": found.body},
        consequence=_("Cơ quan phối hợp thấy phần này trong “Việc của tôi” và báo cáo theo hạn."),
        deed=_("Giao phần phối hợp"),
    )


def reopen_cooperation(request, pk):
    found = _coordinated(request, pk)
    form = forms.ReasonForm(request.POST or None)
    return deed(
        request,
        found,
        form,
        actions.reopen_cooperation,
        done=_("Đã đề nghị làm tiếp."),
        question=_("Đề nghị %(body)s làm tiếp") % {"body": found.body},
        consequence=_("Thời hạn lại được tính, tiến độ trở về lần báo cáo trước khi xong."),
        deed=_("Đề nghị làm tiếp"),
    )


def remind_cooperation(request, pk):
    found = _coordinated(request, pk)
    form = forms.Considered(request.POST or None)
    return deed(
        request,
        found,
        form,
        actions.remind_cooperation,
        done=_("Đã nhắc."),
        question=_("Nhắc %(body)s về phần phối hợp?") % {"body": found.body},
        consequence=_("Mỗi ngày nhắc một lần; phần phối hợp lên đầu việc chờ của cơ quan ấy."),
        deed=_("Nhắc"),
    )


def _page(request, found, form):
    by, task = request.actor, found.task
    stands = cooperations.stands(found, by)
    coordinates, open_ = rules.can_coordinate(by, task), found.done_on is None
    runs = open_ and not task.is_series and task.state not in STOPPED
    reports = runs and rules.can_report_cooperation(by, found)
    context = {
        "part": found,
        "task": task,
        "stands": stands,
        "stands_words": cooperations.in_words(found, stands, by),
        "events": timeline.of_cooperation(by, found),
        "form": form if form.is_bound or reports else None,
        "can_set": coordinates and open_,
        "can_remind": coordinates and runs,
        "can_reopen": coordinates and not open_,
    }
    return render(request, "programmes/cooperation.html", context | mark(task.programme))


def _report_form(found, *sent):
    return forms.CooperationReportForm(*sent, initial={"percent": found.percent})


def _cooperation(request, pk):
    found = cooperations.cooperation(request.actor, pk)
    if found is None:
        raise Http404
    return found


def _coordinated(request, pk):
    found = _cooperation(request, pk)
    allow(rules.can_coordinate(request.actor, found.task), rules.COORDINATOR)
    return found
