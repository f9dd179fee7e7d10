from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from lientich.core.actor import Actor
from lientich.documents import citing
from lientich.documents.identity import words_key
from lientich.documents.models import Statement
from lientich.documents.sameness import find_all
from lientich.organisations import recognition
from lientich.organisations.models import Body, Line, Organisation, Person
from lientich.organisations.queries import subtree
from lientich.organisations.recognition import Directory
from lientich.programmes.models import Objective, Programme, Task

from .models import Intake, Proposal

Kind = Proposal.Kind
Found = dict[UUID, Model]

STATED = {
    Kind.EVENT: Statement.Kind.EVENT,
    Kind.RESULT: Statement.Kind.RESULT,
    Kind.FIGURE: Statement.Kind.FIGURE,
    Kind.GOAL: Statement.Kind.GOAL,
}
MOST_OFFERED = 500  # names while one writes; any other can be written all the same
MOST_ASKED = 200  # of a document's facts, to learn whom it is about
NEEDS_PROGRAMME = (Kind.GOAL, Kind.OBJECTIVE, Kind.DIRECTION)
NEEDS_NO_SOURCE = (Kind.SOURCE, Kind.ORGANISATION, Kind.PERSON)


def sure(intake: Intake) -> QuerySet[Proposal]:
    """What can be accepted at once, without a question: all but what leads back to a document
    of which a person has yet to say what it is, or to a programme not chosen."""
    found = intake.proposals.filter(state=Proposal.State.OPEN, sure=True, asks=False)
    if intake.programme_id is None:
        found = found.exclude(kind__in=NEEDS_PROGRAMME)
    if intake.document_id is None:
        sources = intake.proposals.filter(kind=Kind.SOURCE)
        goes_first = sources.filter(state=Proposal.State.OPEN, sure=True, asks=False)
        is_none = sources.filter(state=Proposal.State.REJECTED)
        found = found.filter(
            Q(kind__in=NEEDS_NO_SOURCE)
            | Exists(goes_first)
            | Q(Exists(is_none), kind=Kind.CITATION)
        )
    return found


def known(by: Actor, intake: Intake, proposals: Sequence[Proposal], names: Directory) -> Found:
    """Which of these facts `by` already has, each with what it is, in a fixed number of queries."""
    found: Found = {}
    for kinds, look in _LOOKS.items():
        of_kind = [one for one in proposals if one.kind in kinds]
        if of_kind:
            found |= look(by, intake, of_kind, names)
    return found


def source(intake: Intake) -> dict[str, Any]:
    """What the document says it is, as a person corrected it; nothing where it is not read."""
    proposal = intake.proposals.filter(kind=Kind.SOURCE).first()
    return proposal.told if proposal else {}


def scans_waiting(by: Actor) -> QuerySet[Intake]:
    """Scans of the own house that nobody has registered yet, in the order they came."""
    waits = Intake.objects.visible_to(by).filter(
        owner=by.organisation_id, state=Intake.State.READ, scanned__gt=0, document=None
    )
    return waits.filter(Exists(_open_sources(OuterRef("pk")))).order_by("at", "place", "pk")


def following(waiting: QuerySet[Intake], intake: Intake) -> Intake | None:
    """The one that comes after it, or the first again where it was the last."""
    others = waiting.exclude(pk=intake.pk)
    later = (
        Q(at__gt=intake.at)
        | Q(at=intake.at, place__gt=intake.place)
        | Q(at=intake.at, place=intake.place, pk__gt=intake.pk)
    )
    return others.filter(later).first() or others.first()


def waits_to_be_registered(intake: Intake) -> bool:
    """Whether it is a scan of which nobody has said yet what it is."""
    return (
        intake.is_scan
        and intake.state == Intake.State.READ
        and intake.document_id is None
        and _open_sources(intake.pk).exists()
    )


def _open_sources(intake: Any) -> QuerySet[Proposal]:
    return Proposal.objects.filter(intake=intake, kind=Kind.SOURCE, state=Proposal.State.OPEN)


def issuers_offered(by: Actor, intake: Intake, names: Directory) -> list[str]:
    """Names of bodies that one may mean, the own house's and the sides' first."""
    near = {by.organisation_id}
    if intake.programme:
        near |= set(intake.programme.side_set.values_list("organisation", flat=True))
    bodies = sorted(names.by_id.values(), key=lambda body: body.organisation_id not in near)
    return [body.name for body in bodies[:MOST_OFFERED]]


def programmes(by: Actor) -> QuerySet[Programme]:
    """Those that may take up what a document says."""
    sides = Programme.objects.filter(side_set__organisation=by.organisation_id)
    return sides.exclude(state=Programme.State.CLOSED).order_by("-since", "name")


@dataclass(frozen=True)
class Around:
    """The organisations that may be meant by letters which several share."""

    sides: list[UUID]
    under: set[UUID]


