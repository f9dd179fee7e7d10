"""What every act on a draft begins with, and what ends each change of it."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lientich.core import access
from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.reader import secrecy
from lientich.reader.unreadable import REASONS
from lientich.search import actions as search

from .. import queries, rules
from ..models import Draft

# Between the first side's asked for yes and issue: nothing is written without opening it again.
BINDING = (Draft.State.ADOPTING, Draft.State.ADOPTED, Draft.State.SIGNING, Draft.State.SIGNED)


def seen(draft: Draft, by: Actor) -> Draft:
    """As it is now."""
    found = Draft.objects.visible_to(by).filter(pk=draft.pk).first()
    allow(found is not None)
    assert found
    return found


def locked(draft: Draft, by: Actor) -> Draft:
    allow(Draft.objects.visible_to(by).filter(pk=draft.pk).exists())
    return Draft.objects.select_for_update().get(pk=draft.pk)


def written(draft: Draft, by: Actor) -> Draft:
    """Locked, for whoever drafts it, while it may be written."""
    draft = locked(draft, by)
    allow(rules.can_draft(by, queries.owners(draft), draft.field_id), rules.DRAFTER_OF_IT)
    refuse_closed(draft)
    return draft


def acting(by: Actor) -> tuple[UUID, UUID]:
    """For which organisation, and as which person: no rule lets in whoever has neither."""
    assert by.organisation_id
    assert by.person_id
    return by.organisation_id, by.person_id


def refuse_closed(draft: Draft) -> None:
    if draft.state in BINDING:
        raise ValidationError(
            _("Văn bản đang được các bên thông qua nên không sửa được. Hãy mở lại để soạn tiếp.")
        )
    if not draft.is_open:
        raise ValidationError(_("Văn bản này không còn được soạn."))


def refuse_second_side(others: QuerySet) -> None:
    """Whoever has done another side's part of the act (`others`) does not do this side's."""
    if others.exists():
        raise ValidationError(
            _(
                "Một người không làm phần việc của hai bên cho cùng một văn bản. "
                "Người khác của bên này làm."
            )
        )


def refuse_secret(*texts: str) -> None:
    if secrecy.is_marked("\n".join(texts)):
        raise ValidationError(_(REASONS["secret"]), code="secret")


def settle(draft: Draft) -> None:
    """How it is found and listed, after a change of its particulars."""
    access.refresh(Draft, [draft.pk])
    search.index(draft, title=draft.subject, at=draft.changed_at.date())


def move(draft: Draft, by: Actor, state: str) -> None:
    draft.state = state
    touch(draft, by)


def touch(draft: Draft, by: Actor) -> None:
    """Changed last now: first in the lists of whoever sees it."""
    draft.changed_at = by.now
    draft.save(update_fields=["state", "changed_at"])
    settle(draft)
