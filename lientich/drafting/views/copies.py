"""Copies and extracts: made by an office, read by whom they were made for."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import Truncator, slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.text import EXERCISE_FILE_MARK, fold
from lientich.documents import queries as documents
from lientich.documents import storage
from lientich.documents.models import Document
from lientich.organisations.models import Body
from lientich.papers import Form, sheet, to_docx, to_pdf

from .. import actions, forms, queries, rules
from ..models import Copy
from ..official.capacities import usual
from ..official.checking import check_of
from ..official.copies import paper_of_copy
from .versions import DOCX, PDF

SHOWN = 200  # letters of a paragraph, where it is chosen


@require_safe
def copies(request):
    """Made by the own house and sent to it."""
    return render(request, "drafting/copies.html", {"copies": queries.copies(request.actor)})


def make_copy(request, pk):
    by = request.actor
    document = get_object_or_404(Document.objects.readable_by(by), pk=pk)
    allow(rules.can_copy(by, documents.owners(document)), rules.COPIER)
    bodies = queries.own_bodies(by)
    authority, post = usual(Body.Kind.OFFICE, Form.PARTY)
    initial = {"body": bodies.filter(kind=Body.Kind.OFFICE).first()}
    initial |= {"authority": authority, "post": post}
    initial["place"] = queries.original(document)["place"]
    form = forms.CopyForm(request.POST or None, initial=initial)
    form.of(
        [Truncator(line).chars(SHOWN) for line in queries.paragraphs(document)],
        bodies,
        queries.people_of(by.organisation_id, by.today),
        queries.sendable(by),
    )
    if form.perform(actions.make_copy, document, by=by):
        messages.success(request, _("Đã lập %(copy)s.") % {"copy": form.result})
        return redirect(form.result)
    context = {"form": form, "document": document, "alone": queries.is_copied_as_file(document)}
    exercise = documents.is_exercise(document)
    return render(request, "drafting/make_copy.html", context | {"exercise": exercise})


@require_safe
def copy(request, pk):
    made, paper = _read(request, pk)
    visible = Document.objects.visible_to(request.actor).filter(pk=made.document_id).first()
    context = {
        "copy": made,
        "sheet": sheet.of(paper),
        "document": visible,
        "facts": _facts(made),
        "exercise": queries.is_exercise_copy(made),
    }
    return render(request, "drafting/copy.html", context)


@require_safe
def pdf(request, pk):
    return _file(request, pk, to_pdf, PDF, "pdf")


@require_safe
def docx(request, pk):
    return _file(request, pk, to_docx, DOCX, "docx")


@require_safe
def file(request, pk):
    """What a copy of the file itself is a copy of."""
    made, _paper = _read(request, pk)
    stored = made.document.file
    told = made.content["file"]
    if told is None or stored is None or stored.sha256 != told["sha256"]:
        raise Http404
    return storage.download(stored, told["name"], exercise=queries.is_exercise_copy(made))


def _read(request, pk):
    found = Copy.objects.readable_by(request.actor).select_related("document__file", "organisation")
    made = get_object_or_404(found.prefetch_related("sent__organisation"), pk=pk)
    exercise = queries.is_exercise_copy(made)
    return made, paper_of_copy(made.content, exercise=exercise, check=check_of(made.digest))


def _file(request, pk, write, media_type, ending):
    made, paper = _read(request, pk)
    name = slugify(fold(f"{made} {made.on:%Y}"))
    if queries.is_exercise_copy(made):
        name = EXERCISE_FILE_MARK + name
    return HttpResponse(
        write(paper),
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}.{ending}"'},
    )


def _facts(made):
    original, copied = made.content["original"], made.content["copy"]
    return [
        (_("Hình thức sao"), made.get_kind_display()),
        (_("Số bản sao"), made.code),
        (_("Văn bản được sao"), f"{original['kind']} {original['number']}"),
        (_("Người ký bản sao"), f"{copied['post']} {copied['signer_name']}"),
        (_("Sao gửi"), ", ".join(str(one.organisation) for one in made.sent.all())),
    ]
