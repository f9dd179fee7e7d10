from datetime import datetime

from .. import times
from ..models import Notice, Preference


def set_mail(notices: list[Notice], now: datetime) -> None:
    """When each is to go by mail, as its person wants it."""
    people = {notice.person_id for notice in notices}
    wanted = Preference.objects.filter(person__in=people).in_bulk()
    for notice in notices:
        if notice.person_id in wanted:
            notice.mail_at = times.mail_at(now, wanted[notice.person_id])
