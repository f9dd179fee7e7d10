from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.asking import ask
from lientich.core.workbooks import workbook

from .. import actions, forms, rules
from ..models import Answers, Questionnaire
from ..queries import pages
from ..queries import questionnaires as queries
from ..queries.pages import mark


def answered(by, assignment):
    """What the page of a unit's part shows of its form."""
    form = queries.form_of(assignment.task)
    if form is None:
        return {"form": None}
    discreet = queries.is_discreet(form) and not by.works_for(assignment.unit_id)
    questions = form.questions.all()
    items = [
        {"answers": one, "cells": queries.cells(questions, one, discreet=discreet)}
        for one in queries.answers_of(by, form, assignment)
    ]
    may = rules.can_report(by, assignment) and rules.is_ready("answer_form", assignment)
    return {"form": form, "items": items, "can_answer": may}


def set_form(request, pk):
    """Which questions a task asks its units: a preset list, to be kept or changed, or one's own."""
    task = _managed(request, pk)
    now = queries.form_of(task)
    kinds = dict(Questionnaire.Kind.choices)
    chosen = request.GET.get("kind") or (now.kind if now else Questionnaire.Kind.DISSEMINATION)
    kind = chosen if chosen in kinds else Questionnaire.Kind.DISSEMINATION
    shown = forms.asked(now) if now and now.kind == kind else forms.preset(kind)
    form = forms.QuestionsForm(request.POST or None, initial=shown)
    if form.perform(actions.set_form, task, by=request.actor):
        messages.success(request, _("Đã gắn biểu báo cáo vào nhiệm vụ."))
        return redirect(task)
    return ask(
        request,
        form,
        question=_("Biểu báo cáo của nhiệm vụ"),
        consequence=_("Đơn vị trả lời trên trang phần việc; khi đã có trả lời thì biểu không đổi."),
        deed=_("Gắn biểu"),
        back=task.get_absolute_url(),
        template="programmes/set_form.html",
        task=task,
        removable=now is not None,
        tabs=[
            {"url": f"?kind={one}", "label": label, "current": one == kind}
            for one, label in kinds.items()
        ],
        **mark(task.programme),
    )


def remove_form(request, pk):
    task = _managed(request, pk)
    form = forms.Considered(request.POST or None)
    if form.perform(actions.remove_form, task, by=request.actor):
        messages.success(request, _("Đã gỡ biểu báo cáo."))
        return redirect(task)
    return ask(
        request,
        form,
        question=_("Gỡ biểu báo cáo?"),
        consequence=_("Chỉ gỡ được khi chưa đơn vị nào trả lời."),
        deed=_("Gỡ biểu"),
        back=task.get_absolute_url(),
        danger=True,
        **mark(task.programme),
    )


def answer_form(request, pk):
    """A unit's answers, new or changed; `?item=`: which of several."""
    by, assignment = request.actor, pages.assignment(request.actor, pk)
    if assignment is None:
        raise Http404
    allow(rules.can_report(by, assignment), rules.UNIT)
    asked = queries.form_of(assignment.task)
    if asked is None:
        messages.info(request, _("Nhiệm vụ này không có biểu báo cáo."))
        return redirect(assignment)
    given = queries.answers_of(by, asked, assignment)
    item = request.GET.get("item")
    before = next((one for one in given if not asked.several or str(one.item) == item), None)
    if item and before is None:
        messages.info(request, _("Mục này đã bỏ nên không sửa được."))
        return redirect(assignment)
    form = forms.AnswersForm(asked.questions.all(), before, request.POST or None)
    if form.perform(actions.answer_form, assignment, by=by, item=before.item if before else None):
        messages.success(request, _("Đã ghi trả lời."))
        return redirect(assignment)
    return ask(
        request,
        form,
        question=_("Biểu báo cáo: %(kind)s") % {"kind": asked.get_kind_display()},
        consequence=_consequence(asked),
        deed=_("Gửi trả lời"),
        back=assignment.get_absolute_url(),
        **mark(assignment.task.programme),
    )


def drop_answers(request, pk):
    found = Answers.objects.readable_by(request.actor).select_related("assignment")
    answers = get_object_or_404(found, pk=pk)
    assignment = pages.assignment(request.actor, answers.assignment_id)
    if assignment is None:
        raise Http404
    allow(rules.can_report(request.actor, assignment), rules.UNIT)
    form = forms.Considered(request.POST or None)
    if form.perform(actions.drop_answers, answers, by=request.actor):
        messages.success(request, _("Đã bỏ mục này khỏi biểu báo cáo."))
        return redirect(assignment)
    return ask(
        request,
        form,
        question=_("Bỏ mục này?"),
        consequence=_("Mục không còn được cộng; lần trả lời vẫn được giữ trong lịch sử."),
        deed=_("Bỏ mục"),
        back=assignment.get_absolute_url(),
        danger=True,
        **mark(assignment.task.programme),
    )


@require_safe
def answers(request, pk):
    """What the answers of the units come to, and who is silent."""
    task, made = _summed(request, pk)
    context = {"task": task, "made": made, "today": request.actor.today}
    return render(request, "programmes/answers.html", context | mark(task.programme))


@require_safe
def export_answers(request, pk):
    task, made = _summed(request, pk)
    head, rows = queries.exported(made)
    widths = [28, *([18] * (len(head) - 1))]
    exercise = bool(mark(task.programme))
    return workbook("bieu-bao-cao.xlsx", head, rows, widths=widths, exercise=exercise)


def _consequence(asked):
    if asked.kind == Questionnaire.Kind.OPINION:
        return _("Chỉ ghi chủ đề, mức độ, kiến nghị: không ghi tên người, không ghi nội dung mật.")
    return _("Sửa được đến khi phần việc được xác nhận hoàn thành; các lần sửa đều được giữ.")


def _summed(request, pk):
    task = pages.task(request.actor, pk)
    asked = queries.form_of(task) if task and task.whole and task.readable else None
    if asked is None:
        raise Http404
    return task, queries.summary(request.actor, task, asked)


def _managed(request, pk):
    task = pages.task(request.actor, pk)
    if task is None:
        raise Http404
    allow(rules.can_manage(request.actor, task), rules.OWNER)
    return task
