"""Parts of cooperating bodies: what they do, by when, how far; beside the progress of the task."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import NOW, act_as, make_body, make_user
from lientich.core.ids import new_id
from lientich.journal.models import Event
from lientich.programmes import actions
from lientich.programmes.models import Assignment, Cooperation, CooperationNote, Task, TaskReach
from lientich.programmes.queries import cooperations, filters, lists, tallies, timeline
from lientich.programmes.standing import standing
from lientich.programmes.timeliness import timeliness

from .conftest import DUE, report

TODAY = NOW.date()


@pytest.fixture
def cooperation(task, world):
    """Of Vịnh Xanh's committee, in the task that Bắc Sơn's leads."""
    return task.cooperations.get(body=world.committee_b)


def say(cooperation, by, percent, note="", token=None):
    return actions.report_cooperation(
        cooperation, by=by, percent=percent, note=note, token=token or new_id()
    )


def test_the_lead_says_what_a_body_does_and_by_when(cooperation, lan):
    assert (cooperation.duty, cooperation.runs_until) == ("", DUE)
    day = DUE - timedelta(days=20)
    for _twice in range(2):
        actions.set_cooperation(cooperation, by=lan, duty="Vận động nhân dân", due=day)
    cooperation.refresh_from_db()
    assert (cooperation.duty, cooperation.runs_until) == ("Vận động nhân dân", day)
    (note,) = cooperation.notes.all()
    assert (note.kind, note.words, note.until) == ("set", "Vận động nhân dân", day)
    assert Event.objects.filter(verb="programmes.cooperation_set").count() == 1


def test_what_cannot_be_set_is_refused(cooperation, lan, phong, programme, world):
    with pytest.raises(ValidationError, match="làm gì"):
        actions.set_cooperation(cooperation, by=lan, duty=" ")
    with pytest.raises(ValidationError, match="đã qua"):
        actions.set_cooperation(cooperation, by=lan, duty="Tuyên truyền", due=date(2026, 1, 1))
    with pytest.raises(PermissionDenied, match="chủ trì"):
        actions.set_cooperation(cooperation, by=phong, duty="Tuyên truyền")
    draft = actions.draft_task(programme, by=lan, title="Dự thảo", cooperating=[world.committee_b])
    with pytest.raises(ValidationError, match="dự thảo"):
        actions.set_cooperation(draft.cooperations.get(), by=lan, duty="Tuyên truyền")


def test_a_body_reports_and_is_done_on_a_day(cooperation, phong, lan):
    token = new_id()
    first = say(cooperation, phong, 40, "Đã phát tờ rơi", token)
    assert say(cooperation, phong, 60, token=token) == first  # the same form
    done = say(cooperation, phong, 100)
    cooperation.refresh_from_db()
    assert (cooperation.percent, cooperation.done_on, done.kind) == (100, TODAY, "done")
    verbs = Event.objects.filter(subject_id=cooperation.pk).order_by("pk")
    assert [one.verb.rpartition("_")[2] for one in verbs] == ["reported", "done"]
    for refused in (say, lambda *_args: actions.remind_cooperation(cooperation, by=lan)):
        with pytest.raises(ValidationError, match="đã xong"):
            refused(cooperation, phong, 100)
    told = [event["text"] for event in timeline.of_cooperation(lan, cooperation)]
    body = "Đảng ủy Than Vịnh Xanh"
    assert told == [
        f"báo cáo xong phần phối hợp: {body}",
        f"báo cáo phần phối hợp: {body}, đạt 40%",
    ]


def test_reports_that_say_nothing_or_go_back_are_refused(cooperation, phong):
    with pytest.raises(ValidationError, match="không có gì mới"):
        say(cooperation, phong, 0)
    say(cooperation, phong, 40)
    with pytest.raises(ValidationError, match="từ 40 đến 100"):
        say(cooperation, phong, 30)
    with pytest.raises(ValidationError, match="từ 40 đến 100"):
        say(cooperation, phong, 101)


def test_who_reports_for_a_body(cooperation, lan, ha, phong, mai, minh, tuan, world):
    """Its office, its leader, its specialist of the field; nobody of the lead or the units."""
    for by in (lan, ha, minh, tuan):
        with pytest.raises(PermissionDenied, match="phối hợp"):
            say(cooperation, by, 50)
    boards = {}
    for name, field in (("môi trường", world.environment), ("cán bộ", world.cadres)):
        board = make_body(world.vinh_xanh, "other", f"Ban {name}")
        board.fields.add(field)
        boards[name] = act_as(make_user(name, "Chuyên viên", "specialist", world.vinh_xanh, board))
    with pytest.raises(PermissionDenied):
        say(cooperation, boards["cán bộ"], 50)
    for percent, by in enumerate((phong, mai, boards["môi trường"]), 10):
        say(cooperation, by, percent)


def test_the_lead_reminds_once_a_day(cooperation, lan, ha, phong):
    for by in (lan, ha):
        actions.remind_cooperation(cooperation, by=by)
    assert cooperation.notes.count() == 1
    actions.remind_cooperation(cooperation, by=replace(lan, now=NOW + timedelta(days=1)))
    assert cooperation.notes.count() == 2
    with pytest.raises(PermissionDenied, match="chủ trì"):
        actions.remind_cooperation(cooperation, by=phong)
    say(cooperation, phong, 10)
    cooperation.refresh_from_db()
    assert cooperation.reminded_at is None


def test_the_lead_has_a_part_go_on(cooperation, lan, phong):
    with pytest.raises(ValidationError, match="chưa báo cáo xong"):
        actions.reopen_cooperation(cooperation, by=lan, reason="Thiếu")
    say(cooperation, phong, 30)
    say(cooperation, phong, 100)
    with pytest.raises(PermissionDenied):
        actions.reopen_cooperation(cooperation, by=phong, reason="Thiếu")
    with pytest.raises(ValidationError, match="lý do"):
        actions.reopen_cooperation(cooperation, by=lan, reason=" ")
    actions.reopen_cooperation(cooperation, by=lan, reason="Thiếu ảnh")
    cooperation.refresh_from_db()
    assert (cooperation.percent, cooperation.done_on, cooperation.state) == (30, None, "returned")


def test_while_the_task_rests_no_date_counts_and_nobody_is_reminded(task, cooperation, lan, phong):
    for part in task.assignments.all():
        actions.suspend(part, by=lan, reason="Chờ vốn")
    late = replace(lan, now=NOW + timedelta(days=300))
    resting = cooperations.cooperation(lan, cooperation.pk)
    assert cooperations.stands(resting, late) == "no_deadline"
    with pytest.raises(ValidationError, match="Tạm dừng"):
        actions.remind_cooperation(cooperation, by=lan)
    with pytest.raises(ValidationError, match="Tạm dừng"):
        say(cooperation, phong, 10)


def test_a_body_that_reported_is_not_dropped_from_the_task(task, cooperation, lan, phong, world):
    def edit(bodies):
        actions.edit_task(
            task,
            by=lan,
            title=task.title,
            field=task.field,
            lead=task.lead,
            cooperating=bodies,
            due=task.due,
        )

    edit([])
    assert not task.cooperating.exists()
    edit([world.committee_b, world.office_b])
    assert Task.objects.get(pk=task.pk).cooperating_left == 2
    say(task.cooperations.get(body=world.committee_b), phong, 10)
    with pytest.raises(ValidationError, match="không bỏ khỏi nhiệm vụ"):
        edit([world.office_b])
    edit([world.committee_b])
    assert Task.objects.get(pk=task.pk).cooperating_left == 1


def finished(task, minh, tuan, lan):
    for by in (minh, tuan):
        part = task.assignments.get(unit=by.organisation_id)
        report(part, by, 100)
        actions.confirm_completion(part, by=lan)


def test_a_task_is_not_completed_in_silence(task, cooperation, lan, phong, minh, tuan, client):
    """The same in the page, the list, its filter, the table to take away and the tallies."""
    finished(task, minh, tuan, lan)
    client.force_login(lan.user)
    words = "còn 1 phần phối hợp chưa xong"

    def told(by=lan):
        (row,) = lists.tasks(by, {"state": "completed"}, None).rows
        (tally,) = tallies.by_programme(by, [task.programme_id]).values()
        found = lists.count(by, {"state": filters.COOPERATING})
        return row["state"], row["percent"], row["left_words"], found, tally.completed, tally.left

    def pages():
        shown = client.get(task.get_absolute_url()).text
        listed = client.get(reverse("programmes:tasks"), {"state": "completed"}).text
        export = client.get(reverse("programmes:export"), {"state": "completed"})
        return words in shown, words in listed, words in export.getvalue().decode()

    assert told() == ("completed", 100, words, 1, 1, 1)
    assert told(minh) == ("completed", 100, "", 0, 1, 0)  # a unit is told of its own part
    assert pages() == (True, True, True)
    say(cooperation, phong, 100)
    assert told() == ("completed", 100, "", 0, 1, 0)
    assert pages() == (False, False, False)


def test_who_confirms_is_told_what_is_left(task, cooperation, lan, minh, tuan, client):
    for by in (minh, tuan):
        report(task.assignments.get(unit=by.organisation_id), by, 100)
    client.force_login(lan.user)
    part = task.assignments.first()
    page = client.get(reverse("programmes:confirm_completion", args=[part.pk])).text
    assert "còn 1 phần phối hợp chưa xong" in page


def test_who_sees_the_part_of_a_body(
    task, cooperation, internal, lan, ha, phong, mai, minh, tuan, world, client
):
    say(cooperation, phong, 40, "Kangaroo")
    for by, sees in ((lan, 1), (ha, 1), (phong, 1), (mai, 1), (minh, 0), (tuan, 0)):
        assert Cooperation.objects.visible_to(by).count() == sees
        assert CooperationNote.objects.visible_to(by).count() == sees
        client.force_login(by.user)
        page = client.get(task.get_absolute_url()).text
        assert f"{cooperation.body} phối hợp" in page
        assert ("Kangaroo" in page, cooperation.get_absolute_url() in page) == (sees, sees)
        assert client.get(cooperation.get_absolute_url()).status_code == (200 if sees else 404)
    actions.edit_task(
        task,
        by=lan,
        title=task.title,
        field=task.field,
        lead=task.lead,
        cooperating=[world.committee_b],
        due=task.due,
        open=True,
    )
    assert Cooperation.objects.visible_to(tuan).get() == cooperation
    assert cooperation.get_absolute_url() in client.get(task.get_absolute_url()).text  # tuan's


def test_an_internal_tasks_part_is_none_of_the_other_sides(programme, world, lan, phong, mai):
    made = actions.draft_task(
        programme, by=lan, title="Nội bộ", shared=False, cooperating=[world.office_b]
    )
    for by in (phong, mai):  # named in a draft, one is granted nothing yet
        assert not Cooperation.objects.visible_to(by).exists()
    actions.assign_task(
        made,
        by=lan,
        lead=world.office_a,
        due=DUE,
        units=[world.suoi_nga],
        cooperating=[world.office_a],
    )
    for by in (phong, mai):
        assert not Cooperation.objects.visible_to(by).exists()
    assert Cooperation.objects.visible_to(lan).count() == 1


def test_the_page_of_a_part_from_each_side(task, cooperation, lan, phong, client):
    client.force_login(phong.user)
    address = reverse("programmes:report_cooperation", args=[cooperation.pk])
    sent = {"percent": "100", "note": "Đã xong", "token": new_id()}
    assert "Gửi báo cáo" in client.get(cooperation.get_absolute_url()).text
    assert client.post(address, sent | {"percent": "120"}).status_code == 200
    client.post(address, sent)
    page = client.get(cooperation.get_absolute_url()).text
    assert "Đã xong" in page
    assert "Gửi báo cáo" not in page
    client.force_login(lan.user)
    reopen = reverse("programmes:reopen_cooperation", args=[cooperation.pk])
    client.post(reopen, {"reason": "Thiếu ảnh"})
    remind = reverse("programmes:remind_cooperation", args=[cooperation.pk])
    client.post(remind, {"sure": "True"})
    given = reverse("programmes:set_cooperation", args=[cooperation.pk])
    client.post(given, {"duty": "Tuyên truyền", "due": "2027-01-29"})
    page = client.get(cooperation.get_absolute_url()).text
    for words in ("Thiếu ảnh", "Tuyên truyền", "29-1-2027", "nhắc phần phối hợp"):
        assert words in page


def test_a_page_costs_the_same_with_many_parts(
    task, lan, world, client, django_assert_max_num_queries
):
    client.force_login(lan.user)

    def cost():
        with django_assert_max_num_queries(13) as asked:
            client.get(task.get_absolute_url())
        return len(asked)

    few = cost()
    task.cooperating.set([world.committee_b, world.office_b, world.office_a, world.committee_n])
    assert cost() == few


ACTS = ("set", "report", "done", "reopen", "remind", "unit", "confirm", "bodies")
acts = st.lists(
    st.tuples(
        st.sampled_from(ACTS),
        st.sampled_from(["lan", "phong", "minh"]),
        st.integers(0, 2),
        st.integers(0, 9),
    ),
    max_size=14,
)


class Undo(Exception):
    """Takes the example's acts back."""


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=acts)
def test_whatever_bodies_do_the_tasks_progress_is_its_units(acts, task, lan, phong, minh, world):
    cast = {"lan": lan, "phong": phong, "minh": minh}
    bodies = [world.committee_b, world.office_b, world.office_a]
    with pytest.raises(Undo):
        _take(acts, cast, task, bodies)


