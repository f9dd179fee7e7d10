"""How two documents stand to each other: said, corrected, agreed to, taken back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lientich.core.access import allow
from lientich.core.asking import ask
from lientich.core.forms import ActionForm

from .. import actions, forms, queries, rules
from ..models import EFFECTS, Document, Relation
from .entries import get_document, mark


def relate(request, pk):
    """What the text cites, and a search by words; then how the two stand to each other."""
    by, document = request.actor, get_document(request, pk)
    allow(
        rules.can_read_out(by, queries.owners(document), document.field_id), rules.REGISTRAR_OF_IT
    )
    find = forms.FindForm(request.GET)
    words = find.cleaned_data["q"].strip() if find.is_valid() else ""
    found = queries.find(by, words) if words else Document.objects.none()
    found = found.exclude(pk=document.pk)
    form = forms.RelateForm(request.POST or None)
    form.fields["other"].queryset = Document.objects.visible_to(by)
    if form.perform(actions.relate, document, by=by):
        messages.success(request, _said(form.result))
        return redirect(document)
    chosen = Document.objects.filter(pk__in=_chosen(form))
    form.fields["other"].queryset = found or chosen  # what was looked for, not all there is
    context = {
        "form": form,
        "find": find,
        "words": words,
        "found": found or chosen,
        "offers": [] if words else queries.offered(by, document),
        "document": document,
    }
    return render(request, "documents/relate.html", context | mark(document))


def correct_relation(request, pk):
    document, one = _changeable(request, pk)
    again = _("Nếu đổi điều đã ghi, bên kia phải ghi nhận lại.")
    names = ("kind", "clause", "since", "wording")
    form = forms.CorrectRelationForm(
        request.POST or None, initial={name: getattr(one.relation, name) for name in names}
    )
    if form.perform(actions.correct_relation, one.relation, by=request.actor):
        messages.success(request, _said(form.result))
        return redirect(document)
    return ask(
        request,
        form,
        question=_("Sửa quan hệ với %(other)s") % {"other": one.other},
        consequence=again if len(one.owners) > 1 else "",
        deed=_("Ghi lại"),
        back=document.get_absolute_url(),
        **mark(document),
    )


def unrelate(request, pk):
    document, one = _changeable(request, pk)
    form = ActionForm(request.POST if request.method == "POST" else None)
    if form.perform(actions.unrelate, one.relation, by=request.actor):
        messages.success(request, _("Đã bỏ quan hệ giữa hai văn bản."))
        return redirect(document)
    return ask(
        request,
        form,
        question=_("Bỏ quan hệ với %(other)s?") % {"other": one.other},
        consequence=_("Chỉ bỏ khi ghi nhầm. Hai văn bản vẫn ở trong sổ; nhật ký giữ lại việc này."),
        deed=_("Bỏ quan hệ"),
        back=document.get_absolute_url(),
        danger=True,
        **mark(document),
    )


@require_POST
def agree_relation(request, pk):
    """For another owner of the changed document."""
    _document, one = _related(request, pk)
    allow(rules.can_agree(request.actor, one.relation, one.owners), rules.OFFICE_OF_OWNER)
    form = ActionForm(request.POST)
    if form.perform(actions.agree_relation, one.relation, by=request.actor):
        messages.success(request, _said(form.result))
    else:
        messages.error(request, " ".join(form.non_field_errors()))
    return redirect(one.other)


def _said(relation):
    if relation.kind in EFFECTS and not relation.in_effect:
        return _("Đã ghi. Có tác dụng khi mọi bên có văn bản kia cùng ghi nhận.")
    return _("Đã ghi quan hệ giữa hai văn bản.")


def _chosen(form):
    """The one document that a refused form speaks of."""
    other = form.cleaned_data.get("other") if form.is_bound else None
    return [other.pk] if other else []


def _related(request, pk):
    """A relation, on the page of the document that refers."""
    relation = get_object_or_404(Relation.objects.only("document"), pk=pk)
    by, document = request.actor, get_document(request, relation.document_id)
    for one in queries.relations(by, document, queries.beside(by, document)):
        if one.relation.pk == pk:
            return document, one
    raise Http404


def _changeable(request, pk):
    document, one = _related(request, pk)
    may = rules.can_change_relation(
        request.actor, one.relation, one.referring, one.owners, one.relation.document.field_id
    )
    allow(may, rules.CHANGER)
    return document, one
