"""Tasks out and back: what an owner may edit on a task's page, for many tasks at once."""

from collections.abc import Iterable, Iterator
from copy import copy
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID, uuid5

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lientich.core.actor import Actor
from lientich.organisations.models import Body, FieldOfWork, Person
from lientich.programmes import actions, rules
from lientich.programmes import queries as programmes
from lientich.programmes.models import RECURRENCES, Programme, Task
from lientich.programmes.queries import assigning

from .. import cells, marks, plans, queries
from ..columns import Cells, Column
from ..models import Row
from ..plans import Kind, Plan, Reader, Wrong

COLUMNS = (
    Column("mark", _("Mã dòng (không sửa)"), "ma dong", ours=False, width=12, hidden=True),
    Column("programme", _("Chương trình"), "ten chuong trinh", ours=False, width=28),
    Column("title", _("Nhiệm vụ"), "ten nhiem vu|noi dung nhiem vu", required=True, width=60),
    Column("field", _("Mặt công tác"), "linh vuc", width=22),
    Column("lead", _("Chủ trì"), "don vi chu tri|co quan chu tri", width=28),
    Column("cooperating", pgettext_lazy("bodies", "Phối hợp"), "don vi phoi hop", width=28),
    Column("follower", _("Người theo dõi"), "", width=20),
    Column("due", _("Hạn"), "thoi han|han hoan thanh", width=12),
    Column("recurs", _("Định kỳ"), "", width=14),
    Column("product", _("Sản phẩm"), "", width=30),
    Column("shared", _("Chia sẻ với các bên"), "chia se", width=10),
    Column("open", _("Các đơn vị xem báo cáo của nhau"), "", width=10),
    Column("state", _("Trạng thái"), "", ours=False, width=14),
    Column("percent", _("Tiến độ (%)"), "tien do", ours=False, width=10),
)
SHOWN = tuple(one.key for one in COLUMNS if one.key != "mark")
READ_ONLY = {one.key for one in COLUMNS if not one.ours}
EDITED = tuple(one.key for one in COLUMNS if one.ours)
FLAGS = ("shared", "open")
SETTLED = {"due": "assigned_due", "recurs": "assigned_recurs"}  # of what is assigned
LATER = ("cooperating", "follower", "open")  # no draft begins with these


def values_of(task: Task) -> dict[str, Any]:
    """What each column says of a task."""
    return {
        "programme": task.programme,
        "title": task.title,
        "field": task.field,
        "lead": task.lead,
        "cooperating": list(task.cooperating.all()),
        "follower": task.follower,
        "due": task.due,
        "recurs": task.recurs,
        "product": task.product,
        "shared": task.shared,
        "open": task.open,
        "state": task.state,
        "percent": task.percent,
    }


def told(key: str, value: Any) -> str:
    """A value of a column, as a cell shows it."""
    if key in FLAGS:
        return yes_or_no(value)
    if key == "recurs":
        return str(dict(RECURRENCES)[value]) if value else ""
    if key == "state":
        return str(Task(state=value).get_state_display())
    return plans.told(value)


def yes_or_no(value: bool) -> str:
    return str(_("Có") if value else _("Không"))


def exported(by: Actor, keys: Iterable[UUID]) -> Iterator[list[Any]]:
    """Rows to take away, of those of these tasks that `by` may edit."""
    found = {task.pk: task for task in _tasks(by, keys)}
    for key in keys:
        task = found.get(key)
        if task and rules.can_manage(by, task):
            values = values_of(task)
            row = [value if isinstance(value, date) else told(name, value)
                   for name, value in values.items()]  # fmt: skip
            yield [mark_of(task), *row]


def mark_of(task: Task) -> str:
    """Of what is there to be read alone, the words went out; of the rest, what they mean."""
    values = values_of(task)
    sent = {key: told(key, one) if key in READ_ONLY else one for key, one in values.items()}
    return marks.mark(task.pk, sent)


def identity(given: Cells) -> str:
    if mark := given.get("mark", "").strip():
        return mark.split()[0]
    title = cells.name_key(given.get("title", ""))
    return f"{cells.name_key(given.get('programme', ''))}|{title}" if title else ""


