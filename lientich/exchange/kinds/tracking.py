"""An office's own sheet of tasks: its columns are mapped once, each row becomes a draft, or a task
that runs (`entering`).

A draft binds nobody: what cannot be read as a body or a day stands in its text, word for word, and
the page on which it is assigned ticks the units that its text names.
"""

from collections.abc import Iterable
from typing import Any
from uuid import uuid5

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy, pgettext_lazy

from lientich.core.actor import Actor
from lientich.organisations import recognition
from lientich.organisations.models import Body, FieldOfWork
from lientich.programmes import actions, rules
from lientich.programmes import queries as programmes
from lientich.programmes.models import Programme, Task
from lientich.programmes.queries import assigning

from .. import cells, plans, queries
from ..columns import Cells, Column
from ..deadlines import last_day
from ..models import Import, Row
from ..naming import Named, key
from ..plans import Plan, Wrong

LONGEST_TITLE = 300
LONGEST_TEXT = 20_000
COLUMNS = (
    Column("number", gettext_lazy("Số thứ tự"), "tt|stt|so tt|so", ours=False),
    Column(
        "title",
        gettext_lazy("Nội dung nhiệm vụ"),
        "nhiem vu|noi dung|noi dung cong viec|cong viec|ten nhiem vu|nhiem vu duoc giao|"
        "noi dung chi dao|noi dung thuc hien|noi dung ket luan",
        required=True,
    ),
    Column(
        "lead",
        gettext_lazy("Đơn vị chủ trì"),
        "chu tri|co quan chu tri|don vi chu tri thuc hien|don vi dau moi|ban chu tri|"
        "co quan chu tri tham muu|don vi chu tri tham muu",
    ),
    Column(
        "units",
        gettext_lazy("Đơn vị thực hiện"),
        "thuc hien|don vi|don vi duoc giao|noi thuc hien|co quan thuc hien|to chuc thuc hien",
    ),
    Column(
        "cooperating",
        gettext_lazy("Đơn vị phối hợp"),
        "phoi hop|co quan phoi hop|don vi phoi hop thuc hien",
    ),
    Column(
        "due",
        pgettext_lazy("sheet", "Thời hạn"),
        "han|thoi gian|thoi gian hoan thanh|thoi han hoan thanh|han hoan thanh|"
        "thoi gian thuc hien|thoi han thuc hien|ngay hoan thanh|tien do",
    ),
    Column(
        "state",
        gettext_lazy("Trạng thái"),
        "trang thai thuc hien|tinh trang thuc hien|tinh trang hoan thanh",
    ),
    Column(
        "percent",
        gettext_lazy("Tiến độ (%)"),
        "tien do thuc hien|ty le hoan thanh|phan tram hoan thanh|muc do hoan thanh",
    ),
    Column(
        "completed_on",
        gettext_lazy("Ngày hoàn thành thực tế"),
        "ngay hoan thanh|ngay xong|ngay ket thuc|thoi gian hoan thanh thuc te|da hoan thanh ngay",
    ),
    Column("field", gettext_lazy("Mặt công tác"), "linh vuc|mang cong tac|linh vuc cong tac"),
    Column("product", gettext_lazy("Sản phẩm"), "san pham hoan thanh|ket qua dau ra|san pham"),
    Column(
        "directed_by",
        gettext_lazy("Người chỉ đạo"),
        "lanh dao chi dao|lanh dao phu trach|nguoi phu trach|chi dao",
    ),
    Column(
        "basis",
        gettext_lazy("Văn bản giao"),
        "can cu|van ban|so van ban|so ky hieu|van ban chi dao|nguon",
    ),
    Column(
        "result",
        gettext_lazy("Kết quả"),
        "ket qua thuc hien|tinh hinh thuc hien|tinh trang|ket qua den nay",
    ),
    Column("note", gettext_lazy("Ghi chú"), "luu y|y kien"),
    Column("text", pgettext_lazy("sheet", "Ghi thêm vào nội dung"), ours=False, hidden=True),
)
KEPT = ("basis", "result", "note")  # stand in the text, under their names
PROGRESS = ("state", "percent", "completed_on")


