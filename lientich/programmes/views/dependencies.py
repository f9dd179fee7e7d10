from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.asking import ask

from .. import actions, forms, rules
from ..queries import dependencies, pages
from ..queries.pages import mark


def add_dependency(request, pk):
    by, task = request.actor, pages.task(request.actor, pk)
    if task is None or task.is_series:
        raise Http404
    allow(rules.can_manage(by, task), rules.OWNER)
    form = forms.WaitForm(request.POST or None)
    form.among(dependencies.others(by, task), dependencies.offered(by, task))
    if form.perform(actions.add_dependency, task, by=by):
        messages.success(request, _("Đã ghi việc phải chờ."))
        return redirect(task)
    return ask(
        request,
        form,
        question=_("“%(task)s” chờ việc nào?") % {"task": task},
        consequence=_(
            "Ghi để các bên biết thứ tự; không việc nào bị chặn. Ai không xem được việc kia thì "
            "không thấy gì về nó."
        ),
        deed=_("Ghi"),
        back=task.get_absolute_url(),
        **mark(task.programme),
    )


def remove_dependency(request, pk):
    dependency = dependencies.shown(request.actor, pk)
    if dependency is None:
        raise Http404
    task = dependency.task
    allow(rules.can_manage(request.actor, task), rules.OWNER)
    form = forms.Considered(request.POST or None)
    if form.perform(actions.remove_dependency, dependency, by=request.actor):
        messages.success(request, _("Đã bỏ việc phải chờ."))
        return redirect(task)
    return ask(
        request,
        form,
        question=_("Thôi chờ “%(task)s”?") % {"task": dependency.waits_for},
        deed=_("Thôi chờ"),
        back=task.get_absolute_url(),
        **mark(task.programme),
    )
