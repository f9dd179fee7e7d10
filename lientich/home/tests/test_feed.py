"""What has happened, told to those who may know of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from conftest import act_as, make_body, make_user
from lientich.core.ids import new_id
from lientich.home import queries
from lientich.programmes import actions


@pytest.fixture
def told(programme):
    """The sentences that somebody reads, the newest first."""

    def read(by):
        (joint,) = [one for one in queries.around(by).joints if one.programme == programme]
        return [f"{one.who} {one.text}" for one in queries.news(by, joint, 50)]

    return read


def later(by, minutes):
    return replace(by, now=by.now + timedelta(minutes=minutes))


def test_each_act_is_a_sentence(told, give, report, register, lan, minh, world):
    task = give("Trạm xử lý", [world.suoi_nga])
    report(task, later(minh, 1), 40)
    report(task, later(minh, 2), 100)
    part = task.assignments.get()
    actions.return_for_rework(part, by=later(lan, 3), reason="thiếu biên bản")
    report(task, later(minh, 4), 100)
    actions.confirm_completion(part, by=later(lan, 5))
    register(later(lan, 6), "8", "Về môi trường")
    office = "Văn phòng Đảng ủy Bắc Sơn"
    assert told(later(lan, 9)) == [
        f"{office} đưa vào sổ: Nghị quyết 8-NQ/ĐU",
        f"{office} xác nhận Than Suối Ngà hoàn thành: Trạm xử lý",
        "Than Suối Ngà báo cáo hoàn thành: Trạm xử lý",
        f"{office} trả lại Than Suối Ngà làm tiếp: Trạm xử lý",
        "Than Suối Ngà báo cáo hoàn thành: Trạm xử lý",
        "Than Suối Ngà báo cáo đạt 40%: Trạm xử lý",
        f"{office} giao nhiệm vụ: Trạm xử lý",
        f"{office} bắt đầu chương trình: Chương trình phối hợp 2026",
    ]


def test_what_rests_and_what_is_refused_is_told(told, give, lan, minh, tuan, world):
    task = give("Trồng cây", [world.suoi_nga, world.doi_sim])
    mine = task.assignments.get(unit=world.suoi_nga)
    actions.suspend(mine, by=later(lan, 1), reason="mưa lũ")
    actions.resume(mine, by=later(lan, 2))
    actions.decline(
        task.assignments.get(unit=world.doi_sim), by=later(tuan, 3), reason="không có bãi thải"
    )
    assert told(later(lan, 9))[:3] == [
        "Than Đồi Sim từ chối nhận việc: Trồng cây",
        "Văn phòng Đảng ủy Bắc Sơn cho Than Suối Ngà làm tiếp: Trồng cây",
        "Văn phòng Đảng ủy Bắc Sơn tạm dừng việc của Than Suối Ngà: Trồng cây",
    ]


def test_acts_that_differ_by_their_unit_alone_are_told_as_one(
    told, give, report, lan, minh, tuan, world
):
    task = give("Khám sức khỏe", [world.suoi_nga, world.doi_sim])
    report(task, later(minh, 1), 100)
    report(task, later(tuan, 2), 100)
    for unit in (world.doi_sim, world.suoi_nga):
        actions.confirm_completion(task.assignments.get(unit=unit), by=later(lan, 3))
    office = "Văn phòng Đảng ủy Bắc Sơn"
    assert told(later(lan, 9))[:2] == [
        f"{office} xác nhận Than Suối Ngà và Than Đồi Sim hoàn thành: Khám sức khỏe",
        "Than Đồi Sim báo cáo hoàn thành: Khám sức khỏe",
    ]


def test_a_unit_hears_of_its_own_part_alone(told, secrets, minh, tuan):
    assert any("Than Đồi Sim" in one for one in told(tuan))
    assert [one for one in told(tuan) if "Suối Ngà" in one or "Zebra" in one] == []
    assert [one for one in told(minh) if "Đồi Sim" in one or "Okapi" in one] == []
    assert any("Zebra việc riêng" in one for one in told(minh))


@pytest.mark.parametrize(
    ("who", "knows", "never"), [("lan", "Zebra", "Quagga"), ("phong", "Quagga", "Zebra")]
)
def test_a_side_hears_nothing_of_the_others_own(told, secrets, request, who, knows, never):
    heard = told(request.getfixturevalue(who))
    assert any(knows in one for one in heard)
    assert [one for one in heard if never in one] == []


def test_reports_of_an_unshared_task_are_heard_by_the_side_above_alone(told, secrets, lan, phong):
    """Suối Ngà stands under Bắc Sơn (management) and Vịnh Xanh (Party); the task is Bắc Sơn's."""
    assert any("Zebra đã nhận xong" in one for one in told(lan))
    assert not any("Zebra đã nhận xong" in one for one in told(phong))


