from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.addresses import ours
from lientich.core.asking import ask
from lientich.documents.models import Document
from lientich.documents.queries import owners
from lientich.documents.rules import can_share
from lientich.organisations.models import Body, Line, Person

from .. import actions, forms, queries, rules
from ..models import FINISHED, GONE, State
from ..queries import (
    assigning,
    clarity,
    cooperations,
    dependencies,
    lineage,
    lists,
    pages,
    questionnaires,
    sources,
    timeline,
)
from ..queries import comments as spoken
from ..queries.beside import beside
from ..queries.items import of_item
from ..queries.pages import mark
from . import occurrences
from .asked import Asked
from .comments import talk

MOST_OFFERED = 200  # documents to choose a source from


@require_safe
def index(request):
    """The tasks one may see, by due date."""
    asked = Asked(request)
    by, wanted, cursor = asked.by, asked.wanted, request.GET.get("cursor")
    page = lists.tasks(by, wanted, cursor)
    whole = cursor is None and page.older is None  # then the page itself says how many
    context = asked.context("programmes:tasks") | {
        "page": page,
        "count": len(page.rows) if whole else lists.count(by, wanted),
        "columns": asked.form.shown,
        "heads": [(one, forms.COLUMNS[one]) for one in asked.form.shown],
        "labels": forms.COLUMNS,
    }
    return render(request, "programmes/tasks.html", context)


@require_safe
def detail(request, pk):
    by, task = request.actor, _task(request, pk)
    context = {"task": task} | mark(task.programme)
    if not task.readable:
        return render(request, "programmes/task_title.html", context)
    if task.is_series:
        return render(
            request, "programmes/series.html", context | occurrences.series_page(by, task)
        )
    parts = pages.assignments(by, task)
    own = next((one["part"] for one in parts if by.works_for(one["part"].unit_id)), None)
    # Whoever has only a part is told how that part stands, not how far the others are.
    shown = task if task.whole or own is None else own
    found, others = beside(by, task)
    context |= {
        "own": own,
        "shown": shown,
        "found": found,
        "source": task.source if task.source_visible else None,
        "changes": sources.changes(by, task),
        "dependencies": dependencies.of_task(task, shown.due, found, others),
        "lineage": lineage.of_task(task, found, others),
        "clarity": clarity.of_task(by, task, found),
        "events": timeline.of_task(by, task),
        "talk": talk(by, spoken.place(task, found=found)),
        **occurrences.around(by, task),
        **_progress(by, task, shown, parts),
        **_bodies(by, task, found),
        **_form_of(by, task, parts),
        **_acts(by, task, own),
    }
    return render(request, "programmes/task.html", context)


def _progress(by, task, shown, parts):
    """How far it is, as it is told to the reader."""
    of_part = shown is not task
    stands = lists.part_timeliness(shown, by) if of_part else lists.task_timeliness(task, by)
    return {
        "parts": parts,
        "stands": stands,
        "stands_words": lists.in_words(shown, stands, by),
        "first_due": _first_due(shown, parts),
        "completed": sum(one["part"].state == State.COMPLETED for one in parts),
        "counted": sum(one["part"].state != State.MOVED for one in parts),
        "left_words": lists.left_words(task) if task.whole else "",
    }


def _first_due(shown, parts):
    """The day first set for what is due next, where it was extended: a clause's own words, and the
    title made of them, go on naming that day."""
    days = [one["part"].original_due for one in parts if one["part"].due == shown.due]
    first = min(filter(None, days), default=None)
    return first if first != shown.due else None


def _bodies(by, task, found):
    """Who leads and who helps, in the colours of the sides."""
    colours, helping = pages.tones(task.programme), cooperations.of_task(task, found)
    return {
        "lead_tone": colours.get(task.lead.organisation_id, "") if task.lead else "",
        "cooperating": [
            (str(one.body), colours.get(one.body.organisation_id, "")) for one in helping
        ],
        "helping": cooperations.shown(helping, by),
    }


def _acts(by, task, own):
    """What the reader may do with it."""
    manages = rules.can_manage(by, task)
    return {
        "can_manage": manages,
        "can_order": manages and task.state not in FINISHED,
        "can_split": rules.can_split(by, task),
        "can_coordinate": rules.can_coordinate(by, task),
        "can_set": rules.can_set_checklist(by),
        "can_report": own is not None
        and rules.can_report(by, own)
        and rules.is_ready("report_progress", own),
    }


@require_safe
def draft(request, source=None):
    """To the draft of a task of the programme that runs."""
    by = request.actor
    if source:
        get_object_or_404(Document.objects.visible_to(by), pk=source)
    allow(rules.can_propose(by), rules.DRAFTER)
    programme = queries.running_of(by)
    if programme is None:
        messages.info(request, _("Chưa có chương trình nào của bên mình đang thực hiện."))
        return redirect("programmes:index")
    return redirect("programmes:draft_task", programme.pk, *([source] if source else []))


