from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.asking import ask, perform
from lientich.organisations.models import Organisation
from lientich.programmes.forms import Considered, ReasonForm

from .. import actions, forms, rules
from ..arithmetic import named, rounded
from ..models import IndicatorSet, Observation, Sheet
from ..periods import told
from ..queries import forms as queries
from ..queries.known import mark


@require_safe
def sheets(request):
    """The forms that one's unit has to hand in."""
    by = request.actor
    due = [(one, told(one.period), one.late(by.today)) for one in queries.due(by)]
    return render(request, "indicators/sheets.html", {"due": due})


def enter(request, pk):
    """The form of one's own unit for a period: kept as a draft, then handed in."""
    by = request.actor
    sets = IndicatorSet.objects.visible_to(by).prefetch_related("owners").distinct()
    of = get_object_or_404(sets, pk=pk)
    period = named(request.GET.get("period", "")) or _last(of, by.today)
    if period.last_day > by.today:
        messages.info(request, _("Kỳ này chưa hết nên chưa nhập số liệu được."))
        return redirect("indicators:sheets")
    units = {by.organisation_id} if queries.asked(of, by.organisation_id, period) else ()
    allow(rules.can_enter(by, by.organisation_id, units), rules.UNIT)
    unit = Organisation.objects.get(pk=by.organisation_id)
    sheet, lines = queries.form(of, unit.pk, period)
    if sheet.handed_in:
        if request.method == "POST":
            messages.info(request, _("Biểu đã nộp. Số sai thì đính chính từng số, kèm lý do."))
        return redirect(sheet)
    form = forms.FiguresForm(lines, request.POST or None)
    if not form.perform(actions.enter_figures, of, by=by, unit=unit, period=period):
        return _form(request, sheet, form)
    if "draft" in request.POST:
        messages.success(request, _("Đã lưu nháp."))
        return redirect(request.get_full_path())
    return _submit(request, form.result)


def _submit(request, sheet):
    """Handed in; or shown again, where figures that look wrong wait for a word."""
    try:
        actions.submit_sheet(sheet, by=request.actor)
    except ValidationError as error:
        return _form(request, sheet, forms.FiguresForm(queries.lines(sheet)), error.messages)
    messages.success(request, _("Đã nộp biểu số liệu."))
    return redirect(sheet)


def _last(of, today):
    every = of.indicators.filter(made="").order_by("every").values_list("every", flat=True).first()
    return queries.ended(every or 1, today)[0]


def _form(request, sheet, form, wrong=()):
    of = sheet.of
    return ask(
        request,
        form,
        question=f"{of}: {told(sheet.period)}",
        consequence=_("Để trống số chưa có: thiếu không phải là 0. Bản nháp chỉ đơn vị mình thấy."),
        deed=_("Nộp biểu"),
        back=reverse("indicators:sheets"),
        template="indicators/enter.html",
        returned=sheet.returned,
        wrong=wrong,
        **mark(of),
    )


@require_safe
def sheet(request, pk):
    """What a unit reported for a period, and what may be done about it."""
    by, found = request.actor, _sheet(request, pk)
    over = queries.over(found, by.today)
    checks = rules.can_check(by, found, *over)
    states = Sheet.State
    context = {
        "sheet": found,
        "told": told(found.period),
        "lines": queries.lines(found),
        "can_enter": found.state == states.DRAFT and by.works_for(found.unit_id, *rules.REPORTERS),
        "can_verify": checks and found.state == states.SUBMITTED,
        "can_return": checks and found.state in (states.SUBMITTED, states.VERIFIED),
        "can_lock": rules.can_lock(by, found, *over) and found.state == states.VERIFIED,
        "can_correct": found.handed_in and rules.can_correct(by, found, *over),
        **mark(found.of),
    }
    return render(request, "indicators/sheet.html", context)


def verify_sheet(request, pk):
    found = _judged(request, pk, rules.can_check)
    return perform(
        request,
        Considered(request.POST or None),
        actions.verify_sheet,
        found,
        done=_("Đã xác nhận số liệu."),
        to=found.get_absolute_url(),
        question=_("Xác nhận số liệu của %(unit)s?") % {"unit": found.unit},
        deed=_("Xác nhận"),
        **mark(found.of),
    )


def return_sheet(request, pk):
    found = _judged(request, pk, rules.can_check)
    return perform(
        request,
        ReasonForm(request.POST or None),
        actions.return_sheet,
        found,
        done=_("Đã trả lại biểu số liệu."),
        to=found.get_absolute_url(),
        then=found.of.get_absolute_url(),
        question=_("Trả lại biểu của %(unit)s?") % {"unit": found.unit},
        consequence=_("Số liệu của biểu không còn được cộng cho đến khi đơn vị nộp lại."),
        deed=_("Trả lại"),
        danger=True,
        **mark(found.of),
    )


def lock_sheet(request, pk):
    found = _judged(request, pk, rules.can_lock)
    return perform(
        request,
        Considered(request.POST or None),
        actions.lock_sheet,
        found,
        done=_("Đã chốt số liệu."),
        to=found.get_absolute_url(),
        question=_("Chốt số liệu của %(unit)s?") % {"unit": found.unit},
        consequence=_("Sau khi chốt chỉ đính chính từng số, kèm lý do; số cũ vẫn được giữ."),
        deed=_("Chốt số liệu"),
        **mark(found.of),
    )


def correct_figure(request, pk):
    figures = Observation.objects.readable_by(request.actor).select_related("indicator")
    figure = get_object_or_404(figures.distinct(), pk=pk)
    found = _sheet(request, figure.sheet_id)
    over = queries.over(found, request.actor.today)
    allow(rules.can_correct(request.actor, found, *over), rules.CORRECTOR)
    return perform(
        request,
        forms.CorrectForm(
            request.POST or None,
            initial={"value": rounded(figure.value, figure.indicator.decimals)},
        ),
        partial(actions.correct_figure, read=figure),
        found,
        figure.indicator,
        done=_("Đã đính chính."),
        to=found.get_absolute_url(),
        question=_("Đính chính: %(indicator)s") % {"indicator": figure.indicator},
        consequence=_("Số cũ, số mới, lý do và người đính chính đều được giữ."),
        deed=_("Đính chính"),
        **mark(found.of),
    )


def _judged(request, pk, permitted):
    found = _sheet(request, pk)
    allow(permitted(request.actor, found, *queries.over(found, request.actor.today)), rules.CHECKER)
    return found


def _sheet(request, pk):
    found = Sheet.objects.readable_by(request.actor).select_related(
        "of__field", "unit", "submitted_by__person", "verified_by__person"
    )
    return get_object_or_404(found.prefetch_related("of__owners").distinct(), pk=pk)
