from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.asking import ask, perform
from lientich.core.forms import ActionForm
from lientich.core.templatetags.lt import day
from lientich.core.workdays import public_holidays

from .. import actions, forms, queries, rules
from ..models import SwappedDay


@require_safe
def index(request):
    """The public holidays of a year, and what was decided otherwise."""
    this_year = request.actor.today.year
    form = forms.YearForm(request.GET)
    year = form.cleaned_data["year"] if form.is_valid() else this_year
    context = {
        "year": year,
        "tabs": [
            {"url": f"?year={one}", "label": str(one), "current": one == year}
            for one in range(this_year - 1, this_year + 2)
        ],
        "holidays": public_holidays(year),
        "swapped": queries.swapped_days(year),
        "can_swap": rules.can_swap_days(request.actor),
    }
    return render(request, "organisations/days.html", context)


def swap_day(request):
    allow(rules.can_swap_days(request.actor), rules.ADMINISTRATOR_ONLY)
    form = forms.SwapDayForm(request.POST or None)
    if form.perform(actions.swap_day, by=request.actor):
        messages.success(request, _("Đã ghi ngày hoán đổi."))
        return redirect(f"{reverse('organisations:days')}?year={form.result.day.year}")
    return ask(
        request,
        form,
        question=_("Ghi ngày nghỉ, ngày làm bù"),
        consequence=_("Lịch làm việc dùng chung cho mọi tổ chức: lời nhắc việc theo lịch này."),
        deed=_("Ghi"),
        back=reverse("organisations:days"),
    )


def restore_day(request, pk):
    swapped = get_object_or_404(SwappedDay, pk=pk)
    allow(rules.can_swap_days(request.actor), rules.ADMINISTRATOR_ONLY)
    return perform(
        request,
        ActionForm(request.POST if request.method == "POST" else None),
        actions.restore_day,
        swapped,
        to=f"{reverse('organisations:days')}?year={swapped.day.year}",
        done=_("Ngày này lại theo lịch thường."),
        question=_("Bỏ ngày hoán đổi %(day)s?") % {"day": day(swapped.day)},
        deed=_("Bỏ"),
    )
