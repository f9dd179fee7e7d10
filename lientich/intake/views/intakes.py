from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from lientich.core.access import allow
from lientich.core.ids import new_id
from lientich.organisations.models import Line
from lientich.organisations.recognition import directory
from lientich.reader.limits import FILE_BYTES

from .. import actions, forms, queries, reception, rules
from ..actions.acceptance import CONFIRM_SOURCE, WANTS_PROGRAMME, WANTS_SOURCE
from ..models import Intake, Proposal
from ..review import correction, review
from ..words import linked

RECENT = 20


def receive(request):
    """Bring in files or pasted text; what cannot be read is said at the field, and not kept."""
    by = request.actor
    allow(rules.can_receive(by), rules.RECEIVER)
    form = forms.ReceiveForm(
        request.POST or None, request.FILES or None, initial=_first_choices(request)
    )
    form.fields["programme"].queryset = queries.programmes(by)
    if not (form.is_bound and form.is_valid()):
        return _reception(request, form)
    came = _bring_in(by, form.cleaned_data)
    for one in came:
        if one.refusal:
            form.add_error("uploads" if one.name else "text", _told(one.name, one.refusal))
    if not any(one.intake for one in came):
        return _reception(request, form)
    _tell(request, came)
    return redirect(*_whereabouts(came, form.cleaned_data["batch"]))


@require_safe
def batch(request, key):
    """How far the files of one form are read; the page refreshes itself until all are."""
    intakes = list(
        Intake.objects.visible_to(request.actor).filter(batch=key).defer("text").order_by("place")
    )
    if not intakes:
        raise Http404
    waiting = sum(one.state == Intake.State.WAITING for one in intakes)
    context = {
        "intakes": intakes,
        "waiting": waiting,
        "done": len(intakes) - waiting,
        "all": len(intakes),
        "can_receive": rules.can_receive(request.actor),
        "scan": queries.scans_waiting(request.actor).filter(batch=key).first()
        if rules.can_receive(request.actor)
        else None,
        "readable": set(
            Intake.objects.readable_by(request.actor).filter(batch=key).values_list("pk", flat=True)
        ),
    }
    return render(request, "intake/batch.html", context | _mark(intakes[0]))


@require_safe
def detail(request, pk):
    intake = _get(request, pk)
    readers = Intake.objects.readable_by(request.actor)
    allow(readers.filter(pk=pk).exists(), rules.READER)
    if rules.can_decide(request.actor, intake) and queries.waits_to_be_registered(intake):
        return redirect("intake:register_scan", intake.pk)
    return _detail(request, intake)


@require_POST
def accept(request, pk):
    proposal = _proposal(request, pk)
    return _decide(request, proposal, lambda: actions.accept(proposal, by=request.actor))


@require_POST
def reject(request, pk):
    proposal = _proposal(request, pk)
    return _decide(request, proposal, lambda: actions.reject(proposal, by=request.actor))


@require_POST
def reopen(request, pk):
    proposal = _proposal(request, pk)
    return _decide(request, proposal, lambda: actions.reopen(proposal, by=request.actor))


@require_POST
def correct(request, pk):
    """Say what is right, and accept it as that."""
    proposal = _proposal(request, pk)
    form = correction(proposal.intake, proposal, request.POST)
    if not form.perform(_correct, proposal, actor=request.actor):
        return _detail(request, proposal.intake, edited=proposal, form=form)
    try:
        actions.accept(form.result, by=request.actor)
    except ValidationError as error:
        if getattr(error, "code", None) not in (WANTS_PROGRAMME, WANTS_SOURCE):
            form.add_error(None, error)  # in its row, where it can be put right
            return _detail(request, proposal.intake, edited=proposal, form=form)
        return _put_off(request, proposal, error)
    return redirect(_address(request, proposal))


@require_POST
def answer(request, pk):
    """Whose a document is that the text leaves open: a body that is known, or a name."""
    proposal = _proposal(request, pk)
    form = forms.AnswerForm(request.POST)
    given = form.cleaned_data if form.is_valid() else {}
    body = directory().by_id.get(str(given.get("body")))
    name = " ".join((given.get("issuer") or "").split())
    if not (body or name):
        messages.error(request, _("Hãy chọn hoặc ghi cơ quan ban hành."))
        return redirect(_address(request, proposal))
    told = {
        "issuers": [body.name if body else name],
        "bodies": [str(body.pk)] if body else [],
        "ambiguous": False,
    }

    def decide():
        corrected = actions.correct(proposal, by=request.actor, facts=told)
        actions.accept(corrected, by=request.actor)

    return _decide(request, proposal, decide)


