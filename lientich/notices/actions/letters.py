"""Letters: written of what is to go by mail, and taken by whoever sends them."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from lientich.accounts.models import User
from lientich.accounts.queries import actor_of
from lientich.programmes.models import RUNNING

from .. import queries, times
from ..models import Letter, Notice, Preference, Round

MOST_PEOPLE = 50  # in one look
TAKEN = timedelta(minutes=10)  # after which a letter whose sender was killed is tried again
LONGEST = timedelta(minutes=30)  # between two tries


def write_letters(now: datetime) -> int:
    """One letter to each person of all that is to go now. Nothing while a round goes on."""
    due = Notice.objects.filter(mail_at__lte=now, letter=None)
    people = due.order_by("person").values_list("person", flat=True).distinct()[:MOST_PEOPLE]
    if not people or Round.objects.filter(ended_at=None).exists():
        return 0
    return sum(_write(person, now) for person in people)


@transaction.atomic
def _write(person: UUID, now: datetime) -> int:
    """What was read, cannot be read any more or is done is not written of."""
    wanted = Preference.objects.select_for_update(of=("self",)).get(pk=person)
    due = Notice.objects.filter(person=person, mail_at__lte=now, letter=None)
    holds = set(_holding(due, wanted.person.user, now).values_list("pk", flat=True))
    due.exclude(pk__in=holds).update(mail_at=None)
    if holds:
        letter = Letter.objects.create(
            person_id=person, address=wanted.address, made_at=now, again_at=now
        )
        Notice.objects.filter(pk__in=holds).update(letter=letter)
    return 1


def holding(letter: Letter, now: datetime) -> list[Notice]:
    """What of a letter its person may read and does not know yet."""
    rows = _holding(letter.notices.all(), letter.person.user, now)
    return list(
        rows.select_related("reminder__assignment__task", "reminder__assignment__unit").order_by(
            "reminder__due", "id"
        )
    )


def _holding(rows: QuerySet[Notice], user: User, now: datetime) -> QuerySet[Notice]:
    seen = queries.unread(actor_of(user, now)).filter(
        reminder__assignment__state__in=RUNNING,
        reminder__assignment__due=F("reminder__due"),
        person__user__is_active=True,
    )
    return rows.filter(pk__in=seen.values("pk"))


def due_letters(now: datetime) -> QuerySet[Letter]:
    waiting = Letter.objects.filter(sent_at=None, dropped_at=None, again_at__lte=now)
    return waiting.select_related("person__user").order_by("again_at", "id")


def take(letter: Letter, now: datetime) -> bool:
    """Whether it is ours to send: of two that want to, one gets it."""
    mine = Letter.objects.filter(pk=letter.pk, sent_at=None, again_at=letter.again_at)
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
    """Nothing of it still holds."""
    Letter.objects.filter(pk=letter.pk).update(dropped_at=now)


def note_refusal(letter: Letter, now: datetime, error: str) -> None:
    """The server will never take it: the address is wrong."""
    Letter.objects.filter(pk=letter.pk).update(dropped_at=now, error=error)


def note_failure(letter: Letter, now: datetime, error: str) -> None:
    """The server cannot be reached: this letter is tried again later and later, and so are, with
    it, all that wait, so that a server that is down is not asked for each of them."""
    again = now + min(timedelta(minutes=2 ** min(letter.attempts, 9)), LONGEST)
    Letter.objects.filter(pk=letter.pk).update(error=error)
    due_letters(now).order_by().select_related(None).update(again_at=again)
    Letter.objects.filter(pk=letter.pk).update(again_at=again)
