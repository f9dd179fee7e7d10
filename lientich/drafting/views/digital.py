from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.text import EXERCISE_FILE_MARK, fold
from lientich.documents import storage

from .. import actions, forms, queries, rules, worthless
from ..models import Signing
from ..signatures.fields import Kind, name_of
from .finding import ask_of, draft_read


@require_safe
def signing_file(request, pk):
    """The file that the next signature goes on top of."""
    draft = draft_read(request, pk)
    last = queries.last_signed_file(draft)
    if last is None:
        raise Http404
    return storage.download(last.file, last.file_name, exercise=queries.is_exercise(draft))


def sign_file(request, pk):
    signing = _signing(request, pk)
    allow(rules.can_bring_signature(request.actor, signing.organisation_id), rules.OFFICE_OR_LEADER)
    return _hand_in(
        request,
        signing,
        actions.sign_file,
        Kind.SIGNER,
        question=_("Nộp bản đã ký số"),
        done=_("Đã nhận chữ ký của bên mình."),
    )


def seal_file(request, pk):
    signing = _signing(request, pk)
    allow(rules.can_check(request.actor, signing.organisation_id), rules.OFFICE_OF_SIDE)
    return _hand_in(
        request,
        signing,
        actions.seal_file,
        Kind.SEAL,
        question=_("Nộp bản đã đóng dấu số"),
        done=_("Đã nhận dấu của bên mình."),
    )


def sign_with_key(request, pk):
    signing = _signing(request, pk)
    allow(rules.can_bring_signature(request.actor, signing.organisation_id), rules.OFFICE_OR_LEADER)
    return _with_key(
        request,
        signing,
        actions.sign_with_key,
        question=_("Ký bằng tệp khóa minh họa"),
        done=_("Đã ký."),
        key="drafting:own_key",
    )


def seal_with_key(request, pk):
    signing = _signing(request, pk)
    allow(rules.can_check(request.actor, signing.organisation_id), rules.OFFICE_OF_SIDE)
    return _with_key(
        request,
        signing,
        actions.seal_with_key,
        question=_("Đóng dấu bằng tệp khóa minh họa"),
        done=_("Đã đóng dấu."),
        key="drafting:seal_key",
    )


@require_safe
def own_key(request):
    """The key file of a person of the exercise, made when it is first asked for."""
    place = _house_of_the_exercise(request)
    person = request.user.person
    data = worthless.key_file(person.pk, str(person), place.name)
    return _key_answer(data, str(person))


@require_safe
def seal_key(request):
    place = _house_of_the_exercise(request)
    allow(rules.can_check(request.actor, place.pk), rules.OFFICE_OF_SIDE)
    return _key_answer(worthless.key_file(place.pk, place.name, place.name), place.short_name)


def _hand_in(request, signing, action, kind, *, question, done):
    draft = signing.draft
    form = forms.SignedFileForm(*_sent(request))
    if form.perform(action, signing, by=request.actor):
        messages.success(request, done)
        return redirect(draft)
    side = queries.side_of(draft, signing.organisation)
    seals = kind == Kind.SEAL
    return ask_of(
        request,
        form,
        draft,
        question=question,
        deed=_("Nộp tệp"),
        template="drafting/hand_in.html",
        file_url=reverse("drafting:signing_file", args=[draft.pk]),
        field=name_of(kind, side.order),
        signer=side.body if seals else side.signer,
        key_url=reverse(f"drafting:{'seal' if seals else 'sign'}_with_key", args=[signing.pk])
        if queries.is_exercise(draft)
        else "",
        seals=seals,
    )


def _with_key(request, signing, action, *, question, done, key):
    draft = signing.draft
    if not queries.is_exercise(draft):
        raise Http404
    form = forms.KeyForm(*_sent(request))
    if form.perform(action, signing, by=request.actor):
        messages.success(request, done)
        return redirect(draft)
    return ask_of(
        request,
        form,
        draft,
        question=question,
        consequence=_(
            "Khóa này do bản minh họa cấp, chữ ký không có giá trị pháp lý. Tệp khóa và mật khẩu "
            "chỉ dùng cho lần ký này, không được lưu lại."
        ),
        deed=_("Ký"),
        template="drafting/with_key.html",
        key_url=reverse(key) if settings.DEMONSTRATION else "",
        passphrase=worthless.PASSPHRASE,
    )


def _sent(request):
    return (request.POST, request.FILES) if request.method == "POST" else ()


def _house_of_the_exercise(request):
    if request.actor.organisation_id is None:
        raise Http404
    place = queries.organisation(request.actor.organisation_id)
    if not place.exercise:
        raise Http404
    return place


def _key_answer(data, name):
    file_name = f"{EXERCISE_FILE_MARK}khoa {fold(name)}.p12"
    return HttpResponse(
        data,
        content_type="application/x-pkcs12",
        headers={
            "Content-Disposition": f'attachment; filename="{file_name}"',
            "Cache-Control": "private, no-store",
        },
    )


def _signing(request, pk):
    found = Signing.objects.visible_to(request.actor).select_related(
        "draft", "version", "organisation"
    )
    return get_object_or_404(found, pk=pk)
