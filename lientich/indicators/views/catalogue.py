from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.asking import ask, perform
from lientich.documents.models import Document
from lientich.organisations.models import Organisation
from lientich.programmes.models import Task

from .. import actions, forms, rules
from ..models import Indicator, IndicatorSet
from ..periods import told
from ..queries import completeness
from ..queries.known import mark


@require_safe
def catalogue(request):
    """The sets of indicators that one knows of."""
    sets = IndicatorSet.objects.visible_to(request.actor).select_related("field")
    context = {
        "sets": sets.prefetch_related("owners", "indicators").distinct(),
        "can_make": rules.can_ask(request.actor),
    }
    return render(request, "indicators/catalogue.html", context)


@require_safe
def detail(request, pk):
    """What a set asks, of whom; and who has handed in what."""
    by, of = request.actor, _set(request, pk)
    owners = {one.pk for one in of.owners.all()}
    documents = Document.objects.visible_to(by).distinct()
    found = None
    if rules.reads_all(by, of, owners):
        found = completeness.completeness(of, by.today, request.GET.get("period", ""))
    context = {
        "of": of,
        "basis": of.basis_id and documents.filter(pk=of.basis_id).first(),
        "indicators": completeness.catalogue(of),
        "found": found,
        "told": told(found.period) if found else "",
        "periods": [(one, told(one)) for one in found.periods] if found else [],
        "can_keep": rules.can_keep(by, owners),
        **mark(of),
    }
    return render(request, "indicators/detail.html", context)


def make_set(request):
    by = request.actor
    allow(rules.can_ask(by), rules.KEEPER)
    form = forms.SetForm(request.POST or None, initial={"owners": [by.organisation_id]})
    kinds = Organisation.Kind
    form.among(
        Organisation.objects.filter(kind__in=(kinds.GROUP, kinds.COMMITTEE))
        | Organisation.objects.filter(pk=by.organisation_id)
    )
    if form.perform(actions.make_set, by=by):
        messages.success(request, _("Đã lập bộ chỉ tiêu."))
        return redirect(form.result)
    return ask(
        request,
        form,
        question=_("Lập bộ chỉ tiêu"),
        consequence=_("Các bên được chọn cùng giao chỉ tiêu và cùng đọc số liệu đơn vị nộp."),
        deed=_("Lập bộ chỉ tiêu"),
        back=reverse("indicators:catalogue"),
    )


def add_indicator(request, pk):
    of = _kept(request, pk)
    form = forms.IndicatorForm(request.POST or None)
    tasks = Task.objects.readable_by(request.actor).filter(draft=False, field=of.field)
    form.among(of.indicators.all(), tasks.distinct())
    return perform(
        request,
        form,
        actions.add_indicator,
        of,
        done=_("Đã thêm chỉ tiêu."),
        to=of.get_absolute_url(),
        question=_("Thêm chỉ tiêu"),
        deed=_("Thêm chỉ tiêu"),
        **mark(of),
    )


def ask_units(request, pk):
    of = _kept(request, pk)
    form = forms.UnitsForm(request.POST or None, initial={"since": request.actor.today})
    form.among(Organisation.objects.filter(pk__in=completeness.under(of, request.actor.today)))
    return perform(
        request,
        form,
        actions.ask_units,
        of,
        done=_("Đã giao báo cáo cho các đơn vị."),
        to=of.get_absolute_url(),
        question=_("Giao đơn vị báo cáo"),
        consequence=_("Đơn vị báo cáo mọi chỉ tiêu của bộ từ ngày ấy; đơn vị đã có vẫn giữ."),
        deed=_("Giao báo cáo"),
        **mark(of),
    )


def set_plan(request, pk):
    found = Indicator.objects.visible_to(request.actor).select_related("of").distinct()
    indicator = get_object_or_404(found, pk=pk)
    of = _kept(request, indicator.of_id)
    form = forms.PlanForm(request.POST or None, initial={"year": request.actor.today.year})
    form.among(completeness.planned_for(of))
    return perform(
        request,
        form,
        actions.set_plan,
        indicator,
        done=_("Đã ghi kế hoạch."),
        to=of.get_absolute_url(),
        question=_("Kế hoạch: %(indicator)s") % {"indicator": indicator},
        consequence=_("Kế hoạch điều chỉnh thay kế hoạch trước; kế hoạch trước vẫn được giữ."),
        deed=_("Ghi kế hoạch"),
        **mark(of),
    )


def _set(request, pk):
    found = IndicatorSet.objects.visible_to(request.actor).select_related("field")
    return get_object_or_404(found.prefetch_related("owners").distinct(), pk=pk)


def _kept(request, pk):
    of = _set(request, pk)
    allow(rules.can_keep(request.actor, {one.pk for one in of.owners.all()}), rules.KEEPER)
    return of
