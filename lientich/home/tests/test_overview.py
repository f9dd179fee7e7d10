"""The overview: what it counts, the lists stand by; what one may not see, it does not hint."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from conftest import act_as, make_body, make_user
from lientich.accounts.models import Mandate
from lientich.core import access
from lientich.home import queries
from lientich.programmes import actions
from lientich.programmes.models import Task


@pytest.fixture
def overview(client):
    def visit(by):
        client.force_login(by.user)
        return client.get(reverse("home:overview"))

    return visit


@pytest.fixture
def spread(secrets, give, report, lan, phong, minh, world):
    """Beside the secrets: work that is due today and work that is late, in both fields."""
    today = timezone.localdate()
    for by, field in ((lan, world.environment), (phong, world.cadres)):
        soon = give("Sắp hạn", [world.suoi_nga], by=by, field=field)
        Task.objects.filter(pk=soon.pk).update(due=today)
        soon.assignments.update(due=today)
        report(give("Đang làm", [world.suoi_nga], by=by, due=None, field=None), minh, 50)
        done = give("Xong", [world.suoi_nga], by=by, field=field)
        report(done, minh, 100)
        actions.confirm_completion(done.assignments.get(), by=by)
    access.refresh(Task, Task.objects.values_list("pk", flat=True))


def count_of(client, address):
    shown = client.get(address)
    assert shown.status_code == 200
    return shown.context["count"]


def test_every_count_is_the_length_of_the_list_it_leads_to(
    overview, client, spread, register, lan, ha, phong, mai, minh, tuan
):
    register(lan, "1", "Còn hiệu lực")
    register(lan, "2", "Hết hiệu lực", valid_until=date(2026, 5, 1))
    for by in (lan, ha, phong, mai, minh, tuan):
        shown = overview(by).context
        told = dict(counts_and_lists(shown))
        assert {list_: count_of(client, list_) for list_ in told} == told, by.user


def counts_and_lists(shown):
    """Each list that the overview links to, and the number it tells beside the link."""
    total, tasks = shown["total"], shown["tasks_url"]
    yield f"{tasks}&state=all", total.total
    yield f"{tasks}&state=completed", total.completed
    yield f"{tasks}&timeliness=due_soon", total.soon
    yield f"{tasks}&timeliness=overdue", total.overdue
    for row in shown["fields"]:
        if row.key:
            yield f"{tasks}&field={row.key}&state=all", row.tally.total
    documents, address = shown["documents"], shown["documents_url"]
    yield address, documents.total
    yield f"{address}&joint=1", documents.joint
    for one in documents.of_sides:
        if one.count:  # else nothing is linked
            yield f"{address}&joint=0&organisation={one.side.pk}", one.count


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
            shown["documents"],
            [(one.who, one.text) for one in shown["news"]],
            shown["todo"],
            shown["waiting"],
            shown["late"],
            shown["reported"].total,
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


def test_who_has_reported_this_quarter(programme, give, report, lan, minh, tuan, world):
    shared = give("Chung", [world.suoi_nga, world.doi_sim])
    give("Riêng", [world.suoi_nga])
    report(shared, minh, 10)
    by_units = queries.by_units(lan, programme.pk)
    assert (by_units.done, by_units.total, [str(u) for u in by_units.missing]) == (
        1,
        2,
        ["Than Đồi Sim"],
    )
    assert by_units.quarter == "II"
    own = queries.by_one(minh, programme.pk)
    assert (own.done, own.total) == (1, 2)
    assert queries.by_one(tuan, programme.pk).done == 0


def test_units_and_reports_of_the_other_sides_own_work_are_not_counted(
    programme, give, report, lan, phong, minh, world
):
    mine = give("Việc riêng", [world.suoi_nga], shared=False)
    report(mine, minh, 10)
    assert queries.by_units(lan, programme.pk).done == 1
    assert queries.by_units(phong, programme.pk).total == 0
    give("Chung", [world.suoi_nga])
    seen = queries.by_units(phong, programme.pk)
    assert (seen.total, seen.done) == (1, 0)


def test_what_was_finished_before_the_quarter_needs_no_report(
    programme, give, report, lan, minh, world
):
    done = give("Xong sớm", [world.suoi_nga])
    report(done, minh, 100)
    actions.confirm_completion(done.assignments.get(), by=lan)
    later = replace(lan, now=lan.now + timedelta(days=90))
    assert queries.by_units(lan, programme.pk).total == 1
    assert queries.by_units(later, programme.pk).total == 0


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


def test_a_specialist_sees_of_other_fields_titles_and_states_alone(overview, spread, world):
    board = make_body(world.bac_son, "other", "Ban Tổ chức Bắc Sơn")
    board.fields.add(world.cadres)
    thu = act_as(make_user("thu", "Lý Thị Thu", "specialist", world.bac_son, board))
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
    client, spread, give, report, register, draft, ha, lan, minh, world
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

    more([20])
    few = [cost(by) for by in (lan, ha, minh)]
    more(range(21, 27))
    for by, before in zip((lan, ha, minh), few, strict=True):
        assert cost(by) == before <= 13
