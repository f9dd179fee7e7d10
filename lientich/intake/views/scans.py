"""A scan beside the five fields of its entry; its pages, and the file itself."""

from datetime import date

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.documents import storage
from lientich.documents.models import Document
from lientich.organisations.recognition import directory
from lientich.reader.tools import tesseract

from .. import actions, forms, queries, rules
from ..models import Intake, Page, Proposal
from ..words import linked


def register_scan(request, pk):
    by, intake = request.actor, _scan(request, pk)
    allow(rules.can_decide(by, intake), rules.DECIDER)
    waits = queries.waits_to_be_registered(intake)
    if not waits and request.method != "POST":
        return redirect(intake)
    form = forms.ScanForm(request.POST or None, initial=_as_read(intake))
    form.today = by.today
    for name in form.initial:
        form.fields[name].help_text = _("Đọc bằng máy, cần kiểm tra.")
    form.fields["issuers"].widget.names = queries.issuers_offered(by, intake, directory())
    if form.perform(actions.register_scan, intake, by=by):
        following = _next(request, intake)
        _tell(request, intake, form.result, earlier=not waits, leads_there=bool(following))
        return _after(request, intake, following)
    _begin_at(form)
    after = queries.scans_waiting(by).exclude(pk=intake.pk)
    context = {
        "intake": intake,
        "form": form,
        "pages": list(intake.pages.all()),
        "others": after.count(),
        "following": queries.following(after, intake),
        "unread": "" if intake.is_recognised else _why_unread(),
    }
    return render(request, "intake/register_scan.html", context | _mark(intake))


@require_safe
def page(request, pk):
    """The picture of a page, for whoever may read the scan."""
    seen = Intake.objects.visible_to(request.actor)
    shown = get_object_or_404(Page.objects.select_related("file"), pk=pk, intake__in=seen)
    intake = _readable(request, shown.intake_id)
    return storage.show(shown.file, f"{shown.number}.jpg", exercise=intake.owner.exercise)


@require_safe
def original(request, pk):
    """The file as it came in, to save."""
    intake = _readable(request, pk)
    return storage.download(intake.file, intake.name, exercise=intake.owner.exercise)


def _scan(request, pk):
    scans = Intake.objects.visible_to(request.actor).filter(scanned__gt=0)
    return get_object_or_404(scans.select_related("owner", "programme", "file", "document"), pk=pk)


def _readable(request, pk):
    intake = _scan(request, pk)
    allow(Intake.objects.readable_by(request.actor).filter(pk=pk).exists(), rules.READER)
    return intake


def _as_read(intake):
    """The fields as a machine read them from the picture; empty where none has."""
    told = queries.source(intake)
    if not intake.is_recognised or not told:
        return {}
    written = Document(number=told["number"] or "", symbol=told["symbol"] or "").code
    found = {
        "kind": told["kind"],
        "code": written,
        "date": date.fromisoformat(told["date"]) if told["date"] else None,
        "issuers": told["issuers"],
        "subject": told["subject"] or told["title"],
    }
    return {name: value for name, value in found.items() if value}


def _begin_at(form):
    """The keyboard begins at the first field, or at the first that is wrong; where it is the whole
    that is wrong, the notice of it is read first."""
    wrong = [name for name in form.fields if name in form.errors]
    first = wrong[0] if wrong else "kind"
    form.fields[first].widget.attrs["autofocus"] = bool(wrong or not form.errors)


def _why_unread():
    if tesseract():
        return _("Máy chưa đọc được chữ nào từ hình này. Hãy ghi các trường theo hình.")
    return _(
        "Máy chủ chưa có phần mềm nhận dạng chữ. Quản trị viên có thể cài tesseract-ocr và "
        "tesseract-ocr-vie để các trường được điền sẵn."
    )


def _tell(request, intake, proposal, *, earlier, leads_there):
    """What became of it; with the way there where the page that follows is about another."""
    document = Document.objects.get(pk=proposal.result_id)
    kept = document.file_id == intake.file_id and not earlier
    if earlier:
        told = _(
            "Bản quét này đã được đăng ký trước đó là %(document)s; lần này không ghi gì thêm."
        )
    elif not proposal.existed:
        told = _("%(document)s đã vào sổ.")
    elif kept:
        told = _("%(document)s đã có trong sổ; bản quét là bản gốc của văn bản.")
    else:
        told = _("%(document)s đã có trong sổ với tệp gốc khác; không ghi thêm.")
    level = messages.SUCCESS if kept else messages.INFO
    words = told % {"document": document}
    if leads_there:
        words = linked(words, document.get_absolute_url(), _("Xem trong sổ"))
    messages.add_message(request, level, words)


def _next(request, intake):
    """The next one, while there is one and it was asked for."""
    if request.POST.get("then") == "stay":
        return None
    return queries.following(queries.scans_waiting(request.actor), intake)


def _after(request, intake, following):
    """To the next one; else to what has become of this one."""
    if following:
        return redirect("intake:register_scan", following.pk)
    if intake.proposals.filter(state=Proposal.State.OPEN).exists():
        messages.info(
            request, _("Các mục máy đọc thêm được ở dưới không bắt buộc: cần mục nào thì nhận.")
        )
    return redirect(intake)


def _mark(intake):
    return {"exercise": True} if intake.owner.exercise else {}
