"""Days to look at in one's own calendar: iCalendar (RFC 5545), for programs that subscribe."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from icalendar import Calendar, Event
from icalendar.prop import vUri

MEDIA_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Lien tich//Lien tich//VI"
REFRESHED = timedelta(hours=6)  # how often a program is asked to look again


class Status(StrEnum):
    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True)
class Entry:
    """What falls on a day, the whole of it unless it `begins` at a moment. `key` stays the same as
    long as it is the same thing; `changed` is when it was last changed, and `changes` how many
    times."""

    key: str
    day: date
    title: str
    url: str  # whole, with the server's name
    changed: datetime
    changes: int = 0
    words: str = ""
    place: str = ""
    status: Status = Status.CONFIRMED
    begins: datetime | None = None
    ends: datetime | None = None


def calendar(name: str, entries: Iterable[Entry]) -> bytes:
    """The same bytes for the same entries."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    made.add("name", name)
    made.add("refresh-interval", REFRESHED, {"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT6H")  # the same, as Outlook asks for it
    for entry in entries:
        made.add_component(_event(entry))
    return made.to_ical()


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@lientich")
    event.add("dtstamp", entry.changed)
    event.add("last-modified", entry.changed)
    event.add("sequence", entry.changes)
    if entry.begins:
        event.add("dtstart", entry.begins.astimezone(UTC))
        event.add("dtend", (entry.ends or entry.begins).astimezone(UTC))
    else:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")  # a deadline takes nobody's day
    event.add("summary", entry.title)
    event.add("status", entry.status.value)
    event["url"] = vUri(entry.url)
    for field, words in (("description", entry.words), ("location", entry.place)):
        if words:
            event.add(field, words)
    return event
