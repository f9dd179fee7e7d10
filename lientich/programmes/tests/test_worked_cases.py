"""RIGHTS' worked cases that concern tasks and reports, by name: every way of asking agrees."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from conftest import act_as, make_body, make_user
from lientich.documents.models import StoredFile
from lientich.organisations.models import Affiliation, Line
from lientich.programmes import actions, panels
from lientich.programmes.models import (
    Assignment,
    Decision,
    Evidence,
    ProgressReport,
    ProgressReportReach,
    Task,
)
from lientich.programmes.queries import lists, tallies, timeline

from .conftest import DUE, report

EVERYTHING = {"state": "all"}


def listed(by):
    """What the list holds for `by`; its count and its export hold the same."""
    titles = [row["title"] for row in lists.tasks(by, EVERYTHING, None).rows]
    assert lists.count(by, EVERYTHING) == len(titles)
    assert [row["title"] for row in lists.exported(by, EVERYTHING)] == titles
    return titles


def test_bac_sons_internal_draft_is_seen_by_its_office_and_leaders_alone(
    programme, task, lan, ha, phong, mai, minh, tuan, client
):
    made = actions.draft_task(programme, by=lan, title="Dự thảo nội bộ", shared=False)
    for one in (lan, ha):
        assert Task.objects.visible_to(one).filter(pk=made.pk).exists()
        assert lists.count(one, {"state": "draft"}) == 1
    for one in (phong, mai, minh, tuan):
        assert not Task.objects.visible_to(one).filter(pk=made.pk).exists()
        assert lists.count(one, {"state": "draft"}) == 0
        client.force_login(one.user)
        assert client.get(made.get_absolute_url()).status_code == 404
        assert "Dự thảo nội bộ" not in client.get(programme.get_absolute_url()).text


def test_a_joint_draft_is_seen_by_both_offices_and_leaders_and_by_no_unit(
    programme, resolution, task, lan, ha, phong, mai, minh, tuan
):
    made = actions.draft_task(programme, by=lan, title="Dự thảo chung", source=resolution)
    for one in (lan, ha, phong, mai):
        assert Task.objects.visible_to(one).filter(pk=made.pk).exists()
    for one in (minh, tuan):
        assert not Task.objects.visible_to(one).filter(pk=made.pk).exists()


def test_a_joint_task_shows_each_unit_its_own_part_and_the_text(
    task, assignment, lan, phong, minh, tuan, client
):
    made = report(assignment, minh, 60, note="Ghi chú của Suối Ngà")
    other = task.assignments.exclude(pk=assignment.pk).get()
    for side in (lan, phong):
        assert Assignment.objects.visible_to(side).count() == 2
        assert ProgressReport.objects.visible_to(side).get() == made
    assert Assignment.objects.visible_to(tuan).get() == other
    assert not ProgressReport.objects.visible_to(tuan).exists()
    client.force_login(tuan.user)
    page = client.get(task.get_absolute_url()).text
    assert task.text in page
    assert "Ghi chú của Suối Ngà" not in page
    assert client.get(assignment.get_absolute_url()).status_code == 404
    assert [row["who"] for row in timeline.of_task(tuan, task)] == ["Bắc Sơn", "Bắc Sơn"]


def test_units_see_each_others_reports_where_the_task_is_open(task, assignment, minh, tuan, lan):
    made = report(assignment, minh, 60)
    actions.edit_task(
        task,
        by=lan,
        title=task.title,
        field=task.field,
        lead=task.lead,
        cooperating=task.cooperating.all(),
        due=task.due,
        open=True,
    )
    assert ProgressReport.objects.visible_to(tuan).get() == made
    assert Assignment.objects.visible_to(tuan).count() == 2


def test_bac_sons_internal_task_for_a_unit_under_vinh_xanh_too_is_not_seen_there(
    internal, lan, ha, minh, phong, mai, client
):
    part = internal.assignments.get()
    report(part, minh, 100)
    actions.return_for_rework(part, by=lan, reason="Thiếu số liệu.")
    assert listed(lan) == listed(minh) == ["Việc nội bộ"]
    for one in (phong, mai):
        assert listed(one) == []
        for model in (Task, Assignment, ProgressReport, Decision):
            assert not model.objects.visible_to(one).exists()
        assert tallies.by_field(one, internal.programme_id) == {}
        client.force_login(one.user)
        assert client.get(internal.get_absolute_url()).status_code == 404
        for name in ("home:overview", "programmes:tasks", "programmes:index"):
            assert "Việc nội bộ" not in client.get(reverse(name)).text


def test_suoi_ngas_own_steps_are_its_own_until_it_shares_them(
    programme, task, world, lan, ha, phong, tuan
):
    ba = act_as(make_user("ba", "Lý Văn Ba", "office", world.suoi_nga))
    with pytest.raises(ValidationError, match="Việc riêng của đơn vị"):
        actions.draft_task(programme, by=ba, title="Các bước của Suối Ngà")
    own = actions.draft_task(programme, by=ba, title="Các bước của Suối Ngà", shared=False)
    actions.assign_task(own, by=ba, lead=world.committee_n, due=DUE, units=[world.suoi_nga])
    made = report(own.assignments.get(), ba, 50)
    assert "Các bước của Suối Ngà" in listed(ba)
    for above in (lan, ha, phong, tuan):
        assert "Các bước của Suối Ngà" not in listed(above)
        assert not ProgressReport.objects.visible_to(above).filter(pk=made.pk).exists()
    actions.edit_task(own, by=ba, title=own.title, lead=world.committee_n, due=DUE, shared=True)
    assert "Các bước của Suối Ngà" in listed(lan)
    assert ProgressReport.objects.visible_to(lan).get() == made


def test_a_report_on_an_unshared_task_goes_to_its_own_side_above_the_unit_on_that_day(
    programme, world, phong, minh, tuan, lan
):
    """Vịnh Xanh stands above Suối Ngà along the Party line and not above Đồi Sim."""
    internal = actions.draft_task(programme, by=phong, title="Việc của Vịnh Xanh", shared=False)
    actions.assign_task(internal, by=phong, lead=world.office_b, due=DUE, units=[world.suoi_nga])
    made = report(internal.assignments.get(), minh, 50)
    rows = ProgressReportReach.objects.filter(of=made)
    assert [(row.organisation, row.submitted) for row in rows] == [(world.vinh_xanh, True)]
    assert ProgressReport.objects.visible_to(phong).get() == made
    for one in (lan, tuan):
        assert not ProgressReport.objects.visible_to(one).exists()


@pytest.fixture
def moved(world, phong, minh):
    """Vịnh Xanh's own programme; Suối Ngà reports, then moves to Bắc Sơn on the Party line."""
    programme = actions.start_programme(
        by=phong,
        name="Chương trình riêng của Vịnh Xanh",
        since=date(2026, 1, 1),
        until=date(2026, 12, 31),
        sides=[world.vinh_xanh],
        lines=["party"],
    )
    task = actions.draft_task(programme, by=phong, title="Việc của Vịnh Xanh", shared=False)
    # The unit leads: whoever leads sees every report, wherever the unit stands.
    actions.assign_task(task, by=phong, lead=world.committee_n, due=DUE, units=[world.suoi_nga])
    part = task.assignments.get()
    before = report(part, minh, 40)
    day = date(2026, 7, 13)
    Affiliation.objects.filter(child=world.suoi_nga, line=Line.PARTY).update(until=day)
    Affiliation.objects.create(
        child=world.suoi_nga, parent=world.bac_son, line=Line.PARTY, since=day
    )
    return programme, part, before, day


