from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.ids import new_id
from lientich.documents.attachments import refuse_marked_words
from lientich.documents.models import Document
from lientich.journal.actions import record
from lientich.organisations.models import Appointment, FieldOfWork, Person
from lientich.programmes import actions as programmes
from lientich.programmes.actions.programmes import locked_programme, refuse_unseen
from lientich.programmes.models import Programme, Task

from . import rules
from .models import Chair, Conclusion, Conference, Paper


@transaction.atomic
def call_conference(
    programme: Programme,
    *,
    by: Actor,
    kind: str,
    since: date,
    until: date,
    held_on: date | None = None,
    place: str = "",
    chairs: Iterable[Person] = (),
    source: str = "",
    told_in: Document | None = None,
    told_at: int | None = None,
) -> Conference:
    """The sides review the period, whose last day is `until`; one review stands once."""
    programme = locked_programme(programme)
    allow(rules.can_keep(by, programme), rules.SIDE)
    _refuse_days(since, until, held_on)
    refuse_unseen(by, told_in)
    conference, called = Conference.objects.get_or_create(
        programme=programme,
        kind=kind,
        since=since,
        until=until,
        defaults={
            "held_on": held_on,
            "place": place.strip(),
            "source": source.strip(),
            "told_in": told_in,
            "told_at": told_at,
        },
    )
    if called:
        _seat(conference, chairs, held_on or by.today)
        record("conferences.conference_called", conference, by=by, programme=programme)
    return conference


@transaction.atomic
def edit_conference(
    conference: Conference,
    *,
    by: Actor,
    held_on: date | None,
    place: str,
    chairs: Iterable[Person],
) -> Conference:
    """It is held on this day, there, chaired by these, the lead side's first."""
    conference = _kept(conference, by)
    _refuse_days(conference.since, conference.until, held_on)
    conference.held_on, conference.place = held_on, place.strip()
    conference.save(update_fields=["held_on", "place"])
    _seat(conference, chairs, held_on or by.today)
    record("conferences.conference_edited", conference, by=by)
    return conference


@transaction.atomic
def add_paper(conference: Conference, *, by: Actor, document: Document) -> Paper:
    """The document belongs to the conference. Who may read it does not change."""
    conference = _kept(conference, by)
    refuse_unseen(by, document)
    paper, added = Paper.objects.get_or_create(conference=conference, document=document)
    if added:
        record("conferences.paper_added", conference, by=by, document=document)
    return paper


@transaction.atomic
def remove_paper(paper: Paper, *, by: Actor) -> None:
    """The document is none of the conference's; it stays where it is."""
    conference = _kept(paper.conference, by)
    removed, _each = Paper.objects.filter(pk=paper.pk).delete()
    if removed:
        record("conferences.paper_removed", conference, by=by, document=paper.document_id)


@transaction.atomic
def conclude(
    conference: Conference,
    *,
    by: Actor,
    text: str,
    directed_by: str = "",
    field: FieldOfWork | None = None,
    token: UUID | None = None,
) -> Conclusion:
    """The conference came to this. A form with its `token` writes it once."""
    conference = _kept(conference, by)
    conclusion, written = Conclusion.objects.get_or_create(
        pk=token or new_id(),
        defaults={
            "conference": conference,
            "text": text.strip(),
            "directed_by": directed_by.strip(),
            "field": field,
        },
    )
    if written:
        record("conferences.concluded", conference, by=by, conclusion=conclusion)
    return conclusion


@transaction.atomic
def draft_from(conclusion: Conclusion, *, by: Actor, programme: Programme) -> Task:
    """A draft task of all sides of `programme` carries the conclusion out; each leads to the
    other."""
    conclusion = _standing(conclusion, by)
    if conclusion.task:
        return conclusion.task
    if conclusion.no_task_on:
        raise ValidationError(
            _("Kết luận này đã ghi là không cần giao việc. Hãy hoàn tác trước khi lập nhiệm vụ.")
        )
    conclusion.task = programmes.draft_task(
        programme,
        by=by,
        title=conclusion.text[:300],
        text=conclusion.text,
        field=conclusion.field,
        directed_by=conclusion.directed_by,
        owners=[side.organisation for side in programme.side_set.select_related("organisation")],
    )
    conclusion.save(update_fields=["task"])
    record("conferences.task_drafted", conclusion.conference, by=by, task=conclusion.task)
    return conclusion.task


