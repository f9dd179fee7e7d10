"""The facts of a report, as every side of the programme may read them: whoever opens the report
reads the same. What is internal to one side is in none of its figures.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.utils import timezone, translation

from lientich.conferences import queries as conferences
from lientich.conferences.models import Conclusion, Conference
from lientich.conferences.periods import in_words
from lientich.core.access import visible
from lientich.core.actor import OFFICE, Actor, Hat
from lientich.documents.models import Document, Statement
from lientich.organisations.models import Appointment, Body, FieldOfWork, Line, Organisation
from lientich.organisations.queries.lines import superiors
from lientich.programmes.models import (
    Assignment,
    NewWay,
    Objective,
    Obstacle,
    Programme,
    State,
    Task,
)
from lientich.programmes.periods import year_before

from .facts import Facts, Followed, Issued, Matter, Place, Side, Stated, Work
from .words import cited

M = TypeVar("M", bound=Model)
Given = tuple[datetime, date | None]  # when a unit was given its part, and the day first set


# Of themselves, the two databases put what is empty at different ends.
def _empty_first(column: str) -> OrderBy:
    return F(column).asc(nulls_first=True)


def _empty_last(column: str) -> OrderBy:
    return F(column).asc(nulls_last=True)


def facts(by: Actor, conference: Conference) -> Facts:
    """All that the review report of the conference tells as of its last day, or of today."""
    with translation.override("vi"):
        return _Gathering(by, conference).facts()


class _Gathering:
    def __init__(self, by: Actor, conference: Conference) -> None:
        self.by, self.conference = by, conference
        self.programme = conference.programme
        self.sides = [side.organisation for side in self.programme.side_set.all()]
        self.offices = [_office(side.pk, by.now) for side in self.sides]
        self.as_of = min(conference.until, by.today)

    def open(self, model: type[M]) -> QuerySet[M]:
        """What every side may see of a model."""
        found: QuerySet[M] = model._default_manager.all()
        for office in self.offices:
            found = found.filter(visible(model, office))
        return found

    def facts(self) -> Facts:
        conference, programme = self.conference, self.programme
        earlier = self._earlier_programme()
        before = conferences.before(self.by, conference)
        works, parts = self._work(programme)
        results, figures = self._statements()
        return Facts(
            period=conference.period,
            coming=in_words(*_coming(conference)),
            since=conference.since,
            as_of=self.as_of,
            as_of_earlier=year_before(self.as_of),
            place=conference.place,
            held_on=conference.held_on,
            chairs=tuple(f"{one.person.name}, {one.post}" for one in conference.chairing.all()),
            goal=programme.goal,
            goal_from=self._goal_from(),
            sides=tuple(self._side(side) for side in self.sides),
            fields=tuple(FieldOfWork.objects.values_list("name", flat=True)),
            basis=tuple(_cited(one) for one in self._documents(programmes=programme)),
            works=tuple(works),
            parts=tuple(parts),
            units=tuple(dict.fromkeys(part.unit for part in parts)),
            works_earlier=tuple(self._work(earlier)[0]) if earlier else None,
            issued=tuple(self._issued()),
            results=tuple(results),
            figures=tuple(figures),
            followed=tuple(self._directions(before)) if before else None,
            directions=tuple(self._directions(conference)),
            objectives=tuple(self._objectives()),
            obstacles=tuple(self._obstacles()),
            new_ways=tuple(self._new_ways()),
            exercise=any(side.exercise for side in self.sides),
        )

    def _work(self, programme: Programme) -> tuple[list[Work], list[Work]]:
        """The programme's assigned tasks, by date, and the units' parts of them, by unit."""
        tasks = self.open(Task).filter(programme=programme, draft=False, is_series=False)
        tasks = tasks.exclude(state=State.MOVED)
        of_units = (
            self.open(Assignment)
            .filter(task__in=tasks.values("pk"))
            .exclude(state=State.MOVED)
            .order_by("unit__name_key", _empty_last("due"), "pk")
            .values_list(
                "pk",
                "task",
                "unit__short_name",
                "assigned_at",
                "original_due",
                "state",
                "claimed_on",
            )
        )
        given = list(of_units)
        given_out: dict[UUID, list[Given]] = defaultdict(list)
        for _key, task, _unit, at, due, *_rest in given:
            given_out[task].append((at, due))
        related = tasks.select_related("field", "lead").order_by(_empty_last("due"), "title", "pk")
        works = {task.pk: _work(task, given_out[task.pk]) for task in related}
        parts = [
            replace(
                works[task],
                place=Place("programmes:assignment", key),
                unit=unit,
                assigned_on=timezone.localdate(at),
                due=due,
                state=state,
                stopped_on=claimed_on,
            )
            for key, task, unit, at, due, state, claimed_on in given
        ]
        return list(works.values()), parts

    def _earlier_programme(self) -> Programme | None:
        """The programme of the same sides a year before, where there was one."""
        day = year_before(self.as_of)
        sides = {side.pk for side in self.sides}
        found = (
            self.open(Programme)
            .filter(since__lte=day, until__gte=day)
            .exclude(pk=self.programme.pk)
            .prefetch_related("side_set")
        )
        return next(
            (one for one in found if {s.organisation_id for s in one.side_set.all()} == sides), None
        )

    def _documents(self, **which: Any) -> QuerySet[Document]:
        found = self.open(Document).filter(**which).defer("text").prefetch_related("issuers")
        return found.order_by(_empty_first("date"), "code_key", "pk")

    def _issued(self) -> Iterable[Issued]:
        sides = {side.pk: str(side) for side in self.sides}
        issued = self._documents(
            date__gte=self.conference.since,
            date__lte=self.as_of,
            issuers__organisation__in=sides,
        ).distinct()
        for document in issued:
            issuer = next(one for one in document.issuers.all() if one.organisation_id in sides)
            yield Issued(
                title=_cited(document),
                subject=_about(document),
                place=Place("documents:detail", document.pk),
                side="" if document.joint else sides[issuer.organisation_id],
                joint=document.joint,
                kind=document.kind,
            )

    def _statements(self) -> tuple[list[Stated], list[Stated]]:
        """The results, and the figures that stand in none of them, that the conference's documents
        and others of its period state."""
        of_period = Q(date__gte=self.conference.since, date__lte=self.as_of)
        documents = self.open(Document).filter(of_period | Q(conferences=self.conference))
        found = Statement.objects.filter(
            document__in=documents.values("pk"), kind__in=["result", "figure"]
        )
        related = found.select_related("document", "field").defer("document__text")
        ordered = list(related.order_by(_empty_first("document__date"), "document", "start"))
        results = [one for one in ordered if one.kind == Statement.Kind.RESULT]
        spans = {(one.document_id, place) for one in results for place in range(one.start, one.end)}
        figures = [
            one
            for one in ordered
            if one.kind == Statement.Kind.FIGURE and (one.document_id, one.start) not in spans
        ]
        return [_stated(one) for one in results], [_stated(one) for one in figures]

    def _goal_from(self) -> str:
        """The first document open to every side that states the programme's goal."""
        stated = Statement.objects.filter(
            kind=Statement.Kind.GOAL,
            text=self.programme.goal,
            document__in=self.open(Document).values("pk"),
        )
        first = (
            stated.select_related("document").order_by(_empty_first("document__date"), "pk").first()
        )
        return _cited(first.document) if first else ""

    def _obstacles(self) -> Iterable[Matter]:
        """Those of the programme raised by the day of the report, as they stood on it."""
        found = self.open(Obstacle).filter(programme=self.programme, at__lt=self._day_after)
        for one in found.select_related("organisation"):
            resolved = one.resolved_on is not None and one.resolved_on <= self.as_of
            yield Matter(
                one.text,
                str(one.organisation),
                Place("programmes:matters"),
                one.resolution if resolved else "",
                done=resolved,
            )

    def _new_ways(self) -> Iterable[Matter]:
        found = self.open(NewWay).filter(programme=self.programme, at__lt=self._day_after)
        for one in found.select_related("organisation").prefetch_related("adoptions"):
            adopted = [each for each in one.adoptions.all() if each.at < self._day_after]
            yield Matter(
                one.text,
                str(one.organisation),
                Place("programmes:matters"),
                one.result,
                taken_up=len(adopted),
            )

    @property
    def _day_after(self) -> datetime:
        """The first moment that the report no longer tells of."""
        return timezone.make_aware(datetime.combine(self.as_of + timedelta(days=1), time.min))

    def _objectives(self) -> Iterable[Stated]:
        """The objectives of the programme of the time to come, and of the conference's papers."""
        papers = self.open(Document).filter(conferences=self.conference)
        after = Q(programme__since__gt=self.conference.until, programme__in=self.open(Programme))
        found = Objective.objects.filter(Q(source__in=papers.values("pk")) | after)
        for one in found.select_related("source", "field").distinct():
            source = one.source if one.source in papers else None
            yield Stated(
                text=one.text,
                field=one.field.name if one.field else "",
                document=_cited(source) if source else "",
                place=Place("documents:detail", source.pk)
                if source
                else Place("programmes:detail", one.programme_id),
            )

    def _directions(self, conference: Conference) -> Iterable[Followed]:
        tasks = (
            self.open(Task)
            .filter(pk__in=conferences.tasks_of(conference).order_by().values("pk"))
            .select_related("field", "lead", "source")
            .defer("source__text")
            .prefetch_related("assignments")
            .order_by(_empty_last("source"), "start", "pk")
        )
        said_by = self._posts(conference)
        opened = set(
            self.open(Document).filter(conferences=conference).values_list("pk", flat=True)
        )
        concluded = Conclusion.objects.filter(conference=conference)
        for task in tasks:
            parts = [(one.assigned_at, one.original_due) for one in task.assignments.all()]
            yield Followed(
                task.text or task.title,
                said_by.get(task.directed_by, task.directed_by),
                Place("programmes:task", task.pk),
                None if task.draft else _work(task, parts),
                _cited(task.source) if task.source and task.source_id in opened else "",
            )
        known = {task.pk for task in tasks}
        for one in concluded:
            if one.task_id not in known:
                by = said_by.get(one.directed_by, one.directed_by)
                yield Followed(one.text, by, Place("conferences:detail", conference.pk), None)

    def _posts(self, conference: Conference) -> dict[str, str]:
        """Who held a post in a side's committee that day, by their name, with the post; of
        namesakes nobody says which one spoke."""
        day = conference.held_on or self.as_of
        held = (
            Appointment.objects.on(day)
            .filter(
                post__body__organisation__in=[side.pk for side in self.sides],
                post__body__kind=Body.Kind.COMMITTEE,
            )
            .select_related("person", "post__body")
            .order_by("-post__order")
        )
        people: dict[str, set[UUID]] = {}
        told: dict[str, str] = {}
        for one in held:
            name = one.person.name
            people.setdefault(name, set()).add(one.person_id)
            told[name] = f"{name}, {one.post.title} {one.post.body}"
        return {name: words for name, words in told.items() if len(people[name]) == 1}

    def _side(self, side: Any) -> Side:
        committee = Body.objects.filter(organisation=side, kind=Body.Kind.COMMITTEE).first()
        over = superiors(side.pk, Line.PARTY, self.as_of)
        above = Organisation.objects.filter(pk=over[0]).first() if over else None
        chair = next(
            (
                one
                for one in self.conference.chairing.all()
                if committee and one.post.endswith(str(committee))
            ),
            None,
        )
        return Side(
            name=committee.name if committee else side.name,
            short_name=str(side),
            superior=above.name if above else "",
            signer=chair.person.name if chair else "",
            post=chair.post.removesuffix(str(committee)).strip() if chair else "",
        )


