from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.scripts import is_of_script
from lientich.documents import storage
from lientich.organisations.models import Organisation

from .. import actions, forms, queries, rules
from ..models import FINISHED, Evidence, ProgressReport
from ..queries import comments as spoken
from ..queries import departures, lineage, lists, pages, steps, timeline
from ..queries.beside import beside_part
from ..queries.pages import mark
from . import device, phone
from .comments import talk
from .deeds import deed
from .questionnaires import answered


@require_safe
def detail(request, pk):
    """A unit's part: what is to be done, how far it is, and for its reporter the form."""
    assignment = _assignment(request, pk)
    return _page(request, assignment, _report_form(assignment))


def report_progress(request, pk):
    assignment = _assignment(request, pk)
    if request.method == "POST" and is_of_script(request):
        return phone.report(request, assignment)
    allow(rules.can_report(request.actor, assignment), rules.UNIT)
    if request.method != "POST":
        return redirect(assignment)
    form = _report_form(assignment, request.POST, request.FILES)
    if form.perform(actions.report_progress, assignment, by=request.actor):
        messages.success(request, phone.thanks(form.result))
        if len(form.cleaned_data["files"]) > form.result.evidence.count():
            messages.info(request, _("Tệp đơn vị đã gửi trước đó thì không giữ thêm một bản nữa."))
        return redirect(assignment)
    return _page(request, assignment, form)


def confirm_completion(request, pk):
    assignment = _judged(request, pk)
    form = forms.Considered(request.POST or None)
    return deed(
        request,
        assignment,
        form,
        actions.confirm_completion,
        done=_("Đã xác nhận hoàn thành."),
        then=assignment.task.get_absolute_url(),
        question=_("Xác nhận %(unit)s đã hoàn thành?") % {"unit": assignment.unit},
        consequence=_(
            "Hoàn thành tính theo ngày đơn vị báo cáo. Việc xác nhận không rút lại được."
        ),
        deed=_("Xác nhận hoàn thành"),
        **_judging(request, assignment),
    )


def return_for_rework(request, pk):
    assignment = _judged(request, pk)
    form = forms.ReasonForm(request.POST or None)
    return deed(
        request,
        assignment,
        form,
        actions.return_for_rework,
        done=_("Đã trả lại để đơn vị làm tiếp."),
        then=assignment.task.get_absolute_url(),
        question=_("Trả lại %(unit)s làm tiếp") % {"unit": assignment.unit},
        consequence=_("Thời hạn lại được tính, tiến độ trở về lần báo cáo trước khi hoàn thành."),
        deed=_("Trả lại"),
        **_judging(request, assignment),
    )


def decline(request, pk):
    assignment = _assignment(request, pk)
    allow(rules.can_report(request.actor, assignment), rules.UNIT)
    form = forms.ReasonForm(request.POST or None)
    return deed(
        request,
        assignment,
        form,
        actions.decline,
        done=_("Đã gửi lời từ chối kèm lý do."),
        question=_("Từ chối nhận việc"),
        consequence=_("Bên giao xem lý do, và có thể trả lại để đơn vị vẫn thực hiện."),
        deed=_("Từ chối"),
        danger=True,
    )


def suspend(request, pk):
    assignment = _managed(request, pk)
    form = forms.ReasonForm(request.POST or None)
    return deed(
        request,
        assignment,
        form,
        actions.suspend,
        done=_("Đã tạm dừng phần việc."),
        then=assignment.task.get_absolute_url(),
        question=_("Tạm dừng phần việc của %(unit)s") % {"unit": assignment.unit},
        consequence=_("Trong lúc tạm dừng, thời hạn không được tính."),
        deed=_("Tạm dừng"),
    )


def resume(request, pk):
    assignment = _managed(request, pk)
    form = forms.NoteForm(request.POST or None)
    return deed(
        request,
        assignment,
        form,
        actions.resume,
        done=_("Phần việc được làm tiếp."),
        then=assignment.task.get_absolute_url(),
        question=_("Cho %(unit)s làm tiếp") % {"unit": assignment.unit},
        consequence=_("Thời hạn lại được tính như cũ."),
        deed=_("Cho làm tiếp"),
    )


def reassign(request, pk):
    assignment = _managed(request, pk)
    form = forms.ReassignForm(request.POST or None)
    form.among(lineage.takers(request.actor, assignment))
    return deed(
        request,
        assignment,
        form,
        actions.reassign,
        done=_("Đã chuyển phần việc."),
        then=assignment.task.get_absolute_url(),
        question=_("Chuyển phần việc của %(unit)s") % {"unit": assignment.unit},
        consequence=_(
            "Hạn giữ nguyên. Báo cáo đã nộp ở lại với đơn vị cũ và bên giao; đơn vị mới bắt đầu "
            "phần của mình."
        ),
        deed=_("Chuyển"),
    )


def keep_part(request, pk):
    assignment = _managed(request, pk)
    form = forms.ReasonForm(request.POST or None)
    return deed(
        request,
        assignment,
        form,
        actions.keep_part,
        done=_("Đã để phần việc lại cho đơn vị."),
        question=_("Để phần việc lại cho %(unit)s") % {"unit": assignment.unit},
        consequence=_("Đơn vị đã chuyển vẫn làm tiếp phần này, hạn như cũ."),
        deed=_("Để lại"),
    )


