from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lientich.core.access import allow
from lientich.core.asking import ask

from .. import actions, forms, rules
from ..models import Step
from ..queries import pages, steps
from ..queries.pages import mark


def add_step(request, pk):
    assignment = _own(request, pages.assignment(request.actor, pk))
    form = forms.NewStepForm(request.POST or None)
    form.among(steps.people_of(assignment, request.actor))
    return _deed(
        request,
        assignment,
        form,
        actions.add_step,
        assignment,
        question=_("Thêm một bước"),
        consequence=_("Các bước là của đơn vị; bước xong không làm thay đổi tiến độ đã báo cáo."),
        deed=_("Thêm bước"),
    )


def edit_step(request, pk):
    step = _step(request, pk)
    now = {name: getattr(step, name) for name in ("title", "person", "named", "due")}
    form = forms.StepForm(request.POST or None, initial=now)
    form.among(steps.people_of(step.assignment, request.actor, step.person))
    return _deed(
        request,
        step.assignment,
        form,
        actions.edit_step,
        step,
        question=_("Sửa bước"),
        deed=_("Ghi lại"),
        template="programmes/step.html",
        step=step,
    )


def remove_step(request, pk):
    step = _step(request, pk)
    form = forms.Considered(request.POST or None)
    return _deed(
        request,
        step.assignment,
        form,
        actions.remove_step,
        step,
        question=_("Bỏ bước “%(step)s”?") % {"step": step},
        deed=_("Bỏ bước"),
        danger=True,
    )


def share_steps(request, pk):
    assignment = _own(request, pages.assignment(request.actor, pk))
    form = forms.ShareForm(request.POST or None, initial={"shared": not assignment.steps_shared})
    shares = not assignment.steps_shared
    return _deed(
        request,
        assignment,
        form,
        actions.share_steps,
        assignment,
        question=_("Cho cấp trên xem các bước?")
        if shares
        else _("Thôi cho cấp trên xem các bước?"),
        consequence=_(
            "Khi chia sẻ, ai xem được phần việc này thì xem được các bước, người làm và hạn."
        ),
        deed=_("Chia sẻ các bước") if shares else _("Thôi chia sẻ"),
    )


@require_POST
def tick_step(request, pk):
    return _moved(request, actions.tick_step, pk)


@require_POST
def untick_step(request, pk):
    return _moved(request, actions.untick_step, pk)


@require_POST
def raise_step(request, pk):
    return _moved(request, actions.raise_step, pk)


def _moved(request, act, pk):
    step = _step(request, pk)
    form = forms.Considered(request.POST or {"sure": True})
    if not form.perform(act, step, by=request.actor):
        messages.error(request, " ".join(form.non_field_errors()))
    return redirect(step)


def _step(request, pk):
    related = ("assignment__task__programme", "assignment__unit", "person")
    found = Step.objects.readable_by(request.actor).select_related(*related)
    step = get_object_or_404(found, pk=pk)
    _own(request, step.assignment)
    return step


def _own(request, assignment):
    if assignment is None:
        raise Http404
    allow(rules.can_report(request.actor, assignment), rules.UNIT)
    return assignment


def _deed(request, assignment, form, act, subject, **words):
    back = f"{assignment.get_absolute_url()}#steps"
    if form.perform(act, subject, by=request.actor):
        return redirect(back)
    return ask(request, form, back=back, **words, **mark(assignment.task.programme))
