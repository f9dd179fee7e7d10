from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lientich.core.access import allow
from lientich.core.addresses import ours
from lientich.core.asking import ask, perform
from lientich.organisations import queries as organisations
from lientich.organisations import rules as organisation_rules
from lientich.organisations.forms import PersonSearch
from lientich.organisations.models import Line, Organisation, Person

from . import actions, forms, queries, rules
from .middleware import HAT
from .models import Mandate, User


@require_safe
def profile(request):
    """My mandates, my password, my language and theme."""
    mine = Mandate.objects.filter(person=request.actor.person_id)
    context = {
        "register": queries.register(mine, request.actor.today),
        "hat": request.actor.hat,
        "theme": request.COOKIES.get("theme", "auto"),
        "languages": settings.LANGUAGES,
        "can_create_account": rules.can_create_account(request.actor),
    }
    return render(request, "accounts/profile.html", context)


@require_POST
def wear(request, pk):
    """Act from now on under another of one's own mandates."""
    hat = next((hat for hat in request.actor.hats if hat.mandate_id == pk), None)
    if hat is None:
        raise Http404
    request.session[HAT] = str(pk)
    return redirect(ours(request, request.POST.get("next")) or reverse("accounts:profile"))


@require_safe
def people(request):
    """Find a person, and see whether they have an account."""
    allow(rules.can_create_account(request.actor), rules.GRANTER)
    words = request.GET.get("q", "").strip()
    found = list(organisations.find_people(words, request.actor.today))
    accounts = queries.accounts_of(found)
    context = {
        "search": PersonSearch({"q": words}),
        "words": words,
        "rows": [(person, accounts.get(person.pk)) for person in found],
        "closable": queries.closable(request.actor, accounts.values()),
        "can_create_person": organisation_rules.can_create(request.actor),
    }
    return render(request, "accounts/people.html", context)


@never_cache
def create_account(request, pk):
    person = get_object_or_404(Person, pk=pk)
    allow(rules.can_create_account(request.actor), rules.GRANTER)
    form = forms.AccountForm(request.POST or None)
    if form.perform(actions.create_account, person, by=request.actor):
        # Shown in this answer and nowhere else: it is kept only as a hash.
        return render(
            request,
            "accounts/one_time_password.html",
            {"user_made": form.result, **_mark(form.result.person)},
        )
    return ask(
        request,
        form,
        question=_("Tạo tài khoản cho %(person)s") % {"person": person},
        consequence=_(
            "Hệ thống cho một mật khẩu dùng một lần, chỉ hiện một lần. Người dùng phải đổi khi "
            "đăng nhập lần đầu."
        ),
        deed=_("Tạo tài khoản"),
        back=person.get_absolute_url(),
        **_mark(person),
    )


@never_cache
def reset_password(request, pk):
    user = get_object_or_404(User.objects.exclude(person=None).select_related("person"), pk=pk)
    places = queries.places_of(user, request.actor.today)
    allow(rules.can_close_account(request.actor, user.person_id, places), rules.GRANTER)
    form = forms.ActionForm(request.POST if request.method == "POST" else None)
    if form.perform(actions.reset_password, user, by=request.actor):
        return render(
            request,
            "accounts/one_time_password.html",
            {"user_made": form.result, **_mark(form.result.person)},
        )
    return ask(
        request,
        form,
        question=_("Cấp lại mật khẩu cho %(user)s") % {"user": user},
        consequence=_(
            "Mật khẩu cũ mất hiệu lực. Hệ thống cho một mật khẩu dùng một lần, chỉ hiện một lần."
        ),
        deed=_("Cấp lại mật khẩu"),
        back=reverse("accounts:people"),
        **_mark(user.person),
    )


def deactivate(request, pk):
    return _open_or_close(
        request,
        pk,
        actions.deactivate,
        question=_("Ngừng tài khoản %(user)s"),
        consequence=_("Người này không đăng nhập được nữa. Việc đã làm vẫn mang tên họ."),
        deed=_("Ngừng tài khoản"),
        danger=True,
    )


def reactivate(request, pk):
    return _open_or_close(
        request,
        pk,
        actions.reactivate,
        question=_("Mở lại tài khoản %(user)s"),
        consequence=_("Người này lại đăng nhập được bằng mật khẩu cũ."),
        deed=_("Mở lại"),
    )


@require_safe
def mandates(request, pk):
    """Who acts for an organisation: now, in time to come, in the past."""
    organisation = get_object_or_404(Organisation, pk=pk)
    above = organisations.above(pk, Line.values, request.actor.today)
    if not rules.can_read_mandates(request.actor, organisation.pk, above):
        raise Http404
    register = queries.register(
        Mandate.objects.filter(organisation=organisation), request.actor.today
    )
    context = {
        "organisation": organisation,
        "register": register,
        "confirmable": {
            one.pk for one in register.waiting if rules.can_confirm(request.actor, one)
        },
        "endable": {
            one.pk
            for one in [*register.waiting, *register.now, *register.future]
            if rules.can_grant(request.actor, one.role, organisation.pk, above)
        },
        "can_grant": bool(_roles(request, organisation, above)),
        "can_create_account": rules.can_create_account(request.actor),
    }
    return render(request, "accounts/mandates.html", context | _mark(organisation))


