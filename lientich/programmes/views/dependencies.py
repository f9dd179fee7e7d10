from django.http import Http404
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.asking import perform

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
    return perform(
        request,
        form,
        actions.add_dependency,
        task,
        done=_("Đã ghi việc phải chờ."),
        to=task.get_absolute_url(),
        question=_("“%(task)s” chờ việc nào?") % {"task": task},
        consequence=_(
            "Ghi để các bên biết thứ tự; không việc nào bị chặn. Ai không xem được việc kia thì "
            "không thấy gì về nó."
        ),
        deed=_("Ghi"),
        **mark(task.programme),
    )


def remove_dependency(request, pk):
    dependency = dependencies.shown(request.actor, pk)
    if dependency is None:
        raise Http404
    task = dependency.task
    allow(rules.can_manage(request.actor, task), rules.OWNER)
    form = forms.Considered(request.POST or None)
    return perform(
        request,
        form,
        actions.remove_dependency,
        dependency,
        done=_("Đã bỏ việc phải chờ."),
        to=task.get_absolute_url(),
        question=_("Thôi chờ “%(task)s”?") % {"task": dependency.waits_for},
        deed=_("Thôi chờ"),
        **mark(task.programme),
    )
