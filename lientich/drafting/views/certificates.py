from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.asking import ask

from .. import actions, forms, queries, rules, worthless
from ..signatures.authority import certificate_in
from ..signatures.certificates import LARGEST


@require_safe
def certificates(request):
    """Whose certificates signatures of this organisation are told by."""
    by = request.actor
    allow(rules.can_keep_certificates(by), rules.KEEPER)
    rows = list(queries.certificates(by))
    context = {
        "organisation": queries.organisation(by.organisation_id),
        "rows": rows,
        "confirmable": {one.pk for one in rows if _confirmable(by, one)},
        "now": by.now,
    }
    return render(request, "drafting/certificates.html", context)


def register_certificate(request):
    by = request.actor
    allow(rules.can_keep_certificates(by), rules.KEEPER)
    place = queries.organisation(by.organisation_id)
    sent = request.method == "POST"
    form = forms.CertificateForm(*(request.POST, request.FILES) if sent else ())
    form.fields["person"].queryset = queries.people_of(place, by.today)
    made_here = settings.DEMONSTRATION and place.exercise
    if made_here:
        form.made_here()
    if form.perform(_register, place, by=by, made_here=made_here):
        messages.success(request, _("Đã đăng ký. Chờ người thứ hai xác nhận."))
        return redirect("drafting:certificates")
    return _asked(
        request,
        form,
        place,
        question=_("Đăng ký chứng thư số"),
        consequence=_(
            "Từ khi người thứ hai của tổ chức xác nhận, chữ ký tạo bằng chứng thư này là chữ ký "
            "của người đó cho %(organisation)s. Không ai tự đăng ký cho mình."
        )
        % {"organisation": place},
        deed=_("Đăng ký"),
    )


def confirm_certificate(request, pk):
    certificate = _certificate(request, pk)
    allow(_confirmable(request.actor, certificate), rules.SECOND_KEEPER)
    form = forms.ActionForm(request.POST if request.method == "POST" else None)
    if form.perform(actions.confirm_certificate, certificate, by=request.actor):
        messages.success(request, _("Đã xác nhận chứng thư."))
        return redirect("drafting:certificates")
    return _asked(
        request,
        form,
        certificate.organisation,
        question=_("Xác nhận chứng thư: %(holder)s") % {"holder": certificate},
        consequence=_(
            "Đã đối chiếu mã %(code)s với chứng thư gốc (cấp cho %(subject)s, nơi cấp %(issuer)s)."
        )
        % {
            "code": certificate.code,
            "subject": certificate.subject,
            "issuer": certificate.issuer,
        },
        deed=_("Xác nhận"),
    )


def end_certificate(request, pk):
    certificate = _certificate(request, pk)
    allow(rules.can_keep_certificates(request.actor), rules.KEEPER)
    form = forms.ActionForm(request.POST if request.method == "POST" else None)
    if form.perform(actions.end_certificate, certificate, by=request.actor):
        messages.success(request, _("Đã thôi dùng chứng thư."))
        return redirect("drafting:certificates")
    return _asked(
        request,
        form,
        certificate.organisation,
        question=_("Thôi dùng chứng thư: %(holder)s") % {"holder": certificate},
        consequence=_("Văn bản đã ký trước đó vẫn giữ nguyên; từ nay không nhận chữ ký mới."),
        deed=_("Thôi dùng"),
        danger=True,
    )


def _register(place, *, by, person, file, made_here):
    if file:
        data = file.read(LARGEST + 1)
    elif made_here:
        holder = person or place
        key = worthless.key_file(holder.pk, str(holder) if person else place.name, place.name)
        data = certificate_in(key, worthless.PASSPHRASE)
    return actions.register_certificate(place, by=by, person=person, data=data)


def _asked(request, form, place, **words):
    back = reverse("drafting:certificates")
    more = {"exercise": True} if place.exercise else {}
    return ask(request, form, back=back, **words, **more)


def _confirmable(by, certificate):
    waits = certificate.confirmed_at is None and certificate.ended_at is None
    return waits and rules.can_confirm_certificate(
        by, certificate.organisation_id, certificate.registered_by_id, certificate.person_id
    )


def _certificate(request, pk):
    return get_object_or_404(queries.certificates(request.actor), pk=pk)
