from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.asking import ask
from lientich.documents.models import Document
from lientich.organisations.models import Organisation

from .. import actions, forms, rules
from ..queries import pages, tallies
from ..queries.pages import mark

MOST_OFFERED = 200  # documents to choose a basis from


@require_safe
def index(request):
    by = request.actor
    found = pages.programmes_of(by)
    tallied = tallies.by_programme(by, [one.pk for one in found])
    shown = [
        {
            "programme": one,
            "tally": tallied.get(one.pk, tallies.Tally()),
            "sides": pages.coloured_sides(one),
        }
        for one in found
    ]
    context = {"programmes": shown, "can_start": by.role in rules.OFFICES}
    return render(request, "programmes/index.html", context)


@require_safe
def detail(request, pk):
    by = request.actor
    programme = _programme(request, pk)
    fields = pages.fields(by, programme.pk, pages.tones(programme))
    total = sum((row.tally for row in fields), tallies.Tally())
    can_lead = rules.can_lead(by, programme)
    handles = by.organisation_id in rules.sides_of(programme)
    context = {
        "programme": programme,
        "sides": pages.coloured_sides(programme),
        "fields": fields,
        "total": total,
        "basis": pages.basis(by, programme.pk),
        "objectives": pages.objectives(by, programme.pk),
        "drafts": pages.drafts(by, programme.pk) if handles else [],
        "can_lead": can_lead,
        "can_see_plan": handles,
        "can_draft": handles and (can_lead or by.role == rules.SPECIALIST),
        "tasks_url": f"{reverse('programmes:tasks')}?programme={programme.pk}",
    }
    return render(request, "programmes/detail.html", context | mark(programme))


def start_programme(request):
    by = request.actor
    allow(by.role in rules.OFFICES, rules.SIDE)
    form = forms.ProgrammeForm(request.POST or None)
    form.among(get_object_or_404(Organisation, pk=by.organisation_id), by.today)
    if form.perform(actions.start_programme, by=by):
        messages.success(request, _("Đã lập chương trình."))
        return redirect(form.result)
    return ask(
        request,
        form,
        question=_("Lập chương trình phối hợp"),
        consequence=_("Văn phòng và lãnh đạo các bên đều thấy chương trình này."),
        deed=_("Lập chương trình"),
        back=reverse("programmes:index"),
    )


def set_goal(request, pk):
    programme = _led(request, pk)
    form = forms.GoalForm(request.POST or None, initial={"goal": programme.goal})
    if form.perform(actions.set_goal, programme, by=request.actor):
        messages.success(request, _("Đã ghi mục tiêu chung."))
        return redirect(programme)
    return ask(
        request,
        form,
        question=_("Mục tiêu chung của %(programme)s") % {"programme": programme},
        deed=_("Ghi mục tiêu"),
        back=programme.get_absolute_url(),
        **mark(programme),
    )


def add_objective(request, pk):
    programme = _led(request, pk)
    form = forms.ObjectiveForm(request.POST or None)
    if form.perform(actions.add_objective, programme, by=request.actor):
        messages.success(request, _("Đã thêm mục tiêu cụ thể."))
        return redirect(programme)
    return ask(
        request,
        form,
        question=_("Thêm mục tiêu cụ thể"),
        deed=_("Thêm mục tiêu"),
        back=programme.get_absolute_url(),
        **mark(programme),
    )


def add_basis(request, pk):
    programme = _led(request, pk)
    form = forms.BasisForm(request.POST or None)
    documents = Document.objects.visible_to(request.actor).exclude(programmes=programme)
    form.fields["document"].queryset = documents
    if form.perform(actions.add_basis, programme, by=request.actor):
        messages.success(request, _("Đã thêm văn bản căn cứ."))
        return redirect(programme)
    form.fields["document"].queryset = pages.newest(documents)[:MOST_OFFERED]
    return ask(
        request,
        form,
        question=_("Thêm văn bản căn cứ"),
        consequence=_("Ai không có quyền xem văn bản thì không thấy văn bản trong danh sách này."),
        deed=_("Thêm văn bản"),
        back=programme.get_absolute_url(),
        **mark(programme),
    )


def hand_over_submissions(request, pk):
    programme = _led(request, pk)
    form = forms.HandOverForm(request.POST or None)
    form.fields["unit"].queryset = Organisation.objects.filter(
        assignments__task__programme=programme
    ).distinct()
    form.fields["to"].queryset = Organisation.objects.exclude(pk=request.actor.organisation_id)
    if form.perform(_hand_over, by=request.actor, programme=programme):
        messages.success(request, _("Đã bàn giao %(n)s báo cáo.") % {"n": form.result})
        return redirect(programme)
    return ask(
        request,
        form,
        question=_("Bàn giao báo cáo của đơn vị đã chuyển"),
        consequence=_(
            "Cấp trên mới xem được những báo cáo đơn vị đã nộp cho bên mình trong chương trình "
            "này. Việc bàn giao không rút lại được."
        ),
        deed=_("Bàn giao"),
        back=programme.get_absolute_url(),
        **mark(programme),
    )


def _hand_over(*, unit, to, by, programme):
    return actions.hand_over_submissions(unit, by=by, programme=programme, to=to)


def _programme(request, pk):
    programme = pages.programme(request.actor, pk)
    if programme is None:
        raise Http404
    return programme


def _led(request, pk):
    programme = _programme(request, pk)
    allow(rules.can_lead(request.actor, programme), rules.SIDE)
    return programme
