from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from conftest import act_as, make_body, make_organisation, make_user
from lientich.journal.models import Event
from lientich.programmes import actions
from lientich.programmes.models import Assignment, Programme, State, Task
from lientich.programmes.queries import within_reach
from lientich.programmes.queries.pages import leading_bodies

from .conftest import DUE


def assign(task, by, world, **changes):
    given = {"lead": world.committee_a, "due": DUE, "units": [world.suoi_nga]} | changes
    return actions.assign_task(task, by=by, **given)


def test_a_body_whose_end_is_decided_leads_up_to_its_last_day(draft, world, lan):
    world.committee_a.until = lan.today + timedelta(days=1)
    world.committee_a.save()
    within = within_reach(draft, lan.today)
    assert world.committee_a in leading_bodies(draft.programme, within, lan.today)
    last = world.committee_a.until
    assert world.committee_a not in leading_bodies(draft.programme, within, last)


def test_units_that_the_words_name_are_ticked(draft, lan, world, client):
    draft.text = "Giao THAN SUỐI NGÀ làm trước; Than Đồi Simba thì không."
    draft.save()
    client.force_login(lan.user)
    page = client.get(reverse("programmes:assign_task", args=[draft.pk]))
    ticked = {unit: on for row in page.context["groups"] for unit, on in row["units"]}
    assert ticked == {world.suoi_nga: True, world.doi_sim: False}


def test_a_person_confirms_lead_and_date_and_the_task_binds_its_units(draft, lan, world):
    task = assign(
        draft,
        lan,
        world,
        units=[world.suoi_nga, world.doi_sim],
        cooperating=[world.committee_b],
        product="Biên bản nghiệm thu",
    )
    assert (task.draft, task.lead, task.due, task.product) == (
        False,
        world.committee_a,
        DUE,
        "Biên bản nghiệm thu",
    )
    assert list(task.cooperating.all()) == [world.committee_b]
    assert {
        (one.unit, one.state, one.percent, one.due, one.original_due)
        for one in task.assignments.all()
    } == {(unit, State.NOT_STARTED, 0, DUE, DUE) for unit in (world.suoi_nga, world.doi_sim)}
    event = Event.objects.get(verb="programmes.task_assigned")
    assert event.facts == {
        "lead": str(world.committee_a.pk),
        "due": "2026-07-31",
        "units": [str(world.suoi_nga.pk), str(world.doi_sim.pk)],
    }


def test_a_task_may_have_no_due_date(draft, lan, world):
    assert assign(draft, lan, world, due=None).due is None


def test_units_see_the_task_and_its_programme_from_the_assignment_on(draft, lan, minh, tuan, world):
    assert not Task.objects.visible_to(minh).exists()
    assert not Programme.objects.visible_to(minh).exists()
    assign(draft, lan, world)
    assert Task.objects.visible_to(minh).get() == draft
    assert Programme.objects.visible_to(minh).get() == draft.programme
    assert not Task.objects.visible_to(tuan).exists()
    assert not Programme.objects.visible_to(tuan).exists()


def test_it_is_assigned_once(task, lan, world):
    with pytest.raises(ValidationError, match="đã được giao"):
        assign(task, lan, world)
    assert Assignment.objects.count() == 2


def test_somebody_carries_it_out(draft, lan, world):
    with pytest.raises(ValidationError, match="ít nhất một đơn vị"):
        assign(draft, lan, world, units=[])


def test_a_date_in_the_past_is_refused(draft, lan, world):
    with pytest.raises(ValidationError, match="Hạn đã qua"):
        assign(draft, lan, world, due=date(2026, 6, 14))
    assert assign(draft, lan, world, due=date(2026, 6, 15)).due == lan.today


def test_a_unit_under_neither_side_is_not_given_it(draft, lan, world):
    stranger = make_organisation("Công ty Than Khe Lim", "Than Khe Lim")
    with pytest.raises(ValidationError, match="Than Khe Lim không trực thuộc"):
        assign(draft, lan, world, units=[stranger])
    with pytest.raises(ValidationError, match="không thuộc các bên"):
        assign(draft, lan, world, lead=make_body(stranger, "committee", "Đảng ủy Than Khe Lim"))


def test_an_internal_task_is_not_led_by_the_other_side(programme, lan, world):
    internal = actions.draft_task(programme, by=lan, title="Việc nội bộ", shared=False)
    with pytest.raises(ValidationError, match="không thuộc các bên"):
        assign(internal, lan, world, lead=world.committee_b)
    assert assign(internal, lan, world, units=[world.suoi_nga]).assignments.count() == 1


@pytest.mark.parametrize("name", ["phong", "mai", "minh"])
def test_only_the_owner_assigns(draft, world, name, request):
    with pytest.raises(PermissionDenied, match="văn phòng, lãnh đạo bên có nhiệm vụ"):
        assign(draft, request.getfixturevalue(name), world)


def test_either_side_assigns_what_both_own(programme, lan, phong, world, resolution):
    task = actions.draft_task(programme, by=lan, title="Rà soát", source=resolution, start=8)
    assert set(task.owners.all()) == {world.bac_son, world.vinh_xanh}
    assert assign(task, phong, world, lead=world.committee_b).lead == world.committee_b


def test_a_specialist_assigns_within_the_own_field(draft, programme, lan, world):
    board = make_body(world.bac_son, "personnel", "Ban Tổ chức Bắc Sơn")
    board.fields.add(world.environment)
    yen = act_as(make_user("yen", "Hoàng Thị Yến", "specialist", world.bac_son, board))
    other = actions.draft_task(programme, by=lan, title="Việc khác", field=world.cadres)
    with pytest.raises(PermissionDenied):
        assign(other, yen, world)
    assert not assign(draft, yen, world).draft