def test_drafts_and_edits_are_no_news(told, draft, lan):
    draft("Dự thảo việc mới")
    assert not any("Dự thảo việc mới" in one for one in told(lan))


def test_other_programmes_have_their_own_news(told, programme, world, lan, phong):
    actions.start_programme(
        by=later(lan, 1),
        name="Chương trình khác",
        since=programme.since,
        until=programme.until,
        sides=[world.bac_son, world.vinh_xanh],
        lines=["party"],
    )
    assert told(lan) == ["Văn phòng Đảng ủy Bắc Sơn bắt đầu chương trình: " + programme.name]


def test_documents_of_the_other_side_are_no_news(told, register, lan, phong, minh):
    register(lan, "8", "Về môi trường")
    entered = "đưa vào sổ: Nghị quyết 8-NQ/ĐU"
    assert any(entered in one for one in told(lan))
    assert not any(entered in one for one in told(phong))


def test_decisions_on_the_other_sides_own_work_are_no_news(
    told, give, report, lan, phong, minh, world
):
    task = give("Việc kín", [world.suoi_nga], shared=False)
    report(task, minh, 100)
    actions.confirm_completion(task.assignments.get(), by=lan)
    assert len([one for one in told(lan) if "Việc kín" in one]) == 3
    assert not any("Việc kín" in one for one in told(phong))


def test_what_hinders_what_works_better_and_who_helps_is_told_to_whom_it_is_open(
    told, programme, give, lan, phong, minh, tuan, world, client
):
    field = world.environment
    give("Việc khác", [world.doi_sim])
    task = give("Trồng cây", [world.suoi_nga], cooperating=[world.office_b])
    raised = actions.raise_obstacle(programme, by=later(minh, 1), text="Thiếu xe bồn", field=field)
    actions.resolve_obstacle(raised, by=later(lan, 2), resolution="Đã điều xe")
    way = actions.tell_new_way(programme, by=later(minh, 3), text="Họp qua điện thoại", field=field)
    actions.take_up(way, by=later(lan, 4))
    part = task.cooperations.get()
    for minute, percent in ((5, 40), (6, 100)):
        actions.report_cooperation(part, by=later(phong, minute), percent=percent, token=new_id())
    helping = ["báo cáo xong phần phối hợp: Trồng cây", "báo cáo phần phối hợp đạt 40%: Trồng cây"]
    a, b = "Văn phòng Đảng ủy Bắc Sơn", "Văn phòng Đảng ủy Vịnh Xanh"
    matters = [
        f"{a} áp dụng cách làm mới: Họp qua điện thoại",
        "Than Suối Ngà nêu cách làm mới: Họp qua điện thoại",
        f"{a} giải quyết vướng mắc: Thiếu xe bồn",
        "Than Suối Ngà nêu vướng mắc: Thiếu xe bồn",
    ]
    for by in (lan, phong):
        assert told(later(by, 9))[:6] == [*(f"{b} {one}" for one in helping), *matters]
    assert told(later(minh, 9))[:4] == matters
    assert not any("vướng mắc" in one or "phối hợp:" in one for one in told(later(tuan, 9)))
    board = make_body(world.bac_son, "other", "Ban Tổ chức Bắc Sơn")
    board.fields.add(world.cadres)
    nga = act_as(make_user("nga", "Bùi Hằng Nga", "specialist", world.bac_son, board))
    assert not any("xe bồn" in one or "Trồng cây" in one for one in told(later(nga, 9)))
    (joint,) = queries.around(lan).joints
    client.force_login(lan.user)
    for one in queries.news(later(lan, 9), joint, 6):
        assert client.get(one.url).status_code == 200
