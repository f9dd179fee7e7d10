"""The outgoing books: which there are, and what stands in each."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lientich.core.access import allow
from lientich.core.asking import ask
from lientich.core.paging import MOST_COUNTED
from lientich.core.templatetags.lt import day as shown
from lientich.core.text import EXERCISE_FILE_MARK, fold
from lientich.core.workbooks import workbook

from .. import actions, forms, printed, queries, rules
from ..models import Document, Kind, Master, Number, Series, Sheet

MOST_LISTED = 50  # beside a book
MOST_SHEETS = 5
LETTERS = 9  # of a column in a workbook, for a share of one on paper
TONES = {Number.State.RESERVED: "warn", Number.State.VOID: "bad"}


@require_safe
def books(request):
    """Outgoing and incoming books of the own house."""
    by = request.actor
    allow(rules.can_read_books(by), rules.BOOK_READER)
    keeps = rules.can_keep_books(by, by.organisation_id)
    context = {
        "groups": _by_issuer(queries.books(by)),
        "arrival_books": [_arrival_book(book) for book in queries.arrival_books(by)],
        "arrivals": reverse("documents:arrivals"),
        "sheets": Sheet.objects.open_to(by).order_by("-at")[:MOST_SHEETS] if keeps else [],
        "can_keep": keeps,
        "without": _without(queries.without_a_book(by)) if keeps else [],
    }
    return render(request, "documents/books.html", context)


@require_safe
def book(request, pk):
    by, series = request.actor, get_series(request, pk)
    page = queries.page_of_book(series, request.GET.get("cursor"))
    seen = queries.seen_among(by, page.rows)
    keeps = rules.can_keep_books(by, series.body.organisation_id)
    gaps = queries.gaps(series)
    context = {
        "series": series,
        "term": term(series),
        "facts": _facts(series),
        "rows": [_row(number, series, seen) for number in page.rows],
        "page": page,
        "count": series.numbers.all()[: MOST_COUNTED + 1].count(),
        "gaps": [_gap(series, low, high) for low, high in gaps[:MOST_LISTED]],
        "lacking": sum(high - low + 1 for low, high in gaps),
        "unplaced": queries.unplaced(series, by)[:MOST_LISTED],
        "joined": queries.under_a_partners_number(series, by)[:MOST_LISTED],
        "can_keep": keeps,
        "can_take": keeps and series.master == Master.HERE,
    }
    return render(request, "documents/book.html", context | mark(series))


@require_safe
def book_pdf(request, pk):
    series = get_series(request, pk)
    with printed.in_vietnamese():
        table = printed.outgoing(series, term(series), request.actor)
        data = printed.to_pdf(table, by=request.actor, house=series.body.organisation)
    return paper(data, f"so-van-ban-di-{fold(str(series))}", series.body.organisation)


@require_safe
def book_xlsx(request, pk):
    series = get_series(request, pk)
    table = printed.outgoing(series, term(series), request.actor)
    return sheet(table, f"so-van-ban-di-{fold(str(series))}", series.body.organisation)


def open_series(request):
    by = request.actor
    allow(rules.can_keep_books(by, by.organisation_id), rules.BOOKKEEPER)
    asked = {name: request.GET[name] for name in ("body", "kind", "since") if name in request.GET}
    form = forms.OpenForm(request.POST or None, initial=asked)
    form.of(by.organisation_id, by.today)
    if form.perform(_open, by=by):
        messages.success(
            request,
            _("Đã mở sổ. Văn bản đã có trong hệ thống đứng vào số của nó: %(n)s.")
            % {"n": form.result.numbers.count()},
        )
        return redirect(form.result)
    return ask(
        request,
        form,
        question=_("Mở sổ văn bản đi"),
        consequence=_(
            "Mỗi cơ quan ban hành, mỗi loại văn bản và mỗi nhiệm kỳ có một dãy số. Văn bản liên "
            "tịch lấy số ở sổ của bên chủ trì."
        ),
        deed=_("Mở sổ"),
        back=reverse("documents:books"),
    )


def edit_series(request, pk):
    series = get_series(request, pk)
    allow(rules.can_keep_books(request.actor, series.body.organisation_id), rules.BOOKKEEPER)
    form = forms.SeriesForm(request.POST or None, initial=forms.SeriesForm.initial_of(series))
    if form.perform(actions.edit_series, series, by=request.actor):
        messages.success(request, _("Đã sửa sổ."))
        return redirect(series)
    return ask(
        request,
        form,
        question=_("Sửa sổ: %(series)s") % {"series": series},
        deed=_("Ghi"),
        back=series.get_absolute_url(),
        **mark(series),
    )


@require_POST
def place(request, pk):
    """A document that stands beside its book takes its place in it."""
    document = get_object_or_404(Document.objects.visible_to(request.actor), pk=pk)
    try:
        number = actions.place(document, by=request.actor)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(document)
    messages.success(request, _("Văn bản đã vào sổ, số %(n)s.") % {"n": number.text})
    return redirect(number.series)


def get_series(request, pk):
    found = Series.objects.open_to(request.actor).select_related("body__organisation")
    return get_object_or_404(found, pk=pk)


def mark(series):
    return {"exercise": True} if series.body.organisation.exercise else {}


def paper(data, name, organisation):
    """The bytes of a printed book as a file to save."""
    name = slugify(name)
    name = EXERCISE_FILE_MARK + name if organisation.exercise else name
    return HttpResponse(
        data,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}.pdf"'},
    )


def sheet(table, name, organisation):
    """A book as a workbook."""
    widths = [int(width * LETTERS) for width in table.widths]
    return workbook(
        f"{slugify(name)}.xlsx",
        table.head,
        table.rows,
        widths=widths,
        exercise=organisation.exercise,
    )


def term(series):
    if series.until:
        days = {"since": shown(series.since), "until": shown(series.until)}
        return _("từ %(since)s đến trước %(until)s") % days
    return _("từ %(since)s") % {"since": shown(series.since)}


def _open(*, body, by, **given):
    return actions.open_series(body, by=by, **given)


def _by_issuer(found):
    groups = {}
    for series in found:
        groups.setdefault(series.body, []).append(_book(series))
    return list(groups.items())


def _book(series):
    following = max(series.first, (series.highest or 0) + 1)
    lacking = following - series.first - series.there
    here = series.master == Master.HERE
    return {
        "url": series.get_absolute_url(),
        "kind": series.get_kind_display() if series.kind else _("Mọi loại văn bản"),
        "term": term(series),
        "next": str(following).zfill(series.padding) if here else _("do nơi khác cấp"),
        "held": series.held,
        "lacking": lacking,
    }


def _arrival_book(book):
    return {
        "url": f"{reverse('documents:arrivals')}?year={book.year}",
        "name": str(book),
        "organisation": book.organisation,
        "count": book.count,
        "open": book.open,
        "late": book.late,
    }


def _known(one):
    """What a new book is opened with."""
    return {"body": one.body_id, "kind": one.kind, "since": one.first.isoformat()}


def _without(found):
    opens = reverse("documents:open_series")
    return [
        {
            "words": f"{Kind(one.kind).label}, {one.body}",
            "count": one.count,
            "days": " – ".join(dict.fromkeys((shown(one.first), shown(one.last)))),
            "url": f"{opens}?{urlencode(_known(one))}",
        }
        for one in found
    ]


def _facts(series):
    here = series.master == Master.HERE
    following = str(queries.next_value(series)).zfill(series.padding)
    return [
        (_("Số tiếp theo"), following if here else _("do nơi khác cấp")),
        (_("Cơ quan ban hành"), str(series.body)),
        (_("Nhiệm kỳ"), term(series)),
        (_("Ký hiệu"), series.symbol),
        (_("Nơi cấp số"), series.get_master_display()),
        (_("Cấp số"), series.get_timing_display() if here else ""),
    ]


def _gap(series, low, high):
    words = str(low) if low == high else f"{low} – {high}"
    explain = reverse("documents:explain_gap", args=[series.pk])
    return {"words": words, "url": f"{explain}?first={low}&last={high}"}


def _row(number, series, seen):
    document = number.document if number.document_id in seen else None
    number.series = series  # known already: its text is written as the series says
    return {
        "url": number.get_absolute_url(),
        "code": queries.code_of(number, document),
        "date": shown(document.date) if document else "–",
        "document": document,
        "joint": document.joint if document else False,
        "kind": document.get_kind_display() if document else "",
        "words": _words(number, document),
        "state": _state(number),
        "tone": TONES.get(number.state, "") if number.origin != Number.Origin.EXPLAINED else "",
        "recipients": number.recipients,
    }


def _state(number):
    """Where a number is no document's: that it is held, void, or was missing and is explained."""
    if number.document_id:
        return ""
    if number.origin == Number.Origin.EXPLAINED:
        return _("Đã giải trình")
    return number.get_state_display()


def _words(number, document):
    if document:
        return document.subject or document.title
    if number.document_id:
        return _("Văn bản thuộc diện hạn chế đọc")
    return number.reason or number.reserved_for
