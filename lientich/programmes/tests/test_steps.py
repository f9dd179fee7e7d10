"""A unit's own steps: it works on them, nobody above knows of them until it shares them."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import NOW, act_as, make_user
from lientich.core.ids import new_id
from lientich.journal.models import Event
from lientich.organisations.models import Person
from lientich.programmes import actions
from lientich.programmes.models import Assignment, Step
from lientich.programmes.queries import lists, steps, timeline
from lientich.search.models import Entry

from .conftest import report

TODAY = NOW.date()
SECRET = "Wombat"


@pytest.fixture
def step(assignment, minh):
    """Suối Ngà's first."""
    return actions.add_step(assignment, by=minh, title=f"{SECRET} khảo sát", due=TODAY)


def titles(assignment):
    return [(one.place, one.title) for one in assignment.steps.all()]


def test_a_unit_breaks_its_part_down(assignment, minh, world):
    token = new_id()
    for title, more in (("Khảo sát", {"named": "Tổ cơ điện"}), ("Lắp đặt", {"token": token})):
        made = actions.add_step(assignment, by=minh, title=title, **more)
    assert actions.add_step(assignment, by=minh, title="Lắp đặt", token=token) == made
    assert titles(assignment) == [(1, "Khảo sát"), (2, "Lắp đặt")]
    actions.raise_step(made, by=minh)
    actions.raise_step(made, by=minh)  # the first stays
    assert titles(assignment) == [(1, "Lắp đặt"), (2, "Khảo sát")]
    person = minh.user.person
    actions.edit_step(made, by=minh, title="Lắp xong", person=person, named="ai khác", due=TODAY)
    made.refresh_from_db()
    assert (made.title, made.responsible, made.due) == ("Lắp xong", str(person), TODAY)
    actions.remove_step(made, by=minh)
    assert titles(assignment) == [(1, "Khảo sát")]


def test_a_step_is_done_by_somebody_on_a_day(step, assignment, minh):
    for _twice in range(2):
        actions.tick_step(step, by=minh)
    step.refresh_from_db()
    assert (step.done_on, step.done_by_id) == (TODAY, minh.mandate_id)
    taken = steps.of_assignment(minh, assignment)
    assert (taken.done, taken.percent, taken.words) == (1, 100, "1 / 1 bước đã xong")
    actions.untick_step(step, by=minh)
    step.refresh_from_db()
    assert step.done_on is None
    verbs = Event.objects.filter(subject_id=step.pk).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == [f"programmes.step_{act}" for act in ("added", "ticked", "unticked")]
    assignment.refresh_from_db()
    assert (assignment.percent, assignment.state) == (0, "not_started")


def test_nobody_else_works_on_them(step, assignment, lan, ha, phong, tuan):
    actions.share_steps(assignment, by=act_as_minh(assignment), shared=True)
    for by in (lan, ha, phong, tuan):
        for act, subject, more in (
            (actions.add_step, assignment, {"title": "Của ai"}),
            (actions.edit_step, step, {"title": "Của ai"}),
            (actions.tick_step, step, {}),
            (actions.untick_step, step, {}),
            (actions.raise_step, step, {}),
            (actions.remove_step, step, {}),
            (actions.share_steps, assignment, {"shared": False}),
        ):
            with pytest.raises(PermissionDenied, match="đơn vị được giao"):
                act(subject, by=by, **more)


def act_as_minh(assignment):
    return act_as(make_user("chinh", "Lê Chính", "leader", assignment.unit))


def test_what_cannot_be_is_refused(step, assignment, minh, lan, monkeypatch):
    monkeypatch.setattr("lientich.programmes.actions.steps.MOST_STEPS", 1)
    with pytest.raises(ValidationError, match="nhiều nhất 1 bước"):
        actions.add_step(assignment, by=minh, title="Thừa")
    report(assignment, minh, 100)
    actions.tick_step(step, by=minh)  # while the claim waits, it may still be noted
    actions.confirm_completion(assignment, by=lan)
    with pytest.raises(ValidationError, match="đã kết thúc"):
        actions.untick_step(step, by=minh)


def test_unshared_steps_are_seen_by_the_unit_alone(
    step, task, assignment, internal, lan, ha, phong, mai, minh, tuan, client
):
    """In page, list, count, search, table, feed, journal and by address."""
    actions.tick_step(step, by=minh)
    report(assignment, minh, 30, note="Báo cáo thường")
    everywhere = [
        task.get_absolute_url(),
        assignment.get_absolute_url(),
        reverse("programmes:tasks") + f"?q={SECRET}",
        reverse("programmes:export"),
        reverse("home:overview"),
        reverse("home:my_work"),
        reverse("home:search") + f"?q={SECRET}",
        assignment.unit.get_absolute_url(),
        reverse("programmes:edit_step", args=[step.pk]),
    ]
    for by in (ha, mai):
        assert not Step.objects.visible_to(by).exists()
    for by in (lan, phong, tuan):
        assert not Step.objects.visible_to(by).exists()
        assert steps.of_assignment(by, assignment).rows == []
        assert lists.count(by, {"state": "all", "q": SECRET}) == 0
        client.force_login(by.user)
        for address in everywhere:
            page = client.get(address)
            told = b"".join(page).decode()
            assert f"{SECRET} khảo sát" not in told, address
            assert "Các bước" not in told, address
        for events in (timeline.of_task(by, task), timeline.of_assignment(by, assignment)):
            assert not any("bước" in event["text"] for event in events)
    assert not Entry.objects.filter(object_id=step.pk).exists()
    client.force_login(lan.user)
    assert "bước" not in client.get(reverse("home:journal")).text  # of their own house alone
    client.force_login(minh.user)
    assert f"{SECRET} khảo sát" in client.get(assignment.get_absolute_url()).text


