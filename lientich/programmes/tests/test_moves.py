"""Cards of the board are moved by the acts that one may do, and one comes back to the board."""

import pytest
from django.urls import reverse

from conftest import NOW, act_as, make_user
from lientich.programmes import actions
from lientich.programmes.queries import moves

from .conftest import report


@pytest.fixture(autouse=True)
def _on_the_day_of_the_cast(monkeypatch):
    monkeypatch.setattr("lientich.core.clock.now", lambda: NOW)


def acts(by, task):
    return [(one.act, one.parts) for one in moves.of_tasks(by, [task.pk]).get(task.pk, [])]


def test_what_moves_a_card_is_what_its_reader_may_do_now(
    task, assignment, draft, lan, ha, phong, minh, tuan, world
):
    sen = act_as(make_user("sen", "Đỗ Thị Sen", "specialist", world.bac_son, world.office_a))
    owners = {"lan": lan, "ha": ha}
    others = {"phong": phong, "sen": sen}

    def told(people):
        return {name: acts(by, task) for name, by in people.items()}

    own = [("report_progress", 1), ("decline", 1)]
    assert told(owners) == dict.fromkeys(owners, [("suspend", 2)])
    assert told({"minh": minh, "tuan": tuan}) == {"minh": own, "tuan": own}
    assert told(others) == {"phong": [], "sen": []}

    report(assignment, minh, 100)
    judged = [("confirm_completion", 1), ("return_for_rework", 1), ("suspend", 1)]
    assert told(owners) == dict.fromkeys(owners, judged)
    assert told({"minh": minh} | others) == {"minh": [], "phong": [], "sen": []}
    actions.suspend(task.assignments.get(unit=world.doi_sim), by=lan, reason="Mưa bão")
    assert acts(lan, task) == [*judged[:2], ("resume", 1)]
    world.office_a.fields.add(world.environment)
    assert acts(act_as(sen.user), task) == acts(lan, task), "in their field of work"


def test_a_card_leads_to_the_deed_and_back_to_the_board(task, assignment, lan, minh, client):
    report(assignment, minh, 100)
    client.force_login(lan.user)
    board = f"{reverse('programmes:board')}?q=tr%E1%BA%A1m"
    columns = client.get(board).context["columns"]
    (card,) = (row for column in columns for row in column["rows"])
    confirm = card["moves"][0]
    assert confirm["label"] == "Xác nhận hoàn thành"
    page = client.get(confirm["url"])
    assert page.context["back"] == board
    assert client.post(confirm["url"], {"sure": "True"}).url == board
    assignment.refresh_from_db()
    assert assignment.state == "completed"
    elsewhere = confirm["url"].partition("?")[0] + "?back=https://example.org/"
    assert client.get(elsewhere).context["back"] == assignment.get_absolute_url()


def test_a_draft_is_given_out_by_whom_it_belongs_to(draft, lan, phong):
    assert moves.of_drafts(lan, [draft.pk]) == {draft.pk: [moves.Move(moves.ASSIGN)]}
    assert moves.of_drafts(phong, [draft.pk]) == {}
