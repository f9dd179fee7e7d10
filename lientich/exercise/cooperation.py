"""What the cooperating bodies of the exercise do of each task, and how far they come."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from lientich.core.ids import new_id
from lientich.organisations.models import Body
from lientich.programmes import actions as programmes
from lientich.programmes.models import Cooperation, Task

if TYPE_CHECKING:
    from .build import Stage

DUTIES = {
    "Ban Dân vận": "Vận động công nhân, nhân dân quanh mỏ cùng thực hiện và giám sát",
    "Ban An toàn": "Kiểm tra điều kiện an toàn tại hiện trường trước khi triển khai",
    "Ban Tổ chức": "Rà soát nhân sự, đối chiếu hồ sơ đang quản lý",
    "Ban Tuyên giáo": "Biên tập tài liệu, đưa tin trên trang tin và hệ thống truyền thanh",
    "UBKT": "Cử cán bộ tham gia đoàn, cung cấp kết luận của các lần trước",
    "Văn phòng": "Chuẩn bị văn bản, mời họp và theo dõi tiến độ",
}
HALF = "Đã làm được một nửa khối lượng, còn chờ số liệu của các đơn vị."
WHOLE = "Đã xong, hồ sơ gửi cơ quan chủ trì."


def plan(stage: Stage, task: Task, begun: date, due: date, how: str) -> None:
    office, long_ago = _office_of(stage, task.lead), stage.today - timedelta(days=120)
    for number, one in enumerate(task.cooperations.select_related("body__organisation")):
        day = due - timedelta(days=7)
        _act(stage, begun, office, programmes.set_cooperation, one, duty=_duty(one), due=day)
        if how != "fresh":
            fate = _fate(how, number + len(task.title)) if due > long_ago else "done"
            _plan_reports(stage, one, office, begun, day, fate)


def _plan_reports(
    stage: Stage, one: Cooperation, office: str, begun: date, due: date, fate: str
) -> None:
    teller = _office_of(stage, one.body)
    midway = begun + (due - begun) / 2
    told: dict[str, Any] = {"percent": 50, "note": HALF, "token": new_id()}
    _act(stage, midway, teller, programmes.report_cooperation, one, **told)
    if fate == "done":
        told = {"percent": 100, "note": WHOLE, "token": new_id()}
        _act(stage, due - timedelta(days=1), teller, programmes.report_cooperation, one, **told)
    elif fate == "reminded" and due < stage.today:
        _act(stage, due + timedelta(days=2), office, programmes.remind_cooperation, one)


def _fate(how: str, number: int) -> str:
    if how == "done":
        return "reminded" if number % 7 == 0 else "done"
    return ("done", "behind", "reminded")[number % 3]


def _act(stage: Stage, day: date, who: str, act: Any, one: Cooperation, **said: Any) -> None:
    """Once its day has come: what lies ahead has not been done yet."""
    if day <= stage.today:
        by = partial(stage.actor, who, day, "10:40")
        stage.plan(day, "10:40", lambda: act(one, by=by(), **said))


def _office_of(stage: Stage, body: Body | None) -> str:
    ours = body is not None and body.organisation_id == stage.organisations["bac_son"].pk
    return "ha" if ours else "chau"


def _duty(one: Cooperation) -> str:
    return next(duty for name, duty in DUTIES.items() if one.body.short_name.startswith(name))
