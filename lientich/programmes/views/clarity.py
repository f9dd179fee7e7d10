from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lientich.core.access import allow
from lientich.core.asking import perform

from .. import actions, forms, rules
from ..queries import clarity, pages


def set_checklist(request):
    by = request.actor
    allow(rules.can_set_checklist(by), rules.HOUSE)
    kept = clarity.checklist(by.organisation_id)
    form = forms.ChecklistForm(
        request.POST or None, initial={"clear": kept.clear, "own": "\n".join(kept.own)}
    )
    return perform(
        request,
        form,
        actions.set_checklist,
        done=_("Đã ghi danh mục."),
        to=reverse("programmes:tasks"),
        then=reverse("programmes:set_checklist"),
        question=_("Danh mục “6 rõ” của bên mình"),
        consequence=_("Hiện ở trang nhiệm vụ của bên mình. Bên khác và đơn vị không thấy."),
        deed=_("Ghi lại"),
    )


@require_POST
def tick(request, pk):
    task = pages.task(request.actor, pk)
    if task is None:
        raise Http404
    allow(rules.can_manage(request.actor, task), rules.OWNER)
    form = forms.TickForm(request.POST)
    if not form.perform(actions.tick, task, by=request.actor):
        messages.error(request, _("Mục này không còn trong danh mục."))
    return redirect(task)
