"""The register as a list: on pages, on paper, as tables to take away; what was asked, saved."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from lientich.core.tables import table
from lientich.core.templatetags.lt import day as shown
from lientich.core.workbooks import workbook

from .. import forms, queries, rules, saving
from ..models import SavedFilter

MOST_PRINTED = 1000
MOST_SHOWN = 160  # letters of a subject
WIDTHS = (24, 16, 12, 60, 36, 24)  # of the columns of a workbook


@require_safe
def index(request):
    """The register of what one may see, newest first."""
    by = request.actor
    form = _form(request)
    what = queries.listed(by, form.wanted)
    cursor = request.GET.get("cursor")
    page = queries.register(what, cursor)
    whole = cursor is None and page.older is None  # then the page itself says how many
    snippets = queries.snippets(what, page.rows)
    here, every = reverse("documents:index"), pgettext("list", "Toàn bộ sổ")
    context = saving.tabs(by, SavedFilter.REGISTER, form.given, here, every) | {
        "form": form,
        "kept": [] if form.opened else [one for one in form.given.items() if one[0] != "q"],
        "told": [one for one in form.told if one[0] != form["q"].label],
        "rows": [_row(one, snippets.get(one.pk)) for one in page.rows],
        "page": page,
        "count": len(page.rows) if whole else queries.count(what),
        "filtered": bool(form.wanted),
        "awaiting": form.wanted.get("awaiting"),
        "query": urlencode(form.given),
        "receives": rules.receives(by),
        "can_enter": rules.can_enter(by),
        "can_import": rules.can_import(by),
    }
    return render(request, "documents/index.html", context)


@require_safe
def printed(request):
    """The same on one page, for paper."""
    form = _form(request)
    found = list(queries.exported(queries.listed(request.actor, form.wanted))[: MOST_PRINTED + 1])
    context = {
        "rows": [_row(one) | {"subject": one.subject} for one in found[:MOST_PRINTED]],
        "more": len(found) > MOST_PRINTED,
        "most": MOST_PRINTED,
        "told": form.told,
        "back": f"{reverse('documents:index')}?{urlencode(form.given)}",
        "today": request.actor.today,
    }
    exercise = {"exercise": True} if queries.any_exercise(request.actor) else {}
    return render(request, "documents/printed.html", context | exercise)


@require_safe
def export(request):
    """The same as a table for a spreadsheet."""
    rows = ([*cells[:2], _day(cells[2]), *cells[3:]] for cells in _cells(request))
    exercise = queries.any_exercise(request.actor)
    return table("so-van-ban.csv", _head(), rows, exercise=exercise)


@require_safe
def export_workbook(request):
    """The same as a workbook."""
    return workbook(
        "so-van-ban.xlsx",
        _head(),
        _cells(request),
        widths=WIDTHS,
        exercise=queries.any_exercise(request.actor),
    )


def save_filter(request):
    asked, here = _form(request), reverse("documents:index")
    back = f"{here}?{urlencode(asked.given)}"
    return saving.save(request, SavedFilter.REGISTER, asked, here, back)


def remove_filter(request, pk):
    consequence = _("Văn bản trong sổ không thay đổi gì.")
    here = reverse("documents:index")
    return saving.remove(request, SavedFilter.REGISTER, pk, here, consequence)


def issuers_of(document):
    names = [str(body) for body in document.issuers.all()]
    return ", ".join(filter(None, [*names, document.issuer_text])) or "–"


def _form(request):
    form = forms.FilterForm(request.GET)
    if form.offers:
        form.among(queries.choices(request.actor))
    return form


def _row(document, snippet=None):
    url = document.get_absolute_url()
    return {
        "url": url,
        "code": document.code,
        "title": document.title,
        "shortened": _shortened(document.subject) if document.code else "",
        "date": shown(document.date),
        "kind": document.kind_told,
        "issuers": issuers_of(document),
        "field": str(document.field or "–"),
        "joint": document.joint,
        "snippet": snippet,
        "place": f"{url}?at={snippet.at}#at" if snippet else "",
    }


def _shortened(text):
    return text if len(text) <= MOST_SHOWN else Truncator(text).chars(MOST_SHOWN)


def _head():
    return [
        _("Số, ký hiệu"),
        _("Loại"),
        _("Ngày ban hành"),
        _("Trích yếu"),
        _("Cơ quan ban hành"),
        _("Mặt công tác"),
    ]


def _cells(request):
    found = queries.exported(queries.listed(request.actor, _form(request).wanted))
    return (_table_row(one) for one in found.iterator(chunk_size=500))


def _table_row(document):
    return [
        document.code,
        document.kind_told,
        document.date or "",
        document.subject,
        issuers_of(document),
        str(document.field or ""),
    ]


def _day(cell):
    return shown(cell) if cell else ""