class TaskDesk:
    def __init__(self, _sheet: Any, by: Actor, rows: list[tuple[Row, Cells]]) -> None:
        self.by = by
        read = (marks.read(given.get("mark", "")) for _row, given in rows if given.get("mark"))
        self.tasks = {task.pk: task for task in _tasks(by, [one[0] for one in read if one])}
        self.fields = plans.by_name(FieldOfWork.objects.all(), "name")
        self.recurrences = {cells.name_key(str(words)): [key] for key, words in RECURRENCES if key}
        new = [given.get("title", "") for _row, given in rows if not given.get("mark", "").strip()]
        self.there = queries.titles_there(by, map(cells.squeezed, new))
        self._parts: dict[Any, tuple[bool, bool]] = {}
        self._bodies: dict[Any, dict[str, list[Body]]] = {}
        self._people: dict[Any, dict[str, list[Person]]] = {}

    def plan(self, row: Row, given: Cells) -> Plan:
        mark = given.get("mark", "").strip()
        if not mark:
            return self._plan_new(given)
        read = marks.read(mark)
        if read is None:
            return _refused("mark", "mark")
        key, sent = read
        task = self.tasks.get(key)
        if task is None or not rules.can_manage(self.by, task):
            return _refused("mark", "gone" if task is None else "may_not")
        return self._plan_edit(task, given, sent)

    def again(self, row: Row, given: Cells) -> Plan:
        read = marks.read(given["mark"]) if given.get("mark", "").strip() else None
        if read:
            Task.objects.select_for_update(no_key=True).filter(pk=read[0]).first()
            self.tasks.pop(read[0], None)
            self.tasks |= {task.pk: task for task in _tasks(self.by, [read[0]])}
        else:
            self.there = queries.titles_there(self.by, [cells.squeezed(given.get("title", ""))])
        return self.plan(row, given)

    def carry_out(self, row: Row, plan: Plan) -> Task:
        if plan.subject:
            return self._edit(plan.subject, plan.values)
        given = dict(plan.values)
        later = {name: given.pop(name) for name in LATER if name in given}
        programme = given.pop("programme")
        token = uuid5(row.sheet_id, str(row.line))
        task = actions.draft_task(programme, by=self.by, token=token, **given)
        return self._edit(task, later) if any(later.values()) else task

    def _edit(self, task: Task, values: dict[str, Any]) -> Task:
        now = {name: value for name, value in values_of(task).items() if name in EDITED}
        return actions.edit_task(task, by=self.by, **(now | values))

    def _plan_edit(self, task: Task, given: Cells, sent: marks.Marks) -> Plan:
        plan, readers = Plan(subject=task), self._readers(task)
        for key, now in values_of(task).items():
            if key in given:
                self._compare(plan, task, key, now, given[key], readers.get(key), sent.get(key))
        self._check_reach(plan, task)
        return plan.settled(new=False)

    def _compare(
        self,
        plan: Plan,
        task: Task,
        key: str,
        now: Any,
        cell: str,
        read: Reader | None,
        sent: str | None,
    ) -> None:
        """A cell, what it said when it went out, and what stands here now."""
        before = told(key, now)
        if cells.squeezed(cell) == cells.squeezed(before):
            return
        if read is None:
            if cells.digest(cell) != sent:
                plan.refuse(key, "read_only", before=before)
            return
        try:
            value = read(cell)
        except Wrong as wrong:
            plan.refuse(key, wrong.code, **wrong.told)
            return
        if cells.canon(value) == cells.canon(now) or cells.digest(value) == sent:
            return  # as it is; or as it was, and others have changed it since
        if sent and cells.digest(now) != sent:
            plan.refuse(key, "conflict", now=before)
        elif key in SETTLED and not task.draft:
            plan.refuse(key, SETTLED[key], before=before)
        elif key == "lead" and not task.draft and value is None:
            plan.refuse(key, "assigned_lead")
        elif key == "field" and not rules.can_manage(self.by, _with(task, field=value)):
            plan.refuse(key, "may_not")  # a specialist gives nothing away
        else:
            plan.changes.append([key, before, told(key, value)])
            plan.values[key] = value

    def _check_reach(self, plan: Plan, task: Task) -> None:
        """Nobody keeps a part in an assigned task that it is no longer opened to."""
        if task.draft or "shared" not in plan.values:
            return
        within = programmes.within_reach(_with(task, shared=plan.values["shared"]), self.by.today)
        kept = values_of(task) | plan.values
        for body in filter(None, [kept["lead"], *kept["cooperating"]]):
            if body.organisation_id not in within:
                plan.refuse("shared", "outsider", text=body.name)

    def _plan_new(self, given: Cells) -> Plan:
        plan, programme = Plan(), None
        try:
            named = plans.among(self._programmes)(given.get("programme", ""))
            programme = named or self._running
        except Wrong as wrong:
            plan.refuse("programme", wrong.code, **wrong.told)
        if programme is None:
            if not plan.faults:
                plan.refuse("programme", "required")
            return plan.settled(new=True)
        readers = self._readers(None, programme)
        for key in EDITED:
            cell = given.get(key, "")
            if not cell.strip() and key != "title":
                continue
            try:
                plan.values[key] = readers[key](cell)
            except Wrong as wrong:
                plan.refuse(key, wrong.code, **wrong.told)
            else:
                plan.changes.append([key, "", told(key, plan.values[key])])
        if (programme.pk, plan.values.get("title")) in self.there:
            plan.refuse("title", "exists")
        self._place(plan, programme)
        return plan.settled(new=True)

    def _place(self, plan: Plan, programme: Programme) -> None:
        """In its programme, as far as the actor may draft there."""
        field, (side, part) = plan.values.get("field"), self._part_in(programme)
        if not rules.can_draft(self.by, programme, field.pk if field else None, part):
            plan.refuse("field" if field else "programme", "may_not")
        if plan.values.setdefault("shared", side) and not side:
            plan.refuse("shared", "may_not")
        plan.values["programme"] = programme
        plan.changes.insert(0, ["programme", "", told("programme", programme)])

    def _readers(self, task: Task | None, programme: Programme | None = None) -> dict[str, Reader]:
        owners = rules.owners_of(task) if task else {self.by.organisation_id}
        body = plans.among(self._bodies_of(task, programme))
        return {
            "title": plans.text(300, required=True),
            "field": plans.among(self.fields, code="choice"),
            "lead": body,
            "cooperating": plans.several(body),
            "follower": plans.among(self._people_of(frozenset(owners))),
            "due": plans.day,
            "recurs": plans.among(self.recurrences, empty="", code="choice"),
            "product": plans.text(300),
            "shared": plans.flag,
            "open": plans.flag,
        }

    def _bodies_of(self, task: Task | None, programme: Programme | None) -> dict[str, list[Body]]:
        """Those who may lead or cooperate, as the form of a task offers them."""
        where = task.programme if task else programme
        if where is None:
            return {}
        owners = frozenset(rules.owners_of(task)) if task else None
        key = (where.pk, owners, task.shared if task else None)
        if key not in self._bodies:
            day = self.by.today
            within = programmes.within_reach(task, day) if task else rules.sides_of(where)
            bodies = assigning.leading_bodies(where, within, day)
            self._bodies[key] = plans.by_name(bodies, "name", "short_name")
        return self._bodies[key]

    def _people_of(self, owners: frozenset[Any]) -> dict[str, list[Person]]:
        if owners not in self._people:
            mandates = assigning.mandates_of(set(owners), self.by.today)
            people = Person.objects.filter(mandates__in=mandates).distinct()
            self._people[owners] = plans.by_name(people, "name")
        return self._people[owners]

    @cached_property
    def _programmes(self) -> dict[str, list[Programme]]:
        running = Programme.objects.visible_to(self.by).filter(state=Programme.State.RUNNING)
        return plans.by_name(running.prefetch_related("side_set"), "name")

    @cached_property
    def _running(self) -> Programme | None:
        found = programmes.running_of(self.by)
        if found:
            prefetch_related_objects([found], "side_set")
        return found

    def _part_in(self, programme: Programme) -> tuple[bool, bool]:
        """Whether the actor's organisation is a side of it, and whether it has a part in it."""
        if programme.pk not in self._parts:
            side = self.by.organisation_id in rules.sides_of(programme)
            self._parts[programme.pk] = side, side or programmes.has_part(self.by, programme)
        return self._parts[programme.pk]


def _tasks(by: Actor, keys: Iterable[UUID]) -> QuerySet[Task]:
    """Those of these tasks that `by` may read, with all that a row tells of them."""
    return (
        Task.objects.readable_by(by)
        .filter(pk__in=list(keys))
        .select_related("programme", "field", "lead", "follower")
        .prefetch_related("cooperating", "owners", "programme__side_set")
    )


def _with(task: Task, **changed: Any) -> Task:
    """The task as it would be, to ask a rule of; nothing is written."""
    other = copy(task)
    for name, value in changed.items():
        setattr(other, name, value)
    return other


def _refused(column: str, code: str) -> Plan:
    plan = Plan()
    plan.refuse(column, code)
    return plan.settled(new=False)


KIND = Kind(COLUMNS, ("title",), identity, TaskDesk)
