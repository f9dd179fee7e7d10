from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.actor import SPECIALIST
from lientich.documents import clauses

from .. import actions, forms, opinions, pages, queries, rules
from ..content import content_of
from ..official.forms import form_of
from .finding import ask_of, draft_seen, draft_written, mark


@require_safe
def index(request):
    """What is being drafted, what changed last first."""
    by = request.actor
    form = forms.FilterForm(request.GET)
    form.is_valid()
    filters = {name: value for name, value in form.cleaned_data.items() if value}
    cursor = request.GET.get("cursor")
    page = queries.drafts(by, filters, cursor)
    whole = cursor is None and page.older is None
    context = {
        "form": form,
        "rows": [pages.row(one.of) for one in page.rows],
        "page": page,
        "count": len(page.rows) if whole else queries.count(by, filters),
        "filtered": bool(filters),
        "can_start": rules.can_start_any(by),
        "can_set": rules.can_set_procedure(by, by.organisation_id),
        "asked": queries.is_asked(by),
        "copies": queries.has_copies(by),
    }
    return render(request, "drafting/index.html", context)


def start_draft(request):
    by = request.actor
    allow(rules.can_start_any(by), rules.DRAFTER)
    form = forms.StartForm(request.POST or None)
    form.of(queries.own_bodies(by), queries.partners(by), queries.documents_to_act_on(by))
    if by.role == SPECIALIST:
        form.within(by.hat.fields)
    if form.perform(actions.start_draft, by=by):
        messages.success(request, _("Đã mở dự thảo. Hãy viết nội dung."))
        return redirect("drafting:save_text", form.result.pk)
    return render(request, "drafting/edit.html", {"form": form, "back": reverse("drafting:index")})


@require_safe
def detail(request, pk):
    by, draft = request.actor, draft_seen(request, pk)
    sides = queries.sides_kept(draft)
    exercise = any(side.organisation.exercise for side in sides)
    context = {"draft": draft, "exercise": exercise}
    if not queries.is_readable(by, draft):
        return render(request, "drafting/title.html", context)
    versions = queries.versions(draft)
    last = versions[0] if versions else None
    put = queries.in_adoption(draft)
    parts = queries.parts(draft, put)
    signings = queries.signings(draft) if draft.way else []
    sealed = queries.sealed(draft) if draft.way == draft.Way.DIGITAL else set()
    content, asked = content_of(draft, sides), queries.consultations(by, draft)
    owners = queries.owners(draft)
    context |= {
        "sheet": pages.draft_sheet(draft, sides, content, exercise),
        "sides": pages.coloured(sides),
        "versions": versions,
        "unsaved": last is None or last.content != content,
        "last": last,
        "put": put,
        "way": pages.way(draft, sides, parts, signings, last, asked, sealed),
        "consultations": opinions.card(asked, by.today),
        "deeds": _own_deeds(by, parts),
        "signing": _own_signing(by, draft, sides, signings, sealed),
        "undone": queries.undone(by, draft),
        "activity": queries.activity(by, draft, sides),
        "can_draft": draft.is_open and rules.can_draft(by, owners, draft.field_id),
        "can_put": rules.can_put(by, owners),
        "facts": _facts(draft, last),
    }
    return render(request, "drafting/detail.html", context)


def edit_draft(request, pk):
    draft = draft_written(request, pk)
    form = forms.EditForm(request.POST or None, initial=forms.EditForm.initial_of(draft))
    if request.actor.role == SPECIALIST:
        form.within(request.actor.hat.fields)
    if draft.acts_on_id is None:
        del form.fields["clauses"]
    if form.perform(actions.edit_draft, draft, by=request.actor):
        messages.success(request, _("Đã lưu thông tin dự thảo."))
        return redirect(draft)
    context = {"form": form, "draft": draft, "back": draft.get_absolute_url()}
    return render(request, "drafting/edit.html", context | mark(draft))


