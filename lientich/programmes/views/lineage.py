from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.asking import ask, perform

from .. import actions, forms, rules
from ..queries import lineage, pages
from ..queries.pages import mark


def split_task(request, pk):
    task = _managed(request, pk)
    form = forms.SplitForm(request.POST or None)
    form.among(lineage.running_units(task))
    return perform(
        request,
        form,
        actions.split_task,
        task,
        done=_("Đã tách nhiệm vụ."),
        to=task.get_absolute_url(),
        question=_("Tách “%(task)s”") % {"task": task},
        consequence=_(
            "Mỗi đơn vị đang làm phải có trong ít nhất một việc mới, hạn giữ nguyên. Nhiệm vụ này "
            "ghi là đã chuyển; báo cáo đã nộp ở lại đây và việc mới dẫn về."
        ),
        deed=_("Tách"),
        **mark(task.programme),
    )


def merge_tasks(request, pk):
    by, task = request.actor, _managed(request, pk)
    form = forms.MergeForm(request.POST or None, initial={"title": task.title})
    form.among(lineage.mergeable(by, task))
    if form.perform(_merge, task, by=by):
        messages.success(request, _("Đã gộp nhiệm vụ."))
        return redirect(form.result)
    return ask(
        request,
        form,
        question=_("Gộp “%(task)s” với việc khác") % {"task": task},
        consequence=_(
            "Các nhiệm vụ cũ ghi là đã chuyển, báo cáo đã nộp ở lại đó. Đơn vị có phần trong nhiều "
            "việc thì phần mới lấy hạn sớm nhất và tiến độ thấp nhất."
        ),
        deed=_("Gộp"),
        back=task.get_absolute_url(),
        **mark(task.programme),
    )


def _merge(task, *, by, tasks, title):
    return actions.merge_tasks([task, *tasks], by=by, title=title)


def _managed(request, pk):
    task = pages.task(request.actor, pk)
    if task is None or task.draft or task.is_series:
        raise Http404
    allow(rules.can_manage(request.actor, task), rules.OWNER)
    return task
