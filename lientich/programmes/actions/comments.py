from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record

from .. import rules
from ..models import Assignment, Comment, Mention, Task
from ..queries import comments as queries
from .assignments import noted
from .repeated import sent_again


@transaction.atomic
def comment(
    on: Task | Assignment,
    *,
    by: Actor,
    text: str,
    internal: bool,
    mentions: Iterable[UUID] = (),
    token: UUID,
) -> Comment:
    """Something is said of a task or of a unit's part: among one's own, or to all who read it.

    `mentions`: mandates of people, and bodies, besides those that the text names after an @.
    """
    part = on if isinstance(on, Assignment) else None
    task = part.task if part else on
    return _say(
        queries.place(task, part),  # type: ignore[arg-type]
        by,
        text,
        mentions,
        token,
        told_in_id=None if internal else task.pk,
        told_to_id=part.unit_id if part and not internal else None,
    )


@transaction.atomic
def answer_comment(
    parent: Comment, *, by: Actor, text: str, mentions: Iterable[UUID] = (), token: UUID
) -> Comment:
    """An answer is heard by whoever heard what it answers, and by nobody else."""
    allow(Comment.objects.readable_by(by).filter(pk=parent.pk).exists(), rules.HEARER)
    allow(rules.can_answer(by, parent), rules.HEARER)
    if parent.withdrawn_at:
        raise ValidationError(_("Ý kiến này đã rút nên không trả lời được."))
    return _say(
        queries.place_of(parent),
        by,
        text,
        mentions,
        token,
        parent,
        parent_id=parent.parent_id or parent.pk,
        told_in_id=parent.told_in_id,
        told_to_id=parent.told_to_id,
    )


@transaction.atomic
def edit_comment(said: Comment, *, by: Actor, text: str, mentions: Iterable[UUID] = ()) -> Comment:
    """For a quarter of an hour its author says it in other words; who hears it stays."""
    said = _own(said, by)
    if not rules.in_time_to_edit(by, said):
        raise ValidationError(_("Chỉ sửa được trong 15 phút. Hãy rút ý kiến rồi viết lại."))
    text = _words(text)
    meant = _meant(queries.place_of(said), by, said.internal, text, mentions)
    if text != said.text:
        said.text, said.edited_at = text, by.now
        said.save(update_fields=["text", "edited_at"])
        record("programmes.comment_edited", said, by=by, task=said.task_id)
    said.mentions.exclude(mandate__in=meant).delete()
    _mention(said, meant)
    return said


@transaction.atomic
def withdraw_comment(said: Comment, *, by: Actor) -> Comment:
    """Its words are gone; that something was said and taken back, by whom and when, stays."""
    if said.withdrawn_at:
        return said
    said = _own(said, by)
    said.text, said.withdrawn_at = "", by.now
    said.save(update_fields=["text", "withdrawn_at"])
    said.mentions.all().delete()
    record("programmes.comment_withdrawn", said, by=by, task=said.task_id)
    return said


@transaction.atomic
def open_mentions(comments: Iterable[Comment], *, by: Actor) -> None:
    """Whoever was mentioned has these before them: they wait no longer. No event tells of it."""
    mine = Mention.objects.filter(mandate__person=by.person_id, waits=True)
    mine.filter(comment__in=list(comments)).update(waits=False)


def _say(
    place: queries.Place,
    by: Actor,
    text: str,
    mentions: Iterable[UUID],
    token: UUID,
    answered: Comment | None = None,
    **given: Any,
) -> Comment:
    allow(place.may_comment(by), rules.HEARER)
    assert by.hat is not None
    facts = given | {
        "task_id": place.task.pk,
        "assignment_id": place.assignment.pk if place.assignment else None,
        "organisation_id": by.hat.organisation_id,
        "mandate_id": by.hat.mandate_id,
        "text": _words(text),
    }
    sent = Comment.objects.filter(pk=token).first()
    if sent:
        return sent_again(sent, facts)
    internal = given["told_in_id"] is None
    meant = _meant(place, by, internal, facts["text"], mentions, answered)
    made, new = Comment.objects.get_or_create(pk=token, defaults=facts | {"at": by.now})
    if not new:  # at the same moment
        return sent_again(made, facts)
    _mention(made, meant)
    record("programmes.noted" if internal else "programmes.commented", made, by=by, task=place.task)
    return made


def _own(said: Comment, by: Actor) -> Comment:
    said = Comment.objects.select_for_update(no_key=True).get(pk=said.pk)
    allow(rules.can_correct(by, said), rules.AUTHOR)
    return said


def _words(text: str) -> str:
    if not text.strip():
        raise ValidationError(_("Hãy viết ý kiến."))
    return noted(text)


def _meant(
    place: queries.Place,
    by: Actor,
    internal: bool,
    text: str,
    chosen: Iterable[UUID],
    answered: Comment | None = None,
) -> set[UUID]:
    """The mandates under which those who are meant hear it; refuses whoever would not."""
    hearers = queries.hearers(place, by.today, by.organisation_id if internal else None)
    meant, unheard = queries.named(text, hearers)
    if unheard:
        raise ValidationError(
            _("%(names)s không được xem ý kiến này nên không nhắc được. Hãy bỏ dấu @.")
            % {"names": ", ".join(unheard)}
        )
    for key in chosen:
        keys = {one.pk for one in hearers if key in (one.pk, one.body_id)}
        if not keys:
            raise ValidationError(_("Người được nhắc không được xem ý kiến này."))
        meant |= keys
    if answered:
        author = (answered.mandate.person_id, answered.organisation_id)
        meant |= {one.pk for one in hearers if (one.person_id, one.organisation_id) == author}
    others = [one for one in hearers if one.pk in meant and one.person_id != by.person_id]
    # Of several mandates at one organisation one is enough: it waits there once.
    return set({(one.person_id, one.organisation_id): one.pk for one in others}.values())


def _mention(said: Comment, meant: set[UUID]) -> None:
    there = set(said.mentions.values_list("mandate", flat=True))
    Mention.objects.bulk_create(
        Mention(comment=said, mandate_id=key) for key in sorted(meant - there)
    )
