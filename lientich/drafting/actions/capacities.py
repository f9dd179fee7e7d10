from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lientich.core.actor import Actor
from lientich.organisations.models import Body, Person, Post
from lientich.papers import Form

from .. import queries
from ..official.capacities import fault_of, is_held


def refuse_capacity(
    body: Body, form: Form, by: Actor, *, signer: Person, post: str, authority: str
) -> None:
    """Who signs holds the post that the paper says, and the body can sign in that capacity."""
    held = queries.posts_held(signer, body.organisation_id, by.today)
    if not held:
        raise ValidationError(
            {"signer": _("Hôm nay người này không giữ chức vụ nào của bên mình.")}
        )
    house = Post.objects.filter(body__organisation=body.organisation_id)
    if not is_held(post, held, house.values_list("title", flat=True)):
        told = _("Chức vụ đang giữ của %(person)s: %(posts)s.")
        raise ValidationError({"post": told % {"person": signer, "posts": ", ".join(held)}})
    fault = fault_of(
        authority,
        form,
        kind=body.kind,
        post=post,
        own_posts=list(body.posts.values_list("title", flat=True)),
    )
    if fault:
        raise ValidationError({"authority": str(fault)})
