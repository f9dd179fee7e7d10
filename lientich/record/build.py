"""Writes the public record down through the actions, from the console and by the cataloguer."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from lientich.accounts import actions as accounts
from lientich.accounts.models import Mandate, User
from lientich.accounts.queries import actor_of
from lientich.conferences import actions as conferences
from lientich.conferences import periods
from lientich.conferences.models import Conference
from lientich.core.actor import OFFICE, Actor
from lientich.core.ids import new_id
from lientich.documents import actions as documents
from lientich.documents.models import Document, Statement
from lientich.intake import actions as intake
from lientich.intake.models import Intake
from lientich.intake.reception import bring_in
from lientich.journal.actions import record
from lientich.organisations import actions as organisations
from lientich.organisations.models import Body, Organisation, Person, Post
from lientich.organisations.models import Line as Hierarchy
from lientich.programmes import actions as programmes
from lientich.programmes.models import Programme

from . import facts

Say = Callable[[str], None]
SIDES = ("tkv", "tqn")


@dataclass
class Record:
    """What has been written so far, by the keys of the facts."""

    now: datetime
    places: dict[str, Organisation] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    programmes: dict[int, Programme] = field(default_factory=dict)
    cataloguer: User | None = None

    @property
    def console(self) -> Actor:
        return Actor(now=self.now)

    def by(self, side: str) -> Actor:
        """The cataloguer, for one of the two sides."""
        return cataloguer(self.now, self.places[side])


def cataloguer(now: datetime, at: Organisation) -> Actor:
    user = User.objects.select_related("person").get(username=facts.CATALOGUER[0])
    hats = actor_of(user, now).hats
    return actor_of(user, now, next(one.mandate_id for one in hats if one.organisation_id == at.pk))


@transaction.atomic
def build(now: datetime, say: Say = lambda line: None) -> Record:
    """The whole record as of `now`; all of it or nothing."""
    made = Record(now)
    say("tổ chức, chức danh")
    write_places(made)
    write_bodies(made)
    write_posts(made)
    seat_cataloguer(made)
    say("chương trình, văn bản, hội nghị")
    start_programmes(made)
    write_lines(made)
    write_figures(made)
    write_conferences(made)
    return made


def write_places(made: Record) -> None:
    for place in facts.PLACES:
        made.places[place.key] = organisations.create_organisation(
            by=made.console,
            name=place.name,
            short_name=place.short_name,
            kind=place.kind,
            since=place.since,
            decided_by=f"nguồn: {place.source}",
        )
    stand(made, "tkv", "khoi", date(2007, 5, 25), facts.FOUNDED)
    stand(made, "tqn", "tinh", facts.BEGINS, f"nguồn: {facts.BELONGED}; {facts.UNDATED}")
    for name in [*facts.MINES, facts.CELL]:
        made.places[name] = organisations.create_organisation(
            by=made.console,
            name=name if name == facts.CELL else f"Than {name}",
            short_name=name,
            kind=Organisation.Kind.UNIT,
            since=facts.BEGINS,
            decided_by=f"nguồn: {facts.MOVED}; {facts.UNDATED}",
        )
        stand(made, name, "tqn", facts.BEGINS, f"nguồn: {facts.MOVED}; {facts.UNDATED}")
        stand(made, name, "tkv", facts.MOVED_ON, facts.MOVED)


def stand(made: Record, key: str, under: str, since: date, decided_by: str) -> None:
    organisations.move(
        made.places[key],
        by=made.console,
        line=Hierarchy.PARTY,
        parent=made.places[under],
        since=since,
        decided_by=decided_by,
    )


def write_bodies(made: Record) -> None:
    for order, (key, body) in enumerate(facts.BODIES.items()):
        place, kind, name, short_name, symbol, aliases, source = body
        made.bodies[key] = organisations.create_body(
            made.places[place],
            by=made.console,
            kind=kind,
            name=name,
            short_name=short_name,
            symbol=symbol,
            aliases=aliases,
            order=order,
            decided_by=f"nguồn: {source}",
        )
    for name in facts.MINES:
        organisations.create_body(
            made.places[name],
            by=made.console,
            kind=Body.Kind.COMMITTEE,
            name=f"Đảng ủy Than {name}",
            short_name=f"Đảng ủy Than {name}",
            symbol="ĐU",
            decided_by=f"nguồn: {facts.MOVED}",
        )


def write_posts(made: Record) -> None:
    """A post ends with what is published of it: the record does not call it vacant."""
    for order, held in enumerate(facts.POSTS):
        if held.person not in made.people:
            made.people[held.person] = organisations.create_person(
                by=made.console, name=held.person
            )
        post = organisations.create_post(
            made.bodies[held.body],
            by=made.console,
            title=held.post,
            order=order,
            decided_by=f"nguồn: {held.source}",
        )
        hold(made, held, post)


def hold(made: Record, held: facts.Held, post: Post) -> None:
    appointment = organisations.appoint(
        made.people[held.person],
        by=made.console,
        post=post,
        since=held.since,
        decided_by=f"nguồn: {held.source}",
    )
    organisations.end_appointment(appointment, by=made.console, until=held.until)
    organisations.end_post(post, by=made.console, until=held.until)


def seat_cataloguer(made: Record) -> None:
    """The one account, an invented person's. Of the real bodies nobody is here who could grant it
    its mandates: the record gives them itself, and the journal says so.
    """
    username, name = facts.CATALOGUER
    person = organisations.create_person(by=made.console, name=name, exercise=True)
    # Nobody knows this password: the cataloguer is signed in by one click.
    made.cataloguer = accounts.create_account(
        person, by=made.console, username=username, password=secrets.token_urlsafe(24)
    )
    for side in SIDES:
        mandate = Mandate.objects.create(
            person=person,
            role=OFFICE,
            organisation=made.places[side],
            since=facts.BEGINS,
            granted_at=made.now,
        )
        record("accounts.mandate_granted", mandate, by=made.console, person=person, role=OFFICE)


def start_programmes(made: Record) -> None:
    for year, source in facts.YEARS.items():
        made.programmes[year] = programmes.start_programme(
            by=made.by("tkv"),
            name=f"Công tác phối hợp năm {year}",
            since=date(year, 1, 1),
            until=date(year, 12, 31),
            sides=[made.places[side] for side in SIDES],
            lines=[Hierarchy.PARTY],
            source=source,
        )


def write_lines(made: Record) -> None:
    for line in facts.LINES:
        document = documents.register(
            by=made.by(line.side),
            kind=line.kind,
            number=line.number,
            symbol=line.symbol,
            date=line.on,
            subject=line.subject,
            issuers=[made.bodies[key] for key in line.issuers],
            joint=line.joint,
            owners=[made.places[side] for side in SIDES] if line.joint else [],
            period=line.period,
            source=line.source,
        )
        open_to_both(document, made.by(line.side), sides(made))
        if line.basis_of:
            programmes.add_basis(
                made.programmes[line.basis_of], by=made.by(line.side), document=document
            )


def sides(made: Record) -> list[Organisation]:
    return [made.places[side] for side in SIDES]


def open_to_both(document: Document, by: Actor, both: Iterable[Organisation]) -> None:
    """What is published, each side may read."""
    documents.share(document, by=by, organisations=both)


def write_figures(made: Record) -> None:
    by = made.by("tkv")
    for published in facts.FIGURES:
        text = "\n".join([facts.OURS, *published.figures])
        document = documents.register(
            by=by,
            kind="Bài báo",
            subject=published.title,
            date=published.on,
            text=text,
            source=published.source,
        )
        for figure in published.figures:
            start = text.index(figure)
            documents.state(
                document,
                by=by,
                kind=Statement.Kind.FIGURE,
                text=figure,
                start=start,
                end=start + len(figure),
            )
        open_to_both(document, by, sides(made))


def write_conferences(made: Record) -> None:
    """Those held before the article: who chaired is written where it is published."""
    both = [made.people["Lê Minh Chuẩn"], made.people["Vũ Anh Tuấn"]]
    call(made, 2016, Conference.Kind.YEARLY, date(2017, 1, 10), facts.REVIEW_OF_2016)
    call(
        made,
        2018,
        Conference.Kind.HALF_YEAR,
        date(2018, 7, 20),
        facts.HALF_YEAR_2018,
        place="Hà Nội",
        chairs=both,
    )


def call(
    made: Record,
    year: int,
    kind: str,
    held_on: date,
    source: str,
    place: str = "",
    chairs: Iterable[Person] = (),
) -> None:
    since, until = periods.of(kind, year)
    conferences.call_conference(
        made.programmes[year],
        by=made.by("tkv"),
        kind=kind,
        since=since,
        until=until,
        held_on=held_on,
        place=place,
        chairs=chairs,
        source=source,
    )


def bring(path: Path, now: datetime) -> Intake:
    """The cataloguer imports a published document and accepts all that is sure; what comes of it
    each side may read. Brought in again, it is the same.
    """
    tkv, tqn = (Organisation.objects.get(short_name=name) for name in ("TKV", "Than Quảng Ninh"))
    by = cataloguer(now, tkv)
    running = Programme.objects.visible_to(by).get(since__lte=by.today, until__gte=by.today)
    came = bring_in(path.read_bytes(), path.name, by=by, batch=new_id(), programme=running)
    if came.intake is None:
        raise ValueError(came.refusal)
    while intake.accept_sure(came.intake, by=by):
        pass
    made = came.intake.proposals.filter(result_type="documents.document")
    for document in Document.objects.filter(pk__in=made.values("result_id"), owners=tkv):
        open_to_both(document, by, [tkv, tqn])
    return came.intake
