"""Years of paper from a sheet: brought, looked at line by line, entered."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from lientich.core.access import allow
from lientich.core.asking import ask

from .. import filling, forms, queries, rules
from ..models import Sheet
from .books import get_series, mark

SHOWN = 200  # lines on a page
TONES = {"new": "info", "there": "", "wrong": "bad", "entered": "ok"}


def import_numbers(request, pk):
    series = get_series(request, pk)
    allow(rules.can_keep_books(request.actor, series.body.organisation_id), rules.BOOKKEEPER)
    question = _("Nhập từ bảng kê vào sổ: %(series)s") % {"series": series}
    back = series.get_absolute_url()
    return _bring(request, series, question, back, **mark(series))


def import_arrivals(request):
    by = request.actor
    allow(rules.can_keep_books(by, by.organisation_id), rules.BOOKKEEPER)
    question = _("Nhập từ bảng kê vào sổ văn bản đến")
    return _bring(request, None, question, reverse("documents:arrivals"))


@require_safe
def sheet(request, pk):
    """What becomes of each line, before it is written and after; refreshes while it is written."""
    found = _get(request, pk)
    lines = [_line(one, found) for one in queries.checked(found, request.actor)]
    wanted = request.GET.get("only", "")
    shown = [one for one in lines if not wanted or one["standing"] == wanted]
    page = Paginator(shown, SHOWN).get_page(request.GET.get("page"))
    counts = {name: sum(one["standing"] == name for one in lines) for name in TONES}
    context = {
        "sheet": found,
        "tabs": _tabs(counts, len(lines), wanted),
        "lines": page.object_list,
        "paged": page,
        "only": wanted,
        "counts": counts,
        "waits": found.state == Sheet.State.WAITING,
        "incoming": found.series_id is None,
        "book": found.series.get_absolute_url() if found.series else reverse("documents:arrivals"),
        "can_enter": rules.can_keep_books(request.actor, found.organisation_id) and counts["new"],
    }
    exercise = {"exercise": True} if found.organisation.exercise else {}
    return render(request, "documents/sheet.html", context | exercise)


@require_POST
def enter_sheet(request, pk):
    found = _get(request, pk)
    allow(rules.can_keep_books(request.actor, found.organisation_id), rules.BOOKKEEPER)
    done = filling.enter(found, by=request.actor)
    if done.state == Sheet.State.DONE:
        entered = sum(one["entered"] for one in done.results.values())
        words = ngettext("Đã ghi %(n)s dòng vào sổ.", "Đã ghi %(n)s dòng vào sổ.", entered)
        messages.success(request, words % {"n": entered})
    return redirect(found)


def _bring(request, series, question, back, **more):
    form = forms.SheetForm(request.POST or None, request.FILES or None)
    if form.perform(filling.bring, by=request.actor, series=series):
        return redirect(form.result)
    return ask(
        request,
        form,
        question=question,
        consequence=_(
            "Bước sau cho xem từng dòng: dòng mới, dòng đã có trong sổ, dòng sai. Chưa ghi gì "
            "trước khi đồng chí xem và bấm ghi. Nhập lại cùng bảng kê không ghi hai lần."
        ),
        deed=_("Xem bảng kê"),
        back=back,
        template="documents/import.html",
        **more,
    )


def _line(one, found):
    result = found.results.get(str(one.line))
    standing, words = one.standing, one.words
    if result and result["entered"]:
        standing, words = "entered", result["words"]
    elif result and standing == "new":
        standing, words = "wrong", result["words"]
    cells, outgoing = one.cells, found.series_id is not None
    return {
        "line": one.line,
        "number": cells.get("code" if outgoing else "number", ""),
        "day": cells.get("date" if outgoing else "arrived_on", ""),
        "sender": cells.get("sender", ""),
        "subject": cells.get("subject") or cells.get("note", ""),
        "scan": found.scans.get(one.scan, ""),
        "standing": standing,
        "label": _labels()[standing],
        "tone": TONES[standing],
        "words": words,
    }


def _labels():
    return {
        "new": _("Mới"),
        "there": _("Đã có"),
        "wrong": _("Sai"),
        "entered": _("Đã ghi"),
    }


def _tabs(counts, whole, wanted):
    every = {"url": "?", "label": _("Mọi dòng"), "count": whole, "current": not wanted}
    return [every] + [
        {"url": f"?only={name}", "label": label, "count": counts[name], "current": wanted == name}
        for name, label in _labels().items()
        if counts[name]
    ]


def _get(request, pk):
    found = Sheet.objects.open_to(request.actor)
    return get_object_or_404(found.select_related("organisation", "series__body"), pk=pk)
