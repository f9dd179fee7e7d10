"""What a person does with what they are told, and how they want to be told."""

from collections.abc import Iterable
from datetime import time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record

from .. import queries, times
from ..models import Letter, Notice, Preference


@transaction.atomic
def read(notice: Notice, *, by: Actor) -> Notice:
    """The person has read it."""
    notice = queries.notices(by).select_for_update(of=("self",)).get(pk=notice.pk)
    if notice.read_at is None:
        notice.read_at = by.now
        notice.save(update_fields=["read_at"])
    return notice


@transaction.atomic
def read_all(*, by: Actor) -> int:
    """The person has read all that they were told and may still read."""
    return queries.notices(by).filter(read_at=None).update(read_at=by.now)


@transaction.atomic
def set_preference(
    *,
    by: Actor,
    mail: str,
    address: str = "",
    daily_at: time,
    quiet_since: time,
    quiet_until: time,
    unmailed: Iterable[str] = (),
) -> Preference:
    """From now on, and for what has not gone yet, the person is written to so."""
    allow(by.person_id is not None)
    assert by.person_id
    if mail != Preference.Mail.NONE and not address:
        raise ValidationError({"address": _("Hãy ghi địa chỉ thư để nhận lời nhắc.")})
    if mail == Preference.Mail.DAILY and times.in_hours(daily_at, quiet_since, quiet_until):
        raise ValidationError({"daily_at": _("Giờ này nằm trong giờ yên lặng.")})
    given = {
        "mail": mail,
        "address": address,
        "daily_at": daily_at,
        "quiet_since": quiet_since,
        "quiet_until": quiet_until,
        "unmailed": sorted(unmailed),
    }
    wanted, new = Preference.objects.select_for_update().get_or_create(
        person_id=by.person_id, defaults=given
    )
    if not new and all(getattr(wanted, name) == value for name, value in given.items()):
        return wanted
    for name, value in given.items():
        setattr(wanted, name, value)
    wanted.save()
    waiting = Notice.objects.filter(person=by.person_id, letter=None, mail_at__isnull=False)
    waiting.update(mail_at=times.mail_at(by.now, wanted))
    written = Letter.objects.filter(person=by.person_id, sent_at=None, dropped_at=None)
    if wanted.by_mail:
        written.update(address=address)
    else:
        written.update(dropped_at=by.now, error="")
    record("notices.preference_set", wanted.person, by=by, mail=mail)
    return wanted
