"""An office's own sheet of tasks: its columns are mapped once, each row becomes a draft.

A draft binds nobody: what cannot be read as a body or a day stands in its text, word for word, and
the page on which it is assigned ticks the units that its text names.
"""

import re
from calendar import monthrange
from datetime import date
from typing import Any
from uuid import uuid5

from django.utils.translation import gettext_lazy, pgettext_lazy

from lientich.core.actor import Actor
from lientich.core.text import fold
from lientich.organisations.models import Body, FieldOfWork, Organisation
from lientich.programmes import actions, rules
from lientich.programmes import queries as programmes
from lientich.programmes.models import Task
from lientich.programmes.queries import assigning

from .. import cells, plans, queries
from ..columns import Cells, Column
from ..models import Import, Row
from ..plans import Kind, Plan, Wrong

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
        gettext_lazy("Thời hạn"),
        "han|thoi gian|thoi gian hoan thanh|thoi han hoan thanh|han hoan thanh|"
        "thoi gian thuc hien|thoi han thuc hien|ngay hoan thanh|tien do",
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
        "ket qua thuc hien|tinh hinh thuc hien|tinh trang|trang thai|ket qua den nay",
    ),
    Column("note", gettext_lazy("Ghi chú"), "luu y|y kien"),
    Column("text", pgettext_lazy("sheet", "Ghi thêm vào nội dung"), ours=False, hidden=True),
)
KEPT = ("basis", "result", "note")  # stand in the text, under their names
_QUARTER = re.compile(r"quy\s*(i{1,3}|iv|[1-4])\s*(?:[/,-]|nam)?\s*(?:nam\s*)?(\d{4})")
_MONTH = re.compile(r"thang\s*(\d{1,2})\s*(?:[/,-]|nam)?\s*(?:nam\s*)?(\d{4})|(\d{1,2})/(\d{4})")
_YEAR = re.compile(r"(?:trong\s+)?nam\s*(\d{4})")
_DAY = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def last_day(text: str) -> date | None:
    """The last day that a deadline in words allows: a day, tháng 9/2026, quý III/2026, năm 2026."""
    if found := cells.day(text):
        return found
    words = fold(text).strip()
    words = re.sub(r"^(?:truoc|den|het|xong|hoan thanh|trong|cham nhat|ngay)\s+", "", words)
    if match := _QUARTER.fullmatch(words):
        quarter = _ROMAN.get(match[1]) or int(match[1])
        return _end_of_month(int(match[2]), quarter * 3)
    if match := _MONTH.fullmatch(words):
        return _end_of_month(int(match[2] or match[4]), int(match[1] or match[3]))
    if match := _YEAR.fullmatch(words):
        return _end_of_month(int(match[1]), 12)
    days = _DAY.findall(words)
    return cells.day(days[0]) if len(days) == 1 else None


def _end_of_month(year: int, month: int) -> date | None:
    if not (1 <= month <= 12 and year in cells.YEARS):
        return None
    return date(year, month, monthrange(year, month)[1])


def titled(content: str) -> str:
    """A title of moderate length: the content itself, or its beginning up to a whole word."""
    content = cells.squeezed(content)
    if len(content) <= LONGEST_TITLE:
        return content
    return content[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


class TrackingDesk:
    def __init__(self, sheet: Import, by: Actor, rows: list[tuple[Row, Cells]]) -> None:
        self.by, self.programme = by, sheet.programme
        self.fields = plans.by_name(FieldOfWork.objects.all(), "name")
        self.titles = {titled(given.get("title", "")) for _row, given in rows}
        self.bodies: dict[str, list[Any]] = {}
        if self.programme:
            sides = rules.sides_of(self.programme)
            self.side = by.organisation_id in sides
            self.part = self.side or programmes.has_part(by, self.programme)
            self.bodies = _bodies(by, self.programme, sides)
            self.there = queries.titles_there(by, self.titles)

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
            return plan.settled(new=False)
        plan.values["title"] = title
        plan.changes.append(["title", "", title])
        self._read(plan, given, [content] if title != content else [])
        field = plan.values.get("field")
        if not rules.can_draft(self.by, self.programme, field.pk if field else None, self.part):
            plan.refuse("field" if field else "title", "may_not")
        return plan.settled(new=True)

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
        labels = {one.key: str(one.label) for one in COLUMNS}
        readers = {
            "lead": plans.among(self.bodies),
            "cooperating": plans.several(plans.among(self.bodies)),
            "due": last_day,
            "field": plans.among(self.fields),
            "product": plans.text(LONGEST_TITLE),
            "directed_by": plans.text(200),
        }
        for key, read in readers.items():
            cell = given.get(key, "").strip()
            if not cell:
                continue
            try:
                value = read(cell)
            except Wrong:
                value = None
            if value:
                plan.values[key] = value
                plan.changes.append([key, "", plans.told(value)])
            if not value or (key == "due" and cells.day(cell) is None):
                text.append(f"{labels[key]}: {cell}")
        text += [f"{labels[key]}: {given[key].strip()}" for key in ("units", *KEPT)
                 if given.get(key, "").strip()]  # fmt: skip
        if text:
            plan.values["text"] = "\n".join(text)
            if len(plan.values["text"]) > LONGEST_TEXT:
                plan.refuse("text", "too_long", most=LONGEST_TEXT)
            plan.changes.append(["text", "", plan.values["text"]])


def _bodies(by: Actor, programme: Any, sides: set[Any]) -> dict[str, list[Body]]:
    """Who may lead, as the form of a draft offers them; an organisation's own name means its
    committee."""
    bodies = list(assigning.leading_bodies(programme, sides, by.today))
    names = plans.by_name(bodies, "name", "short_name")
    committees = [one for one in bodies if one.kind == Body.Kind.COMMITTEE]
    for one in committees:
        of: Organisation = one.organisation
        for name in {cells.name_key(of.name), cells.name_key(of.short_name)}:
            names.setdefault(name, []).append(one)
    return names


def identity(given: Cells) -> str:
    return cells.name_key(titled(given.get("title", "")))


KIND = Kind(COLUMNS, ("title",), identity, TrackingDesk, grouped=True, mapped=True)