def test_shared_steps_are_seen_by_whoever_reads_the_part(
    step, task, assignment, lan, phong, minh, tuan, client
):
    for _twice in range(2):
        actions.share_steps(assignment, by=minh, shared=True)
    assert Event.objects.filter(verb="programmes.steps_shared").count() == 1
    for by, sees in ((lan, True), (phong, True), (tuan, False)):
        assert Step.objects.visible_to(by).exists() == sees
    client.force_login(lan.user)
    page = client.get(assignment.get_absolute_url()).text
    assert step.title in page
    assert "Thêm bước" not in page
    assert client.get(reverse("programmes:edit_step", args=[step.pk])).status_code == 403
    actions.share_steps(assignment, by=minh, shared=False)
    assert not Step.objects.visible_to(lan).exists()


def test_a_person_of_two_hats_sees_by_each(step, minh, lan, world):
    """The unit's reporter who also works above still sees the unit's; others above do not."""
    from conftest import give_mandate

    give_mandate(minh.user, "office", world.bac_son)
    assert Step.objects.visible_to(act_as(minh.user)).get() == step
    assert not Step.objects.visible_to(lan).exists()


def test_the_pages_of_the_unit(step, assignment, minh, client):
    client.force_login(minh.user)
    page = assignment.get_absolute_url()
    sent = {"title": "Nghiệm thu", "named": "Tổ KCS", "due": "2026-07-01", "token": new_id()}
    add = reverse("programmes:add_step", args=[assignment.pk])
    assert client.get(add).status_code == 200
    assert client.post(add, sent)["Location"] == f"{page}#steps"
    made = Step.objects.get(title="Nghiệm thu")
    edit = reverse("programmes:edit_step", args=[made.pk])
    assert "Tổ KCS" in client.get(edit).text
    person = minh.user.person
    client.post(edit, {"title": "Nghiệm thu", "person": person.pk})
    for name in ("raise_step", "tick_step"):
        client.post(reverse(f"programmes:{name}", args=[made.pk]))
    shown = client.get(page).text
    assert "Các bước: 1 / 2 bước đã xong." in shown  # beside the field of the report
    assert "Chỉ đơn vị thấy các bước này." in shown
    made.refresh_from_db()
    assert (made.place, made.person, made.done_by_id) == (1, person, minh.mandate_id)
    client.post(reverse("programmes:untick_step", args=[made.pk]))
    client.post(reverse("programmes:remove_step", args=[made.pk]), {"sure": "True"})
    client.post(reverse("programmes:share_steps", args=[assignment.pk]), {"shared": "True"})
    assert titles(assignment) == [(1, step.title)]
    assert Assignment.objects.get(pk=assignment.pk).steps_shared


def test_a_page_costs_the_same_with_many_steps(
    step, assignment, minh, client, django_assert_max_num_queries
):
    client.force_login(minh.user)

    def cost():
        with django_assert_max_num_queries(13) as asked:
            client.get(assignment.get_absolute_url())
        return len(asked)

    few = cost()
    for number in range(5):
        made = actions.add_step(assignment, by=minh, title=f"Bước {number}")
        actions.tick_step(made, by=minh)
    assert cost() == few


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["add", "tick", "untick", "raise", "remove", "share", "report"]),
        st.integers(0, 4),
    ),
    max_size=20,
)


class Undo(Exception):
    """Takes the example's acts back."""


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_whatever_a_unit_does_with_its_steps_they_stand_in_a_row(acts, assignment, minh, lan):
    with pytest.raises(Undo):
        _take(acts, assignment, minh, lan)


@transaction.atomic
def _take(acts, assignment, minh, lan):
    for act, which in acts:
        before = Assignment.objects.get(pk=assignment.pk)
        there = list(assignment.steps.all())
        chosen = there[which % len(there)] if there else None
        if act == "add":
            actions.add_step(assignment, by=minh, title=f"Bước {which}")
        elif act == "share":
            actions.share_steps(assignment, by=minh, shared=bool(which % 2))
        elif act == "report":
            report(assignment, minh, before.percent, note=str(new_id()))
        elif chosen:
            getattr(actions, f"{act}_step")(chosen, by=minh)
        after = Assignment.objects.get(pk=assignment.pk)
        assert after.percent == before.percent
        assert act == "report" or after.state == before.state
        places = [one.place for one in assignment.steps.all()]
        assert places == list(range(1, len(places) + 1))
        seen = Step.objects.visible_to(lan).count()
        assert seen == (len(places) if after.steps_shared else 0)
    raise Undo


def test_who_may_be_named(assignment, minh, lan):
    assert list(steps.people_of(assignment, minh)) == [minh.user.person]


def test_who_left_is_still_named_when_a_step_is_changed(step, minh, client):
    person = Person.objects.create(name="Đỗ Văn Đi")
    actions.edit_step(step, by=minh, title=step.title, person=person)
    client.force_login(minh.user)
    url = reverse("programmes:edit_step", args=[step.pk])
    client.post(url, {"title": "Khảo sát lại", "person": person.pk})
    step.refresh_from_db()
    assert (step.title, step.person) == ("Khảo sát lại", person)


def test_a_form_adds_a_step_to_one_part_alone(task, step, tuan, world):
    other = task.assignments.get(unit=world.doi_sim)
    with pytest.raises(ValidationError, match="báo cáo khác"):
        actions.add_step(other, by=tuan, title="Khác", token=step.pk)
