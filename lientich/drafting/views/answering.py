"""Opinions of others on a version: the pages of an organisation that is asked."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.asking import ask

from .. import actions, forms, opinions, pages, queries, rules
from ..models import Asked, OpinionRemark
from .finding import mark


@require_safe
def opinions_asked(request):
    """What one's own house is asked, or was."""
    by = request.actor
    rows = [opinions.asked_row(one, by.today) for one in queries.asked_of(by)]
    return render(request, "drafting/asked_index.html", {"rows": rows})


@require_safe
def asked(request, pk):
    """The version as a paper, what is asked of it, and the answer as it stands."""
    by, found = request.actor, _asked(request, pk)
    asking = found.consultation
    opinion, remarks = queries.opinion_of(found), queries.own_remarks(found)
    may = opinion is None and queries.is_open(asking)
    may = may and rules.can_answer(by, found.organisation_id)
    exercise = queries.is_exercise(asking.draft)
    address = reverse("drafting:prepare_remark", args=[found.pk]) if may else ""
    context = {
        "asked": found,
        "draft": asking.draft,
        "consultation": asking,
        "sheet": pages.shown(asking.version, exercise, remarks, address),
        "opinion": opinion,
        "remarks": remarks,
        "stands": opinions.standing(found, opinion, by.today),
        "open": queries.is_open(asking),
        "can_answer": may,
        "exercise": exercise,
    }
    return render(request, "drafting/asked.html", context)


def prepare_remark(request, pk):
    found = _answered_by(request, pk)
    place = request.POST.get("place") or request.GET.get("place") or "0"
    form = forms.PrepareForm(request.POST or None, initial={"place": place})
    if form.perform(actions.prepare_remark, found, by=request.actor):
        messages.success(request, _("Đã ghi góp ý. Góp ý được gửi khi đơn vị trả lời."))
        return redirect(f"{found.get_absolute_url()}#p{form.result.place}")
    quote = pages.quoted(found.consultation.version, place)
    return _ask(
        request,
        form,
        found,
        question=_("Góp ý cho đoạn %(place)s") % {"place": place} if quote else _("Góp ý chung"),
        consequence=f"“{quote}”" if quote else "",
        deed=_("Ghi góp ý"),
    )


def drop_remark(request, pk):
    rows = OpinionRemark.objects.readable_by(request.actor).select_related("asked")
    said = get_object_or_404(rows, pk=pk)
    found = _answered_by(request, said.asked_id)
    form = forms.ActionForm(request.POST if request.method == "POST" else None)
    if form.perform(actions.drop_remark, said, by=request.actor):
        messages.success(request, _("Đã bỏ góp ý."))
        return redirect(found)
    return _ask(
        request,
        form,
        found,
        question=_("Bỏ góp ý này"),
        consequence=f"“{said.text}”",
        deed=_("Bỏ góp ý"),
        danger=True,
    )


def answer(request, pk):
    found = _answered_by(request, pk)
    remarks = queries.own_remarks(found)
    form = forms.AnswerForm(
        request.POST or None, initial={"stance": "remarks"} if remarks else None
    )
    if form.perform(actions.answer, found, by=request.actor):
        messages.success(request, _("Đã gửi ý kiến của đơn vị."))
        return redirect(found)
    return _ask(
        request,
        form,
        found,
        question=_("Trả lời lấy ý kiến về %(version)s") % {"version": found.consultation.version},
        consequence=opinions.sent_with(len(remarks)),
        deed=_("Gửi ý kiến"),
    )


def _ask(request, form, found, **words):
    draft = found.consultation.draft
    return ask(request, form, back=found.get_absolute_url(), **words, **mark(draft))


def _asked(request, pk):
    """For the people of the house that is asked; its owners read it on their own page."""
    by = request.actor
    rows = Asked.objects.readable_by(by).select_related(
        "organisation", "consultation__draft", "consultation__version", "consultation__organisation"
    )
    own = [hat.organisation_id for hat in by.hats]
    return get_object_or_404(rows, pk=pk, organisation__in=own)


def _answered_by(request, pk):
    found = _asked(request, pk)
    allow(rules.can_answer(request.actor, found.organisation_id), rules.ANSWERER)
    return found
