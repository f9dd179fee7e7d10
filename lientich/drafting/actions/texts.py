from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Subquery
from django.utils.translation import gettext as _

from lientich.core import access
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.papers.text import canonical

from ..merging import Clash, merge
from ..models import Draft, Saved
from .keeping import refuse_secret, written

KEPT = timedelta(days=1)  # how long a text can be built on after another took its place
MOST = 20_000  # paragraphs
LONGEST = 2_000_000  # code points; 500 pages are about 1,250,000


@dataclass(frozen=True)
class Outcome:
    """What became of a wish to save: the text that stands now, or what has to be chosen first."""

    revision: int
    text: str
    clashes: tuple[Clash, ...] = ()
    joined: bool = False  # with what somebody else wrote meanwhile


@transaction.atomic
def save_text(
    draft: Draft,
    *,
    by: Actor,
    text: str,
    revision: int,
    choices: Sequence[str] = (),
    against: int | None = None,
    alone: bool = False,
) -> Outcome:
    """The text is what was written on top of `revision`.

    What somebody else wrote since then in other paragraphs is kept. Where both wrote in the same
    ones nothing is saved without `choices`: "mine", "theirs" or "both", for each clash in turn, as
    they were shown `against` a revision; where that is the last no more, they are asked anew.
    `alone`: what would be joined with another's is only told, for the writer to go on from there.
    """
    draft = written(draft, by)
    text = canonical(text)
    if len(text) > LONGEST or text.count("\n") >= MOST:
        raise ValidationError(_("Văn bản quá dài. Hãy tách thành văn bản và các phụ lục."))
    refuse_secret(text)
    base = draft.saves.filter(revision=revision).first()
    if base is None:
        raise ValidationError(
            _(
                "Bản đang sửa đã quá cũ nên không ghép được. Hãy chép lại phần mình viết rồi "
                "tải lại trang."
            )
        )
    merged = merge(base.text, text, draft.text)
    clashes = merged.clashes
    chosen = len(choices) == len(clashes) and against == draft.revision
    if clashes and not chosen:
        return Outcome(draft.revision, draft.text, tuple(clashes))
    new = merged.text(choices if clashes else ())
    if new == draft.text or (alone and new != text):
        return Outcome(draft.revision, new, joined=new != text)
    _keep(draft, by, new)
    record("drafting.saved", draft, by=by, revision=draft.revision)
    return Outcome(draft.revision, new, joined=new != text)


def _keep(draft: Draft, by: Actor, text: str) -> None:
    draft.text, draft.revision, draft.changed_at = text, draft.revision + 1, by.now
    draft.save(update_fields=["text", "revision", "changed_at"])
    Saved.objects.create(
        draft=draft, revision=draft.revision, text=text, person_id=by.person_id, at=by.now
    )
    stood = draft.saves.filter(at__lt=by.now - KEPT).order_by("-revision").values("revision")[:1]
    draft.saves.filter(revision__lt=Subquery(stood)).delete()
    access.refresh(Draft, [draft.pk])
