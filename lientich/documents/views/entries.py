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
from lientich.core.templatetags.lt import day as shown

from .. import actions, forms, pages, queries, rules, storage
from ..models import Document, Relation
from .deliveries import came, mark, open_of, received_here, sent_from_here
from .listing import issuers_of


@require_safe
def detail(request, pk):
    by, document = request.actor, _get(request, pk)
    context = {"document": document} | mark(document)
    if not queries.is_readable(by, document):
        return render(request, "documents/title.html", context)
    owners = queries.owners(document)
    number, all_parts = pages.part_of(document.text, request.GET.get("part"))
    place = pages.place_of(document.text, request.GET.get("at"))
    if place is not None:
        number = pages.part_with(place, document.text)
    start, end = all_parts[number - 1]
    relations = queries.relations(by, document)
    context |= {
        "facts": [*_facts(document), *_places(by, document), _source(document, relations)],
        "paragraphs": pages.paragraphs(document.text, start, end, place),
        "number": number,
        "parts": range(1, len(all_parts) + 1),
        "statements": document.statements.select_related("field"),
        "relations": _relations(document, relations),
        "activity": queries.activity(by, document) if by.organisation_id in owners else None,
        "can_edit": rules.can_edit(by, owners),
        "seal": storage.seal(document.file) if document.file else None,
        "can_relate": rules.can_read_out(by, owners, document.field_id),
    }
    if by.organisation_id in owners:
        context |= sent_from_here(by, document) | {"can_send": rules.can_share(by, owners)}
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
    document = _get(request, pk)
    allow(rules.can_edit(request.actor, queries.owners(document)), rules.EDITOR)
    form = forms.EntryForm(request.POST or None, initial=forms.EntryForm.initial_of(document))
    form.today, form.keeps_the_day = request.actor.today, True
    if form.perform(actions.edit, document, by=request.actor):
        messages.success(request, _("Đã sửa thông tin trong sổ."))
        return redirect(document)
    context = {"form": form, "document": document, "other": _already_there(request.actor, form)}
    return render(request, "documents/edit.html", context | mark(document))


def relate(request, pk):
    """Find the other document by its words, then say how the two stand to each other."""
    by, document = request.actor, _get(request, pk)
    allow(
        rules.can_read_out(by, queries.owners(document), document.field_id), rules.REGISTRAR_OF_IT
    )
    find = forms.FindForm(request.GET)
    words = find.cleaned_data["q"].strip() if find.is_valid() else ""
    found = queries.find(by, words) if words else Document.objects.none()
    form = forms.RelateForm(request.POST or None)
    form.fields["other"].queryset = Document.objects.visible_to(by)
    if form.perform(actions.relate, document, by=by):
        messages.success(request, _("Đã ghi quan hệ giữa hai văn bản."))
        return redirect(document)
    form.fields["other"].queryset = found  # the page offers what was looked for, not all there is
    context = {"form": form, "find": find, "words": words, "found": found, "document": document}
    return render(request, "documents/relate.html", context | mark(document))


def withdraw(request, pk):
    document = _get(request, pk)
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


def _get(request, pk):
    documents = Document.objects.visible_to(request.actor).select_related("file", "field")
    return get_object_or_404(queries.with_issuers(documents), pk=pk)


def _facts(document):
    period = [str(year) for year in (document.period_from, document.period_to) if year]
    valid = [_("từ %(day)s") % {"day": shown(document.valid_from)}] if document.valid_from else []
    if document.in_force_until:
        valid.append(_("hết hiệu lực từ %(day)s") % {"day": shown(document.in_force_until)})
    return [
        (_("Loại"), document.kind_told),
        (_("Số, ký hiệu"), document.code),
        (_("Ngày ban hành"), shown(document.date)),
        (_("Cơ quan ban hành"), issuers_of(document)),
        (_("Giai đoạn"), " – ".join(dict.fromkeys(period))),
        (_("Hiệu lực"), ", ".join(valid) or (_("từ ngày ban hành") if document.date else "")),
        (_("Mặt công tác"), str(document.field or "")),
        (_("Thuộc sổ của"), ", ".join(str(one) for one in document.owners.all())),
    ]


def _places(by, document):
    """Where it stands in the own house's books."""
    number, arrivals = queries.places(by, document)
    rows = [(_("Sổ văn bản đi"), str(number.series), number.get_absolute_url())] if number else []
    told = _("số đến %(n)s, năm %(year)s")
    for one in arrivals:
        words = told % {"n": one.text, "year": one.book.year}
        rows.append((_("Sổ văn bản đến"), words, one.get_absolute_url()))
    return rows


def _source(document, relations):
    """Where the entry was taken from: as it says, its own file, or a text that cites it."""
    cited = [(row, other) for row, other, refers in relations if not refers]
    if document.source:
        return _("Nguồn"), document.source
    if document.file:
        return _("Nguồn"), document.file_name, reverse("documents:file", args=[document.pk])
    if cited and not document.text:
        row, other = cited[0]
        return _("Nguồn"), other.title, _place_in(other, row)
    return _("Nguồn"), ""


def _place_in(document, relation):
    """The page of a document, at the place where it says how it stands to another."""
    place = "" if relation.start is None else f"?at={relation.start}#at"
    return f"{document.get_absolute_url()}{place}"


def _relations(document, relations):
    """Prepared for the page, by what the relation says, this one's own first."""
    said = {
        Relation.Kind.BASED_ON: (_("Căn cứ"), _("Là căn cứ của")),
        Relation.Kind.IMPLEMENTS: (_("Thực hiện"), _("Được thực hiện bởi")),
        Relation.Kind.AMENDS: (_("Sửa đổi, bổ sung"), _("Được sửa đổi, bổ sung bởi")),
        Relation.Kind.REPLACES: (_("Thay thế"), _("Được thay thế bởi")),
        Relation.Kind.REPEALS: (_("Bãi bỏ"), _("Bị bãi bỏ bởi")),
        Relation.Kind.CITES: (_("Dẫn chiếu"), _("Được dẫn chiếu trong")),
    }
    grouped = {}
    for relation, other, refers in relations:
        words = said[relation.kind][0 if refers else 1]
        url = other.get_absolute_url() if refers else _place_in(other, relation)
        grouped.setdefault((not refers, words), []).append((other, url))
    return [(words, others) for (_back, words), others in sorted(grouped.items(), key=_first)]


def _first(item):
    return item[0][0]
