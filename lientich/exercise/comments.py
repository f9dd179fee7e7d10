"""What the people of the exercise say of its tasks: to both sides, and each among its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from lientich.core.ids import new_id
from lientich.programmes import actions
from lientich.programmes.models import Comment, Programme, Task

if TYPE_CHECKING:
    from .build import Stage


@dataclass(frozen=True)
class Line:
    """What somebody says, days ago; `of`: of the part of that unit; then its answers."""

    who: str
    ago: int
    clock: str
    text: str
    internal: bool = False
    of: str = ""
    answers: tuple[Line, ...] = ()


TITLE = "Đưa trạm xử lý nước thải"  # how the title of the task that is talked of begins
SAID = [
    Line(
        "chau",
        9,
        "08:40",
        "Đề nghị thống nhất mẫu biên bản nghiệm thu trạm để các đơn vị chỉ lập một bản cho cả hai "
        "bên. @Nguyễn Thu Hà cho ý kiến.",
        answers=(
            Line(
                "ha", 8, "14:05", "Đồng ý dùng mẫu của Ban Môi trường, có thêm mục ý kiến cấp ủy."
            ),
        ),
    ),
    Line(
        "ha",
        4,
        "10:20",
        "Hai đơn vị còn quá hạn, cần báo cáo Thường trực trước giao ban. @Trần Quốc Bảo xem giúp "
        "có nên mời đơn vị lên làm việc không.",
        internal=True,
        answers=(
            Line("bao", 3, "07:55", "Mời trong tuần tới; Ban Môi trường chuẩn bị số liệu trước."),
        ),
    ),
    Line(
        "chau",
        2,
        "09:30",
        "Đơn vị chậm do thiết bị, chưa phải do cấp ủy chỉ đạo thiếu. @Bùi Thúy Loan cho ý kiến "
        "trước khi trao đổi với Bắc Sơn.",
        internal=True,
    ),
    Line(
        "khoi",
        5,
        "15:10",
        "Đơn vị gửi thêm kết quả đo nước sau xử lý của hai tuần gần nhất.",
        of="dong_vong",
        answers=(
            Line("vong", 4, "08:15", "Đã lấy mẫu, trung tâm quan trắc trả kết quả trong tuần này."),
        ),
    ),
    Line(
        "vong",
        4,
        "08:05",
        "Tổ trạm nhớ chụp lại đồng hồ lưu lượng mỗi ca, cuối tuần gom về văn phòng.",
        internal=True,
        of="dong_vong",
    ),
]


def plan(stage: Stage, programme: Programme) -> None:
    for line in SAID:
        day = stage.today - timedelta(days=line.ago)
        stage.plan(day, line.clock, partial(say, stage, programme, line, day))


def say(stage: Stage, programme: Programme, line: Line, day: date) -> None:
    task = Task.objects.get(programme=programme, title__startswith=TITLE)
    part = task.assignments.get(unit=stage.organisations[line.of]) if line.of else None
    said = actions.comment(
        part or task,
        by=stage.actor(line.who, day, line.clock),
        text=line.text,
        internal=line.internal,
        token=new_id(),
    )
    for one in line.answers:
        then = stage.today - timedelta(days=one.ago)
        stage.plan(then, one.clock, partial(answer, stage, said, one, then))


def answer(stage: Stage, said: Comment, line: Line, day: date) -> None:
    by = stage.actor(line.who, day, line.clock)
    actions.answer_comment(said, by=by, text=line.text, token=new_id())
    actions.open_mentions([said], by=by)