def ask_for_time(request, pk):
    assignment = _assignment(request, pk)
    allow(rules.can_report(request.actor, assignment), rules.UNIT)
    form = forms.UntilForm(request.POST or None)
    return deed(
        request,
        assignment,
        form,
        actions.ask_for_time,
        done=_("Đã gửi đề nghị gia hạn. Trong lúc chờ, hạn vẫn như cũ."),
        question=_("Xin gia hạn"),
        consequence=_("Bên giao xem lý do rồi trả lời; thống kê vẫn tính theo hạn giao lúc đầu."),
        deed=_("Gửi đề nghị"),
        **_judging(request, assignment),
    )


def withdraw_request(request, pk):
    assignment = _assignment(request, pk)
    allow(rules.can_report(request.actor, assignment), rules.UNIT)
    form = forms.Considered(request.POST or None)
    return deed(
        request,
        assignment,
        form,
        actions.withdraw_request,
        done=_("Đã rút đề nghị gia hạn."),
        question=_("Rút đề nghị gia hạn?"),
        deed=_("Rút đề nghị"),
    )


def extend(request, pk):
    assignment = _judged(request, pk)
    form = forms.UntilAnswerForm(request.POST or None, initial={"until": assignment.asked_until})
    return deed(
        request,
        assignment,
        form,
        actions.extend,
        done=_("Đã cho gia hạn."),
        question=_("Cho %(unit)s gia hạn") % {"unit": assignment.unit},
        consequence=_("Hạn giao lúc đầu vẫn được giữ, thống kê tính theo hạn ấy."),
        deed=_("Cho gia hạn"),
        **_judging(request, assignment),
    )


def keep_due(request, pk):
    assignment = _judged(request, pk)
    form = forms.ReasonForm(request.POST or None)
    return deed(
        request,
        assignment,
        form,
        actions.keep_due,
        done=_("Đã trả lời không gia hạn."),
        question=_("Không gia hạn cho %(unit)s") % {"unit": assignment.unit},
        deed=_("Không gia hạn"),
        **_judging(request, assignment),
    )


@require_safe
def evidence(request, pk):
    """A file of a report, to save; never shown as a page of ours."""
    reports = ProgressReport.objects.readable_by(request.actor)
    found = get_object_or_404(
        Evidence.objects.select_related("file", "report__assignment__task__programme"),
        pk=pk,
        report__in=reports,
    )
    marked = mark(found.report.assignment.task.programme)
    return storage.download(found.file, found.name, exercise=bool(marked))


@require_safe
def unit(request):
    """What the actor's own organisation was given to do."""
    by = request.actor
    own = Organisation.objects.filter(pk=by.organisation_id).first()
    if own is None:
        raise Http404
    context = {"unit": own, "duties": pages.duties(by, own)}
    return render(request, "programmes/unit.html", context)


def _page(request, assignment, form):
    by, task = request.actor, assignment.task
    judges = rules.can_judge(by, assignment, queries.speaker(assignment))
    found = beside_part(by, assignment)
    taken = steps.of_assignment(by, assignment)
    manages = rules.can_manage(by, task)
    reports = rules.can_report(by, assignment)

    def may(act, permitted):
        return permitted and rules.is_ready(act, assignment)

    if taken.rows and reports:
        form.suggest(_("Các bước: %(words)s.") % {"words": taken.words})
    context = {
        "assignment": assignment,
        "task": task,
        "found": found,
        "steps": taken,
        "can_step": reports and assignment.state not in FINISHED,
        "source": task.source if assignment.source_visible else None,
        "own": by.works_for(assignment.unit_id),
        "reports": reports,
        "stands": lists.part_timeliness(assignment, by),
        "days": (assignment.due - by.today).days if assignment.due else None,
        "events": timeline.of_assignment(by, assignment),
        # What was sent too late is shown again, with what it lacks: its words are not lost.
        "form": form if form.is_bound or may("report_progress", reports) else None,
        "can_confirm": may("confirm_completion", judges),
        "can_return": may("return_for_rework", judges),
        "can_decline": may("decline", reports),
        "can_suspend": may("suspend", manages),
        "can_resume": may("resume", manages),
        "can_reassign": may("reassign", manages),
        "departed": departures.departed(found) if manages else None,
        "asked": assignment.asked_until,
        "can_ask": may("ask_for_time", reports) and assignment.due,
        "can_withdraw": reports,
        "can_answer": judges,
        "can_extend": may("extend", judges) and assignment.due,
        "talk": talk(by, spoken.place(task, assignment, found)),
        "answered": answered(by, assignment),
    }
    shown = render(request, "programmes/assignment.html", context | mark(task.programme))
    return device.kept(shown, by) if reports else shown


def _report_form(assignment, *sent):
    return forms.ReportForm(*sent, initial={"percent": assignment.percent})


def _assignment(request, pk):
    assignment = pages.assignment(request.actor, pk)
    if assignment is None:
        raise Http404
    return assignment


def _judged(request, pk):
    assignment = _assignment(request, pk)
    speaker = queries.speaker(assignment)
    allow(rules.can_judge(request.actor, assignment, speaker), rules.JUDGE)
    return assignment


def _managed(request, pk):
    assignment = _assignment(request, pk)
    allow(rules.can_manage(request.actor, assignment.task), rules.OWNER)
    return assignment


def _judging(request, assignment):
    """What a claim, or a refusal of the work, is judged by."""
    stands = lists.part_timeliness(assignment, request.actor)
    return {
        "template": "programmes/judge.html",
        "part": assignment,
        "task": assignment.task,
        "stands": stands,
        "left_words": lists.left_words(assignment.task),
        "report": timeline.last_report(request.actor, assignment),
        "files": timeline.files_of(request.actor, assignment),
        "asked_because": timeline.asked_because(request.actor, assignment),
    }