def draft_task(request, pk, source=None):
    """A task in one's own words; of the document `source`, where one is named."""
    by, programme = request.actor, pages.programme(request.actor, pk)
    if programme is None:
        raise Http404
    has_part = queries.has_part(by, programme)
    is_side = by.organisation_id in rules.sides_of(programme)
    roles = (*rules.OFFICES, rules.SPECIALIST) if is_side else rules.OFFICES
    allow(by.role in roles and (is_side or has_part), rules.DRAFTER)
    documents = Document.objects.visible_to(by)
    named = [get_object_or_404(documents, pk=source)] if source else []
    form = forms.DraftForm(request.POST or None, initial={"source": source})
    form.among(Body.objects.standing(by.today).filter(organisation__in=rules.sides_of(programme)))
    form.fields["source"].queryset = documents
    if not is_side:
        form.fields["shared"].initial = False
    if form.perform(actions.draft_task, programme, by=by):
        messages.success(request, _("Đã ghi dự thảo. Xác nhận chủ trì và hạn để giao nhiệm vụ."))
        return redirect(form.result)
    form.offer([*named, *pages.newest(documents).exclude(pk=source)[:MOST_OFFERED]])
    return ask(
        request,
        form,
        question=_("Dự thảo nhiệm vụ của %(programme)s") % {"programme": programme},
        consequence=_(
            "Dự thảo chưa ràng buộc đơn vị nào. "
            "Các đơn vị thực hiện được chọn ở bước sau, khi giao."
        ),
        deed=_("Ghi dự thảo"),
        back=programme.get_absolute_url(),
        template="programmes/draft.html",
        earlier=_drafted_before(by, programme, form),
        asked=clarity.asked(by),
        **mark(programme),
    )


def _drafted_before(by, programme, form):
    """The tasks of the same item, where the form was refused for them; else it asks for no tick."""
    if not form.has_error(NON_FIELD_ERRORS, actions.DRAFTED_BEFORE):
        if not form["again"].data:
            del form.fields["again"]
        return []
    given = form.cleaned_data
    return of_item(by, programme, given["source"], given["place"], given["title"])


def edit_task(request, pk):
    by, task = request.actor, _managed(request, pk)
    names = ("title", "field", "lead", "follower", "due", "recurs", "product", "shared", "open")
    now = {name: getattr(task, name) for name in names}
    form = forms.EditForm(
        request.POST or None, initial=now | {"cooperating": task.cooperating.all()}
    )
    bodies = assigning.leading_bodies(
        task.programme, queries.within_reach(task, by.today), by.today
    )
    people = Person.objects.filter(
        mandates__in=assigning.mandates_of(rules.owners_of(task), by.today)
    ).distinct()
    form.among(bodies, people)
    if not task.draft:
        form.fields["due"].disabled = form.fields["recurs"].disabled = True
    if form.perform(actions.edit_task, task, by=by):
        messages.success(request, _("Đã sửa nhiệm vụ."))
        return redirect(task)
    return ask(
        request,
        form,
        question=_("Sửa nhiệm vụ"),
        consequence=occurrences.LATER if task.is_series else "",
        deed=_("Ghi lại"),
        back=task.get_absolute_url(),
        **mark(task.programme),
    )


def assign_task(request, pk):
    """Lead and date as proposed, for a person to confirm; the units along a line."""
    by, task = request.actor, _managed(request, pk)
    if not task.draft:
        messages.info(request, _("Nhiệm vụ này đã được giao."))
        return redirect(task)
    lines = [Line(line) for line in task.programme.lines]
    line = next((one for one in lines if one.value == request.GET.get("line")), lines[0])
    groups = assigning.assignable(task, line, by.today)
    form = _assign_form(request, task, groups)
    if form.perform(actions.assign_task, task, by=by):
        messages.success(request, _("Đã giao nhiệm vụ."))
        return redirect(ours(request, request.GET.get("back")) or task)
    context = {
        "task": task,
        "form": form,
        "groups": _offered(form, task, groups),
        "tabs": [
            {"url": f"?line={one.value}", "label": one.label, "current": one == line}
            for one in lines
        ],
        "passed": task.due if task.due and task.due < by.today else None,
        "source": task.source if task.source_visible else None,
    }
    return render(request, "programmes/assign.html", context | mark(task.programme))


def _assign_form(request, task, groups):
    by = request.actor
    form = (forms.AssignSeriesForm if task.recurs else forms.AssignForm)(
        request.POST or None,
        initial={
            "lead": task.lead,
            "due": forms.due_today_or_later(task.due, by.today),
            "product": task.product,
            "cooperating": task.cooperating.all(),
            "until": task.programme.until,
        },
    )
    tops = assigning.tops_of(task)
    units = {unit.pk for group in groups for unit in group.units}
    boards = Body.objects.standing(by.today).filter(organisation__in=tops)
    bodies = assigning.leading_bodies(task.programme, units | tops, by.today)
    form.among(bodies, boards, groups, by.today)
    source = task.source if task.source_visible else None
    form.enclose(source if source and can_share(by, owners(source)) else None)
    return form


def _offered(form, task, groups):
    """The units to choose from, under each superior; ticked as they were, or as the task says."""
    ticked = form.chosen if form.is_bound else assigning.named_in(task, groups)
    return [
        {
            "group": group,
            "all": str(group.superior.pk) in form.chosen_groups,
            "units": [(unit, str(unit.pk) in ticked) for unit in group.units],
        }
        for group in groups
    ]


def discard_draft(request, pk):
    task = _managed(request, pk)
    form = forms.Considered(request.POST or None)
    if form.perform(actions.discard_draft, task, by=request.actor):
        messages.success(request, _("Đã bỏ dự thảo."))
        return redirect(task.programme)
    return ask(
        request,
        form,
        question=_("Bỏ dự thảo “%(task)s”?") % {"task": task},
        consequence=_("Dự thảo bị xóa hẳn. Văn bản nguồn không thay đổi."),
        deed=_("Bỏ dự thảo"),
        back=task.get_absolute_url(),
        danger=True,
        **mark(task.programme),
    )


def _task(request, pk):
    task = pages.task(request.actor, pk)
    if task is None:
        raise Http404
    return task


def _form_of(by, task, parts):
    form = questionnaires.form_of(task)
    return {
        "form": form,
        "answered": questionnaires.count(by, form) if form else 0,
        "asked": sum(one["part"].state not in GONE for one in parts),
    }


def _managed(request, pk):
    task = _task(request, pk)
    allow(rules.can_manage(request.actor, task), rules.OWNER)
    return task
