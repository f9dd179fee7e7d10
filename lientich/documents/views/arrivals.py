"""The incoming book: a year of it, and what becomes of one paper."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.asking import ask
from lientich.core.paging import MOST_COUNTED
from lientich.core.templatetags.lt import day as shown
from lientich.organisations.models import Body, Organisation
from lientich.organisations.queries import living

from .. import actions, forms, printed, queries, rules
from ..models import Arrival, ArrivalBook, Document, Master
from ..numbers import FIRST_YEAR
from .books import paper, sheet
from .deliveries import waiting_rows

MOST_LISTED = 20


@require_safe
def arrivals(request):
    """A year of the acting house's book, the last number first."""
    by = request.actor
    allow(rules.can_read_books(by), rules.BOOK_READER)
    books = {book.year: book for book in own_books(by)}
    form, year, wanted = _wanted(request, sorted({*books, by.today.year}, reverse=True))
    rows = queries.arrivals(by, year, **wanted)
    page = queries.page_of_arrivals(rows, request.GET.get("cursor"))
    keeps = rules.can_keep_books(by, by.organisation_id)
    book = books.get(year)
    address = request.GET.urlencode()
    context = {
        "form": form,
        "year": year,
        "rows": [_row(one, by.today) for one in page.rows],
        "page": page,
        "count": rows[: MOST_COUNTED + 1].count(),
        "filtered": any(wanted.values()),
        "waiting": _waiting(by) if keeps else [],
        "can_receive": keeps,
        "keeps": keeps and queries.keeps_arrivals(by.organisation_id, by.today),
        "to_enter": queries.to_enter(by)[:MOST_LISTED] if keeps else [],
        "gaps": queries.arrival_gaps(book)[:MOST_LISTED] if book else [],
        "can_keep": keeps,
        "keep": f"{reverse('documents:keep_arrivals')}?year={year}",
        "xlsx": f"{reverse('documents:arrivals_xlsx')}?{address}",
        "pdf": f"{reverse('documents:arrivals_pdf')}?{address}",
        "master": "" if book is None or book.master == Master.HERE else book.get_master_display(),
    }
    return render(request, "documents/arrivals.html", context)


@require_safe
def arrivals_pdf(request):
    with printed.in_vietnamese():
        table, house = _table(request)
        data = printed.to_pdf(table, by=request.actor, house=house)
    return paper(data, "so-van-ban-den", house)


@require_safe
def arrivals_xlsx(request):
    table, house = _table(request)
    return sheet(table, "so-van-ban-den", house)


@require_safe
def arrival(request, pk):
    found = _get(request, pk)
    document = found.document
    if document and not Document.objects.visible_to(request.actor).filter(pk=document.pk).exists():
        document = None
    keeps = rules.can_keep_books(request.actor, found.book.organisation_id)
    context = {
        "arrival": found,
        "document": document,
        "late": found.is_late(request.actor.today),
        "facts": _facts(found),
        "handed": _handed(found),
        "can_keep": keeps and not found.reason,
    }
    return render(request, "documents/arrival.html", context | mark(found))


def enter_arrival(request):
    by = request.actor
    allow(rules.can_keep_books(by, by.organisation_id), rules.BOOKKEEPER)
    form = forms.EnterForm(request.POST or None, initial=_initial(request))
    form.fields["document"].queryset = Document.objects.visible_to(by)
    if form.perform(actions.enter_arrival, by=by):
        number = form.result.text
        messages.success(request, _("Văn bản đến đã vào sổ, số đến %(n)s.") % {"n": number})
        return redirect(form.result)
    return ask(
        request,
        form,
        question=_("Vào sổ văn bản đến"),
        deed=_("Vào sổ"),
        back=reverse("documents:arrivals"),
    )


def edit_arrival(request, pk):
    found = _kept(request, pk)
    form = forms.ArrivalForm(request.POST or None, initial=forms.ArrivalForm.initial_of(found))
    if form.perform(actions.edit_arrival, found, by=request.actor):
        messages.success(request, _("Đã sửa trong sổ."))
        return redirect(found)
    return _ask(request, form, found, question=_("Sửa văn bản đến số %(n)s"), deed=_("Ghi"))


def instruct(request, pk):
    found = _kept(request, pk)
    initial = {
        "instruction": found.instruction,
        "instructed_by": found.instructed_by,
        "instructed_on": found.instructed_on or request.actor.today,
        "bodies": [one.pk for one in found.bodies.all()],
        "units": [one.pk for one in found.units.all()],
        "due": found.due,
    }
    form = forms.InstructForm(request.POST or None, initial=initial)
    today = request.actor.today
    house = found.book.organisation_id
    below = living(today).filter(affiliations__parent=house, affiliations__until=None).distinct()
    form.among(Body.objects.standing(today).filter(organisation=house), below)
    if form.perform(actions.instruct, found, by=request.actor):
        messages.success(request, _("Đã ghi bút phê và nơi nhận xử lý."))
        return redirect(found)
    question = _("Bút phê, chuyển xử lý văn bản đến số %(n)s")
    return _ask(request, form, found, question=question, deed=_("Ghi"))


def settle_arrival(request, pk):
    found = _kept(request, pk)
    initial = {"done_on": found.done_on or request.actor.today, "outcome": found.outcome}
    form = forms.SettleForm(request.POST or None, initial=initial)
    if form.perform(actions.settle_arrival, found, by=request.actor):
        messages.success(request, _("Đã ghi kết quả xử lý."))
        return redirect(found)
    question = _("Kết quả xử lý văn bản đến số %(n)s")
    return _ask(request, form, found, question=question, deed=_("Ghi"))


