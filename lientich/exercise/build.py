"""Builds the exercise through the actions, day by day, as its people would have done it."""

import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from heapq import heappop, heappush
from zoneinfo import ZoneInfo

from django.db import transaction

from lientich.accounts import actions as accounts
from lientich.accounts.models import Mandate, User
from lientich.accounts.queries import actor_of
from lientich.core.actor import Actor
from lientich.organisations import actions as organisations
from lientich.organisations.models import Body, FieldOfWork, Line, Organisation, Person

from . import (
    agenda,
    books,
    cast,
    comments,
    conferences,
    deliveries,
    drafting,
    indicators,
    letters,
    matters,
    papers,
    plans,
    questionnaires,
    relations,
    reminders,
    reshaping,
    scans,
    sheets,
    signing,
    works,
)
from .tasks import LAST_YEAR, THIS_YEAR

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
Say = Callable[[str], None]


@dataclass
class Stage:
    """What has been built so far, by the keys of the cast."""

    today: date
    organisations: dict[str, Organisation] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    fields: dict[str, FieldOfWork] = field(default_factory=dict)
    chance: random.Random = field(default_factory=lambda: random.Random(33))
    done: int = 0
    agenda: list[tuple[datetime, int, Callable[[], object]]] = field(default_factory=list)

    @property
    def year(self) -> int:
        """The programme year: one that has run for some weeks, whatever day it is today."""
        return (self.today - timedelta(days=75)).year

    @property
    def first_day(self) -> date:
        return date(self.year - 3, 1, 1)

    def console(self, day: date | None = None) -> Actor:
        return Actor(now=moment(day or self.today - timedelta(days=1), "07:30"))

    def actor(self, username: str, day: date, clock: str = "09:00", at: str = "") -> Actor:
        """`username` on that day, under their mandate at the organisation `at` (else the first)."""
        user, now = self.users[username], moment(min(day, self.today), clock)
        by = actor_of(user, now)
        if at:
            place = self.organisations[at].pk
            chosen = next(hat for hat in by.hats if hat.organisation_id == place)
            by = actor_of(user, now, chosen.mandate_id)
        return by

    def plan(self, day: date, clock: str, act: Callable[[], object]) -> None:
        """Have an act done at its time; nothing is done later than today."""
        at = moment(min(day, self.today), clock)
        heappush(self.agenda, (at, len(self.agenda) + self.done, act))

    def play(self) -> None:
        """Do what is planned in the order of time, with all that it plans in turn."""
        while self.agenda:
            self.done += 1
            heappop(self.agenda)[2]()


def moment(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), ZONE)


@transaction.atomic
def build(today: date, say: Say = lambda line: None) -> Stage:
    """The whole exercise, dated around `today`; all of it or nothing."""
    stage = Stage(today, fields={one.key: one for one in FieldOfWork.objects.all()})
    say("tổ chức và con người")
    lay_organisations(stage)
    appoint_people(stage)
    say("chương trình, văn bản, nhiệm vụ")
    started = {}
    for year, planned in ((stage.year - 1, LAST_YEAR), (stage.year, THIS_YEAR)):
        programme = started[year] = works.start(stage, year)
        works.plan(stage, programme, planned)
    papers.plan(stage, programme)
    scans.plan(stage)
    reshaping.plan(stage, programme)
    conferences.plan(stage, started)
    agenda.plan(stage, programme)
    matters.plan(stage, programme)
    comments.plan(stage, programme)
    questionnaires.plan(stage, programme)
    plans.plan(stage, programme)
    indicators.plan(stage)
    signing.plan(stage)
    drafting.plan(stage)
    letters.plan(stage)
    books.plan(stage)
    relations.plan(stage)
    deliveries.plan(stage)
    reminders.plan(stage, programme)
    sheets.plan(stage)
    change_hands(stage)
    stage.play()
    return stage


def lay_organisations(stage: Stage) -> None:
    by = stage.console(stage.first_day)
    for key, (name, short, kind) in {**cast.SIDES, **cast.OTHERS}.items():
        add_organisation(stage, by, key, name, short, kind)
    for key, name, short, *_ in cast.UNITS:
        add_organisation(stage, by, key, name, short, "unit")
    for key, _, _, party, area, unionised in cast.UNITS:
        place(stage, key, Line.MANAGEMENT, "bac_son")
        place(stage, key, Line.TERRITORY, area)
        place(stage, key, Line.YOUTH, "youth")
        if unionised:
            place(stage, key, Line.UNION, "union")
        place(stage, key, Line.PARTY, "vinh_xanh" if party == "moved" else party)
        if party == "moved":
            place(stage, key, Line.PARTY, "bac_son", date(stage.year - 1, 7, 13), "11-QĐ/TU")
    for owner, kind, name, short, symbol, fields in cast.BODIES:
        stage.bodies[short] = organisations.create_body(
            stage.organisations[owner],
            by=by,
            kind=kind,
            name=name,
            short_name=short,
            symbol=symbol,
            fields=[stage.fields[key] for key in fields],
        )
    for key, name, short, *_ in cast.UNITS:
        stage.bodies[key] = organisations.create_body(
            stage.organisations[key],
            by=by,
            kind="committee",
            name=f"Đảng ủy {name}",
            short_name=f"Đảng ủy {short}",
            symbol="ĐU",
        )


def add_organisation(stage: Stage, by: Actor, key: str, name: str, short: str, kind: str) -> None:
    stage.organisations[key] = organisations.create_organisation(
        by=by, name=name, short_name=short, kind=kind, since=stage.first_day, exercise=True
    )


