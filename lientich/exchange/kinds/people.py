"""People with their accounts and mandates, for the first week: by the actions of the pages, in the
order in which an administrator would do them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import uuid4, uuid5

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lientich.accounts import actions as accounts
from lientich.accounts import queries as known
from lientich.accounts import rules
from lientich.accounts.models import Mandate, User
from lientich.core.actor import SPECIALIST, Actor
from lientich.organisations import actions, queries
from lientich.organisations.models import Body, Line, Organisation, Person, Post
from lientich.organisations.rules import can_create, can_manage

from .. import actions as own
from .. import cells, plans
from ..columns import Cells, Column, named
from ..models import Import, Row
from ..plans import Kind, Plan, Wrong

COLUMNS = (
    Column("name", gettext_lazy("Họ và tên"), "ho ten|ten", required=True, width=28),
    Column(
        "organisation",
        gettext_lazy("Đơn vị"),
        "to chuc|don vi cong tac|noi cong tac|ten don vi",
        required=True,
        width=30,
    ),
    Column("body", gettext_lazy("Ban, cơ quan"), "ban|phong ban|co quan", width=30),
    Column("post", gettext_lazy("Chức vụ"), "chuc danh", width=24),
    Column("role", gettext_lazy("Vai trò"), "quyen|vai tro trong he thong", required=True),
    Column("since", gettext_lazy("Từ ngày"), "ngay bat dau", width=12),
    Column("until", gettext_lazy("Đến trước ngày"), "den ngay|ngay ket thuc", width=12),
    Column("username", gettext_lazy("Tên đăng nhập"), "tai khoan|ten tai khoan|username"),
)
MOST_WHOLE = 30  # making the hash of a password takes long, and on purpose


class PeopleDesk:
    def __init__(self, sheet: Import, by: Actor, rows: list[tuple[Row, Cells]]) -> None:
        self.by = by
        self.roles = {
            cells.name_key(str(word)): [value]
            for value, label in Mandate.Role.choices
            for word in (value, label)
        }
        self.organisations = plans.by_name(queries.living(by.today), "name", "short_name")
        self.usernames: set[str] = set()  # of earlier rows
        self._above: dict[Any, set[Any]] = {}
        self._bodies: dict[Any, dict[str, list[Body]]] = {}
        self._read_people(given.get("name", "") for _row, given in rows)
        self.first = self._first_lines(sheet)

    def plan(self, row: Row, given: Cells) -> Plan:
        plan = Plan()
        name = self._take(plan, "name", given, plans.text(120, required=True))
        place = self._take(plan, "organisation", given, _needed(plans.among(self.organisations)))
        role = self._take(plan, "role", given, _needed(plans.among(self.roles, code="choice")))
        since = self._take(plan, "since", given, plans.day) or self.by.today
        until = self._take(plan, "until", given, plans.day)
        if not (name and place and role):
            return plan.settled(new=True)
        name = plan.values["name"] = cells.squeezed(name)
        body = self._take(plan, "body", given, plans.among(self._bodies_of(place)))
        if until and until <= max(since, self.by.today):
            plan.refuse("until", "period")
        if role == SPECIALIST and body is None and not plan.faults:
            plan.refuse("body", "required")
        if not rules.can_grant(self.by, role, place.pk, self._over(place)):
            plan.refuse("role", "may_not")
            return plan.settled(new=True)  # who works there already is not theirs to know
        person = self._find(plan, name, place)
        plan.values |= {"since": since, "until": until, "body": body, "person": person}
        self._plan_account(plan, person, name, given)
        first = self.first.get((name, place.pk), row.line)
        if plan.values.get("account") and first < row.line:
            plan.refuse("name", "same_name", line=first)
        self._plan_mandate(plan, person, place, role, body, given)
        self._plan_post(plan, person, place, body, given)
        return plan.settled(new=person is None)

    def again(self, row: Row, given: Cells) -> Plan:
        self._read_people([given.get("name", "")])
        self.usernames.clear()
        return self.plan(row, given)

    def carry_out(self, row: Row, plan: Plan) -> Person:
        """The account comes before the mandate: afterwards it would be a back door (ADR 11)."""
        given, by = plan.values, self.by
        token = uuid5(row.sheet_id, f"person {row.line}")
        person = given["person"] or actions.create_person(by=by, name=given["name"], token=token)
        if given.get("account"):
            secret = uuid4()
            username = given.get("username") or known.free_username(person)
            user = accounts.create_account(person, by=by, username=username, token=secret)
            own.keep_slip(row, user, by=by, token=secret)
        if given.get("mandate"):
            accounts.grant_mandate(
                person,
                by=by,
                role=given["role"],
                organisation=given["organisation"],
                body=given["body"],
                since=given["since"],
                until=given["until"],
            )
        if given.get("title"):
            post = self._post(given["body"], given["title"]) or actions.create_post(
                given["body"], by=by, title=given["title"]
            )
            actions.appoint(person, by=by, post=post, since=given["since"])
        return person

    def _plan_account(self, plan: Plan, person: Person | None, name: str, given: Cells) -> None:
        username = User.normalize_username(given.get("username", "").strip())
        if person and person.pk in self.accounts:
            held = self.accounts[person.pk].username
            if username and username.casefold() != held.casefold():
                plan.refuse("username", "held", before=held)
            return
        if username:
            self._check_username(plan, username)
        if person and self._held_elsewhere(person):
            plan.refuse("name", "back_door", text=name)
        if not (rules.can_create_account(self.by) and (person or can_create(self.by))):
            plan.refuse("name", "may_not")
        plan.values |= {"account": True, "username": username}
        plan.changes.append(["username", "", username or _("hệ thống đặt tên")])

    def _check_username(self, plan: Plan, username: str) -> None:
        try:
            User._meta.get_field("username").run_validators(username)
        except ValidationError:
            plan.refuse("username", "username", text=username)
        folded = username.casefold()
        if folded in self.usernames or User.objects.filter(username__iexact=username).exists():
            plan.refuse("username", "taken", text=username)
        self.usernames.add(folded)

    def _held_elsewhere(self, person: Person) -> bool:
        """As the action refuses it: whoever makes an account knows its first password."""
        return any(
            held.needs_second or held.organisation_id != self.by.organisation_id
            for held in self.mandates[person.pk]
        )

    def _plan_mandate(
        self,
        plan: Plan,
        person: Person | None,
        place: Organisation,
        role: str,
        body: Body | None,
        given: Cells,
    ) -> None:
        wanted = (role, place.pk, body.pk if body else None)
        same = [
            one
            for one in (self.mandates[person.pk] if person else [])
            if (one.role, one.organisation_id, one.body_id) == wanted
        ]
        if same:
            self._refuse_other_days(plan, same, given)
            return
        if person and person.pk == self.by.person_id:
            plan.refuse("role", "may_not")
        plan.values["mandate"] = True
        words = f"{Mandate.Role(role).label}, {body or place}"
        plan.changes.append(["role", "", f"{words}, {plans.told(plan.values['since'])}"])

    def _refuse_other_days(self, plan: Plan, same: list[Mandate], given: Cells) -> None:
        """A mandate that is there keeps its days, and its row says so."""
        for key in ("since", "until"):
            told = cells.day(given.get(key, ""))
            if told and told not in {getattr(one, key) for one in same}:
                plan.refuse(key, "held", before=plans.told(getattr(same[0], key)) or "–")

    def _plan_post(
        self, plan: Plan, person: Person | None, place: Organisation, body: Any, given: Cells
    ) -> None:
        title = self._take(plan, "post", given, plans.text(120))
        if not title:
            return
        if body is None:
            if not any(one.column == "body" for one in plan.faults):
                plan.refuse("body", "required")
            return
        since = plan.values["since"]
        held = {
            one.post
            for one in (person.appointments.all() if person else [])
            if one.until is None or one.until > since
        }
        if self._post(body, title) in held:
            return
        if not can_manage(self.by, place, self._over(place)):
            plan.refuse("post", "may_not")
        plan.values["title"] = title
        plan.changes.append(["post", "", f"{title}, {body}"])

    def _first_lines(self, sheet: Import) -> dict[tuple[str, Any], int]:
        """Where the sheet first says a name at a place."""
        found: dict[tuple[str, Any], int] = {}
        for line, told in sheet.lines():
            given = named(told, sheet.keys)
            for place in self.organisations.get(cells.name_key(given.get("organisation", "")), ()):
                found.setdefault((cells.squeezed(given.get("name", "")), place.pk), line)
        return found

    def _find(self, plan: Plan, name: str, place: Organisation) -> Person | None:
        """The person of that name who works there; else one of whom nothing is known yet."""
        namesakes = self.people[name]
        there = [one for one in namesakes if place.pk in self._places(one)]
        if len(there) > 1:
            plan.refuse("name", "namesakes", text=name)
        free = [one for one in namesakes if not self._places(one) and one.pk not in self.accounts]
        found = there or (free if len(free) == 1 else [])
        if not found:
            plan.changes.insert(0, ["name", "", name])
        return found[0] if found else None

    def _places(self, person: Person) -> set[Any]:
        posts = {one.post.body.organisation_id for one in person.appointments.all()}
        return posts | {one.organisation_id for one in self.mandates[person.pk]}

    def _post(self, body: Body, title: str) -> Post | None:
        standing = Post.objects.standing(self.by.today).filter(body=body)
        wanted = cells.name_key(title)
        return next((one for one in standing if cells.name_key(one.title) == wanted), None)

    def _over(self, place: Organisation) -> set[Any]:
        if place.pk not in self._above:
            self._above[place.pk] = queries.above(place.pk, Line.values, self.by.today)
        return self._above[place.pk]

    def _bodies_of(self, place: Organisation) -> dict[str, list[Body]]:
        if place.pk not in self._bodies:
            standing = Body.objects.standing(self.by.today).filter(organisation=place)
            self._bodies[place.pk] = plans.by_name(standing, "name", "short_name")
        return self._bodies[place.pk]

    def _take(self, plan: Plan, key: str, given: Cells, read: plans.Reader) -> Any:
        try:
            value = read(given.get(key, ""))
        except Wrong as wrong:
            plan.refuse(key, wrong.code, **wrong.told)
            return None
        plan.values[key] = value
        return value

    def _read_people(self, names: Iterable[str]) -> None:
        wanted = {cells.squeezed(name) for name in names}
        found = list(
            Person.objects.filter(name__in=wanted).prefetch_related("appointments__post__body")
        )
        self.people: dict[str, list[Person]] = defaultdict(list)
        for one in found:
            self.people[one.name].append(one)
        self.accounts = known.accounts_of(found)
        self.mandates: dict[Any, list[Mandate]] = defaultdict(list)
        for held in Mandate.objects.lasting(self.by.today).filter(person__in=found):
            self.mandates[held.person_id].append(held)


def _needed(read: plans.Reader) -> plans.Reader:
    def reading(cell: str) -> Any:
        if not cell.strip():
            raise Wrong("required")
        return read(cell)

    return reading


def identity(given: Cells) -> str:
    told = [cells.name_key(given.get(key, "")) for key in ("organisation", "body", "role")]
    name = cells.squeezed(given.get("name", "")).casefold()
    return "|".join([name, *told]) if name else ""


KIND = Kind(
    COLUMNS,
    ("name", "organisation", "role"),
    identity,
    PeopleDesk,
    most_whole=MOST_WHOLE,
)
