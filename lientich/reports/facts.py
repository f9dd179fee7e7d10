"""What a review report is made of: facts with the rows they stand on, and where work stood then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.urls import reverse

from lientich.programmes.models import GONE, State


class Standing(StrEnum):
    """Where a piece of work stood on a day: the breakdown that the Government's tracker prints."""

    IN_TIME = "in_time"  # completed
    LATE = "late"  # completed
    UNDATED = "undated"  # completed, no date was set
    RUNNING = "running"
    OVERDUE = "overdue"
    STOPPED = "stopped"  # suspended, or declined by its units


COMPLETED = (Standing.IN_TIME, Standing.LATE, Standing.UNDATED)


@dataclass(frozen=True)
class Place:
    """The page of a thing: its view, and the thing's key."""

    view: str
    key: UUID | None = None

    @property
    def url(self) -> str:
        return reverse(self.view, args=[self.key] if self.key else [])


@dataclass(frozen=True)
class Row:
    """One thing that a figure counts."""

    title: str
    place: Place
    note: str = ""
    due: date | None = None

    @property
    def url(self) -> str:
        return self.place.url


@dataclass(frozen=True)
class Work:
    """A task, or one unit's part of it. `due` is the date first set (NORMS §6)."""

    title: str
    place: Place
    field: str  # empty where none is set
    lead: str
    unit: str  # of a part
    assigned_on: date
    due: date | None
    state: str
    stopped_on: date | None  # the claim that stopped its clock
    product: str = ""

    def standing(self, day: date) -> Standing:
        """Where it stood on `day`. A suspension is known only as of now."""
        stopped_on = self.stopped_on if self.stopped_on and self.stopped_on <= day else None
        if self.state == State.COMPLETED and stopped_on:
            if self.due is None:
                return Standing.UNDATED
            return Standing.IN_TIME if stopped_on <= self.due else Standing.LATE
        if self.state in (State.SUSPENDED, *GONE):
            return Standing.STOPPED
        late = self.due is not None and (stopped_on or day) > self.due
        return Standing.OVERDUE if late else Standing.RUNNING

    @property
    def row(self) -> Row:
        return Row(self.title, self.place, self.unit or self.lead, self.due)


@dataclass(frozen=True)
class Stated:
    """What a document states, word for word."""

    text: str
    field: str
    document: str  # as one cites it
    place: Place

    @property
    def row(self) -> Row:
        return Row(self.text, self.place, self.document)


@dataclass(frozen=True)
class Issued:
    """A document issued in the period; `side` is empty where it is joint."""

    title: str
    subject: str
    place: Place
    side: str
    joint: bool
    kind: str  # Nghị quyết

    @property
    def row(self) -> Row:
        return Row(self.title, self.place, self.subject)


@dataclass(frozen=True)
class Matter:
    """An obstacle with what resolved it, or a new way of working with its result."""

    text: str
    by: str  # the organisation that raised it
    place: Place
    outcome: str = ""
    done: bool = False  # resolved
    taken_up: int = 0  # by how many others

    @property
    def row(self) -> Row:
        return Row(self.text, self.place, self.by)


@dataclass(frozen=True)
class Side:
    """A side as the letterhead names it, and who signs for it."""

    name: str  # Đảng ủy Tập đoàn Than Bắc Sơn
    short_name: str
    superior: str
    signer: str
    post: str


@dataclass(frozen=True)
class Followed:
    """A direction: of last time's conference, or for the time to come."""

    text: str
    by: str
    place: Place
    work: Work | None  # assigned; else a draft or none
    document: str = ""  # that says so, as one cites it

    @property
    def row(self) -> Row:
        return Row(self.text, self.place, self.by)


@dataclass(frozen=True)
class Facts:
    """Everything a review report tells, open to every side of the programme alike."""

    period: str  # năm 2026
    coming: str  # năm 2027
    since: date
    as_of: date
    as_of_earlier: date
    place: str
    held_on: date | None
    chairs: tuple[str, ...]  # each with the post
    goal: str
    goal_from: str  # the document that states it, as one cites it
    sides: tuple[Side, ...]
    fields: tuple[str, ...]  # in the order of the house
    basis: tuple[str, ...]  # documents, as one cites them
    works: tuple[Work, ...]
    parts: tuple[Work, ...]
    units: tuple[str, ...]
    works_earlier: tuple[Work, ...] | None  # None: nothing is known of that time
    issued: tuple[Issued, ...]
    results: tuple[Stated, ...]
    figures: tuple[Stated, ...]
    followed: tuple[Followed, ...] | None  # of the conference before; None: there was none
    directions: tuple[Followed, ...]
    objectives: tuple[Stated, ...]
    obstacles: tuple[Matter, ...]
    new_ways: tuple[Matter, ...]
    exercise: bool


def assigned_by(works: Iterable[Work], day: date) -> list[Work]:
    return [work for work in works if work.assigned_on <= day]
