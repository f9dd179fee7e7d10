from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils.translation import gettext as _

from lientich.core.turns import turn

from .. import forms, queries
from ..official.checking import is_code
from ..signature_words import told
from ..signatures.answers import FILE_BYTES, Verdict, Verified
from ..signatures.reasons import Reason
from ..signatures.sandbox import verify_in_child
from ..trusting import trust

# Each takes a process and seconds of it: of one visitor, and of all of them together.
RATES = {"verify": "10/m/ip", "verify_all": "60/m/key"}
AT_ONCE = 2
SECONDS = 10.0


@login_not_required
def verify(request):
    """Anyone who has a document may ask what its signatures are worth.

    The code of a paper leads here, too. Whether there is a text of that name is told to nobody who
    may not read it: the page says to all others the same.
    """
    sent = request.method == "POST"
    form = forms.VerifyForm(*(request.POST, request.FILES) if sent else ())
    context = {"form": form} | _of_paper(request)
    if sent:
        if refused := _too_many(request):
            return refused
        if form.is_valid():
            file = form.cleaned_data["file"]
            with turn("verify", AT_ONCE) as free:
                if not free:
                    form.add_error("file", _("Đang có nhiều người kiểm tra. Hãy thử lại sau."))
                    return render(request, "drafting/verify.html", context, status=503)
                found = _verified(file, request.actor.now)
            context |= {"found": told(found), "name": file.name, "exercise": found["exercise"]}
    return render(request, "drafting/verify.html", context)


def _of_paper(request):
    code = request.GET.get("code", "")
    if not is_code(code):
        return {}
    return {"code": code, "known": queries.named_by(request.actor, code)}


def _verified(file, now):
    if file.size > FILE_BYTES:
        return Verified(Verdict.INVALID, exercise=False, reason=Reason.TOO_LARGE).to_dict()
    return verify_in_child(file.read(), trust(), now, seconds=SECONDS)


def _too_many(request):
    for action in RATES:
        refused = ratelimit.consume_or_429(
            request, app="lientich", action=action, config=RATES, key="all"
        )
        if refused:
            return refused
    return None
