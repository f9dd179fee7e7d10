"""The leaders' page: each unit by its own parts, the latest first; the list behind counts alike."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from conftest import NOW, act_as, make_user
from lientich.programmes import actions
from lientich.programmes.queries import lists, oversight
from lientich.reader.rows import rows as read_rows

from .conftest import DUE, report

LATE = DUE + timedelta(days=10)


def later(by, days=0):
    return replace(by, now=NOW + (LATE - NOW.date()) + timedelta(days=days))


@pytest.fixture
def given(task, internal, assignment, programme, world, lan, minh, tuan):
    """Suối Ngà is done with the joint task, Đồi Sim is not; each has another that is late."""
    report(assignment, minh, 100)
    other = actions.draft_task(programme, by=lan, title="Việc cán bộ", field=world.cadres)
    actions.assign_task(
        other,
        by=lan,
        lead=world.office_a,
        due=DUE - timedelta(days=20),
        units=[world.doi_sim],
    )
    return programme


def told(by, programme):
    return [
        (
            unit.name,
            unit.longest,
            [(one.name, one.tally.total, one.tally.overdue) for one in unit.fields],
            [(row["title"], row["days"]) for row in unit.late],
        )
        for unit in oversight.units(by, programme.pk)
    ]


def test_units_by_how_long_they_are_late_and_their_fields(given, task, lan, phong, minh):
    joint, field = task.title, "Môi trường thử"
    doi_sim = (
        "Than Đồi Sim",
        30,
        [(field, 1, 1), ("Cán bộ thử", 1, 1)],
        [("Việc cán bộ", 30), (joint, 10)],
    )
    assert told(later(lan), given) == [
        doi_sim,
        ("Than Suối Ngà", 10, [(field, 2, 1)], [("Việc nội bộ", 10)]),
    ]
    # What Bắc Sơn keeps to itself the other side does not know of; a unit knows its own alone.
    assert told(later(phong), given) == [doi_sim, ("Than Suối Ngà", 0, [(field, 1, 0)], [])]
    assert told(later(minh), given)[0][0] == "Than Suối Ngà"
    assert len(told(later(minh), given)) == 1


def test_the_list_behind_a_figure_counts_the_same(given, lan, ha, phong, mai, world):
    chinh = act_as(make_user("chinh", "Lê Chính", "leader", world.suoi_nga))
    for by in (later(one) for one in (lan, ha, phong, mai, chinh)):
        for unit in oversight.units(by, given.pk):
            wanted = {"programme": given.pk, "unit": unit.key}
            assert lists.count(by, wanted | {"part": "overdue"}) == unit.tally.overdue
            assert lists.count(by, wanted | {"part": "due_soon"}) == unit.tally.soon
            assert lists.count(by, wanted | {"state": "all"}) == unit.tally.total
            for one in unit.fields:
                narrowed = wanted | {"state": "all", "field": one.key}
                assert lists.count(by, narrowed) == one.tally.total


def test_a_claim_that_came_late_is_late_by_its_day(given, task, tuan, lan, world):
    report(task.assignments.get(unit=world.doi_sim), later(tuan), 100)
    found = told(later(lan, 100), given)
    assert (task.title, 10) in found[0][3]


def test_what_is_not_listed_is_counted(given, lan, monkeypatch):
    by = later(lan, 1)
    monkeypatch.setattr(oversight, "MOST_LATE", 1)
    units = oversight.units(by, given.pk)
    assert sum(unit.more for unit in units) == 2


def test_the_page_and_its_table(given, task, lan, client):
    client.force_login(lan.user)
    page = client.get(reverse("programmes:by_unit")).text
    for words in ("Than Đồi Sim", "Việc cán bộ", "part=overdue", "Quá hạn"):
        assert words in page
    table = client.get(reverse("programmes:by_unit_xlsx"), {"programme": given.pk})
    head, *rows = read_rows(b"".join(table), "bang.xlsx")
    assert head[0] == "Đơn vị"
    assert [(row[0], row[2]) for row in rows] == [
        ("Than Đồi Sim", task.title),
        ("Than Đồi Sim", "Việc cán bộ"),
        ("Than Suối Ngà", "Việc nội bộ"),
        ("Than Suối Ngà", task.title),
    ]
    assert client.get(reverse("programmes:by_unit"), {"programme": "x"}).status_code == 404


def test_the_page_costs_the_same_with_many_tasks(
    given, lan, world, client, django_assert_max_num_queries
):
    client.force_login(lan.user)

    def cost():
        with django_assert_max_num_queries(20) as asked:
            client.get(reverse("programmes:by_unit"))
        return len(asked)

    few = cost()
    for number in range(4):
        made = actions.draft_task(given, by=lan, title=f"Việc {number}")
        actions.assign_task(
            made, by=lan, lead=world.office_a, due=DUE, units=[world.doi_sim, world.suoi_nga]
        )
    assert cost() == few


def test_what_moved_on_counts_for_who_has_it_now(given, assignment, tuan, lan, minh, task, world):
    part = task.assignments.get(unit=world.doi_sim)
    actions.reassign(part, by=lan, unit=world.bac_son, reason="Đơn vị thiếu người.")
    counted = {unit.name: unit.tally.total for unit in oversight.units(lan, given.pk)}
    assert counted == {"Bắc Sơn": 1, "Than Đồi Sim": 1, "Than Suối Ngà": 2}
    of_unit = {"unit": world.doi_sim.pk, "state": "all"}
    assert [row["title"] for row in lists.tasks(lan, of_unit, None).rows] == ["Việc cán bộ"]
    assert lists.tasks(tuan, of_unit | {"state": "moved"}, None).rows[0]["title"] == task.title
