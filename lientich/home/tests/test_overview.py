"""The overview: what it counts, the lists stand by; what one may not see, it does not hint."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from conftest import act_as, make_body, make_user
from lientich.accounts.models import Mandate
from lientich.conferences import actions as conferences
from lientich.core import access
from lientich.home import queries
from lientich.organisations.models import Body
from lientich.programmes import actions
from lientich.programmes.models import Task


@pytest.fixture
def overview(client):
    def visit(by):
        client.force_login(by.user)
        return client.get(reverse("home:overview"))

    return visit


def fall_due(task, days):
    """A task is due so many days from the day on which its pages are looked at."""
    due = timezone.localdate() + timedelta(days=days)
    Task.objects.filter(pk=task.pk).update(due=due)
    task.assignments.update(due=due)
    access.refresh(Task, [task.pk])


@pytest.fixture
def spread(secrets, give, report, lan, phong, minh, world):
    """Beside the secrets: work that is due today and work that is late, in both fields."""
    for by, field in ((lan, world.environment), (phong, world.cadres)):
        fall_due(give("Sắp hạn", [world.suoi_nga], by=by, field=field), 0)
        report(give("Đang làm", [world.suoi_nga], by=by, due=None, field=None), minh, 50)
        done = give("Xong", [world.suoi_nga], by=by, field=field)
        report(done, minh, 100)
        actions.confirm_completion(done.assignments.get(), by=by)
    access.refresh(Task, Task.objects.values_list("pk", flat=True))


@pytest.fixture
def thu(world):
    """Specialist of Bắc Sơn, for cadres."""
    board = make_body(world.bac_son, "other", "Ban Tổ chức Bắc Sơn")
    board.fields.add(world.cadres)
    return act_as(make_user("thu", "Lý Thị Thu", "specialist", world.bac_son, board))


@pytest.fixture
def hindered(spread, programme, lan, mai, minh, tuan, thu, world):
    """Obstacles of two units and of a side: without an owner, of either side, of a board."""

    def hinder(by, text, field, owner=None):
        one = actions.raise_obstacle(programme, by=by, text=text, field=field)
        return actions.own_obstacle(one, by=mai, owner=owner) if owner else one

    board = Body.objects.get(name="Ban Tổ chức Bắc Sơn")
    hinder(minh, "Thiếu xe tưới nước", world.environment)
    hinder(minh, "Mẫu báo cáo trùng nhau", world.environment, world.committee_b)
    hinder(tuan, "Chưa có quy hoạch", world.cadres, board)
    hinder(lan, "Hai tuyến hai mẫu", None, world.office_a)
    done = hinder(tuan, "Thiếu cán bộ", world.cadres, world.committee_a)
    actions.resolve_obstacle(done, by=lan, resolution="Đã bổ sung")
    actions.tell_new_way(programme, by=minh, text="Họp trên điện thoại", field=world.environment)


def count_of(client, address):
    shown = client.get(address)
    assert shown.status_code == 200
    return len(shown.context["obstacles"]) if "matters" in address else shown.context["count"]


def test_every_count_is_the_length_of_the_list_it_leads_to(
    overview, client, spread, hindered, register, lan, ha, phong, mai, minh, tuan, thu
):
    register(lan, "1", "Còn hiệu lực")
    register(lan, "2", "Hết hiệu lực", valid_until=date(2026, 5, 1))
    for by in (lan, ha, phong, mai, minh, tuan, thu):
        shown = overview(by).context
        told = dict(counts_and_lists(shown))
        assert {list_: count_of(client, list_) for list_ in told} == told, by.user
        new_ways = client.get(shown["matters_url"]).context["new_ways"]
        assert len(new_ways) == shown["figures"].hindrances.new_ways


def counts_and_lists(shown):
    """Each list that the overview links to, and the number it tells beside the link."""
    total, tasks = shown["total"], shown["tasks_url"]
    yield f"{tasks}&state=all", total.total
    yield f"{tasks}&state=completed", total.completed
    yield f"{tasks}&state=doing", total.doing
    yield f"{tasks}&state=cooperating", total.left
    yield f"{tasks}&timeliness=due_soon", total.soon
    yield f"{tasks}&timeliness=overdue", total.overdue
    for row in shown["fields"]:
        of_field = f"{tasks}&field={row.key or 'none'}"
        yield f"{of_field}&state=all", row.tally.total
        yield f"{of_field}&timeliness=overdue", row.tally.overdue
    documents, address = shown["figures"].documents, shown["documents_url"]
    yield address, documents.total
    yield f"{address}&joint=1", documents.joint
    for one in documents.of_sides:
        if one.count:  # else nothing is linked
            yield f"{address}&joint=0&organisation={one.side.pk}", one.count
    hindrances, address = shown["figures"].hindrances, shown["matters_url"]
    yield address, hindrances.total
    yield f"{address}&show=open", hindrances.open
    yield f"{address}&show=ours", hindrances.ours
    yield f"{address}&show=unowned", hindrances.unowned
    yield f"{address}&show=resolved", hindrances.resolved


def test_documents_of_others_make_up_the_rest_of_the_total(
    overview, register, programme, lan, world
):
    party = make_body(world.suoi_nga, "committee", "Đảng ủy Than Suối Ngà")
    register(lan, "1", "Của mình")
    register(lan, "2", "Của đơn vị", issuers=[party])
    register(lan, "3", "Của nơi khác", issuers=[], issuer_text="Thường trực Tỉnh ủy")
    register(lan, "4", "Chung", issuers=[world.committee_a, world.committee_b], joint=True)
    shown = overview(lan)
    found = shown.context["figures"].documents
    counts = [one.count for one in found.of_sides]
    assert (found.total, found.joint, counts, found.others) == (4, 1, [1, 0], 2)
    assert "Cơ quan khác 2" in shown.content.decode()


def test_what_each_side_counts(overview, spread, lan, phong, tuan, minh):
    totals = {
        who: overview(by).context["total"].total
        for who, by in (("lan", lan), ("phong", phong), ("minh", minh), ("tuan", tuan))
    }
    # Shared: the two of `secrets` and six of `spread`; each side's own two besides.
    assert totals == {"lan": 10, "phong": 10, "minh": 11, "tuan": 2}


@pytest.mark.parametrize("page", ["home:overview", "home:my_work"])
def test_no_page_tells_what_others_keep_to_themselves(
    client, secrets, lan, ha, phong, mai, minh, tuan, page
):
    for by, never in (
        (lan, ["Quagga"]),
        (ha, ["Quagga"]),
        (phong, ["Zebra"]),
        (mai, ["Zebra"]),
        (minh, ["Okapi", "Zebra dự thảo", "Quagga dự thảo", "nội bộ"]),
        (tuan, ["Zebra", "Quagga"]),
    ):
        client.force_login(by.user)
        shown = client.get(reverse(page)).content.decode()
        assert [word for word in never if word in shown] == []


def test_internal_work_changes_nothing_on_the_other_sides_pages(
    overview, client, secrets, give, draft, register, report, lan, phong, minh, world
):
    def seen():
        shown = overview(phong).context
        return (
            shown["total"],
            [(row.name, row.tally, len(row.sources), row.leads) for row in shown["fields"]],
            shown["figures"],
            [(one.who, one.text) for one in shown["news"]],
            shown["todo"],
            shown["waiting"],
            shown["late"],
        )

    before = seen()
    report(give("Việc kín", [world.suoi_nga], shared=False, due=date(2026, 6, 16)), minh, 30)
    report(give("Việc kín 2", [world.suoi_nga], shared=False), minh, 100)
    draft("Dự thảo kín", shared=False)
    register(lan, "3", "Văn bản kín")
    assert seen() == before


def test_a_reporter_sees_the_duties_of_the_unit_first(overview, spread, minh):
    shown = overview(minh)
    text = shown.content.decode()
    assert text.index("Việc đơn vị phải báo cáo") < text.index("Theo mặt công tác")
    assert {row.icon for row in shown.context["todo"]} == {"hard-hat"}


def reported(by):
    (joint,) = queries.around(by).joints
    return queries.figures(by, joint).reported


def test_who_has_reported_this_quarter(programme, give, report, lan, minh, tuan, world):
    shared = give("Chung", [world.suoi_nga, world.doi_sim])
    give("Riêng", [world.suoi_nga])
    report(shared, minh, 10)
    by_units = reported(lan)
    assert (by_units.done, by_units.total, [str(u) for u in by_units.missing]) == (
        1,
        2,
        ["Than Đồi Sim"],
    )
    assert by_units.quarter == "II"
    own = reported(minh)
    assert (own.done, own.total) == (1, 2)
    assert reported(tuan).done == 0


def test_units_and_reports_of_the_other_sides_own_work_are_not_counted(
    programme, give, report, lan, phong, minh, world
):
    mine = give("Việc riêng", [world.suoi_nga], shared=False)
    report(mine, minh, 10)
    assert reported(lan).done == 1
    assert reported(phong).total == 0
    give("Chung", [world.suoi_nga])
    seen = reported(phong)
    assert (seen.total, seen.done) == (1, 0)


def test_what_was_finished_before_the_quarter_needs_no_report(
    programme, give, report, lan, minh, world
):
    done = give("Xong sớm", [world.suoi_nga])
    report(done, minh, 100)
    actions.confirm_completion(done.assignments.get(), by=lan)
    later = replace(lan, now=lan.now + timedelta(days=90))
    assert reported(lan).total == 1
    assert reported(later).total == 0


def test_without_a_programme_it_says_what_to_do_first(overview, lan, ha, minh):
    steps = {
        who: [step.url for step in overview(by).context["steps"]]
        for who, by in (("lan", lan), ("ha", ha), ("minh", minh))
    }
    assert steps == {
        "lan": [
            reverse("intake:receive"),
            reverse("programmes:start_programme"),
            reverse("organisations:index"),
        ],
        "ha": [reverse("programmes:start_programme"), reverse("accounts:people")],
        "minh": [],
    }
    assert "Chưa có chương trình nào" in overview(minh).content.decode()


def test_somebody_without_mandates_is_told_whom_to_ask(overview, programme, lan):
    Mandate.objects.filter(person=lan.person_id).update(withdrawn_at=timezone.now())
    shown = overview(lan).content.decode()
    assert "Chưa có vai trò nào được giao" in shown
    assert programme.name not in shown


def test_a_programme_without_tasks_says_where_they_come_from(overview, programme, lan):
    assert "Chưa có nhiệm vụ nào được giao" in overview(lan).content.decode()


def test_a_specialist_sees_of_other_fields_titles_and_states_alone(overview, spread, world, thu):
    shown = overview(thu).context
    by_name = {row.name: row for row in shown["fields"]}
    assert by_name[world.environment.name].leads == []
    assert by_name[world.cadres.name].leads != []
    assert not any("Chung trạm xử lý" in one.text for one in shown["news"])


def test_the_rest_of_what_waits_is_one_link_away(overview, draft, lan):
    def rest(shown):
        return shown.content.decode().partition("<footer>")[2].partition("</footer>")[0]

    for number in range(5):
        draft(f"Dự thảo {number}")
    assert rest(overview(lan)) == ""
    draft("Dự thảo thứ sáu")
    assert rest(overview(lan)) == f'<a href="{reverse("home:my_work")}">Xem cả 6 việc</a>'


def test_the_number_of_queries_is_fixed(
    client,
    spread,
    hindered,
    meetings,
    give,
    report,
    register,
    draft,
    ha,
    lan,
    minh,
    thu,
    world,
    programme,
):
    def cost(by):
        client.force_login(by.user)
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("home:overview"))
        return len(asked)

    def more(numbers):
        for number in numbers:
            report(give(f"Thêm {number}", [world.suoi_nga, world.doi_sim]), minh, 100)
            give(f"Thêm nữa {number}", [world.suoi_nga])
            draft(f"Dự thảo {number}")
            register(lan, str(number), "Thêm")
            conferences.conclude(meetings.held, by=lan, text=f"Kết luận thêm {number}")
            actions.raise_obstacle(programme, by=minh, text=f"Thiếu {number}")

    more([20])
    bounds = {lan: 10, ha: 10, minh: 11, thu: 12}  # the last two read parts, and fields
    few = [cost(by) for by in bounds]
    more(range(21, 27))
    for (by, most), before in zip(bounds.items(), few, strict=True):
        assert cost(by) == before <= most


def test_obstacles_count_for_whom_they_wait(overview, hindered, ha, mai, thu, minh):
    def told(by):
        found = overview(by).context["figures"].hindrances
        return found.total, found.open, found.ours, found.unowned, found.new_ways

    assert told(ha) == (5, 4, 2, 1, 1)
    assert told(mai) == (5, 4, 1, 1, 1)
    assert told(thu) == (2, 1, 1, 0, 0)
    assert told(minh) == (2, 2, 0, 1, 1)


def test_a_unit_reads_what_became_of_what_it_raised(overview, hindered, programme, minh, tuan, lan):
    raised = overview(tuan).context["figures"].hindrances.raised
    assert [(one.obstacle.resolution, one.owner) for one in raised] == [
        ("Đã bổ sung", "Đảng ủy Tập đoàn Than Bắc Sơn"),
        ("", "Ban Tổ chức Bắc Sơn"),
    ]
    for number in range(3):
        old = actions.raise_obstacle(programme, by=tuan, text=f"Cũ {number}")
        actions.resolve_obstacle(
            old, by=replace(lan, now=lan.now - timedelta(days=9)), resolution="Rồi"
        )
    raised = overview(tuan).context["figures"].hindrances.raised
    assert {one.obstacle.text for one in raised} >= {"Thiếu cán bộ", "Chưa có quy hoạch"}
    page = overview(minh).content.decode()
    assert "Thiếu xe tưới nước" in page
    assert "Thiếu cán bộ" not in page
    assert overview(lan).context["figures"].hindrances.raised == []


@pytest.fixture
def meetings(programme, spread, draft, lan, phong, minh, report, world):
    """A conference that was held, with five conclusions, and two that are to come."""

    def call(since, until, kind="half_year", **given):
        return conferences.call_conference(
            programme, by=lan, kind=kind, since=since, until=until, **given
        )

    today = timezone.localdate()
    held = call(date(2025, 1, 1), date(2025, 6, 30), held_on=today - timedelta(days=30))
    soon = call(date(2026, 1, 1), date(2026, 6, 30), held_on=today + timedelta(days=9))
    call(date(2026, 1, 1), date(2026, 12, 31), "yearly")
    for number, field in enumerate((world.environment, world.cadres, world.cadres, None)):
        conclusion = conferences.conclude(held, by=lan, text=f"Kết luận {number}", field=field)
        if field is None:
            continue
        task = conferences.draft_from(conclusion, by=lan, programme=programme)
        given = actions.assign_task(
            task, by=lan, lead=world.committee_a, due=None, units=[world.suoi_nga]
        )
        fall_due(given, -3 if number < 2 else 2)
    needless = conferences.conclude(held, by=lan, text="Lời biểu dương")
    conferences.need_no_task(needless, by=lan, reason="Chỉ là lời biểu dương")
    return SimpleNamespace(held=held, soon=soon)


def test_the_next_conference_and_what_became_of_the_last(
    overview, client, meetings, lan, ha, phong, mai, thu, minh
):
    for by, reads in ((lan, True), (ha, True), (phong, True), (mai, True), (thu, False)):
        shown = overview(by)
        found, text = shown.context["figures"].meetings, shown.content.decode()
        assert (found.next, found.last) == (meetings.soon, meetings.held)
        page = client.get(found.last.get_absolute_url()).context
        assert found.followed == page["followed"].tally
        waits = [one for one in page["conclusions"] if not (one.task or one.no_task_on)]
        assert found.loose == len(waits) == int(by != thu)
        assert (reverse("reports:review", args=[meetings.soon.pk]) in text) == reads
    assert overview(lan).context["figures"].meetings.followed.total == 3
    assert overview(minh).context["figures"].meetings.next is None


def test_while_no_conference_is_called_the_last_one_s_report_is_at_hand(
    overview, programme, lan, minh
):
    conference = conferences.call_conference(
        programme,
        by=lan,
        kind="half_year",
        since=date(2025, 1, 1),
        until=date(2025, 6, 30),
        held_on=date(2025, 7, 18),
    )
    report = reverse("reports:review", args=[conference.pk])
    assert report in overview(lan).content.decode()
    assert report not in overview(minh).content.decode()


def test_conferences_of_other_sides_together_are_not_theirs(
    overview, meetings, programme, lan, world
):
    three = actions.start_programme(
        by=lan,
        name="Ba bên",
        since=date(2025, 1, 1),
        until=date(2026, 12, 31),
        sides=[world.bac_son, world.vinh_xanh, world.doi_sim],
        lines=["party"],
    )
    conferences.call_conference(
        three,
        by=lan,
        kind="half_year",
        since=date(2026, 1, 1),
        until=date(2026, 6, 30),
        held_on=timezone.localdate() + timedelta(days=1),
    )
    assert overview(lan).context["joint"].programme == programme
    assert overview(lan).context["figures"].meetings.next == meetings.soon


def test_who_is_late_says_why(overview, give, report, lan, minh, world):
    late = give("Đã trễ", [world.suoi_nga, world.doi_sim])
    fall_due(late, -2)
    report(late, minh, 40, note="Chờ kinh phí")
    (row,) = overview(lan).context["late"]
    assert [(one.unit, one.percent, one.why) for one in row["late"]] == [
        ("Than Đồi Sim", 0, ""),
        ("Than Suối Ngà", 40, "Chờ kinh phí"),
    ]
    assert "Chờ kinh phí" in overview(lan).content.decode()
    report(late, minh, 100, note="Xong")
    (row,) = overview(lan).context["late"]
    assert [one.unit for one in row["late"]] == ["Than Đồi Sim"]


def test_of_late_units_a_specialist_of_another_field_and_a_neighbour_read_no_reasons(
    overview, give, report, lan, minh, tuan, thu, world
):
    late = give("Đã trễ", [world.suoi_nga, world.doi_sim])
    fall_due(late, -2)
    report(late, minh, 40, note="Chờ kinh phí")
    for by in (thu, tuan):
        assert "Chờ kinh phí" not in overview(by).content.decode()


def test_an_administrator_sees_who_acts_and_nothing_of_the_work(
    overview, client, spread, ha, lan, world
):
    binh = act_as(make_user("binh", "Trịnh Bình", "administrator", world.bac_son))
    lan.user.is_active = False
    lan.user.save()
    shown = overview(binh)
    kept, register = shown.context["kept"], client.get(shown.context["mandates_url"]).context
    assert kept.n == len(register["register"].now)
    assert (kept.without, kept.ending) == (1, 0)
    assert [row["what"] for row in shown.context["acts"]][0] == "xác nhận hoàn thành"
    rooms = {str(item["label"]) for group in shown.context["rail"] for item in group["items"]}
    assert not rooms & {"Chương trình", "Nhiệm vụ", "Hội nghị", "Văn bản"}
    assert all(group["items"] for group in shown.context["rail"])
    assert overview(ha).context["joint"]
