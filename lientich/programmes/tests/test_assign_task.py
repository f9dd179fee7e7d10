from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from conftest import act_as, make_body, make_organisation, make_user
from lientich.documents.models import Document
from lientich.journal.models import Event
from lientich.programmes import actions
from lientich.programmes.models import Assignment, Programme, State, Task
from lientich.programmes.queries import within_reach
from lientich.programmes.queries.assigning import leading_bodies

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


def rights_to_read(document, *people):
    return [Document.objects.visible_to(one).filter(pk=document.pk).exists() for one in people]


def sent_form(client, task, world):
    address = reverse("programmes:assign_task", args=[task.pk])
    given = {"lead": world.committee_a.pk, "no_due": "on", "units": [world.suoi_nga.pk]}
    return client.get(address), lambda **more: client.post(address, given | more)


def test_the_source_goes_to_the_units_with_the_task(
    programme, resolution, lan, minh, tuan, world, client
):
    task = actions.draft_task(
        programme, by=lan, title="Vận hành trạm", source=resolution, start=8, place="mục 2"
    )
    client.force_login(lan.user)
    page, send = sent_form(client, task, world)
    assert page.context["form"]["send_source"].value() is True
    assert rights_to_read(resolution, minh, tuan) == [False, False]
    send(send_source="on")
    assert rights_to_read(resolution, minh, tuan) == [True, False]
    shared = Event.objects.get(verb="documents.shared")
    assert shared.facts == {"organisation": str(world.suoi_nga.pk)}
    client.force_login(minh.user)
    part = client.get(task.assignments.get().get_absolute_url())
    assert f'<a href="{resolution.get_absolute_url()}?at=8#at">{resolution.title}</a>' in part.text
    assert "mục 2" in part.text


def test_a_source_that_is_not_sent_is_not_hinted_at(
    programme, resolution, lan, minh, world, client
):
    from_it = actions.draft_task(
        programme, by=lan, title="Vận hành trạm", source=resolution, place="mục 2"
    )
    of_none = actions.draft_task(programme, by=lan, title="Vận hành trạm")
    client.force_login(lan.user)
    told = []
    for task in (from_it, of_none):
        _page, send = sent_form(client, task, world)
        send()
    assert rights_to_read(resolution, minh) == [False]
    client.force_login(minh.user)
    for task in (from_it, of_none):
        page = client.get(task.assignments.get().get_absolute_url()).text
        assert "Không có văn bản nào được mở cho đơn vị" in page
        told.append([word in page for word in (resolution.title, "NQLT", "mục 2")])
    assert told == [[False] * 3] * 2


def test_only_an_office_that_may_send_the_source_is_asked(
    programme, resolution, lan, ha, draft, world, client
):
    task = actions.draft_task(programme, by=lan, title="Vận hành trạm", source=resolution)
    client.force_login(ha.user)  # a leader assigns, and sends nothing
    page, send = sent_form(client, task, world)
    assert "send_source" not in page.context["form"].fields
    with pytest.raises(PermissionDenied, match="văn phòng tổ chức có văn bản"):
        assign(task, ha, world, send_source=True)
    task.refresh_from_db()
    assert task.draft
    client.force_login(lan.user)
    page, _send = sent_form(client, draft, world)  # of no document
    assert "send_source" not in page.context["form"].fields


def test_in_english_bodies_cooperate_and_the_rail_has_the_joint_work(draft, lan, client):
    client.force_login(lan.user)
    client.cookies["django_language"] = "en"
    page = client.get(reverse("programmes:assign_task", args=[draft.pk]))
    assert ">Joint work<" in page.text
    assert "<legend>Cooperating</legend>" in page.text