def name_signer(request, pk):
    by, draft = request.actor, draft_seen(request, pk)
    side = next(
        (one for one in queries.sides(draft) if one.organisation_id == by.organisation_id), None
    )
    allow(
        side is not None and rules.can_name_signer(by, side.organisation_id), rules.OFFICE_OF_SIDE
    )
    rules_of = form_of(queries.lead(draft).body.kind)
    form = forms.SignerForm(
        request.POST or None, initial=forms.SignerForm.initial_of(side, rules_of)
    )
    form.fields["signer"].queryset = queries.people_of(side.organisation, by.today)
    if form.perform(actions.name_signer, draft, side.organisation, by=by):
        messages.success(request, _("Đã ghi người ký của bên mình."))
        return redirect(draft)
    return ask_of(
        request,
        form,
        draft,
        question=_("Người ký của %(side)s") % {"side": side.body},
        consequence=_("Tên và chức vụ là một phần của bản các bên thông qua."),
        deed=_("Ghi người ký"),
    )


def withdraw_draft(request, pk):
    draft = draft_seen(request, pk)
    allow(rules.can_put(request.actor, queries.owners(draft)), rules.OFFICE_OF_IT)
    form = forms.ActionForm(request.POST if request.method == "POST" else None)
    if form.perform(actions.withdraw_draft, draft, by=request.actor):
        messages.success(request, _("Đã thôi soạn văn bản."))
        return redirect("drafting:index")
    return ask_of(
        request,
        form,
        draft,
        question=_("Thôi soạn văn bản"),
        consequence=_("Các bản đã lưu và góp ý vẫn còn để xem lại."),
        deed=_("Thôi soạn"),
        danger=True,
    )


def _own_deeds(by, parts):
    """What is asked of the actor's own side, and may be done by them."""
    part = next((one for one in parts if one.organisation_id == by.organisation_id), None)
    if part is None:
        return None
    return pages.deeds(part, queries.own_steps(by, parts)) | {
        "can_check": rules.can_check(by, part.organisation_id),
        "can_approve": rules.can_approve(by, part.organisation_id),
    }


def _facts(draft, last):
    period = f"{draft.period_from}–{draft.period_to or ''}" if draft.period_from else ""
    given = _("cấp khi ban hành") + (f" (…-{draft.symbol})" if draft.symbol else "")
    facts = [
        (_("Loại"), draft.kind_name),
        (_("Số, ký hiệu"), draft.document.code if draft.document else given),
        (_("Giai đoạn"), period),
        (_("Mặt công tác"), draft.field),
        (_("Mã bản"), last.code if last else ""),
    ]
    if draft.acts_on:
        facts.append(
            (
                draft.get_effect_display().capitalize(),
                ", ".join([str(draft.acts_on), *map(clauses.told, draft.clauses.splitlines())]),
                draft.acts_on.get_absolute_url(),
            )
        )
    if draft.recipients:
        address = reverse("drafting:recipients", args=[draft.pk])
        facts.append((_("Nơi nhận"), draft.recipients.replace("\n", "; "), address))
    return facts


def _own_signing(by, draft, sides, signings, sealed):
    """Where signing and issue stand, as far as the actor has a part in them."""
    signing = next((one for one in signings if one.organisation_id == by.organisation_id), None)
    return {
        "part": signing,
        "scan": queries.last_scan(draft) if signings else None,
        "waits": signing is not None and signing.state == signing.State.WAITING,
        "file": queries.last_signed_file(draft) if draft.way == draft.Way.DIGITAL else None,
        "sealed": signing is not None and signing.organisation_id in sealed,
        "complete": len(sealed) == len(signings) or draft.way != draft.Way.DIGITAL,
        "can_sign": signing is not None and rules.can_bring_signature(by, signing.organisation_id),
        "leads": rules.can_lead_signing(by, sides[0].organisation_id),
        "can_confirm": signing is not None and rules.can_check(by, signing.organisation_id),
        "can_refuse": signing is not None and rules.can_approve(by, signing.organisation_id),
    }