def at(actor, day):
    then = datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    return replace(actor, now=then)


def test_what_was_submitted_before_a_move_stays_with_the_old_superior_until_handed_over(
    moved, phong, lan, minh, world
):
    programme, part, before, day = moved
    after = report(part, at(minh, day), 60)
    assert not ProgressReportReach.objects.filter(of=after).exists()
    assert ProgressReport.objects.visible_to(at(phong, day)).get() == before
    assert not ProgressReport.objects.visible_to(at(lan, day)).exists()

    handed = actions.hand_over_submissions(
        world.suoi_nga, by=at(phong, day), programme=programme, to=world.bac_son
    )
    assert handed == 1
    assert ProgressReport.objects.visible_to(at(lan, day)).get() == before
    assert ProgressReport.objects.visible_to(at(phong, day)).get() == before


def test_what_is_submitted_to_the_new_side_after_a_move_the_old_one_does_not_see(
    moved, lan, phong, minh, world
):
    _programme, _part, _before, day = moved
    theirs = actions.start_programme(
        by=lan,
        name="Chương trình riêng của Bắc Sơn",
        since=date(2026, 1, 1),
        until=date(2026, 12, 31),
        sides=[world.bac_son],
        lines=["party"],
    )
    task = actions.draft_task(theirs, by=lan, title="Việc của Bắc Sơn")
    actions.assign_task(
        task, by=at(lan, day), lead=world.office_a, due=None, units=[world.suoi_nga]
    )
    made = report(task.assignments.get(), at(minh, day), 10)
    assert ProgressReport.objects.visible_to(at(lan, day)).get() == made
    assert not ProgressReport.objects.visible_to(at(phong, day)).filter(pk=made.pk).exists()


def test_only_the_old_superior_hands_over_and_only_to_the_new_one(moved, phong, lan, mai, world):
    programme, _part, _before, day = moved
    with pytest.raises(ValidationError, match="không phải cấp trên"):
        actions.hand_over_submissions(
            world.suoi_nga, by=phong, programme=programme, to=world.bac_son
        )
    given = {"programme": programme, "to": world.bac_son}
    with pytest.raises(PermissionDenied, match="một bên"):
        actions.hand_over_submissions(world.suoi_nga, by=at(lan, day), **given)
    assert actions.hand_over_submissions(world.suoi_nga, by=at(mai, day), **given) == 1
    with pytest.raises(ValidationError, match="Không còn báo cáo"):
        actions.hand_over_submissions(world.suoi_nga, by=at(phong, day), **given)