def grant_mandate(request, pk):
    organisation = get_object_or_404(Organisation, pk=pk)
    today = request.actor.today
    above = organisations.above(pk, Line.values, today)
    roles = _roles(request, organisation, above)
    allow(bool(roles), rules.GRANTER_THERE)
    words = request.GET.get("q", "").strip()
    form = forms.MandateForm(
        request.POST or None,
        organisation=organisation,
        people=organisations.find_people(words, today),
        roles=roles,
        today=today,
        initial={"since": today},
    )
    if form.perform(actions.grant_mandate, by=request.actor, organisation=organisation):
        if form.result.needs_second:
            messages.warning(request, _("Đã giao; vai trò chờ người thứ hai xác nhận."))
        else:
            messages.success(request, _("Đã giao vai trò."))
        return redirect("accounts:mandates", organisation.pk)
    context = {
        "organisation": organisation,
        "search": PersonSearch({"q": words}),
        "words": words,
        "form": form,
    }
    return render(request, "accounts/grant.html", context | _mark(organisation))


def confirm_mandate(request, pk):
    mandate = _mandate(request, pk)
    allow(rules.can_confirm(request.actor, mandate), rules.SECOND_PERSON)
    form = forms.ActionForm(request.POST if request.method == "POST" else None)
    return perform(
        request,
        form,
        actions.confirm_mandate,
        mandate,
        to=reverse("accounts:mandates", args=[mandate.organisation_id]),
        done=_("Đã xác nhận. Vai trò có hiệu lực theo ngày đã giao."),
        question=_("Xác nhận vai trò %(role)s của %(person)s")
        % {"role": mandate.get_role_display(), "person": mandate.person},
        consequence=_(
            "Vai trò này được ký hoặc đọc hồ sơ hạn chế của tổ chức, nên cần hai người cùng quyết "
            "định. Người giao: %(first)s."
        )
        % {"first": mandate.granted_by.person},
        deed=_("Xác nhận"),
        **_mark(mandate.organisation),
    )


def end_mandate(request, pk):
    mandate = _mandate(request, pk)
    today = request.actor.today
    above = organisations.above(mandate.organisation_id, Line.values, today)
    allow(
        rules.can_grant(request.actor, mandate.role, mandate.organisation_id, above),
        rules.GRANTER_THERE,
    )
    form = forms.EndMandateForm(request.POST or None, initial={"until": today})
    return perform(
        request,
        form,
        actions.end_mandate,
        mandate,
        to=reverse("accounts:mandates", args=[mandate.organisation_id]),
        done=_("Đã kết thúc vai trò."),
        question=_("Kết thúc vai trò %(role)s của %(person)s")
        % {"role": mandate.get_role_display(), "person": mandate.person},
        consequence=_("Từ ngày đó người này không xem và không làm gì theo vai trò này nữa."),
        deed=_("Kết thúc"),
        danger=True,
        **_mark(mandate.organisation),
    )


@login_not_required
@require_safe
def cast(request):
    """The demonstration's way in: play any of the invented people."""
    context = {
        "cast": queries.cast(request.actor.today),
        "exercise": Organisation.objects.filter(exercise=True).exists(),
    }
    return render(request, "accounts/cast.html", context)


@login_not_required
@require_POST
def sign_in_as(request, pk):
    """Signs the visitor in as one of the invented cast; nobody else can be played."""
    user = get_object_or_404(User, pk=pk, is_active=True, person__exercise=True)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(settings.LOGIN_REDIRECT_URL)


def _open_or_close(request, pk, action, *, question, **words):
    user = get_object_or_404(User.objects.exclude(person=None).select_related("person"), pk=pk)
    places = queries.places_of(user, request.actor.today)
    allow(rules.can_close_account(request.actor, user.person_id, places), rules.GRANTER)
    form = forms.ActionForm(request.POST if request.method == "POST" else None)
    return perform(
        request,
        form,
        action,
        user,
        to=reverse("accounts:people"),
        done=_("Đã ghi."),
        question=question % {"user": user},
        **words,
        **_mark(user.person),
    )


def _roles(request, organisation, above):
    """The roles that the actor may give there."""
    return [
        role
        for role in Mandate.Role.values
        if rules.can_grant(request.actor, role, organisation.pk, above)
    ]


def _mandate(request, pk):
    """A mandate, for those who may know of it."""
    mandates = Mandate.objects.select_related("person", "organisation", "granted_by__person")
    mandate = get_object_or_404(mandates, pk=pk)
    above = organisations.above(mandate.organisation_id, Line.values, request.actor.today)
    if not rules.can_read_mandates(request.actor, mandate.organisation_id, above):
        raise Http404
    return mandate


def _mark(of):
    """What is of the exercise says so; what is not leaves the mark to the shell."""
    return {"exercise": True} if of.exercise else {}
