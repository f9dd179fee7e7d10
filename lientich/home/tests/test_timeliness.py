"""Work by how it keeps to its dates: what is counted is listed, of this year and of the last."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from conftest import NOW, act_as, give_mandate, make_body, make_user
from lientich.core import access
from lientich.home.bars import AXIS, MONTH, PLOT, TOP, drawing
from lientich.programmes import actions
from lientich.programmes.forms import FilterForm
from lientich.programmes.models import Task
from lientich.programmes.queries import lists

from .conftest import TODAY


@pytest.fixture(autouse=True)
def _on_the_day_of_the_cast(monkeypatch):
    monkeypatch.setattr("lientich.core.clock.now", lambda: NOW)


@pytest.fixture
def last_year(world, lan):
    """The programme of the same sides that has ended."""
    return actions.start_programme(
        by=lan,
        name="Chương trình phối hợp 2025",
        since=date(2025, 1, 1),
        until=date(2025, 12, 31),
        sides=[world.bac_son, world.vinh_xanh],
        lines=["party", "management"],
    )


@pytest.fixture
def lay(world, lan):
    """Makes a task of one unit that was given, due and claimed on these days."""

    def make(programme, by, title, given_on, due, claimed_on=None, **more):
        ours = by.organisation_id == lan.organisation_id
        task = actions.draft_task(programme, by=by, title=title, **more)
        task = actions.assign_task(
            task,
            by=by,
            lead=world.committee_a if ours else world.committee_b,
            due=None,
            units=[world.suoi_nga if ours else world.doi_sim],
        )
        done = {"state": "completed", "percent": 100, "completed_on": claimed_on}
        kept = {"due": due} | (done if claimed_on else {})
        given_at = timezone.make_aware(datetime.combine(given_on, time(9)))
        task.assignments.update(claimed_on=claimed_on, assigned_at=given_at, **kept)
        Task.objects.filter(pk=task.pk).update(**kept)
        access.refresh(Task, [task.pk])

    return make


@pytest.fixture
def work(lay, programme, last_year, resolution, lan, phong, world):
    """Of last year and of this, the same as far as it has come: kept to its date, late, late still,
    running, without a date, given later, done later; and what a side keeps to itself."""
    rows = [
        ((3, 1), (4, 10), (4, 9)),
        ((3, 1), (4, 10), (5, 2)),
        ((3, 1), (5, 20), None),
        ((3, 1), (9, 30), None),
        ((3, 1), None, None),
        ((11, 2), (12, 1), (11, 30)),
        ((2, 1), (3, 1), (8, 8)),
    ]
    for of_year, year in ((programme, 2026), (last_year, 2025)):
        for number, row in enumerate(rows):
            given_on, due, claimed_on = (day and date(year, *day) for day in row)
            if given_on > TODAY:
                continue
            claimed_on = claimed_on if claimed_on and claimed_on <= TODAY else None
            days = given_on, due, claimed_on
            field = world.cadres if number % 3 else world.environment
            source = resolution if number % 2 else None
            lay(of_year, lan, f"Việc {number}", *days, field=field, source=source)
            if number in (1, 2):
                lay(of_year, phong, f"Việc {number}", *days)
        lay(of_year, lan, "Kín", date(year, 3, 1), date(year, 5, 1), shared=False)


@pytest.fixture
def resolution(register, lan, world):
    """Of Bắc Sơn, known to nobody else."""
    return register(lan, "30", "Nghị quyết của Bắc Sơn")


@pytest.fixture
def nga(world):
    """Specialist of Bắc Sơn, for cadres."""
    board = make_body(world.bac_son, "other", "Ban Tổ chức Bắc Sơn")
    board.fields.add(world.cadres)
    return act_as(make_user("nga", "Bùi Hằng Nga", "specialist", world.bac_son, board))


@pytest.fixture
def both(world):
    """Of both sides' offices."""
    user = make_user("both", "Hồ Văn Hai", "office", world.bac_son)
    give_mandate(user, "office", world.vinh_xanh)
    return act_as(user)


def cells(context):
    for row in context["changes"]:
        yield row.now
        if row.before:
            yield row.before
    for month in context["months"]:
        yield from (month.line.total, *month.line.cells)
        yield from filter(None, (month.before, month.before_in_time))
    for line in context["lines"]:
        yield from (line.total, *line.cells)


def counted(by, urls):
    """How long the lists at these addresses are."""
    choices, found = lists.choices(by), {}
    for url in urls:
        query = QueryDict(url.partition("?")[2])
        form = FilterForm(query)
        of_source = lists.choices(by, query["source"]) if "source" in query else choices
        form.among(of_source)
        assert set(form.wanted) == set(query), form.errors
        found[url] = lists.count(by, form.wanted)
    return found


