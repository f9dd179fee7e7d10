from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.asking import ask

from .. import actions, forms, queries, rules
from ..models import Adoption
from .finding import ask_of, draft_seen, version_read


def put_for_adoption(request, pk):
    version = version_read(request, pk)
    draft = version.draft
    allow(rules.can_put(request.actor, queries.owners(draft)), rules.OFFICE_OF_IT)
    form = forms.ActionForm(request.POST if request.method == "POST" else None)
    if form.perform(actions.put_for_adoption, version, by=request.actor):
        messages.success(request, _("Đã trình các bên thông qua."))
        return redirect(draft)
    return ask_of(
        request,
        form,
        draft,
        question=_("Trình thông qua %(version)s") % {"version": version},
        consequence=_(
            "Mọi bên được đề nghị thông qua đúng bản này (mã %(code)s). Trong lúc chờ, văn bản "
            "không sửa được, trừ khi mở lại."
        )
        % {"code": version.code},
        deed=_("Trình thông qua"),
        back=version.get_absolute_url(),
    )


def check(request, pk):
    part = _part(request, pk)
    allow(rules.can_check(request.actor, part.organisation_id), rules.OFFICE_OF_SIDE)
    form = forms.ActionForm(request.POST if request.method == "POST" else None)
    if form.perform(actions.check, part, by=request.actor):
        messages.success(request, _("Đã ghi: thể thức đúng, trình lãnh đạo."))
        return redirect(part.draft)
    return ask_of(
        request,
        form,
        part.draft,
        question=_("Xác nhận thể thức của %(version)s") % {"version": part.version},
        consequence=_(
            "Đã đọc toàn văn bản có mã %(code)s; thể thức, thẩm quyền và căn cứ đúng quy định."
        )
        % {"code": part.version.code},
        deed=_("Thể thức đúng"),
    )


def approve(request, pk):
    part = _part(request, pk)
    allow(rules.can_approve(request.actor, part.organisation_id), rules.LEADER_OF_SIDE)
    form = forms.ApproveForm(request.POST or None, initial={"digest": part.version.digest})
    if form.perform(actions.approve, part, by=request.actor):
        adopted = form.result.state == Adoption.State.ADOPTED
        messages.success(
            request,
            _("Bên mình đã thông qua.")
            if adopted
            else _("Đã ghi ý kiến đồng ý. Bên mình còn chờ người khác."),
        )
        return redirect(part.draft)
    return ask_of(
        request,
        form,
        part.draft,
        question=_("Thông qua %(version)s") % {"version": part.version},
        consequence=_("Đồng ý đúng bản có mã %(code)s. Sửa một chữ thì mọi bên phải thông qua lại.")
        % {"code": part.version.code},
        deed=_("Thông qua"),
    )


def refuse(request, pk):
    part = _part(request, pk)
    allow(rules.can_approve(request.actor, part.organisation_id), rules.LEADER_OF_SIDE)
    form = forms.RefuseForm(request.POST or None)
    if form.perform(actions.refuse, part, by=request.actor):
        messages.success(request, _("Đã gửi ý kiến chưa đồng ý tới các bên."))
        return redirect(part.draft)
    return ask_of(
        request,
        form,
        part.draft,
        question=_("Chưa đồng ý %(version)s") % {"version": part.version},
        deed=_("Gửi ý kiến"),
        danger=True,
    )


def reopen(request, pk):
    draft = draft_seen(request, pk)
    allow(rules.can_put(request.actor, queries.owners(draft)), rules.OFFICE_OF_IT)
    form = forms.ReopenForm(request.POST if request.method == "POST" else None)
    if form.perform(actions.reopen, draft, by=request.actor):
        messages.success(request, _("Đã mở lại để sửa."))
        return redirect(draft)
    return ask_of(
        request,
        form,
        draft,
        question=_("Mở lại văn bản để sửa"),
        consequence=_(
            "Việc thông qua và chữ ký của mọi bên, nếu đã có, bị hủy; sau khi sửa phải trình lại."
        ),
        deed=_("Mở lại để sửa"),
        danger=True,
    )


def set_procedure(request):
    by = request.actor
    allow(rules.can_set_procedure(by, by.organisation_id), rules.LEADER_OF_SIDE)
    now = queries.procedure(by.organisation_id)
    form = forms.ProcedureForm(
        request.POST or None,
        initial={"office_checks": now.office_checks, "approvals": now.approvals},
    )
    organisation = queries.organisation(by.organisation_id)
    if form.perform(actions.set_procedure, organisation, by=by):
        messages.success(request, _("Đã lưu cách thông qua của bên mình."))
        return redirect("drafting:index")
    return ask(
        request,
        form,
        question=_("Cách thông qua văn bản của %(organisation)s") % {"organisation": organisation},
        consequence=_(
            "Bên khác không thấy các bước bên trong này, chỉ thấy đã hay chưa thông qua."
        ),
        deed=_("Lưu"),
        back=reverse("drafting:index"),
        exercise=organisation.exercise,
    )


def _part(request, pk):
    parts = Adoption.objects.visible_to(request.actor).select_related("draft", "version")
    return get_object_or_404(parts, pk=pk)
