"""What became of an organisation: its names and places by decision, and the acts done on it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from lientich.core.templatetags.lt import day as shown
from lientich.journal.models import Event

from ..models import Affiliation, Body, Line, Name, Organisation, Person, Post


@dataclass(frozen=True)
class Turn:
    """One change in an organisation's life, shaped for `ui/timeline.html`."""

    on: date
    text: str
    decided_by: str = ""
    tone: str = "done"
    url: str = ""

    @property
    def note(self) -> str:
        return " · ".join(filter(None, [shown(self.on), self.decided_by]))


def history(
    organisation: Organisation, names: Iterable[Name], affiliations: Iterable[Affiliation]
) -> list[Turn]:
    """Its names and its places on the lines, the newest first."""
    places = list(affiliations)
    taken_over = {(place.line, place.since) for place in places}
    turns = [_named(name, first=place == 0) for place, name in enumerate(names)]
    for place in places:
        turns.append(_placed(place))
        if place.until and (place.line, place.until) not in taken_over:
            turns.append(_left(place))
    if organisation.until:
        turns.append(Turn(organisation.until, _("Giải thể, chấm dứt hoạt động"), tone="bad"))
    return sorted(turns, key=lambda turn: turn.on, reverse=True)


def _named(name: Name, *, first: bool) -> Turn:
    words = _("Thành lập: %(name)s") if first else _("Đổi tên thành %(name)s")
    return Turn(name.since, words % {"name": name.name}, name.decided_by, "done" if first else "b")


def _placed(place: Affiliation) -> Turn:
    text = _("%(line)s: trực thuộc %(parent)s") % {
        "line": Line(place.line).label,
        "parent": place.parent,
    }
    return Turn(place.since, text, place.decided_by, "a", place.parent.get_absolute_url())


def _left(place: Affiliation) -> Turn:
    text = _("%(line)s: thôi trực thuộc %(parent)s") % {
        "line": Line(place.line).label,
        "parent": place.parent,
    }
    return Turn(place.until or place.since, text, tone="todo")


# What the facts of these events name.
SPOKEN_OF: dict[str, type[models.Model]] = {
    "name": Name,
    "parent": Organisation,
    "before": Organisation,
    "body": Body,
    "post": Post,
    "person": Person,
}


@dataclass(frozen=True)
class Act:
    """One event of the journal in words, shaped for `ui/timeline.html`."""

    who: str
    text: str
    at: datetime
    tone: str = "a"


def activity(organisation: Organisation, most: int = 10) -> list[Act]:
    """The last acts on an organisation, who did them and when."""
    events = list(
        Event.objects.filter(
            subject_type="organisations.organisation",
            subject_id=organisation.pk,
            verb__startswith="organisations.",
        ).order_by("-id")[:most]
    )
    names = _names_in(events)
    return [
        Act(
            who=names.get(str(event.person_id), _("Dòng lệnh")),
            text=_words(event, names),
            at=event.at,
        )
        for event in events
    ]


def _words(event: Event, names: dict[str, str]) -> str:
    # What gave way on the very day it began is kept nowhere; nobody reads its key.
    facts = {
        key: names.get(str(value), "…" if key in SPOKEN_OF else str(value))
        for key, value in event.facts.items()
    }
    if event.verb == "organisations.moved":
        return _moved(event.facts, facts)
    verbs = {
        "organisations.created": _("ghi tổ chức này vào hệ thống"),
        "organisations.renamed": _("đổi tên thành %(name)s"),
        "organisations.dissolved": _("ghi việc giải thể"),
        "organisations.body_created": _("lập cơ quan %(body)s"),
        "organisations.post_created": _("thêm chức danh %(post)s"),
        "organisations.post_ended": _("ghi thôi chức danh %(post)s"),
        "organisations.body_ended": _("ghi %(body)s thôi hoạt động"),
        "organisations.appointed": _("ghi %(person)s giữ chức %(post)s"),
        "organisations.appointment_ended": _("ghi %(person)s thôi giữ chức %(post)s"),
    }
    return verbs.get(event.verb, event.verb) % facts


def _moved(plain: dict[str, Any], facts: dict[str, str]) -> str:
    facts["line"] = str(Line(plain["line"]).label)
    facts["since"] = shown(date.fromisoformat(plain["since"]))
    if plain["parent"] is None:
        return _("ghi thôi trực thuộc %(before)s từ %(since)s (%(line)s)") % facts
    return _("ghi trực thuộc %(parent)s từ %(since)s (%(line)s)") % facts


def _names_in(events: list[Event]) -> dict[str, str]:
    """The names of all that these events speak of, by key: one query for each kind of thing."""
    keys: dict[type[models.Model], set[str]] = defaultdict(set)
    for event in events:
        if event.person_id:
            keys[Person].add(str(event.person_id))
        for fact, value in event.facts.items():
            if fact in SPOKEN_OF and value:
                keys[SPOKEN_OF[fact]].add(value)
    return {
        str(one.pk): str(one)
        for model, wanted in keys.items()
        for one in model._default_manager.filter(pk__in=wanted)
    }
