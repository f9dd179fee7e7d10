"""Letters: written of what is to go by mail, and taken by whoever sends them."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from lientich.accounts.queries import actor_of

from .. import queries, times
from ..kinds import unmailed
from ..models import Letter, Notice, Preference, Round

MOST_PEOPLE = 50  # in one look
TAKEN = timedelta(minutes=10)  # after which a letter whose sender was killed is tried again
LONGEST = timedelta(minutes=30)  # between two tries


def write_letters(now: datetime) -> int:
    """One letter to each person of all that is to go now. Nothing before the rounds up to today
    have ended: what was missed in days of rest makes one letter, too."""
    due = Notice.objects.filter(mail_at__lte=now, letter=None)
    people = due.order_by("person").values_list("person", flat=True).distinct()[:MOST_PEOPLE]
    today = timezone.localdate(now)
    if not people or not Round.objects.filter(day__gte=today, ended_at__isnull=False).exists():
        return 0
    return sum(_write(person, now) for person in people)


@transaction.atomic
def _write(person: UUID, now: datetime) -> int:
    """What was read, cannot be read any more or is done is not written of."""
    wanted = Preference.objects.select_for_update(of=("self",)).get(pk=person)
    due = Notice.objects.filter(person=person, mail_at__lte=now, letter=None)
    held = _holding(due, wanted, now) if wanted.by_mail else due.none()
    holds = set(held.values_list("pk", flat=True))
    due.exclude(pk__in=holds).update(mail_at=None)
    if holds:
        letter = Letter.objects.create(
            person_id=person, address=wanted.address, made_at=now, again_at=now
        )
        Notice.objects.filter(pk__in=holds).update(letter=letter)
    return 1


def holding(letter: Letter, now: datetime) -> queries.Post:
    """What of a letter its person may read and does not know yet."""
    wanted = Preference.objects.get(pk=letter.person_id)
    held = _holding(letter.notices.all(), wanted, now)
    return queries.post(actor_of(letter.person.user, now), held)


def _holding(rows: QuerySet[Notice], wanted: Preference, now: datetime) -> QuerySet[Notice]:
    user = wanted.person.user
    keys = queries.to_be_written_of(actor_of(user, now)) if user.is_active else []
    return rows.exclude(unmailed(wanted.unmailed)).filter(pk__in=keys)


def due_letters(now: datetime) -> QuerySet[Letter]:
    waiting = Letter.objects.filter(sent_at=None, dropped_at=None, again_at__lte=now)
    return waiting.select_related("person__user").order_by("again_at", "id")


def take(letter: Letter, now: datetime) -> bool:
    """Whether it is ours to send: of two that want to, one gets it."""
    waiting = Letter.objects.filter(sent_at=None, dropped_at=None)
    mine = waiting.filter(pk=letter.pk, again_at=letter.again_at)
    return bool(mine.update(again_at=now + TAKEN, attempts=F("attempts") + 1))


def note_sent(letter: Letter, now: datetime, subject: str = "", text: str = "") -> None:
    Letter.objects.filter(pk=letter.pk).update(sent_at=now, error="", subject=subject, text=text)


def rests(letter: Letter, now: datetime) -> bool:
    """Put off to the end of its person's quiet hours, where it is tried again in them."""
    wanted = Preference.objects.filter(person=letter.person_id).first()
    if wanted is None or not times.is_quiet(now, wanted.quiet_since, wanted.quiet_until):
        return False
    again = times.next_at(now, wanted.quiet_until)
    return bool(Letter.objects.filter(pk=letter.pk).update(again_at=again))


def drop(letter: Letter, now: datetime) -> None:
    """Nothing of it still holds; what went wrong before is no matter any more."""
    Letter.objects.filter(pk=letter.pk).update(dropped_at=now, error="")


def note_refusal(letter: Letter, now: datetime, error: str) -> None:
    """The server will never take it: the address is wrong."""
    Letter.objects.filter(pk=letter.pk).update(dropped_at=now, error=error)


def note_failure(letter: Letter, now: datetime, error: str) -> None:
    """This letter is tried again, later and later; the others go on."""
    Letter.objects.filter(pk=letter.pk).update(error=error, again_at=_again(letter, now))


def note_outage(letter: Letter, now: datetime, error: str) -> None:
    """The server cannot be reached: with this letter all that wait are put off, so that a server
    that is down is not asked for each of them."""
    due_letters(now).order_by().select_related(None).update(again_at=_again(letter, now))
    note_failure(letter, now, error)


def _again(letter: Letter, now: datetime) -> datetime:
    return now + min(timedelta(minutes=2 ** min(letter.attempts, 9)), LONGEST)