@transaction.atomic
def need_no_task(conclusion: Conclusion, *, by: Actor, reason: str) -> Conclusion:
    """No task will come of the conclusion, for this reason: it waits for nobody any more."""
    conclusion = _standing(conclusion, by)
    if conclusion.no_task_on:
        return conclusion
    if conclusion.task:
        raise ValidationError(_("Kết luận này đã thành nhiệm vụ."))
    reason = reason.strip()
    if not reason:
        raise ValidationError(_("Hãy nêu lý do."))
    refuse_marked_words(reason)
    conclusion.no_task_on, conclusion.no_task_reason = by.today, reason
    conclusion.save(update_fields=["no_task_on", "no_task_reason"])
    record("conferences.task_not_needed", conclusion.conference, by=by, conclusion=conclusion)
    return conclusion


@transaction.atomic
def need_a_task_again(conclusion: Conclusion, *, by: Actor) -> Conclusion:
    """It was decided otherwise: the conclusion waits for a task again."""
    conclusion = _standing(conclusion, by)
    if conclusion.no_task_on:
        conclusion.no_task_on, conclusion.no_task_reason = None, ""
        conclusion.save(update_fields=["no_task_on", "no_task_reason"])
        record("conferences.task_needed_again", conclusion.conference, by=by, conclusion=conclusion)
    return conclusion


@transaction.atomic
def withdraw_conclusion(conclusion: Conclusion, *, by: Actor) -> None:
    """It was written down in error. A task that came of it stays."""
    conference = _kept(conclusion.conference, by)
    removed, _each = Conclusion.objects.filter(pk=conclusion.pk).delete()
    if removed:
        record("conferences.conclusion_withdrawn", conference, by=by, conclusion=conclusion)


@transaction.atomic
def cancel_conference(conference: Conference, *, by: Actor) -> None:
    """It will not be held: gone, while nothing hangs on it."""
    conference = _kept(conference, by)
    if conference.conclusions.exists() or conference.papers.exists():
        raise ValidationError(
            _("Hội nghị đã có văn bản hoặc kết luận. Hãy gỡ các mục đó trước khi bỏ hội nghị.")
        )
    record("conferences.conference_cancelled", conference, by=by, programme=conference.programme_id)
    conference.delete()


def _kept(conference: Conference, by: Actor) -> Conference:
    """The conference under lock, for whoever keeps it."""
    locked = Conference.objects.select_for_update(no_key=True).filter(pk=conference.pk).first()
    if locked is None:
        raise ValidationError(_("Hội nghị này không còn."))
    allow(rules.can_keep(by, locked.programme), rules.SIDE)
    return locked


def _standing(conclusion: Conclusion, by: Actor) -> Conclusion:
    """The conclusion as it is now, under the lock of its conference."""
    _kept(conclusion.conference, by)
    found = Conclusion.objects.select_related("field", "task", "conference")
    standing = found.filter(pk=conclusion.pk).first()
    if standing is None:
        raise ValidationError(_("Kết luận này không còn."))
    return standing


def _refuse_days(since: date, until: date, held_on: date | None) -> None:
    if until < since:
        raise ValidationError(_("Kỳ sơ kết kết thúc trước khi bắt đầu."))
    if held_on and held_on < since:
        raise ValidationError(_("Ngày họp trước kỳ sơ kết."))


def _seat(conference: Conference, chairs: Iterable[Person], day: date) -> None:
    """Chairs in the order of the programme's sides, each with the post they hold there."""
    sides = [side.organisation_id for side in conference.programme.side_set.all()]
    chosen = {person.pk: person for person in chairs}
    posts = {
        one.person_id: one
        for one in Appointment.objects.on(day)
        .filter(person__in=chosen, post__body__organisation__in=sides)
        .select_related("post__body")
        .order_by("-post__order")
    }
    rank = {person: sides.index(one.post.body.organisation_id) for person, one in posts.items()}
    conference.chairing.all().delete()
    for order, key in enumerate(sorted(chosen, key=lambda key: rank.get(key, len(sides)))):
        post = posts[key].post if key in posts else None
        Chair.objects.create(
            conference=conference,
            person=chosen[key],
            post=f"{post.title} {post.body}" if post else "",
            order=order,
        )
