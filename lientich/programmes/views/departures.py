from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.asking import ask

from .. import actions, forms, rules
from ..queries import pages
from ..queries.pages import mark


def keep_part(request, pk):
    assignment = pages.assignment(request.actor, pk)
    if assignment is None:
        raise Http404
    task = assignment.task
    allow(rules.can_manage(request.actor, task), rules.OWNER)
    form = forms.ReasonForm(request.POST or None)
    if form.perform(actions.keep_part, assignment, by=request.actor):
        messages.success(request, _("Đã để phần việc lại cho đơn vị."))
        return redirect(assignment)
    return ask(
        request,
        form,
        question=_("Để phần việc lại cho %(unit)s") % {"unit": assignment.unit},
        consequence=_("Đơn vị đã chuyển vẫn làm tiếp phần này, hạn như cũ."),
        deed=_("Để lại"),
        back=assignment.get_absolute_url(),
        **mark(task.programme),
    )