@transaction.atomic
def _take(acts, cast, task, bodies):
    now = NOW
    for act, who, which, days in acts:
        now += timedelta(days=days)
        by = replace(cast[who], now=now)
        before = _grounds(task)
        try:
            with transaction.atomic():
                _do(act, by, task, bodies, which)
        except (PermissionDenied, ValidationError, Cooperation.DoesNotExist):
            pass
        _check(task, by)
        if act != "bodies":
            assert _grounds(task) == before  # what is done opens nothing
    raise Undo


def _do(act, by, task, bodies, which):
    task.refresh_from_db()
    part = task.assignments.order_by("pk").first()
    if act == "unit":
        return report(part, by, 100 if which else 30)
    if act == "confirm":
        return actions.confirm_completion(part, by=by)
    if act == "bodies":
        kept = {"title": task.title, "field": task.field, "lead": task.lead, "due": task.due}
        return actions.edit_task(task, by=by, cooperating=bodies[: which + 1], **kept)
    one = task.cooperations.get(body=bodies[which])
    if act == "set":
        return actions.set_cooperation(one, by=by, duty="Vận động", due=by.today)
    if act in ("report", "done"):
        percent = 100 if act == "done" else min(one.percent + 10, 99)
        return say(one, by, percent)
    if act == "reopen":
        return actions.reopen_cooperation(one, by=by, reason="Thiếu")
    return actions.remind_cooperation(one, by=by)