def _office(organisation: UUID, now: datetime) -> Actor:
    """Whoever reads for that organisation's office, and no more."""
    # Under no one's mandate, and the same each time: what is asked for it is compiled once.
    hat = Hat(mandate_id=organisation, organisation_id=organisation, role=OFFICE)
    return Actor(now=now, hat=hat, hats=(hat,))


def _work(task: Task, parts: list[Given]) -> Work:
    """Its day is the one first set, by which statistics go (NORMS §6)."""
    assigned_at = min((at for at, _due in parts), default=task.created_at)
    return Work(
        title=task.title,
        place=Place("programmes:task", task.pk),
        field=task.field.name if task.field else "",
        lead=str(task.lead) if task.lead else "",
        unit="",
        assigned_on=timezone.localdate(assigned_at),
        due=max((due for _at, due in parts if due), default=task.due),
        state=task.state,
        stopped_on=task.completed_on,
        product=task.product,
    )


def _stated(one: Statement) -> Stated:
    return Stated(
        text=one.text,
        field=one.field.name if one.field else "",
        document=_cited(one.document),
        place=Place("documents:detail", one.document_id),
    )


def _cited(document: Document) -> str:
    return cited(document.kind, document.joint, document.code, document.subject, document.date)


def _about(document: Document) -> str:
    return document.subject if document.code else ""


def _coming(conference: Conference) -> tuple[date, date]:
    """The second half of the year after its first; else the year after."""
    year = conference.until.year
    if conference.kind == Conference.Kind.HALF_YEAR:
        return date(year, 7, 1), date(year, 12, 31)
    return date(year + 1, 1, 1), date(year + 1, 12, 31)
