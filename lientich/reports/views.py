from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from lientich.conferences import queries as conferences
from lientich.conferences import rules
from lientich.core.access import allow
from lientich.core.text import EXERCISE_FILE_MARK, fold
from lientich.papers import to_docx, to_pdf

from . import places, queries, sheet
from .review import write

# Of what a figure's rows are, by the view of their pages; the others are documents.
ICONS = {
    "programmes:task": "list-checks",
    "programmes:assignment": "list-checks",
    "programmes:matters": "circle-alert",
    "conferences:detail": "gavel",
}
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def review(request, pk):
    conference, written = _written(request, pk)
    context = {"conference": conference, "sheet": sheet.of(written, conference.pk)}
    return render(request, "reports/review.html", context | _mark(written))


@require_safe
def figure(request, pk):
    """The rows that one figure of the report counts; `key` says which."""
    conference, written = _written(request, pk)
    key = request.GET.get("key")
    if key is None:
        return redirect("reports:review", pk)
    if key not in written.figures:
        raise Http404
    rows = [(row, ICONS.get(row.place.view, "file-text")) for row in written.figures[key]]
    told = places.told(written.paper, key)
    context = {"conference": conference, "rows": rows, "told": told, "key": key}
    return render(request, "reports/figure.html", context | _mark(written))


@require_safe
def pdf(request, pk):
    conference, written = _written(request, pk)
    return _file(to_pdf(written.paper), PDF, conference, "pdf", bool(written.paper.mark))


@require_safe
def docx(request, pk):
    conference, written = _written(request, pk)
    return _file(to_docx(written.paper), DOCX, conference, "docx", bool(written.paper.mark))


def _written(request, pk):
    conference = conferences.conference(request.actor, pk)
    if conference is None:
        raise Http404
    allow(rules.can_open_report(request.actor, conference.programme), rules.SIDE)
    return conference, write(queries.facts(request.actor, conference))


def _file(data, media_type, conference, ending, exercise):
    name = slugify(f"bao-cao-so-ket-{fold(conference.period)}")
    if exercise:
        name = EXERCISE_FILE_MARK + name
    return HttpResponse(
        data,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}.{ending}"'},
    )


def _mark(written):
    return {"exercise": True} if written.paper.mark else {}
