from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.asking import ask
from lientich.documents.models import Document
from lientich.programmes.forms import Considered, ReasonForm
from lientich.programmes.models import Programme
from lientich.programmes.queries import pages

from . import actions, forms, queries, rules
from .models import Conclusion, Paper


@require_safe
def index(request):
    by = request.actor
    callable_in = [
        one
        for one in pages.programmes_of(by)
        if rules.can_keep(by, one) and one.state == Programme.State.RUNNING
    ]
    conferences = queries.conferences(by)
    latest = queries.latest_held(conferences, by.today)
    shown = [
        (one, rules.can_open_report(by, one.programme), _stands(one, latest, by.today))
        for one in conferences
    ]
    context = {"conferences": shown, "callable_in": callable_in}
    return render(request, "conferences/index.html", context)


@require_safe
def detail(request, pk):
    by, conference = request.actor, _conference(request, pk)
    earlier = queries.before(by, conference)
    context = {
        "conference": conference,
        "papers": queries.papers(by, conference),
        "told_in": queries.told_in(by, conference),
        "conclusions": queries.conclusions(by, conference),
        "followed": queries.followed(by, conference),
        "earlier": earlier,
        "earlier_followed": queries.followed(by, earlier) if earlier else None,
        "can_keep": rules.can_keep(by, conference.programme),
        "sides": pages.coloured_sides(conference.programme),
    }
    return render(request, "conferences/detail.html", context | pages.mark(conference.programme))


def call_conference(request, pk):
    by = request.actor
    programme = pages.programme(by, pk)
    if programme is None:
        raise Http404
    allow(rules.can_keep(by, programme), rules.SIDE)
    form = forms.CallForm(request.POST or None)
    form.of(programme, by.today)
    form.among(queries.chairs_offered(programme, by.today))
    if form.perform(actions.call_conference, programme, by=by):
        messages.success(request, _("Đã lập hội nghị."))
        return redirect(form.result)
    return ask(
        request,
        form,
        question=_("Lập hội nghị của %(programme)s") % {"programme": programme},
        consequence=_("Văn phòng và lãnh đạo các bên đều thấy hội nghị này."),
        deed=_("Lập hội nghị"),
        back=reverse("conferences:index"),
        **pages.mark(programme),
    )


def edit_conference(request, pk):
    conference = _kept(request, pk)
    chairs = [one.person_id for one in conference.chairing.all()]
    form = forms.HeldForm(
        request.POST or None,
        initial={"held_on": conference.held_on, "place": conference.place, "chairs": chairs},
    )
    day = conference.held_on or request.actor.today
    form.among(queries.chairs_offered(conference.programme, day))
    if form.perform(actions.edit_conference, conference, by=request.actor):
        messages.success(request, _("Đã ghi hội nghị."))
        return redirect(conference)
    return ask(
        request,
        form,
        question=str(conference),
        deed=_("Ghi"),
        back=conference.get_absolute_url(),
        **pages.mark(conference.programme),
    )


def add_paper(request, pk):
    conference = _kept(request, pk)
    form = forms.PaperForm(request.POST or None)
    documents = Document.objects.visible_to(request.actor).exclude(conferences=conference)
    form.fields["document"].queryset = documents
    if form.perform(actions.add_paper, conference, by=request.actor):
        messages.success(request, _("Đã thêm văn bản của hội nghị."))
        return redirect(conference)
    form.fields["document"].queryset = pages.newest(documents)[: queries.MOST_OFFERED]
    return ask(
        request,
        form,
        question=_("Thêm văn bản của hội nghị"),
        consequence=_("Nhiệm vụ giao từ văn bản này được coi là nhiệm vụ từ hội nghị."),
        deed=_("Thêm văn bản"),
        back=conference.get_absolute_url(),
        **pages.mark(conference.programme),
    )


def remove_paper(request, pk):
    papers = Paper.objects.visible_to(request.actor).filter(
        document__in=Document.objects.visible_to(request.actor)
    )
    paper = get_object_or_404(papers.select_related("conference__programme", "document"), pk=pk)
    conference = paper.conference
    allow(rules.can_keep(request.actor, conference.programme), rules.SIDE)
    form = Considered(request.POST or None)
    if form.perform(actions.remove_paper, paper, by=request.actor):
        messages.success(request, _("Đã gỡ văn bản khỏi hội nghị."))
        return redirect(conference)
    return ask(
        request,
        form,
        question=_("Gỡ %(document)s khỏi hội nghị?") % {"document": paper.document},
        consequence=_("Văn bản vẫn còn trong sổ văn bản."),
        deed=_("Gỡ văn bản"),
        back=conference.get_absolute_url(),
        **pages.mark(conference.programme),
    )


