"""What calendars to subscribe to hold of the week's entries."""

from collections.abc import Iterator
from datetime import datetime, time

from django.utils import timezone

from lientich.core import calendars as core
from lientich.programmes.queries import calendars

from . import queries
from .models import Entry


def in_calendar(asked: calendars.Asked) -> Iterator[core.Entry]:
    """Of a programme what is joint in it; of a person, all of the organisations they work for."""
    found = queries.entries(asked.by).filter(day__gte=asked.since, day__lte=asked.until)
    if asked.programme:
        found = found.filter(programme=asked.programme)
    else:
        found = found.filter(organisation__in={hat.organisation_id for hat in asked.by.hats})
    entries = list(found[: calendars.MOST])
    changed = calendars.last_changed([one.pk for one in entries], ["agenda.entry"])
    for one in entries:
        at, changes = changed.get(one.pk, (asked.by.of_the_day.now, 0))
        yield core.Entry(
            key=f"entry-{one.pk}",
            day=one.day,
            begins=_moment(one, one.at),
            ends=_moment(one, one.until),
            title=one.title,
            url=asked.address(one.get_absolute_url()),
            changed=at,
            changes=changes,
            words="\n".join(filter(None, [one.chair, one.attends, one.prepares])),
            place=one.place,
        )


def _moment(entry: Entry, at: time | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(entry.day, at)) if at else None


calendars.SOURCES.append(in_calendar)