def titled(content: str) -> str:
    """A title of moderate length: the content itself, or its beginning up to a whole word."""
    content = cells.squeezed(content)
    if len(content) <= LONGEST_TITLE:
        return content
    return content[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


class TrackingDesk:
    """Each row as a draft."""

    def __init__(self, sheet: Import, by: Actor, rows: list[tuple[Row, Cells]]) -> None:
        self.by, self.programme = by, sheet.programme
        self.fields = plans.by_name(FieldOfWork.objects.all(), "name")
        self.titles = {titled(given.get("title", "")) for _row, given in rows}
        self.bodies = Named({})
        if self.programme:
            prefetch_related_objects([self.programme], "side_set")
            sides = rules.sides_of(self.programme)
            self.side = by.organisation_id in sides
            self.part = self.side or programmes.has_part(by, self.programme)
            self.tops: set[Any] = sides if self.side else {by.organisation_id}
            self.within = self._within(self.programme)
            self.bodies = _bodies(by, self.programme, self.within)
            self.there = queries.titles_there(by, self.titles)

    def _within(self, programme: Programme) -> set[Any]:
        """Whose bodies may be named, as the form of a draft offers them."""
        return rules.sides_of(programme)

    def plan(self, row: Row, given: Cells) -> Plan:
        plan = Plan()
        if self.programme is None:
            plan.refuse("", "required")
            return plan.settled(new=True)
        content = given.get("title", "").strip()
        try:
            plans.text(LONGEST_TEXT, required=True)(content)
        except Wrong as wrong:
            plan.refuse("title", wrong.code, **wrong.told)
            return plan.settled(new=True)
        title = titled(content)
        if (self.programme.pk, title) in self.there:
            return self._plan_known(plan, title, given)
        plan.values["title"] = title
        plan.changes.append(["title", "", title])
        self._read(plan, given, [content] if title != content else [])
        field = plan.values.get("field")
        if not rules.can_draft(self.by, self.programme, field.pk if field else None, self.part):
            plan.refuse("field" if field else "title", "may_not")
        return plan.settled(new=True)

    def _plan_known(self, plan: Plan, _title: str, _given: Cells) -> Plan:
        return plan.settled(new=False)

    def again(self, row: Row, given: Cells) -> Plan:
        self.there = queries.titles_there(self.by, [titled(given.get("title", ""))])
        return self.plan(row, given)

    def carry_out(self, row: Row, plan: Plan) -> Task:
        assert self.programme  # else every row is wrong
        given = dict(plan.values)
        cooperating = given.pop("cooperating", [])
        return actions.draft_task(
            self.programme,
            by=self.by,
            cooperating=cooperating,
            shared=self.side,
            token=uuid5(row.sheet_id, str(row.line)),
            **given,
        )

    def _read(self, plan: Plan, given: Cells, text: list[str]) -> None:
        """What is understood becomes what it is; all else stands in the text."""
        for name, read in self._readers().items():
            understood = self._understood(plan, given, text, name, read)
            if name == "due" and understood and cells.day(given[name]) is None:
                text.append(under_its_name(name, given[name].strip()))
        self._keep(plan, given, ("units", *PROGRESS, *KEPT), text)

    def _understood(
        self, plan: Plan, given: Cells, text: list[str], name: str, read: plans.Reader
    ) -> bool:
        cell = given.get(name, "").strip()
        if not cell:
            return False
        try:
            value = read(cell)
        except Wrong:
            value = None
        if value:
            plan.values[name] = value
            plan.changes.append([name, "", plans.told(value)])
        else:
            text.append(under_its_name(name, cell))
        return bool(value)

    def _readers(self) -> dict[str, plans.Reader]:
        return {
            "lead": self.bodies.one,
            "cooperating": self.bodies.many,
            "due": last_day,
            **self._other_readers(),
        }

    def _other_readers(self) -> dict[str, plans.Reader]:
        return {
            "field": plans.among(self.fields),
            "product": plans.text(LONGEST_TITLE),
            "directed_by": plans.text(200),
        }

    def _keep(self, plan: Plan, given: Cells, names: Iterable[str], text: list[str]) -> None:
        """Cells that stand in the text, word for word."""
        filled = [name for name in names if given.get(name, "").strip()]
        told = [*text, *(under_its_name(name, given[name].strip()) for name in filled)]
        if told:
            plan.values["text"] = "\n".join(told)
            if len(plan.values["text"]) > LONGEST_TEXT:
                plan.refuse("text", "too_long", most=LONGEST_TEXT)
            plan.changes.append(["text", "", plan.values["text"]])


def under_its_name(name: str, cell: str) -> str:
    label = next(one.label for one in COLUMNS if one.key == name)
    return f"{label}: {cell}"


def _bodies(by: Actor, programme: Programme, within: set[Any]) -> Named:
    """Who may lead; an organisation's own name means its committee."""
    bodies = list(assigning.leading_bodies(programme, within, by.today))
    names: dict[str, list[Any]] = {}
    for one in bodies:
        for name in filter(None, {one.name, one.short_name, *one.aliases}):
            names.setdefault(key(name), []).append(one)
    committees = {one.organisation: one for one in bodies if one.kind == Body.Kind.COMMITTEE}
    for name, found in recognition.by_name(committees).items():
        names.setdefault(cells.name_key(name), []).extend(committees[one] for one in found)
    return Named(names)


def identity(given: Cells) -> str:
    return cells.name_key(titled(given.get("title", "")))