@require_POST
def add_direction(request, pk):
    """A task from an item of the text in which none was read."""
    intake = _get(request, pk)
    allow(rules.can_decide(request.actor, intake), rules.DECIDER)
    form = forms.PlaceForm(request.POST)
    if not form.perform(actions.add_direction, intake, by=request.actor):
        messages.error(request, _("Không có nội dung nào ở chỗ này của văn bản."))
        return redirect(intake)
    added = form.result.pk
    return redirect(f"{intake.get_absolute_url()}?row={added}&edit={added}#p-{added}")


@require_POST
def accept_sure(request, pk):
    intake = _get(request, pk)
    taken = actions.accept_sure(intake, by=request.actor)
    left = queries.sure(Intake.objects.get(pk=pk)).count()
    if taken:
        messages.success(request, _("Đã nhận %(count)s mục.") % {"count": taken})
    if left:
        messages.warning(
            request, _("Còn %(count)s mục đã rõ chưa nhận. Hãy bấm nhận tiếp.") % {"count": left}
        )
    elif not taken:
        messages.info(request, _("Không còn mục nào đã rõ."))
    return redirect(intake)


def discard(request, pk):
    intake = _get(request, pk)
    allow(rules.can_decide(request.actor, intake), rules.DECIDER)
    if request.method == "POST":
        actions.discard(intake, by=request.actor)
        messages.success(request, _("Đã bỏ các mục còn lại của văn bản."))
        return redirect("intake:receive")
    context = {"intake": intake, "back": intake.get_absolute_url(), "danger": True}
    return render(request, "intake/discard.html", context | _mark(intake))


@require_POST
def choose_programme(request, pk):
    intake = _get(request, pk)
    allow(rules.can_decide(request.actor, intake), rules.DECIDER)
    form = forms.ProgrammeForm(request.POST)
    form.fields["programme"].queryset = queries.programmes(request.actor)
    if form.perform(actions.choose_programme, intake, by=request.actor):
        messages.success(request, _("Đã chọn chương trình."))
    else:
        messages.error(request, _("Hãy chọn một chương trình trong danh sách."))
    return redirect(intake)


def start_programme(request, pk):
    """Begin a programme with the name, period and sides that the document gives."""
    by, intake = request.actor, _get(request, pk)
    allow(rules.can_decide(by, intake), rules.DECIDER)
    own, *others = queries.sides_named(by, intake, directory())
    form = forms.StartForm(request.POST or None, initial=_proposed(intake, others))
    form.among(own, by.today)
    if form.perform(actions.start_programme, intake, by=by):
        messages.success(request, _("Đã lập chương trình. Các việc đọc được sẽ vào chương trình."))
        return redirect(intake)
    context = {"form": form, "intake": intake} | _mark(intake)
    return render(request, "intake/start_programme.html", context)


def _correct(proposal, *, actor, **facts):
    return actions.correct(proposal, by=actor, facts=facts)


def _first_choices(request):
    return {"batch": new_id(), "programme": request.GET.get("programme")}


def _reception(request, form):
    recent = (
        Intake.objects.visible_to(request.actor)
        .filter(owner=request.actor.organisation_id)
        .defer("text")
        .order_by("-at")[:RECENT]
    )
    scans = queries.scans_waiting(request.actor)
    context = {"form": form, "recent": recent, "scans": scans.count(), "scan": scans.first()}
    return render(request, "intake/receive.html", context)


def _bring_in(by, given):
    """Each file, and the pasted text as one more, through the same door as the command."""
    files = [(one.name, one) for one in given["uploads"]]
    sizes = [one.size for _name, one in files] + [len(given["text"])]
    at_once = reception.is_quick([size for size in sizes if size])
    came = [
        reception.bring_in(
            b"" if one.size > FILE_BYTES else one.read(),
            name,
            by=by,
            batch=given["batch"],
            place=place,
            programme=given["programme"],
            at_once=at_once,
        )
        for place, (name, one) in enumerate(files)
    ]
    if given["text"].strip():
        came.append(
            reception.bring_in(
                given["text"].encode(),
                "",
                by=by,
                batch=given["batch"],
                place=len(files),
                programme=given["programme"],
                at_once=at_once,
            )
        )
    return came


