"""What is said of a task or of a unit's part, who hears it, and who can be mentioned."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from lientich.accounts.models import Mandate
from lientich.accounts.queries import serving
from lientich.core.actor import Actor
from lientich.core.text import composed, fold
from lientich.core.together import Found, by_key, told
from lientich.organisations.models import Body, Person
from lientich.organisations.queries import short

from .. import rules
from ..models import Assignment, Comment, Mention, Task, TaskReach
from .pages import tones

HELD = (*rules.WHOLE, "cleared")  # what rules ask of the grounds on which a task is read
READER = "reader"  # the key of a part
MOST = 200
MOST_WORDS = 8  # of a name after @


@dataclass(frozen=True)
class Place:
    """What is talked of, and which organisations read the page it stands on."""

    task: Task
    assignment: Assignment | None
    grounds: dict[UUID, frozenset[str]]  # of those that have the whole task
    names: dict[UUID, str]  # of all that hear what is not internal, the unit first

    @property
    def unit_id(self) -> UUID | None:
        return self.assignment.unit_id if self.assignment else None

    def may_comment(self, by: Actor) -> bool:
        return rules.can_comment(by, self.task, self.grounds, self.unit_id)

    @property
    def wide_label(self) -> str:
        """Who hears what is not internal, in the words that people use of it."""
        sides = rules.sides_of(self.task.programme)
        if len(sides) == 2 and sides <= set(self.grounds):
            return _("Đơn vị và hai bên") if self.assignment else _("Cả hai bên")
        return listed(self.names.values())


@dataclass(frozen=True)
class Audience:
    """Who hears something, as it is told before and after it is said."""

    internal: bool
    label: str
    side: str  # whose colour: a, b, both, or none of a unit
    names: str


def audience(place: Place, house: UUID | None, *, internal: bool) -> Audience:
    """Of what somebody of `house` says there."""
    if not internal:
        return Audience(False, place.wide_label, "both", listed(place.names.values()))
    name = place.names.get(house, "")  # type: ignore[arg-type]
    unit = house == place.unit_id
    words = _("Nội bộ đơn vị") if unit else _("Nội bộ %(house)s") % {"house": name}
    side = tones(place.task.programme).get(house, "")  # type: ignore[arg-type]
    return Audience(True, words, side, name)


def listed(names: Iterable[str]) -> str:
    return get_text_list(list(names), _("và"))


def parts(_by: Actor, task: UUID) -> list[QuerySet]:
    """Of a union: who reads a task whole, and on which grounds."""
    return [_readers(task)]


def _readers(task: UUID) -> QuerySet:
    rows = TaskReach.objects.filter(Q(owner=True) | Q(shared=True) | Q(granted=True), of=task)
    columns = {name: name for name in ("organisation", *HELD)}
    key, name = "organisation__name_key", short("organisation__")
    return told(READER, rows, name_key=key, name=name, **columns)


def place(task: Task, assignment: Assignment | None = None, found: Found | None = None) -> Place:
    """`found`: what stands beside it, where that was asked for."""
    rows = (by_key(_readers(task.pk)) if found is None else found)[READER]
    grounds, names = {}, {}
    if assignment:
        names[assignment.unit_id] = str(assignment.unit)
    for row in sorted(rows, key=lambda row: (not row["owner"], row["name_key"])):
        key = UUID(row["organisation"])
        grounds[key] = frozenset(name for name in HELD if row[name])
        names[key] = row["name"]
    return Place(task, assignment, grounds, names)


def place_of(comment: Comment) -> Place:
    return place(comment.task, comment.assignment)


def hearers(place: Place, day: date, only: UUID | None = None) -> list[Mandate]:
    """Under which mandates people hear what is said; `only`: among the people of one house."""
    houses = [only] if only else list(place.names)
    return [
        mandate
        for mandate, hat in serving(houses, day)
        if rules.hears(hat, place.task, place.grounds, place.unit_id)
    ]


def said(by: Actor, place: Place) -> list[Any]:
    """What `by` may hear of it: each with its answers in `replies`, the latest begun first."""
    who = Mention.objects.select_related("mandate__person")
    heard = (
        Comment.objects.readable_by(by)
        .filter(task=place.task, assignment=place.assignment)
        .select_related("organisation", "mandate__person")
        .prefetch_related(Prefetch("mentions", queryset=who))
        .order_by("-at", "-id")
    )
    found: list[Any] = list(heard[:MOST])
    answered = {one.parent_id for one in found if one.parent_id} - {one.pk for one in found}
    if answered:  # begun before all that: an answer stands under what it answers
        found += heard.filter(pk__in=answered)
    begun = {one.pk: one for one in found if one.parent_id is None}
    for one in begun.values():
        one.replies = []
    for one in reversed(found):
        if one.parent_id in begun:
            begun[one.parent_id].replies.append(one)
    return list(begun.values())


def waiting(by: Actor) -> QuerySet[Mention]:
    """Where one is mentioned at the organisation one acts for, and has not opened it."""
    tasks = Task.objects.readable_by(by).filter(pk=OuterRef("comment__task"))
    parts = Assignment.objects.readable_by(by).filter(pk=OuterRef("comment__assignment"))
    page = Q(Exists(tasks), comment__assignment=None) | Q(Exists(parts))
    return Mention.objects.filter(
        page,
        waits=True,
        mandate__person=by.person_id,
        mandate__organisation=by.organisation_id,
        comment__withdrawn_at=None,
        comment__in=Comment.objects.readable_by(by).values("pk"),
    )


def named(text: str, hearers: Iterable[Mandate]) -> tuple[set[UUID], list[str]]:
    """The mandates of the people and bodies that a text names after an @; and the names of those
    that stand in the house's directory and do not hear it."""
    by_name: dict[str, set[UUID]] = {}
    for one in hearers:
        names = [one.person.name, *([one.body.name, one.body.short_name] if one.body else [])]
        for name in names:
            by_name.setdefault(fold(name), set()).add(one.pk)
    found: set[UUID] = set()
    unheard: set[str] = set()
    for words in _after_at(text):
        beginnings = [" ".join(words[:n]) for n in range(len(words), 0, -1)]
        known = next((one for one in beginnings if fold(one) in by_name), None)
        if known:
            found |= by_name[fold(known)]
        else:
            unheard.update(beginnings)
    return found, _in_the_directory(unheard) if unheard else []


def _after_at(text: str) -> Iterator[list[str]]:
    text = composed(text)
    for match in re.finditer(r"(?<![\w@.])@(?=\w)", text):
        line = text[match.end() :].partition("\n")[0]
        words = re.match(r"[\w-]+(?: [\w-]+)*", line)
        yield words[0].split(" ")[:MOST_WORDS] if words else []


def _in_the_directory(names: set[str]) -> list[str]:
    people = Person.objects.filter(name__in=names).values_list("name", flat=True)
    bodies = Body.objects.filter(Q(name__in=names) | Q(short_name__in=names))
    return sorted({*people, *map(str, bodies)})
