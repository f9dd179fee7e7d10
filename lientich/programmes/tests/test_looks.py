"""One list, several looks: the same tasks under the same filters and rights, whichever way."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import NOW, act_as, give_mandate, make_user
from lientich.core import access
from lientich.programmes import actions
from lientich.programmes.models import State, Task, TaskReach
from lientich.programmes.picture import NAMES, PLOT, picture
from lientich.programmes.queries import filters, lists, looks, tallies
from lientich.programmes.timeliness import Timeliness

from .conftest import report

TODAY = NOW.date()
DAYS = [-40, -3, 0, 2, 3, 4, 20, None]


@pytest.fixture(autouse=True)
def _on_the_day_of_the_cast(monkeypatch):
    monkeypatch.setattr("lientich.core.clock.now", lambda: NOW)


@pytest.fixture
def work(programme, lan, ha, phong, minh, tuan, world):
    """Tasks of every kind of owner, unit, field, day and state."""
    made = []
    for n, days in enumerate(DAYS * 2):
        by, lead = (phong, world.office_b) if n % 5 == 4 else (lan, world.office_a)
        draft = actions.draft_task(
            programme,
            by=by,
            title=f"Việc {n} {'khí' if n % 3 else 'nước'}",
            field=(world.environment, world.cadres, None)[n % 3],
            shared=bool(n % 4),
            cooperating=[world.committee_b] if n % 2 else [],
        )
        if n % 7 == 6:
            continue
        units = [world.suoi_nga] if by is phong else [world.suoi_nga, world.doi_sim][n % 2 :]
        task = actions.assign_task(draft, by=by, lead=lead, due=None, units=units)
        due = None if days is None else TODAY + timedelta(days=days)
        task.assignments.update(due=due)
        Task.objects.filter(pk=task.pk).update(due=due, cooperating_left=1)
        access.refresh(Task, [task.pk])
        if n % 3 == 1 and days is not None:
            for part in task.assignments.all():
                report(part, minh if part.unit == world.suoi_nga else tuan, 100)
                if n % 2:
                    actions.confirm_completion(part, by=by)
        made.append(task)
    return made


@pytest.fixture
def people(work, lan, minh, tuan, phong, world):
    """Of each kind one, and who has several mandates, and who has none."""
    department = world.office_a
    department.fields.set([world.environment])
    nga = make_user("nga", "Bùi Hằng Nga", "specialist", world.bac_son, department)
    both = make_user("both", "Hồ Văn Hai", "office", world.bac_son)
    give_mandate(both, "office", world.vinh_xanh)
    units = make_user("units", "Hồ Văn Ba", "reporter", world.suoi_nga)
    give_mandate(units, "reporter", world.doi_sim)
    quan = make_user("quan", "Đặng Hồng Quân", "administrator", world.bac_son)
    others = [act_as(user) for user in (nga, both, units, quan)]
    return [lan, minh, tuan, phong, *others]


def wanted(world, programme):
    return st.fixed_dictionaries(
        {},
        optional={
            "state": st.sampled_from(
                [
                    *State.values,
                    filters.EVERYTHING,
                    filters.DRAFTS,
                    filters.COOPERATING,
                    filters.DOING,
                ]
            ),
            "timeliness": st.sampled_from(Timeliness.values),
            "programme": st.just(programme.pk),
            "field": st.sampled_from([world.environment.pk, world.cadres.pk]),
            "unit": st.sampled_from([world.suoi_nga.pk, world.doi_sim.pk]),
            "q": st.sampled_from(["nước", "khí", "việc 1"]),
            "due_from": st.sampled_from([TODAY - timedelta(days=40), TODAY]),
            "due_to": st.sampled_from([TODAY + timedelta(days=3), TODAY + timedelta(days=50)]),
            "undated": st.just(True),
            "at": st.sampled_from([TODAY, TODAY - timedelta(days=2)]),
            "lead": st.sampled_from([filters.NONE, world.bac_son.pk, world.vinh_xanh.pk]),
            "source": st.just(filters.NONE),
            "part": st.sampled_from(Timeliness.values),
        },
    )


def test_every_look_holds_the_same_tasks(people, world, programme, monkeypatch):
    monkeypatch.setattr(looks, "CARDS", 1000)
    monkeypatch.setattr(looks, "IN_A_DAY", 1000)

    @settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.sampled_from(people), wanted(world, programme), st.integers(0, 6))
    def holds(by, asked, which):
        rows = {row["key"]: row for row in lists.exported(by, asked)}
        assert lists.count(by, asked) == len(rows)
        board = looks.board(by, asked)
        cards = [row["key"] for column in board for row in column.rows]
        assert set(cards) == set(rows)
        assert [one.count for one in board] == [len(one.rows) for one in board]
        if asked.get("state") not in (filters.COOPERATING, filters.DOING):
            for column in board:
                told = {filters.DRAFTS if row["draft"] else row["state"] for row in column.rows}
                assert told <= {column.state}
        column = board[which % len(board)]
        assert column.count == lists.count(by, asked | {"state": column.state})
        readable = {key for key, row in rows.items() if row["readable"]}
        undated = {row["key"] for row in lists.exported(by, asked | {"undated": True})}
        months = [looks.month(by, asked, date(2026, number, 1)) for number in (5, 6, 7)]
        days = [day for month in months for week in month.weeks for day in week if day.within]
        dated = [row["key"] for day in days for row in day.rows]
        assert len(dated) == len(set(dated))
        assert set(dated) | undated == readable
        along = {row["key"] for row in looks.year(by, asked, 2026, None).rows}
        assert along == set(dated)

    holds()


@pytest.mark.parametrize("look", ["tasks", "board", "calendar", "timeline"])
def test_a_look_keeps_the_filters_and_shows_what_is_there(look, task, world, lan, tuan, client):
    client.force_login(lan.user)
    asked = {"field": world.environment.pk, "month": "2026-07", "cursor": ""}
    page = client.get(reverse(f"programmes:{look}"), asked)
    assert task.title in page.text
    for one in page.context["looks"]:
        assert one["url"].endswith(f"?field={world.environment.pk}")
    assert [one["current"] for one in page.context["looks"]].count(True) == 1
    assert task.title not in client.get(reverse(f"programmes:{look}"), {"state": "completed"}).text
    nothing = {"month": "x", "year": "99999", "field": "?"}
    assert client.get(reverse(f"programmes:{look}"), nothing).status_code == 200


def test_what_does_not_fit_is_found_in_the_table(programme, lan, world, client, monkeypatch):
    for n in range(looks.CARDS + 2):
        made = actions.draft_task(programme, by=lan, title=f"Việc {n}", field=world.cadres)
        actions.assign_task(made, by=lan, lead=world.office_a, due=TODAY, units=[world.suoi_nga])
    client.force_login(lan.user)
    column = client.get(reverse("programmes:board")).context["columns"][0]
    assert (column["label"], column["count"], column["more"]) == ("Chưa bắt đầu", 10, 2)
    assert client.get(column["url"]).context["count"] == 10
    page = client.get(reverse("programmes:calendar"))
    (day,) = [one for week in page.context["weeks"] for one in week if one["rows"]]
    assert (day["date"], len(day["rows"]), day["more"]) == (TODAY, 3, 7)
    assert "+7 việc" in page.text
    assert client.get(day["url"]).context["count"] == 10
    monkeypatch.setattr(looks, "MOST_OF_MONTH", 5)
    page = client.get(reverse("programmes:calendar"))
    assert "Tháng này có nhiều nhiệm vụ" in page.text
    assert f"mọi việc hạn {TODAY.day}-{TODAY.month}-{TODAY.year}" in page.text


def test_of_other_fields_a_specialist_knows_no_day_and_no_unit(people, work, lan, world):
    """Neither in a month nor by asking for one: titles and states are all that is told. And for
    nobody what has no date is due from a day on."""
    nga = next(one for one in people if one.role == "specialist")
    titled = [row for row in lists.exported(nga, {"state": "all"}) if not row["readable"]]
    assert titled
    days = {"due_from": date(1, 1, 1)}, {"undated": True}
    units = {"unit": world.suoi_nga.pk}, {"unit": world.suoi_nga.pk, "part": "overdue"}
    origin = {"lead": world.bac_son.pk}, {"source": filters.NONE}, {"at": TODAY}
    for asked in (*days, *units, *origin):
        found = lists.exported(nga, {"state": "all"} | asked)
        assert all(row["readable"] for row in found)
    found = list(lists.exported(lan, {"state": "all", "due_from": TODAY}))
    assert found
    assert all(row["due"] for row in found)


def test_of_other_fields_no_place_in_a_list_tells_a_specialist_a_day(people, work, lan, minh):
    """Neither on the board nor by the mark of a page: were they due on other days, nothing would
    be told otherwise."""
    nga = next(one for one in people if one.role == "specialist")

    def told():
        pages, cursor = [], None
        while cursor is not None or not pages:
            pages.append(lists.tasks(nga, {"state": "all"}, cursor, size=2))
            cursor = pages[-1].older
        rows = [row for page in pages for row in page.rows]
        cards = [row["key"] for column in looks.board(nga, {}) for row in column.rows]
        marks = [(page.newer, page.older) for page in pages]
        return [(row["key"], row["readable"]) for row in rows], cards, marks

    before = told()
    titled = [key for key, readable in before[0] if not readable]
    assert titled == sorted(titled)
    assert len(before[0]) == lists.count(nga, {"state": "all"})
    for number, key in enumerate(titled):
        due = TODAY + timedelta(days=(-1) ** number * number)
        TaskReach.objects.filter(of=key).update(due_order=due)
    assert told() == before
    for other in (lan, minh):  # whoever reads it under another mandate finds it once
        both = replace(nga, hats=(*nga.hats, *other.hats))
        found = [row["key"] for row in lists.exported(both, {"state": "all"})]
        assert len(found) == len(set(found)) == lists.count(both, {"state": "all"})
    assert found != [row["key"] for row in lists.exported(nga, {"state": "all"})]


def test_of_other_fields_a_specialist_does_not_know_what_is_late(
    people, work, programme, lan, world
):
    """Neither by asking for it nor by counting: in no list, no look and no tally."""
    nga = next(one for one in people if one.role == "specialist")
    for value in (*Timeliness, filters.COOPERATING):
        asked = {"state": value} if value == filters.COOPERATING else {"timeliness": value}
        found = list(lists.exported(nga, asked))
        assert all(row["readable"] for row in found)
        cards = [row for column in looks.board(nga, asked) for row in column.rows]
        assert {row["key"] for row in cards} == {row["key"] for row in found}
    tally = tallies.by_programme(nga, [programme.pk])[programme.pk]
    of_programme = {"programme": programme.pk}
    for name, asked in (
        ("overdue", {"timeliness": "overdue"}),
        ("soon", {"timeliness": "due_soon"}),
        ("left", {"state": filters.COOPERATING}),
        ("doing", {"state": filters.DOING}),
        ("total", {"state": filters.EVERYTHING}),
    ):
        assert getattr(tally, name) == lists.count(nga, of_programme | asked), name
    of_lan = tallies.by_programme(lan, [programme.pk])[programme.pk]
    assert 0 < tally.overdue < of_lan.overdue


def test_who_also_keeps_accounts_reads_no_more_of_other_fields(people, work, world):
    nga = next(one for one in people if one.role == "specialist")
    also = replace(nga.hat, role="administrator", body_id=None, fields=frozenset())
    both = replace(nga, hats=(*nga.hats, also))
    asked = {"state": "all", "due_from": date(1, 1, 1)}
    assert lists.count(both, asked) == lists.count(nga, asked) > 0


def test_along_the_year_a_draft_is_called_one(programme, lan, client):
    actions.draft_task(programme, by=lan, title="Dự thảo", due=TODAY)
    client.force_login(lan.user)
    page = client.get(reverse("programmes:timeline"), {"state": "draft"}).text
    assert "Chưa bắt đầu" not in page.partition("<table")[2]


@given(
    st.lists(
        st.tuples(
            st.dates(date(2020, 1, 1), date(2026, 12, 31)),
            st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        ),
        min_size=1,
        max_size=8,
    ),
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
)
def test_a_bar_stays_within_its_year_and_no_two_lie_on_one_another(spans, today):
    rows = [{"title": "Việc " * 20, "since": since, "due": due} for since, due in spans]
    drawn = picture([("A", rows[:4]), ("B", rows[4:])], 2026, today)
    for bar in drawn.bars:
        assert NAMES - 4 <= bar.x <= bar.x + bar.width <= NAMES + PLOT + 2
        assert 0 < bar.y < bar.y + bar.thick < drawn.height
    tops = [bar.y for bar in drawn.bars]
    assert tops == sorted(set(tops))
    assert (drawn.today is None) == (today.year != 2026)


@pytest.mark.parametrize(("look", "most"), [("board", 13), ("calendar", 13), ("timeline", 12)])
def test_a_look_costs_the_same_whatever_it_shows(look, most, programme, task, lan, world, client):
    client.force_login(lan.user)
    few = []
    for n in range(13):
        made = actions.draft_task(programme, by=lan, title=f"Việc {n}", field=world.cadres)
        due = None if n % 2 else TODAY
        actions.assign_task(made, by=lan, lead=world.office_a, due=due, units=[world.suoi_nga])
        few = few or _queries(client, look)
    assert len(_queries(client, look)) <= len(few)
    assert len(few) <= most, "\n".join(query["sql"][:300] for query in few)


def _queries(client, look):
    client.get(reverse(f"programmes:{look}"))
    with CaptureQueriesContext(connection) as captured:
        assert client.get(reverse(f"programmes:{look}")).status_code == 200
    return list(captured)
