"""Tasks that are split or merged: every unit goes on, every report stays, every day is kept."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from lientich.core.ids import new_id
from lientich.journal.models import Event
from lientich.organisations.models import Affiliation
from lientich.programmes import actions
from lientich.programmes.actions import Piece
from lientich.programmes.models import Assignment, Dependency, Descent, ProgressReport, State, Task
from lientich.programmes.queries import dependencies, lineage, lists, tallies
from lientich.programmes.queries.beside import beside

from .conftest import DUE, report

SOONER = date(2026, 7, 10)


def split(task, by, *pieces):
    return actions.split_task(task, by=by, pieces=[Piece(*piece) for piece in pieces])


@pytest.fixture
def other(programme, lan, world):
    """Of Suối Ngà alone, due sooner, alike to the first in all else."""
    return alike(programme, lan, world, "Quan trắc nước thải", [world.suoi_nga])


def alike(programme, lan, world, title, units):
    draft = actions.draft_task(
        programme, by=lan, title=title, text=title, field=world.environment, token=new_id()
    )
    return actions.assign_task(draft, by=lan, lead=world.committee_a, due=SOONER, units=units)


def told(task):
    rows = task.assignments.order_by("unit__name_key")
    return list(rows.values_list("unit__short_name", "state", "percent", "due", "original_due"))


def test_a_task_is_split(task, lan, minh, tuan, phong, world):
    part = task.assignments.get(unit=world.suoi_nga)
    report(part, minh, 60)
    later = DUE + timedelta(days=9)
    actions.extend(part, by=lan, until=later)
    one, two = split(
        task, lan, ("Xây trạm", [world.suoi_nga]), ("Vận hành", [world.suoi_nga, world.doi_sim])
    )
    assert told(one) == [("Than Suối Ngà", "not_started", 0, later, DUE)]
    assert told(two) == [
        ("Than Đồi Sim", "not_started", 0, DUE, DUE),
        ("Than Suối Ngà", "not_started", 0, later, DUE),
    ]
    assert [one.text, one.lead, one.shared] == [task.text, task.lead, True]
    task.refresh_from_db()
    assert (task.state, task.unfinished) == (State.MOVED, False)
    assert ProgressReport.objects.visible_to(minh).filter(assignment__task=task).exists()
    verbs = Event.objects.filter(verb__in=["programmes.task_split", "programmes.task_succeeded"])
    assert sorted(event.subject_id for event in verbs) == sorted([task.pk, one.pk, two.pk])
    titles = {row["title"] for row in lineage.of_task(task, *beside(minh, task)).successors}
    assert titles == {"Xây trạm", "Vận hành"}
    assert [row["title"] for row in lineage.of_task(task, *beside(tuan, task)).successors] == [
        "Vận hành"
    ]
    assert [row["title"] for row in lineage.of_task(one, *beside(phong, one)).origins] == [
        task.title
    ]
    assert [lists.count(lan, {"state": state}) for state in ("", "all", "moved")] == [2, 2, 1]
    assert tallies.by_programme(lan, [task.programme_id])[task.programme_id].total == 2
    with pytest.raises(ValidationError, match="không còn phần việc"):
        split(task, lan, ("Một", [world.suoi_nga]), ("Hai", [world.doi_sim]))


def test_who_is_done_needs_no_new_part(task, lan, minh, world):
    part = task.assignments.get(unit=world.suoi_nga)
    report(part, minh, 100)
    with pytest.raises(ValidationError, match="chờ xác nhận"):
        split(task, lan, ("Một", [world.doi_sim]), ("Hai", [world.doi_sim]))
    actions.confirm_completion(part, by=lan)
    split(task, lan, ("Một", [world.doi_sim]), ("Hai", [world.doi_sim]))
    task.refresh_from_db()
    assert (task.state, task.percent) == (State.COMPLETED, 100)


def test_no_split_that_loses_somebody(task, lan, phong, minh, world):
    both = ("Một", [world.suoi_nga]), ("Hai", [world.doi_sim])
    for by in (phong, minh):
        with pytest.raises(PermissionDenied):
            split(task, by, *both)
    for pieces in (both[:1], (both[0], ("", [world.doi_sim])), (both[0], ("Hai", []))):
        with pytest.raises(ValidationError, match="ít nhất hai"):
            split(task, lan, *pieces)
    with pytest.raises(ValidationError, match="Than Đồi Sim chưa có"):
        split(task, lan, ("Một", [world.suoi_nga]), ("Hai", [world.suoi_nga]))
    assert not Descent.objects.exists()


def test_tasks_are_merged(task, other, lan, minh, tuan, world):
    report(task.assignments.get(unit=world.suoi_nga), minh, 60)
    report(other.assignments.get(unit=world.suoi_nga), minh, 20)
    report(task.assignments.get(unit=world.doi_sim), tuan, 70)
    merged = actions.merge_tasks([task, other], by=lan, title="Nước thải")
    assert told(merged) == [
        ("Than Đồi Sim", "in_progress", 70, DUE, DUE),
        ("Than Suối Ngà", "in_progress", 20, SOONER, SOONER),
    ]
    assert merged.text == f"{task.text}\n\n{other.text}"
    assert (merged.state, merged.percent, merged.due) == (State.IN_PROGRESS, 45, SOONER)
    for old in (task, other):
        old.refresh_from_db()
        assert old.state == State.MOVED
    assert ProgressReport.objects.count() == 3
    assert Event.objects.filter(verb="programmes.task_merged").count() == 2
    assert [row["title"] for row in lineage.of_task(merged, *beside(tuan, merged)).origins] == [
        task.title
    ]
    assert len(lineage.of_task(merged, *beside(minh, merged)).origins) == 2
    part = merged.assignments.get(unit=world.suoi_nga)
    actions.suspend(part, by=lan, reason="Chờ.")
    assert actions.resume(part, by=lan).state == State.IN_PROGRESS
    with pytest.raises(ValidationError, match="Tiến độ không thể lùi"):
        report(part, minh, 10)


def test_only_what_is_alike_is_merged(task, other, internal, draft, lan, phong, minh, world):
    for by in (phong, minh):
        with pytest.raises(PermissionDenied):
            actions.merge_tasks([task, other], by=by, title="Chung")
    with pytest.raises(ValidationError, match="ít nhất hai"):
        actions.merge_tasks([task, task], by=lan, title="Chung")
    with pytest.raises(ValidationError, match="Chỉ gộp"):
        actions.merge_tasks([task, internal], by=lan, title="Chung")
    with pytest.raises(ValidationError, match="tên nhiệm vụ"):
        actions.merge_tasks([task, other], by=lan, title=" ")
    report(other.assignments.get(), minh, 100)
    with pytest.raises(ValidationError, match="chờ xác nhận"):
        actions.merge_tasks([task, other], by=lan, title="Chung")
    assert list(lineage.mergeable(lan, task)) == [other]


def test_no_draft_and_no_period_is_split(programme, lan, world):
    draft = actions.draft_task(programme, by=lan, title="Báo cáo", recurs="monthly")
    pieces = ("Một", [world.suoi_nga]), ("Hai", [world.suoi_nga])
    with pytest.raises(ValidationError, match="dự thảo hoặc việc định kỳ"):
        split(draft, lan, *pieces)
    series = actions.assign_task(
        draft, by=lan, lead=world.committee_a, due=DUE, units=[world.suoi_nga]
    )
    for one in (series, series.occurrences.get()):
        with pytest.raises(ValidationError, match="dự thảo hoặc việc định kỳ"):
            split(one, lan, *pieces)


def test_the_new_ones_ask_what_the_old_one_asked(task, other, lan, world):
    actions.set_form(task, by=lan, kind="own", questions=[{"kind": "yes", "label": "Đã họp?"}])
    one, two = split(task, lan, ("Một", [world.suoi_nga]), ("Hai", [world.doi_sim]))
    merged = actions.merge_tasks([other, one], by=lan, title="Gộp")
    for new in (one, two, merged):
        assert [str(question) for question in new.questionnaire.questions.all()] == ["Đã họp?"]


def test_what_waited_waits_for_the_new_ones(task, other, programme, lan, world):
    third = alike(programme, lan, world, "Nghiệm thu", [world.doi_sim])
    actions.add_dependency(third, by=lan, waits_for=task)
    actions.add_dependency(task, by=lan, waits_for=other)
    one, two = split(task, lan, ("Một", [world.suoi_nga]), ("Hai", [world.doi_sim]))
    assert {(row.task_id, row.waits_for_id) for row in Dependency.objects.all()} == {
        (third.pk, one.pk),
        (third.pk, two.pk),
        (one.pk, other.pk),
        (two.pk, other.pk),
    }
    with pytest.raises(ValidationError, match="vừa chờ vừa được chờ"):
        actions.merge_tasks([third, other], by=lan, title="Vòng")
    merged = actions.merge_tasks([one, other], by=lan, title="Gộp")
    assert merged.pk not in dependencies.awaited_by(merged) - {merged.pk}
    assert {(row.task_id, row.waits_for_id) for row in Dependency.objects.all()} == {
        (third.pk, merged.pk),
        (third.pk, two.pk),
        (two.pk, merged.pk),
    }


def test_the_pages(task, other, client, lan, world):
    client.force_login(lan.user)
    page = client.get(task.get_absolute_url()).content.decode()
    for name in ("split_task", "merge_tasks"):
        assert reverse(f"programmes:{name}", args=[task.pk]) in page
    url = reverse("programmes:merge_tasks", args=[task.pk])
    assert other.title in client.get(url).content.decode()
    response = client.post(url, {"title": "Chung", "tasks": [other.pk]})
    merged = Task.objects.get(title="Chung")
    assert response.url == merged.get_absolute_url()
    url = reverse("programmes:split_task", args=[merged.pk])
    assert "Than Suối Ngà" in client.get(url).content.decode()
    assert client.post(url, {"title_1": "Một"}).status_code == 200
    units = [world.suoi_nga.pk, world.doi_sim.pk]
    given = {"title_1": "Một", "units_1": units[:1], "title_2": "Hai", "units_2": units}
    assert client.post(url, given).status_code == 302
    page = client.get(merged.get_absolute_url()).content.decode()
    assert "Đã chuyển sang" in page
    assert "Từ nhiệm vụ" in page
    assert Assignment.objects.filter(task__title__in=["Một", "Hai"]).count() == 3


def test_what_bodies_do_goes_on_with_their_days(task, other, lan, world):
    day = DUE - timedelta(days=3)
    (body,) = task.cooperations.all()
    actions.set_cooperation(body, by=lan, duty="Vận động", due=day)
    actions.edit_task(
        other,
        by=lan,
        title=other.title,
        field=other.field,
        lead=other.lead,
        due=other.due,
        cooperating=[world.committee_b],
    )
    actions.set_cooperation(other.cooperations.get(), by=lan, duty="Tuyên truyền")
    merged = actions.merge_tasks([task, other], by=lan, title="Nước thải")
    (one,) = merged.cooperations.all()
    assert (one.body, one.duty, one.due) == (world.committee_b, "Vận động; Tuyên truyền", SOONER)
    first, _second = split(merged, lan, *both_units(world))
    (one,) = first.cooperations.all()
    assert (one.duty, one.due, one.percent) == ("Vận động; Tuyên truyền", SOONER, 0)


def test_the_words_of_all_are_found(task, other, lan):
    actions.merge_tasks([task, other], by=lan, title="Nước thải")
    assert [row["title"] for row in lists.tasks(lan, {"q": "quan trắc"}, None).rows] == [
        "Nước thải"
    ]


def test_a_unit_that_left_and_kept_its_part_keeps_it_in_a_split(task, lan, world):
    Affiliation.objects.filter(child=world.doi_sim).delete()
    one, two = split(task, lan, *both_units(world))
    assert [one.assignments.count(), two.assignments.count()] == [1, 2]
    with pytest.raises(ValidationError, match="không trực thuộc"):
        split(one, lan, ("Một", [world.suoi_nga]), ("Hai", [world.doi_sim]))


def both_units(world):
    return ("Một", [world.suoi_nga]), ("Hai", [world.suoi_nga, world.doi_sim])