def test_a_former_leader_sees_only_what_present_mandates_allow(task, internal, mai):
    assert listed(mai) == [task.title]
    mai.user.person.mandates.update(until=mai.today)
    assert listed(act_as(mai.user)) == []


def test_an_administrator_reads_no_task(task, internal, world, client):
    hoang = act_as(make_user("hoang", "Đinh Văn Hoàng", "administrator", world.bac_son))
    assert listed(hoang) == []
    client.force_login(hoang.user)
    assert client.get(task.get_absolute_url()).status_code == 404


def test_a_secretary_of_one_side_who_also_works_for_the_other_sees_each_task_once(
    task, internal, mai, world
):
    from conftest import give_mandate

    give_mandate(mai.user, "leader", world.bac_son)
    both = act_as(mai.user)
    assert sorted(listed(both)) == sorted([task.title, internal.title])
    tally = sum(tallies.by_field(both, task.programme_id).values(), tallies.Tally())
    assert tally.total == 2


def test_a_specialist_of_another_field_sees_title_and_state_only(
    task, assignment, minh, lan, world, client
):
    report(assignment, minh, 60, note="Ghi chú của Suối Ngà")
    board = make_body(world.bac_son, "personnel", "Ban Tổ chức")
    board.fields.add(world.cadres)
    yen = act_as(make_user("yen", "Hoàng Thị Yến", "specialist", world.bac_son, board))
    (row,) = lists.tasks(yen, EVERYTHING, None).rows
    assert row == {
        "key": task.pk,
        "url": task.get_absolute_url(),
        "title": task.title,
        "draft": False,
        "state": "in_progress",
        "get_state_display": "Đang thực hiện",
        "readable": False,
    }
    client.force_login(yen.user)
    page = client.get(task.get_absolute_url()).text
    assert task.title in page
    for hidden in (task.product, "Than Suối Ngà", "Ghi chú", "60%", "Đảng ủy Tập đoàn"):
        assert hidden not in page
    assert client.get(assignment.get_absolute_url()).status_code == 404
    assert lists.count(yen, EVERYTHING | {"q": "trạm xử lý"}) == 1
    assert lists.count(yen, EVERYTHING | {"q": "biên bản"}) == 0  # stands in the product alone


def test_a_file_of_an_internal_task_is_not_found_by_the_other_side(
    internal, minh, lan, phong, client
):
    made = report(internal.assignments.get(), minh, 40)
    kept = StoredFile.objects.create(sha256="0" * 64, size=1, media_type="image/png")
    file = Evidence.objects.create(report=made, file=kept, name="tram.png")
    client.force_login(phong.user)
    assert client.get(file.get_absolute_url()).status_code == 404


def test_a_claim_is_late_by_its_own_day(task, assignment, minh, lan):
    late = replace(minh, now=minh.now + timedelta(days=60))
    report(assignment, late, 100)
    much_later = replace(lan, now=lan.now + timedelta(days=200))
    assignment.refresh_from_db()
    stands = lists.part_timeliness(assignment, much_later)
    days = (late.today - DUE).days
    assert lists.in_words(assignment, stands, much_later) == f"Quá hạn {days} ngày"


def test_a_document_shows_the_tasks_that_came_of_it_to_each_as_far_as_they_see(
    programme, resolution, lan, phong, minh, world
):
    given = {"source": resolution, "shared": False, "owners": [world.bac_son]}
    made = actions.draft_task(programme, by=lan, title="Từ nghị quyết", start=8, **given)
    actions.draft_task(programme, by=lan, title="Còn dự thảo", start=90, **given)
    actions.assign_task(made, by=lan, lead=world.office_a, due=DUE, units=[world.suoi_nga])
    titles = [row["title"] for row in panels.tasks_of(resolution, lan)["rows"]]
    assert titles == ["Từ nghị quyết", "Còn dự thảo"]
    assert [row["title"] for row in panels.tasks_of(resolution, minh)["rows"]] == titles[:1]
    assert panels.tasks_of(resolution, phong)["rows"] == []


def test_a_units_page_shows_its_work_and_what_was_handed_over(
    moved, phong, lan, tuan, world, client
):
    programme, _part, before, day = moved
    assert [row["title"] for row in panels.work_of(world.suoi_nga, phong)["duties"]] == [
        "Việc của Vịnh Xanh"
    ]
    for one in (lan, tuan):
        assert panels.work_of(world.suoi_nga, one) is None
    actions.hand_over_submissions(
        world.suoi_nga, by=at(phong, day), programme=programme, to=world.bac_son
    )
    found = panels.work_of(world.suoi_nga, lan)
    assert found == {"duties": [], "handed_over": [before]}
    client.force_login(lan.user)
    page = client.get(world.suoi_nga.get_absolute_url()).text
    assert "Báo cáo được bàn giao" in page
