"""Organisations and their places on the lines, as a first sheet tells them.

What is dated is not overwritten by a sheet: a new name, another superior, an end need a day and a
decision, on the organisation's page. A sheet enters what is missing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lientich.core.actor import Actor
from lientich.organisations import actions, queries, rules
from lientich.organisations.models import Affiliation, Line, Organisation

from .. import cells, plans
from ..columns import Cells, Column, named
from ..models import Import, Row
from ..plans import Kind, Plan, Wrong

COLUMNS = (
    Column("name", _("Tên đầy đủ"), "ten|ten to chuc|ten don vi", required=True, width=40),
    Column("short_name", _("Tên gọi tắt"), "ten tat|ten viet tat|ten ngan", width=24),
    Column("kind", _("Loại"), "loai to chuc|loai hinh", width=20),
    Column("since", _("Thành lập ngày"), "tu ngay|ngay thanh lap", width=14),
    Column("aliases", _("Cách viết khác"), "ten khac", width=30),
    *(Column(line.value, line.label, "", width=26) for line in Line),
    Column("decided_by", _("Văn bản quyết định"), "quyet dinh|can cu", width=24),
)
LINES = tuple(line.value for line in Line)


@dataclass(frozen=True)
class Planned:
    """An organisation that an earlier row of the same sheet will have made."""

    name: str
    since: date | None
    above: frozenset[UUID]


def exported(by: Actor) -> Iterator[list[Any]]:
    """All that there are today, with their places."""
    places = {
        (one.child_id, one.line): one.parent.name
        for one in Affiliation.objects.on(by.today).select_related("parent")
    }
    for one in queries.living(by.today):
        parents = [places.get((one.pk, line), "") for line in LINES]
        yield [
            one.name,
            one.short_name,
            one.get_kind_display(),
            one.since or "",
            "; ".join(one.aliases),
            *parents,
            "",
        ]


class OrganisationDesk:
    def __init__(self, sheet: Import, by: Actor, _rows: list[tuple[Row, Cells]]) -> None:
        self.by = by
        self.kinds = {
            cells.name_key(str(word)): [value]
            for value, label in Organisation.Kind.choices
            for word in (value, label)
        }
        self.planned: dict[str, Planned] = {}
        self.lines = {
            cells.name_key(named(told, sheet.keys).get("name", "")): line
            for line, told in sheet.lines()
        }
        self._read_known()
        for row in sheet.rows.filter(standing=Row.Standing.NEW, outcome=""):
            given = named(row.cells, sheet.keys)
            parents = filter(None, (self._named(given.get(line, "")) for line in LINES))
            self._expect(given["name"], cells.day(given.get("since", "")), parents)

    def plan(self, row: Row, given: Cells) -> Plan:
        plan = Plan()
        name = self._take(plan, "name", given, plans.text(200, required=True))
        if name is None:
            return plan.settled(new=True)
        known = list(dict.fromkeys(self.known.get(cells.name_key(name), ())))
        if len(known) > 1:
            among = "; ".join(one.name for one in known)
            plan.refuse("name", "several", text=name, among=among)
            return plan.settled(new=True)
        return self._add_places(plan, known[0], given) if known else self._enter(plan, row, given)

    def again(self, row: Row, given: Cells) -> Plan:
        self._read_known()
        self.planned.clear()  # by now they are there, or were refused
        return self.plan(row, given)

    def carry_out(self, row: Row, plan: Plan) -> Organisation:
        given = dict(plan.values)
        places = {line: given.pop(line) for line in LINES if line in given}
        since, decided_by = given.get("since"), given.get("decided_by", "")
        subject = plan.subject or actions.create_organisation(by=self.by, **given)
        for line, parent in self._in_order(places):
            actions.move(
                subject,
                by=self.by,
                line=line,
                parent=parent,
                since=since or self.by.today,  # a place that was missing holds from today
                decided_by=decided_by,
            )
        return subject

    def _enter(self, plan: Plan, row: Row, given: Cells) -> Plan:
        self._take(plan, "short_name", given, plans.text(80, required=True))
        self._take(plan, "kind", given, plans.among(self.kinds, empty="unit", code="choice"))
        since = self._take(plan, "since", given, plans.day)
        if since is None and "since" not in {one.column for one in plan.faults}:
            plan.refuse("since", "required")
        if given.get("aliases", "").strip():
            self._take(plan, "aliases", given, cells.parts)
        if given.get("decided_by", "").strip():
            self._take(plan, "decided_by", given, plans.text(200))
        places = self._places(plan, row, given)
        self._check_places(plan, places, since)
        if not rules.can_create(self.by):
            plan.refuse("name", "may_not")
        if not plan.faults:
            self._expect(plan.values["name"], since, places.values())
        return plan.settled(new=True)

    def _expect(self, name: str, since: date | None, parents: Iterable[Any]) -> None:
        """Later rows may stand under what this one will have made."""
        above = frozenset().union(*(self._above(one) for one in parents), ())
        self.planned[cells.name_key(name)] = Planned(cells.squeezed(name), since, above)

    def _named(self, cell: str) -> Any:
        """The organisation of a name, there or expected; None where that is not clear."""
        key = cells.name_key(cell)
        known = self.known.get(key, [])
        return (known[0] if len(known) == 1 else None) if known else self.planned.get(key)

    def _add_places(self, plan: Plan, subject: Organisation, given: Cells) -> Plan:
        """Of what is there already: a place on a line where it has none."""
        held = {one.line: one.parent for one in Affiliation.objects.on(self.by.today).filter(
            child=subject).select_related("parent")}  # fmt: skip
        plan.subject, plan.values, plan.changes = subject, {}, []
        self._refuse_dated(plan, subject, given)
        above = queries.above(subject.pk, LINES, self.by.today)
        places = self._places(plan, None, given, held)
        if places:
            self._take(plan, "decided_by", given, plans.text(200))
        for line in places:
            if not rules.can_move(self.by, subject, above, []):
                plan.refuse(line, "may_not")
        return plan.settled(new=False)

    def _refuse_dated(self, plan: Plan, subject: Organisation, given: Cells) -> None:
        said = {"short_name": subject.short_name, "kind": subject.get_kind_display()}
        for key, now in said.items():
            cell = given.get(key, "").strip()
            if cell and cells.name_key(cell) != cells.name_key(str(now)):
                plan.refuse(key, "dated", before=now)
        since, aliases = given.get("since", "").strip(), cells.parts(given.get("aliases", ""))
        if since and cells.day(since) != subject.since:
            plan.refuse("since", "dated", before=plans.told(subject.since) or "–")
        if not set(map(cells.name_key, aliases)) <= set(map(cells.name_key, subject.aliases)):
            plan.refuse("aliases", "dated", before="; ".join(subject.aliases) or "–")

    def _places(
        self, plan: Plan, row: Row | None, given: Cells, held: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """The superior on each line that a row names, and that is not there yet."""
        found, held = {}, held or {}
        for line in LINES:
            cell = given.get(line, "").strip()
            if not cell:
                continue
            parent = self._parent(plan, row, line, cell)
            if parent is None or held.get(line) == parent:
                continue
            if line in held:
                plan.refuse(line, "dated", before=held[line].name)
                continue
            found[line] = plan.values[line] = parent
            plan.changes.append([line, "", plans.told(parent)])
        return found

    def _parent(self, plan: Plan, row: Row | None, line: str, cell: str) -> Any:
        key = cells.name_key(cell)
        if key in self.planned and key not in self.known:
            return self.planned[key]
        try:
            return plans.among(self.known)(cell)
        except Wrong as wrong:
            said_at = self.lines.get(key) if row else None
            if row and said_at and said_at != row.line:
                code = "below" if said_at > row.line else "unmade"
                plan.refuse(line, code, text=cell, line=said_at)
            else:
                plan.refuse(line, wrong.code, **wrong.told)
            return None

    def _check_places(self, plan: Plan, places: dict[str, Any], since: date | None) -> None:
        """Whoever enters it gives it its first place; the others, only who then stands above."""
        for line, parent in places.items():
            if since and parent.since and parent.since > since:
                told = {"text": parent.name, "day": plans.told(parent.since)}
                plan.refuse(line, "younger", **told)
        over = set().union(*(self._above(one) for one in places.values()), ())
        if len(places) > 1 and self.by.organisation_id not in over:
            plan.refuse(next(iter(places)), "may_not")

    def _in_order(self, places: dict[str, Any]) -> list[tuple[str, Any]]:
        """First where the actor's own organisation is above: from there it keeps the rest."""
        own = self.by.organisation_id
        return sorted(places.items(), key=lambda one: own not in self._above(one[1]))

    def _above(self, parent: Any) -> frozenset[UUID]:
        if isinstance(parent, Planned):
            return parent.above
        if parent.pk not in self._over:
            over = queries.above(parent.pk, LINES, self.by.today)
            self._over[parent.pk] = frozenset({parent.pk, *over})
        return self._over[parent.pk]

    def _take(self, plan: Plan, key: str, given: Cells, read: plans.Reader) -> Any:
        try:
            value = read(given.get(key, ""))
        except Wrong as wrong:
            plan.refuse(key, wrong.code, **wrong.told)
            return None
        if value:
            plan.values[key] = value
            words = Organisation.Kind(value).label if key == "kind" else plans.told(value)
            plan.changes.append([key, "", str(words)])
        return value

    def _read_known(self) -> None:
        self._over: dict[UUID, frozenset[UUID]] = {}
        living = list(queries.living(self.by.today))
        self.known = plans.by_name(living, "name", "short_name")
        for one in living:
            for alias in one.aliases:
                self.known.setdefault(cells.name_key(alias), []).append(one)


def identity(given: Cells) -> str:
    return cells.name_key(given.get("name", ""))


KIND = Kind(COLUMNS, ("name",), identity, OrganisationDesk)
