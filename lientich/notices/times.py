"""When what one is told goes by mail: at once but not in quiet hours, or once a day."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from .models import Preference


def mail_at(moment: datetime, wanted: Preference) -> datetime | None:
    """None: not by mail."""
    if not wanted.by_mail:
        return None
    if wanted.mail == Preference.Mail.DAILY:
        return next_at(moment, wanted.daily_at)
    if is_quiet(moment, wanted.quiet_since, wanted.quiet_until):
        return next_at(moment, wanted.quiet_until)
    return moment


def is_quiet(moment: datetime, since: time, until: time) -> bool:
    return in_hours(timezone.localtime(moment).time(), since, until)


def in_hours(clock: time, since: time, until: time) -> bool:
    """From one hour up to another, over midnight where that is the earlier; the same: never."""
    if since <= until:
        return since <= clock < until
    return clock >= since or clock < until


def next_at(moment: datetime, hour: time) -> datetime:
    """The first moment from this one on at that hour."""
    local = timezone.localtime(moment)
    at = timezone.make_aware(datetime.combine(local.date(), hour))
    return at if at >= moment else at + timedelta(days=1)
