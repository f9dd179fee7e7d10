"""A conference that a document tells of: its period, its year's goal, whose its directions are."""

from datetime import date

import pytest

from lientich.conferences.models import Conference
from lientich.intake import actions, meetings
from lientich.programmes.actions import start_programme
from lientich.programmes.models import Task

NEWS = """Tăng cường phối hợp
06:00 | 06/03/2026

Ngày 27-2-2026 đã diễn ra Hội nghị sơ kết công tác phối hợp giữa Đảng ủy Tập đoàn Than Bắc Sơn \
(BS) và Đảng ủy Than Vịnh Xanh năm 2025, đề ra những mục tiêu, giải pháp cho năm 2026.

Năm 2025, hai Đảng bộ đã lãnh đạo thực hiện nhiệm vụ năm 2025 với mục tiêu “An toàn - Đổi mới” \
bằng nhiều nghị quyết.

Về giải pháp năm 2026, ông Trần Văn An - Bí thư Đảng ủy Bắc Sơn - lưu ý, hai Đảng bộ cần khắc phục \
những bất cập về mô hình tổ chức.
"""
REVIEW = {"name": "Hội nghị sơ kết công tác phối hợp giữa Đảng ủy Bắc Sơn"}


@pytest.mark.parametrize(
    ("beyond", "year"),
    [
        (" (BS) và Đảng ủy Vịnh Xanh năm 2025, đề ra giải pháp cho năm 2026.", 2025),
        (" (BS), đề ra giải pháp cho năm 2026.", None),
        (".\nNăm 2026, hai bên", None),
        ("", None),
    ],
)
def test_the_period_may_stand_behind_the_name_in_its_clause(beyond, year):
    found = meetings.review(REVIEW, beyond)
    assert (found and found.since) == (year and date(year, 1, 1))


@pytest.fixture
def last_year(world, lan):
    return start_programme(
        by=lan,
        name="Chương trình phối hợp năm 2025",
        since=date(2025, 1, 1),
        until=date(2025, 12, 31),
        sides=[world.bac_son, world.vinh_xanh],
        lines=["party"],
    )


def test_goal_and_conference_stand_in_the_year_that_they_are_of(
    bring, lan, mai, programme, last_year
):
    came = bring(NEWS, "tin.txt", programme=programme)
    while actions.accept_sure(came.intake, by=lan):
        pass
    conference = Conference.objects.get()
    assert (conference.programme, conference.held_on) == (last_year, date(2026, 2, 27))
    programme.refresh_from_db()
    last_year.refresh_from_db()
    assert (programme.goal, last_year.goal) == ("", "An toàn - Đổi mới")

    goal = came.intake.proposals.get(kind="goal")
    actions.reopen(goal, by=lan)
    last_year.refresh_from_db()
    assert last_year.goal == ""


def test_what_was_directed_at_a_conference_is_the_sides_together(
    bring, world, lan, mai, tuan, programme, last_year
):
    came = bring(NEWS, "tin.txt", programme=programme)
    while actions.accept_sure(came.intake, by=lan):
        pass
    (task,) = Task.objects.all()
    assert set(task.owners.all()) == {world.bac_son, world.vinh_xanh}
    assert task.draft
    assert task in Task.objects.visible_to(mai)
    assert task not in Task.objects.visible_to(tuan)