def around(by: Actor, intake: Intake, names: Directory) -> Around:
    sides = _sides(by, intake, names)
    under = {
        unit
        for side in sides
        for line in (Line.PARTY, Line.MANAGEMENT)
        for unit, *_ in subtree(side, line, by.today)
    }
    return Around(sides, under)


def candidates(facts: dict[str, Any], names: Directory, near: Around) -> list[Body]:
    """The bodies that may have issued what a citation leaves open: of the sides, then of the
    units under them."""
    letters = (facts["symbol"] or "").rpartition("/")[2].split("-")[0] or "du"
    signing = names.with_symbol(letters)
    first = [body for body in signing if body.organisation_id in near.sides]
    return first + [
        body for body in signing if body.organisation_id in near.under and body not in first
    ]


def sides_named(by: Actor, intake: Intake, names: Directory) -> list[Organisation]:
    """The organisations that a document is of or names, the actor's own first."""
    found = list(Organisation.objects.filter(pk__in=[by.organisation_id]))
    for proposal in intake.proposals.filter(kind__in=[Kind.SOURCE, Kind.CITATION])[:MOST_ASKED]:
        bodies, _others = citing.issuers(proposal.told, names)
        found += [body.organisation for body in bodies]
    for proposal in intake.proposals.filter(kind=Kind.ORGANISATION)[:MOST_ASKED]:
        organisation = names.organisation(proposal.told["name"])
        if organisation and organisation.kind in ("committee", "group"):
            found.append(organisation)
    return list(dict.fromkeys(found))


def _sides(by: Actor, intake: Intake, names: Directory) -> list[UUID]:
    if intake.programme:
        return list(intake.programme.side_set.values_list("organisation", flat=True))
    return [one.pk for one in sides_named(by, intake, names)]


def _documents(by: Actor, intake: Intake, proposals: Sequence[Proposal], names: Directory) -> Found:
    sought = [citing.sought(one.told, names) for one in proposals]
    return _paired(proposals, find_all(by, sought))


def _source(by: Actor, intake: Intake, proposals: Sequence[Proposal], names: Directory) -> Found:
    sought = [citing.sought(one.told, names) for one in proposals]
    return _paired(proposals, find_all(by, sought, own=True))


def _organisations(
    by: Actor, intake: Intake, proposals: Sequence[Proposal], names: Directory
) -> Found:
    return _paired(proposals, [names.organisation(one.told["name"]) for one in proposals])


def _people(by: Actor, intake: Intake, proposals: Sequence[Proposal], names: Directory) -> Found:
    people = recognition.people([one.told["name"] for one in proposals])

    def one_of(proposal: Proposal) -> Person | None:
        body = names.body(proposal.told["organisation"])
        return recognition.person(people, proposal.told["name"], body)

    return _paired(proposals, [one_of(one) for one in proposals])


def _statements(
    by: Actor, intake: Intake, proposals: Sequence[Proposal], names: Directory
) -> Found:
    """The same words, wherever they stand: a paper comes in as PDF and as DOCX."""
    stated = Statement.objects.filter(document=intake.document_id).exclude(document=None)
    return _by_words(
        proposals,
        {(one.kind, words_key(one.text)): one for one in stated},
        lambda one: (STATED[Kind(one.kind)], words_key(text_of(intake, one))),
    )


def _tasks(by: Actor, intake: Intake, proposals: Sequence[Proposal], names: Directory) -> Found:
    drafted = Task.objects.visible_to(by).filter(
        Q(source=intake.document_id) & ~Q(source=None), programme=intake.programme_id
    )
    return _by_words(
        proposals,
        {words_key(one.text): one for one in drafted},
        lambda one: words_key(text_of(intake, one)),
    )


def _objectives(
    by: Actor, intake: Intake, proposals: Sequence[Proposal], names: Directory
) -> Found:
    stands = Objective.objects.filter(programme=intake.programme_id).exclude(programme=None)
    return _by_words(
        proposals,
        {words_key(one.text): one for one in stands},
        lambda one: words_key(text_of(intake, one)),
    )


def text_of(intake: Intake, proposal: Proposal) -> str:
    """The words of a fact; of one that has no text of its own, its place in the document."""
    said = proposal.told.get("text")
    return said or intake.text[proposal.start or 0 : proposal.end or 0]


def _paired(proposals: Sequence[Proposal], found: Sequence[Model | None]) -> Found:
    return {one.pk: thing for one, thing in zip(proposals, found, strict=True) if thing}


def _by_words(
    proposals: Sequence[Proposal], stands: dict[Any, Model], said: Callable[[Proposal], Any]
) -> Found:
    return {one.pk: stands[said(one)] for one in proposals if said(one) in stands}


_LOOKS: dict[tuple[str, ...], Callable[[Actor, Intake, Sequence[Proposal], Directory], Found]] = {
    (Kind.SOURCE,): _source,
    (Kind.CITATION,): _documents,
    (Kind.ORGANISATION,): _organisations,
    (Kind.PERSON,): _people,
    tuple(STATED): _statements,
    (Kind.DIRECTION,): _tasks,
    (Kind.OBJECTIVE,): _objectives,
}