def _tell(request, came):
    for one in dict.fromkeys(came):  # a file picked twice is told of once
        if one.refusal:
            messages.error(request, _told(one.name, one.refusal))
        elif one.earlier:
            told = _told(one.name, _("đã nhập trước đây, không nhập lại."))
            url = one.intake.get_absolute_url()
            messages.info(request, linked(told, url, _("Mở lần nhập trước")))


def _whereabouts(came, batch):
    """The one that came in or was there before; of several, how far they are read."""
    received = [one for one in came if one.intake]
    if all(one.earlier for one in received):
        known = {one.intake for one in received}
        return (known.pop(),) if len(known) == 1 else ("intake:receive",)
    if len(came) == 1 and received[0].intake.state != Intake.State.WAITING:
        return (received[0].intake,)
    return "intake:batch", batch


def _told(name, words):
    return f"{name}: {_(words)}" if name else _(words)


def _detail(request, intake, edited=None, form=None):
    if intake.state == Intake.State.WAITING:
        return redirect("intake:batch", intake.batch)
    by = request.actor
    asked = request.GET.dict() | ({"row": str(edited.pk)} if edited else {})
    found = review(by, intake, asked)
    for row in found.rows:
        if edited and row["proposal"].pk == edited.pk:
            row["form"] = form
    context = {
        "intake": intake,
        "review": found,
        "tabs": _tabs(found),
        "can_receive": rules.can_receive(by),
        "can_decide": rules.can_decide(by, intake) and intake.state != Intake.State.REFUSED,
        "programmes": queries.programmes(by) if intake.programme is None else None,
        "confirm_source": CONFIRM_SOURCE,
        "here": request.GET.urlencode(),
        "pages": list(intake.pages.all()) if intake.is_scan else [],
    }
    return render(request, "intake/detail.html", context | _mark(intake))


def _tabs(found):
    labels = {
        "": _("Tất cả"),
        "documents": pgettext("list", "Văn bản"),
        "work": _("Việc"),
        "people": pgettext("list", "Người"),
        "other": _("Khác"),
    }
    return [
        {
            "url": f"?kind={tab}" if tab else "?",
            "label": label,
            "count": found.counts[tab or "all"],
            "current": tab == found.tab,
        }
        for tab, label in labels.items()
    ]


def _decide(request, proposal, act):
    """Do it; what must be answered first is a question on the page, where its answer stands."""
    try:
        act()
    except ValidationError as error:
        return _put_off(request, proposal, error)
    return redirect(_address(request, proposal))


def _put_off(request, proposal, error):
    code = getattr(error, "code", None)
    if code in (WANTS_PROGRAMME, WANTS_SOURCE):
        messages.warning(request, error.message)
    else:
        messages.error(request, " ".join(error.messages))
    if code == WANTS_PROGRAMME:
        return redirect(f"{proposal.intake.get_absolute_url()}#programme")
    return redirect(_address(request, proposal))


def _address(request, proposal):
    asked = request.GET.copy()
    asked.pop("edit", None)
    query = f"?{asked.urlencode()}" if asked else ""
    return f"{proposal.intake.get_absolute_url()}{query}#p-{proposal.pk}"


def _get(request, pk):
    intakes = Intake.objects.visible_to(request.actor).select_related(
        "owner", "programme", "file", "document", "mandate__person"
    )
    return get_object_or_404(intakes, pk=pk)


def _proposal(request, pk):
    """A proposal, for those who decide on it."""
    intakes = Intake.objects.visible_to(request.actor)
    proposals = Proposal.objects.filter(intake__in=intakes).select_related("intake__owner")
    proposal = get_object_or_404(proposals, pk=pk)
    allow(rules.can_decide(request.actor, proposal.intake), rules.DECIDER)
    return proposal


def _mark(intake):
    return {"exercise": True} if intake.owner.exercise else {}


def _proposed(intake, others):
    """Name, period and sides as the document gives them; a person confirms or corrects."""
    source = queries.source(intake)
    years = [int(year) for year in source.get("period") or ()]
    if not years and source.get("date"):
        years = [date.fromisoformat(source["date"]).year]
    first, last = (years[0], years[-1]) if years else (None, None)
    when = f"{first}-{last}" if first != last else first
    return {
        "name": _("Chương trình phối hợp %(when)s") % {"when": when} if years else "",
        "since": date(first, 1, 1) if first else None,
        "until": date(last, 12, 31) if last else None,
        "others": [one.pk for one in others],
        "lines": [Line.PARTY, Line.MANAGEMENT],
    }
