"""An office's own sheet of tasks that run: one import, and they go on here."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from conftest import act_as, make_user
from lientich.exchange import progress, queries, running
from lientich.exchange.models import Import
from lientich.exchange.plans import Wrong
from lientich.organisations.models import Name
from lientich.programmes import actions
from lientich.programmes.models import Assignment, Decision, State, Task

from .conftest import bring, told

HEAD = ["TT", "Nội dung", "Chủ trì", "Thực hiện", "Phối hợp", "Thời hạn", "Trạng thái", "Tiến độ",
        "Ngày hoàn thành"]  # fmt: skip
TODAY = date(2026, 6, 15)


def line(title, lead="", units="", helping="", due="", state="", percent="", done_on=""):
    return ["", title, lead, units, helping, due, state, percent, done_on]


def entered(by, programme, *lines, lead=None):
    brought = bring(by, "tracking", HEAD, *lines)
    return running.map_columns(
        brought, by=by, keys=brought.keys, programme=programme, assigns=True, lead=lead
    )


def faults(sheet):
    return [found for _standing, _changes, found in told(sheet)]


def test_running_tasks_run_after_one_import(programme, lan, world, minh):
    sheet = entered(
        lan,
        programme,
        line("Trồng cây bãi thải", "van phong dang uy bac son", "- Than Suoi Nga\n- Than Đồi Sim",
             "Đảng ủy Than Vịnh Xanh", "31/3/2026", "Đang thực hiện, đã xong đợt một", "60%"),
        line("Rà soát nhà ở", "Công ty Than Suối Ngà", "", "", "Quý IV/2026", "chưa bắt đầu"),
        line("Đo quan trắc", "VĂN PHÒNG ĐẢNG ỦY BẮC SƠN", "Than Suối Ngà, Than Đồi Sim", "",
             "Thường xuyên", "Tạm dừng", 0.25),
        line("Nạo vét", "Đảng ủy Tập đoàn Than Bắc Sơn", "Than Đồi Sim", "", "30/5/2026",
             "Đã hoàn thành", 1, date(2026, 5, 20)),
    )  # fmt: skip
    assert sheet.keys == ["number", "title", "lead", "units", "cooperating", "due", "state",
                          "percent", "completed_on"]  # fmt: skip
    assert faults(sheet) == [[], [], [], []]
    assert running.confirm(sheet, by=lan, whole=False).state == Import.State.DONE

    mud, homes, trees, water = Task.objects.order_by("title")
    assert (trees.state, trees.percent, trees.due) == (State.IN_PROGRESS, 60, date(2026, 3, 31))
    assert (trees.lead, list(trees.cooperating.all())) == (world.office_a, [world.committee_b])
    assert trees.text == "Trạng thái: Đang thực hiện, đã xong đợt một"
    assert {part.unit for part in trees.assignments.all()} == {world.suoi_nga, world.doi_sim}
    assert (homes.draft, homes.lead, homes.due) == (False, world.committee_n, date(2026, 12, 31))
    assert homes.assignments.get().unit == world.suoi_nga
    assert (water.state, water.percent, water.due) == (State.SUSPENDED, 25, None)
    done = mud.assignments.get()
    assert (done.state, done.completed_on, done.percent) == ("completed", date(2026, 5, 20), 100)
    assert {one.percent for one in Decision.objects.filter(kind="entered")} == {60, 25, 100}

    part = Assignment.objects.get(task=trees, unit=world.suoi_nga)
    with pytest.raises(ValidationError, match="lùi"):
        actions.report_progress(part, by=minh, percent=40, token=trees.pk)
    actions.report_progress(part, by=minh, percent=100, token=trees.pk)
    back = actions.return_for_rework(part, by=lan, reason="Chưa đủ cây")
    assert back.percent == 60, "what it was when it was entered"


def test_what_is_not_understood_is_told_at_its_cell(programme, lan, world):
    Name.objects.filter(organisation=world.doi_sim).update(until=date(2025, 1, 1))
    Name.objects.create(
        organisation=world.doi_sim, name="Công ty Than Đồi Mới", short_name="Than Đồi Mới",
        since=date(2025, 1, 1),
    )  # fmt: skip
    sheet = entered(
        lan,
        programme,
        line("Không nơi nào", due="30/9/2026"),
        line(
            "Gõ nhầm", "Than Suối Nghà", "Than Đồi Mới", "Báo Than", "31/4/2026", "Xem sau", "bao"
        ),
        line("Nhiều chủ trì", "Than Suối Ngà; Than Đồi Sim"),
        line("Định kỳ", "Than Suối Ngà", due="Hằng quý"),
        line("Không khớp", "Than Suối Ngà", state="Hoàn thành", percent="40%"),
        line("Bao giờ", "Than Suối Ngà", state="Đã xong"),
        line("Ngày mai", "Than Suối Ngà", done_on=date(2026, 6, 16)),
        line("Một", "Than Suối Ngà", percent=1),
        line("Vượt", "Than Suối Ngà", state="Chưa thực hiện", percent=5),
    )
    assert faults(sheet) == [
        [("lead", "required")],
        [("lead", "near"), ("cooperating", "nobody"), ("due", "day"), ("state", "choice"),
         ("percent", "percent")],
        [("lead", "several_lead")],
        [("due", "on_period")],
        [("percent", "unlike")],
        [("completed_on", "completed_when")],
        [("completed_on", "not_yet")],
        [("percent", "percent_one")],
        [("percent", "unlike")],
    ]  # fmt: skip
    assert sheet.rows.all()[1].faults[0][2]["among"].startswith("Công ty Than Suối Ngà")
    with pytest.raises(ValidationError, match="không có dòng nào"):
        running.confirm(sheet, by=lan, whole=False)


def test_several_units_that_lead_each_have_a_part_under_whom_the_mapping_names(
    programme, lan, world
):
    rows = [line("Rà soát nhà ở", "Than Suối Ngà; Than Đồi Sim"), line("Đo", "", "Than Suối Ngà")]
    sheet = entered(lan, programme, *rows, lead=world.office_a)
    running.confirm(sheet, by=lan, whole=True)
    assert [task.lead for task in Task.objects.all()] == [world.office_a] * 2
    assert Task.objects.get(title="Rà soát nhà ở").assignments.count() == 2
    again = bring(lan, "tracking", HEAD, *rows)
    said = queries.mapping(lan, again.kind)
    assert (said.assigns, said.lead) == (True, world.office_a)


def test_brought_again_nothing_is_done_twice_and_what_differs_is_told(programme, lan, draft):
    rows = [
        line("Đo quan trắc", "Than Suối Ngà", due="30/9/2026"),
        line("Trồng cỏ", "Than Đồi Sim"),
    ]
    running.confirm(entered(lan, programme, *rows), by=lan, whole=False)
    rows[0][5], rows[1][1] = "31/10/2026", draft.title
    again = entered(lan, programme, *rows, line("Mới", "Than Đồi Sim", "Than Suối Ngà"))
    assert faults(again) == [[("due", "kept")], [("title", "drafted")], []]
    rows[0][5] = "30/9/2026"
    same = entered(lan, programme, rows[0])
    assert [standing for standing, _changes, _faults in told(same)] == ["same"]
    running.confirm(again, by=lan, whole=False)
    assert Task.objects.filter(draft=False).count() == 3


def test_what_moved_to_another_unit_is_known_as_that_units(programme, lan, world):
    row = line("Đo quan trắc", "Văn phòng Đảng ủy Bắc Sơn", "Than Suối Ngà")
    running.confirm(entered(lan, programme, row), by=lan, whole=False)
    actions.reassign(Assignment.objects.get(), by=lan, unit=world.doi_sim, reason="Đúng chức năng")
    assert faults(entered(lan, programme, row)) == [[("units", "kept")]]
    row[3] = "Than Đồi Sim"
    assert faults(entered(lan, programme, row)) == [[]]


def test_a_unit_that_left_since_the_trial_is_given_nothing(programme, lan, world):
    sheet = entered(lan, programme, line("Đo quan trắc", "Than Suối Ngà"))
    world.suoi_nga.affiliations.all().delete()
    running.confirm(sheet, by=lan, whole=False)
    assert [row.outcome for row in sheet.rows.all()] == ["refused"]
    assert not Task.objects.exists()


def test_rights_are_those_of_the_page(programme, task, lan, minh, world):
    """A specialist gives out in their fields; a unit that leads no other gives nothing away."""
    field = world.environment
    specialist = act_as(make_user("sen", "Đỗ Thị Sen", "specialist", world.bac_son, world.office_a))
    row = ["Đo quan trắc", "Than Suối Ngà", "Môi trường thử"]
    head = ["Nội dung", "Chủ trì", "Mặt công tác"]

    def tried(by):
        brought = bring(by, "tracking", head, row)
        return faults(running.map_columns(
            brought, by=by, keys=brought.keys, programme=programme, assigns=True))  # fmt: skip

    assert tried(specialist) == [[("field", "may_not")]]
    world.office_a.fields.add(field)
    assert tried(act_as(specialist.user)) == [[]]
    office = act_as(make_user("van", "Lê Thị Vân", "office", world.suoi_nga))
    assert tried(office) == [[("units", "required")]]


def test_many_rows_are_tried_with_no_more_queries(programme, lan):
    def asked(n):
        rows = [line(f"Việc {at}", "Than Suối Ngà", "Than Đồi Sim") for at in range(n)]
        with CaptureQueriesContext(connection) as found:
            entered(lan, programme, *rows)
        return len(found)

    asked(1)  # the mapping is kept for the first time
    assert asked(12) == asked(3)


@given(
    st.sampled_from([None, *State]),
    st.one_of(st.none(), st.integers(0, 100)),
    st.one_of(st.none(), st.dates(date(2026, 6, 1), date(2026, 6, 30))),
)
def test_what_a_row_tells_together_is_what_a_part_can_be(said, percent, done_on):
    try:
        found = progress.standing(said, percent, done_on, TODAY)
    except Wrong:
        return
    done = found.state == State.COMPLETED
    assert done == (found.percent == 100) == (found.completed_on is not None)
    assert not (found.state == State.NOT_STARTED and found.percent)
    assert found.completed_on is None or found.completed_on <= TODAY
    assert percent in (None, found.percent)


@pytest.mark.parametrize(
    ("cell", "found"),
    [("60", 60), ("60 %", 60), ("60,5%", 60), ("0.07", 7), ("0.29", 29), ("100", 100), ("", None)],
)
def test_percents(cell, found):
    assert progress.percent(cell) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("ĐANG THỰC HIỆN", (State.IN_PROGRESS, None, True)),
        ("Đang chờ thẩm định", (State.IN_PROGRESS, None, False)),
        ("Hoàn thành 60%", (State.IN_PROGRESS, 60, True)),
        ("Chưa hoàn thành", (State.IN_PROGRESS, None, True)),
        ("Hoàn thành", (State.COMPLETED, None, True)),
    ],
)
def test_states_in_words(cell, found):
    assert progress.state(cell) == found
