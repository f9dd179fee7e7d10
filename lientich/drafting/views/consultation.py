"""Opinions of others on a version: the owners' pages of the asking."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.templatetags.lt import day
from lientich.core.text import EXERCISE_FILE_MARK, fold
from lientich.core.workbooks import workbook
from lientich.papers import to_docx

from .. import actions, forms, opinions, queries, rules
from ..models import Consultation, OpinionRemark
from ..official.summary import KIND, LETTERS, SHEET, Summary, paper_of_summary
from .finding import ask_of, mark, version_read
from .versions import DOCX


def consult(request, pk):
    by, version = request.actor, version_read(request, pk)
    draft = version.draft
    allow(rules.can_consult(by, queries.owners(draft)), rules.OFFICE_OF_IT)
    groups = queries.groups(draft, by.today)
    form = forms.ConsultForm(request.POST or None)
    form.among(queries.askable(draft, by.today), groups, by.today)
    if form.perform(actions.consult, version, by=by):
        count = form.result.asked.count()
        words = ngettext(
            "Đã gửi lấy ý kiến %(n)s tổ chức.", "Đã gửi lấy ý kiến %(n)s tổ chức.", count
        )
        messages.success(request, words % {"n": count})
        return redirect(form.result)
    context = {
        "draft": draft,
        "version": version,
        "form": form,
        "groups": opinions.choices(groups, form),
    }
    return render(request, "drafting/consult.html", context | mark(draft))


@require_safe
def consultation(request, pk):
    """Who was asked, who is silent or late, what was said and what became of it."""
    by, found = request.actor, _read(request, pk)
    draft = found.draft
    asked, told = queries.organisations_asked(found), queries.opinion_remarks(by, found)
    may_lead = rules.can_consult(by, queries.owners(draft))
    context = {
        "draft": draft,
        "consultation": found,
        "rows": [opinions.row(one, found, by.today) for one in asked],
        "remarks": [opinions.remark(one) for one in told],
        "numbers": opinions.numbers(asked, told, found, by.today),
        "open": queries.is_open(found),
        "can_lead": may_lead and queries.is_open(found),
        "can_decide": draft.state not in queries.ENDED
        and rules.can_draft(by, queries.owners(draft), draft.field_id),
    }
    return render(request, "drafting/consultation.html", context | mark(draft))


def remind(request, pk):
    found = _led(request, pk)
    form = forms.ActionForm(request.POST if request.method == "POST" else None)
    if form.perform(actions.remind, found, by=request.actor):
        words = (
            ngettext("Đã nhắc %(n)s tổ chức.", "Đã nhắc %(n)s tổ chức.", form.result)
            if form.result
            else _("Hôm nay đã nhắc mọi tổ chức chưa trả lời.")
        )
        messages.success(request, words % {"n": form.result})
        return redirect(found)
    silent = [str(one) for one in queries.organisations_asked(found) if not opinions.said(one)]
    return ask_of(
        request,
        form,
        found.draft,
        question=_("Nhắc các tổ chức chưa trả lời"),
        consequence=_("%(names)s. Mỗi tổ chức được nhắc mỗi ngày một lần, hiện ở Việc của tôi.")
        % {"names": ", ".join(silent)}
        if silent
        else _("Mọi tổ chức đã trả lời."),
        deed=_("Nhắc"),
        back=found.get_absolute_url(),
    )


def end_consultation(request, pk):
    found = _led(request, pk)
    form = forms.ActionForm(request.POST if request.method == "POST" else None)
    if form.perform(actions.end_consultation, found, by=request.actor):
        messages.success(request, _("Đã kết thúc lấy ý kiến."))
        return redirect(found)
    return ask_of(
        request,
        form,
        found.draft,
        question=_("Kết thúc lấy ý kiến về %(version)s") % {"version": found.version},
        consequence=_(
            "Không tổ chức nào trả lời được nữa. Tổ chức đã góp ý thấy góp ý của mình được tiếp "
            "thu, giải trình thế nào."
        ),
        deed=_("Kết thúc lấy ý kiến"),
        back=found.get_absolute_url(),
    )


def decide(request, pk):
    """What became of a remark, beside the paragraph it is about."""
    remarks = OpinionRemark.objects.readable_by(request.actor).filter(told_in__isnull=False)
    remarks = remarks.select_related("asked__consultation__draft", "organisation")
    said = get_object_or_404(remarks, pk=pk)
    asking = said.asked.consultation
    allow(
        rules.can_draft(request.actor, queries.owners(asking.draft), asking.draft.field_id),
        rules.DRAFTER_OF_IT,
    )
    given = {"decision": said.decision, "reason": said.reason}
    form = forms.DecideForm(request.POST or None, initial=given)
    if form.perform(actions.decide, said, by=request.actor):
        messages.success(request, _("Đã ghi việc tiếp thu, giải trình."))
        return redirect(f"{asking.get_absolute_url()}#r{said.pk}")
    return ask_of(
        request,
        form,
        asking.draft,
        question=_("Góp ý của %(organisation)s") % {"organisation": said.organisation},
        said=said,
        deed=_("Ghi"),
        back=f"{asking.get_absolute_url()}#r{said.pk}",
        template="drafting/decide.html",
    )


@require_safe
def summary_docx(request, pk):
    found = _read(request, pk)
    summary = _summary(request.actor, found)
    exercise = queries.is_exercise(found.draft)
    made = to_docx(paper_of_summary(summary, exercise=exercise))
    name = f"{EXERCISE_FILE_MARK if exercise else ''}{_named(found)}.docx"
    return HttpResponse(
        made,
        content_type=DOCX,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_safe
def summary_xlsx(request, pk):
    found = _read(request, pk)
    return workbook(
        f"{_named(found)}.xlsx",
        SHEET,
        _summary(request.actor, found).sheet,
        widths=LETTERS,
        exercise=queries.is_exercise(found.draft),
    )


def _summary(by, found):
    return Summary(
        found,
        queries.organisations_asked(found),
        queries.opinion_remarks(by, found),
        by.today,
    )


def _named(found):
    return slugify(fold(f"{KIND} {found.version} {day(found.due)}"))


def _read(request, pk):
    rows = Consultation.objects.readable_by(request.actor)
    rows = rows.select_related("draft__field", "version", "organisation", "person")
    return get_object_or_404(rows, pk=pk)


def _led(request, pk):
    found = _read(request, pk)
    allow(rules.can_consult(request.actor, queries.owners(found.draft)), rules.OFFICE_OF_IT)
    return found
