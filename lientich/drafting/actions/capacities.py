from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lientich.core.actor import Actor
from lientich.organisations.models import Body, Person

from .. import queries
from ..official.capacities import Wrong, is_held, wrong

REASONS: dict[Wrong, Promise] = {
    Wrong.NO_CAPACITY: gettext_lazy(
        "Thẩm quyền ký bắt đầu bằng T/M, K/T hoặc T/L; người đứng đầu ký thì để trống."
    ),
    Wrong.NO_COLLECTIVE: gettext_lazy(
        "Cơ quan này có người đứng đầu, không ký thay mặt (T/M): người đứng đầu ký thì để trống, "
        "cấp phó ký thay (K/T)."
    ),
    Wrong.UNNAMED: gettext_lazy("Tập thể ký thay mặt: hãy ghi T/M và tên tập thể."),
    Wrong.FOR_A_COLLECTIVE: gettext_lazy(
        "Không ký thay (K/T) cho tập thể: cấp phó ký thay mặt (T/M) với chức vụ của mình."
    ),
    Wrong.NOT_THE_DEPUTY: gettext_lazy(
        "Ký thay (K/T) là việc của cấp phó: chức vụ là cấp phó của người ghi sau K/T."
    ),
    Wrong.DEPUTY_ALONE: gettext_lazy(
        "Cấp phó ký thay người đứng đầu: hãy ghi K/T và chức vụ người đứng đầu."
    ),
    Wrong.ITSELF: gettext_lazy(
        "Thừa lệnh (T/L) là cấp dưới ký theo lệnh: chức vụ này của chính cơ quan ban hành."
    ),
}


def refuse_capacity(body: Body, by: Actor, *, signer: Person, post: str, authority: str) -> None:
    """Who signs holds the post that the paper says, and the body can sign in that capacity."""
    held = queries.posts_held(signer, body.organisation_id, by.today)
    if not held:
        raise ValidationError(
            {"signer": _("Hôm nay người này không giữ chức vụ nào của bên mình.")}
        )
    if not is_held(post, held):
        told = _("Chức vụ đang giữ của %(person)s: %(posts)s.")
        raise ValidationError({"post": told % {"person": signer, "posts": ", ".join(held)}})
    own = list(body.posts.values_list("title", flat=True))
    if reason := wrong(body.kind, authority, post, own):
        raise ValidationError({"authority": str(REASONS[reason])})
