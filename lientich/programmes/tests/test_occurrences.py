"""Recurring tasks: each period has one task of its own, opened once, whatever the worker does."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import NOW, make_organisation
from lientich.core.actor import Actor
from lientich.core.ids import new_id
from lientich.journal.models import Event
from lientich.organisations.models import Affiliation
from lientich.programmes import actions, opening, periods
from lientich.programmes.models import Assignment, Questionnaire, Series, State, Task
from lientich.programmes.queries import filters, lists, occurrences, tallies
from tests.threads import at_once

from .conftest import report

DUE = date(2026, 6, 30)


def drafted(programme, lan, world, recurs="monthly", **more):
    return actions.draft_task(
        programme,
        by=lan,
        title="Báo cáo tình hình an toàn",
        text="Hằng tháng báo cáo tình hình an toàn.",
        field=world.environment,
        recurs=recurs,
        token=new_id(),
        **more,
    )


def assigned(draft, by, world, **more):
    given = {"lead": world.committee_a, "due": DUE, "units": [world.suoi_nga, world.doi_sim]}
    return actions.assign_task(draft, by=by, **given | more)


@pytest.fixture
def series(programme, lan, world):
    """Monthly, shared, of Suối Ngà and Đồi Sim, until the end of the programme."""
    return assigned(drafted(programme, lan, world), lan, world)


def worker(day):
    return Actor(now=timezone.make_aware(datetime.combine(day, NOW.time())))


def on(day, by):
    return replace(by, now=worker(day).now)


def opened(series):
    found = Task.objects.filter(occurrence_of=series).order_by("period")
    return list(found.values_list("period", "due"))


def test_its_first_occurrence_is_opened_when_it_is_assigned(series, world, lan):
    occurrence = series.occurrences.get()
    assert (occurrence.period, occurrence.due) == (date(2026, 6, 1), DUE)
    assert occurrence.title == "Báo cáo tình hình an toàn – tháng 6/2026"
    assert (occurrence.draft, occurrence.recurs, occurrence.is_series) == (False, "", False)
    assert set(occurrence.owners.all()) == {world.bac_son}
    parts = occurrence.assignments.values_list("unit__short_name", "due", "original_due", "state")
    assert list(parts) == [
        ("Than Đồi Sim", DUE, DUE, State.NOT_STARTED),
        ("Than Suối Ngà", DUE, DUE, State.NOT_STARTED),
    ]
    assert not series.assignments.exists()
    event = Event.objects.get(verb="programmes.occurrence_opened")
    assert event.facts["series"] == str(series.pk)
    assert event.subject_id == occurrence.pk


def test_each_asks_what_the_series_asks(programme, lan, world):
    draft = drafted(programme, lan, world)
    questions = [{"kind": "yes", "label": "Đã họp chưa?"}, {"kind": "text", "label": "Vì sao?"}]
    actions.set_form(draft, by=lan, kind="own", questions=questions)
    series = assigned(draft, lan, world)
    actions.open_occurrences(series, by=worker(date(2026, 6, 24)))
    forms = Questionnaire.objects.filter(task__occurrence_of=series)
    asked = [[str(one) for one in form.questions.all()] for form in forms]
    assert asked == [["Đã họp chưa?", "Vì sao?"]] * 2


def test_what_is_due_after_its_period_is_of_the_one_before(programme, lan, world):
    series = assigned(
        drafted(programme, lan, world), lan, world, due=date(2026, 7, 5), after_period=True
    )
    actions.open_occurrences(series, by=worker(date(2026, 7, 1)))
    assert opened(series) == [
        (date(2026, 6, 1), date(2026, 7, 5)),
        (date(2026, 7, 1), date(2026, 8, 5)),
    ]


def test_the_worker_opens_ahead_of_a_period_and_says_so(series, settings):
    settings.DEMONSTRATION = True
    settings.ASSUMED_NOW = "2026-06-23"
    assert opening.open_occurrences() == 0
    settings.ASSUMED_NOW = "2026-06-24"
    assert opening.open_occurrences() == 1
    assert opening.open_occurrences() == 0
    assert opened(series)[1:] == [(date(2026, 7, 1), date(2026, 7, 30))]
    event = Event.objects.filter(verb="programmes.occurrence_opened").latest("id")
    assert (event.person_id, event.facts["due"]) == (None, "2026-07-30")


def test_after_a_long_absence_the_past_is_passed_over(programme, series):
    programme.until = date(2029, 12, 31)
    Series.objects.update(until=programme.until)
    actions.open_occurrences(series, by=worker(date(2028, 9, 15)))
    assert [period for period, _due in opened(series)] == [date(2026, 6, 1), date(2028, 9, 1)]
    event = Event.objects.get(verb="programmes.occurrences_passed_over")
    assert event.facts == {"count": 26, "first": "2026-07-01", "last": "2028-08-01"}


def test_its_last_period_is_the_one_of_its_last_day(programme, lan, world):
    series = assigned(drafted(programme, lan, world), lan, world, until=date(2026, 8, 2))
    for month in range(6, 13):
        actions.open_occurrences(series, by=worker(date(2026, month, 26)))
    assert [period.month for period, _due in opened(series)] == [6, 7, 8]
    assert Series.objects.get(pk=series.pk).opens_on is None


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    recurs=st.sampled_from(["weekly", "monthly", "quarterly", "half-yearly", "yearly"]),
    due=st.integers(0, 400),
    days=st.lists(st.tuples(st.integers(0, 90), st.booleans()), min_size=1, max_size=8),
)
def test_exactly_one_occurrence_a_period(programme, lan, world, recurs, due, days):
    """However the worker is run, repeated and killed, and stays away for as long as it likes."""
    first_due = lan.today + timedelta(days=due)
    try:
        with transaction.atomic():
            draft = drafted(programme, lan, world, recurs)
            until = date(2029, 12, 31)
            series = assigned(draft, lan, world, due=first_due, until=until)
            _run(series, lan.today, days)
            _check(series, recurs, first_due)
            raise Undo
    except Undo:
        pass


class Undo(Exception):
    """Takes what was done back."""


def _run(series, today, days):
    for gap, killed in days:
        today += timedelta(days=gap)
        try:
            with transaction.atomic():
                actions.open_occurrences(series, by=worker(today))
                if killed:
                    raise Undo
        except Undo:
            continue
        before = opened(series)
        assert actions.open_occurrences(series, by=worker(today)) == []
        assert opened(series) == before
        started = [period for period, _due in before if period <= today]
        current = periods.beginning(series.recurs, today)
        assert current in started or current < before[0][0]


def _check(series, recurs, first_due):
    found = opened(series)
    first = periods.beginning(recurs, first_due)
    assert found[0] == (first, first_due)
    assert len({period for period, _due in found}) == len(found)
    for period, due in found:
        assert period == periods.beginning(recurs, period)
        assert periods.beginning(recurs, due) == period
        assert due.day == first_due.day or recurs == "weekly" or (due + timedelta(1)).day == 1
    assert Assignment.objects.filter(task__occurrence_of=series).count() == 2 * len(found)


@pytest.fixture
def alive(transactional_db):
    """The fixtures write to the real tables, for the threads to see."""


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_open_it_once(alive, series):
    by = worker(date(2026, 6, 29))
    outcomes = at_once(*[lambda: actions.open_occurrences(series, by=by)] * 2)
    assert sorted(len(one) for one in outcomes) == [0, 1], outcomes
    assert [period.month for period, _due in opened(series)] == [6, 7]


def test_a_change_is_of_later_occurrences_alone(series, lan, world):
    actions.change_series(
        series,
        by=lan,
        title="Báo cáo an toàn và môi trường",
        text="Thêm môi trường.",
        units=[world.doi_sim],
        until=date(2026, 8, 1),
    )
    actions.open_occurrences(series, by=worker(date(2026, 6, 30)))
    june, july = series.occurrences.order_by("period")
    assert june.title == "Báo cáo tình hình an toàn – tháng 6/2026"
    assert july.title == "Báo cáo an toàn và môi trường – tháng 7/2026"
    assert (june.text, july.text) == ("Hằng tháng báo cáo tình hình an toàn.", "Thêm môi trường.")
    assert [one.assignments.count() for one in (june, july)] == [2, 1]
    assert Event.objects.filter(verb="programmes.series_changed").count() == 1


def test_what_was_stopped_opens_nothing_more(series, lan):
    with pytest.raises(ValidationError, match="lý do"):
        actions.stop_series(series, by=lan, reason=" ")
    actions.stop_series(series, by=lan, reason="Đã có báo cáo tự động.")
    assert actions.open_occurrences(series, by=worker(date(2026, 12, 1))) == []
    assert series.occurrences.get().state == State.NOT_STARTED
    with pytest.raises(ValidationError, match="không phải việc định kỳ đang chạy"):
        actions.stop_series(series, by=lan, reason="Lần nữa.")


def test_only_its_owner_changes_or_stops_it(series, phong, minh, world):
    told = {"title": "Khác", "units": [world.doi_sim], "until": date(2026, 8, 1)}
    for by in (phong, minh):
        with pytest.raises(PermissionDenied):
            actions.change_series(series, by=by, **told)
        with pytest.raises(PermissionDenied):
            actions.stop_series(series, by=by, reason="Thôi.")


def test_what_a_series_cannot_be(programme, lan, world):
    draft = drafted(programme, lan, world)
    with pytest.raises(ValidationError, match="hạn của kỳ đầu"):
        assigned(draft, lan, world, due=None)
    with pytest.raises(ValidationError, match="Kỳ cuối"):
        assigned(draft, lan, world, until=date(2026, 5, 31))
    series = assigned(draft, lan, world)
    outsider = make_organisation("Công ty ngoài", "Ngoài")
    told = {"title": "Khác", "until": date(2026, 8, 1)}
    with pytest.raises(ValidationError, match="không trực thuộc"):
        actions.change_series(series, by=lan, units=[outsider], **told)
    with pytest.raises(ValidationError, match="ít nhất một đơn vị"):
        actions.change_series(series, by=lan, units=[], **told)
    with pytest.raises(ValidationError, match="không đổi định kỳ"):
        actions.edit_task(
            series, by=lan, title="Khác", lead=world.committee_a, due=series.due, recurs="weekly"
        )


def test_who_has_left_is_given_nothing_more(series, world):
    Affiliation.objects.filter(child=world.doi_sim).update(until=date(2026, 6, 20))
    actions.open_occurrences(series, by=worker(date(2026, 6, 30)))
    july = series.occurrences.get(period=date(2026, 7, 1))
    assert [part.unit for part in july.assignments.all()] == [world.suoi_nga]


def test_its_occurrences_are_open_to_those_of_the_series(series, lan, phong, minh, tuan, world):
    occurrence = series.occurrences.get()
    for by, whole in ((lan, True), (phong, True), (minh, False), (tuan, False)):
        assert Task.objects.visible_to(by).filter(pk=series.pk).exists() == whole
        assert Task.objects.visible_to(by).filter(pk=occurrence.pk).exists()
    seen = {by: Assignment.objects.visible_to(by).count() for by in (lan, phong, minh, tuan)}
    assert seen == {lan: 2, phong: 2, minh: 1, tuan: 1}


def test_an_internal_series_is_hidden_from_the_other_side(programme, lan, phong, minh, world):
    draft = drafted(programme, lan, world, shared=False)
    series = assigned(draft, lan, world, units=[world.suoi_nga])
    assert not Task.objects.visible_to(phong).exists()
    assert list(Task.objects.visible_to(minh)) == [series.occurrences.get()]


def test_a_series_is_no_work_of_its_own(series, lan, minh):
    rows = lists.tasks(lan, {"state": filters.EVERYTHING}, None).rows
    assert [row["key"] for row in rows] == [series.occurrences.get().pk]
    assert sum(tally.total for tally in tallies.by_field(lan, series.programme_id).values()) == 1
    assert lists.count(lan, {}) == 1


def test_a_body_reports_in_each_period_not_on_the_series(programme, lan, phong, world):
    series = assigned(drafted(programme, lan, world), lan, world, cooperating=[world.committee_b])
    given = {"by": phong, "percent": 50, "token": new_id()}
    with pytest.raises(ValidationError, match="theo kỳ"):
        actions.report_cooperation(series.cooperations.get(), **given)
    first = series.occurrences.get().cooperations.get()
    assert actions.report_cooperation(first, **given).percent == 50


def test_the_grid_tells_who_reported_and_who_did_not(series, lan, minh, tuan, world):
    actions.open_occurrences(series, by=worker(date(2026, 6, 30)))
    june, july = series.occurrences.order_by("period")
    part = june.assignments.get(unit=world.suoi_nga)
    report(part, minh, 100)
    actions.confirm_completion(part, by=lan)
    later = on(date(2026, 8, 3), lan)
    grid = occurrences.grid(later, series)
    assert [one.name for one in grid.periods] == ["tháng 7/2026", "tháng 6/2026"]
    told = [
        (row.unit, [(cell.words, cell.missing) for cell in row.cells], row.missing)
        for row in grid.rows
    ]
    assert told == [
        ("Than Đồi Sim", [("Quá hạn", True), ("Quá hạn", True)], 2),
        ("Than Suối Ngà", [("Quá hạn", True), ("Đúng hạn", False)], 1),
    ]
    assert len(occurrences.without_report(later, series.programme_id)) == 3
    own = occurrences.grid(on(date(2026, 8, 3), tuan), series)
    assert [(row.unit, row.missing) for row in own.rows] == [("Than Đồi Sim", 2)]
    assert len(occurrences.without_report(on(date(2026, 8, 3), minh), series.programme_id)) == 1


def test_the_pages(series, client, lan, minh, tuan, world):
    client.force_login(lan.user)
    page = client.get(series.get_absolute_url()).content.decode()
    assert "Báo cáo theo kỳ" in page
    assert "tháng 6/2026" in page
    assert "Kỳ sau: tháng 7/2026, mở 24-6-2026" in page
    programme_page = client.get(series.programme.get_absolute_url()).content.decode()
    assert series.get_absolute_url() in programme_page
    form = client.get(reverse("programmes:change_series", args=[series.pk])).content.decode()
    assert "kỳ đã mở giữ nguyên" in form
    sheet = client.get(reverse("programmes:export_periods", args=[series.pk]))
    assert sheet["Content-Type"].endswith("spreadsheetml.sheet")
    assert list(sheet)  # read to its end, its file is closed

    occurrence = series.occurrences.get()
    assert "Toàn bộ việc định kỳ" in client.get(occurrence.get_absolute_url()).content.decode()
    client.force_login(minh.user)
    page = client.get(occurrence.get_absolute_url()).content.decode()
    assert "Than Suối Ngà" in page
    assert "Than Đồi Sim" not in page
    assert series.get_absolute_url() not in page
    for name in ("task", "export_periods", "change_series", "stop_series"):
        assert client.get(reverse(f"programmes:{name}", args=[series.pk])).status_code == 404


def test_the_forms_do_what_they_say(programme, client, lan, world):
    draft = drafted(programme, lan, world)
    client.force_login(lan.user)
    given = {"lead": world.committee_a.pk, "due": "2027-06-30", "units": [world.doi_sim.pk]}
    url = reverse("programmes:assign_task", args=[draft.pk])
    assert "Hạn của kỳ đầu" in client.get(url).content.decode()
    response = client.post(url, given | {"until": "2027-12-31", "after_period": "on"})
    assert response.status_code == 302, response.context["form"].errors
    series = Series.objects.get(pk=draft.pk)
    assert (series.first, series.until) == (date(2027, 5, 1), date(2027, 12, 31))
    told = {"title": "Tên mới", "until": "2027-10-01", "units": [world.suoi_nga.pk]}
    response = client.post(reverse("programmes:change_series", args=[draft.pk]), told)
    assert response.status_code == 302
    assert list(Series.objects.get(pk=draft.pk).units.all()) == [world.suoi_nga]
    response = client.post(reverse("programmes:stop_series", args=[draft.pk]), {"reason": "Thôi."})
    assert response.status_code == 302
    assert Series.objects.get(pk=draft.pk).reason == "Thôi."


@pytest.mark.parametrize("asked", [{"due": date(9999, 12, 31)}, {"until": date(9999, 12, 31)}])
def test_a_series_does_not_run_to_the_end_of_the_calendar(asked, programme, lan, world, client):
    with pytest.raises(ValidationError, match="Năm phải từ 1970 đến 2100"):
        assigned(drafted(programme, lan, world), lan, world, **asked)
    assert not Series.objects.exists()


def test_the_form_of_a_series_says_so_of_its_dates(programme, lan, world, client):
    draft = drafted(programme, lan, world)
    client.force_login(lan.user)
    given = {"lead": world.committee_a.pk, "units": [world.suoi_nga.pk]}
    days = {"due": "9999-12-31", "until": "9999-12-31"}
    page = client.post(reverse("programmes:assign_task", args=[draft.pk]), given | days)
    assert "Năm phải từ 1970 đến 2100" in page.text
