"""From a clause to a task, and what to do with tasks whose clause another document changed."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from lientich.core.access import allow
from lientich.documents import clauses
from lientich.documents.models import Document
from lientich.documents.queries import is_exercise, is_readable

from .. import actions, forms, queries, rules
from ..models import Task
from ..queries import sources


@require_POST
def task_from_clause(request, source):
    """One gesture on the page of a document: the clause is a proposed task."""
    by = request.actor
    document = get_object_or_404(Document.objects.visible_to(by), pk=source)
    allow(rules.can_propose(by) and is_readable(by, document), rules.DRAFTER)
    programme = queries.running_of(by, document)
    if programme is None:
        messages.info(request, _("Chưa có chương trình nào của bên mình đang thực hiện."))
        return redirect(document)
    form = forms.ClauseForm(request.POST)
    if form.perform(actions.task_from_clause, document, by=by, programme=programme):
        messages.success(
            request, _("Nhiệm vụ lấy từ mục này. Xác nhận chủ trì và hạn để giao nhiệm vụ.")
        )
        return redirect(form.result)
    messages.error(request, " ".join(sum(form.errors.values(), [])))
    return redirect(document)


def changed_source(request, pk):
    """The tasks whose clause a document changed: what it said, what it says; looked at and kept."""
    by = request.actor
    found = sources.in_effect(by).select_related("document", "other")
    relation = get_object_or_404(found.defer("document__text", "other__text"), pk=pk)
    allow(by.role in rules.OFFICES, rules.OWNER)
    tasks = sources.tasks_changed_by(by, relation)
    form = forms.KeepSourceForm(request.POST or None)
    form.fields["tasks"].queryset = Task.objects.filter(pk__in=tasks.values("pk"))
    if form.perform(actions.keep_source, relation, by=by):
        n = form.result
        messages.success(
            request,
            ngettext("Đã ghi: giữ nguyên %(n)s nhiệm vụ.", "Đã ghi: giữ nguyên %(n)s nhiệm vụ.", n)
            % {"n": n},
        )
        back = request.POST.get("back")
        one = next((task for task in form.cleaned_data["tasks"] if str(task.pk) == back), None)
        return redirect(one) if one else redirect("programmes:changed_source", pk)
    context = {
        "form": form,
        "relation": relation,
        "clause": clauses.told(relation.clause),
        "tasks": list(tasks),
        "exercise": is_exercise(relation.document),
    }
    return render(request, "programmes/changed_source.html", context)