@pytest.fixture
def on_page(client):
    """The numbers of a page, by the addresses of their lists."""

    def read(by, group):
        client.force_login(by.user)
        context = client.get(reverse("home:timeliness"), {"by": group}).context
        assert client.get(reverse("home:overview")).context["changes"] == context["changes"]
        if by.role != "office":  # the months of one reader are enough
            context["months"].clear()
        return {cell.url: cell.count for cell in cells(context)}

    return read


def test_every_number_is_the_length_of_the_list_it_opens(
    on_page, client, work, lan, phong, minh, nga, both
):
    for by, group in (
        (lan, "document"),
        (phong, "document"),
        (minh, "field"),
        (nga, "side"),
        (both, "unit"),
    ):
        told = on_page(by, group)
        assert counted(by, told) == told, (by.user, group)
        assert sum(told.values()) > 10
    client.force_login(lan.user)
    url, number = max(told.items(), key=lambda one: one[1])
    assert client.get(url).context["count"] == number


def test_last_year_is_counted_as_it_stood_on_the_same_day(work, lan, nga, client):
    def told(by):
        client.force_login(by.user)
        return [
            (row.now.count, row.before.count, row.told)
            for row in client.get(reverse("home:timeliness")).context["changes"]
        ]

    # In all; in time, late; running, soon, overdue; without a date. Given in November: not yet.
    assert told(lan) == [(n, n, "0") for n in (9, 1, 2, 1, 0, 4, 1)]
    assert told(nga) == [(n, n, "0") for n in (3, 0, 1, 0, 0, 1, 1)]


def test_without_a_programme_of_last_year_nothing_is_compared(programme, lay, lan, client):
    lay(programme, lan, "Việc", date(2026, 3, 1), TODAY - timedelta(days=1))
    client.force_login(lan.user)
    page = client.get(reverse("home:timeliness"))
    assert [row.before for row in page.context["changes"]] == [None] * 7
    assert "chưa có chương trình nào của ngày 15-6-2025" in page.text
    assert [month.line.total.count for month in page.context["months"]] == [1]


def test_a_programme_that_has_ended_stands_as_on_its_last_day(work, last_year, lan, client):
    client.force_login(lan.user)
    client.post(reverse("home:choose_programme", args=[last_year.pk]))
    context = client.get(reverse("home:timeliness")).context
    assert context["span"].at == date(2025, 12, 31)
    told = {cell.url: cell.count for cell in cells(context)}
    assert counted(lan, told) == told
    assert context["changes"][0].now.count == 10


def test_a_document_that_one_may_not_see_is_not_named(work, resolution, lan, phong, client):
    def names(by):
        client.force_login(by.user)
        page = client.get(reverse("home:timeliness"), {"by": "document"})
        return [line.name for line in page.context["lines"]]

    assert names(lan) == [str(resolution), "Không ghi văn bản giao"]
    assert names(phong) == ["Không ghi văn bản giao"]


def test_who_stands_among_no_programme_is_led_to_the_overview(world, lan, client):
    client.force_login(lan.user)
    assert client.get(reverse("home:timeliness")).url == reverse("home:overview")


def test_the_page_costs_the_same_whatever_it_counts(work, lay, programme, lan, client):
    client.force_login(lan.user)

    def cost(group):
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("home:timeliness"), {"by": group})
        return len(asked)

    groups = ("field", "unit", "side", "document")
    few = [cost(group) for group in groups]
    for number in range(5):
        lay(programme, lan, f"Thêm {number}", TODAY, TODAY + timedelta(days=31 * number))
    assert [cost(group) for group in groups] == few
    assert max(few) <= 6


@given(
    st.lists(
        st.tuples(st.lists(st.integers(0, 1200), min_size=4, max_size=4), st.integers(0, 5000)),
        min_size=1,
        max_size=12,
    )
)
def test_bars_stay_within_their_month_and_the_scale(months):
    tones = ("ok", "warn", "bad", "info")
    drawn = drawing(
        [
            (n, list(zip(parts, tones, strict=True)), before)
            for n, (parts, before) in enumerate(months, 1)
        ]
    )
    assert 1 <= len(drawn.lines) <= 6
    for bar in drawn.bars:
        assert TOP <= bar.y <= bar.y + bar.height <= TOP + PLOT
        left = (bar.x - AXIS) % MONTH
        assert left + bar.width <= MONTH
    highest = max(max(sum(parts), before) for parts, before in months)
    assert drawn.lines[-1].number >= highest
    assert len({line.number for line in drawn.lines}) == len(drawn.lines)