def place(
    stage: Stage, key: str, line: str, parent: str, since: date | None = None, decided_by: str = ""
) -> None:
    organisations.move(
        stage.organisations[key],
        by=stage.console(since or stage.first_day),
        line=line,
        parent=stage.organisations[parent],
        since=since or stage.first_day,
        decided_by=decided_by,
    )


def appoint_people(stage: Stage) -> None:
    """Posts, people, accounts; the first two leaders by the command line, the rest by them."""
    for player in cast.PLAYERS:
        add_person(stage, player.username, player.name)
    hold_posts(stage)
    for side, leaders in LEADERS.items():
        accounts.found(
            stage.organisations[side],
            by=stage.console(stage.first_day),
            leaders=[stage.people[name] for name in leaders],
            since=stage.first_day,
        )
        for player in cast.PLAYERS:
            if player.at == side and player.role != "leader":
                give(stage, player.username, player.role, side, leaders, player.department)
    give(stage, "dang", "leader", "bac_son", LEADERS["bac_son"], "")
    send_reporters(stage)


LEADERS = {"bac_son": ("bao", "yen"), "vinh_xanh": ("dang", "loan")}


def hold_posts(stage: Stage) -> None:
    by = stage.console(stage.first_day)
    posts = {
        (short, title): organisations.create_post(stage.bodies[short], by=by, title=title, order=n)
        for short, titles in cast.POSTS.items()
        for n, title in enumerate(titles)
    }
    held = [
        (player, post)
        for player in cast.PLAYERS
        for post in ((player.department, player.post), player.also)
        if post in posts
    ]
    for player, post in held:
        organisations.appoint(
            stage.people[player.username], by=by, post=posts[post], since=stage.first_day
        )


def send_reporters(stage: Stage) -> None:
    """Every unit has someone who reports; the administrator of Bắc Sơn gives them the role."""
    taken = {player.at: player.username for player in cast.PLAYERS if player.role == "reporter"}
    for number, (key, *_) in enumerate(cast.UNITS):
        username = taken.get(key, key.replace("_", ""))
        if key not in taken:
            add_person(stage, username, invented_name(number))
        give(stage, username, "reporter", key, ("vinh",), "", granted_at="bac_son")
        stage.users[f"reporter:{key}"] = stage.users[username]


def change_hands(stage: Stage) -> None:
    """Of Bắc Sơn one came and has no account yet, one left, one's role waits for the second."""
    day = stage.today - timedelta(days=1)
    came = organisations.create_person(
        by=stage.console(stage.first_day), name=cast.COMES, exercise=True
    )
    add_person(stage, "phan", cast.LEAVES)
    add_person(stage, "kien", cast.WAITS)
    stage.plan(day, "08:05", partial(take_up, stage, came, "Văn phòng Bắc Sơn", day))
    stage.plan(day, "08:06", partial(take_up, stage, stage.people["kien"], "UBKT Bắc Sơn", day))
    stage.plan(day, "08:15", partial(close, stage, "phan", day))
    stage.plan(day, "10:40", partial(propose, stage, "kien", "UBKT Bắc Sơn", day))


def take_up(stage: Stage, person: Person, at: str, day: date) -> None:
    by = stage.actor("ha", day, "08:05")
    post = organisations.create_post(stage.bodies[at], by=by, title=cast.TAKEN_UP[at], order=1)
    organisations.appoint(person, by=by, post=post, since=day)


def close(stage: Stage, username: str, day: date) -> None:
    accounts.deactivate(stage.users[username], by=stage.actor("vinh", day, "08:15"))


def propose(stage: Stage, username: str, department: str, day: date) -> None:
    accounts.grant_mandate(
        stage.people[username],
        by=stage.actor("bao", day, "10:40"),
        role="specialist",
        organisation=stage.organisations["bac_son"],
        body=stage.bodies[department],
        since=day,
    )


FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương"]
MIDDLE = ["Văn", "Thị", "Đức", "Minh", "Thu", "Quang", "Ngọc", "Hữu"]
GIVEN = ["An", "Bích", "Cường", "Dung", "Giang", "Hải", "Hiền", "Khánh", "Lâm", "Mạnh", "Nhung",
         "Oanh", "Phượng", "Quyên", "Sơn", "Thảo", "Trung", "Uyên", "Việt", "Xuân"]  # fmt: skip


def invented_name(number: int) -> str:
    return " ".join(
        names[number * step % len(names)] for names, step in ((FAMILY, 3), (MIDDLE, 5), (GIVEN, 7))
    )


def add_person(stage: Stage, username: str, name: str) -> None:
    by = stage.console(stage.first_day)
    person = stage.people[username] = organisations.create_person(by=by, name=name, exercise=True)
    # Nobody knows this password: the cast is signed in by one click.
    stage.users[username] = accounts.create_account(
        person, by=by, username=username, password=secrets.token_urlsafe(24)
    )


def give(
    stage: Stage,
    username: str,
    role: str,
    at: str,
    granters: tuple[str, ...],
    department: str,
    granted_at: str = "",
) -> Mandate:
    where = granted_at or at
    mandate = accounts.grant_mandate(
        stage.people[username],
        by=stage.actor(granters[0], stage.first_day, "08:00", where),
        role=role,
        organisation=stage.organisations[at],
        body=stage.bodies[department] if department else None,
        since=stage.first_day,
    )
    if mandate.needs_second:
        second = stage.actor(granters[1], stage.first_day, "08:30", where)
        accounts.confirm_mandate(mandate, by=second)
    return mandate
