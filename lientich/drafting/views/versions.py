from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.text import EXERCISE_FILE_MARK, fold
from lientich.documents import queries as books
from lientich.papers import to_docx, to_pdf

from .. import actions, forms, pages, queries, rules
from ..models import Remark
from ..official.changes import KIND, paper_of_changes
from ..official.papers import paper_of
from .finding import ask_of, draft_read, draft_written, mark, version_read

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def cut_version(request, pk):
    draft = draft_written(request, pk)
    form = forms.VersionForm(request.POST or None)
    if form.perform(actions.cut_version, draft, by=request.actor):
        messages.success(request, _("Đã lưu thành %(version)s.") % {"version": form.result})
        return redirect(form.result)
    return ask_of(
        request,
        form,
        draft,
        question=_("Lưu thành bản dự thảo mới"),
        consequence=_(
            "Bản lưu không sửa được nữa: để so sánh, góp ý và trình thông qua. Dự thảo vẫn "
            "soạn tiếp được."
        ),
        deed=_("Lưu thành bản"),
    )


@require_safe
def version(request, pk):
    by, version = request.actor, version_read(request, pk)
    draft = version.draft
    if not queries.is_readable(by, draft):  # granted this version alone, to give an opinion
        return redirect(queries.asked_about(by, version))
    remarks = queries.remarks(by, version)
    may_remark = rules.can_remark(by, queries.owners(draft), draft.field_id)
    address = reverse("drafting:remark", args=[version.pk]) if may_remark else ""
    context = {
        "draft": draft,
        "version": version,
        "sheet": pages.shown(version, queries.is_exercise(draft), remarks, address),
        "remarks": remarks,
        "earlier": queries.before(version),
        "can_put": draft.is_open
        and rules.can_put(by, queries.owners(draft))
        and queries.last_version(draft) == version,
        "can_remark": may_remark,
    }
    return render(request, "drafting/version.html", context | mark(draft))


@require_safe
def compare(request, pk):
    """Two versions beside each other, by word."""
    draft, form, before, after = _compared(request, pk)
    context = {
        "draft": draft,
        "form": form,
        "before": before,
        "after": after,
        "changes": pages.changed(before.text, after.text),
        "particulars": pages.particulars_changed(before, after),
        "asked_for": f"?before={before.number}&after={after.number}",
    }
    return render(request, "drafting/compare.html", context | mark(draft))


@require_safe
def changes_pdf(request, pk):
    return _changes(request, pk, to_pdf, PDF, "pdf")


@require_safe
def changes_docx(request, pk):
    return _changes(request, pk, to_docx, DOCX, "docx")


def _compared(request, pk):
    """The draft, the form that asks which, and the two versions: the last two, where none is
    asked for."""
    draft = draft_read(request, pk)
    of = {one.number: one for one in reversed(queries.versions(draft))}
    numbers = list(of)
    if len(numbers) < 2:
        raise Http404
    form = forms.CompareForm(request.GET or {"before": numbers[-2], "after": numbers[-1]})
    form.among(numbers)
    if not form.is_valid():
        raise Http404
    return draft, form, of[form.cleaned_data["before"]], of[form.cleaned_data["after"]]


@require_safe
def pdf(request, pk):
    return _file(request, pk, to_pdf, PDF, "pdf")


@require_safe
def docx(request, pk):
    return _file(request, pk, to_docx, DOCX, "docx")


def remark(request, pk):
    by, version = request.actor, version_read(request, pk)
    owners = queries.owners(version.draft)
    allow(rules.can_remark(by, owners, version.draft.field_id), rules.REMARKER)
    form = forms.RemarkForm(request.POST or None, initial={"place": request.GET.get("place")})
    if form.perform(actions.remark, version, by=by):
        messages.success(request, _("Đã ghi góp ý."))
        return redirect(f"{version.get_absolute_url()}#r{form.result.place}")
    place = request.POST.get("place") or request.GET.get("place") or ""
    quote = pages.quoted(version, place)
    return ask_of(
        request,
        form,
        version.draft,
        question=_("Góp ý cho đoạn %(place)s") % {"place": place},
        consequence=f"“{quote}”" if quote else "",
        deed=_("Gửi góp ý"),
        back=version.get_absolute_url(),
    )


def resolve_remark(request, pk):
    made = get_object_or_404(
        Remark.objects.readable_by(request.actor).select_related("version__draft"), pk=pk
    )
    draft = made.version.draft
    allow(rules.can_remark(request.actor, queries.owners(draft), draft.field_id), rules.REMARKER)
    form = forms.ResolveForm(request.POST if request.method == "POST" else None)
    if form.perform(actions.resolve_remark, made, by=request.actor):
        messages.success(request, _("Đã đánh dấu góp ý là xử lý xong."))
        return redirect(f"{made.version.get_absolute_url()}#r{made.place}")
    return ask_of(
        request,
        form,
        draft,
        question=_("Xử lý góp ý"),
        consequence=f"“{made.text}”",
        deed=_("Đã xử lý"),
        back=made.version.get_absolute_url(),
    )


def _changes(request, pk, made, media_type, ending):
    draft, _form, before, after = _compared(request, pk)
    exercise = queries.is_exercise(draft)
    with override("vi"):  # papers are in Vietnamese, whatever the screen speaks
        particulars = pages.particulars_changed(before, after)
    paper = paper_of_changes(before, after, particulars, exercise=exercise, on=request.actor.today)
    name = slugify(fold(f"{KIND} {draft.kind_name} {before.number} {after.number}"))
    return _given(made(paper), media_type, f"{name}.{ending}", exercise)


def _file(request, pk, made, media_type, ending):
    version = version_read(request, pk)
    exercise = queries.is_exercise(version.draft)
    name = slugify(fold(f"{version.draft.kind_name} {version}"))
    own = queries.is_readable(request.actor, version.draft)  # others do not learn how it stands
    draft = not (own and queries.is_agreed_on(version))
    held = None if draft else books.held_for(version.draft_id)
    number = held.text if held else ""
    paper = paper_of(version, exercise=exercise, draft=draft, number=number)
    return _given(made(paper), media_type, f"{name}.{ending}", exercise)


def _given(data, media_type, name, exercise):
    name = f"{EXERCISE_FILE_MARK if exercise else ''}{name}"
    return HttpResponse(
        data,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
