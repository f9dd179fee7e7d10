"""The programmes of the exercise: how their tasks were given out, and what became of each part."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from lientich.core.ids import new_id
from lientich.organisations.models import Body, Line
from lientich.programmes import actions as programmes
from lientich.programmes.models import Assignment, Programme, Task

from . import cooperation, papers, recurring, steps
from .tasks import Work

if TYPE_CHECKING:
    from .build import Stage


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


def plan(stage: Stage, programme: Programme, works: Iterable[Work]) -> None:
    for number, work in enumerate(works):
        due = stage.today + timedelta(days=work.due)
        if programme.until < stage.today:  # a year ago, however early in it today is
            due = max(due, programme.since + timedelta(days=60 + number))
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
    if work.recurs:
        recurring.give_out(stage, task, lead, begun, due, work.units)
    else:
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
    cooperation.plan(stage, task, begun, due, how)
    parts = {part.unit_id: part for part in task.assignments.select_related("unit")}
    for number, key in enumerate(units):
        part = parts[stage.organisations[key].pk]
        going = fate(how, number, len(units))
        steps.plan(stage, part, key, begun, due, going)
        plan_part(stage, part, key, office, begun, due, going)


def fate(how: str, number: int, units: int) -> str:
    """What becomes of one unit's part of a task that goes as `how` says."""
    if how in ("returned", "declined", "suspended"):
        if number < units - 1:
            return {"returned": "done", "suspended": "extended"}.get(how, "going")
        return how
    if how == "mixed":
        return ("done", "going", "done", "claimed", "asking")[number % 5]
    if how == "water":
        return ("done", "done", "done", "going", "behind", "behind")[number]
    if how == "late":
        return "late" if number == 0 else "done"
    if how == "behind":
        return "asking" if number == 0 else "behind"
    return how


def plan_part(
    stage: Stage, part: Assignment, key: str, office: str, begun: date, due: date, how: str
) -> None:
    if how == "fresh":
        return
    if how in ("kept", "kept late"):
        keep(stage, part, key, office, due + timedelta(days=4 if how == "kept late" else 0))
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
    if how in ("going", "behind", "asking", "extended"):
        percent = stage.chance.choice([35, 50, 60, 80])
        late = BEHIND[(percent + len(key)) % len(BEHIND)] if due < stage.today else NOTES[1]
        tell(stage, part, key, later, percent, late)
        if how in ("asking", "extended"):
            ask_for_time(stage, part, key, office, later, how == "extended")
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


def keep(stage: Stage, part: Assignment, key: str, office: str, day: date) -> None:
    told = {"percent": 100, "note": NOTES[3], "token": new_id()}
    judge(stage, programmes.report_progress, part, f"reporter:{key}", day, **told)
    confirmed_on = day + timedelta(days=2)
    judge(stage, programmes.confirm_completion, part, office, confirmed_on)


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


def ask_for_time(
    stage: Stage, part: Assignment, key: str, office: str, day: date, granted: bool
) -> None:
    until = max(part.due or stage.today, stage.today) + timedelta(days=21)
    asked: dict[str, Any] = {"until": until, "reason": "Thiết bị thay thế về chậm một chuyến tàu."}
    judge(stage, programmes.ask_for_time, part, f"reporter:{key}", day, **asked)
    if granted:
        judge(stage, programmes.extend, part, office, day + timedelta(days=1), until=until)


def judge(
    stage: Stage, act: Callable[..., object], part: Assignment, who: str, day: date, **said: Any
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
