from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.documents import storage

from .. import actions, forms, queries, rules
from ..models import Scan, Signing
from .finding import ask_of, draft_seen
from .recipients import named


def begin_signing(request, pk):
    draft = draft_seen(request, pk)
    allow(_leads(request, draft), rules.OFFICE_OF_LEAD)
    form = forms.SigningForm(request.POST or None)
    if form.perform(actions.begin_signing, draft, by=request.actor):
        messages.success(request, _("Đã đưa văn bản đi ký."))
        return redirect(draft)
    return ask_of(
        request,
        form,
        draft,
        question=_("Đưa văn bản đi ký"),
        consequence=_(
            "Các bên ký đúng bản đã thông qua. Ký trên giấy: in bản này, ký, đóng dấu, quét lại "
            "rồi văn phòng từng bên xác nhận bản quét. Ký số: từng bên tải tệp, ký vào ô của mình "
            "bằng chứng thư đã đăng ký rồi nộp lại."
        ),
        deed=_("Đưa đi ký"),
    )


def add_scan(request, pk):
    draft = draft_seen(request, pk)
    allow(rules.can_put(request.actor, queries.owners(draft)), rules.OFFICE_OF_IT)
    form = forms.ScanForm(request.POST or None, request.FILES or None)
    if form.perform(actions.add_scan, draft, by=request.actor):
        messages.success(request, _("Đã nhận bản quét. Văn phòng từng bên đọc rồi xác nhận."))
        return redirect(draft)
    return ask_of(
        request,
        form,
        draft,
        question=_("Bản quét văn bản đã ký, đóng dấu"),
        consequence=_("Thay bản quét thì mọi bên phải xác nhận lại."),
        deed=_("Tải lên"),
    )


@require_safe
def scan(request, pk):
    found = get_object_or_404(
        Scan.objects.visible_to(request.actor).select_related("draft", "file"), pk=pk
    )
    if not queries.is_readable(request.actor, found.draft):
        raise Http404
    return storage.download(found.file, found.file_name, exercise=queries.is_exercise(found.draft))


def confirm_scan(request, pk):
    signing = _signing(request, pk)
    allow(rules.can_check(request.actor, signing.organisation_id), rules.OFFICE_OF_SIDE)
    last = queries.last_scan(signing.draft)
    form = forms.ConfirmScanForm(
        request.POST or None, initial={"signed_on": request.actor.today, "scan": last}
    )
    form.fields["scan"].queryset = signing.draft.scans.all()
    if form.perform(actions.confirm_scan, signing, by=request.actor):
        messages.success(request, _("Đã xác nhận bản quét cho bên mình."))
        return redirect(signing.draft)
    return ask_of(
        request,
        form,
        signing.draft,
        question=_("Xác nhận bản quét"),
        consequence=_(
            "Đã đọc từng trang: bản quét đúng từng chữ với bản đã thông qua (mã %(code)s), có chữ "
            "ký và dấu của bên mình."
        )
        % {"code": signing.version.code},
        deed=_("Bản quét đúng"),
    )


def refuse_signing(request, pk):
    signing = _signing(request, pk)
    allow(rules.can_approve(request.actor, signing.organisation_id), rules.LEADER_OF_SIDE)
    form = forms.RefuseForm(request.POST or None)
    if form.perform(actions.refuse_signing, signing, by=request.actor):
        messages.success(request, _("Đã trả văn bản về để soạn lại."))
        return redirect(signing.draft)
    return ask_of(
        request,
        form,
        signing.draft,
        question=_("Không ký văn bản"),
        consequence=_("Văn bản trở về bước soạn thảo; các bên phải thông qua và ký lại."),
        deed=_("Không ký"),
        danger=True,
    )


def issue(request, pk):
    by, draft = request.actor, draft_seen(request, pk)
    allow(_leads(request, draft), rules.OFFICE_OF_LEAD)
    form = forms.IssueForm(request.POST or None, initial={"date": by.today})
    here = queries.is_numbered_here(draft, by.today)
    if form.perform(actions.issue, draft, by=by):
        messages.success(request, _issued(form.result))
        return redirect(form.result)
    return ask_of(
        request,
        form,
        draft,
        question=_("Cấp số và ban hành"),
        consequence=_(
            "Số kế tiếp trong sổ của bên chủ trì được cấp cho văn bản; sổ của bên kia không mất số "
            "nào. Văn bản vào sổ của mọi bên."
        )
        if here
        else _("Ghi số mà văn thư bên chủ trì đã cấp. Văn bản vào sổ của mọi bên."),
        deed=_("Ban hành"),
        template="drafting/issue.html",
        named=named(draft, by),
    )


def _issued(document):
    """With how many were sent it in the same act."""
    sent = document.deliveries.count()
    if not sent:
        return _("Đã ban hành %(document)s.") % {"document": document}
    words = ngettext(
        "Đã ban hành %(document)s, gửi tới %(n)s nơi nhận.",
        "Đã ban hành %(document)s, gửi tới %(n)s nơi nhận.",
        sent,
    )
    return words % {"document": document, "n": sent}


def _leads(request, draft):
    return rules.can_lead_signing(request.actor, queries.lead(draft).organisation_id)


def _signing(request, pk):
    found = Signing.objects.visible_to(request.actor).select_related("draft", "version")
    return get_object_or_404(found, pk=pk)