def void_arrival(request, pk):
    found = _kept(request, pk)
    form = forms.ReasonForm(request.POST or None)
    if form.perform(actions.void_arrival, found, by=request.actor):
        messages.success(request, _("Đã bỏ số đến, lý do ghi trong sổ."))
        return redirect(found)
    question = _("Bỏ số đến %(n)s?")
    return _ask(request, form, found, question=question, deed=_("Bỏ số"), danger=True)


def keep_arrivals(request):
    by = request.actor
    allow(rules.can_keep_books(by, by.organisation_id), rules.BOOKKEEPER)
    year = _year(request)
    book = ArrivalBook.objects.filter(organisation=by.organisation_id, year=year).first()
    initial = {"master": book.master if book else Master.HERE, "first": book.first if book else 1}
    form = forms.KeepForm(request.POST or None, initial=initial)
    back = f"{reverse('documents:arrivals')}?year={year}"
    if form.perform(actions.keep_arrivals, by=by, year=year):
        messages.success(request, _("Đã ghi cách cấp số của sổ."))
        return redirect(back)
    question = _("Sổ văn bản đến năm %(year)s: cách cấp số") % {"year": year}
    return ask(request, form, question=question, deed=_("Ghi"), back=back)


def own_books(by):
    """The incoming books of the acting house."""
    return ArrivalBook.objects.filter(organisation=by.organisation_id)


def mark(found):
    return {"exercise": True} if found.book.organisation.exercise else {}


def _ask(request, form, found, *, question, deed, danger=False):
    return ask(
        request,
        form,
        question=question % {"n": found.text},
        consequence=f"{found}: {found.subject}",
        deed=deed,
        back=found.get_absolute_url(),
        danger=danger,
        **mark(found),
    )


def _wanted(request, years):
    form = forms.YearForm(request.GET)
    form.among(years)
    given = form.cleaned_data if form.is_valid() else {}
    year = given.get("year") or request.actor.today.year
    return form, year, {"standing": given.get("standing", ""), "words": given.get("q", "").strip()}


def _table(request):
    """The same lines as the page, in the order in which they came."""
    by = request.actor
    allow(rules.can_read_books(by), rules.BOOK_READER)
    years = [book.year for book in own_books(by)]
    _form, year, wanted = _wanted(request, sorted({*years, by.today.year}))
    rows = queries.arrivals(by, year, **wanted).prefetch_related("bodies", "units")
    house = Organisation.objects.get(pk=by.organisation_id)
    return printed.incoming(rows.order_by("value", "suffix", "id"), year), house


def _year(request):
    try:
        year = int(request.GET.get("year", request.actor.today.year))
    except ValueError as error:
        raise BadRequest("year") from error
    if not FIRST_YEAR <= year <= request.actor.today.year:
        raise BadRequest("year")
    return year


def _initial(request):
    """From a document that was sent through this system, where the address names one."""
    by = request.actor
    form = forms.EnterForm({"document": request.GET.get("document")})
    form.fields["document"].queryset = queries.with_issuers(Document.objects.visible_to(by))
    form.is_valid()
    document = form.cleaned_data.get("document")
    if document is None:
        return {"arrived_on": by.today}
    told = queries.told_of(document, "")
    return {"document": document.pk, "arrived_on": by.today} | told


def _waiting(by):
    """What was sent through this system and is received with one gesture."""
    return waiting_rows(queries.with_documents(queries.to_receive(by))[:MOST_LISTED], by)


def _row(one, today):
    return {
        "url": one.get_absolute_url(),
        "number": one.text,
        "arrived": shown(one.arrived_on),
        "sender": one.sender,
        "title": str(one),
        "subject": one.subject,
        "handed": ", ".join(str(to) for to in [*one.bodies.all(), *one.units.all()]),
        "due": shown(one.due) if one.due else "",
        "standing": _standing(one, today),
    }


def _standing(one, today):
    """In words, and their tone."""
    if one.reason:
        return _("Số bỏ"), "bad"
    if one.done_on:
        return _("Đã xong"), "ok"
    return (_("Quá hạn"), "bad") if one.is_late(today) else ("", "")


def _facts(found):
    return [
        (_("Số đến"), found.text),
        (_("Ngày đến"), shown(found.arrived_on)),
        (_("Nơi gửi"), found.sender),
        (_("Số, ký hiệu"), found.code),
        (_("Ngày văn bản"), shown(found.date)),
        (_("Ghi chú"), found.note),
    ]


def _handed(found):
    return [
        (_("Người chỉ đạo"), found.instructed_by),
        (_("Ngày chỉ đạo"), shown(found.instructed_on)),
        (_("Chuyển tới"), ", ".join(str(to) for to in [*found.bodies.all(), *found.units.all()])),
        (_("Hạn xử lý"), shown(found.due)),
        (_("Xong ngày"), shown(found.done_on)),
        (_("Kết quả xử lý"), found.outcome),
    ]


def _get(request, pk):
    found = Arrival.objects.open_to(request.actor).select_related("book__organisation", "document")
    return get_object_or_404(found.prefetch_related("bodies", "units"), pk=pk)


def _kept(request, pk):
    found = _get(request, pk)
    house = found.book.organisation_id
    allow(rules.can_keep_books(request.actor, house), rules.BOOKKEEPER)
    return found