def _grounds(task):
    rows = TaskReach.objects.filter(of=task)
    return set(rows.values_list("organisation", "owner", "shared", "granted", "part"))


def _check(task, by):
    task.refresh_from_db()
    units = Assignment.objects.filter(task=task)
    now = standing(units.values_list("state", "percent", "claimed_on"))
    assert (task.state, task.percent, task.completed_on) == (
        now.state,
        now.percent,
        now.completed_on,
    )
    parts = list(Cooperation.objects.filter(task=task))
    assert task.cooperating_left == sum(one.percent < 100 for one in parts)
    for one in parts:
        assert (one.done_on is not None) == (one.percent == 100)
        day = one.due or task.due
        assert cooperations.stands(one, by) == timeliness(
            one.state, day, None, one.done_on, by.today
        )


def test_the_board_has_what_waits_for_bodies_alone(task, lan, minh, tuan, client):
    finished(task, minh, tuan, lan)
    client.force_login(lan.user)
    page = client.get(reverse("programmes:board"), {"state": filters.COOPERATING})
    (column,) = page.context["columns"]
    assert [row["title"] for row in column["rows"]] == [task.title]
    assert (str(column["label"]), column["count"]) == ("Hoàn thành, còn phần phối hợp", 1)
    words = "còn 1 phần phối hợp chưa xong"
    assert words in page.text
    assert words in client.get(reverse("programmes:timeline"), {"state": "completed"}).text
    month = {"state": "completed", "month": f"{DUE:%Y-%m}"}
    assert words in client.get(reverse("programmes:calendar"), month).text


def test_a_form_reports_on_one_part_alone(task, cooperation, phong, lan, programme, world):
    token = new_id()
    say(cooperation, phong, 10, token=token)
    other = Cooperation.objects.create(task=task, body=world.office_b)
    with pytest.raises(ValidationError, match="báo cáo khác"):
        say(other, phong, 10, token=token)
