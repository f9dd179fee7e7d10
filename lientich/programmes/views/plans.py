from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.asking import ask
from lientich.organisations.models import Organisation

from .. import actions, forms, queries, rules
from ..models import CADRES, INSPECTIONS, PlannedVisit
from ..queries import pages, plans
from ..queries.pages import mark

TABLES = {"inspections": INSPECTIONS, "cadres": CADRES}


@require_safe
def plan(request, pk):
    """What both sides plan at units, and where they would meet."""
    programme, table = _planned(request, pk), _table(request)
    context = {
        "programme": programme,
        "visits": plans.visits(request.actor, programme, TABLES[table]),
        "table": table,
        "tabs": [
            {"url": "?table=inspections", "label": _("Kiểm tra, giám sát")},
            {"url": "?table=cadres", "label": _("Công tác cán bộ")},
        ],
        "can_plan": rules.can_plan(request.actor, programme),
    }
    for name, tab in zip(TABLES, context["tabs"], strict=True):
        tab["current"] = name == table
    return render(request, "programmes/plan.html", context | mark(programme))


def plan_visit(request, pk):
    by, programme, table = request.actor, _planned(request, pk), _table(request)
    allow(rules.can_plan(by, programme), rules.PLANNER)
    form = forms.VisitForm(request.POST or None)
    units = Organisation.objects.filter(pk__in=queries.units_under(programme, by.today))
    form.among(units.order_by("name_key"), TABLES[table])
    back = f"{reverse('programmes:plan', args=[pk])}?table={table}"
    if form.perform(actions.plan_visit, programme, by=by):
        messages.success(request, _("Đã ghi vào kế hoạch."))
        return redirect(back)
    return ask(
        request,
        form,
        question=_("Thêm vào kế hoạch chung"),
        consequence=_("Các bên của chương trình thấy đơn vị và ngày; không ghi nội dung, tên ai."),
        deed=_("Ghi vào kế hoạch"),
        back=back,
        **mark(programme),
    )


def cancel_visit(request, pk):
    found = PlannedVisit.objects.visible_to(request.actor).select_related("programme", "unit")
    visit = get_object_or_404(found, pk=pk)
    allow(rules.can_plan(request.actor, visit.programme), rules.PLANNER)
    allow(visit.organisation_id == request.actor.organisation_id, rules.PLANNER)
    table = "inspections" if visit.kind in INSPECTIONS else "cadres"
    back = f"{reverse('programmes:plan', args=[visit.programme_id])}?table={table}"
    form = forms.Considered(request.POST or None)
    if form.perform(actions.cancel_visit, visit, by=request.actor):
        messages.success(request, _("Đã bỏ khỏi kế hoạch."))
        return redirect(back)
    return ask(
        request,
        form,
        question=_("Bỏ “%(visit)s” khỏi kế hoạch?") % {"visit": visit},
        deed=_("Bỏ khỏi kế hoạch"),
        back=back,
        danger=True,
        **mark(visit.programme),
    )


def _table(request):
    chosen = request.GET.get("table")
    return chosen if chosen in TABLES else next(iter(TABLES))


def _planned(request, pk):
    """The programme, for the people of its sides: no unit knows when one comes."""
    programme = pages.programme(request.actor, pk)
    if programme is None:
        raise Http404
    allow(request.actor.organisation_id in rules.sides_of(programme), rules.PLANNER)
    return programme