def conclude(request, pk):
    conference = _kept(request, pk)
    form = forms.ConclusionForm(request.POST or None)
    if form.perform(actions.conclude, conference, by=request.actor):
        messages.success(request, _("Đã ghi kết luận."))
        return redirect(conference)
    return ask(
        request,
        form,
        question=_("Ghi kết luận, chỉ đạo của hội nghị"),
        consequence=_("Các bên đều đọc được. Từ kết luận lập được nhiệm vụ dự thảo."),
        deed=_("Ghi kết luận"),
        back=conference.get_absolute_url(),
        **pages.mark(conference.programme),
    )


def draft_from(request, pk):
    conclusion = _conclusion(request, pk)
    conference = conclusion.conference
    form = forms.DraftForm(request.POST or None)
    form.fields["programme"].queryset = queries.next_programmes(request.actor, conference)
    if form.perform(actions.draft_from, conclusion, by=request.actor):
        messages.success(request, _("Đã lập nhiệm vụ dự thảo."))
        return redirect(form.result)
    return ask(
        request,
        form,
        template="conferences/draft_from.html",
        conclusion=conclusion,
        question=_("Lập nhiệm vụ từ kết luận này?"),
        consequence=conclusion.text,
        deed=_("Lập nhiệm vụ dự thảo"),
        back=conference.get_absolute_url(),
        **pages.mark(conference.programme),
    )


def need_no_task(request, pk):
    conclusion = _conclusion(request, pk)
    conference = conclusion.conference
    form = ReasonForm(request.POST or None)
    if form.perform(actions.need_no_task, conclusion, by=request.actor):
        messages.success(request, _("Đã ghi: kết luận này không cần giao việc."))
        return redirect(conference)
    return ask(
        request,
        form,
        question=_("Kết luận này không cần giao việc?"),
        consequence=conclusion.text,
        deed=_("Không cần giao việc"),
        back=conference.get_absolute_url(),
        **pages.mark(conference.programme),
    )


def need_a_task_again(request, pk):
    conclusion = _conclusion(request, pk)
    conference = conclusion.conference
    form = Considered(request.POST or None)
    if form.perform(actions.need_a_task_again, conclusion, by=request.actor):
        messages.success(request, _("Kết luận này lại chờ lập nhiệm vụ."))
        return redirect(conference)
    return ask(
        request,
        form,
        question=_("Kết luận này vẫn cần giao việc?"),
        consequence=conclusion.text,
        deed=_("Chờ lập nhiệm vụ"),
        back=conference.get_absolute_url(),
        **pages.mark(conference.programme),
    )


def withdraw_conclusion(request, pk):
    conclusion = _conclusion(request, pk)
    form = Considered(request.POST or None)
    if form.perform(actions.withdraw_conclusion, conclusion, by=request.actor):
        messages.success(request, _("Đã bỏ kết luận."))
        return redirect(conclusion.conference)
    return ask(
        request,
        form,
        question=_("Bỏ kết luận này?"),
        consequence=conclusion.text,
        deed=_("Bỏ kết luận"),
        back=conclusion.conference.get_absolute_url(),
        danger=True,
        **pages.mark(conclusion.conference.programme),
    )


def cancel_conference(request, pk):
    conference = _kept(request, pk)
    form = Considered(request.POST or None)
    if form.perform(actions.cancel_conference, conference, by=request.actor):
        messages.success(request, _("Đã bỏ hội nghị."))
        return redirect("conferences:index")
    return ask(
        request,
        form,
        question=_("Bỏ %(conference)s?") % {"conference": conference},
        deed=_("Bỏ hội nghị"),
        back=conference.get_absolute_url(),
        danger=True,
        **pages.mark(conference.programme),
    )


def _stands(conference, latest, today):
    """Whether it is held yet, in words and their tone."""
    if conference == latest:
        return _("Đã họp gần nhất"), "ok"
    if conference.held_on is None:
        return _("Chưa họp"), "info"
    return (_("Đã họp"), "") if conference.held_on < today else (_("Sắp họp"), "info")


def _conference(request, pk):
    conference = queries.conference(request.actor, pk)
    if conference is None:
        raise Http404
    return conference


def _kept(request, pk):
    conference = _conference(request, pk)
    allow(rules.can_keep(request.actor, conference.programme), rules.SIDE)
    return conference


def _conclusion(request, pk):
    found = Conclusion.objects.visible_to(request.actor).select_related("conference__programme")
    conclusion = get_object_or_404(found, pk=pk)
    allow(rules.can_keep(request.actor, conclusion.conference.programme), rules.SIDE)
    return conclusion
