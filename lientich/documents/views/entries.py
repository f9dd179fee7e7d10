from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.actor import SPECIALIST
from lientich.core.forms import ActionForm
from lientich.core.panels import margin_of
from lientich.core.templatetags.lt import day as shown

from .. import actions, forms, pages, queries, rules, storage
from ..models import Document
from .deliveries import came, mark, open_of, received_here, sent_from_here
from .listing import issuers_of
from .standing import lineage_of, place_in, standing_of


@require_safe
def detail(request, pk):
    by, document = request.actor, get_document(request, pk)
    found = queries.beside(by, document)
    around = queries.owners_around(found)
    owners = around[document.pk]
    context = {"document": document, "found": found}
    if any(one.exercise for one in owners.values()):
        context["exercise"] = True
    if not queries.is_readable(by, document):
        return render(request, "documents/title.html", context)
    number, all_parts = pages.part_of(document.text, request.GET.get("part"))
    place = pages.place_of(document.text, request.GET.get("at"))
    if place is not None:
        number = pages.part_with(place, document.text)
    start, end = all_parts[number - 1]
    relations = queries.relations(by, document, found)
    margin = margin_of("documents.text", document, by, found)
    paragraphs = pages.beside(
        pages.paragraphs(document.text, start, end, place), start, margin.notes
    )
    context |= {
        "facts": [
            *_facts(document, owners.values()),
            *_places(found),
            _source(document, relations),
        ],
        "blocks": pages.as_set(paragraphs) if found[queries.WRITTEN] else None,
        "paragraphs": paragraphs,
        "margin": margin,
        "number": number,
        "parts": range(1, len(all_parts) + 1),
        "statements": queries.statements(found),
        "standing": standing_of(request, document, relations),
        "lineage": lineage_of(by, document, relations),
        "activity": queries.activity(by, document, owners)
        if by.organisation_id in owners
        else None,
        "can_edit": rules.can_edit(by, owners),
        "seal": storage.seal(document.file) if document.file else None,
        "can_relate": rules.can_read_out(by, owners, document.field_id),
    }
    if by.organisation_id in owners:
        context |= sent_from_here(by, document, found) | {"can_send": rules.can_share(by, owners)}
    else:
        context |= received_here(request, document)
        context["facts"] += came(context.get("delivery"))
    return render(request, "documents/detail.html", context)


def register(request):
    by = request.actor
    allow(rules.can_enter(by), rules.REGISTRAR)
    form = forms.RegisterForm(request.POST or None, initial=_initial(request))
    form.today = by.today
    if by.role == SPECIALIST:
        form.within(by.hat.fields)
    if form.perform(actions.register, by=by):
        messages.success(request, _("Văn bản đã vào sổ."))
        return redirect(form.result)
    return render(
        request, "documents/register.html", {"form": form, "can_import": rules.can_import(by)}
    )


def edit(request, pk):
    document = get_document(request, pk)
    allow(rules.can_edit(request.actor, queries.owners(document)), rules.EDITOR)
    form = forms.EntryForm(request.POST or None, initial=forms.EntryForm.initial_of(document))
    form.today, form.keeps_the_day = request.actor.today, True
    if form.perform(actions.edit, document, by=request.actor):
        messages.success(request, _("Đã sửa thông tin trong sổ."))
        return redirect(document)
    context = {"form": form, "document": document, "other": _already_there(request.actor, form)}
    return render(request, "documents/edit.html", context | mark(document))


def withdraw(request, pk):
    document = get_document(request, pk)
    owners = queries.owners(document)
    allow(rules.can_read_out(request.actor, owners, document.field_id), rules.REGISTRAR_OF_IT)
    form = ActionForm(request.POST if request.method == "POST" else None)
    if form.perform(actions.withdraw, document, by=request.actor):
        messages.success(request, _("Văn bản đã rút khỏi sổ."))
        return redirect("documents:index")
    context = {"form": form, "document": document, "back": document.get_absolute_url()}
    return render(request, "documents/withdraw.html", context | {"danger": True} | mark(document))


@require_safe
def file(request, pk):
    """The original, as a file to save."""
    document = get_object_or_404(
        Document.objects.readable_by(request.actor).select_related("file"), pk=pk
    )
    if document.file is None:
        raise Http404
    open_of(request, document)
    return storage.download(
        document.file, document.file_name, exercise=queries.is_exercise(document)
    )


def _initial(request):
    """For a document that carries a number which the office took."""
    key = request.GET.get("number", "")
    number = queries.number_taken(request.actor, key)
    if number is None:
        return {}
    series = number.series
    return {
        "kind": series.kind or None,
        "number": number.text,
        "symbol": series.symbol,
        "date": request.actor.today,
        "issuers": series.body.name,
        "subject": number.reserved_for,
    }


def _already_there(by, form):
    """The entry that a corrected one would say again."""
    if not form.has_error(NON_FIELD_ERRORS, actions.ALREADY_THERE):
        return None
    told = ("kind", "number", "symbol", "date", "subject", "issuers", "issuer_text", "joint")
    return queries.find_same(by, own=True, **{name: form.cleaned_data[name] for name in told})


def get_document(request, pk):
    documents = Document.objects.visible_to(request.actor).select_related("file", "field")
    return get_object_or_404(queries.with_issuers(documents), pk=pk)


def _facts(document, owners):
    period = [str(year) for year in (document.period_from, document.period_to) if year]
    return [
        (_("Loại"), document.kind_told),
        (_("Số, ký hiệu"), document.code),
        (_("Ngày ban hành"), shown(document.date)),
        (_("Cơ quan ban hành"), issuers_of(document)),
        (_("Giai đoạn"), " – ".join(dict.fromkeys(period))),
        (_("Mặt công tác"), str(document.field or "")),
        (_("Thuộc sổ của"), ", ".join(map(str, owners))),
    ]


def _places(found):
    """Where it stands in the own house's books."""
    number, arrivals = queries.places(found)
    rows = [(_("Sổ văn bản đi"), str(number.series), number.get_absolute_url())] if number else []
    told = _("số đến %(n)s, năm %(year)s")
    for one in arrivals:
        words = told % {"n": one.text, "year": one.book.year}
        rows.append((_("Sổ văn bản đến"), words, one.get_absolute_url()))
    return rows


def _source(document, relations):
    """Where the entry was taken from: as it says, its own file, or a text that cites it."""
    cited = [one for one in relations if not one.refers]
    if document.source:
        return _("Nguồn"), document.source
    if document.file:
        return _("Nguồn"), document.file_name, reverse("documents:file", args=[document.pk])
    if cited and not document.text:
        other = cited[0].other
        return _("Nguồn"), other.title, place_in(other, cited[0].relation)
    return _("Nguồn"), ""
