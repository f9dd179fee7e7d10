"""An office's own sheet of tasks that run: each row is given out as it stands there (ADR 42).

It binds its units, so whom it names, its day and its state must be understood, each at its cell.
"""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lientich.core.actor import Actor
from lientich.organisations import recognition
from lientich.organisations.models import Body, Organisation
from lientich.programmes import actions
from lientich.programmes import queries as programmes
from lientich.programmes.models import Programme, State, Task

from .. import cells, deadlines, plans, progress, queries
from ..columns import Cells
from ..models import Import, Row
from ..naming import Named
from ..plans import Desk, Kind, Plan, Reader, Wrong
from . import tracking
from .tracking import COLUMNS, KEPT, TrackingDesk

GIVEN = ("units", "state", "percent", "completed_on", "lead", "due", "cooperating")
UNSAID = (None, None, True)  # as a state is read
_ON_PERIOD = ("hang tuan", "hang thang", "hang quy", "hang nam", "dinh ky", "6 thang")


class EnteringDesk(TrackingDesk):
    """Each row as a task that its units have been given."""

    def __init__(self, sheet: Import, by: Actor, rows: list[tuple[Row, Cells]]) -> None:
        super().__init__(sheet, by, rows)
        self.sheet, self.units, self.tasks = sheet, Named({}), {}
        if self.programme:
            self.units = _units(self.within - self.tops)
            self.bodies.others |= self.units.others
            self.tasks = queries.tasks_there(by, self.programme, self.titles)
            self.committees = {
                one.organisation_id: one
                for found in self.bodies.names.values()
                for one in found
                if one.kind == Body.Kind.COMMITTEE
            }

    def _within(self, programme: Programme) -> set[Any]:
        """To whom a task of the actor may be given."""
        return self.tops | programmes.under(self.tops, programme, self.by.today)

    def again(self, row: Row, given: Cells) -> Plan:
        if self.programme:
            titles = [tracking.titled(given.get("title", ""))]
            self.tasks = queries.tasks_there(self.by, self.programme, titles)
        return super().again(row, given)

    def carry_out(self, row: Row, plan: Plan) -> Task:
        given = {name: plan.values.pop(name) for name in GIVEN}
        return actions.take_over_task(super().carry_out(row, plan), by=self.by, **given)

    def _read(self, plan: Plan, given: Cells, text: list[str]) -> None:
        self._read_who(plan, given)
        due = self._cell(plan, "due", given, _day)
        plan.values["due"] = due
        plan.changes.append(["due", "", plans.told(due) or str(_("không có hạn"))])
        if cells.day(given.get("due", "")) is None and given.get("due", "").strip():
            text.append(tracking.under_its_name("due", given["due"].strip()))
        self._read_standing(plan, given, text)
        for name, read in self._other_readers().items():
            self._understood(plan, given, text, name, read)
        self._keep(plan, given, KEPT, text)

    def _read_who(self, plan: Plan, given: Cells) -> None:
        """Who leads, who carries out, who helps. A unit that leads carries out too."""
        leads = self._cell(plan, "lead", given, self._leads) or []
        lead = None if plan.faults else self._lead(plan, leads)
        leading = [one for one in leads if isinstance(one, Organisation)]
        named = self._cell(plan, "units", given, self.units.many) or []
        units = list(dict.fromkeys([*leading, *named]))
        if not units and not plan.faults:
            plan.refuse("units", "required")
        helping = self._cell(plan, "cooperating", given, self.bodies.many) or []
        helping = [one for one in helping if one != lead]
        plan.values |= {"lead": lead, "units": units, "cooperating": helping}
        for name in ("lead", "units", "cooperating"):
            if plan.values[name]:
                plan.changes.append([name, "", plans.told(plan.values[name])])

    def _leads(self, cell: str) -> list[Any]:
        """Each as a unit, where it is one or its committee; else as a body."""
        return list(dict.fromkeys(self._unit_or_body(part) for part in self.units.parts(cell)))

    def _unit_or_body(self, part: str) -> Organisation | Body:
        if not self.bodies.knows(part):
            unit: Organisation = self.units.one(part)
            return unit
        body: Body = self.bodies.one(part)
        return body if body.organisation_id in self.tops else body.organisation

    def _lead(self, plan: Plan, leads: list[Any]) -> Body | None:
        """The one body that leads: of several units, or of none, whom the sheet's mapping names."""
        by_itself = self.sheet.lead
        units_alone = all(isinstance(one, Organisation) for one in leads)
        if len(leads) == 1:
            (one,) = leads
            lead = one if isinstance(one, Body) else self.committees.get(one.pk, by_itself)
            if lead is None:
                plan.refuse("lead", "no_committee", text=one.name)
            return lead
        if leads and not (units_alone and by_itself):
            plan.refuse("lead", "several_lead")
        elif by_itself is None:
            plan.refuse("lead", "required")
        elif by_itself.organisation_id not in self.within:
            plan.refuse("lead", "outside", text=by_itself.name)
        return by_itself

    def _read_standing(self, plan: Plan, given: Cells, text: list[str]) -> None:
        found = self._standing(plan, given, text)
        if found is None:
            return
        plan.values |= asdict(found)
        plan.changes.append(["state", "", str(found.state.label)])
        if found.percent:
            plan.changes.append(["percent", "", f"{found.percent}%"])
        if found.completed_on:
            plan.changes.append(["completed_on", "", plans.told(found.completed_on)])

    def _standing(self, plan: Plan, given: Cells, text: list[str]) -> progress.Standing | None:
        """None where its cells are not understood, or not together."""
        before = len(plan.faults)
        said, in_words, whole = self._cell(plan, "state", given, progress.state) or UNSAID
        if not whole:
            text.append(tracking.under_its_name("state", given["state"].strip()))
        completed_on = self._cell(plan, "completed_on", given, plans.day)
        if said == State.COMPLETED and given.get("percent", "").strip() == "1":
            percent = 100  # as a cell of percent holds the whole
        else:
            percent = self._cell(plan, "percent", given, progress.percent)
        if len(plan.faults) > before:
            return None
        told = in_words if percent is None else percent
        try:
            return progress.standing(said, told, completed_on, self.by.today)
        except Wrong as wrong:
            column = str(wrong.told.pop("column"))
            plan.refuse(column, wrong.code, **wrong.told)
            return None

    def _plan_known(self, plan: Plan, title: str, given: Cells) -> Plan:
        """What is there is not given out again; where the sheet says otherwise, it is told."""
        task = self.tasks.get(title)
        if task is None:
            return plan.settled(new=False)
        if task.draft:
            plan.refuse("title", "drafted")
            return plan.settled(new=False)
        self._read(plan, given, [])
        now = {"due": task.due, "lead": task.lead,
               "units": [part.unit for part in task.assignments.all()]}  # fmt: skip
        told, plan.changes = {name: after for name, _before, after in plan.changes}, []
        for name, value in now.items():
            kept = plans.told(value) or str(_("không có hạn"))
            if given.get(name, "").strip() and name in told and told[name] != kept:
                plan.refuse(name, "kept", now=kept)
        return plan.settled(new=False)

    def _cell(self, plan: Plan, name: str, given: Cells, read: Reader) -> Any:
        cell = given.get(name, "").strip()
        if not cell:
            return None
        try:
            return read(cell)
        except Wrong as wrong:
            plan.refuse(name, wrong.code, **wrong.told)
            return None


def _units(within: set[Any]) -> Named:
    everyone = recognition.by_name(Organisation.objects.all())
    names = {
        cells.name_key(name): there
        for name, found in everyone.items()
        if (there := [one for one in found if one.pk in within])
    }
    return Named(names, map(cells.name_key, everyone))


def _day(cell: str) -> date | None:
    if deadlines.is_none(cell):
        return None
    found = deadlines.last_day(cell)
    if found is None:
        periodic = cells.name_key(cell).startswith(_ON_PERIOD)
        raise Wrong("on_period" if periodic else "day", text=cell[:40])
    return found


def _desk(sheet: Import, by: Actor, rows: list[tuple[Row, Cells]]) -> Desk:
    return (EnteringDesk if sheet.assigns else TrackingDesk)(sheet, by, rows)


KIND = Kind(COLUMNS, ("title",), tracking.identity, _desk, grouped=True, mapped=True)
