"""Builds the exercise through the actions, day by day, as its people would have done it."""

import random
import secrets
from collections.abc import Callable, Iterable
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
from lientich.core.ids import new_id
from lientich.organisations import actions as organisations
from lientich.organisations.models import Body, FieldOfWork, Line, Organisation, Person
from lientich.programmes import actions as programmes
from lientich.programmes.models import Assignment, Programme, Task

from . import books, cast, conferences, drafting, matters, papers, scans
from .tasks import LAST_YEAR, THIS_YEAR, Work

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
    for year, works in ((stage.year - 1, LAST_YEAR), (stage.year, THIS_YEAR)):
        programme = started[year] = start(stage, year)
        plan_works(stage, programme, works)
    papers.plan(stage, programme)
    scans.plan(stage)
    conferences.plan(stage, started)
    matters.plan(stage, programme)
    drafting.plan(stage)
    books.plan(stage)
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


def start(stage: Stage, year: int) -> Programme:
    return programmes.start_programme(
        by=stage.actor("ha", date(year, 1, 4)),
        name=f"Chương trình phối hợp năm {year}",
        goal="Kỷ cương – An toàn – Xanh" if year == stage.year else "Đoàn kết – An toàn – Hiệu quả",
        since=date(year, 1, 1),
        until=date(year, 12, 31),
        sides=[stage.organisations["bac_son"], stage.organisations["vinh_xanh"]],
        lines=[Line.PARTY, Line.MANAGEMENT],
    )


def plan_works(stage: Stage, programme: Programme, works: Iterable[Work]) -> None:
    for number, work in enumerate(works):
        due = stage.today + timedelta(days=work.due)
        begun = max(programme.since + timedelta(days=10 + number % 9), due - timedelta(days=120))
        begun = min(begun, due - timedelta(days=20), stage.today - timedelta(days=30))
        stage.plan(begun, "08:10", partial(draft, stage, programme, work, begun, due))


def draft(stage: Stage, programme: Programme, work: Work, begun: date, due: date) -> None:
    lead = stage.bodies[work.lead]
    task = programmes.draft_task(
        programme,
        by=stage.actor(office_of(stage, lead), begun, "08:10"),
        title=work.title,
        field=stage.fields[work.field],
        lead=lead,
        cooperating=[stage.bodies[name] for name in work.cooperating],
        due=due,
        recurs=work.recurs,
        product=work.product,
        shared=work.shared,
    )
    give_out(stage, task, lead, begun, due, work.units, work.how)


def office_of(stage: Stage, lead: Body) -> str:
    return "ha" if lead.organisation == stage.organisations["bac_son"] else "chau"


def give_out(
    stage: Stage, task: Task, lead: Body, begun: date, due: date, units: list[str], how: str
) -> None:
    """Assign the task, and plan how each unit's part goes."""
    office = office_of(stage, lead)
    programmes.assign_task(
        task,
        by=stage.actor(office, begun, "08:20"),
        lead=lead,
        due=due,
        units=[stage.organisations[key] for key in units],
        cooperating=list(task.cooperating.all()),
        product=task.product,
        send_source=True,
    )
    parts = {part.unit_id: part for part in task.assignments.select_related("unit")}
    for number, key in enumerate(units):
        part = parts[stage.organisations[key].pk]
        plan_part(stage, part, key, office, begun, due, fate(how, number, len(units)))


def fate(how: str, number: int, units: int) -> str:
    """What becomes of one unit's part of a task that goes as `how` says."""
    if how in ("returned", "declined", "suspended"):
        return how if number == units - 1 else ("done" if how == "returned" else "going")
    if how == "mixed":
        return ("done", "going", "done", "claimed", "behind")[number % 5]
    if how == "water":
        return ("done", "done", "done", "going", "behind", "behind")[number]
    if how == "late":
        return "late" if number == 0 else "done"
    return how


def plan_part(
    stage: Stage, part: Assignment, key: str, office: str, begun: date, due: date, how: str
) -> None:
    if how == "fresh":
        return
    last = min(due, stage.today - timedelta(days=1))
    span = max((last - begun).days, 6)
    early, later = (begun + timedelta(days=span * n // 10) for n in (3, 7))
    if how == "declined":
        reason = "Năm nay đơn vị không có tập thể đủ thời gian xét."
        judge(stage, programmes.decline, part, f"reporter:{key}", early, reason=reason)
        return
    tell(stage, part, key, early, stage.chance.choice([15, 20, 25, 30]), NOTES[0])
    if how == "suspended":
        reason = "Chờ thiết bị nhập khẩu về cảng."
        judge(stage, programmes.suspend, part, office, later, reason=reason)
        return
    if how in ("going", "behind"):
        percent = stage.chance.choice([35, 50, 60, 80])
        late = BEHIND[(percent + len(key)) % len(BEHIND)] if due < stage.today else NOTES[1]
        tell(stage, part, key, later, percent, late)
        return
    claimed = due + timedelta(days=stage.chance.randrange(2, 6)) if how == "late" else last
    if how == "claimed":
        claimed = stage.today - timedelta(days=stage.chance.randrange(1, 4))
    tell(stage, part, key, claimed, 100, stage.chance.choice(NOTES[2:]))
    answered = claimed + timedelta(days=2)
    if how == "returned":
        reason = "Thiếu biên bản có chữ ký của tổ kiểm tra chéo."
        judge(stage, programmes.return_for_rework, part, office, answered, reason=reason)
    elif how != "claimed":
        judge(stage, programmes.confirm_completion, part, office, answered)


NOTES = [
    "Đã lập kế hoạch, phân công tổ thực hiện.",
    "Đang thực hiện theo tiến độ, chưa phát sinh vướng mắc.",
    "Đã hoàn thành, có biên bản nghiệm thu kèm theo.",
    "Đã hoàn thành; đơn vị tự kiểm tra, kết quả đạt yêu cầu.",
    "Hoàn thành đúng nội dung được giao, đã công khai tại chi bộ.",
]
BEHIND = [
    "Chậm do chờ phê duyệt kinh phí.",
    "Chậm do thiếu người phụ trách, đã phân công lại.",
    "Chậm do chờ đơn vị phối hợp gửi số liệu.",
    "Chậm do mưa kéo dài, mặt bằng chưa thi công được.",
    "Chậm do nhà thầu giao thiết bị muộn, đã có văn bản đôn đốc.",
    "Chậm do phải lấy lại ý kiến người lao động.",
    "Chậm do hồ sơ phải bổ sung, đã gửi lại ngày hôm trước.",
]
CLOCKS = ["07:50", "08:02", "09:14", "10:25", "13:40", "14:35", "15:10", "16:05"]


def judge(
    stage: Stage, act: Callable[..., object], part: Assignment, who: str, day: date, **said: str
) -> None:
    clock = "16:20"
    stage.plan(day, clock, lambda: act(part, by=stage.actor(who, day, clock), **said))


def tell(stage: Stage, part: Assignment, key: str, day: date, percent: int, note: str) -> None:
    clock = stage.chance.choice(CLOCKS)
    files = [papers.evidence(part, day)] if percent == 100 and stage.chance.random() < 0.3 else []
    stage.plan(
        day,
        clock,
        lambda: programmes.report_progress(
            part,
            by=stage.actor(f"reporter:{key}", day, clock),
            percent=percent,
            note=note,
            files=files,
            token=new_id(),
        ),
    )
