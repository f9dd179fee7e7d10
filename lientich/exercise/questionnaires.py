"""The form of the exercise: how far a resolution reached, and what six of eight units answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from lientich.core.ids import new_id
from lientich.programmes import actions
from lientich.programmes.answering import PRESETS
from lientich.programmes.models import Programme, Task

if TYPE_CHECKING:
    from .build import Stage

TITLE = "Đợt học tập, quán triệt nghị quyết liên tịch đến chi bộ"
SET, KIND = 26, "dissemination"  # days ago
# Of a unit: days ago, attended of members, cells of cells, how, in words.
ANSWERED = {
    "suoi_nga": (15, (612, 640), (31, 31), "trực tiếp", ""),
    "binh_minh": (14, (455, 520), (26, 28), "kết hợp", "Hai chi bộ phân xưởng học bù trong tháng."),
    "khe_lim": (12, (388, 402), (22, 22), "trực tiếp", ""),
    "hong_phong": (11, (290, 371), (17, 21), "trực tuyến", "Đường truyền ở cửa lò xa còn kém."),
    "doi_sim": (9, (344, 350), (19, 19), "trực tiếp", ""),
    "dong_vong": (8, (198, 305), (12, 18), "kết hợp", "Còn sáu chi bộ đi ca, xếp lịch cuối tháng."),
}


def plan(stage: Stage, programme: Programme) -> None:
    day = stage.today - timedelta(days=SET)
    stage.plan(day, "08:45", partial(set_form, stage, programme, day))
    for key, (ago, *values) in ANSWERED.items():
        then = stage.today - timedelta(days=ago)
        stage.plan(then, "10:50", partial(answer, stage, programme, key, then, values))


def set_form(stage: Stage, programme: Programme, day: date) -> None:
    questions = [
        {name: getattr(one, name) for name in ("kind", "label", "unit", "required", "options")}
        for one in PRESETS[KIND]
    ]
    office = stage.actor("chau", day, "08:45")
    actions.set_form(_task(programme), by=office, kind=KIND, questions=questions)


def answer(
    stage: Stage, programme: Programme, key: str, day: date, values: Sequence[object]
) -> None:
    task = _task(programme)
    told = {
        str(question.pk): value
        for question, value in zip(
            task.questionnaire.questions.all(), [day - timedelta(days=1), *values], strict=True
        )
    }
    actions.answer_form(
        task.assignments.get(unit=stage.organisations[key]),
        by=stage.actor(f"reporter:{key}", day, "10:50"),
        values=told,
        token=new_id(),
    )


def _task(programme: Programme) -> Task:
    return Task.objects.get(programme=programme, title=TITLE)
