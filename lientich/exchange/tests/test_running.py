"""A sheet is carried out: at once or by the worker, whole or row by row, whatever happens."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import act_as
from lientich.accounts.models import User
from lientich.exchange import actions, queries, running
from lientich.exchange.faults import fault
from lientich.exchange.kinds import tasks
from lientich.exchange.models import Import
from lientich.journal.models import Event
from lientich.programmes import actions as programmes
from lientich.programmes.models import Task

from .conftest import HEAD, bring, confirm, edited, out, told


def test_all_or_nothing_undoes_what_was_done(task, draft, lan, world):
    lines = edited(edited(out(lan, draft, task), title="Một"), 2, title="Hai")
    brought = bring(lan, "tasks", *lines)
    programmes.edit_task(
        task, by=lan, title="Khác", field=world.environment, lead=world.committee_a, due=task.due
    )
    assert confirm(brought, lan, whole=True).state == Import.State.FAILED
    draft.refresh_from_db()
    assert draft.title == "Trồng cây bãi thải"
    brought = bring(lan, "tasks", *edited(out(lan, draft), title=""))
    with pytest.raises(ValidationError):
        confirm(brought, lan, whole=True)


def test_all_or_nothing_stays_nothing_where_it_was_killed(task, draft, lan, monkeypatch):
    lines = edited(edited(out(lan, draft, task), title="Một"), 2, title="Hai")
    brought = bring(lan, "tasks", *lines)
    actions.confirm_sheet(brought, by=lan, whole=True, of=tasks.KIND)
    actions.refuse_row(brought.rows.first(), why=fault("", "moved"))
    monkeypatch.setattr("lientich.core.clock.now", lambda: lan.now)
    assert running.go_on() == 1
    brought.refresh_from_db()
    assert brought.state == Import.State.FAILED
    assert not Task.objects.filter(title__in=["Một", "Hai"]).exists()


def test_a_whole_sheet_that_takes_long_is_left_to_the_worker(task, draft, lan, monkeypatch):
    lines = edited(edited(out(lan, draft, task), title="Một"), 2, title="Hai")
    brought = bring(lan, "tasks", *lines)
    monkeypatch.setattr("lientich.core.clock.now", lambda: lan.now)
    monkeypatch.setattr(running, "SECONDS", -1)
    assert confirm(brought, lan, whole=True).state == Import.State.CONFIRMED
    assert not Task.objects.filter(title__in=["Một", "Hai"]).exists()
    running.go_on()
    assert Task.objects.filter(title__in=["Một", "Hai"]).count() == 2


def test_what_is_done_stays_done_where_another_was_at_it_too(draft, lan):
    brought = bring(lan, "tasks", *edited(out(lan, draft), title="Trồng rừng"))
    [row] = brought.rows.all()
    confirm(brought, lan)
    actions.refuse_row(row, why=fault("", "moved"))
    row.refresh_from_db()
    assert (row.outcome, row.faults) == ("done", [])


def test_where_a_row_meets_what_nobody_foresaw_each_row_left_says_so(programme, lan, monkeypatch):
    monkeypatch.setattr("lientich.core.clock.now", lambda: lan.now)
    lines = [edited([HEAD, [""] * len(HEAD)], title=f"Việc {n}")[1] for n in range(3)]
    brought = bring(lan, "tasks", HEAD, *lines)
    actual = programmes.draft_task

    def draft_task(*of, title, **more):
        return (
            actual(*of, title=title, **more).missing
            if title == "Việc 1"
            else actual(*of, title=title, **more)
        )

    monkeypatch.setattr(tasks.actions, "draft_task", draft_task)
    with pytest.raises(AttributeError):
        confirm(brought, lan)
    with pytest.raises(AttributeError):
        running.go_on()
    assert [one.outcome for one in brought.rows.all()] == ["done", "refused", "refused"]
    assert [one[2] for one in told(brought)][1:] == [[("", "broken")]] * 2
    assert list(Task.objects.values_list("title", flat=True)) == ["Việc 0"]


def test_rows_are_tried_with_as_many_questions_however_many_they_are(
    programme, lan, client, monkeypatch
):
    """And each costs the same to carry out; a page of them asks no more for more of them."""
    client.force_login(lan.user)
    monkeypatch.setattr(running, "AT_ONCE", 0)
    asked = []
    for many in (4, 8):
        lines = [
            edited([HEAD, [""] * len(HEAD)], title=f"Việc {many}, {n}")[1] for n in range(many)
        ]
        brought = bring(lan, "tasks", HEAD, *lines)
        with CaptureQueriesContext(connection) as looked:
            running.look(brought, by=lan)
        with CaptureQueriesContext(connection) as shown:
            client.get(brought.get_absolute_url())
        brought.refresh_from_db()
        actions.confirm_sheet(brought, by=lan, whole=False, of=tasks.KIND)
        with CaptureQueriesContext(connection) as done:
            running.run(brought, by=lan)
        asked.append((len(looked), len(shown), len(done)))
    (looked, shown, done), more = asked
    assert more[:2] == (looked, shown)
    assert more[2] < 2 * done


def test_whose_mandate_ended_changes_nothing_more(draft, lan, world):
    brought = bring(lan, "tasks", *edited(out(lan, draft), title="Trồng rừng"))
    actions.confirm_sheet(brought, by=lan, whole=False, of=tasks.KIND)
    lan.user.person.mandates.update(until=date(2026, 6, 15))
    assert running.run(brought, by=act_as(lan.user)).state == Import.State.FAILED
    assert Task.objects.get().title == "Trồng cây bãi thải"


def test_the_worker_goes_on_where_it_was_killed(programme, lan, monkeypatch):
    monkeypatch.setattr(running, "AT_ONCE", 1)
    monkeypatch.setattr("lientich.core.clock.now", lambda: lan.now)
    head = HEAD
    lines = [edited([head, [""] * len(head)], title=f"Việc {n}")[1] for n in range(4)]
    brought = bring(lan, "tasks", head, *lines)
    assert brought.state == Import.State.READ
    assert running.go_on() == 1
    brought.refresh_from_db()
    assert brought.state == Import.State.PLANNED
    confirm(brought, lan)
    killed = iter([False, False, True])

    def carry_out(row, **more):
        if next(killed, False):
            raise KeyboardInterrupt
        return actual(row, **more)

    actual = actions.carry_out
    monkeypatch.setattr(actions, "carry_out", carry_out)
    with pytest.raises(KeyboardInterrupt):
        running.go_on()
    assert queries.counts(brought)["outcome"] == {"done": 2, "": 2}
    running.go_on()
    brought.refresh_from_db()
    assert (brought.state, Task.objects.count()) == (Import.State.DONE, 4)
    assert running.go_on() == 0


def test_nobody_waits_longer_than_a_while_and_the_worker_does_the_rest(programme, lan, monkeypatch):
    monkeypatch.setattr("lientich.core.clock.now", lambda: lan.now)
    lines = [edited([HEAD, [""] * len(HEAD)], title=f"Việc {n}")[1] for n in range(2)]
    brought = bring(lan, "tasks", HEAD, *lines)
    monkeypatch.setattr(running, "SECONDS", 0)
    assert confirm(brought, lan).state == Import.State.CONFIRMED
    assert queries.counts(brought)["outcome"] == {"done": 1, "": 1}
    while running.go_on():
        pass
    assert Task.objects.count() == 2
    actions.finish_sheet(brought, by=lan)  # whoever else was at it
    assert Event.objects.filter(verb="exchange.sheet_finished").count() == 1


def test_whose_account_was_closed_changes_nothing_more(draft, lan, monkeypatch):
    monkeypatch.setattr("lientich.core.clock.now", lambda: lan.now)
    brought = bring(lan, "tasks", *edited(out(lan, draft), title="Trồng rừng"))
    actions.confirm_sheet(brought, by=lan, whole=False, of=tasks.KIND)
    User.objects.filter(pk=lan.user_id).update(is_active=False)
    running.go_on()
    assert Task.objects.get().title == "Trồng cây bãi thải"


def test_a_sheet_that_cannot_be_looked_at_holds_up_no_other(draft, lan, monkeypatch):
    monkeypatch.setattr(running, "AT_ONCE", 0)
    brought = bring(lan, "tasks", *out(lan, draft))
    monkeypatch.setattr(running, "look", lambda sheet, **more: sheet.missing)
    with pytest.raises(AttributeError):
        running.go_on()
    brought.refresh_from_db()
    assert brought.state == Import.State.FAILED
    assert told(brought)[0][2] == [("", "broken")]
    assert running.go_on() == 0
