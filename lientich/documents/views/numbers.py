"""One number of an outgoing book, from being taken to what became of it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.asking import ask
from lientich.core.templatetags.lt import moment

from .. import actions, forms, queries, rules
from ..models import Number
from .books import TONES, get_series, mark

NOTED = ("signer", "recipients", "keeper", "copies", "note")


@require_safe
def number(request, pk):
    found = _get(request, pk)
    series = found.series
    seen = queries.seen_among(request.actor, [found])
    document = found.document if found.document_id in seen else None
    held = found.state == Number.State.RESERVED
    keeps = rules.can_keep_books(request.actor, series.body.organisation_id)
    context = {
        "number": found,
        "series": series,
        "code": queries.code_of(found, document),
        "document": document,
        "hidden": bool(found.document_id and not document),
        "tone": TONES.get(found.state, "ok"),
        "facts": _facts(found),
        "columns": [(forms.NoteForm.base_fields[n].label, getattr(found, n)) for n in NOTED],
        "can_keep": keeps,
        "can_void": keeps and held,
        "can_enter": keeps and held and found.origin == Number.Origin.TAKEN,
        "enter": f"{reverse('documents:register')}?number={found.pk}",
    }
    return render(request, "documents/number.html", context | mark(series))


def reserve_number(request, pk):
    series = _kept(request, pk)
    form = forms.ReserveForm(request.POST or None)
    if form.perform(actions.reserve_number, series, by=request.actor, by_hand=True):
        words = _("Đã lấy số %(number)s. Hãy ghi văn bản mang số này, hoặc bỏ số kèm lý do.")
        messages.success(request, words % {"number": form.result.text})
        return redirect(form.result)
    return ask(
        request,
        form,
        question=_("Lấy số: %(series)s") % {"series": series},
        consequence=_(
            "Số tiếp theo được giữ ngay. Số đã lấy chỉ có thể cấp cho văn bản hoặc bỏ kèm lý do."
        ),
        deed=_("Lấy số"),
        back=series.get_absolute_url(),
        **mark(series),
    )


def explain_gap(request, pk):
    series = _kept(request, pk)
    first, last = _range(request)
    form = forms.ReasonForm(request.POST or None)
    if form.perform(actions.explain_gap, series, by=request.actor, first=first, last=last):
        words = ngettext(
            "Đã giải trình %(n)s số trống.", "Đã giải trình %(n)s số trống.", form.result
        )
        messages.success(request, words % {"n": form.result})
        return redirect(series)
    return ask(
        request,
        form,
        question=_("Giải trình số trống %(numbers)s")
        % {"numbers": first if first == last else f"{first} – {last}"},
        consequence=_(
            "Số trống đứng trong sổ với lý do. Sau này tìm thấy văn bản thì ghi vào sổ như thường: "
            "văn bản thay cho lời giải trình."
        ),
        deed=_("Ghi lý do"),
        back=series.get_absolute_url(),
        **mark(series),
    )


def void_number(request, pk):
    found = _get(request, pk)
    allow(_keeps(request, found.series), rules.BOOKKEEPER)
    form = forms.ReasonForm(request.POST or None)
    if form.perform(actions.void_number, found, by=request.actor):
        messages.success(request, _("Đã bỏ số, lý do ghi trong sổ."))
        return redirect(found)
    return ask(
        request,
        form,
        question=_("Bỏ số %(number)s?") % {"number": queries.code_of(found, None)},
        consequence=_("Số này không cấp cho văn bản nào nữa. Sổ ghi lý do."),
        deed=_("Bỏ số"),
        back=found.get_absolute_url(),
        danger=True,
        **mark(found.series),
    )


def note_number(request, pk):
    found = _get(request, pk)
    allow(_keeps(request, found.series), rules.BOOKKEEPER)
    initial = {name: getattr(found, name) for name in NOTED}
    form = forms.NoteForm(request.POST or None, initial=initial)
    if form.perform(actions.note_number, found, by=request.actor):
        messages.success(request, _("Đã ghi vào sổ."))
        return redirect(found)
    return ask(
        request,
        form,
        question=_("Các cột của sổ, số %(number)s") % {"number": found.text},
        deed=_("Ghi"),
        back=found.get_absolute_url(),
        **mark(found.series),
    )


def _facts(found):
    settled = moment(found.settled_at) if found.settled_at else ""
    return [
        (_("Sổ"), str(found.series), found.series.get_absolute_url()),
        (_("Vào sổ bằng"), found.get_origin_display()),
        (_("Lúc"), moment(found.at)),
        (_("Giữ cho"), found.reserved_for),
        (_("Xong lúc"), settled),
        (_("Lý do bỏ"), found.reason if found.state == Number.State.VOID else ""),
    ]


def _range(request):
    """The gap that the page leads to; both its ends are named in the address."""
    try:
        return int(request.GET["first"]), int(request.GET["last"])
    except (KeyError, ValueError) as error:
        raise Http404 from error


def _get(request, pk):
    found = Number.objects.open_to(request.actor)
    related = found.select_related("series__body__organisation", "document")
    return get_object_or_404(related, pk=pk)


def _kept(request, pk):
    series = get_series(request, pk)
    allow(_keeps(request, series), rules.BOOKKEEPER)
    return series


def _keeps(request, series):
    return rules.can_keep_books(request.actor, series.body.organisation_id)
