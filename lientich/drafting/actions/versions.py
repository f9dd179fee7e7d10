from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core import access
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.papers.text import canonical

from .. import queries
from ..content import content_of, digest
from ..models import Draft, Version
from .keeping import acting, refuse_secret, touch, written


@transaction.atomic
def cut_version(draft: Draft, *, by: Actor, note: str = "") -> Version:
    """Dự thảo lần n: all that the draft says now, never changed again.

    Where nothing changed since the last one it is that one.
    """
    draft = written(draft, by)
    if not draft.text:
        raise ValidationError(_("Văn bản chưa có nội dung."))
    refuse_secret(note)
    content = content_of(draft, queries.sides(draft))
    named, last = digest(content), queries.last_version(draft)
    if last and last.digest == named:
        return last
    organisation, person = acting(by)
    version = Version.objects.create(
        draft=draft,
        number=last.number + 1 if last else 1,
        content=content,
        digest=named,
        note=canonical(note),
        organisation_id=organisation,
        person_id=person,
        at=by.now,
    )
    access.refresh(Version, [version.pk])
    touch(draft, by)
    record("drafting.version_cut", draft, by=by, number=version.number, digest=named)
    return version
